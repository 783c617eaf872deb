"""What was done to documents: issued, passed, signed, studied, put into effect.

In:  the article, its organisations and events, its region.    Out: DocumentActs in the order of the text.

    区政府印发《甲方案》《乙办法》     审议通过了甲办法、乙细则     《甲条例》自5月1日起施行
    听取了关于甲的报告和关于乙的说明   开展“甲”行动、“乙”行动

A document that is only cited (根据《…》, 对照《…》) has no act and is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kg.facts.agenda import ANY, agenda_items
from kg.facts.document_agents import AgentReader
from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.mentions.documents import DocumentMention, bare_names, find_titles, has_head
from kg.model import DocumentAct, Event, Evidence, OrganisationMention, PreparedArticle, Sentence

_KINDS = {"any": ANY, "campaign": frozenset({"campaign"}), "law": frozenset({"law"}), "title": frozenset[str](), "head": ANY}
# What may stand between the verb and the title: 印发了新修订的《…》, 开展优化营商环境“…”行动, 发布创新案例和《…》
_BEFORE_TITLE = re.compile(
    r"(?:了|《|好|实施|和|[^，。；：、“”《》\n]{0,12}?的?(?:新版|题为)?|[^，。；：、“”《》\n]{2,30}(?:和|及|与|以及)|[^，。；：、“”《》\n]{2,40}(?:大会|会议|全会|委员会))"
)
_JOIN = re.compile(r"(?:\d(?:\.\d)?版)?[、，]?(?:和|以及|及|与)?(?:关于)?")
_AFTER_TITLE = re.compile(
    r"(?:（[^（）\n]{1,24}）|（(?:以下)?简称[^\n]{1,40}?》）)?(?:蓝皮书|白皮书|项目|国家标准|行业标准)?(?:日前|近日|今天|昨天|当天|今日|正式|同步|也|已|已经|于|将|自|目前|尚在|由[^，。；]{1,60}?|[^，。；\n]{0,3}\d{1,4}[年月日][^，。；\n]{0,14}|（[^（）\n]{1,10}）|在[^，。；\n]{1,10}|对外|面向社会|公开|起)*$"
)
_ENDS = re.compile(r"[，。；\n阶实施暨]|$|[一二两三四五六七八九十\d]+(?:周?年|个?月)(?:来|以来|，)")  # “以竹代塑”行动实施|两年来
_IN_FORCE = re.compile(
    r"(?:^|[，。；：\n、]|自|是|随着|检查|介绍)([^，。；：、“”《》\n]{2,24}?(?:条例|协定|协议|法))"
    r"(?:将?于[^，。；、\n]{2,14}?(?:正式|起)|正式|[^，。；、\n]{0,3}\d{1,2}月\d{1,2}日起?)?(正式生效|生效|施行|实施|颁布)"
)
_IN_A_REPORT = re.compile(r"情况的?(?:报告|汇报|说明)")  # 关于检查甲法实施|情况的报告
_NO_LAW = re.compile(r"办法$|方法$|做法$|[司执立依违合说看想设]法$|加强|推动|完善|保证|严格|全面|落实|贯彻|监督|第一部|我国|和|的|针对|对")
_IS_SUBJECT = re.compile(r"(?:^|[，。；：\n]|据悉，|讯）?|令说，)(?:[^，。；：\n]{0,14}[的修定])?$")
_ANAPHOR = re.compile(r"(?:该|本|这[一部份项]|此)(条例|办法|规定|意见|方案|规划|行动计划|计划|细则|措施|法|纲要|白皮书|通知|决定)")
_TITLED_REPORT = re.compile(r"作(?:了)?(?:题为|以)《([^《》\n]{4,80})》(?:为题)?的?(?:工作|主题)?报告")
_IN_THE_NAME_OF = re.compile(r"代表[^，。；]{2,40}(?:委员会|常委会|党委|政府|党组)")
_GIVEN = re.compile(r"作[了的]?《(关于[^《》\n]{4,80}报告)》")
_REPORT_PASSED = re.compile(r"(?:通过|批准|同意)[^。；\n]{0,40}报告")
_EXPLAINED = re.compile(  # 就《甲条例》作专题解读, 就甲工作情况报告作说明
    r"(?:就|围绕|对)(?:《([^《》\n]{3,80})》|([^，。；：《》\n]{6,50}(?:报告|草案|修正案)))(?:（[^（）\n]{1,14}）)?(?:的[^，。；]{1,12})?(?:向[^，。；]{1,8})?"
    r"(?:进行|作)了?(?:专题|深入|全面|详细|系统)?的?(解读|讲解|学习|宣讲|说明)"
)
_SUM = re.compile(r"“[一二三四五六七八九十]+[大项个](?:重点)?(?:专项)?(?:行动|工程|战略|计划|攻坚战)”")
_SUM_VERB = re.compile(r"(实施|开展|部署|启动|推进|组织实施|组织开展)(?:好|了)?([^。；\n]*)$")
_TOP_TEN = re.compile(
    r"(发布|公布|揭晓|评出)(?:了)?(?!的)((?:\d{4}(?:年度?)?)?[^，。；、“”《》\n]{0,10}十大[^，。；、“”《》\n]{2,16}(?:、[^，。；、“”《》\n]{0,6}十大[^，。；、“”《》\n]{2,16}){0,3})"
)
_SERIES = re.compile(
    r"实施([^，。；：“《\n]{3,24}(?:、[^，。；：《\n]{2,24}){1,8})等(?:一系列|系列|多[个项]|\d+[个项]|[一二三四五六七八九十]+[大个项])?(?:重大|重点)?专项行动"
)
_SPEECH = re.compile(r"(?:的|等)?(?:重要|署名|主旨|致辞|书面)?(?:讲话|致辞|致词|演讲|文章|社论|评论|快评|贺信|晚会)")  # 发表题为《…》的讲话
# Programmes, songs and films have titles too: 特别节目《…》, 歌舞《…》
_WORK_OF_ART = re.compile(
    r"(?:节目|纪录片|专题片|电视剧|电影|影片|晚会|歌曲|歌舞|舞剧|话剧|演出|栏目|专栏|系列报道|报道|通讯|综述|直播|公开课|图书|丛书|小说|诗|交响曲|短片|宣传片|快评|社论|文章|评论)[^，。；《》]{0,6}$"
)
_BESIDE_NOUN = re.compile(r"工作|与|情况|委员会|座谈会|流程|程序|意见稿|草案|稿|制度")  # 审查|工作, 科技伦理审查|与服务…
_NOT_DONE = re.compile(r"(?:未能?|没有|没|不再|拒绝|尚待)$")  # 并未|达成…方案
_QUOTED_POLICY = re.compile(
    r"(发布|出台|推出|印发|公布|实施)(?:了)?(?:[^，。；：、“”《》\n]{0,12})((?:[、和]?“(?![一二三四五六七八九十百]+条)[^“”\n]{1,14}(?:条|新政)”)+)"
)
_SUGGESTED = re.compile(r"(?:建议|提议|呼吁|尽快|早日|抓紧)[^，。；]{0,4}$")
_MOST_ACTS = 100  # acts looked at in one sentence; keeps the time linear
_LONGEST_LIST = 60  # titles after one verb


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb of the lexicon in the text; ``names`` tells which names it takes."""

    start: int
    stop: int
    word: str
    side: str
    names: str


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {word: (side, names) for word, side, names in rows("document_acts", ("word", "side", "names"))}
    return re.compile(any_of(table)), table


