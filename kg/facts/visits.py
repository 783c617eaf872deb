"""Visits and talks: who goes where to see what, who receives whom.

In:  a clause with rosters and times as typed characters.    Out: finds with the parts that make an event.

    ⟨R⟩⟨T⟩到东港镇调研重点项目建设      ⟨R⟩率队来我区，就…开展调研      ⟨T⟩，⟨R⟩在云岫宾馆会见…⟨R⟩      ⟨R⟩同…⟨R⟩举行会谈
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_GOING = r"(?:到|赴|来到|来|在|深入|走进|前往|先后到|先后来到|先后深入|先后赴|先后走进|分别到|分别赴|出访|对)"
_ADVERBS = (
    rf"(?:{_T}|[，]|一行人?|率队|带队|带领[^，。；{_R}]{{1,16}}|率[^，。；{_R}]{{1,16}}?(?={_GOING})"
    rf"|等(?:[^，。；{_R}]{{0,12}}领导)?|先后|专程|再次|继续|还|又|也|分别|分头|分组|集体|共同|一同|实地|随机|现场"
    rf"|冒雪|冒雨|前往|应邀|并|会前|会后|随后|(?:代表|受)[^，。；{_R}]{{1,24}}(?:委托)?，?)"
)
_VERBS = (
    r"走访慰问|看望慰问|慰问看望|考察调研|调研督导|督导检查|检查指导|调研检查|实地察看|学习考察|参观考察|执法检查"
    r"|调研|考察|检查|督导|走访|慰问|看望|视察|巡查|暗访|督查|巡河|巡林|督战|巡视|访问"
)
_VISIT = re.compile(
    rf"(?:(?P<who>{_R})|(?P<pronoun>(?:^|(?<=[，。；]))(?:[^，。；{_R}]{{0,6}}一行|他|她)))"
    rf"{_ADVERBS}{{0,6}}(?P<going>{_GOING}(?P<place>[^。，；{_R}]{{1,60}}?))??"
    rf"(?P<about>，?(?:就|围绕|对)[^。；，{_R}]{{1,50}}?(?:开展|进行)?)??(?P<link>，?(?:{_T}|开展|进行|实地|现场|专题|集中|全面|深入|学习|随机|督导|再次){{0,3}})(?P<verb>{_VERBS})(?P<object>了?[^，。；]{{0,40}})"
)
_NO_VISIT = re.compile(r"(?:组|团|队|员|报告|中(?!心|国|央|学|小)|期间|过|成果|院|站|结果|时指出|发现|出)")
_NO_LINK = re.compile(r"(?:对照|作|自我|接受|联合|体格|专项|加强|做好|参加|陪同|随同|出席|要|将|应)$")
_OBJECT_END = re.compile(r"(?:时(?:强调|指出|要求|表示)?|并(?:主持|召开|出席|座谈|看望|慰问|讲话)|和开展).*$")
_TALK = re.compile(
    rf"(?P<who>{_R})(?P<gap>[^。；{_R}]{{0,40}}?，并?)?(?:{_T}|，|于|并|还|分别|共同|先后|集体|会前|会后|在会前|随后|一同){{0,5}}"
    rf"(?:在(?P<place>[^，。；{_R}{_T}]{{1,24}}?))?(?:{_T}|分别|共同|集体|亲切){{0,3}}(?P<verb>会见|接见|接待|会晤)(?!时|后|前|中|结束|和|、|与会|。|，|厅)了?(?P<object>[^。；，]{{1,80}})"
)
_WITH = re.compile(
    rf"(?P<who>{_R})(?:{_T}|，)*(?:在(?P<place>[^，。；{_R}{_T}]{{1,24}}?))?(?:{_T})*(?P<with>[同与和](?P<partner>[^。；，]{{1,60}}?)(?:在(?P<place2>[^，。；{_R}{_T}]{{1,20}}?))?(?P<verb>(?:举行|进行)(?:了)?(?:[^，。；{_R}]{{0,12}})?(?:会谈|会晤|会见|座谈)|会谈|会晤|会面))"
)
_SIGNED = re.compile(rf"签署(?:了)?(?P<paper>《[^《》]{{2,60}}》|[^，。；{_R}]{{2,30}}?(?:协议|备忘录|合同|声明))")
_WREATH = re.compile(rf"(?P<act>向[^，。；{_R}]{{2,20}}?敬献(?:了)?花(?:圈|篮))")
_STOP = re.compile(
    rf"(?:^|(?<=[，；。]))(?:{_R})?(?:首先|随后|接着|之后|最后|还)?(?P<how>来到|走进|抵达|先后来到|先后走进|先后到|先后走进|实地考察了|考察了|察看了|步行察看了|参观了|在|到)(?P<place>[^，。；{_R}{_T}]{{2,40}}?)(?=，|；|。|了解|察看|调研|考察|检查|$)"
)

_SITE = re.compile(r"(?:区|市|县|镇|乡|村|街道|园|场|馆|公司|中心|厂|基地|项目|现场|院|校|站|社区|企业|港|大厦|集团|部)$")


@dataclass(frozen=True, slots=True)
class Find:
    """A visit or talk in a clause: where it stands, its subject (None: carried over), its name and place."""

    kind: Literal["visit", "talk"]
    start: int
    stop: int
    who: int | None
    name: tuple[int, int]
    place: str | None
    prefix: str = ""
    guests: tuple[int, ...] = ()


def visits_in(text: str) -> Iterator[Find]:
    """The visits of a clause."""
    for match in _VISIT.finditer(text):
        tail = match["object"]
        if _NO_VISIT.match(tail) or _NO_LINK.search(text[: match.start("verb")][-6:]):
            continue
        bare = not match["going"] and not match["about"] and not tail.strip("了")
        if bare or re.search(r"参加|陪同|出席|听取|主持|指出|强调|要求|报告|讲话|汇报|，.*，", match["going"] or ""):
            continue
        cut = _OBJECT_END.search(tail)
        stop = match.start("object") + (cut.start() if cut else len(tail))
        place = _clean(match["place"])
        begin = match.start("verb")
        if stop - begin <= len(match["verb"]) + 1:  # 在浙江、上海调研: the name needs the place
            begin = match.start("about") if match["about"] else match.start("going") if match["going"] else begin
            begin += text[begin] == "，"
        yield Find("visit", match.start(), match.end(), match.start("who") if match["who"] else None, (begin, stop), place)


def talks_in(text: str) -> Iterator[Find]:
    """The talks of a clause."""
    for match in _TALK.finditer(text):
        if re.search(r"陪同|强调|指出", match["gap"] or ""):
            continue
        guests = tuple(i for i in range(match.start("object"), match.end("object")) if text[i] == _R)
        stop = re.split(r"一行", match["object"])[0]
        end = match.start("object") + len(stop) + (2 if "一行" in match["object"] else 0)
        yield Find(
            "talk", match.start(), match.end(), match.start("who"), (match.start("object"), end), match["place"], match["verb"], guests
        )
    for match in _WITH.finditer(text):
        if re.search(r"一道|一起|共同", match["partner"]):
            continue
        guests = tuple(i for i in range(match.start("partner"), match.end("partner")) if text[i] == _R)
        span = (match.start("with"), match.end("with"))
        yield Find("talk", match.start(), match.end(), match.start("who"), span, match["place"] or match["place2"], "", guests)


def signings_in(text: str) -> Iterator[tuple[int, int]]:
    """签署《…》: where the words stand."""
    for match in _SIGNED.finditer(text):
        yield match.span()


def wreaths_in(text: str) -> Iterator[tuple[int, int]]:
    """向人民英雄纪念碑敬献花篮."""
    for match in _WREATH.finditer(text):
        yield match.span("act")


def stops_in(text: str) -> Iterator[str]:
    """The places where a visit stops: 在云栖路施工现场，… 来到东港镇，…"""
    for match in _STOP.finditer(text):
        place = _clean(match["place"])
        if place and (match["how"] not in ("在", "到") or _SITE.search(place)):
            yield place


def _clean(place: str | None) -> str | None:
    if not place:
        return None
    place = re.sub(rf"^(?:先后|分别|{_T})+|(?:等地|等省份|等|，|{_T}|实地|现场|一带)+$", "", place).strip("、了")
    return "；".join(part for part in re.split("[、和]", place) if len(part) > 1) or None
