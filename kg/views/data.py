"""What a view can show: nodes, the facts between them, and where each fact was read.

In:  a build folder.    Out: ViewData, from graph.ttl and the texts of articles.jsonl; in a stable order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.ids import BASE, NAMESPACES, local_name, parts_of
from kg.lexicon.tables import words
from kg.views.columns import Columns
from kg.views.facts import RawFact, facts_of

_DIGEST = re.compile(r"[0-9a-f]{20}\Z")  # the scope of what is known within one article only


@dataclass(frozen=True, slots=True)
class Node:
    """A person, event, post, organisation, place, subject, indicator, item, document or project.

    ``id`` is its IRI without the base, the same in every build; ``about`` is what is known of an event (type, date, place, host, status).
    """

    id: str
    kind: str
    label: str
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a fact was read: the number of the article, [start, stop) in code points of its text, the rule."""

    article: int
    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about ``source`` and, where it has one, ``target`` (ids of nodes).

    ``kind`` is participation, tenure, part, measure, conveyance, appointment, statement, document or milestone; ``relation`` the role,
    holds, in, target, actual, conveyed, or the action as written; ``date`` a day, month, year, range or period code, or empty.
    """

    kind: str
    relation: str
    source: str
    target: str
    date: str
    about: dict[str, str]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ViewData:
    """Everything in the graph that a page can show."""

    nodes: dict[str, Node]
    facts: tuple[Fact, ...]
    articles: tuple[dict[str, Any], ...]


def read_view(folder: Path) -> ViewData:
    """The nodes and facts of a build folder. Raises StoreError when there is no graph in it."""
    columns = Columns(folder)
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    number = {local_name(article["id"]): i for i, article in enumerate(articles)}
    evidence = columns.many("kg:evidence")
    nodes = {node.id: node for node in _events(columns)}
    facts = []
    for raw in sorted(facts_of(columns), key=_order):
        for thing in (raw.source, raw.target):
            if thing and thing.iri.removeprefix(BASE) not in nodes:
                id = thing.iri.removeprefix(BASE)
                node = Node(id, thing.kind, thing.label, _of_post(id, thing.label) if thing.kind == "post" else {})
                nodes[node.id] = node
        source, target = (thing.iri.removeprefix(BASE) if thing else "" for thing in (raw.source, raw.target))
        where = sorted({_passage(p, number) for p in evidence[raw.iri]}, key=lambda p: (p.article, p.start, p.stop, p.rule))
        facts.append(Fact(raw.kind, raw.relation, source, target, raw.date, raw.about, tuple(where)))
    return ViewData(nodes, tuple(facts), tuple(articles))


def _of_post(id: str, label: str) -> dict[str, str]:
    """The place that a post belongs to (post/区长:望泽区 -> 望泽区; unknown where the scope is an article) and its organ, for lists."""
    parts = parts_of(id.partition("/")[2])
    about = {"place": parts[1]} if len(parts) > 1 and not _DIGEST.match(parts[1]) else {}
    organ = organ_of(label)
    return {**about, "organ": organ} if organ else about


def organ_of(post: str) -> str:
    """What is left of a post without the word it ends with.

    >>> organ_of("区人大常委会副主任"), organ_of("副区长")
    ('区人大常委会', '')
    """
    heads = words("title_heads")
    start = next((i for i in range(len(post)) if post[i:] in heads), len(post))
    organ = post[:start].removesuffix("常务").removesuffix("副")
    return organ if 1 < len(organ) < len(post) else ""


def _order(raw: RawFact) -> tuple[str, ...]:
    return (raw.source.iri, raw.target.iri if raw.target else "", raw.kind, raw.relation, raw.date, raw.iri)


def _events(columns: Columns) -> Iterator[Node]:
    """All events, also those of which no participant is named."""
    label, names = columns.one("rdfs:label"), {"type": "kg:eventType", "date": "kg:date", "place": "kg:place", "host": "kg:host"}
    known = {name: columns.one(predicate) for name, predicate in {**names, "status": "kg:eventStatus"}.items()}
    for iri in columns.things("kg:Event"):
        about = {name: column[iri] for name, column in known.items() if iri in column}
        yield Node(iri.removeprefix(BASE), "event", label.get(iri, ""), about)


def _passage(iri: str, number: dict[str, int]) -> Passage:
    """A passage from its IRI, which says all of it: reading the columns of its properties takes as long as everything else together."""
    article, start, stop, rule = iri.removeprefix(NAMESPACES["passage"]).split(":")
    return Passage(number[article], int(start), int(stop), *parts_of(rule))
