"""``kg eval``: build articles aside, score the facts against gold annotations, print a table.

In:  an articles .jsonl and a gold .jsonl with the same ids.    Out: the table; misses and false alarms in files when asked.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from kg.articles import read_articles
from kg.build import BuildOptions, build
from kg.errors import InputError
from kg.evaluate import Row, Tally, evaluate
from kg.query import run

RELATIONS = ("people", "events", "attendance", "conveyed", "measures", "statements", "documents", "projects", "appointments")


def score_files(articles: Path, gold: Path, errors: Path | None = None) -> str:
    """The table of precision, recall and F1. Raises InputError when a file cannot be read or no gold article is among the articles."""
    tallies = tallies_of(articles, gold)
    if errors is not None:
        _write_errors(tallies, errors)
    return table(tallies)


def tallies_of(articles: Path, gold: Path) -> dict[str, Tally]:
    """A Tally for each relation; raises what ``score_files`` does."""
    annotations = _gold(gold)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "graph"
        build([str(articles)], work, BuildOptions())
        facts = {name: _rows(run(work, name, "json", {}, 60.0)) for name in RELATIONS}
        built = {article.id for article in read_articles(work)}
    if not built & {annotation["id"] for annotation in annotations}:
        raise InputError(f"no article of {articles} has an id that {gold} annotates")
    return evaluate(annotations, facts)


def table(tallies: dict[str, Tally]) -> str:
    """One line a relation: gold, found, P, R, F1."""
    lines = [f"{'relation':18}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for name, t in tallies.items():
        lines.append(f"{name:18}{t.gold:6}{t.found:7}{t.precision:8.3f}{t.recall:8.3f}{t.f1:8.3f}")
    return "\n".join(lines) + "\n"


def _gold(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as gold annotations: {error}") from error


def _rows(results: str) -> list[Row]:
    return [{name: cell["value"] for name, cell in row.items()} for row in json.loads(results)["results"]["bindings"]]


def _write_errors(tallies: dict[str, Tally], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, t in tallies.items():
        lines = [f"MISS\t{article}\t{fact}" for article, fact in t.misses] + [f"ALARM\t{article}\t{fact}" for article, fact in t.alarms]
        (folder / f"{name.replace(' ', '-')}.txt").write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")
