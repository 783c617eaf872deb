"""The patterns made of lexicons find what a plain alternation finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.patterns import any_of

_WORDS = st.sets(st.text("书记员局长.*", min_size=1, max_size=5), min_size=1, max_size=12)


def _plain(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@given(_WORDS, st.text("书记员局长.*", max_size=30))
def test_finds_what_a_plain_alternation_finds(words: set[str], text: str) -> None:
    assert re.findall(any_of(words), text) == re.findall(_plain(words), text)


@given(_WORDS, st.text("书记员局长.*", max_size=30))
def test_backs_off_to_a_shorter_word_in_the_same_order(words: set[str], text: str) -> None:
    assert re.findall(f"(?:{any_of(words)})(?!长)", text) == re.findall(f"(?:{_plain(words)})(?!长)", text)
