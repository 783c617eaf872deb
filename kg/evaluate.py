"""Precision, recall and F1 of the facts of a graph against gold annotations.

In:  rows of the nine saved queries, gold annotations (one JSON object an article).    Out: one Tally a relation.

A found fact counts once, matched one to one with the gold fact it resembles most. What "resembles" means for each relation stands at the
end of this file; names are compared without white space, punctuation and width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, str]
Gold = Mapping[str, Any]
Similarity = Callable[[Any, Any], float]

_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉「」『』（）()【】\[\]、，,。．·•：:；;—\-–]+")


@dataclass(slots=True)
class Tally:
    """Counts of one relation; ``misses`` and ``alarms`` are (article, fact) pairs for reading."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    misses: list[tuple[str, Any]] = field(default_factory=list)
    alarms: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def add(self, article: str, gold: Sequence[Any], found: Sequence[Any], alike: Similarity, threshold: float) -> list[tuple[int, int]]:
        """Match one article's facts one to one, best pairs first; returns the (gold, found) index pairs."""
        pairs = _assign(gold, found, alike, threshold)
        self.hits += len(pairs)
        self.gold += len(gold)
        self.found += len(found)
        matched_gold, matched_found = {i for i, _ in pairs}, {j for _, j in pairs}
        self.misses += [(article, g) for i, g in enumerate(gold) if i not in matched_gold]
        self.alarms += [(article, f) for j, f in enumerate(found) if j not in matched_found]
        return pairs


def fold_name(text: object) -> str:
    """A name without what typesetting may change: width, white space, quotation marks, brackets, points."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(text or ""))).lower()


def similarity(a: object, b: object) -> float:
    """1 for equal names, 0.9 where one holds the other (at least half as long), else Dice's coefficient over character bigrams."""
    x, y = fold_name(a), fold_name(b)
    if not x or not y:
        return 0.0
    if x == y:
        return 1.0
    short, long = sorted((x, y), key=len)
    if short in long and 2 * len(short) >= len(long):
        return 0.9
    p, q = _bigrams(x), _bigrams(y)
    return 2 * len(p & q) / (len(p) + len(q))


def evaluate(gold: Iterable[Gold], facts: Mapping[str, Sequence[Row]]) -> dict[str, Tally]:
    """Tallies by relation; ``facts`` holds the rows of each saved query by its name."""
    tallies: dict[str, Tally] = {}
    for annotation in gold:
        article = annotation["id"]
        rows = {name: [row for row in table if row.get("article") == article] for name, table in facts.items()}
        _people(tallies, article, annotation, rows)
        _events(tallies, article, annotation, rows)
        _measures(tallies, article, annotation, rows)
        _others(tallies, article, annotation, rows)
    return tallies


def _tally(tallies: dict[str, Tally], relation: str) -> Tally:
    return tallies.setdefault(relation, Tally())


def _people(tallies: dict[str, Tally], article: str, gold: Gold, rows: Mapping[str, Sequence[Row]]) -> None:
    people = rows.get("people", ())
    _tally(tallies, "people").add(
        article, _unique(fold_name(p["person"]) for p in gold["people"]), _unique(fold_name(r["person"]) for r in people), _equal, 1.0
    )
    wanted = _unique(
        (p["person"], title, post.get("org") or "")
        for p in gold["people"]
        for post in p.get("posts", ())
        for title in _titles(post["title"])
    )
    found = _unique((r["person"], title, r.get("org") or "") for r in people if r.get("post") for title in _titles(r["post"]))
    _tally(tallies, "posts").add(article, wanted, found, _same_post, 1.0)


def _events(tallies: dict[str, Tally], article: str, gold: Gold, rows: Mapping[str, Sequence[Row]]) -> None:
    found: dict[str, dict[str, Any]] = {}
    for row in rows.get("events", ()):
        event = found.setdefault(row["event"], {"people": set()})
        for key in ("name", "type", "date", "place", "host"):
            event[key] = event.get(key) or row.get(key)
    attendance = rows.get("attendance", ())
    for row in attendance:
        found.setdefault(row["event"], {"people": set()})["people"].add(fold_name(row["person"]))
    keys, wanted = list(found), gold["events"]
    pairs = _tally(tallies, "events").add(article, wanted, list(found.values()), _same_event, 0.5)
    link: dict[str, object] = {keys[j]: i for i, j in pairs}

    who = [(i, fold_name(p["person"]), p["roles"]) for i, e in enumerate(wanted) for p in e["participants"]]
    seen = [(link.get(r["event"], r["event"]), fold_name(r["person"]), r.get("role")) for r in attendance]
    _tally(tallies, "attendance").add(article, _unique(w[:2] for w in who), _unique(s[:2] for s in seen), _equal, 1.0)
    _tally(tallies, "attendance roles").add(
        article, _unique((i, n, role) for i, n, roles in who for role in roles), _unique(seen), _equal, 1.0
    )
    for key in ("type", "date", "place", "host"):
        have = [(link.get(k, k), e[key]) for k, e in found.items() if e.get(key)]
        want = [(i, e[key]) for i, e in enumerate(wanted) if e.get(key)]
        exact = key in ("type", "date")
        _tally(tallies, f"event {key}").add(article, want, have, _equal if exact else _within_event, 1.0 if exact else 0.6)
    items = [(i, item) for i, e in enumerate(wanted) for item in e.get("conveyed", ())]
    _tally(tallies, "conveyed").add(
        article, items, _unique((link.get(r["event"], r["event"]), r["item"]) for r in rows.get("conveyed", ())), _within_event, 0.7
    )


