"""The concepts the facts refer to (roles, indicators), so that a graph can be read without the ontology beside it.

In:  ontology/vocab/*.ttl.    Out: their triples as lines in Turtle terms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import DataFileError
from kg.rdf.terms import PREFIXES
from kg.resources import ontology_file

_IRI = re.compile(r"<([^<>]*[/#])([A-Za-z0-9_\u4e00-\u9fff]+)>")


@lru_cache(maxsize=1)
def vocabulary_lines() -> list[str]:
    """The triples of all vocabularies, sorted. Raises DataFileError when a file is no valid Turtle or holds blank nodes."""
    from pyoxigraph import BlankNode, RdfFormat, parse

    found = set()
    for path in sorted(ontology_file("vocab").glob("*.ttl")):
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                    raise DataFileError(f"{path} holds a blank node; name everything in a vocabulary")
                found.add(" ".join(_shortened(str(term)) for term in (quad.subject, quad.predicate, quad.object)))
        except SyntaxError as error:
            raise DataFileError(f"{path} is no valid Turtle: {error}") from error
    return sorted(found)


def _shortened(term: str) -> str:
    """<…> as a prefixed name where one fits, also the datatype of a literal; the text of a literal stays as it is."""
    text, mark, datatype = term.rpartition("^^") if term.endswith(">") and term.startswith('"') else ("", "", term)
    if not datatype.startswith("<"):
        return term
    match = _IRI.fullmatch(datatype)
    prefix = _PREFIX_OF.get(match[1]) if match else None
    short = f"{prefix}:{match[2]}" if match and prefix else datatype
    return f"{text}{mark}{'a' if short == 'rdf:type' else short}"


_PREFIX_OF = {address: prefix for prefix, address in PREFIXES.items()}
