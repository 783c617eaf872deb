"""Columns that a dump left side by side: each line of the file holds a line of every column.

In:  TextLines of a page.    Out: TextLines column by column, from left to right; lines that reach over the gutter stay between them.

    栖浦区召开防汛会议            |   园区一季度产值增长
    本报讯 5月6日，栖浦区召       |       本报讯 记者从区工信局获悉
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.intake.page_lines import TextLine, cells

_GUTTER = re.compile("(?<=\\S)(?:\u3000{2,}|[ \u3000]{4,}|\\t+)(?=\\S)")
_MIN_PART = 6  # characters on each side: less is a table cell or a letterspaced word
_MIN_LINES = 5  # that hold a line of several columns
_DRIFT = 6  # cells: an indent, and quotation marks that a dump counted as one cell


class _Part(NamedTuple):
    line: TextLine
    left: int  # cells from the left edge of the page to its first character


@dataclass(slots=True)
class _Band:
    """Columns that stand side by side for some lines; ``lefts`` is where each begins, in cells."""

    lefts: list[int]
    rows: int = 1  # that hold a line of every column
    columns: list[list[TextLine]] = field(default_factory=list)
    last: list[int] = field(default_factory=list)  # the row that each column was last seen in

    def takes(self, row: Sequence[_Part]) -> bool:
        return len(row) == len(self.lefts) and all(abs(part.left - left) <= _DRIFT for part, left in zip(row, self.lefts, strict=True))


def by_column(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order; unchanged when the page does not stand in columns side by side."""
    rows = [_parts(line) for line in lines]
    bands = _bands(rows)
    if sum(band.rows for band in bands.values()) < _MIN_LINES:
        return list(lines)
    return list(_unfolded(rows, bands))


def _parts(line: TextLine) -> list[_Part]:
    found, start = [], 0
    for match in [*_GUTTER.finditer(line.raw), None]:
        stop = match.start() if match else len(line.raw)
        part = replace(line.cut(start, stop), gap=line.gap)
        found.append(_Part(part, cells(line.raw[:start]) + part.indent))
        start = match.end() if match else stop
    return found


def _bands(rows: Sequence[Sequence[_Part]]) -> dict[int, _Band]:
    """The bands of at least three rows, by the row that each begins with."""
    bands: dict[int, _Band] = {}
    current: _Band | None = None
    for number, row in enumerate(rows):
        if len(row) < 2 or any(len(part.line.text) < _MIN_PART for part in row[:-1]):
            continue
        if current and current.takes(row):
            current.rows += 1
            current.lefts = [min(left, part.left) for left, part in zip(current.lefts, row, strict=True)]
        else:
            current = bands[number] = _Band([part.left for part in row])
    return {number: band for number, band in bands.items() if band.rows > 2}


def _unfolded(rows: Sequence[Sequence[_Part]], bands: dict[int, _Band]) -> Iterator[TextLine]:
    band: _Band | None = None
    for number, row in enumerate(rows):
        if number in bands or (band and not _belongs(row, band)):
            yield from _flushed(band)
            band = bands.get(number)
            if band:
                band.columns, band.last = [[] for _ in band.lefts], [number - 1] * len(band.lefts)
        if band is None:
            yield from (part.line for part in row)
            continue
        for part in row:
            column = max((c for c, left in enumerate(band.lefts) if part.left >= left - _DRIFT // 2), default=0)
            line = _set_in(part, band.lefts[column])
            band.columns[column].append(replace(line, gap=line.gap or band.last[column] < number - 1))
            band.last[column] = number
    yield from _flushed(band)


def _belongs(row: Sequence[_Part], band: _Band) -> bool:
    """Does a row still stand in the columns? A line that reaches over a gutter does not, nor does what follows a gap on the left alone."""
    if len(row) > 1:
        return all(min(abs(part.left - left) for left in band.lefts) <= _DRIFT for part in row)
    (part,) = row
    if part.left >= band.lefts[1] - _DRIFT // 2:
        return True
    right = part.left + cells(part.line.text)
    return right <= band.lefts[1] and not part.line.gap


def _set_in(part: _Part, left: int) -> TextLine:
    """The line with the indent that it has inside its column: a first line begins two characters to the right of the others."""
    line = part.line.bare
    if part.left - left >= 3:  # the indent stands where the gutter ends; what is set before the characters here never becomes text
        return replace(line, raw="\u3000\u3000" + line.raw, start=line.start - 2)
    return line


def _flushed(band: _Band | None) -> Iterator[TextLine]:
    for column in band.columns if band else ():
        for number, line in enumerate(column):
            yield replace(line, gap=True) if number == 0 else line
