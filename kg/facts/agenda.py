"""What a meeting heard and reviewed: the items of an agenda.

In:  a sentence.    Out: the names of reports, drafts and motions, with the verb.

    听取和审议了…所作的关于甲的报告，…关于乙的说明      听取关于甲草案、乙草案审议情况的汇报      对甲草案进行审议      就甲（征求意见稿）听取意见
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.documents import DocumentMention, bare_names

ANY = frozenset({"law", "paper", "campaign"})
_HEARD = re.compile(r"(?:听取|审议|审查|讨论|通过|批准|表决|提交|提出了?(?=关于提请)|作了?(?=《关于))[^，。；\n]{0,60}?(?=关于)")
_ABOUT = re.compile(
    r"关于(?:《[^《》\n]{2,80}》|[^，。；：《》\n、]{3,70}?)[^，。；：《》\n]{0,20}?的(?:工作|书面|审计工作|审查)?(报告|说明|决定|决议|议案|建议案|意见|规定|办法)(?:草案)?(?=[，。；、！和及等审（《\n]|并|$)"
)
# 听取关于甲草案、乙草案审议情况的汇报
_DISCUSSED = re.compile(r"(?:关于|(?<=报告)和)([^，。；：《》\n]{3,90}?)\d*个?(?:审议|修改|起草)(?:情况|意见)的(?:汇报|说明)")
_TITLES_DISCUSSED = re.compile(r"关于((?:《[^《》\n]{2,90}》[、和]?){1,12})(?:审议|修改|起草)(?:情况|意见|结果)的(?:汇报|说明|报告)")
_REVIEWED = re.compile(r"对([^，。；：《》\n]{3,60}?(?:草案|修订草案|报告|规划|条例|法))进行(?:[^，。；]{0,6})?(审议|审查|讨论|表决)")
_ASKED = re.compile(
    r"就(?!编制|制定|修改|修订|起草|做好|加强|如何)([^，。；：《》\n]{3,60}?)(?:充分|广泛)?(听取|征求(?!意见稿))[^，。；\n]{0,40}(?:意见|建议)"
)


def agenda_items(text: str, start: int, stop: int, titles: tuple[DocumentMention, ...]) -> Iterator[tuple[int, int, str, DocumentMention]]:
    """(start and stop of the verb, the verb, the item) for the items of the sentence [start, stop)."""
    heard = _HEARD.search(text, start, stop)
    if heard is not None:
        verb = re.match(r"听取(?:和|并)审议|提交|提出|作|[^，。]{2}(?:通过)?", heard[0])
        word = verb[0] if verb else heard[0][:2]
        for item in (*_discussed(text, heard.end(), stop), *_reports(text, heard.end(), stop, titles)):
            yield heard.start(), heard.start() + 2, word, item
    for pattern, group in ((_REVIEWED, 2), (_ASKED, 2)):
        for match in pattern.finditer(text, start, stop):
            for name in bare_names(text[: match.end(1)], match.start(1), ANY, match[group]):
                yield match.start(group), match.end(group), match[group], name


def _discussed(text: str, start: int, stop: int) -> Iterator[DocumentMention]:
    for item in _DISCUSSED.finditer(text, start, stop):
        if "《" not in item[0] and "关于" not in item[1]:
            yield from (name for name in bare_names(text, item.start(1), ANY) if name.stop <= item.end())


def _reports(text: str, start: int, stop: int, titles: tuple[DocumentMention, ...]) -> Iterator[DocumentMention]:
    for item in _ABOUT.finditer(text, start, stop):
        if any(title.start < item.start() < title.stop for title in titles):
            continue
        inner = re.search(r"《([^《》]+)》", item[0])
        if item[1] != "说明" or inner:
            yield DocumentMention(item.start(), item.end(), "agenda-item", inner[1] if inner else item[0], "paper")
    for item in _TITLES_DISCUSSED.finditer(text, start, stop):
        for title in re.finditer(r"《([^《》]+)》", item[1]):
            at = item.start(1) + title.start()
            yield DocumentMention(at, at + len(title[0]), "agenda-item", title[1], "title")
