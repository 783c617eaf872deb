"""What holds of people, posts, roles and appointments in any article."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from kg.facts.appointments import find_appointments
from kg.mentions.rosters import find_rosters
from kg.model import Appointment, Article, Extraction, Naming, Participation, Quantity, Roster, Tenure, TimeMention
from kg.pipeline import extract
from kg.text.prepare import prepare

GOLD = Path(__file__).resolve().parent.parent / "gold"
ARTICLES = [
    Article(row["id"], row["text"], title=row.get("title"), published=row.get("published"))
    for name in ("practice", "practice-local", "practice-national")
    for row in map(json.loads, (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
]
OTHER = "另据报道，种粮大户汪小满今年种了三亩西瓜。"


@pytest.fixture(params=ARTICLES[::3], ids=lambda article: article.id)
def read(request: pytest.FixtureRequest) -> Extraction:
    return extract(request.param)


def _facts(extraction: Extraction) -> set[tuple[str, ...]]:
    """Who is named, holds, gains, loses what, and took which part."""
    found: set[tuple[str, ...]] = set()
    for fact in extraction.facts:
        if isinstance(fact, Naming):
            found.add(("named", fact.person))
        elif isinstance(fact, Tenure):
            found.add(("holds", fact.person, fact.title, fact.org or "", fact.status))
        elif isinstance(fact, Appointment):
            found.add((fact.action, fact.person, fact.post))
        elif isinstance(fact, Participation):
            found.add((fact.role, fact.person, fact.event))
    return found


def test_no_person_stands_inside_another_mention(read: Extraction) -> None:
    people = sorted((m.person.start, m.person.stop) for r in read.mentions if isinstance(r, Roster) for m in r.members)
    assert all(left[1] <= right[0] for left, right in pairwise(people))
    taken = {i for m in read.mentions if isinstance(m, TimeMention | Quantity) for i in range(m.start, m.stop)}
    assert not any(i in taken for start, stop in people for i in range(start, stop))


def test_every_fact_has_evidence_in_the_text(read: Extraction) -> None:
    for fact in read.facts:
        if isinstance(fact, Naming | Tenure | Appointment | Participation):
            assert fact.evidence
            assert all(0 <= e.start < e.stop <= len(read.article.text) and e.rule for e in fact.evidence)


def test_a_person_with_a_fact_is_named(read: Extraction) -> None:
    named = {fact.person for fact in read.facts if isinstance(fact, Naming)}
    for fact in read.facts:
        if isinstance(fact, Tenure | Appointment | Participation):
            assert fact.person in named


def test_a_sentence_about_somebody_else_changes_nothing(read: Extraction) -> None:
    article = read.article
    longer = extract(Article(article.id, f"{article.text}\n{OTHER}", title=article.title, published=article.published))
    added = {fact for fact in _facts(longer) if fact[1] == "汪小满"}
    assert ("named", "汪小满") in added
    assert _facts(longer) - added == _facts(read)


@pytest.mark.parametrize("sign", ["、", "（", "，", "·", "："])
def test_a_hundred_thousand_signs_take_less_than_a_second(sign: str) -> None:
    prepared = prepare(Article("t", sign * 100_000))
    started = time.process_time()
    rosters = find_rosters(prepared)
    find_appointments(prepared, rosters, (), ())
    assert time.process_time() - started < 1.5  # a second on an idle machine
