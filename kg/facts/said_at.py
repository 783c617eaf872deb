"""In which event something was said.

In:  statements, events, participations.    Out: the statements, each with the key of its event where the text tells.

The speaker takes part in the event (县委书记X出席动员会。X强调…), or speaks as the meeting itself (会议指出…); of several such events the last one told before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Event, Participation, Statement

_FAR = 50  # events looked back; keeps the time linear
_MEETING = re.compile(r"(?:会议|全会|大会|座谈会|推进会|论坛|发布会|报告会|动员会|仪式)$")


def said_at(statements: Iterable[Statement], events: Iterable[Event], participations: Iterable[Participation]) -> Iterator[Statement]:
    """Link statements to events; a statement whose event the text does not tell stays as it is."""
    told = sorted((event for event in events if event.status == "held"), key=_start)
    present: dict[str, set[str]] = {}
    for participation in participations:
        present.setdefault(participation.person, set()).add(participation.event)
    for statement in statements:
        stop = bisect_right(told, statement.evidence[0].stop, key=_start)
        key = _event(statement, told[max(0, stop - _FAR) : stop], present)
        yield replace(statement, event=key) if key else statement


def _start(event: Event) -> int:
    return event.evidence[0].start


def _event(statement: Statement, before: list[Event], present: dict[str, set[str]]) -> str | None:
    if statement.person:
        there = present.get(statement.person, set())
        return next((event.key for event in reversed(before) if event.key in there), None)
    if _MEETING.search(statement.speaker):
        return next((event.key for event in reversed(before) if event.type in ("meeting", "ceremony")), None)
    return None
