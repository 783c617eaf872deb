"""The patterns of topics: each finds its own example, and none that the code asks for is missing."""

from __future__ import annotations

import re
from pathlib import Path

import kg.facts.topics
from kg.facts.topic_rules import pattern
from kg.lexicon.tables import rules

USED = re.compile(r'pattern\("([a-z_]+)"\)')


def test_every_pattern_finds_its_example() -> None:
    for rule in rules("topics", frozenset({"note"})):
        assert pattern(rule.name).search(rule.example), rule.name
        assert rule.get("note"), rule.name


def test_every_pattern_is_used() -> None:
    folder = Path(kg.facts.topics.__file__).parent
    used = {name for file in folder.glob("topic*.py") for name in USED.findall(file.read_text(encoding="utf-8"))}
    assert used == {rule.name for rule in rules("topics", frozenset({"note"}))}
