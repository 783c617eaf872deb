"""Names of projects: parks, lines, plants, bridges, hospitals.

In:  the article.    Out: ProjectMentions in order, without overlap.

A name ends in a head of the lexicon (…产业园, …号线), perhaps with a stage behind it (二期, 北延段). Where it begins is read
backwards: to the last mark, verb or function word. Portfolios (143个攻坚项目, 重点项目, 一批工程) are no names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.model import Mention, PreparedArticle

_STAGE = re.compile(r"(?:[一二三四五六七八九]期)?(?:[东南西北中][延]?[段区]|[东南西北]延线?)?(?:工程|项目|改造工程|扩建工程)?")
_MARK = re.compile(r"[，。；：！？、“”《》（）\n\s]")
_LONGEST = 26  # characters before the head
# What a name does not reach over: particles, prepositions and the verbs of building themselves.
_BREAK = re.compile(
    r".*(?:[的了在将于是和与及把对为到等由从向被至让]|实现|推进|推动|建设|建成|加快|启动|打造|竣工|投用|开工|新建|启用|设立|支持|围绕|聚焦|其中|包括|作为|走进|来到|察看|考察|调研|参观|位于|首批|条|座|达|次年|同日|目前|如今|还有|首条|深化|共建|协同|全力|重点|年内|"
    r"结合|改扩建|共同|抓好|做好|促成|促进|发展暨)(?=.)",
)
_TIME = re.compile(
    r"^(?:今年|去年|明年|年内|年底|目前|近日|日前|昨日|今天|本月|\d{1,4}年|\d{1,2}月|\d{1,2}日|上午|下午|[上下]半年|[一二三四]季度|底前|前|[全我本该此其各])+"
)
_GENERIC = re.compile(
    r"(?:.*民生|次集中|廉政|教育|.*[一多]批|促成|全国统一大|占地.*|首条|次|[一二两三四五六七八九十百千\d.]+[个批项条座家处大类亿万]?元?|以上|等|一批|多[个项]|这[些个]|[全本该各此]|所有|部分|重点|重大|攻坚|工业|产业|民生|实事|建设|投资|基础设施|惠民|高新技术|"
    r"亿元|海洋|新建|续建|储备|签约|开工|优质|制造业|合作|文旅|农业|服务业|科技|创新|示范|现代|国家级|省级|市级|县级|重要|大型|新型|智能|绿色|特色|高质量|技改|招商|引进|[省市县区镇村]|外资|大|好|新|老|旧|小)*"
)


class ProjectMention(Mention):
    """A named project; its name is its surface."""


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("project_heads", ("word", "note"))}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), table


def find_project_names(prepared: PreparedArticle) -> tuple[ProjectMention, ...]:
    """Every named project of the article, whether or not anything is said of it."""
    text = prepared.folded
    pattern, table = _heads()
    marks = [-1, *(match.start() for match in _MARK.finditer(text))]
    tags = {token.start: token.tag for token in prepared.tokens}
    found: list[ProjectMention] = []
    for match in pattern.finditer(text):
        stop = _stage_end(text, match.end())
        mark = marks[bisect_right(marks, match.start() - 1) - 1]
        start = _begin(text, max(mark + 1, match.start() - _LONGEST), match.start())
        if mark >= 0 and text[mark] == "”" and start == mark + 1:
            start = _before_quotation(text, marks, mark, start)
        if not _is_name(text[start : match.start()], text[match.start() : stop], table[match[0]]) or tags.get(start, "n") in ("uj", "c"):
            continue
        if found and found[-1].start <= start < found[-1].stop:
            if stop > found[-1].stop:
                found[-1] = ProjectMention(found[-1].start, stop, "project-name")
            continue
        while found and start <= found[-1].start:  # the longer reading of an overlap stands
            found.pop()
        found.append(ProjectMention(start, stop, "project-name"))
    return tuple(found)


def _before_quotation(text: str, marks: list[int], closing: int, start: int) -> int:
    """Where a name begins that holds a quotation: 北湖新区“云谷”数据中心."""
    quoted = text.rfind("“", max(0, closing - 14), closing)
    if quoted < 0:
        return start
    if quoted == 0 or text[quoted - 1] in "，。；、：\n就在“":
        return quoted
    return _begin(text, max(marks[bisect_right(marks, quoted - 1) - 1] + 1, quoted - _LONGEST), quoted)


def _stage_end(text: str, position: int) -> int:
    stage = _STAGE.match(text, position)
    return stage.end() if stage else position


def _begin(text: str, low: int, head: int) -> int:
    """Where a name begins between ``low`` and its head: behind the last word it cannot contain, behind a time."""
    piece = text[low:head]
    broken = _BREAK.match(piece)
    start = low + (broken.end() if broken else 0)
    time = _TIME.match(text[start:head])
    return start + (time.end() if time else 0)


def _is_name(before: str, head: str, note: str) -> bool:
    core = before.strip("“”")
    shortest = 1 if head.startswith("号线") else 2
    if len(core) < shortest or _GENERIC.fullmatch(core) or re.match(r"\d+[个项条座]|[一二三四五六七八九十]+[个项大批]|多[个项]|一批", core):
        return False
    return note == "strong" or len(core) >= 3
