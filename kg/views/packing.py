"""Rectangles beside each other in one picture.

In:  widths and heights, the largest first.    Out: the left upper corner of each.
"""

from __future__ import annotations

from collections.abc import Sequence

_ASPECT = 1.7  # width to height of the picture, as of a screen beside a panel
_MANY = 300  # rectangles beyond which only two widths are tried
_STRETCHES = (0.9, 1.0, 1.08, 1.16, 1.25, 1.35, 1.5)  # widths that are tried, in units of that of a picture without gaps


def pack(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of the rectangles, in the width at which the picture fills a screen best.

    >>> pack([(4, 2), (1, 1), (1, 1)])
    [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0)]
    """
    area = sum(width * height for width, height in sizes)
    widest = max((width for width, _ in sizes), default=0.0)
    stretches = _STRETCHES if len(sizes) <= _MANY else _STRETCHES[2:4]
    limits = {max(widest, (area * _ASPECT) ** 0.5 * stretch) for stretch in stretches}
    tries = [_packed(sizes, limit) for limit in sorted(limits)]
    return min(tries, key=lambda corners: reach(sizes, corners), default=[])


def reach(sizes: Sequence[tuple[float, float]], corners: Sequence[tuple[float, float]]) -> float:
    """How far the picture would have to shrink: its height, or its width over the aspect."""
    ends = [(left + width, top + height) for (width, height), (left, top) in zip(sizes, corners, strict=True)]
    return max((max(right / _ASPECT, bottom) for right, bottom in ends), default=0.0)


def _packed(sizes: Sequence[tuple[float, float]], limit: float) -> list[tuple[float, float]]:
    """Each rectangle goes where its upper edge is highest up, then leftmost (a skyline)."""
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
