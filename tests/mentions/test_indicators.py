"""Indicators: the table, the SKOS files written from it, and metrics that are none of them."""

from __future__ import annotations

from kg.mentions.indicators import find_indicator, indicators, units_turtle, vocabulary_turtle
from tests.conftest import ROOT


def test_vocabularies_agree_with_the_tables() -> None:
    folder = ROOT / "ontology" / "vocab"
    assert (folder / "indicators.ttl").read_text(encoding="utf-8") == vocabulary_turtle()
    assert (folder / "units.ttl").read_text(encoding="utf-8") == units_turtle()


def test_no_name_stands_for_two_indicators() -> None:
    names = [name for i in indicators() for name in (i.zh, *i.alt)]
    assert len(indicators()) >= 150
    assert len(names) == len(set(names))


def test_synonyms_and_unknown_metrics() -> None:
    assert find_indicator("GDP") == find_indicator("全市生产总值") == "gdp"
    assert find_indicator("规模以上工业增加值增速") == "industrial-value-added-above-scale"
    assert find_indicator("口袋公园") is None