def _measures(tallies: dict[str, Tally], article: str, gold: Gold, rows: Mapping[str, Sequence[Row]]) -> None:
    found = [dict(items) for items in _unique(tuple(sorted(r.items())) for r in rows.get("measures", ()))]
    wanted = gold["measures"]
    pairs = _tally(tallies, "measures").add(article, wanted, found, _same_measure, 0.5)
    for key in ("form", "cmp", "period", "subject"):
        tally = _tally(tallies, f"measure {key}")
        for i, j in pairs:
            g, f = wanted[i].get(key), found[j].get(key)
            tally.add(article, [g], [f], _subject if key == "subject" else _text_equal, 0.5)


def _others(tallies: dict[str, Tally], article: str, gold: Gold, rows: Mapping[str, Sequence[Row]]) -> None:
    _tally(tallies, "statements").add(
        article,
        [(fold_name(s["speaker"]), fold_name(s["start"])[:6]) for s in gold["statements"]],
        _unique((fold_name(r.get("speaker")), fold_name(r.get("text"))[:6]) for r in rows.get("statements", ())),
        _equal,
        1.0,
    )
    for relation, key, column, threshold in (("documents", "name", "document", 0.8), ("projects", "name", "project", 0.7)):
        _tally(tallies, relation).add(
            article,
            _unique(fold_name(g[key]) for g in gold[relation]),
            _unique(fold_name(r[column]) for r in rows.get(relation, ())),
            similarity,
            threshold,
        )
    _tally(tallies, "appointments").add(
        article,
        _unique((fold_name(g["person"]), fold_name(g["post"]), g["action"]) for g in gold["appointments"]),
        _unique((fold_name(r["person"]), fold_name(r["post"]), r["action"]) for r in rows.get("appointments", ())),
        lambda g, f: similarity(g[1], f[1]) if (g[0], g[2]) == (f[0], f[2]) else 0.0,
        0.8,
    )


# ---------------------------------------------------------------- what counts as the same


def _equal(a: object, b: object) -> float:
    return float(a == b)


def _text_equal(a: object, b: object) -> float:
    return float(str(a or "") == str(b or ""))


def _subject(a: object, b: object) -> float:
    return similarity(a, b)


def _within_event(a: tuple[object, str], b: tuple[object, str]) -> float:
    return similarity(a[1], b[1]) if a[0] == b[0] else 0.0


def _same_post(a: tuple[str, str, str], b: tuple[str, str, str]) -> float:
    """区教育局|局长 and 区教育局局长 are one post."""
    if fold_name(a[0]) != fold_name(b[0]):
        return 0.0
    x, y = ({fold_name(title), fold_name(org) + fold_name(title)} for _, title, org in (a, b))
    return float(bool(x & y))


def _same_event(gold: Gold, found: Mapping[str, Any]) -> float:
    people = {fold_name(p["person"]) for p in gold["participants"]}
    present: set[str] = found["people"]
    together = people | present
    shared = len(people & present) / len(together) if together else 0.0
    same_type: bool = gold["type"] == found.get("type")
    same_day = bool(gold.get("date") and found.get("date")) and fold_name(gold["date"])[-4:] == fold_name(found["date"])[-4:]
    return max(similarity(gold["name"], found.get("name")), (0.95 if same_type else 0.6) * shared) + 0.05 * same_type + 0.02 * same_day


def _same_measure(gold: Gold, found: Row) -> float:
    if (
        _number(gold["value"]) != _number(found.get("value"))
        or _unit(gold["unit"]) != _unit(found.get("unit"))
        or gold["kind"] != found.get("kind")
    ):
        return 0.0
    a, b = fold_name(gold["metric"]), fold_name(found.get("metric"))
    if not a:
        return 0.6  # the text leaves the metric unnamed
    nested = bool(b) and (a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a))
    return max(similarity(a, b), 0.8 if nested else 0.0)


def _number(value: object) -> float | None:
    try:
        return round(float(str(value)), 6)
    except ValueError:
        return None


def _unit(text: object) -> str:
    """1.4 万多件 and 1.4 万件 are one unit."""
    return re.sub("[多余]", "", fold_name(text)).replace("平方千米", "平方公里").replace("元人民币", "元")


def _titles(title: str) -> list[str]:
    """总理兼外长 is two posts."""
    return [part for part in title.split("兼") if part]


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _unique(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _assign(gold: Sequence[Any], found: Sequence[Any], alike: Similarity, threshold: float) -> list[tuple[int, int]]:
    scored = sorted(((alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda t: (-t[0], t[1], t[2]))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score < threshold - 1e-9:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs
