"""Columns that a dump left side by side: each line of the file holds a line of every column.

In:  TextLines of a page.    Out: TextLines column by column, from left to right; lines that reach over the gutter stay between them.

    栖浦区召开防汛会议            |   园区一季度产值增长
    本报讯 5月6日，栖浦区召       |       本报讯 记者从区工信局获悉
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from kg.intake.page_lines import TextLine, cells

_GUTTER = re.compile("(?<=\\S)(?:\u3000{2,}|[ \u3000]{4,}|\\t+)(?=\\S)")
_MIN_PART = 6  # characters on each side: less is a table cell or a letterspaced word
_MIN_LINES = 5
_SHARE = 0.4  # of the lines must have the gutter


class _Part(NamedTuple):
    line: TextLine
    left: int  # cells from the left edge of the page


def by_column(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order; unchanged when the page does not stand in columns side by side."""
    parts = [_parts(line) for line in lines]
    several = [row for row in parts if len(row) > 1 and all(len(part.line.text) >= _MIN_PART for part in row[:-1])]
    if len(several) < max(_MIN_LINES, _SHARE * len(lines)):
        return list(lines)
    number = Counter(len(row) for row in several).most_common(1)[0][0]
    lefts = [median(row[column].left for row in several if len(row) == number) for column in range(number)]
    return list(_unfolded(parts, lefts))


def _parts(line: TextLine) -> list[_Part]:
    found, start = [], 0
    for match in [*_GUTTER.finditer(line.raw), None]:
        stop = match.start() if match else len(line.raw)
        found.append(_Part(replace(line.cut(start, stop), gap=line.gap), cells(line.raw[:start])))
        start = match.end() if match else stop
    return found


def _unfolded(rows: Sequence[list[_Part]], lefts: Sequence[float]) -> Iterator[TextLine]:
    columns: list[list[TextLine]] = [[] for _ in lefts]
    last = [-1] * len(lefts)  # the row that each column was last seen in
    for number, row in enumerate(rows):
        if len(row) == 1 and _reaches_over(row[0], lefts):
            yield from _flushed(columns)
            yield row[0].line
            continue
        for rank, part in enumerate(row):
            inner = part.left + part.line.indent
            nearest = min(range(len(lefts)), key=lambda c: abs(lefts[c] - inner))
            column = rank if len(row) == len(lefts) else nearest
            line = _set_in(part, lefts[column])
            columns[column].append(replace(line, gap=line.gap or last[column] < number - 1))
            last[column] = number
    yield from _flushed(columns)


def _reaches_over(part: _Part, lefts: Sequence[float]) -> bool:
    return any(part.left + part.line.indent < left - 3 and part.left + part.line.width > left + 3 for left in lefts[1:])


def _set_in(part: _Part, left: float) -> TextLine:
    """The line with the indent that it has inside its column: a first line begins two characters to the right of the others."""
    line = part.line.bare
    inner = part.left + part.line.indent - left
    if inner >= 3:  # the indent stands where the gutter ends; what is set before the characters here never becomes text
        return replace(line, raw="\u3000\u3000" + line.raw, start=line.start - 2)
    return line


def _flushed(columns: list[list[TextLine]]) -> Iterator[TextLine]:
    for column in columns:
        for number, line in enumerate(column):
            yield replace(line, gap=True) if number == 0 else line
        column.clear()
