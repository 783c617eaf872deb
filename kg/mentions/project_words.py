"""The lexicons of projects: heads, and the words that tell where a name begins and whether it is one.

In:  project_heads.tsv, project_words.tsv.    Out: word sets, patterns, and ``made_of``, which reads a phrase as a row of such words.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import WordMatcher, rows


@cache
def heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """The last words of names, the longest first, and the note of each: strong, weak, tail."""
    table = {row[0]: row[1] for row in rows("project_heads", ("word", "note"))}
    return re.compile(any_of(table)), table


@cache
def words_noted(note: str) -> frozenset[str]:
    """The words of project_words.tsv with this note."""
    return frozenset(word for word, found in rows("project_words", ("word", "note")) if found == note)


def made_of(phrase: str, *notes: str) -> bool:
    """Whether a phrase is nothing but words with these notes, one behind the other; linear in its length.

    >>> made_of("全县重点", "generic"), made_of("青岭", "generic")
    (False, False)
    >>> made_of("省级重点", "generic")
    True
    """
    words = frozenset().union(*(words_noted(note) for note in notes))
    longest = max(map(len, words))
    reached = [True] + [False] * len(phrase)
    for stop in range(1, len(phrase) + 1):
        reached[stop] = any(reached[start] and phrase[start:stop] in words for start in range(max(0, stop - longest), stop))
    return reached[-1]


@cache
def works() -> WordMatcher:
    """What is built: words in a name that make 推进…工程 a milestone of works."""
    return WordMatcher(words_noted("works"))
