"""Quantities that are no measures: numbers of slogans, attendance, prices and sizes of one thing, articles of a law, the weather.

In:  the quantities of a sentence, or the metric chosen for one.    Out: yes or no.

The rules stand in kg/data/rules/no_measures.toml; each sees the quantity as {Q} among the words around it, the next ones as {M}.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import rules
from kg.model import Quantity
from kg.text.typed import TYPES, compile_rule

_BEFORE, _AFTER = 24, 30  # characters a rule sees on either side
_ABSURD = re.compile(
    r"^(?:他|她|我(?![国省市区县])|你|它|这|那)|记者|出席|缺席|参会|与会|遇难|失踪|人选|票价|方圆|摸黑|罪嫌疑|地震|震源|^(?:条例|办法|法律)|(?:共|分)[0-9一二三四五六七八九十]+章$|名单|"
    r"^(?:人|时间|时|年|会期|为期|分|世界|国家|全程|时长|历时|期间|岁|方面|问题是|结果|比分|以|明确|提到|提及)$|会期|为期|时长|历时"
)
_LONGEST = 36


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    unit: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(rule.name, compile_rule(rule.pattern), re.compile(rule.get("unit")) if rule.get("unit") else None)
        for rule in rules("no_measures", frozenset({"unit"}))
    )


def measuring(text: str, start: int, stop: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Those of the quantities of a sentence [start, stop) that can measure an area, organisation, programme or industry."""
    return [
        q
        for i, q in enumerate(quantities)
        if not _single(text, q) and refused_by(_around(text, start, stop, quantities, i), q.unit or "") is None
    ]


def _single(text: str, q: Quantity) -> bool:
    """一个, 一次, 一批: one thing is no count."""
    return q.value == 1 and text[q.start] == "一" and bool(q.unit) and not re.search("[番成倍万亿]", q.unit or "")


def refused_by(around: str, unit: str) -> str | None:
    """The name of the rule that says a quantity is no measure; ``around`` has it as the type character of quantities."""
    return next((rule.name for rule in _rules_for(unit) if rule.pattern.search(around)), None)


@lru_cache(maxsize=1 << 10)
def _rules_for(unit: str) -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if rule.unit is None or rule.unit.fullmatch(unit))


def _around(text: str, start: int, stop: int, quantities: Sequence[Quantity], index: int) -> str:
    """The words around a quantity; it is the character {Q}, those after it {M}, those before it stay as written."""
    q = quantities[index]
    before = text[max(start, q.start - _BEFORE) : q.start]
    end = min(stop, q.stop + _AFTER)
    after, position = "", q.start + len(text[q.start : q.stop].removesuffix(_hedge(q)))
    for other in quantities[index + 1 : index + 3]:
        if other.start >= end:
            break
        after += text[position : other.start] + TYPES["M"]
        position = other.stop
    return before + TYPES["Q"] + after + text[position:end]


def _hedge(q: Quantity) -> str:
    """以上, 左右: the words behind the number that belong to the quantity."""
    return q.rule.removeprefix("after-") if q.rule.startswith("after-") else ""


def implausible(metric: str) -> bool:
    """Is the phrase found no metric: a pronoun, a meeting's attendance, half a sentence?"""
    return bool(_ABSURD.search(metric)) or not 2 <= len(metric) <= _LONGEST or bool(re.fullmatch(r"[\d%.年月日]+", metric))
