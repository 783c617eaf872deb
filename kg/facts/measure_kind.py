"""Target or outcome.

In:  the clause and the sentence before a quantity, its period, the section, the measure before it.    Out: MeasureKind.

The evidence, in order: what the clause says for certain (kg/data/rules/measure_kind.toml), the period, modal words of the clause,
plans told without 将 (新建学校6所), the section, the report that is quoted, the rest of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import DataFileError
from kg.lexicon.tables import rules
from kg.model import MeasureKind, Period, TimeAnchor

_REPORTED = re.compile(r"获悉|显示|通报|统计|公报")
_INTENT = re.compile(
    r"(?:我们|新区|全[省市区县]|将|今年|年内|新的一年|明年|下一步)[^。]{0,30}(?:将|要|力争|确保|争取|计划)|力争|(?:^|，)(?:要|将)"
)
_IMPERATIVE = re.compile(
    r"(?:全力|加快|大力|着力|全年|年内|重点)*(?:推进|推动|推出|引进|建设|新建|实施|完成|形成|打造|加快|培育|改造|新增|开展|力争|确保|新开工|攻坚|梳理|总投资|加大|争取|抓好|"
    r"高标准|集聚|打通|整治|对)"
)
_GOALS = re.compile(
    r"目标(?:任务)?(?:初步)?(?:安排|建议|设定|确定|定)?(?:如下|是|为|：|:)|(?:今年|明年|全年)(?:工作|经济)?(?:的)?(?:总体要求|主要任务)|"
    r"(?:规划|纲要|方案|行动计划|计划|意见|条例)》?(?:明确)?(?:提出|明确)|(?:规划|纲要|方案|计划|意见|条例)》(?:明确)?(?:提出|明确|规定)|新政提出"
)
_SO_FAR = re.compile(r"以来|截至|目前|[上本]周|近日|日前|昨[日天]|今天|\d日|记者|首个|首批|刚刚|春节|开年|新春|元旦|节前|活动|仪式")
_NAMED_YEAR = re.compile(r"20\d\d年|今年|新的一年")
_PART_OF_YEAR = re.compile(
    r"(?P<year>\d{4})-(?:Q1\.\.Q(?=\d)|Q(?=\d))?(?:(?<=Q)(?P<quarter>\d)|H(?P<half>\d)|(?:\d\d\.\.\d{4}-)?(?P<month>\d\d))"
)
_SAYS = frozenset({"done", "target", "actual", "compared"})


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for rule in rules("measure_kind", frozenset({"says"})):
        if rule.get("says") not in _SAYS:
            raise DataFileError(f"measure_kind.toml: rule {rule.name!r} says none of {', '.join(sorted(_SAYS))}")
        found.setdefault(rule.get("says"), []).append(rule.pattern)
    return {says: re.compile("|".join(patterns)) for says, patterns in found.items()}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the clause: the period as far as it tells, the section (review, plan or ""), whether the text speaks of plans."""

    period: Period | None
    anchor: TimeAnchor | None
    mode: str
    intent: bool
    before: MeasureKind | None  # of the measure before it in the same part of the sentence


def kind_of(clause: str, recent: str, known: Circumstances) -> MeasureKind:
    """Target or outcome of a quantity. ``clause`` ends where the quantity begins, ``recent`` is the sentence up to it."""
    says = _patterns()
    if says["done"].search(clause):
        return "actual"
    when = _tense(known.period, known.anchor)
    part = re.split(r"[；。]", recent)[-1]
    if when == "past" or (_is_over(known.period, known.anchor) and _only_estimated(part + clause)):
        return "actual"
    if says["target"].search(clause) or when == "future":
        return "target"
    told = says["actual"].search(clause)
    if known.before == "target" and not told:
        return "target"  # 力争实现生产总值500亿元，投资同比增长12%
    told = told or says["compared"].search(clause)
    if _year_begins(known.period, known.anchor) and not told and not _SO_FAR.search(recent):
        return "target"
    if known.intent and not told and not _is_over(known.period, known.anchor) and _IMPERATIVE.match(clause):
        return "target"
    if known.mode == "review" or _REPORTED.search(recent) or told:
        return "actual"
    if says["target"].search(part):
        return "actual" if says["actual"].search(part) else "target"
    return "target" if known.mode == "plan" and not says["actual"].search(part) else "actual"


def looks_back(words: str, years: list[int], anchor: TimeAnchor | None) -> bool:
    """Does a sentence report on a past year?"""
    return bool(years and anchor and max(years) < anchor.year) or bool(re.search(r"五年来|去年以来|过去一年|截至目前", words))


def intends(words: str) -> bool:
    """Does a sentence say what is to be done?"""
    return bool(_INTENT.search(words))


def sets_goals(words: str) -> bool:
    """Does a sentence open a list of goals, or tell what a plan lays down?"""
    return bool(_GOALS.search(words))


def _only_estimated(words: str) -> bool:
    """Is 预计 the only word of a target: 一季度预计完成地区生产总值168亿元，同比增长5.9%?"""
    return "预计" in words and _patterns()["target"].search(words.replace("预计", "")) is None


def _is_over(period: Period | None, anchor: TimeAnchor | None) -> bool:
    """Is a period of the year under way over: a quarter, a half, months; the year itself in the second half of December?"""
    if period is None or anchor is None:
        return False
    if period.code == str(anchor.year):
        return anchor.date[5:] >= "12-15"
    part = _PART_OF_YEAR.fullmatch(period.code)
    if part is None or int(part["year"]) != anchor.year or len(anchor.date) < 7:
        return False
    last = int(part["quarter"]) * 3 if part["quarter"] else int(part["half"]) * 6 if part["half"] else int(part["month"])
    return int(anchor.date[5:7]) > last


def _year_begins(period: Period | None, anchor: TimeAnchor | None) -> bool:
    """In the first quarter a figure of the whole year under way is what is planned for it."""
    return bool(
        period and anchor and period.code == str(anchor.year) and "01" <= anchor.date[5:7] <= "03" and _NAMED_YEAR.fullmatch(period.label)
    )


def _tense(period: Period | None, anchor: TimeAnchor | None) -> str:
    """past, future or "" when the period says nothing: of a year under way nobody knows."""
    if period is None or anchor is None:
        return ""
    years = [int(y) for y in re.findall(r"(?:19|20)\d\d", period.code)]
    if not years:
        return ""
    if period.code.startswith("by "):
        return "future" if years[-1] >= anchor.year and len(period.code) == 7 and not period.label.startswith("截") else ""
    if years[0] > anchor.year or (years[-1] > anchor.year and years[0] >= anchor.year - 2):
        return "future"
    month = re.search(r"(?:19|20)\d\d-(\d\d)(?:-\d\d)?$", period.code)
    if years[-1] == anchor.year and month and len(anchor.date) >= 7:
        return "future" if int(month[1]) > int(anchor.date[5:7]) else ""
    return "past" if years[-1] < anchor.year else ""
