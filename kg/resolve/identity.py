"""Who and what the facts of all articles are about, decided once all articles have been read.

In:  the Extractions, in any number.    Out: Resolved, one an article, in the same order.

The extractions wait on disk while the census is taken, so that a corpus of any size needs the memory of a small one.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.ids import hashed
from kg.lexicon.characters import simplified
from kg.model import Event, Extraction
from kg.resolve.events import event_key
from kg.resolve.people import Census
from kg.resolve.places import place_key, text_key

_HELD = 2000  # extractions held in memory; more wait in a temporary file


@dataclass(frozen=True, slots=True)
class Resolved:
    """An extraction with the scope of each of its people, the Turtle term of each of its events, and the scope of its other names.

    ``same_as``: the Turtle terms of those of its people whom other articles write in simplified characters.
    """

    extraction: Extraction
    people: dict[str, tuple[str, ...]]
    events: dict[str, str]
    scope: tuple[str, ...]
    same_as: dict[str, str]


def resolve(extractions: Iterable[Extraction]) -> Iterator[Resolved]:
    """Decide identities over all extractions, then give them back one by one."""
    census = Census()
    with tempfile.TemporaryFile() as waiting:
        held: list[Extraction] = []
        spilled = 0
        for extraction in extractions:
            census.add(extraction)
            lean = replace(extraction, mentions=())
            if len(held) < _HELD:
                held.append(lean)
            else:
                pickle.dump(lean, waiting, pickle.HIGHEST_PROTOCOL)
                spilled += 1
        for extraction in held:
            yield _resolved(extraction, census)
        waiting.seek(0)
        for _ in range(spilled):
            yield _resolved(pickle.load(waiting), census)


def _resolved(extraction: Extraction, census: Census) -> Resolved:
    article = extraction.article
    events = {fact.key: hashed("event", *event_key(fact, article)) for fact in extraction.facts if isinstance(fact, Event)}
    scope = place_key(simplified(article.region), article) if article.region else (text_key(article),)
    people = census.scopes(extraction)
    return Resolved(extraction, people, events, scope, census.same_as(people))
