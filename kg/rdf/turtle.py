"""Turtle for people: prefixed, grouped by subject, sorted, blank lines between subjects; the same triples give the same bytes.

In:  lines ``subject predicate object`` in Turtle terms.    Out: a UTF-8 file with LF line ends.

Lines wait in memory up to a limit, then in sorted runs on disk that are merged at the end: memory does not grow with the graph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import IO

from kg.rdf.terms import PREFIXES

_RUN = 1_000_000  # lines sorted in memory at a time


class TurtleWriter:
    """Collects lines, then writes them; a context manager that leaves no temporary file."""

    def __init__(self, path: Path, run: int = _RUN) -> None:
        self._path = path
        self._run = run
        self._lines: list[str] = []
        self._spilled: list[IO[bytes]] = []

    def __enter__(self) -> TurtleWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._spilled:
            file.close()

    def add(self, lines: Iterable[str]) -> None:
        """Take lines; a line may come many times."""
        self._lines.extend(lines)
        if len(self._lines) >= self._run:
            file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
            file.writelines(f"{line}\n".encode() for line in sorted(set(self._lines)))
            self._spilled.append(file)
            self._lines = []

    def finish(self) -> int:
        """Write the file; returns the number of distinct triples."""
        with self._path.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"@prefix {prefix}: <{address}> .\n" for prefix, address in sorted(PREFIXES.items()))
            return _write_grouped(self._sorted(), out)

    def _sorted(self) -> Iterable[str]:
        lines = sorted(set(self._lines))
        return _distinct(merge(lines, *map(_read_run, self._spilled))) if self._spilled else lines


def _read_run(file: IO[bytes]) -> Iterator[str]:
    file.seek(0)
    return (line[:-1].decode() for line in file)


def _distinct(lines: Iterable[str]) -> Iterator[str]:
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line


def _write_grouped(lines: Iterable[str], out: TextIOWrapper) -> int:
    """Write sorted lines, one block a subject, one line a predicate; returns their number."""
    number = 0
    subject = predicate = ""
    parts: list[str] = []
    for line in lines:
        s, p, o = line.split(" ", 2)
        if s != subject:
            parts.append(f"{' .' if number else ''}\n\n{s} {p} {o}" if number else f"\n{line}")
            if len(parts) > 10_000:
                out.write("".join(parts))
                parts.clear()
        elif p != predicate:
            parts.append(f" ;\n    {p} {o}")
        else:
            parts.append(f", {o}")
        subject, predicate = s, p
        number += 1
    parts.append(" .\n" if number else "")
    out.write("".join(parts))
    return number
