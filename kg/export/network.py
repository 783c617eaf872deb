"""The graph as a networkx MultiDiGraph: a fact is an edge, parallel edges stay apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.query import run

_EDGES = """
SELECT DISTINCT ?from ?fromLabel ?fromKind ?to ?toLabel ?toKind ?relation ?date WHERE {
  { ?f a kg:Participation ; kg:person ?from ; kg:event ?to ; kg:role ?r . ?from rdfs:label ?fromLabel . OPTIONAL { ?to rdfs:label ?toLabel } OPTIONAL { ?to kg:date ?date }
    BIND(STRAFTER(STR(?r), "/role/") AS ?relation) BIND("person" AS ?fromKind) BIND("event" AS ?toKind) }
  UNION { ?f a kg:Tenure ; org:member ?from ; org:role ?to . ?from rdfs:label ?fromLabel . ?to rdfs:label ?toLabel .
    BIND("holds" AS ?relation) BIND("person" AS ?fromKind) BIND("post" AS ?toKind) }
  UNION { ?f a kg:Measure ; kg:subject ?from ; kg:indicator ?to ; kg:metric ?toLabel ; kg:kind ?relation . ?from rdfs:label ?fromLabel . OPTIONAL { ?f kg:period ?date }
    BIND("subject" AS ?fromKind) BIND("indicator" AS ?toKind) }
} ORDER BY ?from ?to ?relation ?date"""


def to_networkx(folder: Path) -> Any:
    """People, events, posts, subjects and indicators as nodes (label, kind), facts as edges (relation, date)."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for row in json.loads(run(folder, _EDGES, "json"))["results"]["bindings"]:
        value = {name: cell["value"] for name, cell in row.items()}
        graph.add_node(value["from"], label=value["fromLabel"], kind=value["fromKind"])
        graph.add_node(value["to"], label=value.get("toLabel", ""), kind=value["toKind"])
        graph.add_edge(value["from"], value["to"], relation=value["relation"], date=value.get("date", ""))
    return graph
