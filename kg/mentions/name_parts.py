"""Mongolian, Tibetan, Uyghur and Yi names written without ·: 巴音孟克, 贡保才让, 吉克日火.

In:  folded text, a position.    Out: the end of the name there, or None.

They are put together from a small stock of parts (``name_parts.tsv``); two parts or more in a row are a name, one is not (巴音 is a town, too).
"""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows

_MOST_PARTS = 3
_LAST = "图呷加太尔"  # one more character that ends such names: 格日勒|图, 阿苏木|呷


@lru_cache(maxsize=1)
def _parts() -> WordMatcher:
    return WordMatcher(word for word, _ in rows("name_parts", ("word", "people")))


def parts_end(text: str, start: int) -> int | None:
    """The end of a name of two or three parts that begins at ``start``; None when none does."""
    stop, count = start, 0
    while count < _MOST_PARTS and (length := _parts().at(text, stop)):
        stop, count = stop + length, count + 1
    if count and stop - start >= 3 and text[stop : stop + 1] and text[stop] in _LAST:
        return stop + 1
    return stop if count >= 2 else None
