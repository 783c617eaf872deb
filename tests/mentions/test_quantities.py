"""Quantities: one-line cases, and numbers of any style read back exactly."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.numbers import parse_number
from kg.mentions.quantities import find_quantities
from kg.model import Article
from kg.text.normalise import fold
from kg.text.prepare import prepare
from tests.conftest import cases

DIGITS = "零一二三四五六七八九"
AGREED = 215  # rows of the shared table that are read; the others are listed in docs/rules-measures.md
OUTSIDE = re.compile(
    r"[億萬兩點負幾壹貳柒陸]|千零\d+万|分\s*之|[/^eE]|[余多几]|[兆打又kKmM]|半百|倆|^[-.]\.?\d*$|^\."
)  # other scripts and styles than those of official news


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


def chinese_large(n: int) -> str:
    """A number under a trillion in Chinese, by groups of ten thousand."""
    out = ""
    for power, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = n // power % 10**4
        if group:
            out += ("零" if out and group < 1000 else "") + chinese(group) + word
    return out


def fullwidth(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else "．" if c == "." else c for c in text)


STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "comma": lambda n: f"{n:,}",
    "space": lambda n: f"{n:,}".replace(",", " "),
    "fullwidth": lambda n: fullwidth(str(n)),
    "chinese": chinese_large,
}


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


@given(st.integers(1, 10**12 - 1), st.sampled_from(sorted(STYLES)))
def test_a_number_in_any_style_reads_back(n: int, style: str) -> None:
    assert parse_number(fold(STYLES[style](n))) == n


@given(
    st.integers(1, 99999),
    st.sampled_from(["plain", "comma", "space", "fullwidth"]),
    st.sampled_from([("亿元", 10**8, "元"), ("万人", 10**4, "人"), ("%", 1, "%"), ("家", 1, "家"), ("万亩", 10**4, "亩")]),
    st.sampled_from(
        [("", "", "="), ("", "以上", ">="), ("", "左右", "~"), ("突破", "", ">"), ("不超过", "", "<="), ("不足", "", "<"), ("近", "", "~")]
    ),
)
def test_a_quantity_in_any_style_reads_back(n: int, style: str, unit: tuple[str, int, str], hedge: tuple[str, str, str]) -> None:
    written, factor, base = unit
    (found,) = find_quantities(prepare(Article("t", f"达标{hedge[0]}{STYLES[style](n)}{written}{hedge[1]}。")))
    assert (found.value, found.unit, found.cmp) == (n, written, hedge[2])
    assert (found.base_value, found.base_unit) == (n * factor, base)


def test_the_shared_table_of_numbers(shared: Path) -> None:
    """Number expressions of another project: those of the styles we read agree, all of them."""
    path = shared / "tables" / "number_expressions_zh.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["type"] == "number" and re.fullmatch(r"-?[\d.]+", row["value"])]
    read = [(row["span_text"], row["value"]) for row in rows if not OUTSIDE.search(row["span_text"])]
    wrong = [(text, value) for text, value in read if parse_number(fold(text)) != Decimal(value)]
    assert wrong == []
    assert len(read) >= AGREED


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999.99"), places=2))
def test_base_values_are_exact(value: Decimal) -> None:
    (found,) = find_quantities(prepare(Article("t", f"总投资{value}亿元。")))
    assert (found.value, found.base_value, found.base_unit) == (value, value * 10**8, "元")


def test_a_long_list_takes_linear_time() -> None:
    assert find_quantities(prepare(Article("t", "、" * 100_000))) == ()
