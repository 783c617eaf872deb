"""Coordinates for a network, computed once: the page opens with a still picture.

In:  number of nodes, edges as index pairs, positions known from an earlier picture.    Out: an array of x, y in pixels.

1. Each connected component by itself. Nodes with one neighbour are set aside: they come to stand in rings around it.
2. The rest is laid out by forces (kg.views.forces); a node with a ring counts as heavy as its ring is wide.
3. Components are packed beside each other, the largest first.

Where an earlier picture knows most of the nodes, they stay where they were and only the new ones move.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.views.forces import relax, separate
from kg.views.packing import pack, reach

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SPACE = 100.0  # pixels between neighbours
_RING = 0.55  # from ring to ring and along a ring, in units of SPACE
_RING_WIDE = 0.85  # the same where there are few, so that their names find room
_FEW = 40
_MANY = 300  # components beyond which that is not tried
_APART = 0.4  # nodes are at least so far from each other, in units of SPACE
_UPRIGHT = 3  # so many of the largest components may stand upright
_STEPS = 100  # fewer for large components: 200,000 node moves in all, at least 30
_MOVES = 200_000
_STEPS_NEW = 40  # for the new nodes of a known picture
_KNOWN = 0.6  # share of known nodes from which on the earlier picture is kept
_GOLDEN = 2.399963  # the golden angle: an even start without random numbers


def layout(number: int, edges: Sequence[tuple[int, int]], known: Mapping[int, tuple[float, float]] | None = None) -> Floats:
    """Positions of ``number`` nodes, rounded to pixels."""
    import numpy as np

    neighbours: list[set[int]] = [set() for _ in range(number)]
    for a, b in edges:
        if a != b:
            neighbours[a].add(b)
            neighbours[b].add(a)
    if known and len(known) >= _KNOWN * number:
        return np.round(_extended(neighbours, known))
    parts = [(members, _component(members, neighbours)) for members in components(neighbours)]
    positions = np.zeros((number, 2))
    for (members, local), corner in zip(*_arranged(parts), strict=True):
        positions[members] = (local - local.min(axis=0) + corner) * SPACE
    return np.round(positions)


def _arranged(parts: list[tuple[list[int], Floats]]) -> tuple[list[tuple[list[int], Floats]], list[tuple[float, float]]]:
    """The components and their corners, the largest few upright where that fills the picture better."""
    tries = []
    for upright in range(min(_UPRIGHT, len(parts)) + 1 if len(parts) <= _MANY else 1):
        turned = [(members, local[:, ::-1] if i < upright else local) for i, (members, local) in enumerate(parts)]
        sizes = [_size(local) for _, local in turned]
        corners = pack(sizes)
        tries.append((reach(sizes, corners), upright, turned, corners))
    _, _, best, corners = min(tries, key=lambda found: found[:2])
    return best, corners


def components(neighbours: Sequence[set[int]]) -> list[list[int]]:
    """Connected components as sorted lists of nodes, the largest first."""
    seen = [False] * len(neighbours)
    found = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for node in members:
            for other in sorted(neighbours[node]):
                if not seen[other]:
                    seen[other] = True
                    members.append(other)
        found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members[0]))


def _component(members: list[int], neighbours: Sequence[set[int]]) -> Floats:
    """The component in units of SPACE."""
    import numpy as np

    rings: dict[int, list[int]] = {}
    for node in members:
        if len(neighbours[node]) == 1:
            (hub,) = neighbours[node]
            if len(neighbours[hub]) > 1:
                rings.setdefault(hub, []).append(node)
    aside = {node for ring in rings.values() for node in ring}
    core = [node for node in members if node not in aside]
    index = {node: i for i, node in enumerate(core)}
    place = {node: i for i, node in enumerate(members)}
    # The ring of a hub is a disc of radius r: it keeps others away as 1 + r² points would.
    masses = tuple(1.0 + 0.8 * _radius(len(rings.get(node, ()))) ** 2 for node in core)
    points = _core(masses, tuple((index[a], index[b]) for a in core for b in sorted(neighbours[a]) if a < b and b in index))
    out = np.zeros((len(members), 2))
    out[[place[node] for node in core]] = points
    for hub, ring in rings.items():
        out[[place[node] for node in ring]] = points[index[hub]] + _rings(len(ring), points[index[hub]] - points.mean(axis=0))
    return separate(out, _APART) if len(members) > 2 else out


@lru_cache(maxsize=4096)
def _core(masses: tuple[float, ...], links: tuple[tuple[int, int], ...]) -> Floats:
    """Points of these masses with these links; a corpus has thousands of components of one shape: each shape is laid out once."""
    import numpy as np

    count = len(masses)
    angle = np.arange(count) * _GOLDEN
    start = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None]
    if count > 1:
        pairs = np.array(links, dtype=np.int64).reshape(-1, 2)
        steps = max(30, min(_STEPS, _MOVES // count))
        start = relax(start, np.array(masses), pairs, np.zeros(count, dtype=bool), steps)
    return _upright(start)


def _radius(leaves: int) -> float:
    """The radius of the disc that so many leaves fill, in units of SPACE."""
    return 0.0 if not leaves else 0.6 + _ring(leaves) * (leaves / 3.2) ** 0.5


def _ring(leaves: int) -> float:
    return _RING_WIDE if leaves <= _FEW else _RING


def _rings(number: int, outward: Floats) -> Floats:
    """Offsets of leaves around their hub, in rings; a few leaves fan out away from the middle of the picture."""
    import numpy as np

    away = float(np.arctan2(outward[1], outward[0])) if abs(outward).max() > 1e-9 else 0.0
    offsets: list[tuple[float, float]] = []
    wide = _ring(number)
    ring = 0
    while len(offsets) < number:
        radius = (0.75 if number < 8 else 1.0) + wide * ring
        room = int(2 * np.pi * radius / wide)
        here = min(room, number - len(offsets))
        step = min(2 * np.pi / here, 0.75 / radius) if ring == 0 and number < room else 2 * np.pi / here
        for i in range(here):
            turn = away + (i - (here - 1) / 2) * step + (ring % 2) * step / 2
            offsets.append((radius * np.cos(turn), radius * np.sin(turn)))
        ring += 1
    return np.array(offsets)


def _upright(points: Floats) -> Floats:
    """Turned so that the longer side lies across the screen."""
    import numpy as np

    centred = points - points.mean(axis=0)
    xx, yy, xy = (float((centred[:, a] * centred[:, b]).sum()) for a, b in ((0, 0), (1, 1), (0, 1)))
    turn = 0.5 * np.arctan2(2 * xy, xx - yy)
    c, s = np.cos(turn), np.sin(turn)
    return np.stack([centred[:, 0] * c + centred[:, 1] * s, centred[:, 1] * c - centred[:, 0] * s], axis=1)


def _size(local: Floats) -> tuple[float, float]:
    """Width and height with a margin; the margin at the sides leaves room for labels."""
    width, height = (local.max(axis=0) - local.min(axis=0)).tolist()
    return width + 1.5, height + 1.0


def _extended(neighbours: Sequence[set[int]], known: Mapping[int, tuple[float, float]]) -> Floats:
    """Known nodes where they were; new ones beside their neighbours, or in a row below."""
    import numpy as np

    number = len(neighbours)
    points = np.zeros((number, 2))
    pinned = np.zeros(number, dtype=bool)
    for node, position in known.items():
        points[node], pinned[node] = position, True
    bottom = points[pinned].max(axis=0)[1] if known else 0.0
    left = points[pinned].min(axis=0)[0] if known else 0.0
    placed, row, moved = set(known), 0.0, np.zeros(number, dtype=bool)
    for members in components(neighbours):
        new = [node for node in members if node not in known]
        if len(new) == len(members):
            local = _component(members, neighbours) * SPACE
            points[members] = local - local.min(axis=0) + np.array([left + row, bottom + 1.5 * SPACE])
            row += float(local.max(axis=0)[0] - local.min(axis=0)[0]) + 1.5 * SPACE
            continue
        while new:
            node = max(new, key=lambda n: (len(neighbours[n] & placed), -n))
            angle = node * _GOLDEN
            near = sorted(neighbours[node] & placed)
            points[node] = points[near].mean(axis=0) + 0.8 * SPACE * np.array([np.cos(angle), np.sin(angle)])
            placed.add(node)
            moved[node] = True
            new.remove(node)
    if moved.any():
        pairs = np.array([(a, b) for a in range(number) for b in sorted(neighbours[a]) if a < b], dtype=np.int64).reshape(-1, 2)
        points = relax(points / SPACE, np.ones(number), pairs, ~moved, _STEPS_NEW) * SPACE
    return points
