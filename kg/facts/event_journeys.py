"""Drafts of visits and acts without a name of their own (signing, unveiling, wreath).

In:  a scene and the finds of ``visits``.    Out: the drafts they belong to, with who visited.
"""

from __future__ import annotations

import re

from kg.facts.acts import Act
from kg.facts.event_dates import date_beside, date_of
from kg.facts.event_drafts import Draft
from kg.facts.event_finds import Find
from kg.facts.event_scene import Reading, Scene
from kg.facts.roles import absent
from kg.facts.visits import Stop, places_of, stops_in
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_APART = re.compile(r"分头|分组|分别|分赴|分[^，。]路")
_CALLED_ON = re.compile(rf"(?:看望|慰问)(?:慰问)?了?[^，。；{_R}{_T}]{{0,30}}{_R}(?:[和、及][^，。；{_R}]{{0,12}}{_R})?")
_BEFORE = re.compile(r"会前|此前|之前|前不久|曾|上班第一天")


def visit(reading: Reading, scene: Scene, find: Find) -> Draft:
    """The visit a find belongs to: that of the same people on the same day, else a new one."""
    people = scene.people(find.who) or (reading.leads if find.carried else ())
    date = date_beside(scene.typed, scene.text, find.start, find.name[0])
    for draft in reversed(reading.book.drafts):
        visitors = draft.people("visited")
        if draft.type != "visit" or draft.status == "planned" or find.planned or (people and visitors and not set(people) & visitors):
            continue
        if find.apart and not people:
            continue
        if draft.round and people and set(people) < visitors:
            continue  # 1月25日至26日，A、B等分头走访慰问…。25日，A看望了…
        if date is None or draft.date is None or date[0] == draft.date:
            draft.evidence.append(scene.evidence(find.start, find.stop, "visit-again"))
            if find.place:
                for place in find.place.split("；"):
                    draft.add_place(place)
            return draft
    draft = Draft("visit", reading.label(scene, *find.name), [scene.evidence(find.start, find.stop, "visit")], place=find.place)
    draft.side = bool(_BEFORE.search(scene.text[: find.start])) or find.apart
    date_of(reading, draft, scene, find.start, find.name[0], inherit=not draft.side or find.apart)
    lead = scene.text[find.start : find.name[1]]
    draft.round = len(people) > 1 and ("/" in (draft.date or "") or _APART.search(lead) is not None)
    if find.planned:
        draft.status = "planned"
    if not absent(scene.text, find.start):
        seen = scene.evidence(find.start, find.stop, "visitor" if find.who is not None else "carried-subject")
        for person in people:
            draft.roles.setdefault((person, "visited"), []).append(seen)
    return reading.book.add(draft)


def stops(reading: Reading, scene: Scene) -> None:
    """随后，A来到…, 一行人察看了…: further places of the current visit."""
    draft = reading.book.current
    if draft is None or draft.type != "visit" or draft.side:
        return
    for stop in stops_in(scene.text):
        subject = scene.people(stop.who)
        if draft.round and subject and set(subject) < draft.people("visited"):
            draft = _own_visit(reading, scene, stop, subject)
            continue
        if subject and draft.people("visited") and not set(subject) & draft.people("visited"):
            continue
        for place in stop.place.split("；"):
            draft.add_place(place)


def _own_visit(reading: Reading, scene: Scene, stop: Stop, subject: tuple[str, ...]) -> Draft:
    """After A、B分头走访…: A来到云台街道，… is the visit of A."""
    evidence = scene.evidence(stop.start, stop.stop, "visit-of-one")
    draft = Draft("visit", reading.label(scene, stop.start, stop.stop), [evidence], place=stop.place)
    date_of(reading, draft, scene, stop.start, stop.stop)
    for person in subject:
        draft.roles.setdefault((person, "visited"), []).append(evidence)
    return reading.book.add(draft)


def called_on(reading: Reading, scene: Scene) -> None:
    """看望了抗战老兵鲁大江, 慰问环卫工人崔福田: they are the guests of the visit."""
    draft = reading.book.current
    if draft is None or draft.type != "visit":
        return
    for match in _CALLED_ON.finditer(scene.text):
        positions = (i for i in range(match.start(), match.end()) if scene.text[i] == _R)
        for person in (person for position in positions for person in scene.people(position)):
            if person not in draft.people():
                draft.roles[person, "guest"] = [scene.evidence(match.start(), match.end(), "called-on")]


def act(reading: Reading, scene: Scene, found: Act) -> Draft:
    """签署《…》, 敬献花篮, 与科研人员座谈: an event of its own beside the one that is reported."""
    draft = Draft(found.type, reading.label(scene, found.start, found.stop), [scene.evidence(found.start, found.stop, found.rule)])
    draft.place, draft.host = places_of(found.place) if found.type == "visit" else found.place, found.host
    draft.side = found.rule == "wreath" or (reading.book.current is not None and not found.main)
    draft.act = True
    known = reading.book.known(draft.name or "", found.type)
    if known is not None:
        known.evidence += draft.evidence
        return known
    date_of(reading, draft, scene, found.start, found.stop, inherit=found.rule != "unveiling")
    return reading.book.add(draft)
