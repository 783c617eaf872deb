"""Reads the sentences of one article in order and puts its events together.

In:  PreparedArticle, rosters, times, statements.    Out: drafts of events with roles and conveyed items.
"""

from __future__ import annotations

import re

from kg.facts import event_journeys as journeys
from kg.facts import event_meetings as meetings
from kg.facts import event_people as people
from kg.facts import event_talks as conversations
from kg.facts.acts import acts_in
from kg.facts.conveyed import conveyed_by_name, conveyed_items
from kg.facts.event_dates import times_in, widen
from kg.facts.event_drafts import MEETINGS, Draft
from kg.facts.event_names import names_in
from kg.facts.event_people import Here
from kg.facts.event_scene import Reading, Scene, Scenes
from kg.facts.held import held_names
from kg.facts.talks import talks_in, talks_of_both, talks_of_parties
from kg.facts.visits import visits_in
from kg.model import Evidence, PreparedArticle, Roster, Statement, TimeMention
from kg.text.typed import TYPES

_AFTERWARDS = re.compile(r"(?:会|仪式|活动|调研|考察)(?:议)?(?:结束)?后，|随后")  # 仪式结束后，一行人与教师座谈
_R, _T = TYPES["R"], TYPES["T"]


def read_events(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    times: tuple[TimeMention, ...],
    statements: tuple[Statement, ...],
) -> list[Draft]:
    """All events of the article, in the order in which they are first mentioned."""
    reading = Reading(prepared, statements)
    paragraph, opening = -1, True
    for scene in Scenes(prepared, rosters, times, statements):
        if scene.heading:
            reading.new_story()
            opening = True
            continue
        if scene.sentence.paragraph != paragraph:
            paragraph, reading.last_date = scene.sentence.paragraph, None
        conversations.returned_to(reading, scene)
        here = _events_of(reading, scene)
        meetings.remembered(reading, scene)
        conversations.remembered_talks(reading, scene)
        lasting = here[0][1] if here and here[0][1].type in MEETINGS else reading.book.latest(MEETINGS)
        if lasting is not None:
            widen(lasting, scene.typed, scene.text)
        people.roles_of(reading, scene, here)
        people.groups_of(reading, scene, here)
        _conveyed_of(reading, scene, here)
        people.spoken(reading, scene)
        dated = times_in(scene.typed, 0, len(scene.text))
        if dated:
            reading.last_date = reading.latest_date = (dated[-1][1].iso or "", dated[-1][1].basis)
            if opening:
                reading.lead_date = (dated[0][1].iso or "", dated[0][1].basis)
        opening = False
    return reading.book.drafts


def _events_of(reading: Reading, scene: Scene) -> Here:
    """The events mentioned in a sentence with where they stand in it."""
    here: Here = []
    for name, how in held_names(scene.text, names_in(scene.text)):
        draft = meetings.meeting(reading, scene, name, how)
        if draft is not None:
            here.append((name.start, draft))
            if draft.guests_only:
                people.guest_of(scene, draft, name.start, name.stop)
    visits = list(visits_in(scene.text))
    talks = [t for t in talks_in(scene.text) if not (visits and scene.text.startswith("座谈", t.name[1] - 2))] or list(
        talks_of_parties(scene.text)
    )
    for find in talks:
        here += [(find.start, draft) for draft in conversations.talks_of(reading, scene, find)]
    for find in () if talks else talks_of_both(scene.text):
        pair = conversations.talks_of_pair(reading, scene, find)
        here += [(find.start, pair)] if pair is not None else []
    for find in visits:
        if not any(t.name[0] - 4 <= find.name[0] < t.name[1] for t in talks):  # 会见来访的…考察团 is a talk
            at = find.name[0] if scene.text[find.name[0] - 1 : find.name[0]] == "并" else find.start  # 出席…会议并|对老挝进行正式访问
            here.append((at, journeys.visit(reading, scene, find)))
    _acts(reading, scene, here)
    journeys.stops(reading, scene)
    journeys.called_on(reading, scene)
    here.sort(key=lambda pair: pair[0])
    return here


def _acts(reading: Reading, scene: Scene, here: Here) -> None:
    """Wreaths, oaths, protests …; outside a ceremony signings and unveilings; outside meetings a round table."""
    current = reading.book.current
    named = {draft.type for _, draft in here} | ({current.type} if current is not None else set())
    for found in acts_in(scene.text, told=current is not None):
        if found.alone and "ceremony" in named:
            continue
        told = {"meeting", "training", "ceremony"} if scene.text[found.start] in "与同" else {"meeting", "training", "talk", "ceremony"}
        if found.rule == "round-table" and named & told and not _AFTERWARDS.search(scene.text):
            continue
        if found.rule == "protest" and any(draft.type == "other" for _, draft in here):
            continue  # 举行集会，抗议…: the rally is named
        here.append((found.start, journeys.act(reading, scene, found)))


def _conveyed_of(reading: Reading, scene: Scene, here: Here) -> None:
    """What the event conveyed: the one named last before the item, else the current one."""
    held_here = [(at, d) for at, d in here if not d.side and d.status == "held"]
    for at, draft in held_here:
        for item in conveyed_by_name(draft.name or ""):
            draft.conveyed.setdefault(item, scene.evidence(at, at + 1, "conveyed-name"))
    start = scene.sentence.start
    for item, (a, b) in conveyed_items(reading.prepared.folded[start : scene.sentence.stop], first=bool(held_here)):
        position = scene.typed.at(start + a)
        if scene.text[position] == "　":
            continue  # said there, not done: 他强调，要认真学习…精神
        before = [d for at, d in held_here if at <= position]
        draft_of = before[-1] if before else held_here[0][1] if held_here else reading.book.current
        if draft_of is not None and draft_of.type in ("meeting", "training", "other") and not draft_of.side:
            draft_of.conveyed.setdefault(item, Evidence(start + a, start + b, "conveyed"))
