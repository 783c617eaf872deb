"""The patterns and look-ups made of lexicons find what comparing every word would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import EndMatcher

_WORDS = st.sets(st.text("书记员局长.*", min_size=1, max_size=5), min_size=1, max_size=12)


def _plain(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@given(_WORDS, st.text("书记员局长.*", max_size=30))
def test_finds_what_a_plain_alternation_finds(words: set[str], text: str) -> None:
    assert re.findall(any_of(words), text) == re.findall(_plain(words), text)


@given(_WORDS, st.text("书记员局长.*", max_size=30))
def test_backs_off_to_a_shorter_word_in_the_same_order(words: set[str], text: str) -> None:
    assert re.findall(f"(?:{any_of(words)})(?!长)", text) == re.findall(f"(?:{_plain(words)})(?!长)", text)


@given(_WORDS, st.text("书记员局长.*", max_size=30))
def test_a_guard_holds_behind_its_word_only(words: set[str], text: str) -> None:
    guards = {word: "(?!长)" for word in words if len(word) == 1}
    plain = "|".join(re.escape(word) + guards.get(word, "") for word in sorted(words, key=lambda word: (-len(word), word)))
    assert re.findall(any_of(words, guards), text) == re.findall(plain, text)


@given(_WORDS, st.text("书记员局长.*", max_size=12))
def test_the_longest_word_that_ends_at_a_place(words: set[str], text: str) -> None:
    matcher = EndMatcher(words)
    for stop in range(len(text) + 1):
        assert matcher.at(text, stop) == max((len(word) for word in words if text[:stop].endswith(word)), default=0)
