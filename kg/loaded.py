"""A built graph for Python users and notebooks: ``kg.load(DIR)``."""

from __future__ import annotations

import html
import json
import tempfile
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query import run
from kg.rdf.store import open_store

if TYPE_CHECKING:
    import pandas
    import rdflib


@dataclass(frozen=True, slots=True)
class NotebookView:
    """A page that a notebook shows in place; ``page`` is the whole HTML file, ``height`` in pixels."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        """The page in a frame that can run its own scripts and do nothing else."""
        style = f"width: 100%; height: {self.height}px; border: 1px solid #ccc"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{html.escape(self.page)}"></iframe>'

    def __repr__(self) -> str:
        return f"<view of {len(self.page) // 1024} kB; shown by Jupyter>"


class LoadedGraph:
    """The graph of a build folder; it reads, it never writes."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        self.folder = Path(folder)
        open_store(self.folder)

    def query(self, question: str, **params: str) -> list[dict[str, str]]:
        """The rows of a saved query or of a SPARQL SELECT; unbound variables are absent."""
        content = json.loads(run(self.folder, question, "json", params))
        return [{name: cell["value"] for name, cell in row.items()} for row in content["results"]["bindings"]]

    def show(self, focus: str | None = None, *, kind: str = "all", depth: int = 1, height: int = 640) -> NotebookView:
        """The graph as a picture inside a notebook; the arguments are those of ``kg view``.

        Raises UsageError for an unknown kind or a focus that is not in the graph.
        """
        from kg.views import ViewOptions, write_view

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "view.html"
            write_view(self.folder, path, ViewOptions(kind=kind, focus=focus, depth=depth))
            return NotebookView(path.read_text(encoding="utf-8"), height)

    def to_rdflib(self) -> rdflib.Graph:
        """The union of all named graphs as an rdflib.Graph."""
        import rdflib

        return rdflib.Graph().parse(self.folder / "graph.ttl", format="turtle")

    def to_networkx(self) -> Any:
        """People, events, posts, subjects, indicators as a networkx.MultiDiGraph."""
        from kg.export.network import to_networkx

        return to_networkx(self.folder)

    def to_pandas(self, question: str, **params: str) -> pandas.DataFrame:
        """A query's rows as a table; needs pandas."""
        import pandas

        return pandas.DataFrame(self.query(question, **params))
