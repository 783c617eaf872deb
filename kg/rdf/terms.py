"""Terms as N-Triples text: the closed namespaces and the one place where literals are made.

A triple is a tuple of three strings in N-Triples syntax; that is what the writers and the bulk loader take without another conversion.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from kg.ids import NAMESPACES

Triple: TypeAlias = tuple[str, str, str]
Quad: TypeAlias = tuple[str, str, str, str]

PREFIXES = NAMESPACES | {
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile('[\\\\"\\x00-\\x1f\\x7f\\ud800-\\udfff]')
_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?\Z")


def term(curie: str) -> str:
    """<…> for a prefixed name: term("kg:Event"). Raises KeyError for an unknown prefix."""
    prefix, _, name = curie.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def ref(iri: str) -> str:
    """<…> for an absolute IRI from kg.ids."""
    return f"<{iri}>"


def text(value: str, language: str | None = None) -> str:
    """A string literal; characters that no RDF literal may hold become U+FFFD."""
    quoted = '"' + _SPECIAL.sub(_escape, value) + '"'
    return f"{quoted}@{language}" if language else quoted


def integer(value: int) -> str:
    return f'"{value}"^^{term("xsd:integer")}'


def decimal(value: str) -> str:
    """An xsd:decimal with the digits as written. Raises ValueError when it is none."""
    if not _DECIMAL.match(value):
        raise ValueError(f"{value!r} is no decimal number")
    return f'"{value}"^^{term("xsd:decimal")}'


def calendar(value: str) -> str | None:
    """xsd:date, xsd:gYearMonth or xsd:gYear for an ISO date of that precision; None when it is no such date (--02-11, 2024-02-30)."""
    try:
        if len(value) == 10:
            date.fromisoformat(value)
            return f'"{value}"^^{term("xsd:date")}'
        if len(value) == 7 and value[4] == "-":
            date(int(value[:4]), int(value[5:]), 1)
            return f'"{value}"^^{term("xsd:gYearMonth")}'
        if len(value) == 4:
            date(int(value), 1, 1)
            return f'"{value}"^^{term("xsd:gYear")}'
    except ValueError:
        return None
    return None


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    return "\ufffd" if char == "\x00" or "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"
