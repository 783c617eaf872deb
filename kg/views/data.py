"""What a view shows: nodes, edges and the sentences behind them.

In:  a build folder.    Out: ViewData, from the store and the texts of articles.jsonl.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.views.columns import Columns

_CONTEXT = 60  # characters of the article shown on each side of a quote


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
    columns = Columns(folder)
    articles = {row["id"]: row for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1])}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str, str], list[Sentence]] = {}
    passages = _passages(columns, articles)
    evidence = columns.many("kg:evidence")
    for fact, source, target, relation, detail, day in sorted(_facts(columns), key=lambda row: (row[1][0], row[2][0], *row[3:], row[0])):
        for iri, label, kind in (source, target):
            if iri not in nodes:
                nodes[iri] = Node(f"n{len(nodes)}", iri, label, kind, pinyin_of(label))
        key = (nodes[source[0]].key, nodes[target[0]].key, relation, detail, day)
        edges.setdefault(key, []).extend(passages(passage) for passage in evidence[fact])
    return ViewData(tuple(nodes.values()), tuple(Edge(*key, tuple(found)) for key, found in edges.items()), len(articles))


_Thing = tuple[str, str, str]  # IRI, label, kind


def _facts(columns: Columns) -> Iterator[tuple[str, _Thing, _Thing, str, str, str]]:
    """Each fact that is an edge: its IRI, from, to, relation, detail, date."""
    label = columns.one("rdfs:label")
    person, event, role = columns.one("kg:person"), columns.one("kg:event"), columns.one("kg:role")
    event_type, day = columns.one("kg:eventType"), columns.one("kg:date")
    for f in columns.things("kg:Participation"):
        p, e = person[f], event[f]
        name = label.get(e) or event_type.get(e, "")
        yield f, (p, label[p], "person"), (e, name, "event"), role[f].rpartition("/role/")[2], "", day.get(e, "")
    member, post, title = columns.one("org:member"), columns.one("org:role"), columns.one("kg:title")
    for f in columns.things("kg:Tenure"):
        yield f, (member[f], label[member[f]], "person"), (post[f], label[post[f]], "post"), "holds", title[f], ""
    names = ("kg:indicator", "kg:metric", "kg:kind", "kg:comparator", "kg:value", "kg:unit", "kg:period")
    indicator, metric, kind, comparator, value, unit, period = map(columns.one, names)
    for f, subject in columns.one("kg:subject").items():
        detail = f"{comparator[f]} {value[f]} {unit.get(f, '')}"
        yield f, (subject, label[subject], "place"), (indicator[f], metric[f], "indicator"), kind[f], detail, period.get(f, "")


def _passages(columns: Columns, articles: dict[str, dict[str, Any]]) -> Callable[[str], Sentence]:
    start, stop, rule = columns.one("nif:beginIndex"), columns.one("nif:endIndex"), columns.one("kg:rule")
    article, identifier = columns.one("prov:wasQuotedFrom"), columns.one("dcterms:identifier")
    return lambda p: _sentence(articles[identifier[article[p]]], int(start[p]), int(stop[p]), rule[p])


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
