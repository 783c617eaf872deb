"""Scoring: what counts as the same fact, and that the figures are those of the shared scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import evaluate, similarity

GOLD = {
    "id": "a",
    "people": [{"person": "佟川", "posts": [{"title": "区委副书记"}, {"title": "局长", "org": "区教育局"}]}],
    "events": [
        {"type": "meeting", "name": "全区工作会议", "date": "2023-02-11", "place": None, "host": "望泽区",
         "participants": [{"person": "佟川", "roles": ["attended", "spoke"]}], "conveyed": ["全市工作会议精神"]}
    ],
    "measures": [
        {"subject": "望泽区", "metric": "规上工业增加值", "form": "growth", "kind": "target", "cmp": ">=", "value": 8, "unit": "%", "period": "2023"}
    ],
    "statements": [{"speaker": "佟川", "start": "要抓好项目建设"}],
    "documents": [{"name": "三年行动计划"}],
    "projects": [{"name": "望泽湾产业园"}],
    "appointments": [{"person": "佟川", "post": "区教育局局长", "action": "appointed"}],
}  # fmt: skip
FACTS = {
    "people": [{"article": "a", "person": "佟川", "post": "区委副书记"}, {"article": "a", "person": "佟川", "post": "区教育局局长"}],
    "events": [{"article": "a", "event": "e", "name": "全区工作会议", "type": "meeting", "date": "2023-02-11", "host": "望泽区"}],
    "attendance": [{"article": "a", "event": "e", "person": "佟川", "role": "spoke"}],
    "conveyed": [{"article": "a", "event": "e", "item": "全市工作会议精神"}],
    "measures": [
        {
            "article": "a",
            "subject": "全省",
            "metric": "工业增加值",
            "form": "growth",
            "kind": "target",
            "cmp": ">=",
            "value": "8",
            "unit": "%",
        }
    ],
    "statements": [{"article": "a", "speaker": "佟川", "verb": "强调", "text": "要抓好项目建设，推动发展"}],
    "documents": [{"article": "a", "document": "《三年行动计划》"}],
    "projects": [],
    "appointments": [{"article": "a", "person": "佟川", "post": "教育局局长", "action": "removed"}],
}


def test_figures_of_a_small_example() -> None:
    found = {name: (t.hits, t.gold, t.found) for name, t in evaluate([GOLD], FACTS).items()}
    assert found["people"] == (1, 1, 1)
    assert found["posts"] == (2, 2, 2)  # 局长 of 区教育局 is 区教育局局长
    assert found["attendance"] == (1, 1, 1)
    assert found["attendance roles"] == (1, 2, 1)
    assert found["measures"] == (1, 1, 1)
    assert found["measure subject"] == (0, 1, 1)
    assert found["measure period"] == (0, 1, 1)
    assert found["statements"] == (1, 1, 1)
    assert found["documents"] == (1, 1, 1)
    assert found["projects"] == (0, 1, 0)
    assert found["appointments"] == (0, 1, 1)  # removed is not appointed


@pytest.mark.parametrize(
    ("a", "b", "expected"), [("《办法》", "办法", 1.0), ("", "办法", 0.0), ("工业增加值", "规上工业增加值", 0.9), ("甲乙", "丙丁", 0.0)]
)
def test_similarity(a: str, b: str, expected: float) -> None:
    assert similarity(a, b) == expected


def test_figures_are_those_of_the_shared_scorer(shared: Path) -> None:
    """On gold facts damaged at random, both scorers count the same."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = [json.loads(line) for line in (shared / "gold" / "dev" / "local.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    facts = _damaged(gold, random.Random(5))
    theirs = {name: (t.tp, t.gold, t.found) for name, t in scorer.score(gold, facts).items()}
    ours = {name: (t.hits, t.gold, t.found) for name, t in evaluate(gold, facts).items()}
    assert ours == theirs


def _damaged(gold: list[dict[str, Any]], source: random.Random) -> dict[str, list[dict[str, Any]]]:
    """The gold as rows of the saved queries, one field in ten spoilt, one row in ten left out."""
    facts: dict[str, list[dict[str, Any]]] = {name: [] for name in FACTS}

    def add(relation: str, /, **row: Any) -> None:
        if source.random() < 0.9:
            facts[relation].append(
                {
                    k: (str(v)[:-1] if k not in ("article", "event") and source.random() < 0.1 else v)
                    for k, v in row.items()
                    if v is not None
                }
            )

    for g in gold:
        a = g["id"]
        for p in g["people"]:
            for post in p["posts"] or [{}]:
                add("people", article=a, person=p["person"], post=post.get("title"), org=post.get("org"))
        for e in g["events"]:
            key = a + e["eid"]
            add("events", article=a, event=key, **{k: e[k] for k in ("name", "type", "date", "place", "host")})
            for p in e["participants"]:
                for role in p["roles"]:
                    add("attendance", article=a, event=key, person=p["person"], role=role)
            for item in e["conveyed"]:
                add("conveyed", article=a, event=key, item=item)
        for m in g["measures"]:
            add("measures", article=a, **{k: m[k] for k in ("subject", "metric", "form", "kind", "cmp", "value", "high", "unit", "period")})
        for s in g["statements"]:
            add("statements", article=a, speaker=s["speaker"], verb=s["verb"], text=s["start"])
        for d in g["documents"]:
            add("documents", article=a, document=d["name"])
        for p in g["projects"]:
            add("projects", article=a, project=p["name"])
        for x in g["appointments"]:
            add("appointments", article=a, person=x["person"], post=x["post"], action=x["action"])
    return facts
