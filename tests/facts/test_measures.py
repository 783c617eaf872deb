"""Measures: target or outcome, coordination, portfolios, comparison, negation."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Extraction, Measure

Reading = Callable[..., Extraction]


def measures(extraction: Extraction) -> list[Measure]:
    return [fact for fact in extraction.facts if isinstance(fact, Measure)]


def test_coordinated_metrics_meet_their_quantities(reading: Reading) -> None:
    found = measures(reading("去年，云台区规上工业增加值、固定资产投资分别增长8.1%和10.4%。", published="2024-02-01", region="云台区"))
    assert [(m.metric, str(m.value), m.form, m.kind) for m in found] == [
        ("规上工业增加值", "8.1", "growth", "actual"),
        ("固定资产投资", "10.4", "growth", "actual"),
    ]
    assert [m.indicator for m in found] == ["industrial-value-added-above-scale", "fixed-asset-investment"]
    assert {m.period.code for m in found if m.period} == {"2023"}


def test_a_target_keeps_its_wording(reading: Reading) -> None:
    (found,) = measures(reading("今年，力争地区生产总值增长6%以上。", published="2024-02-01", region="云台区"))
    assert (found.kind, found.cmp, str(found.value), found.form) == ("target", ">=", "6", "growth")
    assert {"力争", "以上"} <= set(found.wording)


def test_a_decrease_is_negative(reading: Reading) -> None:
    (found,) = measures(reading("2023年，云台区外贸进出口下降2.6%。", published="2024-02-01", region="云台区"))
    assert (str(found.value), found.form, found.kind) == ("-2.6", "growth", "actual")


def test_slogans_and_attendance_are_no_measures(reading: Reading) -> None:
    assert measures(reading("云台区开展“三个100”攻坚行动，400余名嘉宾参会。", published="2024-02-01", region="云台区")) == []


def test_no_date_no_period(reading: Reading) -> None:
    assert all(m.period is None for m in measures(reading("今年地区生产总值增长6%。", region="云台区")))
