"""Drafts of talks, with who received whom.

In:  a scene and the finds of ``talks``.    Out: the drafts they belong to, new or known; None for a talk that is only spoken of in general.
"""

from __future__ import annotations

import re
from typing import cast

from kg.facts.event_dates import date_beside, date_of
from kg.facts.event_drafts import Draft
from kg.facts.event_finds import Find
from kg.facts.event_scene import Reading, Scene
from kg.facts.talks import talks_in
from kg.model import Evidence, Role, Roster, RosterMember
from kg.text.typed import TYPES

_LATEST = 100  # events looked back on for a talk already told: a text of ten thousand talks stays linear
_R, _T = TYPES["R"], TYPES["T"]
_ADDRESSED = re.compile(r"[同与和](?:你|您|[^，。；]{0,6}(?:先生|女士|阁下|殿下|陛下))")
_WHILE = re.compile(rf"(?:会见|会晤|接见|[同与和](?={_R}[^，。；]{{0,4}}(?:会谈|会晤|会见)时)){_R}(?:会谈|会晤|会见)?时")
_HELD = re.compile(r"举行|进行")
_SPOKEN = "　"  # what is said is blanked in the text of a scene


def talks_of(reading: Reading, scene: Scene, find: Find) -> list[Draft]:
    """The drafts a find belongs to: one talk, or one a guest where they were received one after the other."""
    drafts = (_talk(reading, scene, find, only) for only in _one_by_one(scene, find))
    return [draft for draft in drafts if draft is not None]


def returned_to(reading: Reading, scene: Scene) -> None:
    """在会见总统A时，…: what follows belongs to the talk with A."""
    match = _WHILE.search(scene.text)
    guests = set(scene.people(scene.text.index(_R, match.start()))) if match is not None else set()
    talk = next((d for d in reading.book.drafts if d.type == "talk" and guests & d.people("guest")), None)
    reading.book.current = talk or reading.book.current


def remembered_talks(reading: Reading, scene: Scene) -> None:
    """A dated talk of the past that somebody speaks of: 去年9月，主席A同总统B在青溪举行会晤."""
    if not scene.said and not scene.continued:
        return
    text = scene.typed.text
    for find in talks_in(text):
        if scene.text[find.name[0]] != _SPOKEN or find.planned or not (find.prefix or _HELD.search(text, *find.name)):
            continue
        addressed = _ADDRESSED.match(text, find.name[0]) is not None
        if not addressed and date_beside(scene.typed, text, find.start, find.name[0]) is None:
            continue
        draft = Draft("talk", _name(reading, scene, find, None), [scene.evidence(find.start, find.stop, "remembered")], side=True)
        draft.place = find.place
        date_of(reading, draft, scene, find.start, find.stop, inherit=False, spoken=True)
        if any(d.type == "talk" and d.name == draft.name for d in reading.book.drafts):
            continue
        _took_part(reading, scene, find, draft, _guests(reading, scene, find, text))
        reading.book.add(draft)


def _one_by_one(scene: Scene, find: Find) -> list[RosterMember | None]:
    """分别会见总统A、总理B: each guest is received in a talk of their own; otherwise one talk with all."""
    if "分别" not in scene.text[find.start : find.name[0]]:
        return [None]
    rosters = [m for i in find.guests if isinstance(m := scene.typed.mentions.get(i), Roster)]
    members = [member for roster in rosters for member in roster.members]
    return list(members) if len(members) > 1 else [None]


