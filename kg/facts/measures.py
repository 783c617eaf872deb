"""Quantified statements: whose, of what, how much, target or outcome, for when.

In:  quantities, periods, region.    Out: Measures in the order of the text.

    1  quantities that are no measures are set aside (inside slogans, single prices, meeting attendance)
    2  the noun phrase left (规上工业增加值增长8%) or right (60个重点项目) of the quantity is the metric; a clause without one takes the metric before it
    3  coordinated metrics meet their quantities one by one (A、B分别增长8%和10%)
    4  modal words, the period and the section decide target or outcome
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.facts.metric import ADDING, GROWTH, NEGATIVE, left_phrase, modals, right_phrase
from kg.mentions.periods import find_periods
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

_SLOGAN = re.compile(r"[“‘][^”’]{0,12}$")
_SHARE = re.compile(r"(?:率|占比|比重|比例|份额|覆盖面|增长面|满意度|优良比例|达标率|占[^，。；]{0,16})$")
_OF_PLAN = re.compile(r"(?:完成|达到|为|占|达)?[^，。；]{0,8}(?:目标|任务|计划|预算)的$")
_TARGET = re.compile(r"力争|确保|争取|预期|目标|计划|拟|努力|必须|要|将|安排|不低于|不少于|不高于|不超过|以内|定为")
_ACTUAL = re.compile(
    r"已|去年|上年|同比|环比|比上年|较上年|截至|实现了|完成了|达到了|过去|五年来|以来|累计|分别增长|分别下降|仍|尚|仅|获悉|显示|通报"
)
_GOALS = re.compile(
    r"(?:预期|主要|发展|工作|奋斗)目标(?:是|为|：|:)|目标(?:是|为|：|:)|(?:今年|明年|全年)(?:工作|经济)?(?:的)?(?:总体要求|主要任务)"
)
_SKIPPED_UNITS = frozenset({"岁", "天", "小时", "分钟", "次会议"})
_ATTENDANCE = re.compile(r"(?:出席|参加|参会|到会|应到|实到|共|等|余)$")
_COMPARING = re.compile(
    r"(?:分别)?(?:高于|低于|快于|慢于|比|较|与|降幅|增速(?:比|较)|增幅(?:比|较)|占(?!地)|同比|环比|总量|总数|达到|完成(?:全年|年度)|为(?:全年|年度)|(?:是|为)(?:去年|上年)|全[省市国区县]|平均$)"
)
_INTENT = re.compile(r"(?:我们|新区|全[省市区县]|将|今年|年内|新的一年|明年|下一步)[^。]{0,30}(?:将|要|力争|确保|争取|计划)|力争|(?:^|，)(?:要|将)")
_IMPERATIVE = re.compile(r"(?:全力|加快|大力|着力|全年|年内|重点)*(?:推进|推动|推出|引进|建设|新建|实施|完成|形成|打造|加快|培育|改造|新增|开展|力争|确保|新开工|攻坚|梳理|总投资|加大|争取|抓好|高标准|集聚|打通|整治|对)")
_RANKED = re.compile(
    r"(?:总量|增速|增幅|规模|排名)?(?:均|都|稳|继续|首次|跃升|上升)*(?:位居|位列|居|列|排名|排在|排|跃居|名列|位次|跻身)[^，。；]*$|^(?:总量|增速|增幅|规模)(?:均|都)*$"
)
_IN_NAME = re.compile(
    r"(?:以上|以下|级)?的?[^，。；\d]{0,8}(?:项目|企业|园区|小区|村|镇|工程|基地|集群)[^，。；\d]{0,3}\d"
)  # 50亿元以上大项目15个
_RATIO_UNITS = frozenset({"番", "倍", "成"})


@dataclass(slots=True)
class _Context:
    """What carries over within a paragraph."""

    metric: str = ""
    period: Period | None = None
    goals: bool = False  # 今年的主要预期目标是：…
    intent: bool = False  # the text speaks of what is to be done


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
    for sentence in prepared.sentences:
        if sentence.paragraph != paragraph:
            paragraph, context = sentence.paragraph, _Context(intent=context.intent)
        inside = [q for q in quantities if sentence.start <= q.start and q.stop <= sentence.stop]
        found += _Sentence(prepared, sentence, inside, context, region).measures()
    return tuple(found)


class _Sentence:
    """The measures of one sentence."""

    def __init__(
        self, prepared: PreparedArticle, sentence: Sentence, quantities: list[Quantity], context: _Context, region: str | None
    ) -> None:
        self._text = prepared.folded
        self._article = prepared
        self._sentence = sentence
        self._quantities = [q for q in quantities if self._measures_something(q)]
        self._context = context
        self._region = region
        self._periods = find_periods(self._text[sentence.start : sentence.stop], prepared.anchor)

    def measures(self) -> list[Measure]:
        words = self._text[self._sentence.start : self._sentence.stop]
        if _GOALS.search(words):
            self._context.goals = True
        if self._looks_back(words):
            self._context.intent = False
        elif _INTENT.search(words):
            self._context.intent = True
        found: list[Measure] = []
        last = self._sentence.start
        before = self._context.metric
        for group in self._groups():
            left = self._text[last : group[0].start]
            metrics = _parts(left_phrase(left).metric, left, len(group))
            for position, quantity in enumerate(group):
                right = self._text[quantity.stop : self._next_start(self._quantities.index(quantity))]
                for metric in metrics[position] if metrics else (None,):
                    measure = self._measure(quantity, left, right, before, metric)
                    if measure is not None and left == "的" and found:  # 总投资860亿元的⟨72个重点项目⟩: one phrase, one time
                        measure = replace(measure, kind=found[-1].kind, period=found[-1].period)
                    if measure is not None:
                        found.append(measure)
            if found:
                before = found[-1].metric
            last = group[-1].stop
        self._context.metric = before if found else self._context.metric
        if self._periods:
            self._context.period = self._periods[-1][2]
        return found

    def _looks_back(self, words: str) -> bool:
        """Does the sentence report on a past year?"""
        anchor = self._article.anchor
        years = [int(p.code[:4]) for _, _, p in self._periods if p.code[:4].isdigit()]
        return bool(years and anchor and max(years) < anchor.year) or bool(re.search(r"五年来|去年以来|过去一年|截至目前|三年探索", words))

    def _groups(self) -> list[list[Quantity]]:
        """Quantities joined by nothing but 、 or 和 belong to one list: 8%和10%."""
        groups: list[list[Quantity]] = []
        for quantity in self._quantities:
            if groups and re.fullmatch(r"[、和与及]|，?和", self._text[groups[-1][-1].stop : quantity.start]):
                groups[-1].append(quantity)
            else:
                groups.append([quantity])
        return groups

    def _next_start(self, index: int) -> int:
        return self._quantities[index + 1].start if index + 1 < len(self._quantities) else self._sentence.stop

    def _measures_something(self, q: Quantity) -> bool:
        before, after = self._text[max(0, q.start - 14) : q.start], self._text[q.stop : q.stop + 6]
        if (q.unit or "") in _SKIPPED_UNITS or _IN_NAME.match(self._text[q.stop : q.stop + 24]):
            return False
        quote = _SLOGAN.search(before)
        if quote and "”" in self._text[q.start : q.start + 14] and "”" not in before[quote.start() :]:
            return False
        if re.search(r"第$|[A-Za-z]$", before) or re.match(r"(?:会议|路|号|楼|日|月)", after):
            return False
        return not (q.unit in ("人", "名", "位") and re.search(r"(?:出席|参加|参会|到会|应到|实到|委员|代表|嘉宾|等)$", before))

    # ------------------------------------------------------------ one quantity

    def _measure(self, q: Quantity, left: str, right: str, metric_before: str, given: str | None) -> Measure | None:
        phrase = left_phrase(left)
        metric, verb, lead = given or phrase.metric, phrase.verb, phrase.lead
        clause = re.split(r"[，。；：\n]", left)[-1]
        grows = re.search(GROWTH + r"$", verb + "") is not None and re.search(r"增|降|减|涨|升|高|低|快|慢|窄|扩|滑", verb) is not None
        rate = (q.unit or "").endswith(("%", "百分点")) or q.rule == "fraction" or q.unit in _RATIO_UNITS
        if q.rule == "rank":
            metric = _RANKED.sub("", metric) or metric_before
        elif given is None:
            metric = self._metric(q, metric, clause, right, metric_before, rate, grows)
        if not metric:
            return None
        form = self._form(q, metric, verb, clause, lead, grows)
        if (
            form == "share"
            and (of_plan := re.search(r"(?:完成|达到|为|占|达)?[^，。；]{0,8}(?:目标|任务|计划|预算)$", metric))
            and metric_before
        ):
            metric = metric_before if not of_plan.start() else metric[: of_plan.start()] or metric_before
        value = -q.value if form == "growth" and self._negative(verb, clause, metric) and q.value > 0 else q.value
        high = -q.high if value < 0 and q.high is not None else q.high
        period = self._period(q)
        kind = self._kind(q, clause, left, period)
        wording = modals(left.split("。")[-1][-40:]) + ((q.rule.split("-", 1)[1],) if q.rule.startswith("after-") else ())
        start = q.start - len(clause) if clause else q.start
        evidence = Evidence(
            max(self._sentence.start, start),
            min(self._sentence.stop, q.stop + (len(metric) if right.startswith((metric, "的" + metric)) else 0)),
            f"measure-{form}",
        )
        return Measure(
            self._region, metric, form, kind, q.cmp, value, high, q.unit, period, (evidence,), wording,
            None if q.base_value is None else (-q.base_value if value < 0 else q.base_value), None, q.base_unit,
        )  # fmt: skip

    def _metric(self, q: Quantity, metric: str, clause: str, right: str, before: str, rate: bool, grows: bool) -> str:
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
            metric = (
                re.split(r"、|和(?=[^、和]{2,}$)", metric)[-1]
                if len(re.findall("、", metric)) and not re.search(r"分别|均", clause)
                else metric
            )
            return metric.strip("的")
        return before

    def _form(self, q: Quantity, metric: str, verb: str, clause: str, lead: str, grows: bool) -> Form:
        if q.rule == "rank":
            return "rank"
        if q.unit in ("番",) or q.rule == "fraction":
            return "ratio" if not _SHARE.search(metric) else "share"
        if q.unit in ("倍", "成"):
            return "ratio" if q.unit == "倍" else "share"
        percent = q.unit == "%"
        if (q.unit or "").endswith("百分点"):
            return "growth"
        if percent and (_OF_PLAN.search(clause) or (_SHARE.search(metric) and not re.search(r"(?:增长|下降|提高|上升)$", verb))):
            return "share" if not re.search(r"增长率$", metric) else "growth"
        if percent and (grows or re.search(r"增速|增幅|涨幅|降幅|增长率", metric)):
            return "growth"
        if percent:
            return "share"
        if re.search(r"^(?:达到|达|为|是|累计|共有|现有|保持|稳定|控制|突破|超过|增至|提高到|提高至)", verb) or re.search(
            r"累计|达到|达$", clause[-6:]
        ):
            return "level"
        if ADDING.search(lead + verb) or ADDING.match(metric) or re.search(r"(?:新增|引进|新建|开工|推出|形成)[^，。；]{0,12}$", clause):
            return "increment"
        return "level"

    def _negative(self, verb: str, clause: str, metric: str) -> bool:
        return bool(NEGATIVE.search(verb)) and not re.search(r"收窄", verb + clause[-4:])

    # ------------------------------------------------------------ when, target or outcome

    def _period(self, q: Quantity) -> Period | None:
        position = q.start - self._sentence.start
        before = [p for start, _, p in self._periods if start <= position]
        if before:
            return before[-1]
        if self._context.period is not None:
            return self._context.period
        return None

    def _kind(self, q: Quantity, clause: str, left: str, period: Period | None) -> MeasureKind:
        anchor = self._article.anchor
        sentence = self._text[self._sentence.start : q.start]
        if period is not None and anchor is not None:
            first = re.search(r"(?:19|20)\d\d", period.code)
            if period.code.startswith("by ") or (first and int(first[0]) > anchor.year):
                return "target" if int(period.code[-4:] if period.code.startswith("by ") else first[0]) >= anchor.year else "actual"  # type: ignore[index]  # first is set on that path
            if first and int(first[0]) < anchor.year and ".." not in period.code:
                return "actual"
        if self._context.intent and not _ACTUAL.search(clause) and _IMPERATIVE.match(clause):
            return "target"
        recent = re.split(r"[。；]", sentence)[-1]
        if _TARGET.search(clause) or (_TARGET.search(recent) and not _ACTUAL.search(recent)) or self._context.goals:
            return "target" if not re.search(r"同比|已(?:完成|实现|达|有)", clause) else "actual"
        return "actual"


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
