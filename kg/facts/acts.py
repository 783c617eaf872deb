"""Acts that are events without a noun of their own: a signing, an unveiling, an oath, a protest, a round table.

In:  a typed clause.    Out: acts with the stretch that names them.    Rules: ``kg/data/rules/acts.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from kg.errors import DataFileError
from kg.lexicon.tables import Rule, rules
from kg.model import EventType
from kg.text.typed import TYPES, compile_rule

_R, _T = TYPES["R"], TYPES["T"]
_KEYS = frozenset({"words", "type", "subject", "dated", "alone"})
_SIDES = re.compile(r"(?:两国|三国|双方|三方|各方)(?:元首|总理|总统|外长|领导人|代表)?")
_REACH = 120  # characters before an act in which its subject stands


@dataclass(frozen=True, slots=True)
class Act:
    """[start, stop) names the act; ``alone``: within a ceremony that is being reported it is no event of its own."""

    rule: str
    type: EventType
    start: int
    stop: int
    place: str | None
    host: str | None
    alone: bool


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[Rule, re.Pattern[str], EventType], ...]:
    """The rules compiled. Raises DataFileError for a type of event that does not exist."""
    compiled = []
    for rule in rules("acts", _KEYS):
        if rule.get("type") not in get_args(EventType):
            raise DataFileError(f"acts.toml: rule {rule.name!r}: no type {rule.get('type')!r}; there are {', '.join(get_args(EventType))}")
        compiled.append((rule, compile_rule(rule.pattern), cast(EventType, rule.get("type"))))
    return tuple(compiled)


def acts_in(text: str, *, told: bool) -> Iterator[Act]:
    """The acts of a clause; ``told``: an event is being reported already, so that a date alone does not make a signing news."""
    for rule, pattern, kind in _rules():
        if not any(word in text for word in rule.get("words").split()):
            continue
        for match in pattern.finditer(text):
            found = match.groupdict()
            start, stop = match.span("act") if found.get("act") else match.span("act2")
            if rule.get("dated") and _T not in text:
                continue
            if rule.get("subject") and not _has_subject(text, start, told=told):
                continue
            place = found.get("place") or found.get("place2")
            yield Act(rule.name, kind, start, stop, place, found.get("host"), bool(rule.get("alone")))


def _has_subject(text: str, start: int, *, told: bool) -> bool:
    before = text[max(0, start - _REACH) : start]
    return _R in before or bool(_SIDES.search(before)) or (not told and _T in before)
