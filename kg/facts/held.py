"""Do the words around an event's name say that it takes place, and what more: host, place, planned, merely cited.

In:  a typed clause and an event name in it.    Out: Held, or None when the name is only mentioned.

    ⟨T⟩，临澜区召开…大会      …大会⟨T⟩在县文化艺术中心召开      出席…论坛的      经…第二十次会议审议通过      拟于3月召开…
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.event_names import EventName
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_AFTER = re.compile(
    rf"^(?:[^，。；{_R}]{{0,14}}?(?:隆重|正式|顺利|胜利|如期)?(?:召开|举行|举办|开幕|闭幕|开班|启动|落幕|揭幕|开讲|开场|鸣枪|开赛|开跑)|[^，。；]{{0,3}}在[^，。；]{{1,26}}(?:召开|举行|举办|开幕|闭幕|开场|鸣枪开跑|启动)"
    rf"|，?{_T}(?:在[^，。；]{{1,24}})?(?:召开|举行|举办|开幕|闭幕))"
)
_HOLDS = re.compile(
    r"(?:主持召开|组织召开|召开|举行|举办|主办|承办|出席|参加|列席|主持|组织|收听收看|收看|开展|召开的|举行的|举办的"
    r"|开好|办好|现场观摩)(?:了|并主持)?$"
)
_CITED = re.compile(r"(?:召开|举行|举办|闭幕|开幕)的$")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+次(?:全体)?(?:\S{0,6})?会议$|[一二三四五六七八九十]次(?:执委|委员|全体"
    r"|常委)?(?:会议|全会)$|代表大会\S{0,4}会议$"
)
_DECIDED = re.compile(r"^(?:第[^，。]{1,6})?(?:上?，?)?(?:审议|表决|批准|通过|决定|选举|审查|听取)|^上(?:）|，|$|\s|\n)")
_ATTENDEE = re.compile(r"(?:出席|参加)$")
_STUDY = re.compile(r"(?:传达|学习|贯彻|落实|按照|根据|关于|精神|宣讲|筹备)(?:好|了)?$")
_NOT_AFTER = re.compile(r"^(?:精神|部署|要求|确定|提出|上?的?(?:系列)?重要讲话|报告|工作报告|召开以来|有关)")
_PLANNED = re.compile(
    r"(?:(?:将|拟|定于|计划|还将|即将|同意)(?:于|在|继续)?[^，。；]{0,20}?(?:召开|举行|举办|开幕|启动|办好|出席)"
    r"|拟于|照常进行|决定，会后)"
)
_PLACE_AFTER = re.compile(
    rf"[^，。；{_R}]{{0,10}}?在([^，。；{_R}{_T}]{{1,26}}?)(?:隆重|正式|顺利|胜利|鸣枪)?(?:召开|举行|举办|开幕|闭幕"
    rf"|启动|开场|开跑)"
)
_PLACE_BEFORE = re.compile(
    rf"在(?!随后|之后)([^，。；{_R}{_T}]{{1,24}}?)(?:隆重|主持|组织|会见)?(?:召开|举行|举办|出席|参加|主持)(?:的"
    rf"|了)?$|(?<=[，。；{_R}{_T}])在([^，。；{_R}{_T}]{{1,16}}?)[同与]?[^，。；]{{0,24}}(?:共同)?(?:出席|举办|召开"
    rf"|举行)了?$"
)
_HOST = re.compile(
    rf"(?:^|[，。；：{_T}　])(?:随即|当天|我们在|我|午"
    rf"|晚)?([^，。；：{_R}{_T}　]{{2,30}}?)(?:{_T})?(?:在[^，。；]{{1,20}})?(?:随即|组织|隆重"
    rf"|以[^，。；]{{2,8}}形式)?(?:召开|举行|举办|开展)了?$"
)
_NO_HOST = re.compile(
    r"^(?:主持|组织|随后|会上|会后|会前|当天|并|还将|将|其间|期间|论坛期间|拟|计划|再次|联合|共同|同意|继续|据悉"
    r"|今年|去年|我国|决定|要|会议|也)|[在于将拟]$"
)
_BY_HOST = re.compile(
    r"(?:会议|论坛|活动|大会|全会|峰会|大赛)?由([^，。；\ue000-\ue00f]{2,40}?)(?:共同|联合)?(?:主办|主持"
    r"|举办)(?=[，。；])"
)

_WINDOW = 160  # characters either side; keeps the reading of a sentence without end linear


@dataclass(frozen=True, slots=True)
class Held:
    """``side``: cited or looked back on; ``stop``: where the words that hold the event end in the clause."""

    rule: str
    stop: int
    host: str | None
    place: str | None
    planned: bool
    side: bool


def held(text: str, name: EventName) -> Held | None:
    """What the words around the name say; None when they do not hold it."""
    before, after = text[max(0, name.start - _WINDOW) : name.start], text[name.stop : name.stop + _WINDOW]
    behind = _AFTER.match(after)
    front = _HOLDS.search(before)
    label = text[name.start : name.stop]
    if _NOT_AFTER.match(after) or _STUDY.search(before[-5:]):
        return None
    sentence_end = re.search(r"[。；]", after)
    rest = after[: sentence_end.start()] if sentence_end else after
    rule = "held-after" if behind else "held-before" if front else _weaker(before, after, label, rest)
    if rule is None:
        return None
    side = rule == "decided" or (bool(_CITED.search(before)) and not re.search(r"随后召开的$", before))
    side = side or bool(_ATTENDEE.search(before) and re.match(r"的", after)) or bool(re.search(r"因(?:出席|参加)$", before))
    if re.search(r"因(?:出席|参加)$", before):
        return None
    clause = re.split("[。；]", before)[-1] + label + re.split("[，。；]", rest)[0]
    place = _PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before)
    where = next((g for g in place.groups() if g), None) if place else None
    return Held(rule, name.stop + (behind.end() if behind else 0), _host(before, after), where, bool(_PLANNED.search(clause)), side)


def _weaker(before: str, after: str, label: str, rest: str) -> str | None:
    if _NUMBERED.search(label) and _DECIDED.match(after):
        return "decided"
    if re.match(r"(?:在[^，。]{1,20})?(?:上|结束后|期间)(?!的)", after) and re.search(r"(?:^|[，。；])在?$|随后召开的$", before):
        return "at-the-event"
    if re.match(r"，?由?", after) and "主持" in rest and _R in rest:
        return "presided-over"
    return None


def _host(before: str, after: str) -> str | None:
    match = _HOST.search(before)
    host = match[1] if match else None
    if host and (_NO_HOST.search(host) or re.search(r"[《“（]|主持$|了$", host)):
        host = None
    if host is None and (by := _BY_HOST.search(after)) is not None:
        host = "；".join(re.split(r"[、与和]", by[1]))
    return host
