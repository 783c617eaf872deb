"""Periods: one-line cases, and no year without support."""

from __future__ import annotations

import pytest

from kg.mentions.periods import find_periods
from kg.model import TimeAnchor
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("periods"))
def test_period(text: str, expected: str) -> None:
    found = find_periods(text, TimeAnchor("2023-05-18", "stated"))
    assert [period.code for _, _, period in found] == ([] if expected == "-" else [expected])


def test_no_anchor_no_year() -> None:
    assert find_periods("今年上半年，去年", None) == []