def talks_of_pair(reading: Reading, scene: Scene, find: Find) -> Draft | None:
    """总统A与总理B⟨T⟩通电话: the first has the talk with the others."""
    roster = scene.typed.mentions.get(find.who) if find.who is not None else None
    if not isinstance(roster, Roster) or len(roster.members) < 2:
        return None
    first, second = roster.members[:2]
    verb = reading.label(scene, *find.name)
    spans = [(post.start, post.stop) for post in second.posts] + [(second.person.start, second.person.stop)]
    text = reading.prepared.article.text
    if text[first.person.stop : min(spans)[0]] not in ("与", "同", "和"):
        return None
    name = "与" + text[min(spans)[0] : max(stop for _, stop in spans)] + verb
    if any(
        d.type == "talk" and first.person.name in d.people("met") and second.person.name in d.people("guest") for d in reading.book.drafts
    ):
        return None
    draft = Draft("talk", name, [scene.evidence(find.start, find.stop, "talk-of-two")], place=find.place)
    date_of(reading, draft, scene, find.start, find.stop)
    for person, role in ((first.person.name, "met"), *((m.person.name, "guest") for m in roster.members[1:])):
        draft.roles.setdefault((person, cast(Role, role)), []).append(draft.evidence[0])
    return reading.book.add(draft)


def _aside(reading: Reading, scene: Scene, find: Find) -> bool:
    """Is the talk one that somebody else had, spoken of in the talk reported: 习近平主席昨天同总统先生举行会晤?"""
    current = reading.book.current
    named = set(scene.people(find.who))
    return current is not None and current.type == "talk" and not named & current.people("met", "guest")


def _talk(reading: Reading, scene: Scene, find: Find, only: RosterMember | None) -> Draft | None:
    aside = _aside(reading, scene, find)
    if aside and not _HELD.search(scene.text, find.start, find.stop) and _T not in scene.text[: find.stop]:
        return None  # 去年以来，习近平主席同你多次通话: no single talk
    guests = (only.person.name,) if only is not None else _guests(reading, scene, find, scene.text)
    evidence = scene.evidence(find.start, find.stop, "talk")
    known = _known(reading, scene, find, set(guests))
    if known is not None:
        if not known.people("guest"):
            _took_part(reading, scene, find, known, guests)
        date_of(reading, known, scene, find.start, find.stop, inherit=False)
        known.evidence.append(evidence)
        known.place = known.place or find.place
        return known
    draft = Draft("talk", _name(reading, scene, find, only), [evidence], place=find.place, side=aside)
    date_of(reading, draft, scene, find.start, find.stop, inherit=not (aside or find.planned))
    if find.planned:
        draft.status = "planned"
        if draft.date is None:
            return None
    reading.book.add(draft)
    _took_part(reading, scene, find, draft, guests)
    return draft


def _known(reading: Reading, scene: Scene, find: Find, guests: set[str]) -> Draft | None:
    """The talk with these guests; one with guests not named so far; for parties without names, the one of the same name."""
    hosts = set(scene.people(find.who))
    label = reading.label(scene, *find.name)
    for draft in reversed(reading.book.drafts[-_LATEST:]):
        if draft.type != "talk":
            continue
        met, received = draft.people("met"), draft.people("guest")
        if not hosts and not guests:
            if not met and not received and draft.name == label:
                return draft
            continue
        vague = not received and not draft.side and draft.date is None and hosts == met  # 日前，A接待来访群众
        if guests and (guests & received or vague) and (not hosts or not met or hosts & met):
            return draft
    return None


def _guests(reading: Reading, scene: Scene, find: Find, text: str) -> tuple[str, ...]:
    """Who was received; 总统先生 and 你, said to the guest of the talk reported, are that guest."""
    named = tuple(p for position in find.guests for p in scene.people(position))
    current = reading.book.current
    if named or current is None or current.type != "talk" or not _ADDRESSED.match(text, find.name[0]):
        return named
    return tuple(sorted(current.people("guest")))


def _name(reading: Reading, scene: Scene, find: Find, only: RosterMember | None) -> str:
    if only is None:
        return find.prefix + reading.label(scene, *find.name)
    spans = [(post.start, post.stop) for post in only.posts] + [(only.person.start, only.person.stop)]
    return find.prefix + reading.prepared.article.text[min(spans)[0] : max(stop for _, stop in spans)]


def _took_part(reading: Reading, scene: Scene, find: Find, draft: Draft, guests: tuple[str, ...]) -> None:
    seen: Evidence = draft.evidence[-1]
    for person in guests:
        draft.roles.setdefault((person, "guest"), []).append(seen)
    for person in scene.people(find.who):
        draft.roles.setdefault((person, "met"), []).append(seen)
