"""Whose measure it is: one-line cases."""

from __future__ import annotations

import pytest

from kg.facts.measure_subject import reference_of
from kg.model import Article, Measure
from kg.pipeline import extract
from tests.conftest import cases


@pytest.mark.parametrize(("line", "expected"), cases("subjects"))
def test_subject(line: str, expected: str) -> None:
    source, title, text, value = (part.strip() for part in line.split("|"))
    found = extract(Article("a", text.replace("¶", "\n"), title=title, source=source, published="2025-04-21")).facts
    assert {m.subject for m in found if isinstance(m, Measure) and str(m.value) == value} == {expected}


def test_the_place_of_a_comparison_is_kept() -> None:
    assert reference_of("增速高于全市平均2个百分点") == "全市"
    assert reference_of("增长6%") is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["望河区，全镇增长3%，", "该院立案3件，区检察院", "2018年的1.1万亩，", "恒岳集团董事长桑远图说，增长3%，", "在望河区，"]
)
def test_time_is_linear(piece: str) -> None:
    import time

    def seconds(length: int) -> float:
        start = time.process_time()
        extract(Article("a", piece * (length // len(piece)), published="2025-04-21", source="沐阳日报"))
        return time.process_time() - start

    seconds(500)
    small = max(seconds(5_000), 0.05)
    assert seconds(20_000) < 12 * small
