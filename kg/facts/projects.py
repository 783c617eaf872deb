"""Projects: what is being built, how far it is, when, for how much.

In:  the article.    Out: Milestones in the order of the text.

    总投资52亿元的甲产业园10月竣工投产     甲大桥、乙大道开工     推进甲新城、乙新区建设     实现甲号线通车
    甲高铁全长90公里，计划年底通车         甲水库……。该工程预计明年完工
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.project_status import Status, between, is_between, site_status, status_at, status_before
from kg.facts.project_terms import investment_after, investment_before, time_of
from kg.mentions.project_words import works
from kg.mentions.projects import ProjectMention
from kg.model import Evidence, Milestone, PreparedArticle, Sentence
from kg.text.headings import is_heading

_NOT_SUBJECT = re.compile(r"(?:在|从|由|与|向|对|为|到|至|往|经|过|沿|穿越|随着|等|使|让)$")
_PREDICATE = re.compile(r"(?:(?<![还就但可于])是|作为|成为|属于)(?:(?!出席|参加|见证)[^，。；])*$")  # 甲线是乙地的|干线公路，预计年底通车
_HERE = re.compile(r"这[里个儿]?(?:如今|现在|就|便|已)*是")  # 这里如今是甲基地，今年投产
_HEADED_BY_WORKS = ("工程", "项目")
_ANAPHOR = re.compile(
    r"(?:^|(?<=[，；]))(?:据悉，|据了解，)?(?:(?:该|这[个一条座项]?|此)?(项目|工程|大桥|隧道|高铁|铁路|高速|公路|机场|电站|水库|园区|基地|中心|产业园|航线|生产线|大道|医院|学校|线路|机组|灌区|枢纽|航站楼)|(全线|其))(?=[^、的和等])"
)
_LINES = r"(?:铁路|高铁|高速|公路|[东南西北]?线|通道|大道|快轨|运河)(?:\S{0,6}[段期])?$"
_IN_A_PLACE = re.compile(r"在[^，。；]{1,10}$")  # 将在新区|设立北方总部
_COUNTED_LIST = re.compile(r"等\d+[个项]")  # 建设改装基地|等4个项目
_AT_A_PLACE = re.compile("在(?!建)")  # 在乙产业园|下线, not 在建段
_COUNTED_PART = re.compile(r"\d[余多]?[个座条项]")
_OBJECT = re.compile(r"(?:启动|实施|开工|建设|签约|引进|投资)(?:了|好)?$")
_JOINS = frozenset({"、", "和", "及", "以及", "与"})
_MOST = 60  # project names looked at in one sentence; keeps the time linear
_LATER = 120  # characters to a milestone in a later clause


def find_projects(prepared: PreparedArticle, names: tuple[ProjectMention, ...]) -> tuple[Milestone, ...]:
    """Those of the named projects of which a status or an investment is stated."""
    starts = [name.start for name in names]
    found: list[tuple[int, bool, Milestone]] = []  # paragraph, in a heading
    recent: list[tuple[int, ProjectMention]] = []  # the names of the last sentences, with the number of their sentence
    for number, sentence in enumerate(prepared.sentences):
        inside = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)][:_MOST]
        reader = _Reader(prepared, sentence)
        milestones = reader.read(inside)
        if not milestones and (recent or inside):
            recent = [(at, name) for at, name in recent if number - at <= 3]
            milestones = reader.anaphoric(
                [(number - at, name) for at, name in recent] + [(0, name) for name in inside if _stands_alone(name)]
            )
        heading = is_heading(prepared.folded, sentence)
        found += [(sentence.paragraph, heading, milestone) for milestone in milestones]
        recent += [(number, name) for name in inside if _stands_alone(name)][:4]
    told = {paragraph for paragraph, heading, _ in found if not heading}
    kept: dict[tuple[str, str | None], Milestone] = {}
    for paragraph, heading, milestone in found:
        if not heading or paragraph + 1 not in told:  # the text under a heading says the same in full
            kept.setdefault((milestone.project, milestone.status), milestone)
    return _distinct(list(kept.values()))


def _stands_alone(name: ProjectMention) -> bool:
    """Whether a name is surely one, so that a later sentence may refer back to it."""
    return name.head == "strong" or (name.head == "weak" and name.proper)


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
    shorter = len(short.project) > 4 and short.project[:2] == full.project[:2] and _in_order(short.project, full.project)
    tail = full.project[-6:] == short.project[-6:] and len(full.project) >= len(short.project)
    same = full.project.endswith(short.project) or tail or (shorter and full.project != short.project)
    return same and (one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one))


def _in_order(short: str, long: str) -> bool:
    """Whether all characters of the first stand in the second in their order: 甲高铁乙段 in 甲高铁丙至乙段."""
    rest = iter(long)
    return all(char in rest for char in short)


class _Reader:
    """Reads one sentence."""

    def __init__(self, prepared: PreparedArticle, sentence: Sentence) -> None:
        self._prepared = prepared
        self._sentence = sentence
        self._text = prepared.folded

    def read(self, names: tuple[ProjectMention, ...]) -> list[Milestone]:
        """The milestones of the names of the sentence."""
        found = []
        groups = list(self._lists(tuple(name for name in names if not self._is_predicate(name))))
        limits = [*(group[0].start for group in groups[1:]), self._sentence.stop]
        for group, limit in zip(groups, limits[: len(groups)], strict=True):
            status = self._following(group[-1], limit) or self._preceding(group) or self._later(group, limit)
            carried = status is not None and any(self._carries(name, status) for name in group)
            for name in group:
                investment = self._investment(name, limit)
                if status and carried and self._may_carry(name, status):
                    found.append(self._milestone(name, status, investment))
                elif investment and name.head != "tail":
                    found.append(self._milestone(name, None, investment))
        return found

    def _lists(self, names: tuple[ProjectMention, ...]) -> Iterator[tuple[ProjectMention, ...]]:
        """Names joined by 、 和 share their milestone: 甲、乙和丙开工."""
        group: list[ProjectMention] = []
        for name in names:
            if group and self._text[group[-1].stop : name.start] not in _JOINS:
                yield tuple(group)
                group = []
            group.append(name)
        if group:
            yield tuple(group)

    # ------------------------------------------------------------ which names a milestone tells of

    def _carries(self, name: ProjectMention, status: Status) -> bool:
        """Whether a name can have the milestone: any with a sure one, else one that is surely a project."""
        return status.sure or _stands_alone(name)

    def _may_carry(self, name: ProjectMention, status: Status) -> bool:
        """推进探源工程 tells of no works; a sure milestone or a name of works (推进灌区改造工程) does."""
        surface = self._text[name.start : name.stop]
        if surface.endswith(("发射场", "发射中心")) and re.search("发射|升空", status.word):
            return False  # where a craft was launched
        lands = surface.endswith("项目") and bool(re.search("落户|签约|落地", status.word))
        return status.sure or lands or not surface.endswith(_HEADED_BY_WORKS) or bool(works().find(surface))

    def _is_predicate(self, name: ProjectMention) -> bool:
        """甲线是乙地的干线公路: what the subject is, no further project."""
        low = max(self._sentence.start, name.start - 40)
        before = re.split(r"[，。；：\n]", self._text[low : name.start])[-1]
        return _PREDICATE.search(before) is not None and not before.startswith(("这", "此处"))  # 这里如今是甲基地

    def _is_subject(self, name: ProjectMention) -> bool:
        """Whether a name opens its clause, behind a time or an attribute at most."""
        low = max(self._sentence.start, name.start - 30)
        before = re.split(r"[，。；：\n]", self._text[low : name.start])[-1]
        return not before or before.endswith(("的", "——")) or is_between(before) or _HERE.fullmatch(before) is not None

    # ------------------------------------------------------------ where the milestone stands

    def _following(self, name: ProjectMention, limit: int) -> Status | None:
        """The milestone right after a name: 二期今年年底前开园."""
        site = site_status(self._text, name.stop)
        if site and name.head != "tail":
            return site
        if _NOT_SUBJECT.search(self._text[max(self._sentence.start, name.start - 2) : name.start]):
            return None
        stop = name.stop + (self._text[name.stop : name.stop + 1] == "”")
        if _AT_A_PLACE.match(self._text, stop):
            limit = self._sentence.stop  # 甲机组在|乙产业园|下线
        at = between(self._text, stop, min(limit, stop + 44))
        if name.head == "tail" and _COUNTED_PART.search(self._text, stop, at):
            return None  # 甲新区|31个重点项目|竣工
        return self._status(at, stop)

    def _status(self, position: int, low: int) -> Status | None:
        return status_at(self._text, position, low, self._sentence.stop)

    def _preceding(self, group: tuple[ProjectMention, ...]) -> Status | None:
        """The verb right before a name; one that is no subject's (建成花园式街区) needs a name of its own."""
        first, last = group[0], group[-1]
        found = status_before(self._text, max(self._sentence.start, first.start - 24), first.start, last.stop)
        if found is None:
            return None
        status, place = found
        if place == "attribute":
            return status if last.head != "tail" else None
        short = last.head == "weak" and last.stop - last.start < 6
        plain = last.head == "tail" or (not any(name.proper for name in group) and (short or not status.sure))  # 建设现代农业产业园
        if place == "around" or not plain:
            return status
        low = max(self._sentence.start, status.start - 12)
        settled = _IN_A_PLACE.search(self._text[low : status.start]) or _COUNTED_LIST.match(self._text, last.stop)
        return replace(status, sure=True) if settled and last.head != "tail" else None

    def _later(self, group: tuple[ProjectMention, ...], limit: int) -> Status | None:
        """The milestone in a later clause whose subject the name still is: 甲高铁全长90公里，计划年底通车."""
        name = group[-1]
        if name.head == "tail" or len(group) > 1 or not self._is_subject(name):
            return None
        end = min(limit, name.stop + _LATER)
        for clause in re.finditer(r"[，；]", self._text[name.stop : end]):
            start = name.stop + clause.end()
            status = self._status(between(self._text, start, end), start)
            if status:
                return status if status.sure else None
        return None

    def anaphoric(self, recent: list[tuple[int, ProjectMention]]) -> list[Milestone]:
        """The milestone of a project named before (sentences ago, name): 该工程预计明年完工, 全线计划2026年通车."""
        low, stop = self._sentence.start, self._sentence.stop
        for match in _ANAPHOR.finditer(self._text[low:stop]):
            noun = match[1] or match[2]
            name = self._antecedent(noun, [(ago, name) for ago, name in recent if name.stop <= low + match.start()])
            if name is None:
                continue
            place = ProjectMention(low + match.start(), low + match.end(), "project-anaphor", "strong", name.proper)
            status = self._following(place, stop) or self._later((place,), stop)
            investment = self._investment(place, stop)
            if (status and (status.sure or name.head == "strong")) or investment:
                fact = self._milestone(place, status, investment)
                project = self._prepared.article.text[name.start : name.stop]
                if noun in project and not project.endswith(noun):
                    project = project[: project.rindex(noun) + len(noun)]  # 甲电站筹建工程开工。电站计划明年发电
                antecedent = Evidence(name.start, name.stop, "project-antecedent")
                return [Milestone(project, fact.status, fact.when, fact.investment, (antecedent, *fact.evidence))]
        return []

    def _antecedent(self, noun: str, recent: list[tuple[int, ProjectMention]]) -> ProjectMention | None:
        """The last name that ends in the noun; 项目, 工程 and 其 take any of the sentence before, 全线 a line."""
        any_name = noun in ("项目", "工程", "其")
        wanted = "" if any_name else _LINES if noun == "全线" else rf"{noun}(?:主桥|[\u4e00-\u9fff]{{0,4}}工程)?$"
        for ago, name in reversed(recent):
            if re.search(wanted, self._text[name.start : name.stop]) and not (any_name and ago > 1):
                return name
        return None

    # ------------------------------------------------------------ what else is said

    def _investment(self, name: ProjectMention, limit: int) -> tuple[str, int, int] | None:
        before = investment_before(self._text, max(self._sentence.start, name.start - 30), name.start)
        if before:
            return before[0], before[1], name.stop
        subject = self._is_subject(name) or _OBJECT.search(self._text[max(self._sentence.start, name.start - 4) : name.start])
        after = investment_after(self._text, name.stop, limit) if subject else None
        return (after[0], name.start, after[1]) if after else None

    def _milestone(self, name: ProjectMention, status: Status | None, investment: tuple[str, int, int] | None) -> Milestone:
        ends = [(name.start, name.stop), *([(status.start, status.stop)] if status else []), *([investment[1:]] if investment else [])]
        first = min(name.start, status.start) if status else name.start
        before = self._text[max(self._sentence.start, first - 10) : first]
        when = time_of(self._prepared, before, self._text[name.stop : max(name.stop, status.stop if status else 0)])
        rule = "project-status" if status else "project-investment"
        project = self._prepared.article.text[name.start : name.stop]
        evidence = Evidence(min(ends)[0], max(end for _, end in ends), rule)
        return Milestone(project, status.word if status else None, when, investment[0] if investment else None, (evidence,))
