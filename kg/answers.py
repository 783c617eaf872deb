"""The process that runs one query, and the text forms of its answer.

In:  a JSON request on stdin (folder, query, form).    Out: SPARQL 1.1 Query Results JSON, or Turtle for graphs, on stdout.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

from kg.errors import KgError, QueryError


def main() -> None:
    """Answer one request; errors are one line on stderr and the exit code of their class."""
    request = json.loads(sys.stdin.buffer.read())
    try:
        sys.stdout.buffer.write(answer(Path(request["folder"]), request["query"], request["form"]))
    except KgError as error:
        sys.stderr.buffer.write(f"{error}\n".encode())
        sys.exit(error.exit_code)


def answer(folder: Path, query: str, form: str) -> bytes:
    """The answer in its standard form. Raises QueryError when the query cannot be parsed or evaluated."""
    from pyoxigraph import QueryResultsFormat, RdfFormat, serialize

    from kg.rdf.store import open_store
    from kg.rdf.terms import PREFIXES

    store = open_store(folder)
    try:
        results: Any = store.query(query)
        if form in ("CONSTRUCT", "DESCRIBE"):
            triples = sorted(set(results), key=str)
            return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        return results.serialize(format=QueryResultsFormat.JSON) or b""
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from error


def render(answer: str, format: str) -> str:
    """A SELECT or ASK answer as table, csv or tsv."""
    content = json.loads(answer)
    if "boolean" in content:
        return f"{str(content['boolean']).lower()}\n"
    names = content["head"]["vars"]
    rows = [[_plain(row[name]["value"]) if name in row else "" for name in names] for row in content["results"]["bindings"]]
    if format == "table":
        return _table(names, rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="," if format == "csv" else "\t", lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


def _plain(value: str) -> str:
    """Control characters would break a terminal or a spreadsheet row."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in value).replace("\n", " ")


def _table(names: list[str], rows: list[list[str]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    wide = None if sys.stdout.isatty() else 200
    console = Console(file=out, width=wide, no_color=True, highlight=False)
    table = Table(box=None, pad_edge=False, header_style="")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_short(cell)) for cell in row))
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + f"\n({len(rows)} rows)\n"


def _short(cell: str) -> str:
    """IRIs of this graph by their local name: the reader knows the rest."""
    return cell.rsplit("/", 1)[1] if cell.startswith("https://w3id.org/zhengwen/") else cell


if __name__ == "__main__":
    main()
