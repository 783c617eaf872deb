"""Personnel changes stated as such.

In:  sentences, rosters.    Out: Appointments in the order of the text, one a person, post and action; the post as written, split at 、.

    任命⟨R⟩为…   ⟨R⟩当选为…   免去⟨R⟩的…职务   ⟨R⟩不再担任…   接受⟨R⟩辞去…   提名⟨R⟩为…   ⟨R⟩…拟任…   and lists with one verb over many lines
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.posts import head_ending_at
from kg.model import Appointment, AppointmentAction, Evidence, OrganisationMention, PreparedArticle, Roster, Sentence, TimeMention
from kg.text.typed import TYPES, TypedText, typed

_R = TYPES["R"]
_WHO = rf"(?P<who>{_R}(?:[、和]{_R})*)(?:（[^（）]{{1,8}}）|同志|等)*"
_POST = r"(?P<post>[^，。；：（）]{2,60}?)"
_END = r"(?=[，。；（]|$|职务|的职务|候选人|人选|的请求)"
_RULES: tuple[tuple[str, AppointmentAction, re.Pattern[str]], ...] = (
    ("resign", "resigned", re.compile(rf"{_WHO}[^，。；]{{0,8}}?(?:请求)?辞去(?:其)?{_POST}{_END}")),
    ("remove-their", "removed", re.compile(rf"免去[其他她](?:的)?{_POST}{_END}")),
    ("remove", "removed", re.compile(rf"免去(?:了)?{_WHO}的?{_POST}{_END}")),
    ("remove-of", "removed", re.compile(rf"{_WHO}(?:不再兼任|不再担任|被免去|免去){_POST}{_END}")),
    ("nominate", "nominated", re.compile(rf"(?:提名|推荐){_WHO}(?:为|担任|任){_POST}{_END}")),
    ("nominate-for", "nominated", re.compile(rf"(?:^|[，；。])(?:拟?提名为|拟提名任|拟任|提名为|拟担任){_POST}{_END}")),
    ("formalities", "nominated", re.compile(rf"办理{_POST}任职手续")),
    ("elected-they", "elected", re.compile(rf"祝贺[他她](?:再次)?当选(?:连任)?{_POST}{_END}")),
    ("elect", "elected", re.compile(rf"(?:选举|推选|选举产生|补选|增选){_WHO}(?:为|担任){_POST}{_END}")),
    ("elected", "elected", re.compile(rf"{_WHO}(?:再次|全票)?当选(?:为)?{_POST}{_END}")),
    ("co-opt", "appointed", re.compile(rf"递补[^，。；]{{0,24}}?{_WHO}为{_POST}{_END}")),
    ("appoint", "appointed", re.compile(rf"(?:任命|决定任命|聘任|任用){_WHO}(?:为|担任|任){_POST}{_END}")),
    ("becomes", "appointed", re.compile(rf"{_WHO}(?:出任|接任|任(?!命|期|职|务|免)|担任新任){_POST}{_END}")),
)
_LISTED = re.compile(rf"^{_WHO}(?:为(?P<as>[^，。；：（）]{{2,60}}?)|的(?P<of>[^，。；：（）]{{2,60}}?)职务)(?=[，。；（]|$)")
_HEADER = re.compile(r"(任命|免去|聘任)(?:了)?[：:]$|(任命|免去)[：:]")
_ELIDED = re.compile(rf"^(?:，|；)?{_WHO}为{_POST}{_END}")
_NOT_MADE = re.compile(r"(?:击败|战胜)[了]?$|暂不|未获通过|议案|曾|提请任命|原任|拟提请|此前，?$")
_SUBJECT = re.compile(rf"^[^，。；{_R}]{{0,10}}({_R})")


def find_appointments(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    organisations: tuple[OrganisationMention, ...],
    times: tuple[TimeMention, ...],
) -> tuple[Appointment, ...]:
    """The personnel changes of an article."""
    found: dict[tuple[str, str, AppointmentAction], Appointment] = {}
    listing: AppointmentAction | None = None
    for sentence in prepared.sentences:
        inside = [r for r in rosters if sentence.start <= r.start and r.stop <= sentence.stop]
        clause = typed(prepared.folded, sentence.start, sentence.stop, inside)
        for person, post, action, evidence in _changes(prepared, sentence, clause, listing):
            found.setdefault((person, post, action), Appointment(person, post, action, (evidence,), _date(times, sentence)))
        header = _HEADER.search(clause.text)
        if header:
            listing = "removed" if (header[1] or header[2]) == "免去" else "appointed"
        elif not _LISTED.search(clause.text) and listing and not clause.text.startswith(_R):
            listing = None
    return tuple(found.values())


def _changes(
    prepared: PreparedArticle, sentence: Sentence, clause: TypedText, listing: AppointmentAction | None
) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    text = clause.text
    taken: set[int] = set()
    for rule, action, pattern in _RULES:
        for match in pattern.finditer(text):
            span = range(match.start("post"), match.end("post"))
            before = text[max(0, match.start() - 6) : match.start()]
            if any(i in taken for i in span) or _NOT_MADE.search(before) or re.search(r"议案|暂不", text[match.end() : match.end() + 10]):
                continue
            people = _people(clause, match) or (
                _last_before(clause, match.start()) if rule.endswith(("their", "they")) else _subject(clause)
            )
            posts = _split(clause, match.start("post"), match.end("post"))
            if not people or not posts:
                continue
            taken.update(span)
            evidence = Evidence(*clause.span(match.start(), match.end()), f"appointment-{rule}")
            yield from ((person, post, action, evidence) for person in people for post in posts)
            if rule == "elect":
                yield from _following(clause, match.end(), action)
    part = re.match(r"(?:[^：:]*[：:])?", text)
    listed = _LISTED.search(text[part.end() :] if part and listing is None else text)
    if listed and (listing or _HEADER.search(text)):
        offset = len(text) - len(listed.string)
        action = listing or ("removed" if listed["of"] else "appointed")
        group = "as" if listed["as"] else "of"
        people = _roster_people(clause, offset + listed.start("who"), offset + listed.end("who"))
        evidence = Evidence(*clause.span(offset + listed.start(), offset + listed.end()), "appointment-list")
        for post in _split(clause, offset + listed.start(group), offset + listed.end(group)):
            yield from ((person, post, action, evidence) for person in people)


def _following(clause: TypedText, position: int, action: AppointmentAction) -> Iterator[tuple[str, str, AppointmentAction, Evidence]]:
    """选举A为主任，⟨B、C⟩为副主任: the verb is stated once."""
    match = _ELIDED.match(clause.text[position:])
    while match:
        evidence = Evidence(*clause.span(position + match.start(), position + match.end()), "appointment-elect")
        people = _roster_people(clause, position + match.start("who"), position + match.end("who"))
        for post in _split(clause, position + match.start("post"), position + match.end("post")):
            yield from ((person, post, action, evidence) for person in people)
        position += match.end()
        match = _ELIDED.match(clause.text[position:])


def _people(clause: TypedText, match: re.Match[str]) -> list[str]:
    if "who" not in match.re.groupindex:
        return []
    return _roster_people(clause, match.start("who"), match.end("who"))


def _roster_people(clause: TypedText, start: int, stop: int) -> list[str]:
    names = []
    for position in range(start, stop):
        mention = clause.mentions.get(position)
        if isinstance(mention, Roster):
            names += [member.person.name for member in mention.members]
    return names


def _subject(clause: TypedText) -> list[str]:
    """The person a sentence is about: 谷雨，男，…，拟任…"""
    match = _SUBJECT.match(clause.text)
    return _roster_people(clause, match.start(1), match.end(1))[-1:] if match else []


def _last_before(clause: TypedText, position: int) -> list[str]:
    """The person last named before a pronoun: 致电⟨R⟩，祝贺他当选…"""
    at = clause.text.rfind(_R, 0, position)
    return _roster_people(clause, at, at + 1)[-1:] if at >= 0 else []


def _split(clause: TypedText, start: int, stop: int) -> list[str]:
    """The posts of a stretch, each ending in a title: 区委委员、常委、副书记."""
    text = clause.text[start:stop]
    if _R in text:
        return []
    parts = [part.removeprefix("其").removesuffix("候选人").strip() for part in text.split("、")]
    return [part for part in parts if len(part) >= 2 and head_ending_at(part, len(part))]


def _date(times: tuple[TimeMention, ...], sentence: Sentence) -> str | None:
    inside = [t.iso for t in times if sentence.start <= t.start and t.stop <= sentence.stop and t.iso]
    return inside[0] if inside else None
