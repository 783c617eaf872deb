"""Quantities: one-line cases, and numbers of any style read back exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.numbers import parse_number
from kg.mentions.quantities import find_quantities
from kg.model import Article
from kg.text.prepare import prepare
from tests.conftest import cases

DIGITS = "零一二三四五六七八九"


def chinese(n: int) -> str:
    """A number under ten thousand in Chinese."""
    out, pending = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // power % 10
        if digit:
            out += ("零" if pending and out else "") + DIGITS[digit] + word
            pending = False
        else:
            pending = True
    return out


@pytest.mark.parametrize(("text", "expected"), cases("quantities"))
def test_quantity(text: str, expected: str) -> None:
    found = find_quantities(prepare(Article("t", text)))
    assert [
        " | ".join((f"{q.value.normalize():f}", q.unit or "-", q.cmp, f"{q.high.normalize():f}" if q.high is not None else "-"))
        for q in found
    ] == [expected]


@given(st.integers(1, 9999))
def test_chinese_numbers_read_back(n: int) -> None:
    assert parse_number(chinese(n)) == n


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999.99"), places=2))
def test_base_values_are_exact(value: Decimal) -> None:
    (found,) = find_quantities(prepare(Article("t", f"总投资{value}亿元。")))
    assert (found.value, found.base_value, found.base_unit) == (value, value * 10**8, "元")


def test_a_long_list_takes_linear_time() -> None:
    assert find_quantities(prepare(Article("t", "、" * 100_000))) == ()
