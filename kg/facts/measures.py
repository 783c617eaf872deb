"""Quantified statements: whose, of what, how much, target or outcome, for when.

In:  quantities, periods, region.    Out: Measures in the order of the text.

    1  quantities that are no measures are set aside (inside slogans, single prices, meeting attendance)
    2  the noun phrase left (规上工业增加值增长8%) or right (60个重点项目) of the quantity is the metric; a clause without one takes the metric before it
    3  coordinated metrics meet their quantities one by one (A、B分别增长8%和10%)
    4  modal words, the period and the section decide target or outcome
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.facts.measure_filter import implausible, measures_something
from kg.facts.measure_kind import form_of, intends, kind_of, looks_back
from kg.facts.measure_subject import SubjectTrack, reference_of
from kg.facts.measure_time import PeriodTrack
from kg.facts.metric import ADDING, GROWTH, NEGATIVE, left_phrase, modals, right_phrase
from kg.mentions.indicators import find_indicator
from kg.model import Evidence, Form, Measure, OrganisationMention, Period, PlaceMention, PreparedArticle, Quantity, Sentence, TimeMention

_COMPARING = re.compile(
    r"(?:分别)?(?:高于|低于|快于|慢于|比|较|与|降幅|增速(?:比|较|$)|增幅(?:比|较|$)|占(?!地)|占比$|同比|环比|总量|总数|达到|完成(?:全年|年度|年初)|为(?:全年|年度)|(?:是|为)(?:去年|上年)|"
    r"全[省市国区县]|平均$|年均$|两年$|近[两三]年$|其中$|剔除|扣除|增至|扩展|增加到|(?:19|20)\d\d年$|[年月]底?$|连续[两二三四五]年$)"
)
_RANKED = re.compile(
    r"(?:总量|增速|增幅|规模|排名|总数)?(?:均|都|稳|继续|首次|跃升|上升|分别)*(?:位居|位列|居|列|排名|排在|排|跃居|名列|位次|跻身)[^，。；]*$|^(?:总量|总数|增速|增幅|规模|分别|均|都|、|和)*$"
)
_GOALS = re.compile(
    r"(?:预期|主要|发展|工作|奋斗)目标(?:是|为|：|:)|目标(?:是|为|：|:)|(?:今年|明年|全年)(?:工作|经济)?(?:的)?(?:总体要求|主要任务)|(?:规划|纲要|方案|行动计划|意见)》?(?:明确)?(?:提出|明确)|(?:规划|纲要|方案|计划|意见|条例)》(?:明确)?(?:提出|明确|规定)"
)
_PLAN_WORDS = re.compile(r"(?:完成|达到|为|占|达)?(?:全年|年度|年初|计划|预期|既定)[^，。；]{0,6}(?:目标|任务|计划|预算)(?:任务)?$")
_RATIO_UNITS = frozenset({"番", "倍", "成", "‰"})


@dataclass(slots=True)
class _Context:
    """What carries over within a paragraph; ``intent`` over the article."""

    metric: str = ""
    form: Form | None = None
    goals: bool = False  # 今年的主要预期目标是：…
    intent: bool = False  # the text speaks of what is to be done
    planned: Period | None = None  # the year of the plans, as the text last gave it


def find_measures(
    prepared: PreparedArticle,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    organisations: tuple[OrganisationMention, ...],
    region: str | None,
) -> tuple[Measure, ...]:
    """The measures of an article."""
    found: list[Measure] = []
    context, paragraph = _Context(), -1
    track, subjects = PeriodTrack(prepared), SubjectTrack(prepared, places, organisations, region)
    remaining, index = sorted(quantities, key=lambda q: q.start), 0
    for sentence in prepared.sentences:
        if sentence.paragraph != paragraph:
            paragraph, context = sentence.paragraph, _Context(intent=context.intent, planned=context.planned)
        track.enter(sentence)
        subjects.enter(sentence)
        inside = []
        while index < len(remaining) and remaining[index].start < sentence.stop:
            if remaining[index].start >= sentence.start and remaining[index].stop <= sentence.stop:
                inside.append(remaining[index])
            index += 1
        found += _Sentence(prepared, sentence, inside, context, track, subjects).measures()
    return tuple(found)


class _Sentence:
    """The measures of one sentence."""

    def __init__(
        self,
        prepared: PreparedArticle,
        sentence: Sentence,
        quantities: list[Quantity],
        context: _Context,
        track: PeriodTrack,
        subjects: SubjectTrack,
    ) -> None:
        self._text = prepared.folded
        self._article = prepared
        self._sentence = sentence
        self._quantities = [q for q in quantities if measures_something(prepared.folded, q)]
        self._starts = [q.start for q in self._quantities]
        self._context = context
        self._track = track
        self._subjects = subjects

    def measures(self) -> list[Measure]:
        self._update_context()
        found: list[Measure] = []
        last = self._sentence.start
        before = self._context.metric
        for group in self._groups():
            left = self._text[last : group[0].start]
            phrase = left_phrase(left).metric
            metrics = None if _COMPARING.match(phrase) else _parts(phrase, left, len(group))
            for position, quantity in enumerate(group):
                right = self._text[quantity.stop : self._next_start(quantity)]
                for metric in metrics[position] if metrics else (None,):
                    measure = self._measure(quantity, left, right, before, metric)
                    if measure is None:
                        continue
                    if left == "的" and found:  # 总投资860亿元的⟨72个重点项目⟩: one phrase, one time
                        found[-1] = replace(
                            found[-1], subject=measure.metric if found[-1].subject == self._subjects.region else found[-1].subject
                        )
                        measure = replace(measure, kind=found[-1].kind, period=found[-1].period)
                    found.append(measure)
            if found:
                before = found[-1].metric
            last = group[-1].stop
        self._context.metric = before if found else self._context.metric
        return found

    def _update_context(self) -> None:
        words = self._text[self._sentence.start : self._sentence.stop]
        if _GOALS.search(words):
            self._context.goals = True
        if looks_back(words, self._track.years(), self._article.anchor):
            self._context.intent = False
            self._context.planned = None
        elif intends(words):
            self._context.intent = True
        if self._context.intent:
            self._context.planned = self._track.this_year() or self._context.planned

    def _groups(self) -> list[list[Quantity]]:
        """Quantities joined by nothing but 、 or 和 belong to one list: 8%和10%; 左右 after the last covers all."""
        groups: list[list[Quantity]] = []
        for quantity in self._quantities:
            if groups and re.fullmatch(r"[、和与及]|，?和", self._text[groups[-1][-1].stop : quantity.start]):
                groups[-1].append(quantity)
            else:
                groups.append([quantity])
        return [self._shared(group) for group in groups]

    @staticmethod
    def _shared(group: list[Quantity]) -> list[Quantity]:
        last = group[-1]
        shared = []
        for quantity in group[:-1]:
            if quantity.unit == "个" and last.unit == "个百分点":  # 高于全市、全省0.4个和0.6个百分点
                quantity = replace(quantity, unit=last.unit, base_unit=last.base_unit)
            if last.rule.startswith("after-") and quantity.unit == last.unit and quantity.cmp == "=":
                quantity = replace(quantity, cmp=last.cmp)
            shared.append(quantity)
        return [*shared, last]

    def _next_start(self, quantity: Quantity) -> int:
        index = bisect_left(self._starts, quantity.stop)
        return self._starts[index] if index < len(self._starts) else self._sentence.stop

    # ------------------------------------------------------------ one quantity

    def _measure(self, q: Quantity, left: str, right: str, metric_before: str, given: str | None) -> Measure | None:
        phrase = left_phrase(left)
        verb = phrase.verb
        clause = re.split(r"[，。；：\n]", left)[-1]
        grows = re.search(GROWTH + r"$", verb) is not None
        metric = self._chosen(q, phrase.metric, clause, right, metric_before, given)
        if not metric or implausible(metric, q):
            return None
        form = form_of(q, metric, verb, clause, self._context.form)
        if form == "share" and metric_before and "分别" not in clause and (of_plan := _PLAN_WORDS.search(metric)):
            metric = metric[: of_plan.start()] or metric_before
        negative = form == "growth" and q.value > 0 and self._negative(verb, clause, metric, grows)
        value = -q.value if negative else q.value
        high = -q.high if negative and q.high is not None else q.high
        period = self._track.at(q.start)
        recent = self._text[max(self._sentence.start, q.start - 400) : q.start]
        mode = "plan" if self._context.goals else self._track.mode
        kind = kind_of(clause, recent, self._track.telling(q.start), self._article.anchor, mode, self._context.intent)
        period = self._track.settled(period or (self._context.planned if kind == "target" else None), kind)
        self._context.form = form
        subject, metric = self._subjects.of(q, metric, right)
        wording = modals(left.split("。")[-1][-40:]) + ((q.rule.split("-", 1)[1],) if q.rule.startswith("after-") else ())
        base = None if q.base_value is None else (-q.base_value if negative else q.base_value)
        return Measure(
            subject, metric, form, kind, q.cmp, value, high, q.unit, period, (self._evidence(q, clause, metric, right, form),), wording,
            base, None, q.base_unit, reference_of(clause), find_indicator(metric),
        )  # fmt: skip

    def _evidence(self, q: Quantity, clause: str, metric: str, right: str, form: Form) -> Evidence:
        behind = len(metric) if right.startswith((metric, "的" + metric)) else 0
        start = max(self._sentence.start, q.start - len(clause))
        return Evidence(start, min(self._sentence.stop, q.stop + behind), f"measure-{form}")

    def _chosen(self, q: Quantity, metric: str, clause: str, right: str, before: str, given: str | None) -> str:
        if q.rule == "rank":
            return _RANKED.sub("", given or metric) or before
        if given is not None:
            return given
        rate = (q.unit or "").endswith(("%", "百分点")) or q.rule == "fraction" or q.unit in _RATIO_UNITS
        return self._metric(q, metric, clause, right, before, rate)

    def _metric(self, q: Quantity, metric: str, clause: str, right: str, before: str, rate: bool) -> str:
        plan = re.search(r"分别(?:完成|达到|为|占)([^，。；]{2,8}(?:目标|任务|计划|预算))的$", clause)
        if plan and not metric:
            return plan[1]
        following = right_phrase(right)
        counted = not rate and q.unit is not None and not q.unit.endswith(("元", "吨", "亩", "公里", "斤", "平方米", "千瓦时"))
        beside = (
            not metric or re.search(r"的$|总投资[^，。]*$", clause) or ADDING.search(clause[-6:]) or re.match(r"的?[^，。；、]{2,}", right)
        )
        if counted and following and beside and (not metric or right.startswith("的") or not re.match(r"[，。；、]", right)):
            return following
        if before and _COMPARING.match(metric):
            return before
        if metric and len(metric) <= 30 and not re.fullmatch(r"[\d%.]+", metric):
            if "、" in metric and not re.search(r"分别|均", clause):
                metric = re.split(r"、|和(?=[^、和]{2,}$)", metric)[-1]
            return metric.strip("的")
        return before

    @staticmethod
    def _negative(verb: str, clause: str, metric: str, grows: bool) -> bool:
        if re.search(r"收窄|降幅", verb + clause[-6:]):
            return bool(re.search(r"降幅(?!.{0,10}收窄)", metric)) and not grows
        return bool(NEGATIVE.search(verb)) or bool(re.search(r"相差$|低于[^，。；]{0,8}$", clause)) or "跌幅" in metric


def _parts(phrase: str, left: str, number: int) -> list[tuple[str, ...]] | None:
    """The metrics for each quantity of a list: A、B分别增长8%和10% -> [(A,), (B,)]; A、B均增长8% -> [(A, B)]; None when the phrase is one metric."""
    parts = [part for part in re.split(r"、|和|与|以及", phrase) if part]
    if len(parts) < 2:
        return None
    if len(parts) == number:
        return [(part,) for part in parts]
    if number == 1 and re.search(r"(?:均|都|双双)[^，。；]{0,8}$", left):
        return [tuple(parts)]
    return None
