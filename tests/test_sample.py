"""The committed result of the sample is what a build makes of it, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.build import BuildOptions, build
from kg.query import run
from kg.resources import ontology_file, sample_file
from kg.validate import validate

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    build([str(sample_file())], folder, BuildOptions())
    return folder


@pytest.mark.parametrize("name", ["graph.ttl", "graph.html", "articles.jsonl", "issues.jsonl"])
def test_committed_output_is_current(built: Path, name: str) -> None:
    assert (built / name).read_bytes() == (ROOT / "output" / name).read_bytes(), "run `make output` and commit the result"


def test_the_graph_conforms(built: Path) -> None:
    assert validate(built).conforms


@pytest.mark.parametrize("path", sorted(ontology_file("queries").glob("*.rq")), ids=lambda p: p.stem)
def test_every_saved_query_has_the_columns_it_names(built: Path, path: Path) -> None:
    (columns,) = [line.split(":", 1)[1] for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("# Columns:")]
    wanted = columns.split("(")[0].split()
    assert json.loads(run(built, path.stem, "json"))["head"]["vars"] == wanted


@pytest.mark.parametrize(
    "name", ["people", "events", "attendance", "conveyed", "measures", "statements", "appointments", "evidence", "targets", "coattendance"]
)
def test_the_sample_answers(built: Path, name: str) -> None:
    assert json.loads(run(built, name, "json"))["results"]["bindings"]


def test_every_quote_stands_where_it_says(built: Path) -> None:
    texts = {row["id"]: row["text"] for row in map(json.loads, (built / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1])}
    rows = json.loads(run(built, "evidence", "json"))["results"]["bindings"]
    assert len(rows) > 100
    for row in rows:
        text = texts[row["article"]["value"]]
        assert text[int(row["start"]["value"]) : int(row["stop"]["value"])] == row["quote"]["value"]


def test_rdflib_and_oxigraph_read_the_same_turtle(built: Path) -> None:
    import pyoxigraph
    import rdflib

    theirs = {tuple(map(str, (q.subject.value, q.predicate.value))) for q in pyoxigraph.parse(path=str(built / "graph.ttl"))}
    graph = rdflib.Graph().parse(built / "graph.ttl", format="turtle")
    assert {(str(s), str(p)) for s, p, _ in graph} == theirs
    terms = {
        str(t)
        for t in (*graph.predicates(), *graph.objects(None, rdflib.RDF.type))
        if str(t).startswith("https://w3id.org/zhengwen/ontology#")
    }
    ontology = rdflib.Graph().parse(ontology_file("kg.ttl"), format="turtle")
    assert sorted(t for t in terms if (rdflib.URIRef(t), rdflib.RDFS.label, None) not in ontology) == []
