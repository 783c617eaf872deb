"""The lexicons of projects: heads, and the words that tell where a name begins and whether it is one.

In:  project_heads.tsv, project_words.tsv.    Out: word sets, patterns, and ``made_of``, which reads a phrase as a row of such words.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import WordMatcher, lengths_by, rows


@cache
def heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """The last words of names, the longest first, and the note of each: strong, weak, tail."""
    table = {row[0]: row[1] for row in rows("project_heads", ("word", "note"))}
    return re.compile(any_of(table)), table


@cache
def _milestones() -> frozenset[str]:
    return frozenset(word for word, _, _ in rows("project_status", ("word", "side", "strength")))


def is_milestone(word: str) -> bool:
    """Whether a word tells how far a project is (建设, 投产)."""
    return word in _milestones()


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
    words, lengths = _with_lengths(notes)
    reached = {0}
    for stop in range(1, len(phrase) + 1):
        if any(stop - length in reached and phrase[stop - length : stop] in words for length in lengths.get(phrase[stop - 1], ())):
            reached.add(stop)
    return len(phrase) in reached


@cache
def _with_lengths(notes: tuple[str, ...]) -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The words with any of the notes, and their lengths by last character."""
    words = frozenset().union(*map(words_noted, notes))
    return words, lengths_by(words, -1)


@cache
def works() -> WordMatcher:
    """What is built: words in a name that make 推进…工程 a milestone of works."""
    return WordMatcher(words_noted("works"))
