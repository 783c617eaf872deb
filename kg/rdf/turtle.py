"""Turtle for people: prefixed, grouped by subject, sorted, blank lines between subjects; the same triples give the same bytes.

In:  triples (N-Triples strings).    Out: a UTF-8 file with LF line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kg.rdf.terms import PREFIXES, Triple, term

_TYPE = term("rdf:type")
_SAFE = re.compile(r"[\w-]+\Z")  # a local name that needs no escapes in any Turtle parser
_SHORT = {term("xsd:integer"): re.compile(r'"([+-]?\d+)"\^\^'), term("xsd:decimal"): re.compile(r'"([+-]?\d*\.\d+)"\^\^')}


def write_turtle(triples: Iterable[Triple], path: Path) -> int:
    """Write the triples, each once; returns their number."""
    ordered = sorted(set(triples))
    shorten = _Shortener()
    used_lines: list[str] = []
    subject = predicate = None
    for s, p, o in ordered:
        if s != subject:
            if subject is not None:
                used_lines.append(" .\n\n")
            used_lines.append(f"{shorten(s)} {_verb(p, shorten)} {shorten(o)}")
        elif p != predicate:
            used_lines.append(f" ;\n    {_verb(p, shorten)} {shorten(o)}")
        else:
            used_lines.append(f", {shorten(o)}")
        subject, predicate = s, p
    if ordered:
        used_lines.append(" .\n")
    header = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(shorten.used))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(header + ("\n" if header else ""))
        file.writelines(used_lines)
    return len(ordered)


def _verb(predicate: str, shorten: _Shortener) -> str:
    return "a" if predicate == _TYPE else shorten(predicate)


class _Shortener:
    """Prefixed names for terms, remembered; ``used`` are the prefixes that occur."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._known: dict[str, str] = {}
        self._prefix_of = {namespace: prefix for prefix, namespace in PREFIXES.items()}

    def __call__(self, nt: str) -> str:
        short = self._known.get(nt)
        if short is None:
            short = self._known[nt] = self._shorten(nt)
        return short

    def _shorten(self, nt: str) -> str:
        if nt[0] == "<":
            return self._name(nt)
        if nt[-1] != ">":
            return nt
        mark = nt.rindex("^^")
        datatype = nt[mark + 2 :]
        number = _SHORT.get(datatype)
        match = number.match(nt) if number else None
        return match[1] if match else f"{nt[: mark + 2]}{self._name(datatype)}"

    def _name(self, nt: str) -> str:
        address = nt[1:-1]
        cut = max(address.rfind("/"), address.rfind("#")) + 1
        prefix = self._prefix_of.get(address[:cut])
        if prefix is None or not _SAFE.match(address[cut:]):
            return nt
        self.used.add(prefix)
        return f"{prefix}:{address[cut:]}"
