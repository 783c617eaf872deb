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

_GUTTER = re.compile("(?<=\\S)(?:\u3000{2,}|[ \u3000]{4,})(?=\\S)")
_MIN_PART = 6  # characters on each side: less is a table cell or a letterspaced word
_MIN_LINES = 5  # that hold a line of several columns
_DRIFT = 6  # cells: an indent, and quotation marks that a dump counted as one cell
_TAB = 1000  # cells: where tabs part the columns, each begins so far to the right of the one before
_AHEAD = 4  # lines after a gap that show whether a column goes on


class _Part(NamedTuple):
    line: TextLine
    left: int  # cells from the left edge of the page to its first character

    @property
    def right(self) -> int:
        return self.left + self.line.bare.width


@dataclass(slots=True)
class _Band:
    """Columns that stand side by side for some lines; ``lefts`` is where each begins, ``rights`` where its longest line ends, in cells."""

    lefts: list[int]
    rights: list[int]
    rows: int = 1  # that hold lines of several columns
    columns: list[list[TextLine]] = field(default_factory=list)
    last: list[int] = field(default_factory=list)  # the row that each column was last seen in

    def column_of(self, part: _Part) -> int:
        """The column that a part stands in: the last that begins no further to the right."""
        return max((c for c, left in enumerate(self.lefts) if part.left >= left - _DRIFT // 2), default=0)

    def holds(self, row: Sequence[_Part]) -> bool:
        """Does every part of a row stand inside a column of its own?"""
        columns = [self.column_of(part) for part in row]
        edges = [*self.lefts[1:], 1 << 30]
        return len(set(columns)) == len(columns) and all(part.right <= edges[c] for part, c in zip(row, columns, strict=True))

    def takes(self, row: Sequence[_Part]) -> bool:
        """Does a row of several parts go on with these columns: some of them (others have ended), or all and one that had no line yet?"""
        if len(row) <= len(self.lefts):
            aligned = all(abs(part.left - self.lefts[self.column_of(part)]) <= _DRIFT for part in row)
            return aligned and self.holds(row)
        wider = _Band([part.left for part in row], [])
        mine = [wider.column_of(_Part(row[0].line, left)) for left in self.lefts]
        edges = [*wider.lefts[1:], 1 << 30]
        return len(set(mine)) == len(mine) and all(
            abs(wider.lefts[c] - left) <= _DRIFT and right <= edges[c] for c, left, right in zip(mine, self.lefts, self.rights, strict=True)
        )

    def take(self, row: Sequence[_Part]) -> None:
        self.rows += 1
        if len(row) > len(self.lefts):
            known = dict(zip(self.lefts, self.rights, strict=True))
            self.lefts = [min([part.left, *(left for left in known if abs(left - part.left) <= _DRIFT)]) for part in row]
            self.rights = [max([part.right, *(known[left] for left in known if abs(left - part.left) <= _DRIFT)]) for part in row]
            return
        for part in row:
            column = self.column_of(part)
            self.lefts[column] = min(self.lefts[column], part.left)
            self.rights[column] = max(self.rights[column], part.right)


def by_column(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order; unchanged when the page does not stand in columns side by side."""
    rows = [_parts(line) for line in lines]
    bands = _bands(rows)
    if sum(band.rows for band in bands.values()) < _MIN_LINES:
        return list(lines)
    return list(_unfolded(rows, bands))


def _parts(line: TextLine) -> list[_Part]:
    """The stretches of a line that gutters or tabs part."""
    found: list[_Part] = []
    start = 0
    for tab, cell in enumerate(line.raw.split("\t")):
        position = start
        for match in [*_GUTTER.finditer(cell), None]:
            stop = start + match.start() if match else start + len(cell)
            part = replace(line.cut(position, stop), gap=line.gap)
            if part.text:
                found.append(_Part(part, _TAB * tab + cells(line.raw[start:position]) + part.indent))
            position = start + match.end() if match else stop
        start += len(cell) + 1
    return found


def _bands(rows: Sequence[Sequence[_Part]]) -> dict[int, _Band]:
    """The bands of at least three rows, by the row that each begins with."""
    bands: dict[int, _Band] = {}
    for number, row in enumerate(rows):
        if len(row) < 2 or any(len(part.line.text) < _MIN_PART for part in row[:-1]):
            continue
        known = list(bands)
        if known and bands[known[-1]].takes(row):
            bands[known[-1]].take(row)
        elif len(known) > 1 and bands[known[-1]].rows < 3 and bands[known[-2]].takes(row):
            del bands[known[-1]]  # a line or two that were shifted
            bands[known[-2]].take(row)
        else:
            bands[number] = _Band([part.left for part in row], [part.right for part in row])
    return {number: band for number, band in bands.items() if band.rows > 2}


def _unfolded(rows: Sequence[Sequence[_Part]], bands: dict[int, _Band]) -> Iterator[TextLine]:
    band: _Band | None = None
    for number, row in enumerate(rows):
        if number in bands or (band and not _belongs(rows, number, band)):
            yield from _flushed(band)
            band = bands.get(number)
            if band:
                band.columns, band.last = [[] for _ in band.lefts], [number - 1] * len(band.lefts)
        if band is None:
            yield from (part.line for part in row)
            continue
        complete = len(row) == len(band.lefts)
        for place, part in enumerate(row):
            column = place if complete else band.column_of(part)
            line = _set_in(part, band.lefts[column])
            band.columns[column].append(replace(line, gap=line.gap or band.last[column] < number - 1))
            band.last[column] = number
    yield from _flushed(band)


def _belongs(rows: Sequence[Sequence[_Part]], number: int, band: _Band) -> bool:
    """Does a row still stand in the columns? A line that reaches over a gutter does not, nor what follows a gap on the left alone and widens."""
    row = rows[number]
    goes_on = all(map(band.holds, rows[number + 1 : number + _AHEAD]))
    if not band.holds(row):  # a shifted line of every column stays with them
        return goes_on and len(row) == len(band.lefts)
    on_the_left = len(row) == 1 and band.column_of(row[0]) == 0
    return goes_on or not (on_the_left and row[0].line.gap)


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
