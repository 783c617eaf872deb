"""One indicator from the nation down, whatever it is called at each level."""

from __future__ import annotations

import json
from pathlib import Path

from kg.model import Article, Extraction
from kg.pipeline import extract
from kg.query import run
from tests.graphs import write

PAPERS = [
    ("n", "中国", "2025年，国内生产总值增长5%左右。"),
    ("p", "云岭省", "2025年，力争全省地区生产总值增长5.5%以上。"),
    ("c", "澄川市", "2025年，力争全市GDP增长6%左右。"),
    ("d", "望河区", "2025年，力争全区地区生产总值增长6.5%。"),
]


def extractions() -> list[Extraction]:
    return [extract(Article(id, text, title="2025年政府工作报告", region=region, published="2025-01-18")) for id, region, text in PAPERS]


def ask(graph: Path, question: str, **params: str) -> list[dict[str, str]]:
    return [{k: v["value"] for k, v in row.items()} for row in json.loads(run(graph, question, "json", params))["results"]["bindings"]]


def test_the_cascade_follows_the_indicator(tmp_path: Path) -> None:
    rows = ask(write(extractions(), tmp_path), "cascade", indicator="地区生产总值")
    assert [(row["level"], row["subject"], row["value"], row["cmp"]) for row in rows] == [
        ("1 nation", "中国", "5", "~"),
        ("2 province", "云岭省", "5.5", ">="),
        ("3 city", "澄川市", "6", "~"),
        ("4 district", "望河区", "6.5", "="),
    ]


def test_the_same_indicator_over_places(tmp_path: Path) -> None:
    rows = ask(write(extractions(), tmp_path), "indicator", indicator="地区生产总值")
    assert {row["subject"] for row in rows} == {"中国", "云岭省", "澄川市", "望河区"}
    assert {row["metric"] for row in rows} == {"国内生产总值", "地区生产总值", "GDP"}
