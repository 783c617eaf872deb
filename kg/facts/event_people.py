"""Who took part: the roles of each roster of a scene, in the event its words name.

In:  a scene, the drafts mentioned in it with their positions.    Out: roles, groups, on-behalf-of, written into the drafts.

The event is the one the roster's words name (参加调研), else that of its sentence, else the current one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TypeAlias

from kg.facts.event_drafts import MEETINGS, Draft
from kg.facts.event_scene import Reading, Scene
from kg.facts.roles import absent, predicate_stop, roles_beside, wrote
from kg.model import EventType, Evidence, Role
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
Here: TypeAlias = list[tuple[int, Draft]]
_ELSEWHERE = re.compile(r"批示|贺信|回信|贺电|贺词|致信|信中|电中|会前|会后|散会|接受")  # said, but not at the meeting
_REFERENCES: tuple[tuple[re.Pattern[str], tuple[EventType, ...]], ...] = (
    (re.compile(r"(?:参加|出席|陪同|列席)(?:了)?(?:会见|会谈|会晤|接见|座谈会见)|会见时在座"), ("talk",)),
    (
        re.compile(
            r"(?:参加|陪同|随同|一同|一起|参与)(?:了)?(?:上述)?(?:[^，。；]{0,6})?(?:调研|考察|检查|督导|走访|慰问|视察|巡查|暗访|督查|观摩|巡河|接访)"
        ),
        ("visit",),
    ),
    (
        re.compile(r"(?:参加|出席|列席|主持)(?:了)?(?:[^，。；]{0,4})?(?:会议|座谈会|大会|全会|论坛|学习|推进会|开幕会|闭幕会|续会)"),
        ("meeting", "training"),
    ),
    (re.compile(r"(?:参加|出席|主持)(?:了)?(?:[^，。；]{0,6})?(?:仪式|开幕式|闭幕式|启动式)"), ("ceremony", "meeting")),
)
_ALL_ABOVE = re.compile(r"(?:参加|出席|陪同)(?:了)?(?:上述|以上|相关|有关)(?:系列)?活动")
_CLOSING = re.compile(rf"{_R}(?:等)?(?:一同|分别)?(?:参加|陪同)。?")
_NAMELESS = re.compile(
    rf"{_R}(?:等[^，。；]{{0,8}})?(?:一同|分别|共同)?(?P<verb>参加|出席|陪同|列席)(?:了)?(?P<what>会议|活动|调研|会见)?。?"
)
_GROUP = re.compile(
    r"(?:^|[，；。])(?P<group>[^，。；]{2,50}?(?:负责同志|负责人|代表|委员|同志|领导|干部|成员|人员|嘉宾|学员))(?:等)?(?:分别|应邀)?(?:列席|参加|出席)"
)
_BEHALF = re.compile(rf"受([^，。；]{{0,14}}?{_R})(?:的)?委托，?[^。；{_R}]{{0,20}}$|受({_R})(?:的)?委托")
_INVITES = re.compile(rf"{_R}(?:[和、与及][^，。；]{{0,30}}?)?(?:{_R})?(?:的)?邀请")  # 应议长⟨里尼克⟩邀请，委员长⟨赵明⟩访问…
_TELLING = re.compile(r"介绍|汇报|说|告诉|反映|回答|建议|提出")
_EXPLAINING = re.compile(r"介绍|汇报|反映|建议")
_ROW = re.compile(rf"[^，。；{_R}{_T}]{{2,60}}[、和与]")
_ATTENDS = re.compile(r"(?:出席|参加|列席)(?:了)?[^，。；]{0,8}$")
_NOT_VISITOR = re.compile(r"陪同下|[由请在迎待]$")
_VISITOR = re.compile(rf"{_R}[^。；{_R}]*?(?:出席|参加)$")
_MEANWHILE = re.compile(r"期间|之际|的?间隙|时")
_GUEST_OF = re.compile(rf"(?:开幕式|闭幕式)?(?:[并和][^，。；{_R}]{{1,36}})?的[^，。；{_R}]{{0,10}}{_R}")


def roles_of(reading: Reading, scene: Scene, here: Here) -> None:
    """Give each roster of the scene its roles."""
    text = scene.text
    for position, mention in scene.rosters():
        people = scene.people(position)
        if wrote(text, position):
            reading.writers.update(people)
        draft = _event_for(reading, scene, position, here) or _nameless(reading, scene, position)
        if draft is None:
            continue
        several = _above(reading, scene, position) or _joined(scene, position, draft, here)
        given: set[Role] = set()
        for target in several or [draft]:
            for role, rule, stop in _roles(scene, position, target, here):
                given.add(role)
                for member in mention.members:
                    span = Evidence(member.person.start, max(member.person.stop, scene.typed.span(position, stop)[1]), rule)
                    target.roles.setdefault((member.person.name, role), []).append(span)
        _behalf(scene, position, draft)
        if given != {"attended"} and not absent(text, position) and (position == 0 or text[position - 1] in f"，。；{_T}"):
            reading.leads = people


def guest_of(scene: Scene, draft: Draft, start: int, stop: int) -> None:
    """会见来华出席…峰会的总统A: A attends the summit, the host of the talk does not. A出席…峰会期间会见B: A does."""
    match = _GUEST_OF.match(scene.text, stop, stop + 64)
    visitor = _VISITOR.search(scene.text, max(0, start - 60), start) if match is None and _MEANWHILE.match(scene.text, stop) else None
    position = match.end() - 1 if match else visitor.start() if visitor else None
    for person in scene.people(position):
        draft.roles.setdefault((person, "attended"), []).append(scene.evidence(start, match.end() if match else stop, "guest-of"))


def _above(reading: Reading, scene: Scene, position: int) -> list[Draft]:
    """参加上述活动: in all events of the article so far."""
    if not _ALL_ABOVE.search(scene.text, position, predicate_stop(scene.text, position)):
        return []
    return [d for d in reading.book.drafts if d.status == "held" and not d.side]


def _joined(scene: Scene, position: int, draft: Draft, here: Here) -> list[Draft]:
    """出席A会议、B论坛和C峰会: the events that 、 and 和 join to the one the roster's words name."""
    text = scene.text
    stop = predicate_stop(text, position)
    first = bisect_left(here, position, key=lambda pair: pair[0])
    found: list[Draft] = []
    last = position
    for at, d in here[first : bisect_left(here, stop, key=lambda pair: pair[0])]:
        if d.type not in MEETINGS or d.guests_only or (found and not _ROW.fullmatch(text, last, at)):
            break
        if d not in found:
            found.append(d)
        last = at
    return found if len(found) > 1 and found[0] is draft and _ATTENDS.search(text, position, here[first][0]) else []


