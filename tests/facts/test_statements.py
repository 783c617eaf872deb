"""Statements: one line a case, and what must hold of any text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.speech import clause_start, first_quotation, without_adverbials
from kg.facts.statements import find_statements
from kg.model import Article, Extraction, PreparedArticle, Statement
from kg.text.normalise import fold
from kg.text.sentences import split_sentences
from tests.conftest import cases


def _read(reading: Callable[..., Extraction], text: str) -> tuple[Statement, ...]:
    return tuple(fact for fact in reading(text).facts if isinstance(fact, Statement))


@pytest.mark.parametrize(("text", "expected"), cases("statements"))
def test_statements(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    found = _read(reading, text.replace("¶", "\n"))
    assert (" ; ".join(f"{s.speaker}|{s.verb}|{s.text}" for s in found) or "-") == expected


def test_a_named_speaker_is_a_person_and_what_is_said_is_verbatim(reading: Callable[..., Extraction]) -> None:
    text = "县委书记陆明远强调，要把水利修好。会议要求，各乡镇尽快动工。"
    first, second = _read(reading, text)
    assert (first.person, second.person) == ("陆明远", None)
    assert all(statement.text in text for statement in (first, second))
    assert text[first.evidence[0].start : first.evidence[0].stop].startswith("县委书记陆明远")


def test_what_stands_between_subject_and_verb_is_taken_off() -> None:
    assert without_adverbials("外交部日前在会上") == "外交部"
    assert clause_start("甲，乙说", 3) == 2
    assert first_quotation("甲。”他说") == "甲。"
    assert first_quotation("甲，”他说，“乙") == "甲，”他说，“乙"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="他说，。：“”《》会议指出强调要称\n（甲", max_size=80))
def test_any_text_gives_verbatim_statements_with_evidence(text: str) -> None:
    folded = fold(text)
    prepared = PreparedArticle(Article("t", text), folded, split_sentences(folded), (), None)
    for statement in find_statements(prepared, (), ()):
        assert statement.text in text
        assert 0 <= statement.evidence[0].start < statement.evidence[0].stop <= len(text)


@pytest.mark.parametrize("unit", ["、", "说，", "强调要", "对", "会议指出，要。", "“好。”他说"])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    folded = fold(text)
    prepared = PreparedArticle(Article("t", text), folded, split_sentences(folded), (), None)
    begin = time.perf_counter()
    find_statements(prepared, (), ())
    assert time.perf_counter() - begin < 5
