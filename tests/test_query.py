"""Saved queries have their columns, parameters bind, and a query can neither write, reach out, run for ever nor crash the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError, UsageError
from kg.query import check_query, list_queries, run
from kg.resources import ontology_file
from tests.graphs import SAMPLE, article, at, reprint, write

CONTRACT = {
    "people": "article person post org",
    "events": "article event name type date place host",
    "attendance": "article event person role",
    "conveyed": "article event item",
    "measures": "article subject metric form kind cmp value high unit period",
    "statements": "article speaker verb text",
    "documents": "article agent action document",
    "projects": "article project status when investment",
    "appointments": "article person post action",
}
QUERIES = [name for name, _ in list_queries()]
Row = dict[str, str]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(SAMPLE, tmp_path_factory.mktemp("graph"))


def ask(graph: Path, question: str, **params: str) -> list[Row]:
    return [{k: v["value"] for k, v in row.items()} for row in json.loads(run(graph, question, "json", params))["results"]["bindings"]]


def comment(name: str, key: str) -> list[str]:
    found = re.search(rf"^# {key}: (.*)$", (ontology_file("queries") / f"{name}.rq").read_text(encoding="utf-8"), re.MULTILINE)
    return re.sub(r"\(.*\)", "", found[1]).split() if found else []


@pytest.mark.parametrize("name", QUERIES)
def test_saved_query_has_its_columns_and_finds_something(graph: Path, name: str) -> None:
    answer = json.loads(run(graph, name, "json"))
    assert answer["head"]["vars"] == comment(name, "Columns")
    assert answer["results"]["bindings"]


@pytest.mark.parametrize("name", QUERIES)
def test_parameters_of_saved_queries_bind(graph: Path, name: str) -> None:
    for parameter in comment(name, "Parameters"):
        value = next(row[parameter] for row in ask(graph, name) if parameter in row)
        rows = ask(graph, name, **{parameter: value})
        assert rows
        assert all(row[parameter] == value for row in rows)
        assert ask(graph, name, **{parameter: "没有这个"}) == []


@pytest.mark.parametrize(("name", "columns"), CONTRACT.items())
def test_the_contract(name: str, columns: str) -> None:
    assert comment(name, "Columns") == columns.split()


def test_every_saved_query_is_documented() -> None:
    text = (Path(__file__).resolve().parent.parent / "docs" / "queries.md").read_text(encoding="utf-8")
    for name in QUERIES:
        assert f"`{name}`" in text, name
        assert f"`{' '.join(comment(name, 'Columns'))}`" in text, name


def test_people_without_posts_and_with_several(tmp_path: Path) -> None:
    from kg.model import Naming, Tenure

    text = "区委副书记、区长尉迟海川和何满出席。"
    one = article(
        "n2",
        text,
        *(Naming(person, at(person, text=text)) for person in ("尉迟海川", "何满")),
        *(Tenure("尉迟海川", title, None, "current", at(title, text=text)) for title in ("区委副书记", "区长")),
        region="望泽区",
    )
    rows = ask(write([one], tmp_path), "people")
    assert [(row["person"], row.get("post")) for row in rows] == [("何满", None), ("尉迟海川", "区委副书记"), ("尉迟海川", "区长")]


def test_values_as_written(graph: Path) -> None:
    rows = {(row["metric"], row["kind"], row["value"], row.get("high"), row["cmp"]) for row in ask(graph, "measures")}
    assert ("地区生产总值", "target", "6.0", None, "~") in rows
    assert ("项目", "target", "5", "8", "range") in rows
    assert ("总投资", "actual", "3", None, "=") in rows


def test_targets_stand_beside_outcomes_of_the_same_period_only(graph: Path) -> None:
    (row,) = [row for row in ask(graph, "targets") if row["metric"] == "地区生产总值"]
    assert (row["target"], row["wording"], row["period"]) == ("6.0", "左右", "2023")
    assert "outcome" not in row  # the outcome read is that of 2022


def test_a_reprint_adds_evidence_not_events(tmp_path: Path) -> None:
    folder = write([*SAMPLE, reprint(SAMPLE[0], "n2")], tmp_path)
    assert len({row["event"] for row in ask(folder, "events")}) == 1
    assert {row["article"] for row in ask(folder, "events")} == {"n1", "n2"}
    (pair,) = ask(folder, "coattendance")
    assert pair["events"] == "1"


def test_formats(graph: Path) -> None:
    assert run(graph, "attendance", "csv").splitlines()[0] == "article,event,person,role"
    assert run(graph, "attendance", "tsv").splitlines()[0] == "article\tevent\tperson\trole"
    assert "沈砚秋" in run(graph, "attendance")
    assert run(graph, "ASK { ?s a kg:Meeting }") == "true\n"
    assert "kg:presidedOver" in run(graph, "CONSTRUCT { ?p kg:presidedOver ?e } WHERE { ?p kg:presidedOver ?e }")


def test_file_and_unknown_names(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("\ufeffSELECT ?n { ?p a schema:Person ; rdfs:label ?n } ORDER BY ?n", encoding="utf-8")
    assert len(ask(graph, str(tmp_path / "q.rq"))) == 3
    with pytest.raises(UsageError, match="attendance"):
        run(graph, "atendance")
    with pytest.raises(QueryError):
        run(graph, str(tmp_path / "gone.rq"))
    with pytest.raises(UsageError, match="its parameters are name"):
        run(graph, "activities", None, {"nobody": "x"})
    with pytest.raises(StoreError, match="kg build"):
        run(tmp_path, "attendance")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERV\\u0049CE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { BIND("\\u0022" AS ?x) SERVICE <http://127.0.0.1:9/> {} } #"',
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "select * from named <http://127.0.0.1:9/> { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DROP ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * " + "{" * 3000 + "}" * 3000,
        "SELECT (" + "!" * 10_000 + "true AS ?x) {}",
        "SELECT (1" + "+1" * 10_000 + " AS ?x) {}",
        "SELECT * { {}" + " UNION {}" * 10_000 + "}",
        "SELECT ('\ud800' AS ?x) {}",
        "x" * 200_000,
        "HELLO",
    ],
    ids=lambda text: text[:30].encode("ascii", "replace").decode(),
)
def test_refused_before_it_reaches_the_engine(text: str) -> None:
    with pytest.raises(QueryError):
        check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?from { ?from rdfs:label "SERVICE from" } # LOAD it',
        "ASK { ?s <http://example.org/service#FROM> ?o }",
        "SELECT ?s { ?s kg:with 'don\\'t DROP' }",
        'SELECT ?s { ?s kg:text """a "quoted" FROM""" }',
    ],
)
def test_words_in_strings_names_and_comments_are_no_keywords(text: str) -> None:
    assert check_query(text) in ("SELECT", "ASK")


def test_a_parameter_is_a_value_and_nothing_else(graph: Path) -> None:
    assert ask(graph, "activities", name='x" } UNION { ?s ?p ?o } #') == []
    assert ask(graph, "activities", name="沈砚秋\n") == []


def test_a_query_that_runs_too_long_is_stopped(graph: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + " }"
    with pytest.raises(QueryError, match=r"stopped after 1\.5 s"):
        run(graph, cross, timeout=1.5)


def test_a_folder_of_the_user_cannot_shadow_the_library(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ask(graph, "attendance")


def test_syntax_errors_are_the_users(graph: Path) -> None:
    with pytest.raises(QueryError, match="cannot be answered"):
        run(graph, "SELECT ?x WHERE { ?x ")
