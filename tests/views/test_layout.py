"""Coordinates: the same for the same input, spread without overlap, quick for many nodes; the grid forgets no pair."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.forces import near_pairs, repulsion
from kg.views.layout import components, layout
from kg.views.packing import pack

STAR = [(0, i) for i in range(1, 30)]
TWO = [*combinations(range(6), 2), (6, 7), (7, 8), (8, 6)]


def graph(number: int, seed: int) -> list[tuple[int, int]]:
    random = np.random.default_rng(seed)
    tree = [(i, int(random.integers(0, max(1, i // 2)))) for i in range(1, number)]
    return tree + [(int(a), int(b)) for a, b in random.integers(0, number, (number // 3, 2))]


@pytest.mark.parametrize("edges", [STAR, TWO, graph(120, 1), [(0, 0), (1, 2), (2, 1)]], ids=["star", "two parts", "random", "loop"])
def test_the_same_input_gives_the_same_picture_without_overlaps(edges: list[tuple[int, int]]) -> None:
    number = max(max(pair) for pair in edges) + 1
    points = layout(number, edges)
    assert points.shape == (number, 2)
    assert np.isfinite(points).all()
    assert (points == layout(number, edges[::-1])).all()
    apart = [float(np.hypot(*(points[a] - points[b]))) for a, b in combinations(range(number), 2)]
    assert min(apart) > 30, "nodes lie on each other"
    assert np.mean(np.array(apart) < 30) < 0.02


def test_neighbours_are_nearer_than_strangers() -> None:
    edges = graph(150, 3)
    points = layout(150, edges)
    near = np.mean([np.hypot(*(points[a] - points[b])) for a, b in edges if a != b])
    every = np.mean([np.hypot(*(points[a] - points[b])) for a, b in combinations(range(150), 2)])
    assert near < 0.5 * every


def test_nothing_and_one() -> None:
    assert layout(0, []).shape == (0, 2)
    assert layout(1, []).tolist() == [[0.0, 0.0]]


def test_components_come_largest_first() -> None:
    assert components([{1}, {0}, set(), {4, 5}, {3}, {3}]) == [[3, 4, 5], [0, 1], [2]]


def test_the_grid_finds_every_pair_of_touching_cells_once() -> None:
    random = np.random.default_rng(2)
    side, cells = 5, random.integers(0, 25, 60)
    one, other = near_pairs(cells, side)
    found = sorted(tuple(sorted(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True))
    wanted = [
        (a, b)
        for a, b in combinations(range(60), 2)
        if abs(cells[a] // side - cells[b] // side) <= 1 and abs(cells[a] % side - cells[b] % side) <= 1
    ]
    assert found == wanted


def test_repulsion_is_close_to_the_exact_sum() -> None:
    random = np.random.default_rng(4)
    points, masses = random.normal(size=(300, 2)) * 10, random.uniform(1, 3, 300)
    apart = points[:, None] - points[None, :]
    square = np.maximum((apart**2).sum(axis=2), 1e-4)
    exact = (apart * (masses[:, None] * masses[None, :] / square)[:, :, None]).sum(axis=1)
    error = np.linalg.norm(repulsion(points, masses) - exact, axis=1) / np.linalg.norm(exact, axis=1)
    assert np.median(error) < 0.05


def test_known_nodes_stay_and_new_ones_come_beside_their_neighbours() -> None:
    edges = graph(80, 5)
    before = layout(80, edges)
    known = {i: (float(x), float(y)) for i, (x, y) in enumerate(before.tolist()) if i not in (70, 79)}
    again = layout(82, [*edges, (80, 81)], known)
    assert all(tuple(again[i]) == known[i] for i in known)
    assert np.hypot(*(again[79] - before[79])) < 1500
    assert (again[80] != again[81]).any()
    assert again[80][1] > before[:, 1].max(), "a new component stands below"


def test_ten_thousand_nodes_take_seconds() -> None:
    started = time.process_time()
    layout(10_000, graph(10_000, 6))
    assert time.process_time() - started < 30


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_packed_rectangles_do_not_overlap(sizes: list[tuple[int, int]]) -> None:
    sizes.sort(reverse=True)
    places = [(x, y, w, h) for (x, y), (w, h) in zip(pack(sizes), sizes, strict=True)]
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(places, 2):
        assert x1 + w1 <= x2 + 1e-6 or x2 + w2 <= x1 + 1e-6 or y1 + h1 <= y2 + 1e-6 or y2 + h2 <= y1 + 1e-6
