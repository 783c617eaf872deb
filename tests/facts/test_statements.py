"""Statements: one line a case, and what must hold of any text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.adverbials import head_kind
from kg.facts.quotations import first_quotation, quotation_before
from kg.facts.speakers import clause_start
from kg.facts.statements import find_statements
from kg.model import Article, Event, Extraction, PreparedArticle, Statement
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


@pytest.mark.parametrize(
    ("text", "said_at"),
    [
        ("3月5日，青岭县召开春耕动员会。县委书记陆明远出席并讲话。陆明远强调，要抓早抓细。", "春耕动员会"),
        ("3月5日，青岭县召开春耕动员会。会议指出，要抓早抓细。", "春耕动员会"),
        ("3月5日，青岭县召开春耕动员会。县气象局预计，明天有雨。", None),
    ],
)
def test_the_event_at_which_something_was_said(reading: Callable[..., Extraction], text: str, said_at: str | None) -> None:
    facts = reading(text, published="2024-03-06").facts
    names = {fact.key: fact.name for fact in facts if isinstance(fact, Event)}
    (statement,) = (fact for fact in facts if isinstance(fact, Statement))
    assert (names[statement.event] if statement.event else None) == said_at


def test_clauses_and_quotations() -> None:
    assert clause_start("甲，乙说", 3) == 2
    assert clause_start("《甲，乙》提出", 5) == 0
    assert first_quotation("甲。”他说") == "甲。"
    assert first_quotation("甲，”他说，“乙") == "甲，”他说，“乙"
    assert quotation_before("“好收成，”他说", 6) == 0
    assert quotation_before("“十五五”规划提出", 5) is None


def test_who_may_speak_without_a_name() -> None:
    assert [head_kind(w) for w in ("有关负责人", "县气象局", "白皮书", "中方", "工作布局", "桥面")] == [
        "person",
        "body",
        "text",
        "party",
        None,
        None,
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="他说，。：“”《》会议指出强调要称\n（甲", max_size=80))
def test_any_text_gives_verbatim_statements_with_evidence(text: str) -> None:
    folded = fold(text)
    prepared = PreparedArticle(Article("t", text), folded, split_sentences(folded), (), None)
    for statement in find_statements(prepared, ()):
        assert statement.text in text
        assert 0 <= statement.evidence[0].start < statement.evidence[0].stop <= len(text)


@pytest.mark.parametrize("unit", ["、", "说，", "强调要", "对", "会议指出，要。", "“好。”他说"])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    folded = fold(text)
    prepared = PreparedArticle(Article("t", text), folded, split_sentences(folded), (), None)
    begin = time.process_time()
    find_statements(prepared, ())
    assert time.process_time() - begin < 5
