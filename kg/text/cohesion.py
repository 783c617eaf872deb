"""How much two stretches of text speak of the same things.

In:  texts of one page.    Out: counts and shares of character sequences that stand in both. Names and objects recur inside an article; what most of
the page shares (the district's name, 工作会议) says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LIMIT = 6000  # characters: what an article is about shows in its beginning
_COMMON = 0.2  # share of the paragraphs of a page


class Vocabulary:
    """The sequences of three characters that are common on a page, told from its paragraphs."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for paragraph in paragraphs:
            counts.update(_grams(paragraph, 3))
            total += 1
        self._common = {gram for gram, count in counts.items() if count > max(3, _COMMON * total)}

    def shared(self, text: str, other: str) -> int:
        """How many different sequences of three characters stand in both texts and are not common on the page."""
        return len((_grams(text, 3) & _grams(other, 3)) - self._common)


def share_found(text: str, other: str) -> float:
    """The share of the two-character sequences of ``text`` that stand in ``other``, 0 to 1."""
    wanted = _grams(text, 2)
    return len(wanted & _grams(other, 2)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=512)
def _grams(text: str, size: int) -> frozenset[str]:
    found: set[str] = set()
    for match in _HAN.finditer(text[:_LIMIT]):
        stretch = match[0]
        found.update(stretch[i : i + size] for i in range(len(stretch) - size + 1))
    return frozenset(found)
