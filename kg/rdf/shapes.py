"""SHACL shapes as SPARQL queries, for graphs that are too large for a SHACL engine in Python.

In:  ontology/shapes.ttl, a store.    Out: violations, as (node, message).

Only the constructs that shapes.ttl uses are compiled; any other is an error, so that no constraint is passed over in silence. Tests hold
the answers against those of pyshacl.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import DataFileError

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph
    from rdflib.term import Node

_ONE = "FILTER(COALESCE({test}, true))"
# constraint -> what makes a value ?v of ?this break it; an ill-typed value breaks every test
_VALUE_TESTS: dict[str, Callable[[str], str]] = {
    "datatype": lambda x: _ONE.format(test=f"DATATYPE(?v) != {x}"),
    "minInclusive": lambda x: _ONE.format(test=f"?v < {x}"),
    "minLength": lambda x: f"FILTER(STRLEN(STR(?v)) < {x})",
    "pattern": lambda x: f"FILTER(!REGEX(STR(?v), {x}))",
    "class": lambda x: f"FILTER NOT EXISTS {{ ?v a {x} }}",
    "nodeKind": lambda x: f"FILTER(!{'isIRI' if x.endswith('IRI>') else 'isLiteral'}(?v))",
    "in": lambda x: f"FILTER(?v NOT IN ({x}))",
}
_IGNORED = frozenset({"path", "message", "type"})


def violations(store: Store, shapes: Path) -> Iterator[tuple[str, str]]:
    """What in a store breaks the shapes. Raises DataFileError for a construct that is not compiled."""
    for message, query in compiled(shapes):
        solutions: Any = store.query(query)
        for row in solutions:
            yield row["this"].value, message


def compiled(shapes: Path) -> Iterator[tuple[str, str]]:
    """(message, SPARQL that selects the ?this that break it) for each constraint, in the order of the messages."""
    from rdflib import RDF, SH, Graph

    graph = Graph().parse(shapes, format="turtle")
    found: list[tuple[str, str]] = []
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for target in graph.objects(shape, SH.targetClass):
            for constraint in graph.objects(shape, SH.property):
                found += _property(graph, constraint, f"?this a {target.n3()} .")
            if (banned := graph.value(shape, SH["not"])) is not None:
                other = _n3(graph.value(banned, SH["class"]))
                found.append((str(graph.value(shape, SH.message)), f"SELECT ?this {{ ?this a {_n3(target)}, {other} }}"))
        for target in graph.objects(shape, SH.targetNode):
            for rule in graph.objects(shape, SH.sparql):
                select = (
                    str(graph.value(rule, SH.select))
                    .replace("SELECT $this ?value", "SELECT (?value AS ?this)")
                    .replace("$this", _n3(target))
                )
                found.append((str(graph.value(rule, SH.message)), select))
    yield from sorted(found)


def _property(graph: Graph, constraint: Node, target: str) -> Iterator[tuple[str, str]]:
    from rdflib import SH

    path = _n3(graph.value(constraint, SH.path))
    message = str(graph.value(constraint, SH.message))
    for predicate, value in graph.predicate_objects(constraint):
        kind = str(predicate).rsplit("#", 1)[-1]
        if kind in _IGNORED:
            continue
        if kind == "minCount" and int(str(value)) == 1:
            yield message, f"SELECT ?this {{ {target} FILTER NOT EXISTS {{ ?this {path} ?v }} }}"
        elif kind == "maxCount":
            yield message, f"SELECT ?this {{ {target} ?this {path} ?v }} GROUP BY ?this HAVING(COUNT(DISTINCT ?v) > {value})"
        elif kind in _VALUE_TESTS:
            wanted = ", ".join(map(_n3, graph.items(value))) if kind == "in" else _n3(value)
            yield message, f"SELECT ?this {{ {target} ?this {path} ?v . {_VALUE_TESTS[kind](wanted)} }}"
        else:
            raise DataFileError(f"shapes.ttl: {kind} {value} is a constraint that large graphs cannot be checked against")


def _n3(node: Node | None) -> str:
    if node is None:
        raise DataFileError("shapes.ttl: a shape lacks the object of a constraint")
    return node.n3()
