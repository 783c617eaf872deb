"""Calendar expressions: one-line cases, and what must hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.times import find_times
from kg.model import Article
from kg.text.prepare import prepare
from tests.case_lines import case_lines


def _isos(published: str, text: str) -> list[str]:
    prepared = prepare(Article("a", text, published=None if published == "-" else published))
    return [time.iso or "-" for time in find_times(prepared)]


@pytest.mark.parametrize(("given_text", "expected"), case_lines("dates"))
def test_case(given_text: str, expected: str) -> None:
    published, text = given_text.split(" | ")
    assert _isos(published, text) == expected.split()


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_full_date_is_read_as_it_stands(day: date) -> None:
    assert _isos("-", f"{day.year}年{day.month}月{day.day}日，会议召开")[0] == day.isoformat()


@given(st.text(alphabet="0123456789年月日至—今昨天前一个，。（）", max_size=40))
def test_spans_lie_in_the_text(text: str) -> None:
    prepared = prepare(Article("a", text, published="2023-02-16"))
    for time in find_times(prepared):
        assert 0 <= time.start < time.stop <= len(text)


def test_without_an_anchor_the_year_stays_open() -> None:
    assert _isos("-", "2月11日，会议召开") == ["--02-11"]


def test_the_basis_tells_a_stated_year_from_an_inferred_one() -> None:
    stated = find_times(prepare(Article("a", "2月11日，会议召开", published="2023-02-16")))
    inferred = find_times(prepare(Article("a", "2023年重点工作。2月11日，会议召开")))
    assert (stated[0].basis, inferred[-1].basis) == ("stated", "inferred")
