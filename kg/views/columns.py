"""The graph as columns: for a predicate, its objects by subject, in a stable order.

In:  graph.ttl of a build folder, read once from end to end: of most of the graph a page needs something, and for thousands of articles the
store takes three times as long to look it up, a joined query minutes and gigabytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.rdf.terms import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"


def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


# Half of all triples: what a passage holds is in its IRI, what was said is a quote.
_UNREAD = frozenset(map(_iri, ("prov:wasQuotedFrom", "nif:beginIndex", "nif:endIndex", "oa:exact", "kg:rule", "kg:text")))


class Columns:
    """``one("kg:person")`` is a dict from each subject to the object; ``many`` keeps all objects, sorted."""

    def __init__(self, folder: Path) -> None:
        self._columns: dict[str, dict[str, list[Any]]] = _columns(folder / "graph.ttl")
        self._many: dict[str, dict[str, list[str]]] = {}
        self._one: dict[str, dict[str, str]] = {}
        self._things: dict[str, list[str]] = {}
        for subject, kinds in self._columns.get(_TYPE, {}).items():
            for kind in kinds:
                self._things.setdefault(kind.value, []).append(subject)

    def many(self, predicate: str) -> dict[str, list[str]]:
        """All objects of each subject."""
        if predicate not in self._many:
            column = self._column(predicate)
            self._many[predicate] = {subject: sorted({term.value for term in column[subject]}) for subject in sorted(column)}
        return self._many[predicate]

    def one(self, predicate: str) -> dict[str, str]:
        """The first object of each subject."""
        if predicate not in self._one:
            self._one[predicate] = {subject: objects[0] for subject, objects in self.many(predicate).items()}
        return self._one[predicate]

    def things(self, kind: str) -> list[str]:
        """The subjects of a class, sorted."""
        return sorted(self._things.get(_iri(kind), ()))

    def texts(self, predicate: str, language: str) -> dict[str, str]:
        """The first literal in a language of each subject: labels of the vocabularies."""
        found = {}
        for subject, terms in self._column(predicate).items():
            if values := [term.value for term in terms if term.language == language]:
                found[subject] = min(values)
        return found

    def _column(self, predicate: str) -> dict[str, list[Any]]:
        return self._columns.get(_iri(predicate), {})


def _columns(path: Path) -> dict[str, dict[str, list[Any]]]:
    """The objects, as pyoxigraph's terms, by predicate and subject. Raises StoreError when the file cannot be read."""
    from pyoxigraph import RdfFormat, parse

    found: dict[str, dict[str, list[Any]]] = {}
    try:
        for subject, predicate, value, _ in parse(path=str(path), format=RdfFormat.TURTLE, lenient=True):
            if (name := predicate.value) not in _UNREAD:
                found.setdefault(name, {}).setdefault(subject.value, []).append(value)
    except (OSError, SyntaxError) as error:
        raise StoreError(f"there is no graph in {path.parent} ({path.name}: {error}); run kg build first") from error
    return found
