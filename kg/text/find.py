"""Where a word stands in a text. A regular expression made for each name would push the rules out of the cache of compiled patterns."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """The spans [start, stop) of a word in a text, left to right, without overlap."""
    start = text.find(word) if word else -1
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))
