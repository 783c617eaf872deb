"""Typed clauses: mentions become one character, positions lead back to the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataFileError
from kg.model import Mention, OrganisationMention, TimeMention
from kg.text.typed import TYPES, compile_rule, typed

TEXT = "2月11日，区总工会召开会议。"


def test_mentions_become_one_character() -> None:
    when, who = TimeMention(0, 5, "t", None, "stated"), OrganisationMention(6, 10, "o", "区总工会")
    clause = typed(TEXT, 0, len(TEXT), [who, when])
    assert clause.text == f"{TYPES['T']}，{TYPES['O']}召开会议。"
    found = compile_rule("{O}召开(会议)").search(clause.text)
    assert found is not None
    assert TEXT[slice(*clause.span(found.start(1), found.end(1)))] == "会议"
    assert TEXT[slice(*clause.span(found.start(), found.end()))] == "区总工会召开会议"
    assert clause.mentions[found.start()] is who


def test_overlapping_mentions_the_longer_first_one_stands() -> None:
    short, long = OrganisationMention(7, 9, "o", "总工"), OrganisationMention(6, 10, "o", "区总工会")
    assert list(typed(TEXT, 0, len(TEXT), [short, long]).mentions.values()) == [long]


def test_unknown_type_letter_and_broken_pattern_are_errors() -> None:
    with pytest.raises(DataFileError, match=r"no mention type \{Z\}"):
        compile_rule("{Z}出席")
    with pytest.raises(DataFileError):
        compile_rule("({R}出席")


@given(st.text("甲乙丙，。", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=6))
def test_every_position_leads_back(text: str, spans: list[tuple[int, int]]) -> None:
    mentions = [("O", Mention(start, start + length, "x")) for start, length in spans if start + length <= len(text)]
    clause = typed(text, 0, len(text), mentions)
    assert len(clause.starts) == len(clause.text) + 1
    for i, char in enumerate(clause.text):
        start, stop = clause.span(i, i + 1)
        if i in clause.mentions:
            assert (start, stop) == (clause.mentions[i].start, clause.mentions[i].stop)
        else:
            assert text[start:stop] == char
            assert clause.at(start) == i
