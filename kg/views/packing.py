"""Rectangles beside each other in one picture.

In:  widths and heights, the largest first.    Out: the left upper corner of each.
"""

from __future__ import annotations

from collections.abc import Sequence

_ASPECT = 1.7  # width to height of the picture, as of a screen beside a panel


def pack(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of the rectangles: each goes where its lower edge is highest up, then leftmost (a skyline).

    >>> pack([(4, 2), (1, 1), (1, 1)])
    [(0.0, 0.0), (0.0, 2.0), (1.0, 2.0)]
    """
    area = sum(width * height for width, height in sizes)
    limit = max([(area * _ASPECT) ** 0.5, *(width for width, _ in sizes)], default=0.0) * 1.02
    skyline = [(0.0, 0.0, limit)]  # left, height, width of each step
    corners = []
    for width, height in sizes:
        top, left = min(_fits(skyline, width, limit))
        corners.append((left, top))
        skyline = _raised(skyline, left, width, top + height)
    return corners


def _fits(skyline: list[tuple[float, float, float]], width: float, limit: float) -> list[tuple[float, float]]:
    """For each step of the skyline at which the rectangle could begin: how far down it would lie, and where it begins."""
    found = []
    for i, (left, _, _) in enumerate(skyline):
        if left + width > limit + 1e-9:
            break
        top = 0.0
        for other, height, _ in skyline[i:]:
            if other >= left + width - 1e-9:
                break
            top = max(top, height)
        found.append((top, left))
    return found


def _raised(skyline: list[tuple[float, float, float]], left: float, width: float, height: float) -> list[tuple[float, float, float]]:
    """The skyline with a rectangle standing on it from ``left`` on."""
    right = left + width
    out: list[tuple[float, float, float]] = []
    for start, level, length in skyline:
        stop = start + length
        if start < left:
            out.append((start, level, min(stop, left) - start))
        if start <= left < stop:
            out.append((left, height, width))
        if stop > right + 1e-9:
            begin = max(start, right)
            out.append((begin, level, stop - begin))
    return out
