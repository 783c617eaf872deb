"""The facts about something, each with its sentence, article, date and the rule that read it.

In:  a build folder and a name, an IRI or the id of an article.    Out: text for people; empty when nothing is found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.query import run

_ABOUT = """
SELECT DISTINCT ?fact ?kind ?detail ?article ?title ?published ?start ?stop ?rule WHERE {
  { ?thing rdfs:label ?label . FILTER(STR(?label) = ?name) } UNION { ?thing skos:prefLabel ?label . FILTER(STR(?label) = ?name) }
  UNION { ?thing dcterms:identifier ?name } UNION { ?thing a ?any . FILTER(STR(?thing) = ?name) }
  ?fact (kg:person|org:member|kg:event|kg:subject|kg:indicator|org:role|org:organization|kg:item|kg:document|kg:project|(kg:evidence/prov:wasQuotedFrom))? ?thing .
  ?fact kg:evidence ?passage ; a ?class .
  FILTER(STRSTARTS(STR(?class), "https://w3id.org/zhengwen/ontology#"))
  BIND(STRAFTER(STR(?class), "#") AS ?kind)
  OPTIONAL { ?fact kg:title ?t }
  OPTIONAL { ?fact kg:role ?r . ?fact kg:event ?e . OPTIONAL { ?e rdfs:label ?l } }
  OPTIONAL { ?fact kg:metric ?m . ?fact kg:comparator ?c . ?fact kg:value ?v . OPTIONAL { ?fact kg:unit ?u } }
  OPTIONAL { ?fact kg:verb ?verb }
  BIND(COALESCE(?t, CONCAT(STRAFTER(STR(?r), "/role/"), " ", COALESCE(STR(?l), "")), CONCAT(?m, " ", ?c, " ", STR(?v), " ", COALESCE(?u, "")), ?verb, "") AS ?detail)
  ?passage nif:beginIndex ?start ; nif:endIndex ?stop ; kg:rule ?rule ; prov:wasQuotedFrom ?a .
  ?a dcterms:identifier ?article .
  OPTIONAL { ?a schema:headline ?h . BIND(STR(?h) AS ?title) }
  OPTIONAL { ?a schema:datePublished ?d . BIND(STR(?d) AS ?published) }
} ORDER BY ?published ?article ?start ?kind ?detail"""
_SKIPPED = frozenset({"Target", "Actual", "Meeting", "Visit", "Talk", "Ceremony", "Training"})  # subclasses: shown as Measure and Event


def explain(folder: Path, name: str) -> str:
    """All facts about ``name``: one block a fact and passage. Raises StoreError when there is no graph."""
    rows = json.loads(run(folder, _ABOUT.replace("?name", json.dumps(name, ensure_ascii=False)), "json"))["results"]["bindings"]
    texts = {row["id"]: row["text"] for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1])}
    blocks = [_block({k: cell["value"] for k, cell in row.items()}, texts) for row in rows if row["kind"]["value"] not in _SKIPPED]
    return "\n".join(dict.fromkeys(blocks))


def _block(row: dict[str, Any], texts: dict[str, str]) -> str:
    start, stop = int(row["start"]), int(row["stop"])
    where = " · ".join(part for part in (row.get("title"), row["article"], row.get("published")) if part)
    sentence = _sentence(texts[row["article"]], start, stop)
    head = " ".join(part for part in (row["kind"], row["detail"].strip()) if part)
    return f"{head}\n  {sentence}\n  {where} · [{start}, {stop}) · {row['rule']}\n"


def _sentence(text: str, start: int, stop: int) -> str:
    """The sentence around a quote, the quote in 【】."""
    first = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    ends = [position for position in (text.find(mark, max(stop - 1, start)) for mark in "。！？\n") if position >= 0]
    last = min(ends) + 1 if ends else len(text)
    return f"{text[first:start]}【{text[start:stop]}】{text[stop:last]}".replace("\n", " ").strip()