def find_documents(
    prepared: PreparedArticle, organisations: tuple[OrganisationMention, ...], events: tuple[Event, ...], region: str | None
) -> tuple[DocumentAct, ...]:
    """The acts on named documents and campaigns, one a document and verb."""
    reader = _Reader(prepared, AgentReader(prepared, organisations, events, region))
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
            if short != full and (inside or (rule != "document-title" and full.endswith(short))):
                del found[short]
                break
    return tuple(sorted(found.values(), key=lambda act: act.evidence[0].stop))


def _key(name: str) -> str:
    """Two ways to write one name: 关于甲的报告 and 甲的报告, “甲”行动 and 甲行动."""
    return re.sub("[“”‘’《》（）、 ]|^关于", "", name)


class _Reader:
    """Reads one article sentence by sentence."""

    def __init__(self, prepared: PreparedArticle, agents: AgentReader) -> None:
        self._prepared = prepared
        self._text = prepared.folded
        self._agents = agents
        self._titles = find_titles(prepared.folded)
        self._starts = [title.start for title in self._titles]

    def read(self) -> Iterator[DocumentAct]:
        """The acts, sentence by sentence; what is objects of a verb comes first."""
        for sentence in self._prepared.sentences:
            titles = self._titles[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.stop)]
            titles = tuple(title for title in titles if not self._is_work_of_art(title))
            acts = self._acts(sentence, titles)
            covered = sentence.start  # a verb inside a name is none: 关于甲审查情况的报告
            for act in acts:
                for document in self._objects(act, sentence, titles) if act.start >= covered else ():
                    covered = max(covered, document.stop)
                    yield self._fact(act, document, sentence)
            for title in titles:
                if (passive := self._passive(title, acts) or self._passive_later(title, acts)) is not None:
                    yield self._fact(passive, title, sentence)
            for start, stop, word, item in agenda_items(self._text, sentence.start, sentence.stop, titles):
                yield self._fact(_Act(start, stop, word, "object", "any"), item, sentence)
            yield from self._in_force(sentence)
            yield from self._referred(sentence, acts)
            yield from self._named_otherwise(sentence)

    def _is_work_of_art(self, title: DocumentMention) -> bool:
        before = self._text[max(0, title.start - 14) : title.start]
        return title.kind == "title" and _WORK_OF_ART.search(before) is not None

    # ------------------------------------------------------------ verbs and their objects

    def _acts(self, sentence: Sentence, titles: tuple[DocumentMention, ...]) -> list[_Act]:
        pattern, table = _verbs()
        starts = [title.start for title in titles]
        acts = []
        for match in islice(pattern.finditer(self._text, sentence.start, sentence.stop), _MOST_ACTS):
            side, names = table[match[0]]
            if _BESIDE_NOUN.match(self._text, match.end()) or self._text[match.start() - 1] in "就":  # 就|编制规划听取意见
                continue
            if _NOT_DONE.search(self._text[max(sentence.start, match.start() - 4) : match.start()]):
                continue
            before = bisect_right(starts, match.start())
            if not before or titles[before - 1].stop <= match.start():
                acts.append(_Act(match.start(), match.end(), match[0], side, names))
        return acts

    def _objects(self, act: _Act, sentence: Sentence, titles: tuple[DocumentMention, ...]) -> list[DocumentMention]:
        """What follows the verb: titles joined by 、 和 or nothing, else names without marks."""
        kinds = _KINDS[act.names]
        if act.side == "subject" or self._is_about(act, sentence):
            return []
        following = [title for title in titles if title.start >= act.stop][:_LONGEST_LIST]
        if following and _BEFORE_TITLE.fullmatch(self._text, act.stop, following[0].start):
            return self._listed(act, following, kinds, sentence)
        if not kinds or act.names == "head" or _SUGGESTED.search(self._text[max(sentence.start, act.start - 8) : act.start]):
            return []
        limit = min([sentence.stop, *(t.start for t in following[:1])])
        return [name for name in bare_names(self._text, act.stop, kinds, act.word) if name.stop <= limit]

    def _is_about(self, act: _Act, sentence: Sentence) -> bool:
        """Whether the verb stands inside an item: 听取了关于|修改甲法的决定草案…的汇报."""
        clause = max(sentence.start, *(self._text.rfind(mark, sentence.start, act.start) + 1 for mark in "，；。"))
        about = self._text.rfind("关于", clause, act.start)
        return about >= 0 and not re.search(r"[》的]", self._text[about : act.start])

    def _listed(self, act: _Act, following: list[DocumentMention], kinds: frozenset[str], sentence: Sentence) -> list[DocumentMention]:
        """The titles of a list, and the names without marks that go on with it: 《政府工作报告》、乡人大工作报告."""
        listed = following[:1]
        for title in following[1:]:
            gap = self._text[listed[-1].stop : title.start]
            if not (_JOIN.fullmatch(gap) or gap == "等"):
                break
            listed.append(title)
        if _SPEECH.match(self._text, listed[-1].stop):
            return []
        wanted = kinds - ({"campaign"} if act.word == "通过" else frozenset()) or frozenset({"title"})
        found = [t for t in listed if (t.kind == "title" and wanted != _KINDS["campaign"]) or t.kind in wanted]
        found = [t for t in found if act.names != "head" or has_head(t.name)]
        if found and kinds and self._text[listed[-1].stop : listed[-1].stop + 1] in ("、", "和"):
            found += [name for name in bare_names(self._text, listed[-1].stop + 1, kinds, act.word) if name.stop <= sentence.stop]
        return found

    # ------------------------------------------------------------ titles that are subjects

    def _passive(self, title: DocumentMention, acts: list[_Act]) -> _Act | None:
        first = bisect_left(acts, title.stop, key=lambda act: act.start)
        for act in acts[first : first + 4]:
            if act.side in ("subject", "both") and act.start - title.stop < 400:
                between = self._text[title.stop : act.start]
                between = re.sub(r"^(?:(?:和|、)?《[^《》\n]{2,80}》)+", "", between)
                return act if _ENDS.match(self._text, act.stop) and _AFTER_TITLE.fullmatch(between) else None
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
            if clause > 0 and _ENDS.match(self._text, act.stop) and _AFTER_TITLE.fullmatch(self._text[clause + 1 : act.start]):
                return act
        return None

    def _in_force(self, sentence: Sentence) -> Iterator[DocumentAct]:
        """Laws and agreements without marks before 生效, 施行, 实施: 甲乙自贸协定生效三年来, 甲条例将于5月1日起施行."""
        for match in _IN_FORCE.finditer(self._text[sentence.start : sentence.stop]):
            name = re.sub(r"^.*(?:检查了?|介绍了?|以来|自[^，]*月|[在是])|^我国|^.*新?(?:修订|修改|修正)后?的|^新的", "", match[1])
            if len(name) < 3 or _NO_LAW.search(name) or _IN_A_REPORT.match(self._text, sentence.start + match.end()):
                continue
            stop = sentence.start + match.end(1)
            act = _Act(sentence.start + match.start(2), sentence.start + match.end(2), match[2], "subject", "law")
            yield self._fact(act, DocumentMention(stop - len(name), stop, "in-force", name, "law"), sentence)

    def _referred(self, sentence: Sentence, acts: list[_Act]) -> Iterator[DocumentAct]:
        """该条例经…批准，将于10月1日起施行: the last title that ends so."""
        match = _ANAPHOR.search(self._text, sentence.start, sentence.stop)
        if match is None:
            return
        at = bisect_left(self._starts, match.start())
        for title in reversed(self._titles[max(0, at - 20) : at]):
            if re.sub(r"（[^（）]*）$", "", title.name).endswith(match[1]):
                place = DocumentMention(match.start(), match.end(), "referred", title.name, title.kind)
                act = self._passive(place, acts) or self._passive_later(place, acts)
                if act:
                    yield self._fact(act, place, sentence)
                return

    # ------------------------------------------------------------ names of other forms

    def _named_otherwise(self, sentence: Sentence) -> Iterator[DocumentAct]:
        """A report under its title that is passed; 十大新闻; the “六大行动” that a list makes up; 实施甲、乙等专项行动."""
        for match in (
            *(m for m in _TITLED_REPORT.finditer(self._text, sentence.start, sentence.stop) if self._is_report(m, sentence)),
            *_GIVEN.finditer(self._text, sentence.start, sentence.stop),
        ):
            act = _Act(match.start(), match.start() + 1, "作", "object", "title")
            yield self._fact(act, DocumentMention(match.start(1), match.end(1), "titled-report", match[1], "title"), sentence)
        for match in _EXPLAINED.finditer(self._text, sentence.start, sentence.stop):
            group = 1 if match[1] else 2
            if len(re.sub(r"（[^（）]*）$", "", match[group])) < 6:
                continue  # 实施意见（讨论稿）
            act = _Act(match.start(3), match.end(3), match[3], "subject", "title")
            yield self._fact(act, DocumentMention(match.start(group), match.end(group), "explained", match[group], "title"), sentence)
        for match in _TOP_TEN.finditer(self._text, sentence.start, sentence.stop):
            act = _Act(match.start(1), match.end(1), match[1], "object", "any")
            for name in re.finditer(r"[^和、]*十大[^和、]+", match[2]):
                start = match.start(2) + name.start()
                yield self._fact(act, DocumentMention(start, start + len(name[0]), "top-ten", name[0], "paper"), sentence)
        for match in _QUOTED_POLICY.finditer(self._text, sentence.start, sentence.stop):
            act = _Act(match.start(1), match.end(1), match[1], "object", "any")
            for policy in re.finditer(r"“([^“”]+)”", match[2]):
                start = match.start(2) + policy.start(1)
                yield self._fact(act, DocumentMention(start, start + len(policy[1]), "quoted-policy", policy[1], "paper"), sentence)
        for match in _SUM.finditer(self._text, sentence.start, sentence.stop):
            verb = _SUM_VERB.search(self._text[max(sentence.start, match.start() - 120) : match.start()])
            if verb and "行动" not in verb[2]:
                start = match.start() - len(verb[0])
                act = _Act(start, start + len(verb[1]), verb[1], "object", "campaign")
                yield self._fact(act, DocumentMention(match.start(), match.end(), "campaign", match[0], "campaign"), sentence)
        for match in _SERIES.finditer(self._text, sentence.start, sentence.stop):
            act = _Act(match.start(), match.start() + 2, "实施", "object", "campaign")
            for member in re.finditer("[^、]+", match[1]):
                start = match.start(1) + member.start()
                yield self._fact(act, DocumentMention(start, start + len(member[0]), "series", member[0], "campaign"), sentence)

    def _is_report(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether 作题为《…》的报告 is the report of a body, no lecture."""
        before = self._text[max(sentence.start, match.start() - 60) : match.start()]
        return (
            match[0].endswith("工作报告")
            or _IN_THE_NAME_OF.search(before) is not None
            or _REPORT_PASSED.search(self._text, match.end()) is not None
        )

    def _fact(self, act: _Act, document: DocumentMention, sentence: Sentence) -> DocumentAct:
        evidence = Evidence(min(act.start, document.start), max(act.stop, document.stop), f"document-{document.rule}")
        agent = self._agents.agent(min(act.start, document.start), act.stop, sentence)
        return DocumentAct(agent, act.word, document.name, (evidence,))
