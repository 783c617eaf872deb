"""Measures: target or outcome, coordination, portfolios, comparison, negation."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.facts.measures import find_measures
from kg.mentions.quantities import find_quantities
from kg.model import Article, Extraction, Measure
from kg.text.prepare import prepare

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


def test_a_clause_without_noun_goes_on_with_the_last(reading: Reading) -> None:
    text = "2023年，云台区进出口总额达到86亿元，比上年增长4.2%，增速高于全省1.5个百分点，完成年度目标的104%。"
    found = measures(reading(text, published="2024-02-01", region="云台区"))
    assert [(m.metric, str(m.value), m.form) for m in found] == [
        ("进出口总额", "86", "level"),
        ("进出口总额", "4.2", "growth"),
        ("进出口总额", "1.5", "growth"),
        ("进出口总额", "104", "share"),
    ]
    assert found[2].reference == "全省"


def test_amounts_first_and_their_growth_after(reading: Reading) -> None:
    found = measures(reading("一季度，云台区签约项目31个、到位内资52亿元，分别增长12%和9%。", published="2024-05-01", region="云台区"))
    assert [(m.metric, str(m.value), m.form) for m in found] == [
        ("签约项目", "31", "increment"),
        ("到位内资", "52", "increment"),
        ("签约项目", "12", "growth"),
        ("到位内资", "9", "growth"),
    ]


def test_where_a_change_sets_out_is_a_fact(reading: Reading) -> None:
    found = measures(reading("今年，云台区力争“一件事”服务由24项扩展到60项以上。", published="2024-02-01", region="云台区"))
    assert [(m.metric, str(m.value), m.kind, m.cmp) for m in found] == [
        ("“一件事”服务", "24", "actual", "="),
        ("“一件事”服务", "60", "target", ">="),
    ]


def test_goals_go_on_over_a_list(reading: Reading) -> None:
    text = "今年全市主要预期目标是：\n——地区生产总值增长6%左右；\n——粮食总产量稳定在30万吨以上。"
    found = measures(reading(text, published="2024-06-01", region="云台市"))
    assert [(m.metric, m.kind, m.form) for m in found] == [("地区生产总值", "target", "growth"), ("粮食总产量", "target", "level")]


@pytest.mark.parametrize("unit", ["、", "（", "增长", "的", "分别", "5%、", "新建学校3所、", "和", "由5个增至"])
def test_time_is_linear(unit: str) -> None:
    prepared = prepare(Article("a", unit * (60_000 // len(unit))))
    quantities = find_quantities(prepared)
    begin = time.process_time()
    find_measures(prepared, quantities, (), (), (), (), None)
    assert time.process_time() - begin < 3


def test_a_headline_that_the_story_repeats_is_told_once(reading: Reading) -> None:
    text = "上海推出26项通关举措\n昨天，上海推出26项通关便利举措。\n海岳港吞吐量突破3亿吨\n海岳港昨天迎来新航线。"
    found = measures(reading(text, published="2024-10-10", source="CCTV 新闻联播", title="国内联播快讯"))
    assert [(m.metric, str(m.value)) for m in found] == [("通关便利举措", "26"), ("吞吐量", "3")]
