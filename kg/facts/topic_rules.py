"""The patterns of ``kg/data/rules/topics.toml``, by name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import rules


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {rule.name: re.compile(rule.pattern) for rule in rules("topics", frozenset({"note"}))}


def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern of a rule. Raises KeyError for a name that is none."""
    return _patterns()[name]
