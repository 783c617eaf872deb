"""zhengwen (政闻): Chinese official news as a knowledge graph in which every fact leads back to the characters it was read from.

import kg
graph = kg.load("output")
graph.query("measures")        # rows of a saved query or of SPARQL
graph.to_pandas("attendance")  # the same as a table
graph.to_rdflib()              # an rdflib.Graph
graph.to_networkx()            # a networkx.MultiDiGraph
graph.show("沈砚秋")           # a picture inside a notebook
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from kg.loaded import LoadedGraph

__version__ = "0.1.0"


def load(folder: str | PathLike[str]) -> LoadedGraph:
    """The graph of a build folder. Raises StoreError when there is none."""
    from kg.loaded import LoadedGraph

    return LoadedGraph(folder)
