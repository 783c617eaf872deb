"""Extractions to a graph: a store to query, Turtle to read.

In:  Extractions, one after the other.    Out: DIR/store (one named graph an article) and DIR/graph.ttl; the number of triples.

The store is loaded in a thread of its own (the loader runs outside the interpreter) while the lines are made and sorted, and while the
caller reads the union of the graphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ids import name
from kg.model import Extraction
from kg.rdf.facts import article_lines
from kg.rdf.store import StoreLoader
from kg.rdf.turtle import TurtleWriter
from kg.rdf.vocabulary import vocabulary_lines
from kg.resolve.identity import resolve

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """``store`` answers for the union of the graphs; ``triples`` is the number of distinct triples in it."""

    store: Store
    triples: int


@contextmanager
def writing_graph(extractions: Iterable[Extraction], folder: Path) -> Iterator[WrittenGraph]:
    """Write the graph of the extractions into ``folder``: the union can be read inside the block, all is on disk behind it.

    Raises StoreError when the store cannot be written, OSError when graph.ttl cannot.
    """
    with StoreLoader(folder / "store") as store, TurtleWriter(folder / "graph.ttl") as turtle:
        vocabulary = vocabulary_lines()
        store.add(name("graph", "vocabulary"), vocabulary)
        turtle.add(vocabulary)
        for resolved in resolve(extractions):
            lines = article_lines(resolved)
            store.add(name("graph", "article", resolved.extraction.article.id), lines)
            turtle.add(lines)
        store.begin()
        triples = turtle.finish()
        yield WrittenGraph(store.union(), triples)
        store.finish()


def write_graph(extractions: Iterable[Extraction], folder: Path) -> int:
    """Write the graph of the extractions into ``folder``; returns the number of distinct triples in the union of its graphs.

    Raises StoreError when the store cannot be written, OSError when graph.ttl cannot.
    """
    with writing_graph(extractions, folder) as graph:
        return graph.triples
