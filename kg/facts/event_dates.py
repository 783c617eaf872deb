"""The date of an event: which calendar expression of its sentence, or of those before it, is its own.

In:  a typed clause, the place of the event in it.    Out: ISO date and its basis.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.facts.event_drafts import Draft
from kg.facts.event_scene import Reading, Scene
from kg.model import Basis, TimeAnchor, TimeMention
from kg.text.typed import TYPES, TypedText

_R, _T = TYPES["R"], TYPES["T"]
_FULL = len("2023-02-11")
_REACH = 300  # characters either side of an event
_UNTIL = re.compile(rf"(?:持续|延续|展期|会期|展出)(?:至|到){_T}")
_OF_OTHERS = re.compile(rf"{_T}[^。]*(?:访问|会见|会谈|会晤|调研|考察)")  # 1日至2日，A访问B国，并主持…会议: the date is that of the journey
_DAYS = re.compile(r"(?:为期|历时|会期)(?P<days>[一两二三四五六七八九十]|\d{1,2})天(?!半)")
_ENDED = re.compile(r"闭幕|落幕|结束")
_DURING = re.compile(r"(?:其间|期间)(?:，|还|将|也|并)*[^。；]{0,40}$")  # 论坛期间还将举办对接会: on one of its days
_NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": "2"}
_OPENED = re.compile(rf"{_T}[^，。；{_T}]{{0,12}}(?:开幕(?!式|会)|出席开幕)")
_CLOSED = re.compile(rf"{_T}，?[^，。；{_T}]{{0,12}}闭幕(?!式|会)")
_NOT_ITS = re.compile(r"^(?:底前|前|以来|起|印发|印|通过(?!视频)|成立|来|底|末|出台|发布的|之前|以前|后，|启用|建成|竣工|施行|实施)")
_BESIDE = re.compile(r"[））]?[^，。；]{0,3}$|[（(]$")
_ITS_OWN = re.compile(r"[”》）]?(?:拟|还|也)?(?:定于|将于|于)$")  # 20日，商务部介绍，…峰会｜将于｜9月4日举行
_PASSED_ON = re.compile(rf"于?{_T}(?:审议|表决)?通过")
_LOOKS_BACK = re.compile(r"会前|此前|之前|前不久|曾|上班第一天")
_CLOSE = re.compile(rf"{_T}(?:在?[^，。；{_T}]{{0,14}}(?:召开|举行|举办|闭幕|开幕)的|[，]?我们.*|经|，?[^，。；]{{0,4}})?$")
_NAMED_YEAR = re.compile(r"((?:19|20)\d\d)年?(?!度)")
_YEAR_BEFORE = re.compile(
    rf"(?:^|[，。；：　])(?:早在)?(?:(?P<year>(?:19|20)\d\d)年|(?P<word>去年|前年|今年))(?=[，我{_R}]|[^，。；\d]{{0,24}}$)"
)
_WORDS = {"去年": -1, "前年": -2, "今年": 0}


def times_in(clause: TypedText, start: int, stop: int) -> list[tuple[int, TimeMention]]:
    """The dated times of a stretch of the clause with their positions."""
    found = ((i, clause.mentions.get(i)) for i in range(start, stop) if clause.text[i] == _T)
    return [(i, m) for i, m in found if isinstance(m, TimeMention) and m.iso]


def date_beside(clause: TypedText, text: str, start: int, stop: int) -> tuple[str, Basis] | None:
    """The date nearest before the event in its sentence, else the next one in its clause."""
    full_stop = max(text.rfind("。", 0, start) + 1, start - _REACH)
    before = [(i, m) for i, m in times_in(clause, full_stop, start) if text[i] == _T and not _NOT_ITS.match(text[i + 1 :])]
    end = re.compile(r"[。；]").search(text, stop, stop + _REACH)
    after = [
        (i, m)
        for i, m in times_in(clause, stop, end.start() if end else min(len(text), stop + _REACH))
        if text[i] == _T and not _NOT_ITS.match(text[i + 1 :])
    ]
    inside = times_in(clause, start, stop)
    if after and (_ITS_OWN if before else _BESIDE).match(text[stop : after[0][0]]):
        return after[0][1].iso or "", after[0][1].basis
    chosen = before[-1][1] if before else after[0][1] if after else inside[0][1] if inside else None
    return (chosen.iso or "", chosen.basis) if chosen else None


def date_of(reading: Reading, draft: Draft, scene: Scene, start: int, stop: int, *, inherit: bool = True, spoken: bool = False) -> None:
    """Give a draft its date: from its sentence, else that of the current event, else from the paragraph so far.

    A later mention makes it more precise (2022 -> 2022-11-18), or puts its own day in the place of one that was only carried over.
    """
    text = scene.typed.text if spoken else scene.text
    cited = draft.side and draft.type == "meeting" and not spoken
    cited = cited and not (_CLOSE.search(text[max(0, start - _REACH) : start]) or _PASSED_ON.match(text, stop))
    own = None if cited else date_beside(scene.typed, text, start, stop)
    if draft.date:
        _refine(draft, own)
        return
    full_stop = text.rfind("。", 0, start) + 1
    found, draft.carried = own, own is None or bool(_OF_OTHERS.search(text, max(full_stop, start - _REACH), start))
    current = reading.book.current
    if found is None and current is not None and current.date and _DURING.search(text[max(0, start - _REACH) : start]):
        found = current.date, current.basis
    if found is None and inherit and current is not None and current.date and "/" not in current.date:
        found = current.date, current.basis
    if found is None and inherit and current is not None and _is_day_of(reading.latest_date, current.date):
        found = reading.latest_date  # 14日至15日，A到县调研。 15日一早，… ⏎ 随后，A主持召开座谈会
    if found is None and inherit and reading.last_date is not None and not _LOOKS_BACK.search(text[:start]):
        found = reading.last_date
    if found is None and inherit and draft.act and not _LOOKS_BACK.search(text[:start]):
        found = reading.lead_date  # 今天，代表们继续审议…。 A参加…审议: every paragraph tells of that day
    if found is None:
        found = _year(text[max(0, start - _REACH) : start], draft.name or "", reading.prepared.anchor)
    if found is not None:
        draft.date, draft.basis = found


def _is_day_of(day: tuple[str, Basis] | None, stretch: str | None) -> bool:
    return bool(day and stretch and "/" in stretch and len(day[0]) == _FULL and stretch[:_FULL] <= day[0] <= stretch[-_FULL:])


def _refine(draft: Draft, own: tuple[str, Basis] | None) -> None:
    """The date of a later mention: finer than the one known, or its own where the one known was carried over."""
    if own is None or draft.date is None or own[0] == draft.date:
        return
    finer = len(draft.date) < _FULL and own[0].startswith(draft.date)
    within = draft.carried and draft.date[:_FULL] <= own[0] <= draft.date[-_FULL:]
    if finer or within:
        (draft.date, draft.basis), draft.carried = own, False


def _year(before: str, name: str, anchor: TimeAnchor | None) -> tuple[str, Basis] | None:
    """The year alone: 2019年，A到此考察; 去年，县里举办…; 2023年学术年会."""
    named = _NAMED_YEAR.match(name)
    if named is not None:
        return named[1], "stated"
    years = list(_YEAR_BEFORE.finditer(before[before.rfind("。") + 1 :]))
    if not years:
        return None
    stated = years[-1]
    if stated["year"]:
        return stated["year"], "stated"
    return (f"{anchor.year + _WORDS[stated['word']]:04}", anchor.basis) if anchor is not None and stated["word"] != "今年" else None


def widen(draft: Draft, clause: TypedText, text: str) -> None:
    """The date of an event that takes several days becomes a range.

    论坛将持续至9月22日; 3月5日开幕，11日闭幕; 会议为期两天; 历时两天的大会…闭幕.
    """
    if draft.type == "ceremony" or (draft.type == "training" and "开班" not in text):
        return  # a campaign goes on, its launch does not
    until = _UNTIL.search(text)
    opened, closed = _OPENED.search(text), _CLOSED.search(text)
    if until is not None or opened is not None or closed is not None:
        last = _iso_at(clause, until.end() - 1) if until else _iso_at(clause, closed.start()) if closed else draft.date
        if _stretch(draft, _iso_at(clause, opened.start()) if opened else draft.date, last):
            return
    days = _DAYS.search(text)
    if days is not None and draft.date and len(draft.date) == _FULL and draft.date[0] != "-":
        shift = timedelta(days=int(_NUMERALS.get(days["days"], days["days"])) - 1)
        day = date.fromisoformat(draft.date)
        first, last_day = (day - shift, day) if _ENDED.search(text) else (day, day + shift)
        _stretch(draft, first.isoformat(), last_day.isoformat())


def _stretch(draft: Draft, first: str | None, last: str | None) -> bool:
    if first and last and "/" not in first and len(first) == len(last.split("/")[-1]) == _FULL and first < last:
        draft.date, draft.carried = f"{first}/{last.split('/')[-1]}", False
        return True
    return False


def _iso_at(clause: TypedText, position: int) -> str | None:
    mention = clause.mentions.get(position)
    return mention.iso if isinstance(mention, TimeMention) else None
