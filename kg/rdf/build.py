"""Extractions to a graph: a store to query, Turtle to read.

In:  Extractions, one after the other.    Out: DIR/store (one named graph an article) and DIR/graph.ttl; the number of triples.

The store is loaded in a thread of its own (the loader runs outside the interpreter) while the lines are made and sorted, and while the
caller reads graph.ttl.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.ids import name
from kg.model import Extraction
from kg.rdf.facts import article_lines
from kg.rdf.store import StoreLoader
from kg.rdf.turtle import TurtleWriter
from kg.rdf.vocabulary import vocabulary_lines
from kg.resolve.identity import resolve


@contextmanager
def writing_graph(extractions: Iterable[Extraction], folder: Path) -> Iterator[int]:
    """Write the graph of the extractions into ``folder``: graph.ttl can be read inside the block, the store is on disk behind it.

    Gives the number of distinct triples in the union of its graphs. Raises StoreError when the store cannot be written, OSError when graph.ttl cannot.
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
        yield turtle.finish()
        store.finish()


def write_graph(extractions: Iterable[Extraction], folder: Path) -> int:
    """Write the graph of the extractions into ``folder``; returns the number of distinct triples in the union of its graphs.

    Raises StoreError when the store cannot be written, OSError when graph.ttl cannot.
    """
    with writing_graph(extractions, folder) as triples:
        return triples
