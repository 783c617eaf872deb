"""Coordinates of one connected component: a force-directed layout in numpy, the same for the same input.

In:  a start, masses, edges as index pairs, which points are pinned.    Out: an array of x, y in units of the ideal distance.

Fruchterman and Reingold (1991): neighbours attract with d², all repel with 1/d, and a weak gravity holds the whole together. Repulsion is exact between points in neighbouring cells of a
grid, and between the centres of mass of cells farther away, so that a step costs about n. Sums are made in a fixed order (bincount), no random
numbers: the same picture everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

_CELLS = 24  # at most so many cells a side
_GRAVITY = 0.6  # pull to the middle, so that long chains do not blow the picture up: the disc of mass M gets the radius (M / gravity)^½


def relax(points: Floats, masses: Floats, pairs: Integers, pinned: NDArray[np.bool_], steps: int) -> Floats:
    """Move the points that are not pinned until neighbours are about 1 apart and the rest is spread."""
    import numpy as np

    count = len(points)
    # In a clique every neighbour pulls: without damping by degree it would shrink to a point.
    degree = np.bincount(pairs.ravel(), minlength=count) if len(pairs) else np.zeros(count)
    strength = 1.0 / np.maximum(np.minimum(degree[pairs[:, 0]], degree[pairs[:, 1]]) / 3.0, 1.0)
    heat = 0.25 * count**0.5
    cooling = (0.02 / heat) ** (1.0 / steps)
    total = float(masses.sum())
    for _ in range(steps):
        middle = (points * masses[:, None]).sum(axis=0) / total
        move = repulsion(points, masses) - _GRAVITY * masses[:, None] * (points - middle)
        if len(pairs):
            along = points[pairs[:, 0]] - points[pairs[:, 1]]
            pull = along * (_length(along) * strength)[:, None]
            for axis in (0, 1):
                move[:, axis] -= np.bincount(pairs[:, 0], pull[:, axis], count) - np.bincount(pairs[:, 1], pull[:, axis], count)
        move /= masses[:, None]
        length = np.maximum(_length(move), 1e-9)
        move *= (np.minimum(length, heat) / length)[:, None]
        move[pinned] = 0.0
        points = points + move
        heat *= cooling
    return points


def separate(points: Floats, least: float, rounds: int = 12) -> Floats:
    """Points that lie nearer than ``least`` to each other moved apart, a little in each round."""
    import numpy as np

    for _ in range(rounds):
        low = points.min(axis=0)
        cell = ((points - low) / least).astype(np.int64)
        side = int(cell.max()) + 1
        one, other = near_pairs(cell[:, 0] * side + cell[:, 1], side)
        apart = points[one] - points[other]
        distance = _length(apart)
        close = distance < least * 0.999
        if not close.any():
            break
        one, other, apart, distance = one[close], other[close], apart[close], distance[close]
        turn = one * 2.4  # the direction of two points in one place
        apart = np.where((distance < 1e-6)[:, None], np.stack([np.cos(turn), np.sin(turn)], axis=1) * 1e-6, apart)
        push = apart * ((least - distance) * 0.5 / np.maximum(distance, 1e-6))[:, None]
        for axis in (0, 1):
            points[:, axis] += np.bincount(one, push[:, axis], len(points)) - np.bincount(other, push[:, axis], len(points))
    return points


def repulsion(points: Floats, masses: Floats) -> Floats:
    """The push on each point by all others: masses over distance."""
    import numpy as np

    count = len(points)
    side = int(min(_CELLS, max(1, (count / 6) ** 0.5)))
    low = points.min(axis=0)
    width = np.maximum((points.max(axis=0) - low) / side, 1e-6)
    cell = np.minimum(((points - low) / width).astype(np.int64), side - 1)
    index = cell[:, 0] * side + cell[:, 1]
    total: Floats = np.bincount(index, masses, side * side).astype(np.float64)
    middle = (
        np.stack([np.bincount(index, masses * points[:, axis], side * side) for axis in (0, 1)], axis=1) / np.maximum(total, 1e-9)[:, None]
    )
    push: Floats = _far(middle, total, side)[index] * masses[:, None]
    one, other = near_pairs(index, side)
    apart = points[one] - points[other]
    force = apart * (masses[one] * masses[other] / np.maximum((apart * apart).sum(axis=1), 1e-4))[:, None]
    for axis in (0, 1):
        push[:, axis] += np.bincount(one, force[:, axis], count) - np.bincount(other, force[:, axis], count)
    return push


def near_pairs(index: Integers, side: int) -> tuple[Integers, Integers]:
    """Each pair of points in the same or touching cells, once; ``index`` is column × side + row of a point's cell."""
    import numpy as np

    order = np.argsort(index, kind="stable")
    sizes = np.bincount(index, minlength=side * side)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    ones, others = [], []
    column, row = index // side, index % side
    for right, down in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
        inside = (column + right < side) & (row + down >= 0) & (row + down < side)
        points = np.flatnonzero(inside)
        cells = index[points] + right * side + down
        number = sizes[cells]
        one = np.repeat(points, number)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(number) - number, number)
        other = order[np.repeat(starts[cells], number) + offset]
        keep = one < other if (right, down) == (0, 0) else slice(None)
        ones.append(one[keep])
        others.append(other[keep])
    return np.concatenate(ones), np.concatenate(others)


def _far(middle: Floats, total: Floats, side: int) -> Floats:
    """The push of the masses in cells that do not touch, on a unit mass in the middle of each cell."""
    import numpy as np

    full = np.flatnonzero(total)
    column, row = full // side, full % side
    apart = middle[full][:, None, :] - middle[full][None, :, :]
    far = (np.abs(column[:, None] - column[None, :]) > 1) | (np.abs(row[:, None] - row[None, :]) > 1)
    weight = np.where(far, total[full][None, :], 0.0) / np.maximum((apart * apart).sum(axis=2), 1e-4)
    push = np.zeros((len(total), 2))
    push[full] = (apart * weight[:, :, None]).sum(axis=1)
    return push


def _length(vectors: Floats) -> Floats:
    import numpy as np

    length: Floats = np.sqrt((vectors * vectors).sum(axis=1))
    return length
