"""Roles of a roster: one-line cases; every rule matches its own example."""

from __future__ import annotations

import re
from typing import cast

import pytest

from kg.facts.roles import roles_beside
from kg.lexicon.tables import Rule, rules
from kg.model import EventType
from kg.text.typed import TYPES, compile_rule
from tests.case_lines import case_lines

_RULES = rules("attendance", frozenset({"role", "types"}))


def _typed(text: str) -> str:
    return re.sub("⟨[^⟩]*⟩", TYPES["R"], text)


@pytest.mark.parametrize(("given", "expected"), case_lines("attendance"))
def test_case(given: str, expected: str) -> None:
    kind, clause = given.split(" | ")
    text = _typed(clause)
    found = roles_beside(text, text.index(TYPES["R"]), cast(EventType, kind))
    assert [f.role for f in found] == expected.split()


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_example(rule: Rule) -> None:
    assert compile_rule(rule.pattern).search(_typed(rule.example))


def test_a_predicate_belongs_to_the_nearest_subject() -> None:
    text = _typed("⟨书记沈秋⟩出席会议并讲话，⟨区长佟川⟩主持会议。")
    first, second = (m.start() for m in re.finditer(TYPES["R"], text))
    assert {f.role for f in roles_beside(text, first, "meeting")} == {"spoke", "attended"}
    assert {f.role for f in roles_beside(text, second, "meeting")} == {"presided"}
