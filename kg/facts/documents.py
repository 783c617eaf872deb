"""What was done to documents: issued, passed, signed, studied, put into effect.

In:  the article, its organisations and events, its region.    Out: DocumentActs in the order of the text.

    区政府印发《甲方案》《乙办法》     审议通过了甲办法、乙细则     《甲条例》自5月1日起施行
    听取了关于甲的报告和关于乙的说明   开展“甲”行动、“乙”行动

A document that is only cited (根据《…》, 对照《…》) has no act and is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kg.lexicon.tables import rows
from kg.mentions.documents import DocumentMention, bare_names, find_titles
from kg.model import DocumentAct, Event, Evidence, OrganisationMention, PreparedArticle, Sentence

_KINDS = {
    "any": frozenset({"law", "paper", "campaign"}),
    "campaign": frozenset({"campaign"}),
    "law": frozenset({"law"}),
    "title": frozenset[str](),
}
# What may stand between the verb and the title: 印发了新修订的《…》, 开展优化营商环境“…”行动
_BEFORE_TITLE = re.compile(r"(?:了|《|好|实施|和|[^，。；：、“”《》\n]{0,12}?的?(?:新版|题为)?)")
_JOIN = re.compile(r"(?:\d(?:\.\d)?版)?[、，]?(?:和|以及|及|与)?(?:关于)?")
_AFTER_TITLE = re.compile(
    r"(?:（[^（）\n]{1,24}）)?(?:蓝皮书|白皮书|项目)?(?:日前|近日|今天|昨天|当日|今日|正式|同步|也|已|已经|于|将|自|目前|尚在|由[^，。；]{1,16}|[^，。；\n]{0,3}\d{1,4}[年月日][^，。；\n]{0,14}|（[^（）\n]{1,10}）|在[^，。；\n]{1,10}|对外|面向社会|公开|起)*$"
)
_HEARD = re.compile(r"(?:听取|审议|审查|讨论|通过|批准|表决)[^，。；\n]{0,60}?(?=关于)")
_ABOUT = re.compile(
    r"关于(?:《[^《》\n]{2,80}》|[^，。；：《》\n、]{3,70}?)[^，。；：《》\n]{0,20}?的(?:工作)?(报告|说明|决定|决议|议案|建议案|意见|规定|办法)(?:草案)?(?=[，。；、！和及等审（《\n]|并|$)"
)
# 听取关于甲草案、乙草案审议情况的汇报
_DISCUSSED = re.compile(r"(?:关于|(?<=报告)和)([^，。；：《》\n]{3,90}?)\d*个?(?:审议|修改|起草)(?:情况|意见)的(?:汇报|说明)")
_IN_FORCE = re.compile(
    r"(?:^|[，。；：\n、]|自|是|随着|检查|介绍)([^，。；：、“”《》\n]{2,24}?(?:条例|协定|协议|法))"
    r"(?:将?于[^，。；、\n]{2,14}?(?:正式|起)|正式|[^，。；、\n]{0,3}\d{1,2}月\d{1,2}日起?)?(正式生效|生效|施行|实施|颁布)"
)
_NO_LAW = re.compile(r"办法$|方法$|做法$|[司执立依违合说看想设]法$|加强|推动|完善|保证|严格|全面|落实|贯彻|监督|第一部|我国|和|的|针对|对")
_IS_SUBJECT = re.compile(r"(?:^|[，。；：\n]|据悉，|讯）?)(?:[^，。；：\n]{0,14}[的修定])?$")
# 甲办法共六章，自5月1日起|施行; 目前尚在|征求意见
_LATER = re.compile(r"[，；]")
_ANAPHOR = re.compile(r"(?:该|本|这[一部份项]|此)(条例|办法|规定|意见|方案|规划|行动计划|计划|细则|措施|法|纲要|白皮书|通知|决定)")
_TITLED_REPORT = re.compile(r"作(?:了)?(?:题为|以)《([^《》\n]{4,80})》(?:为题)?的?(?:工作|主题)?报告")
_SUM = re.compile(r"“[一二三四五六七八九十]+[大项个](?:重点)?(?:专项)?(?:行动|工程|战略|计划|攻坚战)”")
_SUM_VERB = re.compile(r"(实施|开展|部署|启动|推进|组织实施|组织开展)(?:好|了)?([^。；\n]*)$")
_SPEECH = re.compile(r"(?:的|等)?(?:重要|署名|主旨|致辞|书面)?(?:讲话|致辞|演讲|文章|社论|评论|快评|贺信|晚会)")  # 发表题为《…》的讲话
_SERIES = re.compile(
    r"实施([^，。；：“《\n]{3,24}(?:、[^，。；：《\n]{2,24}){1,8})等(?:一系列|系列|多[个项]|\d+[个项]|[一二三四五六七八九十]+[大个项])?(?:重大|重点)?专项行动"
)
_SUBJECT = re.compile(
    r"(?:^|[，。；：\n]|讯）?|[）\s])([^，。；：“”《》（）\n\s]{2,30}?(?:委员会|常委会|政府|办公室|局|部|委|会议|全会|大会|中心组|院|署|总台|集团|公司|办|协会|市|县|区|省|国|双方|三方))"
    r"(?:近日|日前|今天|昨天|今年|今后|新近|同步|还|也|将|已|正式|联合|研究|会上|现场|（[^（）\n]{1,10}）|今后三年)*$"
)
_NO_ACT = re.compile(r"草案|稿|工作情况|委员会|意见稿|[^，。]{0,6}工作座谈会")
_MOST_ACTS = 100  # acts looked at in one sentence; keeps the time linear
_LONGEST_LIST = 60  # titles after one verb
_MEETING = re.compile(r"会议|全会|大会")


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb of the lexicon in the text."""

    start: int
    stop: int
    word: str
    side: str
    kinds: frozenset[str]


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {word: (side, names) for word, side, names in rows("document_acts", ("word", "side", "names"))}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), table


