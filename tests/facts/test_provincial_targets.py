"""The growth target of gross product in target paragraphs of provincial reports, in every wording they use. The provinces are invented."""

from __future__ import annotations

import pytest

from kg.model import Article, Measure
from kg.pipeline import extract

LEAD = "{year}年，全省经济社会发展的主要预期目标是："
REST = "；城镇新增就业{jobs}万人以上，城镇调查失业率5.5%左右；居民消费价格涨幅2%左右；居民收入增长与经济增长同步；粮食产量保持在{grain}亿斤以上；单位地区生产总值能耗降低3%左右。"
WORDINGS = [
    ("地区生产总值增长5%左右", "~", "5", None),
    ("地区生产总值增长5.5%左右", "~", "5.5", None),
    ("地区生产总值增长5%以上", ">=", "5", None),
    ("地区生产总值增长5.5%以上", ">=", "5.5", None),
    ("地区生产总值增长5%—5.5%", "range", "5", "5.5"),
    ("地区生产总值增长5%-5.5%", "range", "5", "5.5"),
    ("地区生产总值增长4.5%至5%", "range", "4.5", "5"),
    ("地区生产总值增长6%", "=", "6", None),
    ("地区生产总值增长5%左右，在实际工作中力争更好结果", "~", "5", None),
    ("地区生产总值增长5.5%左右、力争更高", "~", "5.5", None),
    ("地区生产总值增长5%以上，力争与全国同步", ">=", "5", None),
    ("地区生产总值增长5.5%以上，高于全国平均水平", ">=", "5.5", None),
    ("全省地区生产总值增长5%左右", "~", "5", None),
    ("GDP增长5%左右", "~", "5", None),
    ("生产总值增长6%左右", "~", "6", None),
    ("经济增长5%左右", "~", "5", None),
    ("地区生产总值预期增长5%左右", "~", "5", None),
    ("地区生产总值增速5%左右", "~", "5", None),
    ("地区生产总值增长不低于5%", ">=", "5", None),
    ("地区生产总值增长目标定为5%左右", "~", "5", None),
    ("努力实现地区生产总值增长5%左右、在提质上下更大功夫", "~", "5", None),
    ("地区生产总值增长5%左右，力争更好结果", "~", "5", None),
    ("地区生产总值增长5%左右，与全国保持同步", "~", "5", None),
    ("地区生产总值增长5%左右，高于全国0.5个百分点左右", "~", "5", None),
]


def growth_targets(text: str, province: str, year: int) -> list[Measure]:
    article = Article("a", text, title=f"{province}{year}年政府工作报告", source=f"{province}人民政府", published=f"{year}-01-18")
    measures = [fact for fact in extract(article).facts if isinstance(fact, Measure)]
    return [m for m in measures if m.kind == "target" and m.form == "growth" and m.indicator == "gdp" and m.unit == "%"]


@pytest.mark.parametrize(("wording", "cmp", "value", "high"), WORDINGS)
@pytest.mark.parametrize(("province", "year"), [("云岭省", 2025), ("沧江省", 2026)])
def test_growth_target(wording: str, cmp: str, value: str, high: str | None, province: str, year: int) -> None:
    text = LEAD.format(year=year) + wording + REST.format(jobs=45, grain=760)
    found = growth_targets(text, province, year)
    assert [(m.subject, m.cmp, str(m.value), str(m.high) if m.high else None, m.unit) for m in found] == [(province, cmp, value, high, "%")]
    assert [m.period.code for m in found if m.period] == [str(year)]


def test_the_review_of_the_past_year_is_no_target() -> None:
    text = "2024年，全省地区生产总值增长5.2%，规上工业增加值增长6.8%。\n" + LEAD.format(year=2025) + WORDINGS[0][0] + "。"
    assert [str(m.value) for m in growth_targets(text, "云岭省", 2025)] == ["5"]
