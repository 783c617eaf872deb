"""The concepts the facts refer to (roles, indicators), so that a graph can be read without the ontology beside it.

In:  ontology/vocab/*.ttl.    Out: their triples as N-Triples strings.
"""

from __future__ import annotations

from functools import lru_cache

from kg.errors import DataFileError
from kg.rdf.terms import Triple
from kg.resources import ontology_file


@lru_cache(maxsize=1)
def vocabulary_triples() -> tuple[Triple, ...]:
    """The triples of all vocabularies, sorted. Raises DataFileError when a file is no valid Turtle."""
    from pyoxigraph import RdfFormat, parse

    found = set()
    for path in sorted(ontology_file("vocab").glob("*.ttl")):
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                found.add((str(quad.subject), str(quad.predicate), str(quad.object)))
        except SyntaxError as error:
            raise DataFileError(f"{path} is no valid Turtle: {error}") from error
    return tuple(sorted(found))
