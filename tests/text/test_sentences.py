"""Sentences: quotations, brackets, marks that nobody closed, time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentences import split_sentences
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("sentences"))
def test_sentences(text: str, expected: str) -> None:
    text = text.replace("¶", "\n")
    assert " / ".join(text[s.start : s.stop] for s in split_sentences(text)) == expected


@given(st.text(alphabet="甲乙。！“”（）《》，\n ", max_size=120))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    covered = "".join(text[s.start : s.stop] for s in split_sentences(text))
    assert "".join(covered.split()) == "".join(text.split())
    assert all("\n" not in text[s.start : s.stop] for s in split_sentences(text))


def test_an_unclosed_mark_does_not_swallow_the_paragraph() -> None:
    assert len(split_sentences("“" + "甲乙丙丁。" * 300)) > 50


@pytest.mark.parametrize("text", ["（" * 100_000 + "。", "“。" * 50_000, "”。" * 50_000])
def test_time_is_linear(text: str) -> None:
    begin = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - begin < 3
