"""Extractions to a graph: N-Quads for the store, Turtle for people.

In:  Extractions, one after the other.    Out: DIR/store and DIR/graph.ttl; the number of triples in the union of all graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.ids import iri
from kg.model import Extraction
from kg.rdf.facts import article_triples
from kg.rdf.store import load_store
from kg.rdf.terms import Triple, ref
from kg.rdf.turtle import write_turtle
from kg.rdf.vocabulary import vocabulary_triples


def write_graph(extractions: Iterable[Extraction], folder: Path) -> int:
    """Write the graph of the extractions into ``folder``; returns the number of distinct triples."""
    everything: set[Triple] = set(vocabulary_triples())
    quads = folder / "graph.nq.tmp"
    with quads.open("w", encoding="utf-8", newline="\n") as file:
        _write_quads(file.write, sorted(everything), ref(iri("graph", "vocabulary")))
        for extraction in extractions:
            triples = dict.fromkeys(article_triples(extraction))
            _write_quads(file.write, triples, ref(iri("graph", extraction.article.id)))
            everything.update(triples)
    load_store(quads, folder / "store")
    quads.unlink()
    return write_turtle(everything, folder / "graph.ttl")


def _write_quads(write: Callable[[str], object], triples: Iterable[Triple], graph: str) -> None:
    write("".join(f"{s} {p} {o} {graph} .\n" for s, p, o in triples))
