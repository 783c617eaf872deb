"""Coordinates for a network, computed once: the page opens with a still picture.

In:  number of nodes, edges as index pairs.    Out: an array of x, y in pixels; the same for the same input.

Force-directed (Fruchterman and Reingold, 1991) per connected component, components packed in rows, the largest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPACE = 120.0  # pixels between neighbours
_ASPECT = 1.5  # width to height of the picture, as of a screen beside a panel
_STEPS = 120
_EXACT = 900  # nodes; larger components are laid out on rings around their hubs


def layout(number: int, edges: list[tuple[int, int]]) -> NDArray[np.float64]:
    """Positions of ``number`` nodes."""
    import networkx as nx
    import numpy as np

    graph = nx.Graph()
    graph.add_nodes_from(range(number))
    graph.add_edges_from(edges)
    positions = np.zeros((number, 2))
    placed = []
    for component in sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c))):
        members = sorted(component)
        local = _component(members, graph)
        local -= local.min(axis=0)
        placed.append((members, local, local.max(axis=0) + _SPACE * np.array([1.6, 1.0])))
    area = sum(float(size[0] * size[1]) for _, _, size in placed)
    width = max([(area * _ASPECT) ** 0.5, *(float(size[0]) for _, _, size in placed)])
    left = top = row_height = 0.0
    for members, local, size in placed:
        if left > 0 and left + size[0] > width * 1.05:
            left, top, row_height = 0.0, top + row_height, 0.0
        positions[members] = local + np.array([left, top])
        left, row_height = left + size[0], max(row_height, size[1])
    rounded: NDArray[np.float64] = np.round(positions, 1)
    return rounded


def _component(members: list[int], graph: Any) -> NDArray[np.float64]:
    import numpy as np

    count = len(members)
    index = {node: i for i, node in enumerate(members)}
    angle = np.arange(count) * 2.399963  # the golden angle: an even start without random numbers
    points: NDArray[np.float64] = (
        np.stack([np.cos(angle), np.sin(angle)], axis=1) * (np.sqrt(np.arange(count) + 0.5) * _SPACE * 0.6)[:, None]
    )
    if count > _EXACT or count == 1:
        return points
    pairs = np.array([(index[a], index[b]) for a, b in graph.subgraph(members).edges()]).reshape(-1, 2)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    heat = _SPACE * count**0.5 * 0.25
    for _ in range(_STEPS):
        difference = points[:, None, :] - points[None, :, :]
        square = np.maximum((difference**2).sum(axis=2), 1.0)
        move = (difference * (_SPACE**2 / square)[:, :, None]).sum(axis=1)
        along = points[pairs[:, 0]] - points[pairs[:, 1]]
        pull = along * (np.sqrt((along**2).sum(axis=1)) / _SPACE)[:, None]
        np.add.at(move, pairs[:, 0], -pull)
        np.add.at(move, pairs[:, 1], pull)
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        points = points + move * (np.minimum(length, heat) / length)[:, None]
        heat *= 0.965
    return points
