"""Drafts of meetings, ceremonies, trainings and other named events.

In:  a scene and an event name in it.    Out: the draft it belongs to, new or known; None when the name is only mentioned.
"""

from __future__ import annotations

import re

from kg.facts.event_dates import date_of, times_in
from kg.facts.event_drafts import MEETINGS, Draft
from kg.facts.event_host import host_of_body
from kg.facts.event_names import EventName, names_in
from kg.facts.event_scene import Reading, Scene
from kg.facts.held import TAKES_PART, Held
from kg.facts.holding import predicate_after
from kg.model import EventType, Evidence
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_CANCELLED = re.compile(r"取消|延期|推迟|暂停举行|不再举行|停办|未能如期")
_SERIAL = re.compile(r"(?:20\d\d年)?第[一二三四五六七八九十百零\d]+次")
_YEAR = re.compile(r"20\d\d年")
_LAUNCHED = ("启动", "启幕", "开启", "正式开启")  # what is launched is a campaign; its launch is a ceremony
_NEAR = 12  # characters after a campaign in which its date may stand
_OWN_SESSION = re.compile(r"(?:大会|全会|全体会议|开幕会|闭幕会|论坛|^会议)$")  # 15日举行的第三次大会 is one of its sessions
_HELD_ON = re.compile(rf"{_T}[^，。；{_R}]{{0,14}}(?:召开|举行|举办)的$")
_ORGAN = re.compile(r"(?:委|会|府|局|部|组|院|处|厅|办|室|团|司|中心|公司|集团|联盟|理事)$")
_OF_BODY = re.compile(r"^(?:常委会|党组|党委|常务|主席|主任|委员长|理事会|董事会)(?:[（(]扩大[）)])?会议?$")
_CAMPAIGN = re.compile(r"(?:活动|行动|[季月周年节展])$")
_STAGED = re.compile(r"(?:举行|举办)(?:了)?$")
_RETURN = re.compile(r"主持|召开|上")
_SENTENCE_END = re.compile("[。；]")
_REMEMBERED = re.compile(rf"(?:召开|举办|举行)了$|{_T}(?:在[^，。；]{{1,12}})?(?:召开|举办|举行|闭幕)的$")
_REMEMBERED_PLACE = re.compile(rf"在([^，。；{_R}{_T}这]{{2,16}}?)(?:召开|举办|举行)了$")
_FOLLOW_UP = re.compile(r"续会|座谈会|总结会")
_ACT_WITHIN = re.compile(r"签约|揭牌|颁奖|首发|升旗")  # 论坛上举行了签约仪式 is an event of its own
_PURPOSE = re.compile(r"，?(?P<words>(?:欢迎|庆祝|纪念|悼念)[^，。；]{2,40})")


def meeting(reading: Reading, scene: Scene, name: EventName, how: Held | None) -> Draft | None:
    """The draft an event name belongs to; ``how``: what the words around it say."""
    if name.type == "talk" and (name.generic or how is None or how.rule != "held-after"):
        return None  # 同A举行会谈 is read as a talk; 新一轮谈判⟨T⟩在青溪举行 is an event of that name
    if name.generic:
        return _generic(reading, scene, name, how)
    if how is None or _CANCELLED.search(_SENTENCE_END.split(scene.text[name.stop : name.stop + 80])[0]):
        return None
    label = reading.label(scene, name.start, name.stop)
    if how.host and _SERIAL.match(label) and not _YEAR.search(label):
        label = how.host + label  # 区人大常委会举行第三十六次会议
    evidence = scene.evidence(name.start, max(name.stop, how.stop), how.rule)
    known = reading.book.known(label, name.type, how.host)
    if known is not None:
        return _again(reading, scene, name, known, how, evidence)
    kind: EventType = "ceremony" if name.type == "other" and how.verb in _LAUNCHED and _CAMPAIGN.search(label) else name.type
    draft = Draft(kind, label, [evidence], place=how.place, host=how.host or host_of_body(label), side=how.side)
    draft.guests_only = how.guest
    campaign = name.open and (how.rule == "held-before" or how.verb in _LAUNCHED)
    if not how.guest:
        date_of(reading, draft, scene, name.start, name.stop, inherit=not (how.side or how.planned or campaign))
    if campaign and _T not in scene.text[: name.stop + _NEAR]:
        return None  # 开展“千名干部帮千企”活动: work that goes on, not an event
    if how.planned and not _past(reading, draft):
        draft.status = "planned"
        if draft.date is None:
            return None  # 即将召开: neither held nor set for a day
    draft.side = draft.side or (how.planned and reading.book.current is not None)  # 节会期间还将举办论坛: what follows is told of the fair
    return reading.book.add(draft)


