"""A real newspaper page, end to end: page -> articles -> graph -> the questions of the contract.

The page lies in the shared material, not in the project; without it these tests are skipped, loudly.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.build import BuildOptions, build
from kg.query import run

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    build([str(shared / "samples" / "page.txt")], folder, BuildOptions())
    return folder


def ask(graph: Path, name: str) -> Rows:
    bindings = json.loads(run(graph, name, "json", {}, 60.0))["results"]["bindings"]
    return [{key: cell["value"] for key, cell in row.items()} for row in bindings]


def articles(graph: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (graph / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


def test_five_bodies_exactly(graph: Path, shared: Path) -> None:
    wanted = [json.loads(line)["text"] for line in (shared / "gold" / "dev" / "seed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [article["text"] for article in articles(graph)] == wanted


def test_bylines_and_continuations(graph: Path) -> None:
    assert [article["byline"] for article in articles(graph)] == [["李宛遥"], ["仪博文"], [], [], []]
    assert [article["continued"] for article in articles(graph)] == [False, False, True, True, True]


def test_the_trade_union_meeting(graph: Path) -> None:
    name = "西海岸新区总工会第一届委员会第五次全委（扩大）会暨创新突破行动动员部署会议"
    (event,) = [row for row in ask(graph, "events") if row.get("name") == name]
    assert event["date"] == "2023-02-11"
    roles = {row["role"] for row in ask(graph, "attendance") if row["event"] == event["event"] and row["person"] == "李金国"}
    assert roles == {"attended", "spoke"}
    posts = {row.get("post") for row in ask(graph, "people") if row["article"] == event["article"] and row["person"] == "李金国"}
    assert posts == {"区委副书记", "统战部部长"}


def test_the_year_is_inferred_and_says_so(graph: Path) -> None:
    found = run(graph, "SELECT ?date { ?e a kg:Event ; kg:date ?date ; kg:dateBasis kg:Inferred }", "json", {}, 60.0)
    assert {row["date"]["value"] for row in json.loads(found)["results"]["bindings"]} >= {"2023-02-11", "2023-02-09"}


def test_three_attended_where_another_spoke(graph: Path) -> None:
    attendance = ask(graph, "attendance")
    (event,) = {row["event"] for row in attendance if row["person"] == "佟海燕"}
    assert {(row["person"], row["role"]) for row in attendance if row["event"] == event} == {
        ("孙永红", "spoke"),
        ("佟海燕", "attended"),
        ("逯鹰", "attended"),
        ("李金国", "attended"),
    }


def test_conveyed_spirits_are_expanded(graph: Path) -> None:
    (event,) = [row for row in ask(graph, "events") if row.get("name") == "区第三届人大财政经济委员会第五次会议"]
    assert event["date"] == "2023-02-09"
    items = {row["item"] for row in ask(graph, "conveyed") if row["event"] == event["event"]}
    assert {"中央经济工作会议精神", "省经济工作会议精神", "市经济工作会议精神"} <= items


@pytest.mark.parametrize(
    ("metric", "form", "kind", "cmp", "value", "unit", "period"),
    [
        ("海洋生产总值", "growth", "target", ">=", "12", "%", "2023"),
        ("规上工业增加值", "growth", "target", ">=", "8", "%", "2023"),
        ("亿元以上海洋产业项目", "increment", "target", "=", "50", "个", "2023"),
        ("制度创新成果", "increment", "target", ">=", "30", "项", "2023"),
        ("攻坚项目", "level", "target", "=", "143", "个", "2023"),
        ("总投资", "level", "target", "=", "2270", "亿元", "2023"),
        ("亿元以上项目", "increment", "actual", "=", "320", "个", "2022"),
        ("攻坚项目", "level", "actual", "=", "160", "个", "2022"),
        ("总投资", "level", "actual", "=", "1454", "亿元", "2022"),
        ("全年目标", "share", "actual", "=", "142", "%", "2022"),
        ("全年目标", "share", "actual", "=", "157", "%", "2022"),
    ],
)
def test_measures(graph: Path, metric: str, form: str, kind: str, cmp: str, value: str, unit: str, period: str) -> None:
    found = [
        (row["form"], row["kind"], row["cmp"], row["unit"], row.get("period"))
        for row in ask(graph, "measures")
        if row["value"] == value and row["metric"].endswith(metric)
    ]
    assert found == [(form, kind, cmp, unit, period)]


def test_every_fact_points_at_its_characters(graph: Path) -> None:
    texts = {article["id"]: article["text"] for article in articles(graph)}
    rows = ask(graph, "evidence")
    assert len(rows) > 80
    for row in rows:
        assert texts[row["article"]][int(row["start"]) : int(row["stop"])] == row["quote"]
