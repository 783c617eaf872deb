"""The content of a page: everything its scripts show, as plain JSON (the contract is in docs/view.md).

In:  a build folder's data, the selection, positions of an earlier page.    Out: a dict of lists, dicts, texts and numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kg.text.quote import sentence_around
from kg.views.data import Fact, Node, Passage, ViewData
from kg.views.dates import months
from kg.views.graphs import Known, graphs
from kg.views.pinyin import pinyin
from kg.views.select import Selection, ViewOptions

CONTRACT = 1  # raised when a reader of the JSON would have to change
_LONGEST = 400  # characters of a sentence; around a quote in a longer one so many are kept


def content(data: ViewData, selection: Selection, options: ViewOptions, known: Mapping[str, Known]) -> dict[str, Any]:
    """The JSON content of the page."""
    index = {node.id: i for i, node in enumerate(selection.nodes)}
    places = _Places(data)
    facts = [_fact(f, index, places) for f in selection.facts]
    asked = {name: value for name, value in asdict(options).items() if value not in (None, False)}
    return {
        "contract": CONTRACT,
        "options": asked,
        "counts": _counts(data),
        "hidden": selection.hidden,
        "nodes": [_node(node, selection) for node in selection.nodes],
        "facts": facts,
        "articles": places.articles,
        "sentences": places.sentences,
        "rules": list(places.rules),
        "graphs": graphs(selection, index, known),
    }


def _counts(data: ViewData) -> dict[str, int]:
    """The counts of the build, whatever part of it the page shows."""
    kinds = Counter(node.kind for node in data.nodes.values())
    facts = Counter(f.kind if f.kind != "measure" else f.relation for f in data.facts)
    facts.pop("part", None)
    dates = [day for article in data.articles if (day := article.get("published"))]
    counts = {"articles": len(data.articles), **{f"node.{kind}": n for kind, n in sorted(kinds.items())}}
    counts |= {f"fact.{kind}": n for kind, n in sorted(facts.items())}
    return counts | ({"first": min(dates), "last": max(dates)} if dates else {})


def _node(node: Node, selection: Selection) -> dict[str, Any]:
    out: dict[str, Any] = {"id": node.id, "kind": node.kind, "label": node.label}
    if node.label:
        out["pinyin"] = pinyin(node.label, node.kind)
    if node.about:
        out["about"] = node.about
        if when := months(node.about.get("date", "")):
            out["months"] = when
    if node.id in selection.drawn:
        out["drawn"] = 1
    return out


def _fact(f: Fact, index: Mapping[str, int], places: _Places) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": f.kind, "relation": f.relation, "from": index[f.source]}
    if f.target:
        out["to"] = index[f.target]
    if f.date:
        out["date"] = f.date
        if when := months(f.date):
            out["months"] = when
    if f.about:
        out["about"] = f.about
    return {**out, "at": [places.at(p) for p in f.passages]}


class _Places:
    """Articles, sentences and rules that the facts of a page point at, each once."""

    def __init__(self, data: ViewData) -> None:
        self._data = data
        self._article: dict[int, int] = {}
        self._sentence: dict[tuple[int, int, int], int] = {}
        self.rules: dict[str, int] = {}
        self.articles: list[dict[str, str]] = []
        self.sentences: list[tuple[int, str]] = []

    def at(self, p: Passage) -> tuple[int, int, int, int]:
        """Number of the sentence, start and stop of the quote in it (code points), number of the rule."""
        text = self._data.articles[p.article]["text"]
        first, last = _sentence(text, p.start, p.stop)
        key = (p.article, first, last)
        if key not in self._sentence:
            self._sentence[key] = len(self.sentences)
            self.sentences.append((self._number(p.article), text[first:last]))
        rule = self.rules.setdefault(p.rule, len(self.rules))
        return self._sentence[key], p.start - first, p.stop - first, rule

    def _number(self, article: int) -> int:
        if article not in self._article:
            self._article[article] = len(self.articles)
            row = self._data.articles[article]
            names = ("id", "title", "source", "published", "page", "url", "region")
            self.articles.append({name: str(row[name]) for name in names if row.get(name)})
        return self._article[article]


def _sentence(text: str, start: int, stop: int) -> tuple[int, int]:
    """The sentence around [start, stop); of a very long one the part around the quote."""
    first, last = sentence_around(text, start, stop)
    return max(first, start - _LONGEST), min(last, stop + _LONGEST)
