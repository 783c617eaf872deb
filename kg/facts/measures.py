"""Quantified statements: whose, of what, how much, target or outcome, for when.

In:  quantities, periods, region.    Out: Measures in the order of the text.

    1  quantities that are no measures are set aside                               measure_filter, no_measures.toml
    2  the clause around each quantity is read into slots: noun, verb, 同比增长 …     measure_clause, measure_nouns, measure_words.tsv
    3  coordinated nouns meet their quantities, a clause without noun takes the last   measure_lists
    4  form and sign, target or outcome, subject and period                          measure_form, measure_kind, measure_subject, measure_time
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.facts.measure_clause import Clause, read_clause, topic_of
from kg.facts.measure_filter import implausible, measuring
from kg.facts.measure_form import form_of, negative
from kg.facts.measure_kind import Circumstances, intends, kind_of, looks_back, sets_goals
from kg.facts.measure_lists import carried, groups, measurable, parts
from kg.facts.measure_metric import Naming, general, name_metric, plain_unit
from kg.facts.measure_subject import SubjectTrack, reference_of
from kg.facts.measure_time import PeriodTrack, is_heading
from kg.facts.measure_words import Words
from kg.mentions.areas import area_levels
from kg.mentions.indicators import find_indicator
from kg.mentions.projects import ProjectMention
from kg.model import (
    Evidence,
    Form,
    Measure,
    MeasureKind,
    OrganisationMention,
    Period,
    PlaceMention,
    PreparedArticle,
    Quantity,
    Sentence,
    TimeMention,
)

_WORDING = re.compile(
    r"力争|确保|争取|预期|预计|计划|将|拟|要|目标|努力|不低于|不少于|不超过|不高于|至少|控制在|保持在|稳定在|必须|安排|有望|可望|突破|超过"
)
_CIRCUMSTANCE = frozenset("按以经据在受随从对把将比与扣剔")  # 按不变价格计算, 随着…: no topic
_LISTED = 30  # metrics that a later 分别 can reach
_RESOLVED = re.compile(
    r"力争|确保|要|目标|计划|努力|将|争取|安排|提出|明确|建议"
)  # what makes a whole sentence one of targets; 预计 does not
_AND = re.compile(r"[、和]")
_PEOPLE = re.compile(r"人民$|人口$|各族儿女$")
_PLANNED = re.compile(r"^年度(?:计划)?投资|^年度计划")
_ITEMS = ("—", "·", "一是", "二是", "1", "（")  # what a list of goals goes on with in a paragraph of its own
_RECENT = 400  # characters of a sentence that tell target from outcome


@dataclass(slots=True)
class _Context:
    """What carries over within a paragraph; ``intent`` and ``planned`` over the article."""

    goals: bool = False  # 今年的主要预期目标是：…
    intent: bool = False  # the text speaks of what is to be done
    planned: Period | None = None  # the year of the plans, as the text last gave it
    last: Measure | None = None  # of the sentence before


@dataclass(slots=True)
class _Recent:
    """What the quantities read so far in the sentence leave to the next ones."""

    metric: str = ""
    unit: str = ""
    forms: dict[str, Form] = field(default_factory=dict)  # by plain unit
    metrics: dict[str, str] = field(default_factory=dict)  # by plain unit
    kind: MeasureKind | None = None
    counted: str = ""
    list: list[str] = field(default_factory=list)  # the metrics since the last 分别
    form: Form | None = None
    stop: int = 0

    def form_before(self, clause: Clause, q: Quantity) -> Form | None:
        """The form that may go on: of the quantity before it in a list, else of the last one with the same unit."""
        return self.form if clause.text.startswith("、") else self.forms.get(plain_unit(q.unit or ""))


def find_measures(
    prepared: PreparedArticle,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    organisations: tuple[OrganisationMention, ...],
    projects: tuple[ProjectMention, ...],
    region: str | None,
) -> tuple[Measure, ...]:
    """The measures of an article."""
    kept = _by_sentence(prepared, quantities)
    last = max((number for number, groups in enumerate(kept) if groups), default=-1)
    if last < 0:
        return ()
    found: list[Measure] = []
    headlines: list[Measure] = []
    context, paragraph = _Context(), -1
    words = Words(prepared.folded, prepared.tokens, places)
    track, subjects = PeriodTrack(prepared), SubjectTrack(prepared, places, organisations, projects, region)
    for sentence, groups_of in zip(prepared.sentences[: last + 1], kept, strict=False):
        if sentence.paragraph != paragraph:
            goals = context.goals and prepared.folded.startswith(_ITEMS, sentence.start)
            paragraph, context = sentence.paragraph, _Context(goals=goals, intent=context.intent, planned=context.planned)
        track.enter(sentence)
        subjects.enter(sentence)
        measured = _Sentence(prepared, words, sentence, context, track, subjects).measures(groups_of)
        if track.national and is_heading(prepared.folded, sentence):
            headlines += measured
        found += measured
    return _told_once(found, headlines)


def _told_once(found: list[Measure], headlines: list[Measure]) -> tuple[Measure, ...]:
    """Without the measures of headlines that the story tells again."""
    if not headlines:
        return tuple(found)
    told = {id(m) for m in headlines}
    again = {(m.value, m.unit, m.kind) for m in found if id(m) not in told}
    return tuple(m for m in found if id(m) not in told or (m.value, m.unit, m.kind) not in again)


def _by_sentence(prepared: PreparedArticle, quantities: tuple[Quantity, ...]) -> list[list[list[Quantity]]]:
    """For each sentence the quantities in it that can measure something, those that 、 or 和 joins together."""
    remaining, index = sorted(quantities, key=lambda q: q.start), 0
    kept = []
    for sentence in prepared.sentences:
        inside = []
        while index < len(remaining) and remaining[index].start < sentence.stop:
            if remaining[index].start >= sentence.start and remaining[index].stop <= sentence.stop:
                inside.append(remaining[index])
            index += 1
        kept.append(groups(prepared.folded, measuring(prepared.folded, sentence.start, sentence.stop, inside)))
    return kept


class _Sentence:
    """The measures of one sentence."""

    def __init__(
        self, prepared: PreparedArticle, words: Words, sentence: Sentence, context: _Context, track: PeriodTrack, subjects: SubjectTrack
    ) -> None:
        self._text = prepared.folded
        self._anchor = prepared.anchor
        self._words = words
        self._sentence = sentence
        self._context = context
        self._track = track
        self._subjects = subjects

    def measures(self, kept: list[list[Quantity]]) -> list[Measure]:
        """The measures of the sentence's quantities, given in groups that share a clause."""
        self._update_context()
        begin, stop = self._sentence.start, self._sentence.stop
        recent = _Recent(stop=begin)
        if (before := self._context.last) is not None:
            recent.metric, recent.unit = before.metric, plain_unit(before.unit or "")
            recent.forms[recent.unit], recent.metrics[recent.unit] = before.form, before.metric
        found: list[Measure] = []
        for number, group in enumerate(kept):
            ceiling = kept[number + 1][0].start if number + 1 < len(kept) else stop
            found += self._group(group, ceiling, recent, found)
        self._context.last = found[-1] if found else None
        return found

    def _update_context(self) -> None:
        words = self._text[self._sentence.start : self._sentence.stop]
        if sets_goals(words):
            self._context.goals = True
        if looks_back(words, self._track.years(), self._anchor):
            self._context.intent = False
            self._context.planned = None
        elif intends(words) and not self._track.national:
            self._context.intent = True
        if self._context.intent:
            self._context.planned = self._track.this_year() or self._context.planned

    def _group(self, group: list[Quantity], ceiling: int, recent: _Recent, before: list[Measure]) -> Iterator[Measure]:
        """The measures of a group of quantities joined by 、 or 和, which share one clause."""
        if "；" in self._text[recent.stop : group[0].start]:
            recent.list = []
            if not _RESOLVED.search(self._text, self._sentence.start, group[0].start):
                recent.kind = None
        linked = before[-1] if before and self._text[recent.stop : group[0].start] == "的" else None
        clause = read_clause(self._words, recent.stop, group[0].start, group[-1].stop, ceiling, group[0].rule == "rank")
        if all(name in area_levels() for name in _AND.split(clause.noun)):
            clause = replace(clause, noun="")  # 欧盟经济将增长0.2%，⟨美国⟩0.4%: whose it is, not what
        topic = self._topic(recent.stop, group[0].start - len(clause.text)) if general(clause.noun) else ""
        if topic:
            recent.metric, recent.list = topic, []
        clause = _bounded(_after_conjunction(clause, recent.counted), group[0])
        shared = _coordinated(clause, recent.list, len(group))
        named: list[str] = []
        for position, quantity in enumerate(group):
            metrics = (
                shared[position]
                if shared
                else (
                    name_metric(
                        quantity, clause, Naming(recent.metric, recent.metrics.get(plain_unit(quantity.unit or ""), "")), len(group) > 1
                    ),
                )
            )
            for metric in metrics:
                if metric and not implausible(metric) and (measure := self._measure(quantity, metric, clause, ceiling, recent)):
                    if linked:  # 总投资860亿元的⟨72个重点项目⟩: one phrase, one time
                        measure = replace(measure, kind=linked.kind, period=linked.period)
                    named.append(measure.metric)
                    recent.kind = recent.kind if _PLANNED.search(metric) or clause.since else measure.kind
                    recent.unit = quantity.unit or ""
                    recent.metrics[plain_unit(recent.unit)] = measure.metric
                    recent.form = recent.forms[plain_unit(recent.unit)] = measure.form
                    yield measure
        if linked and named:
            recent.list = []  # the portfolio and its investment are one thing
        if named:
            recent.metric = named[-1]
            recent.list = named if "分别" in clause.text else [*recent.list, *named][-_LISTED:]
        recent.counted, recent.stop = clause.counted, group[-1].stop

    def _topic(self, start: int, stop: int) -> str:
        """What the clause before speaks of, when it has no quantity: ⟨外贸出口⟩从7月份开始回升，全年达到1949亿美元."""
        begin = max(self._text.rfind(mark, start, max(start, stop - 1)) for mark in "，。；：") + 1
        if self._text[max(begin, start) : max(begin, start) + 1] in _CIRCUMSTANCE:
            return ""
        topic = topic_of(self._words, max(begin, start), stop) if stop - start > 4 else ""
        return topic if topic and not general(topic) and (find_indicator(topic) or measurable(topic)) else ""

    def _measure(self, q: Quantity, metric: str, clause: Clause, ceiling: int, recent: _Recent) -> Measure | None:
        form = form_of(q, metric, clause, recent.form_before(clause, q))
        sign = -1 if form in ("growth", "increment") and negative(q, metric, clause) else 1
        kind = self._kind(q, metric, clause, recent)
        planned = self._context.planned if kind == "target" and not self._track.undated(q.start) else None
        period = self._track.settled(self._track.at(q.start) or planned, kind)
        right = self._text[q.stop : ceiling]
        subject, metric = self._subjects.of(q, metric, right)
        return Measure(
            subject, metric, form, kind, q.cmp, sign * q.value, None if q.high is None else sign * q.high, q.unit, period,
            (self._evidence(q, clause, metric, right, form),), self._wording(q, clause),
            None if q.base_value is None else sign * q.base_value, None, q.base_unit, reference_of(clause.text), find_indicator(metric),
        )  # fmt: skip

    def _kind(self, q: Quantity, metric: str, clause: Clause, recent: _Recent) -> MeasureKind:
        if clause.since:
            return "actual"  # 由⟨38项⟩扩展到不少于70项: where a change sets out is a fact
        if clause.goal or (_PLANNED.search(metric) and self._track.mode != "review"):
            return "target"
        if _PEOPLE.search(metric) and (q.unit or "").startswith("亿"):
            return "actual"  # 让⟨14亿多⟩中国人民过上好日子
        words = self._text[max(self._sentence.start, q.start - _RECENT) : q.start]
        mode = "plan" if self._context.goals else self._track.mode
        return kind_of(
            clause.text, words, Circumstances(self._track.telling(q.start), self._anchor, mode, self._context.intent, recent.kind)
        )

    def _wording(self, q: Quantity, clause: Clause) -> tuple[str, ...]:
        """Modal and hedging words in the order of the text."""
        found = [m[0] for m in _WORDING.finditer(clause.text)]
        hedge = q.rule.partition("-")[2]
        return (*found, hedge) if hedge and hedge not in found else tuple(found)

    def _evidence(self, q: Quantity, clause: Clause, metric: str, right: str, form: Form) -> Evidence:
        behind = right.find(metric) + len(metric) if right.startswith((metric, "的" + metric)) else 0
        start = max(self._sentence.start, q.start - len(clause.text))
        return Evidence(start, min(self._sentence.stop, q.stop + behind), f"measure-{form}")


def _coordinated(clause: Clause, recent: list[str], number: int) -> list[tuple[str, ...]] | None:
    """The metrics of each of ``number`` quantities, when the clause or what comes before it coordinates several; None when there is one."""
    if not general(clause.noun):
        return parts(clause.noun, clause.text, number)
    return carried(recent, clause.text, number)


def _bounded(clause: Clause, q: Quantity) -> Clause:
    """失业率低于⟨4.6%⟩: the comparator of the quantity is no decrease."""
    if (
        clause.between
        and q.rule == "before-" + clause.between[-1]
        and clause.between[-1] in ("低于", "高于", "少于")
        and not (q.unit or "").endswith("百分点")
    ):
        return replace(clause, between=clause.between[:-1])
    return clause


def _after_conjunction(clause: Clause, counted: str) -> Clause:
    """5亿亩耕地和⟨3亿亩⟩农田: the noun of the quantity before is not that of this one."""
    if counted and counted in clause.text and re.fullmatch(rf"的?{re.escape(counted)}(?:、|和|与|及|以及)", clause.text):
        return replace(clause, noun="")
    return clause
