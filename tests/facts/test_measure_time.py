"""How far a period reaches: one-line cases, and the tables of another project where they are at hand."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from kg.mentions.periods import find_periods
from kg.model import Article, Measure, TimeAnchor
from kg.pipeline import extract
from tests.conftest import cases

TABLES = Path(os.environ.get("KG_REFERENCE_TABLES", ""))
# Conventions that differ: years of eras, two-digit years, halves of months, weeks and seasons are no periods of measures here; 最后 counts from the end.
DIFFERENT = re.compile(
    r"康熙|雍正|民国|(?<!\d)\d{2} ?年|周|季|春|夏|秋|冬|最[后後]|[零〇一二三四五六七八九]{2,4}年|之间|和|第\S{1,2}个月|[/.]|\d 年|年 |月[的中]|上个月|这个月|下个?月|本月|[一二三四五六七八九十]月|年初|年末|年底"
)


@pytest.mark.parametrize(("line", "expected"), cases("period_reach"))
def test_reach(line: str, expected: str) -> None:
    text, value = (part.strip() for part in line.split("|"))
    found = extract(Article("a", text.replace("¶", "\n"), published="2024-02-26", region="砚湖县")).facts
    periods = {m.period.code if m.period else "-" for m in found if isinstance(m, Measure) and str(m.value) == value}
    assert periods == {expected}


@pytest.mark.parametrize(("line", "expected"), cases("period_reach_national"))
def test_reach_in_national_news(line: str, expected: str) -> None:
    text, value = (part.strip() for part in line.split("|"))
    found = extract(Article("a", text.replace("¶", "\n"), published="2024-02-26", source="CCTV 新闻联播")).facts
    periods = {m.period.code if m.period else "-" for m in found if isinstance(m, Measure) and str(m.value) == value}
    assert periods == {expected}


@pytest.mark.skipif(
    not (TABLES / "time_expressions_zh.tsv").is_file(), reason="KG_REFERENCE_TABLES names no folder with time_expressions_zh.tsv"
)
def test_years_and_months_of_a_reference_table() -> None:
    """Every calendar year and month of the table is read with the same code."""
    checked = 0
    text = (TABLES / "time_expressions_zh.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        if (
            row["type"] != "daterange"
            or not re.fullmatch(r"\d{4}(?:-\d\d)?", row["timex"])
            or "年" not in row["span_text"]
            or DIFFERENT.search(row["span_text"])
        ):
            continue
        found = find_periods(row["input"], TimeAnchor(row["reference"][:10], "stated"))
        assert row["timex"] in [period.code for _, _, period in found], row["input"]
        checked += 1
    assert checked >= 5
