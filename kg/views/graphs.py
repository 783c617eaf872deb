"""The pictures of a page: which nodes and lines each holds, where they stand, and how strong they are.

In:  Selection, positions of an earlier page.    Out: for each picture a pyvis Network, whose nodes and edges the page draws.

network       all drawn nodes; a line for each relation between two nodes, with the numbers of its facts
meetings      people and events
coattendance  people; a line is the events at which both were, its weight their number; the colour is the community
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from kg.views.data import Fact
from kg.views.layout import layout
from kg.views.select import Selection

_CROWD = 60  # people at one event beyond whom being there together says nothing: they are not paired
_COLOURS = 10  # communities that get a colour of their own

Known = Mapping[str, tuple[float, float]]  # id of a node -> its position


def graphs(selection: Selection, index: Mapping[str, int], known: Mapping[str, Known]) -> dict[str, Any]:
    """The pictures by name; ``index`` numbers the nodes of the page, ``known`` holds the positions of the page before."""
    facts = [(i, f) for i, f in enumerate(selection.facts) if f.target in selection.drawn and f.source in selection.drawn]
    attended = [(i, f) for i, f in facts if f.kind == "participation"]
    found = {
        "network": _network(_lines(facts), index, known.get("network", {})),
        "meetings": _network(_lines(attended), index, known.get("meetings", {})),
        "coattendance": _coattendance(attended, index, known.get("coattendance", {})),
    }
    return {name: picture for name, picture in found.items() if picture["nodes"]}


def _lines(facts: list[tuple[int, Fact]]) -> dict[tuple[str, str, str], list[int]]:
    """One line for each relation between two nodes: parallel relations stay apart, the facts of one relation are counted."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for number, f in facts:
        lines.setdefault((f.source, f.target, f.relation), []).append(number)
    return lines


def _network(lines: dict[tuple[str, str, str], list[int]], index: Mapping[str, int], known: Known) -> dict[str, Any]:
    pairs = [(a, b) for a, b, _ in lines]
    edges = [{"from": index[a], "to": index[b], "relation": relation, "facts": numbers} for (a, b, relation), numbers in lines.items()]
    return _picture(pairs, edges, index, known, {})


def _coattendance(facts: list[tuple[int, Fact]], index: Mapping[str, int], known: Known) -> dict[str, Any]:
    people: dict[str, set[str]] = {}
    for _, f in facts:
        people.setdefault(f.target, set()).add(f.source)
    together: dict[tuple[str, str], list[str]] = {}
    for event in sorted(people):
        if len(people[event]) <= _CROWD:
            for pair in combinations(sorted(people[event]), 2):
                together.setdefault(pair, []).append(event)
    edges = [
        {"from": index[a], "to": index[b], "relation": "together", "events": [index[e] for e in events]}
        for (a, b), events in together.items()
    ]
    weights = {pair: len(events) for pair, events in together.items()}
    return _picture(list(together), edges, index, known, communities(weights))


def communities(weights: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """The community of each node (Louvain, Blondel et al. 2008; fixed seed), numbered by size; small ones share the number after the last colour."""
    import networkx as nx

    names = sorted({name for pair in weights for name in pair})
    number = {name: i for i, name in enumerate(names)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))  # whole numbers: the order of their sets is the same everywhere
    graph.add_weighted_edges_from((number[a], number[b], weight) for (a, b), weight in sorted(weights.items()))
    found = [sorted(part) for part in nx.community.louvain_communities(graph, weight="weight", seed=1)] if names else []
    found.sort(key=lambda part: (-len(part), part[0]))
    return {names[i]: min(rank, _COLOURS) for rank, part in enumerate(found) for i in part}


def _picture(
    pairs: list[tuple[str, str]], edges: list[dict[str, Any]], index: Mapping[str, int], known: Known, community: Mapping[str, int]
) -> dict[str, Any]:
    """Nodes with their positions and edges, as pyvis keeps them."""
    from pyvis.network import Network

    names = sorted({name for pair in pairs for name in pair})
    place = {name: i for i, name in enumerate(names)}
    links = list(dict.fromkeys((place[a], place[b]) for a, b in pairs))
    before = {place[name]: position for name, position in known.items() if name in place}
    degree = Counter(end for pair in {tuple(sorted(link)) for link in links} for end in pair)
    network = Network(directed=True)
    for name, (x, y) in zip(names, layout(len(names), links, before).tolist(), strict=True):
        more = {"community": community[name]} if name in community else {}
        network.add_node(index[name], x=int(x), y=int(y), degree=degree[place[name]], **more)
    network.edges.extend(edges)  # add_edge would scan all edges each time
    for node in network.nodes:
        for unused in ("shape", "label", "color"):
            node.pop(unused, None)
    return {"nodes": network.nodes, "edges": network.edges}
