"""Validate a graph against its SHACL shapes.

In:  a build folder.    Out: whether it conforms, and a readable report.

pyshacl is the reference and checks graphs of usual size. It reads about 25,000 triples a second, so beyond a limit the same shapes are
asked of the store as SPARQL queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import StoreError
from kg.ids import NAMESPACES
from kg.resources import ontology_file

_SHOWN = 50
_LARGE = 8_000_000  # bytes of Turtle; about 200,000 triples


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """``text`` is one line a violation, or one line that says that there is none; it ends with a newline."""

    conforms: bool
    text: str
    violations: tuple[tuple[str, str], ...] = ()  # node, message


def validate(folder: Path, engine: Literal["pyshacl", "sparql"] | None = None) -> ValidationReport:
    """Check a build folder against ontology/shapes.ttl; the engine follows the size of the graph.

    Raises StoreError when there is no graph or it cannot be read.
    """
    path = folder / "graph.ttl"
    if not path.is_file():
        raise StoreError(f"there is no graph in {folder}; make one with: kg build INPUT -o {folder}")
    if engine is None:
        engine = "sparql" if path.stat().st_size > _LARGE else "pyshacl"
    found = sorted(set(_by_pyshacl(path) if engine == "pyshacl" else _by_sparql(folder)))
    lines = [f"{_short(node)}: {message}" for node, message in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"… and {len(found) - _SHOWN} more")
    noun = "violation" if len(found) == 1 else "violations"
    lines.append(f"{folder} does not conform: {len(found)} {noun}" if found else f"{folder} conforms to its shapes")
    return ValidationReport(not found, "\n".join(lines) + "\n", tuple(found))


def _by_sparql(folder: Path) -> list[tuple[str, str]]:
    from kg.rdf.shapes import violations
    from kg.rdf.store import open_store

    return list(violations(open_store(folder), ontology_file("shapes.ttl")))


def _by_pyshacl(path: Path) -> list[tuple[str, str]]:
    import pyshacl
    from rdflib import RDF, SH, Graph

    try:
        data = Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib raises whatever its parser meets
        raise StoreError(f"{path} is no valid Turtle: {error}") from error
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=None, advanced=True, inference="none", inplace=True)
    found = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        if results.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent:
            node = results.value(result, SH.value)  # its focus is the class, the node is the value
        found.append((str(node), str(results.value(result, SH.resultMessage))))
    return found


def _short(iri: str) -> str:
    """An IRI of this graph as a prefixed name."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