def _roles(scene: Scene, position: int, draft: Draft, here: Here) -> list[tuple[Role, str, int]]:
    text = scene.text
    if draft.guests_only and any(d is draft and position < at for at, d in here):
        return []
    found = [(f.role, f.rule, f.stop) for f in roles_beside(text, position, draft.type)]
    if draft.type == "visit" and not found and not absent(text, position):
        stop = predicate_stop(text, position)
        if _INVITES.match(text, position):
            return []
        if any(d is draft and position - 1 <= at <= stop for at, d in here) and not _NOT_VISITOR.search(
            text[max(0, position - 3) : position]
        ):
            found.append(("visited", "visitor", stop))
    if (
        draft.type in ("ceremony", "meeting")
        and draft.act
        and any(d is draft for _, d in here)
        and not found
        and not absent(text, position)
    ):
        found.append(("attended", "at-the-act", min(len(text), position + 1)))
    return found


def _event_for(reading: Reading, scene: Scene, position: int, here: Here) -> Draft | None:
    """The event that the roster's words name, else that of its sentence, else the current one."""
    text, book = scene.text, reading.book
    stop = predicate_stop(text, position)
    first = bisect_left(here, position - 400, key=lambda pair: pair[0])
    here = [pair for pair in here[first : bisect_left(here, position + 400, key=lambda pair: pair[0])] if not pair[1].guests_only]
    inside = [d for at, d in here if position - 1 <= at < stop]
    for pattern, types in _REFERENCES:
        if pattern.search(text, position, stop):
            found = next((d for d in inside if d.type in types), None) or book.latest(types)
            if found is not None:
                return found
    if inside:
        return inside[0]
    if _CLOSING.fullmatch(text) and _alone(reading, scene):
        return book.latest(("visit",)) or book.current  # a line of its own in a report on a journey: 国务院副秘书长甲、乙参加。
    before = [d for at, d in here if at <= position]
    main = [d for _, d in here if not d.side and d.status == "held"]
    if before and not (before[-1].side and before[-1].type == "meeting"):
        return before[-1]
    return main[0] if main else here[0][1] if here and here[0][1].type == "ceremony" else book.current


