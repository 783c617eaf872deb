"""What took place, who took part in which role, what was conveyed.

In:  sentences, rosters, times, statements.    Out: events, participations, conveyances.

    1  each sentence is typed (rosters, times), what is said in it blanked, and searched for events: a named meeting with words that
       hold it, a visit, a talk, a signing
    2  mentions of one event are merged: 会议, 此次会议 mean the current one, a shorter name the fuller one
    3  each roster gets its roles from the words beside it, in the event those words name, else that of its sentence, else the current one
    4  who speaks at a meeting or ceremony spoke there
"""

from __future__ import annotations

from kg.facts.event_drafts import Draft
from kg.facts.event_reader import read_events
from kg.model import (
    Conveyance,
    Event,
    Participation,
    PlaceMention,
    PreparedArticle,
    Roster,
    Statement,
    TimeMention,
)

_HERE = frozenset(
    f"{word}{level}{ending}" for word in ("我", "全", "") for ending in ("", "里") for level in ("省", "市", "区", "县", "州", "旗", "新区")
)  # 我区召开…


def find_events(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    region: str | None,
) -> tuple[tuple[Event, ...], tuple[Participation, ...], tuple[Conveyance, ...]]:
    """The events of an article with their participations and conveyances, in the order in which they are first mentioned."""
    drafts = [d for d in read_events(prepared, rosters, times, statements) if d.name or d.roles]
    events: list[Event] = []
    participations: list[Participation] = []
    conveyances: list[Conveyance] = []
    for number, draft in enumerate(drafts, start=1):
        key = f"e{number}"
        events.append(_event(key, draft, region))
        for (person, role), spans in draft.roles.items():
            participations.append(Participation(key, person, role, tuple(spans), draft.behalf.get(person)))
        conveyances += [Conveyance(key, item, (span,)) for item, span in draft.conveyed.items()]
    return tuple(events), tuple(participations), tuple(conveyances)


def _event(key: str, draft: Draft, region: str | None) -> Event:
    evidence = tuple(draft.evidence)
    groups = tuple(draft.groups)
    host = region if draft.host in _HERE else draft.host
    return Event(key, draft.type, draft.name, evidence, draft.date, draft.basis, draft.place, host, groups, draft.status)
