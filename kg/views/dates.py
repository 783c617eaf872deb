"""The dates and periods of facts as spans of time, for ranges.

In:  a date of the graph (2023-02-11, 2023-02, 2023, a/b, 2023-H1, 2023-Q1..Q3, 2021..2025, by 2025).    Out: first and last day.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-([HQ])([1-4]))?\Z")
_PART = re.compile(r"[HQ][1-4]\Z")
_MONTHS = {"H": 6, "Q": 3}


@lru_cache(maxsize=1 << 12)
def span(date: str) -> tuple[str, str] | None:
    """The first and last day of a date or period as YYYY-MM-DD; None when it names no year (--02-11, an open 截至).

    >>> span("2023-Q1..Q3"), span("2023-02"), span("by 2025")
    (('2023-01-01', '2023-09-31'), ('2023-02-01', '2023-02-31'), ('2025-01-01', '2025-12-31'))

    The last day of a month is written 31: the spans are only compared.
    """
    first, mark, last = date.removeprefix("by ").partition("/" if "/" in date else "..")
    begin = _bounds(first)
    if begin is None or not mark:
        return begin
    end = _bounds(f"{first[:4]}-{last}" if _PART.match(last) else last)  # Q1..Q3
    return (begin[0], max(begin[1], end[1])) if end else begin


def months(date: str) -> tuple[int, int] | None:
    """First and last month of a date or period, counted from the year 0."""
    days = span(date)
    return None if days is None else (int(days[0][:4]) * 12 + int(days[0][5:7]) - 1, int(days[1][:4]) * 12 + int(days[1][5:7]) - 1)


def _bounds(text: str) -> tuple[str, str] | None:
    found = _DAY.match(text)
    if not found:
        return None
    year, month, day, part, number = found.groups()
    if part:
        length = _MONTHS[part]
        last = int(number) * length
        return (f"{year}-{last - length + 1:02}-01", f"{year}-{last:02}-31") if last <= 12 else None
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or '31'}"
