"""The roles of a roster from the words beside it.

In:  a typed clause, the position of a roster, the type of the event.    Out: roles with the rule and the stretch that gave them.

The rules are ``kg/data/rules/attendance.toml``. A roster's predicate runs to the next roster that is a subject of its own:
⟨R⟩出席会议并讲话，⟨R⟩主持会议。 A roster without words of its own shares the predicate of the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from kg.errors import DataFileError
from kg.lexicon.tables import rules
from kg.model import EventType, Role
from kg.text.typed import TYPES, compile_rule

_R = TYPES["R"]
_ROLES: tuple[str, ...] = (*get_args(Role), "none", "letter")
_AWAY = ("none", "letter")
_OBJECT = re.compile(
    r"(?:由|与|同|和|及|对|向|受|给|被|让|请|听取了?|会见了?|委托|代表|在|以|任命|免去|选举|要求|"
    r"叮嘱|看望了?|慰问了?|走访了?|拉着|接受|邀请|授予|祝贺|关于|的)$|[《“（]"
)
_REACH = 240  # no predicate is longer; keeps the reading of a list of a thousand people linear
_BORDER = re.compile(f"[。；{_R}]")
_CONNECTED = re.compile(
    r"[，、和与及以同]{1,2}(?:[^，。；、]{0,12}(?:、|和))?"
    r"|[，、](?:[^，。；、]{2,14}(?:长|书记|主任|主席|委员|经理)[\u4e00-\u9fff·]{2,4}[，、]){1,3}"  # a post whose holder was not read as a name
)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role, the rule that gave it, and where its words stop in the clause."""

    role: Role
    rule: str
    stop: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """``away``: the words say that somebody was not there, or only wrote."""

    name: str
    role: str
    pattern: re.Pattern[str]
    types: frozenset[str]
    away: bool


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """The rules compiled. Raises DataFileError for a role or pattern that does not exist."""
    compiled = []
    for rule in rules("attendance", frozenset({"role", "types"})):
        role = rule.get("role")
        if role not in _ROLES:
            raise DataFileError(f"attendance.toml: rule {rule.name!r}: no role {role!r}; there are {', '.join(_ROLES)}")
        types = frozenset(rule.get("types").split() or get_args(EventType))
        compiled.append(_Rule(rule.name, role, compile_rule(rule.pattern), types, role in _AWAY))
    return tuple(compiled)


def predicate_stop(text: str, position: int) -> int:
    """Where the words that belong to the roster at ``position`` end; at most _REACH characters on."""
    limit = min(len(text), position + _REACH)
    for border in _BORDER.finditer(text, position + 1, limit):
        index = border.start()
        if border[0] != _R:
            return index
        if _is_subject(text, position, index):
            if not _CONNECTED.fullmatch(text[position + 1 : index]):
                return index
            position = index  # ⟨R⟩、⟨R⟩分别讲话: the words come after the last
    return limit


def _is_subject(text: str, position: int, other: int) -> bool:
    """Does the roster at ``other`` begin a clause of its own?"""
    chunk = re.split("[，；。]", text[position + 1 : other])
    if len(chunk) == 1:
        return bool(_CONNECTED.fullmatch(chunk[0]))
    return len(chunk[-1]) <= 16 and not _OBJECT.search(chunk[-1])


def absent(text: str, position: int) -> bool:
    """Do the words beside the roster say that it was away, or is only cited?"""
    return any(rule.pattern.match(text, position) for rule in _rules() if rule.away)


def wrote(text: str, position: int) -> bool:
    """Do the words beside the roster say that it sent a letter or an instruction?"""
    return any(rule.pattern.match(text, position) for rule in _rules() if rule.role == "letter")


def roles_beside(text: str, position: int, event_type: EventType) -> tuple[RoleFound, ...]:
    """The roles that the clause gives the roster at ``position`` in an event of this type, one rule each, in the order of the rules."""
    stop = predicate_stop(text, position)
    found: dict[Role, RoleFound] = {}
    for rule in _rules():
        if rule.away:
            if rule.pattern.match(text, position):
                return ()
        elif event_type in rule.types and (match := rule.pattern.match(text, position, stop)):
            role = cast(Role, rule.role)
            found.setdefault(role, RoleFound(role, rule.name, match.end()))
    return tuple(found.values())
