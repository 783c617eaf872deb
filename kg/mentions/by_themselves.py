"""Names that show by themselves: with ·, with the people they belong to, known to everybody.

In:  clues.    Out: names: ⟨努尔兰·叶尔肯⟩, ⟨敖日其楞⟩（蒙古族）, ⟨特朗普⟩.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, words
from kg.mentions.clues import Clues, Name
from kg.mentions.foreign import is_transliteration

_ETHNIC = re.compile(r"^([\u4e00-\u9fff]{2,6})（(?:[男女]，?)?[\u4e00-\u9fff]{1,4}族[^（）]{0,6}）", re.MULTILINE)


def names_by_themselves(clues: Clues) -> Iterator[Name]:
    """Names with ·, wherever they stand: 努尔兰·叶尔肯; a name with its people: 敖日其楞（蒙古族）; names everybody knows."""
    text, last = clues.text, 0
    yield from (Name(*match.span(1), "with-people") for match in _ETHNIC.finditer(text))
    yield from (Name(*span, "well-known") for span in _well_known().find(text))
    for match in re.finditer("·", text):
        if match.start() < last:
            continue
        start = match.start()
        while start > 0 and match.start() - start < 6 and is_transliteration(text[start - 1]):
            start -= 1
        while start < match.start() and not (clues.reader.begins_word(start) or start == 0):
            start += 1
        stop = clues.reader.read(start) if match.start() - start >= 1 else None
        if stop is not None and stop > match.end():
            last = stop
            yield Name(start, stop, "dotted")


@lru_cache(maxsize=1)
def _well_known() -> WordMatcher:
    return WordMatcher(words("well_known"))