def find_documents(
    prepared: PreparedArticle,
    organisations: tuple[OrganisationMention, ...],
    events: tuple[Event, ...],
    region: str | None,
) -> tuple[DocumentAct, ...]:
    """The acts on named documents and campaigns, one a document and verb."""
    reader = _Reader(prepared, organisations, events, region)
    found: dict[str, DocumentAct] = {}
    for act in reader.read():
        found.setdefault(_key(act.document), act)
    keys = list(found)
    for short in keys:
        rule = found[short].evidence[0].rule
        unmarked = rule in ("document-bare", "document-in-force") and short.endswith(("法", "条例", "细则"))
        for full in found:
            # 专利法实施细则 beside 《中华人民共和国专利法实施细则（修正草案）》; 关于甲的报告 beside 县政府关于甲的报告
            inside = unmarked and short in full and found[full].evidence[0].rule == "document-title"
            if short != full and (inside or (rule == "document-agenda-item" and full.endswith(short))):
                del found[short]
                break
    return tuple(sorted(found.values(), key=lambda act: act.evidence[0].stop))


def _key(name: str) -> str:
    """Two ways to write one name: 关于甲的报告 and 甲的报告, “甲”行动 and 甲行动."""
    return re.sub("[“”‘’《》（）、 ]|^关于", "", name)


