"""The facts about something, each with its sentence, article, date and the rule that read it.

In:  a build folder and a name, an IRI or the id of an article.    Out: text for people; empty when nothing is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import read_articles
from kg.query import run
from kg.rdf.store import open_store
from kg.rdf.terms import PREFIXES
from kg.text.quote import sentence_around

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

_THINGS = """
SELECT DISTINCT ?thing WHERE {{
  {{ ?thing rdfs:label {name}@zh }} UNION {{ ?thing skos:prefLabel {name}@zh }} UNION {{ ?thing skos:altLabel {name}@zh }}
  UNION {{ ?thing dcterms:identifier {name} }}
}} ORDER BY ?thing"""
_LINKS = (
    "kg:person", "org:member", "kg:event", "kg:subject", "kg:indicator", "org:role", "org:organization", "kg:item", "kg:document", "kg:project",
)  # fmt: skip
_SKIPPED = frozenset({"Target", "Actual", "Meeting", "Visit", "Talk", "Ceremony", "Training"})  # subclasses: shown as Measure and Event
_IRI = re.compile(r'https?://[^\s<>"{}|^`\\]+')


def explain(folder: Path, name: str) -> str:
    """All facts about ``name``, one block a fact and passage; empty when nothing is named so. Raises StoreError when there is no graph."""
    things = (
        [name]
        if _IRI.fullmatch(name)
        else [row["thing"] for row in _rows(folder, _THINGS.format(name=json.dumps(name, ensure_ascii=False)))]
    )
    if not things:
        return ""
    rows = sorted(_facts(folder, things), key=lambda row: [row[key] for key in ("published", "article", "start", "kind", "detail")])
    texts = {article.id: article.text for article in read_articles(folder)}
    blocks = [_block(row, texts) for row in rows if row["kind"] not in _SKIPPED]
    return "\n".join(dict.fromkeys(blocks))


def _facts(folder: Path, things: list[str]) -> Iterator[dict[str, str]]:
    """A row for each fact about the things and each of its passages, by look-ups: as one query this takes the engine minutes."""
    look = _LookUp(folder)
    facts = [fact for thing in things for link in _LINKS for fact in look.subjects(link, thing)]
    passages = [passage for thing in things for passage in look.subjects("prov:wasQuotedFrom", thing)]
    facts += [fact for passage in passages for fact in look.subjects("kg:evidence", passage)] + things
    for fact in dict.fromkeys(facts):
        kinds = sorted(kind.rpartition("#")[2] for kind in look.objects(fact, "rdf:type"))
        kind = next((kind for kind in kinds if kind not in _SKIPPED), "")
        for passage in look.objects(fact, "kg:evidence"):
            article = look.one(passage, "prov:wasQuotedFrom")
            yield {
                "kind": kind,
                "detail": _detail(look, fact),
                "article": look.one(article, "dcterms:identifier"),
                "title": look.one(article, "schema:headline"),
                "published": look.one(article, "schema:datePublished"),
                "start": look.one(passage, "nif:beginIndex").zfill(9),
                "stop": look.one(passage, "nif:endIndex"),
                "rule": look.one(passage, "kg:rule"),
            }


def _detail(look: _LookUp, fact: str) -> str:
    if role := look.one(fact, "kg:role"):
        return f"{role.rpartition('/')[2]} {look.one(look.one(fact, 'kg:event'), 'rdfs:label')}"
    names = (
        "kg:kind",
        "kg:metric",
        "kg:comparator",
        "kg:value",
        "kg:unit",
        "kg:period",
        "kg:title",
        "kg:action",
        "kg:verb",
        "kg:eventType",
        "rdfs:label",
    )
    return " ".join(value for name in names if (value := look.one(fact, name)))


class _LookUp:
    """Plain look-ups in the store of a build folder, in a stable order."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store(folder)

    def subjects(self, predicate: str, thing: str) -> list[str]:
        from pyoxigraph import DefaultGraph, NamedNode

        found = self._store.quads_for_pattern(None, _node(predicate), NamedNode(thing), DefaultGraph())
        return sorted({q.subject.value for q in found})  # type: ignore[union-attr]  # no triple terms here

    def objects(self, thing: str, predicate: str) -> list[str]:
        from pyoxigraph import DefaultGraph, NamedNode

        found = self._store.quads_for_pattern(NamedNode(thing), _node(predicate), None, DefaultGraph()) if thing else ()
        return sorted({q.object.value for q in found})  # type: ignore[union-attr]  # no triple terms here

    def one(self, thing: str, predicate: str) -> str:
        return next(iter(self.objects(thing, predicate)), "")


def _node(curie: str) -> NamedNode:
    from pyoxigraph import NamedNode

    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _rows(folder: Path, query: str) -> list[dict[str, str]]:
    return [{key: cell["value"] for key, cell in row.items()} for row in json.loads(run(folder, query, "json"))["results"]["bindings"]]


def _block(row: dict[str, str], texts: dict[str, str]) -> str:
    start, stop = int(row["start"]), int(row["stop"])
    where = " · ".join(part for part in (row.get("title"), row["article"], row.get("published")) if part)
    sentence = _sentence(texts[row["article"]], start, stop)
    head = " ".join(part for part in (row["kind"], row["detail"].strip()) if part)
    return f"{head}\n  {sentence}\n  {where} · [{start}, {stop}) · {row['rule']}\n"


def _sentence(text: str, start: int, stop: int) -> str:
    """The sentence around a quote, the quote in 【】."""
    first, last = sentence_around(text, start, stop)
    return f"{text[first:start]}【{text[start:stop]}】{text[stop:last]}".replace("\n", " ").strip()
