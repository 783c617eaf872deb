"""Write a view: one HTML file with its data, its script and the drawing library in it; no network request.

In:  a build folder.    Out: an HTML file.

pyvis' Network is the data model; the page is our own template, because pyvis' loads files from the network and runs text as HTML. Text from
articles goes in as JSON and is shown through textContent only; the content security policy forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import StoreError, UsageError
from kg.views.data import Edge, Node, ViewData, read_view
from kg.views.layout import layout

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_CAP = 1500  # nodes drawn unless asked for all: more is no picture any more
_KINDS = {
    "all": None,
    "network": None,
    "meetings": {"person", "event"},
    "posts": {"person", "post"},
    "targets": {"place", "indicator"},
}


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What a view shows; ``depth`` counts steps from ``focus``; dates are YYYY, YYYY-MM or YYYY-MM-DD."""

    kind: str = "all"
    focus: str | None = None
    depth: int = 1
    start: str | None = None
    stop: str | None = None
    all_nodes: bool = False


def write_graph_html(folder: Path, path: Path) -> None:
    """The view of a whole build, as ``kg build`` leaves it."""
    write_view(folder, path, ViewOptions())


def write_view(folder: Path, path: Path, options: ViewOptions) -> None:
    """Write the view that the options describe. Raises UsageError for an unknown kind or a focus that is not in the graph."""
    data = read_view(folder)
    data, hidden = select(data, options)
    page = _page(data, hidden)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(page.encode("utf-8", "replace"))
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error


def select(data: ViewData, options: ViewOptions) -> tuple[ViewData, int]:
    """The part of the data that the options ask for, and how many nodes were left out only because there are too many."""
    if options.kind not in _KINDS:
        raise UsageError(f"there is no view {options.kind!r}; there are {', '.join(_KINDS)}")
    kinds = _KINDS[options.kind]
    kept = {n.key for n in data.nodes if kinds is None or n.kind in kinds}
    edges = [e for e in data.edges if e.source in kept and e.target in kept and _within(e, options)]
    if options.focus is not None:
        near = _near(data, edges, options.focus, options.depth)
        edges = [e for e in edges if e.source in near and e.target in near]
    degree: dict[str, int] = {}
    for e in edges:
        for key in (e.source, e.target):
            degree[key] = degree.get(key, 0) + 1
    order = sorted(degree, key=lambda key: (-degree[key], int(key[1:])))
    shown = set(order if options.all_nodes else order[:_CAP])
    nodes = tuple(n for n in data.nodes if n.key in shown)
    return ViewData(nodes, tuple(e for e in edges if e.source in shown and e.target in shown), data.articles), len(order) - len(shown)


def _within(edge: Edge, options: ViewOptions) -> bool:
    """Edges without a date stay: leaving them out would claim to know when they hold."""
    day = edge.date[:10]
    if not day or not day[0].isdigit():
        return True
    after = options.start is None or day >= options.start[: len(day)]
    return after and (options.stop is None or day[: len(options.stop)] <= options.stop)


def _near(data: ViewData, edges: list[Edge], focus: str, depth: int) -> set[str]:
    near = {n.key for n in data.nodes if focus in (n.label, n.iri)}
    if not near:
        raise UsageError(f"nothing in the graph is named {focus}")
    for _ in range(depth):
        near |= {key for e in edges if e.source in near or e.target in near for key in (e.source, e.target)}
    return near


def _page(data: ViewData, hidden: int) -> str:
    from jinja2 import Environment, FileSystemLoader

    content = {**_network(data), "articles": data.articles, "hidden": hidden}
    library, script = _drawing_library(), (_TEMPLATES / "view.js").read_text(encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, keep_trailing_newline=True)
    return environment.get_template("view.html.j2").render(
        content=content,
        library=library,
        script=script,
        style=(_TEMPLATES / "view.css").read_text(encoding="utf-8"),
        hashes=" ".join(f"'sha256-{_digest(text)}'" for text in (library, script)),
    )


def _network(data: ViewData) -> dict[str, Any]:
    """Nodes and edges as pyvis keeps them, with positions; edges carry their sentences."""
    from pyvis.network import Network

    index = {node.key: i for i, node in enumerate(data.nodes)}
    positions = layout(len(data.nodes), [(index[e.source], index[e.target]) for e in data.edges])
    degree = [0] * len(data.nodes)
    for e in data.edges:
        degree[index[e.source]] += 1
        degree[index[e.target]] += 1
    network = Network(directed=True)
    for node, (x, y), number in zip(data.nodes, positions.tolist(), degree, strict=True):
        network.add_node(node.key, label=_short(node), x=x, y=y, value=number, kind=node.kind, name=node.label, pinyin=node.pinyin)
    for number, e in enumerate(data.edges):  # add_edge scans all edges each time: append to the list itself
        fact = {"relation": e.relation, "detail": e.detail, "date": e.date, "sentences": [asdict(s) for s in e.sentences]}
        network.edges.append({"id": f"e{number}", "from": e.source, "to": e.target, **fact})
    for shown in network.nodes:
        shown.pop("shape", None)
        shown.pop("color", None)
    return {"nodes": network.nodes, "edges": network.edges}


def _short(node: Node) -> str:
    return node.label if len(node.label) <= 14 else node.label[:13] + "…"


@lru_cache(maxsize=1)
def _drawing_library() -> str:
    """vis-network as pyvis bundles it (Apache-2.0 or MIT), made safe to stand inside a script element."""
    import pyvis

    folder = Path(pyvis.__file__).resolve().parent / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
