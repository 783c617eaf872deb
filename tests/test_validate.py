"""Validation: a sound graph conforms, each kind of damage is found, and both engines find the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.rdf.store import StoreLoader
from kg.rdf.turtle import TurtleWriter
from kg.validate import validate
from tests.graphs import SAMPLE, lines_of, write

DAMAGE = {
    "no evidence": ("fact:x", ["fact:x a kg:Tenure", 'fact:x kg:title "局长"', 'fact:x kg:status "current"'], "a fact has no evidence"),
    "quote too short": (
        "passage:p",
        [
            "passage:p a kg:Passage",
            'passage:p nif:beginIndex "3"^^xsd:integer',
            'passage:p nif:endIndex "9"^^xsd:integer',
            'passage:p oa:exact "四个字符"',
            'passage:p kg:rule "r"',
            "passage:p prov:wasQuotedFrom article:n1",
        ],
        "the quote is not as long as its span",
    ),
    "unknown role": ("fact:x", ["fact:x a kg:Participation", "fact:x kg:role role:slept"], "a participation has one of six roles"),
    "target and actual": ("fact:x", ["fact:x a kg:Target", "fact:x a kg:Actual"], "a target is never an achievement"),
    "date": ("event:x", ["event:x a kg:Event", 'event:x kg:date "2023年2月"'], "a date is ISO, as precise as stated"),
    "two values": ("fact:x", ["fact:x a kg:Measure", "fact:x kg:value 1.5", "fact:x kg:value 2.5"], "a measure has one decimal value"),
    "text as value": ("fact:x", ["fact:x a kg:Measure", 'fact:x kg:value "很多"'], "a measure has one decimal value"),
    "person without a name": ("person:x", ["person:x a schema:Person"], "a person has a name"),
    "range without its end": ("fact:x", ["fact:x a kg:Measure", 'fact:x kg:comparator "range"'], "a range has an upper bound"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(SAMPLE, tmp_path_factory.mktemp("sound"))


def damaged(folder: Path, extra: list[str]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = [line for extraction_lines in lines_of(SAMPLE) for line in extraction_lines]
    with StoreLoader(folder / "store") as store, TurtleWriter(folder / "graph.ttl") as turtle:
        store.add("graph:x", lines + extra)
        turtle.add(lines + extra)
        store.finish()
        turtle.finish()
    return folder


@pytest.mark.parametrize("engine", ["pyshacl", "sparql", None])
def test_a_built_graph_conforms(sound: Path, engine: str | None) -> None:
    report = validate(sound, engine)  # type: ignore[arg-type]  # the parametrized strings are the literals
    assert report.conforms, report.text


@pytest.mark.parametrize("engine", ["pyshacl", "sparql"])
@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(tmp_path: Path, name: str, engine: str) -> None:
    node, extra, message = DAMAGE[name]
    report = validate(damaged(tmp_path / "g", extra), engine)  # type: ignore[arg-type]  # as above
    assert not report.conforms
    assert f"{node}: {message}" in report.text.splitlines()


def test_both_engines_find_the_same(tmp_path: Path) -> None:
    folder = damaged(tmp_path / "g", [line for _, extra, _ in DAMAGE.values() for line in extra])
    assert validate(folder, "pyshacl").violations == validate(folder, "sparql").violations


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        validate(tmp_path)
