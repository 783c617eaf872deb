"""Terms as Turtle text: the prefixes and the one place where literals are made.

A triple is one line ``subject predicate object`` in Turtle syntax with the prefixes below; that is what the writer sorts and what the
bulk loader reads, without another conversion. Subjects and predicates hold no space.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kg.ids import NAMESPACES

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
_SPECIAL = re.compile('[\\\\"\\x00-\\x1f\\x7f\\u2028\\u2029\\x85\\ud800-\\udfff\\ufffe\\uffff]')
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?\Z")


def text(value: str) -> str:
    """A string literal; characters that no RDF literal may hold become U+FFFD."""
    return '"' + (_SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value) + '"'


def chinese(value: str) -> str:
    """A string literal tagged as Chinese."""
    return text(value) + "@zh"


def decimal(value: str) -> str:
    """An xsd:decimal with the digits as written. Raises ValueError when it is none."""
    if not _DECIMAL.match(value):
        raise ValueError(f"{value!r} is no decimal number")
    return value if "." in value else f'"{value}"^^xsd:decimal'


@lru_cache(maxsize=1 << 12)
def calendar(value: str) -> str | None:
    """xsd:date, xsd:gYearMonth or xsd:gYear for an ISO date of that precision; None when it is no such date (--02-11, 2024-02-30)."""
    if not value.isascii():
        return None
    try:
        if len(value) == 10:
            date.fromisoformat(value)
            return f'"{value}"^^xsd:date'
        if len(value) == 7 and value[4] == "-":
            date(int(value[:4]), int(value[5:]), 1)
            return f'"{value}"^^xsd:gYearMonth'
        if len(value) == 4 and value.isdigit():
            date(int(value), 1, 1)
            return f'"{value}"^^xsd:gYear'
    except ValueError:
        return None
    return None


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    return "\ufffd" if char in "\x00\ufffe\uffff" or "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"
