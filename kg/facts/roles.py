"""The roles of a roster from the words beside it.

In:  a typed clause, the position of a roster, the type of the event.    Out: roles, in a fixed order; none when the words say absence.

    ⟨R⟩主持会议并讲话 -> presided, spoke      由⟨R⟩主持 -> presided      ⟨R⟩因病请假 -> none      陪同 -> attended
"""

from __future__ import annotations

import re

from kg.model import EventType, Role
from kg.text.typed import TYPES

_R = TYPES["R"]
_ABSENT = re.compile(r"(?:未能|未到|未参|未出|没有参加|请假|缺席|提交(?:了)?书面|作出批示|作批示|批示|在外|委托)")
_CITED = re.compile(
    r"(?:在[^，。；]{2,40}(?:上|时|中)?)?(?:发表)?的?(?:系列|一系列)?(?:关于[^，。；]{1,40})?(?:重要讲话|重要指示|重要论述|重要文章|重要批示|贺信|回信|嘱托|指引|思想)"
)
_PRESIDED = re.compile(r"^[^，。；]{0,14}?主持(?!人)")
_PRESIDED_LATER = re.compile(r"^[^。；]{0,24}?[，并]主持(?!人)")
_SPOKE = re.compile(
    r"(?:讲话|致辞|致词|致欢迎辞|致欢迎词|发言|作(?:了|的|题为)?[^，。；]{0,40}?(?:报告|讲话|发言|说明|汇报|点评|辅导|解读|推介|演讲|检查|讲授|授课)|"
    r"汇报|宣读|通报|传达|宣布|领学|点评|解读|推介|表态|演讲|述职|述责述廉|主讲|授课|介绍|说明|表了态|寄语|动员|部署)"
)
_ATTENDED = re.compile(r"(?:出席|参加|列席|陪同|见证|到会|参会|一同|随同|观摩|与会|应邀|在座|参与|参观|共同)")
_GAP = re.compile(rf"[。；]|，(?=[^，。；]{{0,30}}{_R})")
_NEXT_EVENT = re.compile(r"^[^，。；]{0,6}(?:委托|受)")


def roles_beside(text: str, position: int, event_type: EventType, in_sentence: bool) -> tuple[Role, ...]:
    """The roles that the clause gives the roster at ``position``."""
    after = _after(text, position)
    before = text[max(0, position - 12) : position]
    if _CITED.match(after) or re.search(r"(?:学习|贯彻|落实|传达|践行|遵循|按照|根据)(?:了|好)?$", before):
        return ()
    if _ABSENT.search(after) or re.search(r"(?:委托|授予|表彰|纪念|缅怀|任命|免去|接替|以|受)$", before):
        return ()
    if event_type == "talk":
        return _talk_roles(text, position, after)
    found: list[Role] = []
    by = re.search(r"由$", before)
    if (by and after.startswith("主持")) or (_PRESIDED.match(after) and not by) or _PRESIDED_LATER.match(after):
        found.append("presided")
    if event_type != "visit" and _SPOKE.search(after):
        found.append("spoke")
    if (
        event_type == "visit"
        and not found
        and not re.search(r"(?:陪同|随同|一同|参加|参与|在[^，]{0,20}陪同)", after)
        and in_sentence
        and _visits(after)
    ):
        found.append("visited")
    if _ATTENDED.search(after) and (not by or "出席" in after):
        found.append("attended")
    return tuple(found)


def _visits(after: str) -> bool:
    return bool(re.search(r"调研|考察|检查|督导|走访|慰问|看望|视察|巡查|暗访|督查|察看|巡河|巡林", after))


def _talk_roles(text: str, position: int, after: str) -> tuple[Role, ...]:
    verb = re.search(r"会见|接见|接待|会晤|会谈|同|与", text)
    if re.search(r"(?:参加|陪同|出席|列席|见证)(?:了)?(?:会见|会谈|上述|活动)?", after) and not re.match(
        r"[^，。；]{0,30}(?:会见|同|与)", after
    ):
        return ("attended",)
    if verb is None:
        return ()
    if position < verb.start() and re.match(r"[^，。；]{0,40}?(?:会见|接见|接待|会晤|同|与|举行会谈)", after):
        return ("met",)
    if (
        verb.end() <= position
        and not re.search(r"[。；]", text[verb.end() : position])
        and re.match(r"^(?:会见|接见|接待|会晤|同|与)了?[^，。；]{0,60}$", text[verb.start() : position])
    ):
        return ("guest",)
    return ()


def _after(text: str, position: int) -> str:
    """The words that belong to the roster: up to the next roster that begins a clause of its own, at most the sentence."""
    rest = text[position + 1 :]
    cut = _GAP.search(rest)
    piece = rest[: cut.start()] if cut else rest
    other = piece.find(_R)
    if other >= 0 and re.match(r"[^，。；]{0,3}$", piece[:other]):
        return piece  # ⟨R⟩、⟨R⟩分别…: the predicate comes after the last one
    return piece[:80]
