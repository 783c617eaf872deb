"""The graph in other formats.

In:  a build folder, a format.    Out: a file (csv: a folder of tables).

    ttl nt nq trig jsonld   the whole graph; nq and trig keep the named graphs
    graphml gexf            people, events, posts, places and indicators as a network, for Gephi, Cytoscape, R
    csv                     the saved queries as tables
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.query import list_queries, run
from kg.rdf.store import open_store, stated_in, union_of

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "graphml", "gexf", "csv")


def export(folder: Path, format: str, file: Path | None = None, *, bom: bool = False) -> Path | None:
    """Write the graph; returns where, None for stdout. Raises UsageError for an unknown format, StoreError when it cannot be written."""
    if format not in FORMATS:
        raise UsageError(f"there is no export format {format!r}; there are {', '.join(FORMATS)}")
    open_store(folder)
    target = file or (folder / "tables" if format == "csv" else folder / f"graph.{format}")
    try:
        if format == "csv":
            return _tables(folder, target, bom)
        content = _WRITERS[format](folder)
        if file is not None and str(file) == "-":
            sys.stdout.buffer.write(content)
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(target.name + ".tmp")
        temporary.write_bytes(content)
        temporary.replace(target)
    except OSError as error:
        raise StoreError(f"cannot write {target}: {error.strerror or error}") from error
    return target


def _turtle(folder: Path) -> bytes:
    return (folder / "graph.ttl").read_bytes()


def _ntriples(folder: Path) -> bytes:
    return "".join(sorted(f"{q.subject} {q.predicate} {q.object} .\n" for q in union_of(open_store(folder)))).encode()


def _nquads(folder: Path) -> bytes:
    return "".join(sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in stated_in(open_store(folder)))).encode()


def _serialized(format_name: str) -> Callable[[Path], bytes]:
    def write(folder: Path) -> bytes:
        from pyoxigraph import RdfFormat, serialize

        from kg.rdf.terms import PREFIXES

        quads = sorted(stated_in(open_store(folder)), key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
        return serialize(quads, format=getattr(RdfFormat, format_name), prefixes=PREFIXES) or b""

    return write


def _network(writer: str) -> Callable[[Path], bytes]:
    def write(folder: Path) -> bytes:
        import io

        import networkx as nx

        from kg.export.network import to_networkx

        out = io.BytesIO()
        getattr(nx, writer)(to_networkx(folder), out, encoding="utf-8")
        return out.getvalue()

    return write


def _tables(folder: Path, target: Path, bom: bool) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    for name, _ in list_queries():
        (target / f"{name}.csv").write_bytes(run(folder, name, "csv").encode("utf-8-sig" if bom else "utf-8"))
    return target


_WRITERS: dict[str, Callable[[Path], bytes]] = {
    "ttl": _turtle,
    "nt": _ntriples,
    "nq": _nquads,
    "trig": _serialized("TRIG"),
    "jsonld": _serialized("JSON_LD"),
    "graphml": _network("write_graphml"),
    "gexf": _network("write_gexf"),
}
