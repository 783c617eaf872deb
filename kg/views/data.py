"""What a view shows: nodes, edges and the sentences behind them.

In:  a build folder.    Out: ViewData, from SPARQL over the store and the texts of articles.jsonl.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.rdf.store import open_store
from kg.rdf.terms import PREFIXES

_CONTEXT = 60  # characters of the article shown on each side of a quote

_EDGES = """
SELECT DISTINCT ?from ?fromLabel ?fromKind ?to ?toLabel ?toKind ?relation ?detail ?date ?article ?start ?stop ?rule WHERE {
  {
    ?f a kg:Participation ; kg:person ?from ; kg:event ?to ; kg:role ?r . ?from rdfs:label ?fromLabel .
    ?to kg:eventType ?type . OPTIONAL { ?to rdfs:label ?l } OPTIONAL { ?to kg:date ?date }
    BIND(COALESCE(?l, ?type) AS ?toLabel) BIND("person" AS ?fromKind) BIND("event" AS ?toKind)
    BIND(STRAFTER(STR(?r), "/role/") AS ?relation) BIND("" AS ?detail)
  } UNION {
    ?f a kg:Tenure ; org:member ?from ; org:role ?to ; kg:title ?detail . ?from rdfs:label ?fromLabel . ?to rdfs:label ?toLabel .
    BIND("person" AS ?fromKind) BIND("post" AS ?toKind) BIND("holds" AS ?relation)
  } UNION {
    ?f a kg:Measure ; kg:subject ?from ; kg:indicator ?to ; kg:metric ?toLabel ; kg:kind ?relation ; kg:comparator ?cmp ; kg:value ?v .
    ?from rdfs:label ?fromLabel . OPTIONAL { ?f kg:unit ?u } OPTIONAL { ?f kg:period ?date }
    BIND("place" AS ?fromKind) BIND("indicator" AS ?toKind) BIND(CONCAT(?cmp, " ", STR(?v), " ", COALESCE(?u, "")) AS ?detail)
  }
  ?f kg:evidence ?p . ?p nif:beginIndex ?start ; nif:endIndex ?stop ; kg:rule ?rule ; prov:wasQuotedFrom/dcterms:identifier ?article .
} ORDER BY ?from ?to ?relation ?article ?start"""


@dataclass(frozen=True, slots=True)
class Node:
    """A person, event, post, place or indicator; ``key`` is opaque and short, ``iri`` the thing itself."""

    key: str
    iri: str
    label: str
    kind: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote in its surroundings: before, quote, after; and where it stands."""

    before: str
    quote: str
    after: str
    article: str
    title: str
    source: str
    published: str
    rule: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between two nodes with the sentences it was read from."""

    source: str
    target: str
    relation: str
    detail: str
    date: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ViewData:
    """All that one page shows."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    articles: int


def read_view(folder: Path) -> ViewData:
    """The nodes and edges of a build folder. Raises StoreError when there is no graph in it."""
    articles = {row["id"]: row for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1])}
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    solutions: Any = open_store(folder).query(prefixes + _EDGES, use_default_graph_as_union=True)
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str, str], list[Sentence]] = {}
    for row in solutions:
        value = {name: row[name].value if row[name] is not None else "" for name in _COLUMNS}
        for side in ("from", "to"):
            iri = value[side]
            if iri not in nodes:
                label = value[side + "Label"]
                nodes[iri] = Node(f"n{len(nodes)}", iri, label, value[side + "Kind"], pinyin_of(label))
        key = (nodes[value["from"]].key, nodes[value["to"]].key, value["relation"], value["detail"], value["date"])
        edges.setdefault(key, []).append(_sentence(articles[value["article"]], int(value["start"]), int(value["stop"]), value["rule"]))
    return ViewData(tuple(nodes.values()), tuple(Edge(*key, tuple(found)) for key, found in edges.items()), len(articles))


_COLUMNS = ("from", "fromLabel", "fromKind", "to", "toLabel", "toKind", "relation", "detail", "date", "article", "start", "stop", "rule")


def _sentence(article: dict[str, Any], start: int, stop: int, rule: str) -> Sentence:
    text = article["text"]
    return Sentence(
        before=text[max(0, start - _CONTEXT) : start].rsplit("\n", 1)[-1],
        quote=text[start:stop],
        after=text[stop : stop + _CONTEXT].split("\n", 1)[0],
        article=article["id"],
        title=article.get("title") or "",
        source=article.get("source") or "",
        published=article.get("published") or "",
        rule=rule,
    )


def pinyin_of(label: str) -> str:
    """Pinyin and initials for the search: 单田 -> shantian st; the first character of a name is read as a family name."""
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(label[:24], style=Style.NORMAL)
    family = _FAMILY_READINGS.get(label[:1])
    if family and len(label) <= 4 and syllables:
        syllables[0] = family
    return "".join(syllables) + " " + "".join(s[0] for s in syllables if s)


# Characters that are read otherwise as family names than elsewhere.
_READINGS = (
    "单=shan 仇=qiu 曾=zeng 解=xie 查=zha 任=ren 区=ou 朴=piao 尉=yu 乐=yue 盖=ge 缪=miao 翟=zhai 万=wan 华=hua 纪=ji 燕=yan "
    "盛=sheng 宁=ning 应=ying 召=shao 折=she 繁=po 秘=bi 冼=xian 逄=pang 逯=lu 仉=zhang 种=chong"
)
_FAMILY_READINGS = dict(pair.split("=") for pair in _READINGS.split())
