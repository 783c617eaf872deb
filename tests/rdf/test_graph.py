"""The written graph: the same for any order, engine, hash seed; each fact leads to its characters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg.errors import StoreError
from kg.rdf.store import open_store, stated_in, union_of
from kg.rdf.terms import PREFIXES, calendar, decimal
from kg.rdf.turtle import TurtleWriter
from tests.graphs import ARTICLE, SAMPLE, TEXT, lines_of, reprint, write

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "rdf" / "golden.ttl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write([*SAMPLE, reprint(SAMPLE[0], "n2")], tmp_path_factory.mktemp("graph"))


def facts_as_turtle(path: Path) -> bytes:
    """The sample without the vocabularies, which grow on their own."""
    with TurtleWriter(path) as turtle:
        for lines in lines_of(SAMPLE):
            turtle.add(lines)
        turtle.finish()
    return path.read_bytes()


def test_golden_turtle(tmp_path: Path) -> None:
    """After a deliberate change: python -m tests.rdf.test_graph writes the file anew; read the difference."""
    assert facts_as_turtle(tmp_path / "facts.ttl") == GOLDEN.read_bytes()


def test_store_and_turtle_hold_the_same_triples(folder: Path) -> None:
    stored = [(str(q.subject), str(q.predicate), str(q.object)) for q in union_of(open_store(folder))]
    read = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
    assert len(stored) == len(set(stored)) == len(read) > 200
    assert {(str(q.subject), str(q.predicate), str(q.object)) for q in stated_in(open_store(folder))} == set(stored)


def test_a_query_sees_a_triple_of_two_articles_once(folder: Path) -> None:
    rows = list(open_store(folder).query('SELECT ?a { ?a <http://www.w3.org/2000/01/rdf-schema#label> "沈砚秋"@zh }'))
    assert len(rows) == 1


def test_one_named_graph_an_article(folder: Path) -> None:
    names = {graph.value.rsplit("/", 1)[1] for graph in open_store(folder).named_graphs()}
    assert names == {"vocabulary", "article:n1", "article:n2"}


def test_every_quote_is_its_characters(folder: Path) -> None:
    store = open_store(folder)
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    query = "SELECT ?a ?b ?q { ?p a kg:Passage ; nif:beginIndex ?a ; nif:endIndex ?b ; oa:exact ?q }"
    rows = list(store.query(prefixes + query))
    assert len(rows) > 30
    for row in rows:
        assert TEXT[int(row["a"].value) : int(row["b"].value)] == row["q"].value


def test_a_reprint_adds_passages_to_the_same_facts() -> None:
    one, other = lines_of([*SAMPLE, reprint(SAMPLE[0], "n2")])
    facts = [{line.split(" ")[0] for line in lines if line.startswith(("fact:", "event:"))} for lines in (one, other)]
    assert facts[0] == facts[1]
    passages = [{line.split(" ")[0] for line in lines if line.startswith("passage:")} for lines in (one, other)]
    assert not passages[0] & passages[1]


def test_the_same_bytes_from_runs_on_disk_and_in_memory(tmp_path: Path) -> None:
    lines = [line for article_lines in lines_of(SAMPLE) for line in article_lines]
    for run, name in ((10, "small"), (1_000_000, "large")):
        with TurtleWriter(tmp_path / name, run) as turtle:
            for start in range(0, len(lines), 7):
                turtle.add(lines[start : start + 9])  # overlapping: lines come twice
            assert turtle.finish() == len(set(lines))
    assert (tmp_path / "small").read_bytes() == (tmp_path / "large").read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seed_locale_and_time_zone_change_nothing(tmp_path: Path, seed: str) -> None:
    code = "import sys, pathlib; from tests.graphs import SAMPLE, write; write(SAMPLE, pathlib.Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}", "LC_ALL": "C", "PYTHONUTF8": "0"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=ROOT, env=environment)
    assert (tmp_path / "graph.ttl").read_bytes() == (write(SAMPLE, tmp_path / "here") / "graph.ttl").read_bytes()


def test_the_empty_graph(tmp_path: Path) -> None:
    assert rdflib.Graph().parse(write([], tmp_path) / "graph.ttl", format="turtle") is not None


def test_store_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path)
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="--fresh"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-02-11", '"2023-02-11"^^xsd:date'),
        ("2023-02", '"2023-02"^^xsd:gYearMonth'),
        ("2023", '"2023"^^xsd:gYear'),
        ("2023-02-30", None),
        ("--02-11", None),
        ("2023-13", None),
        ("２０２３", None),
        ("02024", None),
        ("", None),
    ],
)
def test_calendar(value: str, expected: str | None) -> None:
    assert calendar(value) == expected


def test_decimals_are_checked() -> None:
    assert decimal("12") == '"12"^^xsd:decimal'
    assert decimal("-1.50") == "-1.50"
    for wrong in ("1e5", "NaN", "1.", "１２", "1 2", ""):
        with pytest.raises(ValueError):
            decimal(wrong)


def test_metadata_reaches_the_graph(folder: Path) -> None:
    graph = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
    titles = {str(value) for value in graph.objects(None, rdflib.URIRef(PREFIXES["schema"] + "headline"))}
    assert titles == {ARTICLE.title}


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as work:
        GOLDEN.write_bytes(facts_as_turtle(Path(work) / "facts.ttl"))
