"""Projects: what is being built, how far it is, when, for how much.

In:  the article, quantities, region.    Out: Milestones in the order of the text.

    总投资52亿元的甲产业园10月竣工投产     甲大桥、乙大道开工     推进甲新城、乙新区建设     实现甲号线通车
    甲高铁全长90公里，计划年底通车         甲水库……。该工程预计明年完工
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.mentions.projects import ProjectMention, find_project_names
from kg.model import Evidence, Milestone, PreparedArticle, Quantity, Sentence

_INVESTMENT_BEFORE = re.compile(
    r"((?:计划|预计|概算|估算|协议)?总?投资(?:额)?(?:约|超过?|近|达)?\d[\d.]*(?:多|余)?[万亿]{0,2}(?:美元|欧元|元))的?(?:[^，。；、的]{0,4})$"
)
_INVESTMENT_AFTER = re.compile(
    r"(?:[^，。；\n]{0,24}，){0,3}[^，。；\n]{0,6}((?:(?:计划|预计|协议)?总|概算|估算|计划)投资(?:额)?(?:约|超过?|近|达)?\d[\d.]*(?:多|余)?[万亿]{0,2}(?:美元|欧元|元))(?!的)"
)
_DAY = r"(?:\d{4}年|今年|明年|去年底?|年内|年底|本月底?|上月底?|本周|上周|月底|下月|下个月|\d{1,2}月|\d{1,2}日|\d{1,2}时|\d{1,2}分|[上下]半年|[一二三四]季度|[底初末中]前?|前|上午|下午|晚|份|上旬|中旬|下旬|（[^（）\n]{1,12}）|\((?:[^()\n]{1,12})\))"
_BETWEEN = re.compile(
    r"(?:在[^，。；、]{2,10}?(?=正式|开工|启动|建成|开|投|竣工|揭牌|奠基|落成|签约|动工)|建设(?=正|已|全面|加快|加速|有序|稳步|顺利|快速|扎实|进展|进入)|等(?:[^，。；、的]{0,12}?(?:项目|工程))?|早日|尽早|尽快|[两三四五六七八九十\d]+[个大座条][^，。；、的]{0,6}?|项目|工程|也|已经|已|将|要|正式|正在|正|同步|陆续|相继|先后|全部|全面|全线|今天|日前|近日|昨天|昨日|"
    r"刚刚|实现|迎来|可|即将|有望|计划|预计|预期|力争|确保|争取|举行|于|在|已于|率先|提前|如期|圆满|成功|集中|同日|同时|当日|现已|目前|也已|基本|主体结构|主体|主线|[^，。；、的]{1,3}节(?:前后?|期间)?|一次性|再次|先行|有序|"
    rf"{_DAY}|因[^，。；]{{2,8}}?(?=结转)|在[^，。；、]{{2,10}}?(?=正式|开工|启动|建成|开|投|竣工|揭牌|奠基|落成|签约|动工)|今起|首次|顺利)*"
)
_TIME = re.compile(r"(?:(\d{4})年|(今年|年内|明年|去年))?(底|年底)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?(底|末)?(前)?")
_SITE = re.compile(r"(?:项目)?(施工|建设)现场")
_SAME = re.compile(r"(?:同日|同时|一并|当天)(开工|投产|签约|揭牌|通车|奠基|竣工)的(?:还有|有|包括)$")
_AROUND_END = re.compile(r"(?:等[^，。；、]{0,10}?)?(?:项目|工程)?(?:前期|的)?(?:规划)?(?:建设|进度|前期|竣工|落地|投产|开工)")
# A milestone ends its clause: 建成后, 投产以来, 开工率, 建成了花园, 通航里程 are none
_ENDS = re.compile(r"[，。；、！？：“”）\n\s]|$|并(?!网)|暨|仪式|典礼|活动|于|在|至今")
_STAGE = re.compile(r"(?:转|进)入[^，。；、\n]{2,10}?(?:阶段|尾声|冲刺期|倒计时)(?=[，。；\n]|$)")  # 进入设备调试阶段
_NOT_SUBJECT = re.compile(r"(?:在|从|由|与|向|对|为|到|至|往|经|过|沿|穿越|随着|等)$")
_BUILT = re.compile(
    r"(?<![未拟])(?<!\d月)(?<!\d日)(建成|竣工|投产|投用|开工|启用|通车|落成|在建|开工建设|建成投用|建成通车|正在建设|建设中|规划建设|开通)的(?:[^，。；、的]{2,8}的)?$"
)  # 新建成的甲
_OBJECT_END = re.compile(r"[，。；、！？）”：\n\s]|等|和|及|[两三四五六七八九]大|$")  # behind the object of 建成
_ANAPHOR = re.compile(
    r"(?:^|(?<=[，；]))(?:据悉，|据了解，)?(?:(?:该|这[个一条座项]?|此)?(项目|工程|大桥|隧道|高铁|铁路|高速|公路|机场|电站|水库|园区|基地|中心|产业园|航线|生产线|大道|医院|学校)|(全线|其))(?=[^、的和等])"
)
_MOST = 60  # project names looked at in one sentence; keeps the time linear


@dataclass(frozen=True, slots=True)
class _Status:
    """A milestone in the text; ``sure`` when it is said of works only."""

    word: str
    start: int
    stop: int
    sure: bool


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Verbs that follow a name, that precede one, that stand around one; the sure ones."""
    table = rows("project_status", ("word", "side", "strength"))
    longest_first = sorted(table, key=lambda row: (-len(row[0]), row[0]))

    def alternation(*sides: str) -> str:
        return "|".join(re.escape(word) for word, side, _ in longest_first if side in sides)

    return (
        re.compile(alternation("after", "both")),
        re.compile(rf"(?:{alternation('before', 'both')})(?=(?:了|好)?$)"),
        re.compile(rf"(?:{alternation('around', 'both')})(?=(?:了|好)?$)"),
        frozenset(word for word, _, strength in table if strength == "sure"),
    )


