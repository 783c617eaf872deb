"""One-line cases: what a stretch of text must be read as. A case that fails names its line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.mentions.numbers import parse_number
from kg.mentions.times import find_times
from kg.model import Appointment, Article, Naming, Tenure
from kg.pipeline import extract
from kg.text.prepare import prepare
from tests.conftest import cases


def read(text: str) -> tuple[object, ...]:
    return extract(Article("t", text, published="2023-03-16")).facts


@pytest.mark.parametrize(("text", "value"), cases("numbers"))
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "expected"), cases("times"))
def test_times(text: str, expected: str) -> None:
    assert [t.iso or "?" for t in find_times(prepare(Article("t", text, published="2023-03-16")))] == expected.split()


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_names(text: str, expected: str) -> None:
    assert [f.person for f in read(text) if isinstance(f, Naming)] == expected.split()


@pytest.mark.parametrize(("text", "expected"), cases("posts"))
def test_posts(text: str, expected: str) -> None:
    found: dict[str, list[str]] = {}
    for f in read(text):
        if isinstance(f, Tenure):
            found.setdefault(f.person, []).append(f.title)
    assert "; ".join(f"{person}: {', '.join(posts)}" for person, posts in found.items()) == expected


@pytest.mark.parametrize(("text", "expected"), cases("appointments"))
def test_appointments(text: str, expected: str) -> None:
    assert " ; ".join(f"{f.person}|{f.post}|{f.action}" for f in read(text) if isinstance(f, Appointment)) == expected.strip()


SIGNS = ["、", "（", "“", "，", "的", "张", "亿元", "1", "区长", "，会议", "·", "《", "5%、"]


@pytest.mark.slow
@pytest.mark.parametrize("sign", SIGNS)
def test_no_rule_is_slower_than_linear(sign: str) -> None:
    """Twice the text takes about twice the time: a quadratic rule would take four times, an exponential one for ever."""
    import time

    def seconds(length: int) -> float:
        start = time.process_time()
        extract(Article("t", sign * (length // len(sign)), published="2023-03-16"))
        return time.process_time() - start

    seconds(500)
    small = max(seconds(5_000), 0.02)
    assert seconds(20_000) < 12 * small
