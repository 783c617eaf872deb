"""Plain look-ups in a store, predicate by predicate: for thousands of articles a joined query takes the engine minutes and gigabytes.

In:  the store of a build.    Out: for a predicate, its objects by subject, in a stable order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store


class Columns:
    """The graph as columns: ``one("kg:person")`` is a dict from each subject to the object; ``many`` keeps all objects, sorted."""

    def __init__(self, store: Store) -> None:
        self._store: Any = store
        self._columns: dict[str, dict[str, list[str]]] = {}

    def many(self, predicate: str) -> dict[str, list[str]]:
        """All objects of each subject."""
        if predicate not in self._columns:
            self._columns[predicate] = self._read(predicate)
        return self._columns[predicate]

    def one(self, predicate: str) -> dict[str, str]:
        """The first object of each subject."""
        return {subject: objects[0] for subject, objects in self.many(predicate).items()}

    def things(self, kind: str) -> list[str]:
        """The subjects of a class, sorted."""
        return sorted({q.subject.value for q in self._store.quads_for_pattern(None, _node("rdf:type"), _node(kind))})

    def texts(self, predicate: str, language: str) -> dict[str, str]:
        """The first literal in a language of each subject: labels of the vocabularies."""
        found: dict[str, str] = {}
        for q in self._store.quads_for_pattern(None, _node(predicate), None):
            if q.object.language == language:
                found[q.subject.value] = min(q.object.value, found.get(q.subject.value, q.object.value))
        return found

    def _read(self, predicate: str) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for q in self._store.quads_for_pattern(None, _node(predicate), None):
            found.setdefault(q.subject.value, set()).add(q.object.value)
        return {subject: sorted(found[subject]) for subject in sorted(found)}


def _node(curie: str) -> Any:
    from pyoxigraph import NamedNode

    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)
