"""Write a view: one HTML file with its data, its scripts and the drawing library in it; no network request.

In:  a build folder.    Out: an HTML file.

pyvis' Network is the data model; the page is our own template, because pyvis' loads files from the network and runs text as HTML. Text from
articles goes in as JSON and is shown through textContent only; the content security policy forbids everything else.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from kg.views.content import CONTRACT, content
from kg.views.data import read_view
from kg.views.graph_page import graph_page
from kg.views.graphs import Known
from kg.views.page import write_page
from kg.views.select import ViewOptions, select

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def write_graph_html(folder: Path, path: Path, earlier: Path | None = None) -> None:
    """The view of a whole build, as ``kg build`` leaves it; nodes that stand in the page ``earlier`` keep their places."""
    write_view(folder, path, ViewOptions(), earlier)


def write_view(folder: Path, path: Path, options: ViewOptions, earlier: Path | None = None) -> None:
    """Write the page that the options describe.

    Nodes that the page ``earlier`` shows, when it was written with the same options, keep their places. Raises UsageError for an unknown
    kind or a focus that is not in the graph, StoreError when there is no graph or the file cannot be written.
    """
    data = read_view(folder)
    selection = select(data, options)
    shown = content(data, selection, options, positions(earlier, options) if earlier else {})
    write_page(path, graph_page(shown, folder / "graph.ttl" if options.with_sparql else None))


def positions(path: Path, options: ViewOptions) -> dict[str, Known]:
    """Where the nodes stand in a page written before with the same options; nothing when it cannot be read."""
    try:
        found = _DATA.search(path.read_text(encoding="utf-8"))
        shown: dict[str, Any] = json.loads(found[1]) if found else {}
        same = shown.get("contract") == CONTRACT and shown["options"].get("focus") == options.focus
        if not same or shown["options"]["kind"] != options.kind:
            return {}
        ids = [node["id"] for node in shown["nodes"]]
        return {
            name: {ids[node["id"]]: (float(node["x"]), float(node["y"])) for node in picture["nodes"]}
            for name, picture in shown["graphs"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return {}