def find_projects(prepared: PreparedArticle, quantities: tuple[Quantity, ...], region: str | None) -> tuple[Milestone, ...]:
    """The named projects of which a status or an investment is stated."""
    names = find_project_names(prepared)
    starts = [name.start for name in names]
    found: dict[tuple[str, str | None], Milestone] = {}
    recent: list[tuple[int, ProjectMention]] = []  # the names of the last sentences, with the number of their sentence
    for number, sentence in enumerate(prepared.sentences):
        inside = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)][:_MOST]
        reader = _Reader(prepared, sentence)
        milestones = reader.read(inside)
        if not milestones and (recent or inside):
            recent = [(at, name) for at, name in recent if number - at <= 3]
            milestones = reader.anaphoric([*(name for _, name in recent), *inside])
        for milestone in milestones:
            found.setdefault((milestone.project, milestone.status), milestone)
        recent += [(number, name) for name in inside if name.head != "tail" and (name.head == "strong" or name.proper)][:4]
    return _distinct(list(found.values()))


def _distinct(found: list[Milestone]) -> tuple[Milestone, ...]:
    """One milestone a project and status: a short form (张家山隧道) of a longer name says nothing new, nor does an investment alone."""
    stated = {m.project for m in found if m.status}
    kept = []
    for milestone in found:
        longer = any(_restates(m, milestone) for m in found)
        if not longer and (milestone.status or milestone.project not in stated):
            kept.append(milestone)
    return tuple(kept)


def _restates(full: Milestone, short: Milestone) -> bool:
    """Whether the second milestone is the first in shorter words (张家山隧道 贯通, 甲高铁张家山隧道 双线贯通)."""
    one, other = full.status or "", short.status or ""
    if full.project == short.project:
        return one != other and one.endswith(other) and not short.when
    same = full.project.endswith(short.project) or (full.project[-6:] == short.project[-6:] and len(full.project) >= len(short.project))
    return same and (one.endswith(other) or other.endswith(one))


