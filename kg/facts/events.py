"""What took place, who took part in which role, what was conveyed.

In:  sentences, rosters, times, statements.    Out: events, participations, conveyances.

    1  each sentence is typed (rosters, times) and searched for events: a named meeting with a verb that holds it, a visit, a talk
    2  mentions of one event are merged: 会议, 此次会议 mean the current one, a shorter name the fuller one
    3  each roster gets its roles from the words beside it, in the event of its sentence or the current one
    4  who speaks at a meeting or ceremony spoke there
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.facts.conveyed import conveyed_items
from kg.facts.event_names import EventName, names_in
from kg.facts.roles import roles_beside
from kg.model import (
    Basis,
    Conveyance,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Participation,
    PlaceMention,
    PreparedArticle,
    Role,
    Roster,
    Sentence,
    Statement,
    TimeMention,
)
from kg.text.typed import TYPES, TypedText, typed

_R, _T = TYPES["R"], TYPES["T"]
_HELD = re.compile(
    r"^[^，。；]{0,16}?(?:召开|举行|举办|开幕|闭幕|开班|启动|落幕|揭幕|开讲|续会|在[^，。；]{1,24}(?:召开|举行|举办|开幕|闭幕))"
)
_HOLDS = re.compile(r"(?:主持召开|组织召开|召开|举行|举办|主办|承办|出席|参加|列席|主持|组织|收听收看|开展)(?:了|并主持)?$")
_CANCELLED = re.compile(r"取消|延期|推迟|因故未|不再举行|暂停举行")
_PLANNED = re.compile(r"(?:将|拟|定于|计划)(?:于|在)?[^，。；]{0,16}(?:召开|举行|举办|开幕|启动)|拟于")
_VISIT = re.compile(
    rf"(?:{_R})[^，。；]{{0,8}}?(?:{_T})?(?:率队|带队|一行|先后|专程|再次|还|又|深入|实地)*(?:到|赴|在|深入|来到|前往|走进|先后来到|先后到|先后深入)?(?P<place>[^，。；{_R}]{{0,40}}?)"
    r"(?P<verb>调研|考察|检查|督导|走访慰问|看望慰问|走访|慰问|看望|视察|巡查|暗访|督查|实地察看|巡河|巡林|督战)(?P<object>[^，。；]{0,30})"
)
_TALK = re.compile(
    rf"(?:{_R})[^，。；]{{0,6}}?(?:{_T})?(?:分别|共同)?(?:在(?P<place>[^，。；{_R}]{{1,30}}?))?(?:{_T})?(?:分别|共同)?(?P<verb>会见|接见|接待|会晤|同(?=[^，。；]{{0,60}}(?:举行)?(?:会谈|会见|会晤))|与(?=[^，。；]{{0,60}}(?:举行)?(?:会谈|会见|会晤|座谈)))"
    r"了?(?P<object>[^，。；]{1,80})"
)


@dataclass(slots=True)
class Draft:
    """An event while it is put together."""

    type: EventType
    name: str | None
    evidence: list[Evidence]
    date: str | None = None
    basis: Basis = "stated"
    place: str | None = None
    host: str | None = None
    status: EventStatus = "held"
    roles: dict[tuple[str, Role], list[Evidence]] = field(default_factory=dict)
    behalf: dict[str, str] = field(default_factory=dict)
    conveyed: dict[str, Evidence] = field(default_factory=dict)
    main: bool = True


def find_events(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    region: str | None,
) -> tuple[tuple[Event, ...], tuple[Participation, ...], tuple[Conveyance, ...]]:
    """The events of an article with their participations and conveyances, in the order in which they are first mentioned."""
    reader = _Reader(prepared, rosters, times)
    drafts = [d for d in reader.read(statements) if d.name or d.roles]
    events, participations, conveyances = [], [], []
    for number, draft in enumerate(drafts, start=1):
        key = f"e{number}"
        evidence = tuple(draft.evidence)
        events.append(Event(key, draft.type, draft.name, evidence, draft.date, draft.basis, draft.place, draft.host, (), draft.status))
        for (person, role), spans in draft.roles.items():
            participations.append(Participation(key, person, role, tuple(spans), draft.behalf.get(person)))
        for item, span in draft.conveyed.items():
            conveyances.append(Conveyance(key, item, (span,)))
    return tuple(events), tuple(participations), tuple(conveyances)


class _Reader:
    def __init__(self, prepared: PreparedArticle, rosters: tuple[Roster, ...], times: tuple[TimeMention, ...]) -> None:
        self._prepared = prepared
        self._text = prepared.article.text
        self._rosters = rosters
        self._times = times
        self._drafts: list[Draft] = []
        self._current: Draft | None = None
        self._earlier: tuple[Statement, ...] = ()

    def read(self, statements: tuple[Statement, ...]) -> list[Draft]:
        self._earlier = statements
        said: dict[int, list[Statement]] = {}
        for sentence in self._prepared.sentences:
            inside = [s for s in statements if sentence.start <= s.evidence[0].start < sentence.stop]
            said[sentence.start] = inside
        for sentence in self._prepared.sentences:
            clause = self._typed(sentence)
            here = self._events_of(sentence, clause, said[sentence.start])
            self._roles_of(sentence, clause, here, said[sentence.start])
            self._conveyed_of(sentence, clause, here)
            self._spoken(said[sentence.start], here)
        return self._drafts

    def _typed(self, sentence: Sentence) -> TypedText:
        mentions = [m for m in (*self._rosters, *self._times) if sentence.start <= m.start and m.stop <= sentence.stop]
        return typed(self._prepared.folded, sentence.start, sentence.stop, mentions)

    # ------------------------------------------------------------ which events

    def _events_of(self, sentence: Sentence, clause: TypedText, said: list[Statement]) -> list[tuple[int, Draft]]:
        """The events mentioned in a sentence with where they stand in it."""
        text = _unspoken(clause, said)
        here: list[tuple[int, Draft]] = []
        if _CANCELLED.search(text) and not re.search(_R, text):
            return here
        for name in names_in(text):
            draft = self._named(clause, text, name)
            if draft is not None:
                here.append((name.start, draft))
        for match in _TALK.finditer(text):
            here.append((match.start(), self._talk(clause, text, match)))
        for match in _VISIT.finditer(text):
            if not any(d.type == "talk" for _, d in here):
                visit = self._visit(clause, text, match)
                if visit is not None:
                    here.append((match.start(), visit))
        here.sort(key=lambda pair: pair[0])
        return here

    def _named(self, clause: TypedText, text: str, name: EventName) -> Draft | None:
        before, after = text[: name.start], text[name.stop :]
        holds, held = _HOLDS.search(before), _HELD.match(after)
        presided = bool(re.search(r"主持$|出席$|参加$", before)) or bool(re.match(r"[，。]?由?", after) and re.search(r"主持", text))
        if name.generic:
            return self._generic(clause, text, name, bool(holds or held))
        if not (holds or held or re.match(r"(?:在[^，。]{1,20})?(?:上|结束后|期间)", after) or presided):
            return None
        if re.search(r"(?:传达|学习|贯彻|落实|按照|根据|关于|召开以来|精神)$", before[-4:]) or re.match(
            r"精神|部署|要求|决定|上的重要讲话", after
        ):
            return None
        start, stop = clause.span(name.start, name.stop)
        label = self._label(start, stop)
        known = self._known(label, name.type)
        evidence = Evidence(*clause.span(name.start, min(len(text), name.stop + (held.end() if held else 0))), "named-event")
        if known:
            known.evidence.append(evidence)
            self._dated(known, clause, text, name.start)
            self._current = known
            return known
        draft = Draft(name.type, label, [evidence])
        draft.host, draft.name = self._host(text, name, label)
        draft.place = _place(before) or _place_after(after)
        self._dated(draft, clause, text, name.start)
        if _PLANNED.search(text) and not (draft.date and self._prepared.anchor and draft.date[:10] <= self._prepared.anchor.date):
            draft.status = "planned"
        self._add(draft, draft.status == "held")
        return draft

    def _generic(self, clause: TypedText, text: str, name: EventName, held: bool) -> Draft | None:
        if self._current is not None and self._current.type in ("meeting", "ceremony", "training", "other"):
            return self._current
        if self._current is not None and text[name.start : name.stop] in ("会议", "活动", "大会"):
            return None
        if not held and not re.search(r"主持", text):
            return None
        draft = Draft(name.type, None, [Evidence(*clause.span(name.start, name.stop), "generic-event")])
        host = re.search(rf"(?:^|[，。；{_T}])([^，。；{_R}{_T}]{{2,16}}?)(?:主持召开|召开|举行|举办)了?$", text[: name.start])
        if host and re.fullmatch(r"主持|组织|随后|会上|会后|会前|当天|并", host[1]):
            host = None
        draft.name = host[1] if host else text[name.start : name.stop]
        draft.host = host[1] if host else None
        draft.place = _place(text[: name.start]) or _place_after(text[name.stop :])
        self._dated(draft, clause, text, name.start)
        self._add(draft, True)
        return draft

    def _known(self, label: str, kind: EventType) -> Draft | None:
        plain = re.sub(r"[“”（）]", "", label)
        for draft in self._drafts:
            other = re.sub(r"[“”（）]", "", draft.name or "")
            if other and (plain == other or (draft.type == kind and (other.endswith(plain) or plain.endswith(other)))):
                if len(plain) > len(other):
                    draft.name = label
                return draft
        return None

    def _visit(self, clause: TypedText, text: str, match: re.Match[str]) -> Draft | None:
        rest = text[match.end("verb") :]
        if (
            re.search(r"参加|陪同|随同|出席|对照", match["place"])
            or re.match(r"(?:组|团|队|员|报告|中|期间|过|成果|院|站|结果)", rest)
            or re.search(r"(?:对照|作|自我|接受|开展|专项|联合|体格)$", text[: match.start("verb")])
        ):
            return None
        obj = re.sub(r"(?:时(?:强调|指出|要求)?|，|并.*)$", "", match["object"])
        obj = re.split(r"(?:并(?:主持|召开|出席|座谈)|时)", obj)[0]
        obj = obj.replace(_R, "").replace(_T, "").strip("了、")
        name = match["verb"] + obj
        if not obj:  # 在浙江、上海调研
            name = re.sub(rf"^[{_R}{_T}]*(?:率队|带队|一行|还|又)*", "", text[match.start() : match.end("verb")]).replace(_T, "") or name
        place = re.sub(r"^(?:到|赴|在|深入|来到|前往|先后|走进)+", "", match["place"]).strip("、了先后") or None
        if self._current is not None and self._current.type == "visit" and (not obj or match["verb"] in (self._current.name or "")):
            return self._current
        draft = Draft("visit", name, [Evidence(*clause.span(match.start(), match.end()), "visit")], place=_joined(place))
        self._dated(draft, clause, text, match.start("verb"))
        self._add(draft, True)
        return draft

    def _talk(self, clause: TypedText, text: str, match: re.Match[str]) -> Draft:
        verb = match["verb"]
        start, stop = clause.span(match.start("object"), match.end("object"))
        label = self._label(start, stop)
        name = (verb if verb not in "同与" else "会谈") + (label if verb not in "同与" else "")
        if self._current is not None and self._current.type == "talk" and match.start() > 0 and not self._times_in(clause, 0, match.end()):
            return self._current
        draft = Draft("talk", name, [Evidence(*clause.span(match.start(), match.end()), "talk")], place=match["place"])
        self._dated(draft, clause, text, match.start("verb"))
        self._add(draft, True)
        return draft

    def _add(self, draft: Draft, current: bool) -> None:
        self._drafts.append(draft)
        if current:
            self._current = draft

    def _label(self, start: int, stop: int) -> str:
        return self._text[start:stop].strip("，、了 ")

    def _host(self, text: str, name: EventName, label: str) -> tuple[str | None, str]:
        """X召开… -> X; 区委常委会召开会议 -> the body itself."""
        match = re.search(
            rf"(?:^|[，。；{_T}])(?:[^，。；{_R}{_T}]{{0,4}}[午晚])?([^，。；{_R}{_T}]{{2,20}}?)(?:在[^，。；]{{1,20}})?(?:组织|主持)?(?:召开|举行|举办|开展)了?$",
            text[: name.start],
        )
        host = match[1] if match else None
        if host and re.match(r"第[一二三四五六七八九十百零\d]+次", label):
            label = host + label  # 区人大常委会举行第三十六次会议
        return host, label

    def _times_in(self, clause: TypedText, start: int, stop: int) -> list[TimeMention]:
        return [m for i, m in sorted(clause.mentions.items()) if start <= i < stop and isinstance(m, TimeMention)]

    def _dated(self, draft: Draft, clause: TypedText, text: str, position: int) -> None:
        """The time nearest before the event in its sentence, else the next one in the clause."""
        if draft.date:
            return
        before = [m for m in self._times_in(clause, 0, position) if m.iso]
        stop = re.compile(r"[。；]").search(text, position)
        after = [m for m in self._times_in(clause, position, stop.start() if stop else len(text)) if m.iso]
        chosen = before[-1] if before else after[0] if after else None
        if chosen is not None:
            draft.date, draft.basis = chosen.iso, chosen.basis
        elif (year := re.match(r"(20\d\d)年(?!度)", draft.name or "")) is not None:
            draft.date = year[1]
        elif self._current is not None and self._current.date and not re.search(r"会前|此前|之前|前不久|曾", text[:position]):
            draft.date, draft.basis = self._current.date, self._current.basis

    # ------------------------------------------------------------ who, how

    def _roles_of(self, sentence: Sentence, clause: TypedText, here: list[tuple[int, Draft]], said: list[Statement]) -> None:
        text = _unspoken(clause, said)
        for position, mention in sorted(clause.mentions.items()):
            if not isinstance(mention, Roster) or text[position] != _R:
                continue
            draft = self._event_for(position, here) or self._nameless(sentence, clause, position)
            if draft is None:
                continue
            roles = roles_beside(text, position, draft.type, any(d is draft for _, d in here))
            for member in mention.members:
                for role in roles:
                    span = Evidence(
                        member.person.start, min(sentence.stop, clause.span(position, min(len(text), position + 12))[1]), f"role-{role}"
                    )
                    draft.roles.setdefault((member.person.name, role), []).append(span)

    def _nameless(self, sentence: Sentence, clause: TypedText, position: int) -> Draft | None:
        """An event that the article never names: 区领导A、B参加。 after what somebody said there."""
        match = re.fullmatch(rf"{_R}(?:等)?(?:一同|分别|共同)?(?:参加|出席|陪同|列席)(?:了)?(?:会议|活动|调研)?。?", clause.text)
        if match is None or position != 0:
            return None
        kind: EventType = "visit" if "调研" in match[0] or "陪同" in match[0] else "meeting"
        draft = Draft(kind, None, [Evidence(sentence.start, sentence.stop, "nameless-event")])
        for statement in self._earlier:
            if statement.person and kind == "meeting":
                draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])
        self._add(draft, True)
        return draft

    def _event_for(self, position: int, here: list[tuple[int, Draft]]) -> Draft | None:
        """The event of the sentence that stands nearest, else the current one."""
        if not here:
            return self._current
        before = [draft for at, draft in here if at <= position]
        return before[-1] if before else here[0][1]

    def _spoken(self, said: list[Statement], here: list[tuple[int, Draft]]) -> None:
        """What somebody says at a meeting or ceremony gives the role spoke; what is said in a talk or on a visit does not."""
        for statement in said:
            draft = self._current
            if statement.person and draft is not None and draft.type in ("meeting", "ceremony", "training"):
                draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])

    def _conveyed_of(self, sentence: Sentence, clause: TypedText, here: list[tuple[int, Draft]]) -> None:
        draft = here[-1][1] if here else self._current
        if draft is None or draft.type not in ("meeting", "training"):
            return
        start, stop = sentence.start, sentence.stop
        for item, (a, b) in conveyed_items(self._prepared.folded[start:stop], first=bool(here)):
            draft.conveyed.setdefault(item, Evidence(start + a, start + b, "conveyed"))


def _unspoken(clause: TypedText, said: list[Statement]) -> str:
    """The clause with what is said in it blanked: 会议 inside an utterance is no event of the report."""
    if not said:
        return clause.text
    first = min(s.evidence[0].stop - len(s.text) for s in said)
    cut = clause.at(max(first, clause.starts[0]))
    return clause.text[:cut] + "　" * (len(clause.text) - cut)


def _place(before: str) -> str | None:
    match = re.search(rf"在([^，。；{_R}{_T}]{{1,24}}?)(?:隆重)?(?:召开|举行|举办|主持召开|出席|会见出席|会见)了?$", before)
    return match[1] if match else None


def _place_after(after: str) -> str | None:
    match = re.match(rf"[^，。；{_R}]{{0,10}}?在([^，。；{_R}{_T}]{{1,24}}?)(?:隆重|正式|顺利)?(?:召开|举行|举办|开幕|闭幕|启动)", after)
    return match[1] if match else None


def _joined(place: str | None) -> str | None:
    return "；".join(part for part in re.split("[、和]", place) if part) if place else None
