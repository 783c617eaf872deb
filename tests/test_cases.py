"""One-line cases: what a stretch of text must be read as. A case that fails names its line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.mentions.numbers import parse_number
from kg.mentions.times import find_times
from kg.model import Article
from kg.pipeline import extract
from kg.text.prepare import prepare
from tests.conftest import cases


@pytest.mark.parametrize(("text", "value"), cases("numbers"))
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "expected"), cases("times"))
def test_times(text: str, expected: str) -> None:
    assert [t.iso or "?" for t in find_times(prepare(Article("t", text, published="2023-03-16")))] == expected.split()


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
    assert any(seconds(20_000) < 12 * small for _ in range(3))  # a busy machine may spoil one run
