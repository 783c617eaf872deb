"""A built graph for Python users and notebooks: ``kg.load(DIR)``."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query import run
from kg.rdf.store import open_store

if TYPE_CHECKING:
    import pandas
    import rdflib


class LoadedGraph:
    """The graph of a build folder; it reads, it never writes."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        self.folder = Path(folder)
        open_store(self.folder)

    def query(self, question: str, **params: str) -> list[dict[str, str]]:
        """The rows of a saved query or of a SPARQL SELECT; unbound variables are absent."""
        content = json.loads(run(self.folder, question, "json", params))
        return [{name: cell["value"] for name, cell in row.items()} for row in content["results"]["bindings"]]

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
