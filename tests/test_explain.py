"""kg explain: every fact about a name with its sentence, article, date, offsets and rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.explain import explain
from kg.ids import iri
from tests.graphs import ARTICLE, SAMPLE, write


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(SAMPLE, tmp_path_factory.mktemp("graph"))
    (folder / "articles.jsonl").write_text(json.dumps({"id": ARTICLE.id, "text": ARTICLE.text}) + "\n", encoding="utf-8")
    return folder


def test_a_person(graph: Path) -> None:
    text = explain(graph, "沈砚秋")
    assert "Tenure 区委书记\n" in text
    assert "Participation presided 望泽区委经济工作会议\n" in text
    assert "Statement 指出\n" in text
    assert "区委书记沈砚秋【主持会议】并讲话" in text
    assert "望泽区委经济工作会议召开 · n1 · 2023-02-17 · [" in text
    assert "test.rule" in text
    assert "林岫" not in text.replace("任命林岫为", "")


@pytest.mark.parametrize(
    "name", ["望泽区委经济工作会议", "望泽区", "泽水大桥项目", "n1", iri("person", "沈砚秋", "望泽区"), "地区生产总值"]
)
def test_other_things(graph: Path, name: str) -> None:
    assert "n1" in explain(graph, name)


@pytest.mark.parametrize("name", ["无此人", 'x"@zh } UNION { ?thing ?p ?o } #', "http://example.org/none", ""])
def test_nothing(graph: Path, name: str) -> None:
    assert explain(graph, name) == ""
