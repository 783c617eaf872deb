"""Validate a graph against its SHACL shapes.

In:  a build folder.    Out: whether it conforms, and a readable report.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.resources import ontology_file

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """``text`` is one line a violation, or one line that says that there is none; it ends with a newline."""

    conforms: bool
    text: str


def validate(folder: Path) -> ValidationReport:
    """Check DIR/graph.ttl against ontology/shapes.ttl with pyshacl. Raises StoreError when there is no graph or it is no valid Turtle."""
    import pyshacl
    from rdflib import RDF, SH, Graph

    path = folder / "graph.ttl"
    if not path.is_file():
        raise StoreError(f"there is no graph in {folder}; make one with: kg build INPUT -o {folder}")
    try:
        data = Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib raises whatever its parser meets
        raise StoreError(f"{path} is no valid Turtle: {error}") from error
    data.parse(ontology_file("kg.ttl"), format="turtle")
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inference="none")
    lines = sorted(
        f"{results.value(result, SH.focusNode)}: {results.value(result, SH.resultMessage)}"
        for result in results.subjects(RDF.type, SH.ValidationResult)
    )
    shown = [*lines[:_SHOWN], *([f"… and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else [])]
    summary = f"{folder} conforms to its shapes" if conforms else f"{folder} does not conform: {len(lines)} violations"
    return ValidationReport(bool(conforms), "\n".join([*shown, summary]) + "\n")