class _Reader:
    """Reads one article sentence by sentence."""

    def __init__(
        self, prepared: PreparedArticle, organisations: tuple[OrganisationMention, ...], events: tuple[Event, ...], region: str | None
    ) -> None:
        self._prepared = prepared
        self._text = prepared.folded
        self._organisations = organisations
        self._events = events
        self._region = region
        self._titles = find_titles(prepared.folded)
        self._starts = [title.start for title in self._titles]

    def read(self) -> list[DocumentAct]:
        found: list[DocumentAct] = []
        for sentence in self._prepared.sentences:
            titles = self._titles[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.stop)]
            acts = self._acts(sentence, titles)
            for act in acts:
                for document in self._objects(act, sentence, titles):
                    found.append(self._fact(act, document, sentence))
            for title in titles:
                if (passive := self._passive(title, acts) or self._passive_later(title, acts)) is not None:
                    found.append(self._fact(passive, title, sentence))
            found += self._heard(sentence)
            found += self._in_force(sentence)
            found += self._referred(sentence, acts)
            found += self._named_otherwise(sentence)
        return found

    def _acts(self, sentence: Sentence, titles: tuple[DocumentMention, ...]) -> list[_Act]:
        pattern, table = _verbs()
        starts = [title.start for title in titles]
        acts = []
        for match in islice(pattern.finditer(self._text, sentence.start, sentence.stop), _MOST_ACTS):
            side, names = table[match[0]]
            if _NO_ACT.match(self._text, match.end()) or self._text[match.start() - 1] in "就":  # 修订|草案, 就|编制规划听取意见
                continue
            before = bisect_right(starts, match.start())
            if not before or titles[before - 1].stop <= match.start():
                acts.append(_Act(match.start(), match.end(), match[0], side, _KINDS[names]))
        return acts

    def _objects(self, act: _Act, sentence: Sentence, titles: tuple[DocumentMention, ...]) -> list[DocumentMention]:
        """What follows the verb: titles joined by 、 和 or nothing, else names without marks."""
        if act.side == "subject":
            return []
        first = bisect_left(self._starts, act.stop)
        following = [title for title in self._titles[first : first + _LONGEST_LIST] if title.start < sentence.stop]
        if following and _BEFORE_TITLE.fullmatch(self._text, act.stop, following[0].start):
            listed = following[:1]
            for title in following[1:]:
                gap = self._text[listed[-1].stop : title.start]
                if not (_JOIN.fullmatch(gap) or gap == "等"):
                    break
                listed.append(title)
            if _SPEECH.match(self._text, listed[-1].stop):
                return []
            wanted = act.kinds - ({"campaign"} if act.word == "通过" else frozenset()) or frozenset({"title"})
            return [t for t in listed if (t.kind == "title" and wanted != _KINDS["campaign"]) or t.kind in wanted]
        if not act.kinds:
            return []
        limit = min([sentence.stop, *(t.start for t in following[:1])])
        return [name for name in bare_names(self._text, act.stop, act.kinds, act.word) if name.stop <= limit]

    def _passive(self, title: DocumentMention, acts: list[_Act]) -> _Act | None:
        first = bisect_left(acts, title.stop, key=lambda act: act.start)
        for act in acts[first : first + 4]:
            if act.side in ("subject", "both") and act.start - title.stop < 400:
                between = self._text[title.stop : act.start]
                between = re.sub(r"^(?:(?:和|、)?《[^《》\n]{2,80}》)+", "", between)
                ends = self._text[act.stop : act.stop + 1] in ("", "，", "。", "；", "\n", "阶", "实", "施")
                return act if ends and _AFTER_TITLE.fullmatch(between) else None
        return None

    def _passive_later(self, title: DocumentMention, acts: list[_Act]) -> _Act | None:
        """An act in a later clause whose subject the title still is: 《甲条例》共六章，自5月1日起施行."""
        if not _IS_SUBJECT.search(self._text[max(0, title.start - 20) : title.start]):
            return None
        first = bisect_left(acts, title.stop, key=lambda act: act.start)
        for act in acts[first : first + 4]:
            if act.side == "object" or act.start - title.stop > 120:
                continue
            clause = max(self._text.rfind(mark, title.stop, act.start) for mark in "，；")
            ends = self._text[act.stop : act.stop + 1] in ("", "，", "。", "；", "\n", "阶")
            if clause > 0 and ends and _AFTER_TITLE.fullmatch(self._text[clause + 1 : act.start]):
                return act
        return None

    def _heard(self, sentence: Sentence) -> list[DocumentAct]:
        """Agenda items: 听取和审议了…所作的关于甲的报告，…关于乙的报告."""
        heard = _HEARD.search(self._text, sentence.start, sentence.stop)
        if heard is None:
            return []
        verb = re.match(r"听取(?:和|并)审议|[^，。]{2}(?:通过)?", heard[0])
        act = _Act(heard.start(), heard.start() + 2, verb[0] if verb else heard[0][:2], "object", _KINDS["any"])
        found = []
        for item in _DISCUSSED.finditer(self._text, heard.end(), sentence.stop):
            if "《" not in item[0] and "关于" not in item[1]:
                found += [
                    self._fact(act, name, sentence)
                    for name in bare_names(self._text, item.start(1), _KINDS["any"])
                    if name.stop <= item.end()
                ]
        for item in _ABOUT.finditer(self._text, heard.end(), sentence.stop):
            if any(t.start < item.start() < t.stop for t in self._titles):
                continue
            inner = re.search(r"《([^《》]+)》", item[0])
            if item[1] == "说明" and not inner:
                continue
            name = inner[1] if inner else item[0]
            found.append(self._fact(act, DocumentMention(item.start(), item.end(), "agenda-item", name, "paper"), sentence))
        return found

    def _in_force(self, sentence: Sentence) -> list[DocumentAct]:
        """Laws and agreements without marks before 生效, 施行, 实施: 甲乙自贸协定生效三年来, 甲条例将于5月1日起施行."""
        found = []
        for match in _IN_FORCE.finditer(self._text[sentence.start : sentence.stop]):
            name = re.sub(r"^.*(?:检查了?|介绍了?|以来|自[^，]*月|[在是])|^我国", "", match[1])
            if len(name) < 3 or _NO_LAW.search(name):
                continue
            stop = sentence.start + match.end(1)
            act = _Act(sentence.start + match.start(2), sentence.start + match.end(2), match[2], "subject", _KINDS["law"])
            found.append(self._fact(act, DocumentMention(stop - len(name), stop, "in-force", name, "law"), sentence))
        return found

    def _referred(self, sentence: Sentence, acts: list[_Act]) -> list[DocumentAct]:
        """该条例经…批准，将于10月1日起施行: the last title that ends so."""
        match = _ANAPHOR.search(self._text, sentence.start, sentence.stop)
        if match is None:
            return []
        before = self._titles[max(0, bisect_left(self._starts, match.start()) - 20) : bisect_left(self._starts, match.start())]
        for title in reversed(before):
            if re.sub(r"（[^（）]*）$", "", title.name).endswith(match[1]):
                place = DocumentMention(match.start(), match.end(), "referred", title.name, title.kind)
                act = self._passive(place, acts) or self._passive_later(place, acts)
                return [self._fact(act, place, sentence)] if act else []
        return []

    def _named_otherwise(self, sentence: Sentence) -> list[DocumentAct]:
        """作题为《…》的报告; the “六大行动” that a list before it makes up; 实施甲、乙等专项行动."""
        found = []
        for match in _TITLED_REPORT.finditer(self._text, sentence.start, sentence.stop):
            act = _Act(match.start(), match.start() + 1, "作", "object", _KINDS["title"])
            found.append(self._fact(act, DocumentMention(match.start(1), match.end(1), "titled-report", match[1], "title"), sentence))
        for match in _SUM.finditer(self._text, sentence.start, sentence.stop):
            verb = _SUM_VERB.search(self._text[max(sentence.start, match.start() - 120) : match.start()])
            if verb and "行动" not in verb[2]:
                start = match.start() - len(verb[0])
                act = _Act(start, start + len(verb[1]), verb[1], "object", _KINDS["campaign"])
                found.append(self._fact(act, DocumentMention(match.start(), match.end(), "campaign", match[0], "campaign"), sentence))
        for match in _SERIES.finditer(self._text, sentence.start, sentence.stop):
            act = _Act(match.start(), match.start() + 2, "实施", "object", _KINDS["campaign"])
            for member in re.finditer("[^、]+", match[1]):
                start = match.start(1) + member.start()
                mention = DocumentMention(start, start + len(member[0]), "series", member[0], "campaign")
                found.append(self._fact(act, mention, sentence))
        return found

    def _fact(self, act: _Act, document: DocumentMention, sentence: Sentence) -> DocumentAct:
        evidence = Evidence(min(act.start, document.start), max(act.stop, document.stop), f"document-{document.rule}")
        return DocumentAct(self._agent(act, document, sentence), act.word, document.name, (evidence,))

    def _agent(self, act: _Act, document: DocumentMention, sentence: Sentence) -> str | None:
        """Who acts: the body named before the verb; 会议 is the event of the sentence; else the area of the article."""
        first = min(act.start, document.start)
        before = self._text[max(sentence.start, first - 60) : first]
        subject = _SUBJECT.search(before)
        if subject and not _MEETING.fullmatch(subject[1]):
            return re.sub(r"^.*(?:签署|建议|认真执行|主持召开|受(?=国务院))", "", subject[1])
        if _MEETING.search(before):
            near = [event for event in self._events if event.type == "meeting" and event.evidence[0].start <= act.stop]
            if near:
                return near[-1].host or near[-1].name
        named = [o for o in self._organisations if sentence.start <= o.start and o.stop <= first]
        return named[-1].name if named else self._region