def _alone(reading: Reading, scene: Scene) -> bool:
    """Is the sentence a paragraph of its own?"""
    text, sentence = reading.prepared.folded, scene.sentence
    return text[sentence.start - 1 : sentence.start] in ("", "\n") and text[sentence.stop : sentence.stop + 1] in ("", "\n")


def _nameless(reading: Reading, scene: Scene, position: int) -> Draft | None:
    """An event that the article never names: 区领导A、B参加。 after what somebody said there."""
    match = _NAMELESS.fullmatch(scene.text)
    if match is None or position != 0:
        return None
    kind: EventType = "visit" if match["what"] == "调研" or match["verb"] == "陪同" else "talk" if match["what"] == "会见" else "meeting"
    draft = Draft(kind, None, [Evidence(scene.sentence.start, scene.sentence.stop, "nameless-event")])
    for statement in reading.statements:
        if statement.person and kind == "meeting" and statement.evidence[0].start < scene.sentence.start:
            draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])
    return reading.book.add(draft)


def _behalf(scene: Scene, position: int, draft: Draft) -> None:
    """受区长A委托，B作报告: B on behalf of A."""
    text = scene.text
    before = text[max(0, position - 60) : position]
    ahead = _BEHALF.search(before)
    if ahead is None and _BEHALF.match(text[position + 1 : position + 20]) is None:
        return
    giver = text.rfind(_R, 0, position) if ahead else text.find(_R, position + 1)
    for person in scene.people(position):
        for name in scene.people(giver)[:1]:
            draft.behalf.setdefault(person, name)


def groups_of(reading: Reading, scene: Scene, here: Here) -> None:
    """区直有关部门负责同志参加: collective participants, verbatim."""
    draft = here[-1][1] if here else reading.book.current
    for match in _GROUP.finditer(scene.text):
        if draft is not None and _R not in match["group"]:
            draft.groups.setdefault(reading.label(scene, *match.span("group")), None)


def spoken(reading: Reading, scene: Scene) -> None:
    """What somebody says at a meeting or ceremony gives the role spoke; what is said in a talk or on a visit does not."""
    draft = reading.book.current
    if draft is not None and draft.type == "visit" and not draft.side:
        _told_visitors(scene, draft)
    if draft is None or draft.side or draft.type not in MEETINGS or draft.type == "other":
        return
    for statement in scene.said:
        if statement.person and statement.verb != "：" and not _away(reading, statement.evidence[0].start, statement.person, draft):
            draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])


def _told_visitors(scene: Scene, draft: Draft) -> None:
    """公司总裁A介绍, 村支书B告诉他: who explains something while a visit is told is there."""
    visitors = draft.people("visited")
    for statement in scene.said:
        if statement.person and visitors and statement.person not in visitors and _TELLING.search(statement.verb):
            role: Role = "spoke" if _EXPLAINING.search(statement.verb) else "attended"
            if role == "spoke" or statement.person not in draft.people():
                draft.roles.setdefault((statement.person, role), []).append(statement.evidence[0])


def _away(reading: Reading, begin: int, person: str, draft: Draft) -> bool:
    """Said in a letter, on another occasion, or by one who only wrote to the meeting."""
    words = reading.prepared.folded[begin : begin + 30].split("，")[0]
    return bool(_ELSEWHERE.search(words)) or (person in reading.writers and person not in draft.people())
