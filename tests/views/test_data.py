"""What a page is given: nodes, facts, spans of time, readings, what options keep, what caps leave out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg.views.select as select_module
from kg.errors import UsageError
from kg.views.content import content
from kg.views.data import ViewData, organ_of, read_view
from kg.views.dates import months, span
from kg.views.graphs import communities
from kg.views.pinyin import pinyin
from kg.views.select import ViewOptions, select
from kg.views.write import positions
from tests.views.pages import sample_folder, write_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_folder(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def data(folder: Path) -> ViewData:
    return read_view(folder)


def labels(data: ViewData, options: ViewOptions, kind: str) -> list[str]:
    return sorted(node.label for node in select(data, options).nodes if node.kind == kind)


def test_every_kind_of_fact_is_read(data: ViewData) -> None:
    kinds = {(f.kind, f.relation) for f in data.facts}
    assert {kind for kind, _ in kinds} == {
        "participation", "tenure", "part", "measure", "conveyance", "appointment", "statement", "document", "milestone",
    }  # fmt: skip
    assert {relation for kind, relation in kinds if kind == "participation"} == {"presided", "spoke", "attended", "visited"}
    assert {relation for kind, relation in kinds if kind == "measure"} == {"target", "actual"}
    assert all(f.source in data.nodes and (not f.target or f.target in data.nodes) for f in data.facts)


def test_every_passage_is_its_quote(data: ViewData) -> None:
    """Sentence and offsets in the JSON give exactly the characters that the evidence points at."""
    shown = content(data, select(data, ViewOptions()), ViewOptions(), {})
    texts = {article["id"]: article["text"] for article in data.articles}
    count = 0
    for fact, row in zip(data.facts, shown["facts"], strict=True):
        for passage, (sentence, start, stop, rule) in zip(fact.passages, row["at"], strict=True):
            article, text = shown["sentences"][sentence]
            wanted = data.articles[passage.article]
            assert text[start:stop] == texts[wanted["id"]][passage.start : passage.stop]
            assert text in texts[wanted["id"]]
            assert shown["articles"][article]["id"] == wanted["id"]
            assert shown["rules"][rule] == passage.rule
            count += 1
    assert count == 25


def test_kinds_and_focus_and_depth(data: ViewData) -> None:
    assert labels(data, ViewOptions("targets"), "person") == []
    assert {f.kind for f in select(data, ViewOptions("targets")).facts} == {"measure"}
    near = ViewOptions("meetings", focus="曾青", depth=1)
    assert labels(data, near, "person") == ["曾青"]
    assert labels(data, replace(near, depth=2), "person") == ["单于归", "曾青", "沈砚秋", "解如意"]
    iri = next("https://w3id.org/zhengwen/" + node.id for node in data.nodes.values() if node.label == "曾青")
    assert labels(data, replace(near, focus=iri), "event") == ["到单家镇调研"]
    with pytest.raises(UsageError, match="nothing in the graph is named 查无此人"):
        select(data, ViewOptions(focus="查无此人"))
    with pytest.raises(UsageError, match="there is no view 'x'; there are all, network, meetings"):
        select(data, ViewOptions("x"))


def test_dates_keep_what_they_touch(data: ViewData) -> None:
    events = [
        labels(data, ViewOptions("timeline", start=start, stop=stop), "event") for start, stop in (("2023-04", None), (None, "2023-02-28"))
    ]
    assert events == [["到单家镇调研"], ["望泽区委经济工作会议"]]
    targets = select(data, ViewOptions("targets", start="2023")).facts
    assert {f.date for f in targets} == {"2023", ""}, "what has no period stays"


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2023-02-11", ("2023-02-11", "2023-02-11")),
        ("2023-02", ("2023-02-01", "2023-02-31")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023-12-30/2024-01-02", ("2023-12-30", "2024-01-02")),
        ("2023-H2", ("2023-07-01", "2023-12-31")),
        ("2023-Q2", ("2023-04-01", "2023-06-31")),
        ("2023-Q1..Q3", ("2023-01-01", "2023-09-31")),
        ("2023-01..2023-08", ("2023-01-01", "2023-08-31")),
        ("2021..2025", ("2021-01-01", "2025-12-31")),
        ("by 2025", ("2025-01-01", "2025-12-31")),
        ("--02-11", None),
        ("", None),
        ("昨日", None),
        ("2023-Q5", None),
    ],
)
def test_spans_of_time(date: str, wanted: tuple[str, str] | None) -> None:
    assert span(date) == wanted


def test_months_count_from_the_year_zero() -> None:
    assert months("2023-02..2023-04") == (2023 * 12 + 1, 2023 * 12 + 3)
    assert months("--02") is None


@pytest.mark.parametrize(
    ("label", "kind", "reading"),
    [
        ("单田芳", "person", "shan tian fang"),
        ("仇远", "person", "qiu yuan"),
        ("曾青", "person", "zeng qing"),
        ("解如意", "person", "xie ru yi"),
        ("翟小川", "person", "zhai xiao chuan"),
        ("尉迟海川", "person", "yu chi hai chuan"),
        ("乐平", "person", "yue ping|le ping"),
        ("长治市", "place", "chang zhi shi"),
        ("浚县产业园", "organisation", "xun xian chan ye yuan"),
        ("曾经", "event", "ceng jing"),
        ("A股2023年", "indicator", "A gu 2023 nian"),
        ("二〇二五年女子", "event", "er ling er wu nian nv zi"),
        ("", "event", ""),
    ],
)
def test_readings(label: str, kind: str, reading: str) -> None:
    assert pinyin(label, kind) == reading


def test_the_organ_of_a_post() -> None:
    assert [organ_of(post) for post in ("区教育局局长", "区人大常委会副主任", "区长", "常务副区长", "望泽集团董事长")] == [
        "区教育局", "区人大常委会", "", "", "望泽集团",
    ]  # fmt: skip


def test_caps_leave_the_best_connected_and_say_what_is_hidden(data: ViewData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select_module, "MAX_DRAWN", 4)
    monkeypatch.setattr(select_module, "MAX_ROWS", {"event": 1, "measure": 1, "tenure": 0, "document": 0, "milestone": 1})
    everything, some = select(data, ViewOptions(all_nodes=True)), select(data, ViewOptions())
    assert everything.hidden == {}
    assert len(some.drawn) == 4
    assert some.hidden["nodes"] == len(everything.drawn) - 4
    assert some.hidden["measure"] == 3
    assert some.hidden["document"] == 1
    degree = {id: sum(id in (f.source, f.target) for f in everything.facts if f.target) for id in everything.drawn}
    assert min(degree[id] for id in some.drawn) >= max(degree[id] for id in everything.drawn - some.drawn)
    assert len(some.facts) < len(everything.facts)


def test_communities_are_numbered_by_size_and_the_same_every_time() -> None:
    clique = {(a, b): 2 for a in "abcd" for b in "abcd" if a < b}
    pair = {("x", "y"): 1}
    found = communities(clique | pair)
    assert found == {"a": 0, "b": 0, "c": 0, "d": 0, "x": 1, "y": 1}
    assert communities(dict(reversed((clique | pair).items()))) == found
    many = communities({(f"{i:02}a", f"{i:02}b"): 1 for i in range(30)})
    assert max(many.values()) == 10


def test_a_picture_keeps_its_places_in_the_next_build(folder: Path, tmp_path: Path) -> None:
    page = write_page(folder, "places.html")
    before = positions(page, ViewOptions())
    assert set(before) == {"network", "meetings", "coattendance"}
    data = read_view(folder)
    fewer = ViewData(data.nodes, tuple(f for f in data.facts if "曾青" not in f.source), data.articles)
    moved = {name: {id: (x + 5000, y) for id, (x, y) in known.items()} for name, known in before.items()}
    shown = content(fewer, select(fewer, ViewOptions()), ViewOptions(), moved)
    for name, picture in shown["graphs"].items():
        for node in picture["nodes"]:
            assert (node["x"], node["y"]) == moved[name][shown["nodes"][node["id"]]["id"]]
    known = {name: {id: place for id, place in places.items() if "曾青" not in id} for name, places in moved.items()}
    again = content(data, select(data, ViewOptions()), ViewOptions(), known)["graphs"]["meetings"]["nodes"]
    assert all(node["x"] > 4000 for node in again), "a new node stands beside its neighbours"


def test_positions_of_another_page_are_not_taken(folder: Path, tmp_path: Path) -> None:
    page = write_page(folder, "other.html")
    assert positions(page, ViewOptions(focus="曾青")) == {}
    assert positions(page, ViewOptions("meetings")) == {}
    assert positions(tmp_path / "nothing.html", ViewOptions()) == {}
    for text in (
        "",
        "<html>",
        '<script type="application/json" id="data">{"contract":1}</script>',
        '<script type="application/json" id="data">[1</script>',
    ):
        (tmp_path / "x.html").write_text(text, encoding="utf-8")
        assert positions(tmp_path / "x.html", ViewOptions()) == {}


def test_the_content_is_plain_json_and_says_what_it_was_asked(data: ViewData) -> None:
    options = ViewOptions("meetings", focus="曾青", depth=2, stop="2024")
    shown = content(data, select(data, options), options, {})
    assert json.loads(json.dumps(shown))["options"] == {"kind": "meetings", "focus": "曾青", "depth": 2, "stop": "2024"}
    assert shown["counts"]["articles"] == 3
    assert shown["counts"]["fact.target"] == 2
    assert (shown["counts"]["first"], shown["counts"]["last"]) == ("2023-02-17", "2023-04-21")
