"""Where the name of a country begins: a word that no name and no post may cut (阿尔|及利亚, 也|门).

In:  text and a position.    Out: the length of the name there, 0 for none.    Table: ``kg/data/lexicon/areas.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows


@lru_cache(maxsize=1)
def _countries() -> WordMatcher:
    return WordMatcher({name for name, level, _ in rows("areas", ("name", "level", "code")) if level == "nation"})


def country_at(text: str, position: int) -> int:
    """The length of the longest name of a country that begins at ``position``; 0 for none."""
    return _countries().at(text, position)


def countries_in(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The countries named in text[start:stop]."""
    yield from ((start + a, start + b) for a, b in _countries().find(text[start:stop]))