def _again(reading: Reading, scene: Scene, name: EventName, known: Draft, how: Held, evidence: Evidence) -> Draft:
    """One more mention of a known event."""
    known.evidence.append(evidence)
    known.place = known.place or how.place
    known.host = known.host or how.host
    if not how.guest:
        known.guests_only = False
        date_of(reading, known, scene, name.start, name.stop, inherit=False)
    if not how.side and known.status == "held":
        reading.book.current = known
        known.side = False
    return known


def _past(reading: Reading, draft: Draft) -> bool:
    anchor = reading.prepared.anchor
    return bool(draft.date and anchor and len(anchor.date) == 10 and draft.date[:10] <= anchor.date)


def _generic(reading: Reading, scene: Scene, name: EventName, how: Held | None) -> Draft | None:
    """会议, 此次会议 mean the current meeting; a 座谈会 or 续会 held after a visit or meeting is another."""
    book, text = reading.book, scene.text
    word = text[name.start : name.stop]
    current = book.first(MEETINGS) if re.search("[开闭]幕", word) else book.latest(MEETINGS)
    follow = _FOLLOW_UP.search(word) or (_ACT_WITHIN.search(word) if how is not None and _STAGED.search(text[: name.start]) else None)
    known = f"{current.name} {current.host}" if current else ""
    separate = (follow is not None and follow[0][:2] not in known) or _of_another(how, known) or _of_another_day(scene, name, current)
    if current is not None and not separate:
        if how is not None and not how.side and book.current is not current and _RETURN.search(text):
            book.current = current
        if how is not None and not how.side and how.verb not in TAKES_PART and not (how.host or "会议").endswith("会议"):
            current.place = current.place or how.place
            current.host = current.host or how.host  # 论坛由A与B共同主办
        return current
    if how is None or how.guest or (how.side and not separate) or (how.planned and not separate):
        return None
    congratulated = next((d for d in reversed(book.drafts) if d.evidence[0].rule == "congratulated" and d.guests_only), None)
    if congratulated is not None and not separate:
        congratulated.side = False
        return _again(reading, scene, name, congratulated, how, scene.evidence(name.start, name.stop, "generic-event"))
    draft = Draft(name.type, _generic_name(word, how.host), [scene.evidence(name.start, name.stop, "generic-event")])
    draft.host, draft.place = how.host, how.place
    if separate and follow is not None:
        draft.name = word
    elif word == "仪式" and (purpose := _PURPOSE.match(text, name.stop)) is not None:
        draft.name = "举行" + reading.label(scene, name.start, purpose.end())  # 举行仪式，欢迎…访华
    date_of(reading, draft, scene, name.start, name.stop)
    return book.add(draft)


def _of_another_day(scene: Scene, name: EventName, current: Draft | None) -> bool:
    """22日下午举行的交流会上, after what happened on the 18th."""
    if current is None or current.date is None or name.type != "meeting" or _OWN_SESSION.search(scene.text, name.start, name.stop):
        return False
    before = _HELD_ON.search(scene.text[max(0, name.start - 24) : name.start])
    if before is None:
        return False
    day = next((m.iso for _, m in reversed(times_in(scene.typed, max(0, name.start - 24), name.start))), None)
    return day is not None and not (current.date[:10] <= day <= current.date[-10:])


def _generic_name(word: str, host: str | None) -> str:
    """区委常委会召开会议 is named by the body, 县委召开常委会会议 by both; a place is no body: 我县召开会议."""
    if host is None or not _ORGAN.search(host):
        return word
    if word in ("会议", "扩大会议"):
        return host
    return host + word if _OF_BODY.search(word) else word


def _of_another(how: Held | None, known: str) -> bool:
    """某国国防部⟨T⟩召开会议, after a meeting of somebody else, is another meeting."""
    return how is not None and how.rule == "held-before" and how.host is not None and how.host[-3:] not in known


def remembered(reading: Reading, scene: Scene) -> None:
    """A dated meeting of the past that somebody speaks of: 去年11月，我们在青溪举办了投资推介会."""
    if not scene.said and not scene.continued and not reading.prepared.folded.startswith("记者："):
        return
    clause = scene.typed.text
    for name in names_in(clause):
        before = _SENTENCE_END.split(clause[max(0, name.start - 60) : name.start])[-1]
        after = predicate_after(clause, name.stop)
        dated_after = after is not None and _T in clause[name.stop : after.stop]
        if name.generic or not (dated_after or (_REMEMBERED.search(before) and _T in before)):
            continue
        label = reading.label(scene, name.start, name.stop)
        if reading.book.known(label, name.type) is not None:
            continue
        place = _REMEMBERED_PLACE.search(before)
        draft = Draft(name.type, label, [scene.evidence(name.start, name.stop, "remembered")], side=True)
        draft.place = after.place if after else place[1] if place and not place[1].endswith("里") else None
        if after is not None and after.planned:
            draft.status = "planned"
        date_of(reading, draft, scene, name.start, name.stop, inherit=False, spoken=True)
        reading.book.add(draft)
