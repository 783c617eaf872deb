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
from kg.lexicon.patterns import any_of
from kg.lexicon.tables import Rule, rules
from kg.model import EventType
from kg.text.typed import TYPES, compile_rule

_R, _T = TYPES["R"], TYPES["T"]
_KEYS = frozenset({"words", "type", "subject", "dated", "alone", "main"})
_SIDES = re.compile(r"(?:两国|三国|双方|三方|各方)(?:元首|总理|总统|外长|领导人|代表)?")
_REACH = 120  # characters before an act in which its subject stands


@dataclass(frozen=True, slots=True)
class Act:
    """[start, stop) names the act; ``alone``: within a ceremony that is being reported it is no event of its own.

    ``main``: reported for itself, whatever was reported before it.
    """

    rule: str
    type: EventType
    start: int
    stop: int
    place: str | None
    host: str | None
    alone: bool
    main: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """``words``: one of them must be there; ``dated``: so must a time; ``subject``: so must somebody who acts."""

    name: str
    pattern: re.Pattern[str]
    type: EventType
    words: tuple[str, ...]
    subject: bool
    dated: bool
    alone: bool
    main: bool


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """The rules compiled. Raises DataFileError for a type of event that does not exist."""
    return tuple(_compiled(rule) for rule in rules("acts", _KEYS))


def _compiled(rule: Rule) -> _Rule:
    kind = rule.get("type")
    if kind not in get_args(EventType):
        raise DataFileError(f"acts.toml: rule {rule.name!r}: no type {kind!r}; there are {', '.join(get_args(EventType))}")
    subject, dated, alone, main = (bool(rule.get(key)) for key in ("subject", "dated", "alone", "main"))
    words = tuple(rule.get("words").split())
    return _Rule(rule.name, compile_rule(rule.pattern), cast(EventType, kind), words, subject, dated, alone, main)


@lru_cache(maxsize=1)
def _any_word() -> re.Pattern[str]:
    return re.compile(any_of(word for rule in _rules() for word in rule.words))


def acts_in(text: str, *, told: bool) -> Iterator[Act]:
    """The acts of a clause; ``told``: an event is being reported already, so that a date alone does not make a signing news."""
    if _any_word().search(text) is None:
        return
    for rule in _rules():
        if (rule.dated and _T not in text) or not any(word in text for word in rule.words):
            continue
        for match in rule.pattern.finditer(text):
            found = match.groupdict()
            start, stop = match.span("act") if found.get("act") else match.span("act2")
            if rule.subject and not _has_subject(text, start, told=told):
                continue
            place = found.get("place") or found.get("place2")
            yield Act(rule.name, rule.type, start, stop, place, found.get("host"), rule.alone, rule.main)


def _has_subject(text: str, start: int, *, told: bool) -> bool:
    before = text[max(0, start - _REACH) : start]
    return _R in before or bool(_SIDES.search(before)) or (not told and _T in before)
