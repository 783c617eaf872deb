"""The words around a quantity, by what they do there, and the words of the text.

In:  kg/data/lexicon/measure_words.tsv; the tokens of an article.    Out: look-ups from either end of a stretch of text.

The classes are explained at the head of the table. A word of one character counts only where the segmenter sees a word begin:
行为 does not end in 为.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import lengths_by, rows
from kg.model import PlaceMention, Token

_ALWAYS = frozenset("达超仅均翻逾占了")  # these end no noun that a quantity follows, whatever the segmenter thinks
_NEARLY = re.compile(r"[^附最邻靠临远]近")
_COPULA = re.compile(r"[率额量值数比别约度积本面](?:为|是)")


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes by word; the lengths of the words, the longest first, by first and by last character."""

    classes: dict[str, frozenset[str]]
    by_first: dict[str, tuple[int, ...]]
    by_last: dict[str, tuple[int, ...]]

    def of(self, word: str) -> frozenset[str]:
        return self.classes.get(word, _NONE)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words of measure_words.tsv. Raises DataFileError when the table is malformed."""
    classes: dict[str, set[str]] = {}
    for word, kind in rows("measure_words", ("word", "class")):
        classes.setdefault(word, set()).add(kind)
    return Lexicon({word: frozenset(kinds) for word, kinds in classes.items()}, lengths_by(classes, 0), lengths_by(classes, -1))


class Words:
    """The tokens of an article by position, and where its places end."""

    def __init__(self, text: str, tokens: Sequence[Token], places: Sequence[PlaceMention] = ()) -> None:
        self.text = text
        self.places = {place.start: place.stop for place in places}
        self._tokens = tokens
        self._starts = [token.start for token in tokens]
        self._begins = frozenset(self._starts)

    def begins(self, position: int) -> bool:
        """Does a word begin here? The end of the text counts."""
        return position in self._begins or position >= len(self.text)

    def between(self, start: int, stop: int) -> Sequence[Token]:
        """The tokens that begin in [start, stop)."""
        return self._tokens[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def ending_at(self, stop: int, floor: int, classes: frozenset[str]) -> str:
        """The longest word of the classes that ends at ``stop`` and begins at or after ``floor``; "" when none does."""
        known = lexicon()
        for length in known.by_last.get(self.text[stop - 1 : stop], ()):
            if length <= stop - floor:
                word = self.text[stop - length : stop]
                if not known.of(word).isdisjoint(classes) and (length > 1 or self._stands_alone(stop)):
                    return word
        return ""

    def _stands_alone(self, stop: int) -> bool:
        """Is the character before ``stop`` a word of its own?"""
        return (
            self.begins(stop - 1)
            or _NEARLY.fullmatch(self.text, stop - 2, stop) is not None
            or self.text[stop - 1] in _ALWAYS
            or _COPULA.fullmatch(self.text, stop - 2, stop) is not None
        )

    def starting_at(self, start: int, ceiling: int, classes: frozenset[str]) -> str:
        """The longest word of the classes that starts at ``start`` and ends at or before ``ceiling`` where a word ends; "" when none does."""
        known = lexicon()
        for length in known.by_first.get(self.text[start : start + 1], ()):
            if length <= ceiling - start:
                word = self.text[start : start + length]
                if not known.of(word).isdisjoint(classes) and (self.begins(start + length) or start + length == ceiling):
                    return word
        return ""
