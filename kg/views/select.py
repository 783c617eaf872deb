"""Which part of the graph a page shows: what the options ask for, and no more than a picture can hold.

In:  ViewData, ViewOptions.    Out: Selection: the nodes and facts of the page, the nodes that are drawn, what was left out and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import UsageError
from kg.views.data import Fact, Node, ViewData
from kg.views.dates import span

MAX_DRAWN = 1500  # nodes in a picture; with more nobody sees anything
# How much lists and tables hold beside what is drawn: events, and facts by kind.
MAX_ROWS = {
    "event": 2000,
    "participation": 3000,
    "measure": 3000,
    "tenure": 3000,
    "statement": 1500,
    "appointment": 1000,
    "conveyance": 600,
    "document": 600,
    "milestone": 600,
}

# The views of a page, and the kinds of facts each is made from.
VIEWS = {
    "network": ("participation", "tenure", "part", "measure", "conveyance"),
    "meetings": ("participation",),
    "coattendance": ("participation",),
    "posts": ("tenure", "part"),
    "targets": ("measure",),
    "timeline": ("participation", "conveyance"),
}
_BESIDE = {"participation": ("statement",), "tenure": ("appointment",)}  # shown in the panel of the same nodes


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What a page shows; ``depth`` counts steps from ``focus``; ``start`` and ``stop`` are YYYY, YYYY-MM or YYYY-MM-DD, both included."""

    kind: str = "all"
    focus: str | None = None
    depth: int = 1
    start: str | None = None
    stop: str | None = None
    all_nodes: bool = False
    with_sparql: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """The content of a page; ``hidden`` counts what the caps left out: nodes that are not drawn, and the keys of MAX_ROWS."""

    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    drawn: frozenset[str]
    hidden: dict[str, int]


def select(data: ViewData, options: ViewOptions) -> Selection:
    """The part of the data that the options ask for. Raises UsageError for an unknown kind or a focus that is not in the graph."""
    if options.kind != "all" and options.kind not in VIEWS:
        raise UsageError(f"there is no view {options.kind!r}; there are all, {', '.join(VIEWS)}")
    kinds = None if options.kind == "all" else _kinds(options.kind)
    facts = [f for f in data.facts if (kinds is None or f.kind in kinds) and _within(f.date, options)]
    lone = _lone_events(data, options)
    if options.focus is not None:
        near = _near(data, facts, options.focus, options.depth)
        facts = [f for f in facts if f.source in near and (not f.target or f.target in near)]
        lone = [id for id in lone if id in near]
    degree = Counter(id for f in facts if f.target for id in (f.source, f.target))
    order = sorted(degree, key=lambda id: (-degree[id], id))
    drawn = frozenset(order if options.all_nodes else order[:MAX_DRAWN])
    kept = facts if options.all_nodes else [f for f, keep in zip(facts, _kept(facts, drawn), strict=True) if keep]
    ends = dict.fromkeys(id for f in kept for id in (f.source, f.target) if id)
    extra = [id for id in lone if id not in ends]
    room = len(extra) if options.all_nodes else max(0, MAX_ROWS["event"] - sum(data.nodes[id].kind == "event" for id in ends))
    shown = dict.fromkeys((*ends, *extra[:room]))
    hidden = {"nodes": len(order) - len(drawn), **_left_out(facts, kept)}
    events = {id for f in facts for id in (f.source, f.target) if id and data.nodes[id].kind == "event"} | set(lone)
    hidden["event"] = len(events - set(shown))
    nodes = tuple(data.nodes[id] for id in sorted(shown))
    return Selection(nodes, tuple(kept), drawn, {name: number for name, number in hidden.items() if number})


def _kinds(view: str) -> set[str]:
    return {*VIEWS[view], *(other for kind in VIEWS[view] for other in _BESIDE.get(kind, ()))}


def _kept(facts: list[Fact], drawn: frozenset[str]) -> Iterable[bool]:
    """Facts between drawn nodes, and beside them so many of each kind for the lists and tables."""
    room = Counter(MAX_ROWS)
    for f in facts:
        if f.source in drawn and (not f.target or f.target in drawn):
            yield True
        elif room[f.kind] > 0:
            room[f.kind] -= 1
            yield True
        else:
            yield False


def _left_out(facts: list[Fact], kept: list[Fact]) -> dict[str, int]:
    missing = Counter(f.kind for f in facts)
    missing.subtract(f.kind for f in kept)
    return {kind: missing[kind] for kind in MAX_ROWS if kind != "event"}


def _lone_events(data: ViewData, options: ViewOptions) -> list[str]:
    """Events that a timeline shows though no fact is known of them, the latest first."""
    if options.kind not in ("all", "timeline"):
        return []
    events = [n for n in data.nodes.values() if n.kind == "event" and _within(n.about.get("date", ""), options)]
    return [n.id for n in sorted(events, key=lambda n: (n.about.get("date", ""), n.id), reverse=True)]


def _within(date: str, options: ViewOptions) -> bool:
    """Facts without a date stay: leaving them out would claim to know when they hold."""
    days = span(date)
    if days is None:
        return True
    after = options.start is None or days[1] >= options.start
    return after and (options.stop is None or days[0][: len(options.stop)] <= options.stop)


def _near(data: ViewData, facts: list[Fact], focus: str, depth: int) -> set[str]:
    near = {n.id for n in data.nodes.values() if focus == n.label or focus.endswith("/" + n.id)}
    if not near:
        raise UsageError(f"nothing in the graph is named {focus}")
    for _ in range(depth):
        near |= {id for f in facts if f.target and (f.source in near or f.target in near) for id in (f.source, f.target)}
    return near
