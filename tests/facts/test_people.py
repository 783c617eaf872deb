"""Posts and personnel changes, one case a line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.facts.appointments import compiled
from kg.lexicon.tables import Rule, rules
from kg.model import Appointment, Extraction, Tenure
from kg.text.typed import TYPES
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("posts"))
def test_the_posts_a_text_gives(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    held: dict[str, list[str]] = {}
    for fact in reading(text.replace("⏎", "\n")).facts:
        if isinstance(fact, Tenure):
            status = "" if fact.status == "current" else f" {fact.status}"
            held.setdefault(fact.person, []).append(fact.title + (f" ({fact.org})" if fact.org else "") + status)
    assert "; ".join(f"{person}: {' | '.join(posts)}" for person, posts in held.items()) == expected.removeprefix("-")


@pytest.mark.parametrize(("text", "expected"), cases("appointments"))
def test_the_changes_a_text_states(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    changes = [f"{f.person} {f.action} {f.post}" for f in reading(text.replace("⏎", "\n")).facts if isinstance(f, Appointment)]
    assert "; ".join(changes) == expected.removeprefix("-")


_CHANGE_RULES = rules("appointments", frozenset({"action", "subject", "more"}))


@pytest.mark.parametrize("rule", _CHANGE_RULES, ids=lambda rule: rule.name)
def test_a_rule_of_appointments_matches_its_example(rule: Rule) -> None:
    assert compiled(rule.pattern).search(re.sub("⟨[^⟩]*⟩", TYPES["R"], rule.example))