class _Reader:
    """Reads one sentence."""

    def __init__(self, prepared: PreparedArticle, sentence: Sentence) -> None:
        self._prepared = prepared
        self._sentence = sentence
        self._text = prepared.folded

    def read(self, names: tuple[ProjectMention, ...]) -> list[Milestone]:
        found = []
        groups = list(self._lists(names))
        limits = [*(group[0].start for group in groups[1:]), self._sentence.stop]
        for group, limit in zip(groups, limits[: len(groups)], strict=True):
            status = self._following(group[-1], limit) or self._preceding(group[0], group[-1]) or self._later(group, limit)
            for name in group:
                investment = self._investment(name, limit)
                if status and self._carries(group, status):
                    found.append(self._milestone(name, status, investment))
                elif investment and name.head != "tail":
                    found.append(self._milestone(name, None, investment))
        return found

    def _lists(self, names: tuple[ProjectMention, ...]) -> Iterator[tuple[ProjectMention, ...]]:
        """Names joined by 、 和 share their milestone: 甲、乙和丙开工."""
        group: list[ProjectMention] = []
        for name in names:
            if group and self._text[group[-1].stop : name.start] not in ("、", "和", "及", "以及", "与"):
                yield tuple(group)
                group = []
            group.append(name)
        if group:
            yield tuple(group)

    @staticmethod
    def _carries(group: tuple[ProjectMention, ...], status: _Status) -> bool:
        """Whether names like these can have the milestone: any with a sure one, else one that is surely a project."""
        return status.sure or any(name.head == "strong" or (name.head == "weak" and name.proper) for name in group)

    def _status(self, position: int, low: int) -> _Status | None:
        stage = _STAGE.match(self._text, position, self._sentence.stop)
        if stage:
            return _Status(stage[0], stage.start(), stage.end(), True)
        for back in (4, 2, 0):  # 全线|通车, 完成|建设: the longer milestone, if there is one
            match = _verbs()[0].match(self._text, max(low, position - back), self._sentence.stop)
            if match and match.end() > position and (match[0].endswith(("落户", "落地")) or _ENDS.match(self._text, match.end())):
                return _Status(match[0], match.start(), match.end(), match[0] in _verbs()[3])
        return None

    def _following(self, name: ProjectMention, limit: int) -> _Status | None:
        """The milestone right after a name: 二期今年年底前开园."""
        site = _SITE.match(self._text, name.stop)
        if site and name.head != "tail":
            return _Status(site[1], site.start(1), site.end(), True)
        if _NOT_SUBJECT.search(self._text[max(self._sentence.start, name.start - 2) : name.start]):
            return None
        stop = name.stop + (self._text[name.stop : name.stop + 1] == "”")
        between = _BETWEEN.match(self._text, stop, min(limit, stop + 36))
        return self._status(between.end() if between else stop, stop)

    def _later(self, group: tuple[ProjectMention, ...], limit: int) -> _Status | None:
        """The milestone in a later clause whose subject the name still is: 甲高铁全长90公里，计划年底通车."""
        name = group[-1]
        if name.head == "tail" or len(group) > 1 or not self._is_subject(name):
            return None
        end = min(limit, name.stop + 120)
        for clause in re.finditer(r"[，；]", self._text[name.stop : end]):
            between = _BETWEEN.match(self._text, name.stop + clause.end(), end)
            status = self._status(between.end(), name.stop + clause.end()) if between else None
            if status:
                return status if status.sure else None
        return None

    def _is_subject(self, name: ProjectMention) -> bool:
        """Whether a name opens its clause, behind a time or an attribute at most."""
        low = max(self._sentence.start, name.start - 30)
        before = re.split(r"[，。；：\n]", self._text[low : name.start])[-1]
        return not before or before.endswith("的") or _BETWEEN.fullmatch(before) is not None

    def _preceding(self, first: ProjectMention, last: ProjectMention) -> _Status | None:
        """The verb right before a name: 建成甲大桥, 推进甲新城建设 (around it), 新建成的甲, 同日开工的还有甲."""
        low = max(self._sentence.start, first.start - 16)
        before = self._text[low : first.start].removesuffix("“")
        attribute = _SAME.search(before) or _BUILT.search(before)
        if attribute and last.head != "tail":
            return _Status(attribute[1], low + attribute.start(1), last.stop, True)
        end = _AROUND_END.match(self._text, last.stop)
        around = _verbs()[2].search(before) if end else None
        if end and around:
            return _Status("建设" if "建设" in end[0] else around[0], low + around.start(), end.end(), False)
        verb = _verbs()[1].search(before)
        if verb is None or not _OBJECT_END.match(self._text, last.stop):
            return None
        if last.head == "tail" or (last.head == "weak" and not last.proper and last.stop - last.start < 6):  # 建成了花园式街区
            return None
        return _Status(verb[0], low + verb.start(), last.stop, verb[0] in _verbs()[3])

    def anaphoric(self, recent: list[ProjectMention]) -> list[Milestone]:
        """The milestone of a project named before: 该工程预计明年完工, 全线计划2026年通车."""
        low, stop = self._sentence.start, self._sentence.stop
        for match in _ANAPHOR.finditer(self._text[low:stop]):
            name = self._antecedent(match[1] or match[2], [name for name in recent if name.stop <= low + match.start()])
            if name is None:
                continue
            place = ProjectMention(low + match.start(), low + match.end(), "project-anaphor", "strong", name.proper)
            status = self._following(place, stop) or self._later((place,), stop)
            investment = self._investment(place, stop)
            if (status and status.sure) or (status and name.head == "strong") or investment:
                fact = self._milestone(place, status, investment)
                project = self._prepared.article.text[name.start : name.stop]
                return [Milestone(project, fact.status, fact.when, fact.investment, (*self._evidence(name), *fact.evidence))]
        return []

    def _antecedent(self, noun: str, recent: list[ProjectMention]) -> ProjectMention | None:
        """The last name that ends in the noun; 项目, 工程 and 其 take any, 全线 a line."""
        wanted = {"项目": "", "工程": "", "其": "", "全线": r"(?:铁路|高铁|高速|公路|[东南西北]?线|通道|大道|快轨)\S{0,6}$"}.get(
            noun, noun + "$"
        )
        for name in reversed(recent):
            if re.search(wanted, self._text[name.start : name.stop]):
                return name
        return None

    @staticmethod
    def _evidence(name: ProjectMention) -> tuple[Evidence, ...]:
        return (Evidence(name.start, name.stop, "project-antecedent"),)

    def _investment(self, name: ProjectMention, limit: int) -> tuple[str, int, int] | None:
        low = max(self._sentence.start, name.start - 30)
        before = _INVESTMENT_BEFORE.search(self._text[low : name.start])
        if before:
            return before[1], low + before.start(1), name.stop
        after = _INVESTMENT_AFTER.match(self._text, name.stop, limit) if self._is_subject(name) else None
        return (after[1], name.start, after.end()) if after else None

    def _milestone(self, name: ProjectMention, status: _Status | None, investment: tuple[str, int, int] | None) -> Milestone:
        ends = [(name.start, name.stop), *([(status.start, status.stop)] if status else []), *([investment[1:]] if investment else [])]
        first = min(name.start, status.start) if status else name.start
        before = self._text[max(self._sentence.start, first - 10) : first]
        when = _when(self._prepared, before, self._text[name.stop : max(name.stop, status.stop if status else 0)])
        rule = "project-status" if status else "project-investment"
        project = self._prepared.article.text[name.start : name.stop]
        return Milestone(
            project,
            status.word if status else None,
            when,
            investment[0] if investment else None,
            (Evidence(min(ends)[0], max(end for _, end in ends), rule),),
        )


def _when(prepared: PreparedArticle, before: str, between: str) -> str | None:
    """The time of a milestone as a period code: 2023, 2023-10, by 2023, by 2025-06. None where no year supports it."""
    for piece in (between, before):
        for match in _TIME.finditer(piece):
            year = _year(prepared, match)
            if not match[0] or year is None or not (match[1] or match[2] or match[4] or match[3]):
                continue
            month = f"-{int(match[4]):02d}" if match[4] and 1 <= int(match[4]) <= 12 else ""
            day = f"-{int(match[5]):02d}" if month and match[5] else ""
            return f"{'by ' if match[7] else ''}{year}{month}{day}"
    return None


def _year(prepared: PreparedArticle, match: re.Match[str]) -> int | None:
    if match[1]:
        return int(match[1])
    if prepared.anchor is None:
        return None
    return prepared.anchor.year + {"明年": 1, "去年": -1}.get(match[2] or "", 0)
