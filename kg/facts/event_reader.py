"""Reads the sentences of one article in order and puts its events together.

In:  PreparedArticle, rosters, times, statements.    Out: drafts of events with roles and conveyed items.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.conveyed import conveyed_items
from kg.facts.event_dates import date_beside, times_in, widen
from kg.facts.event_drafts import MEETINGS, Draft, DraftBook
from kg.facts.event_names import EventName, names_in
from kg.facts.held import Held, held
from kg.facts.roles import absent, predicate_stop, roles_beside
from kg.facts.visits import Find, signings_in, stops_in, talks_in, visits_in, wreaths_in
from kg.model import Basis, EventType, Evidence, PreparedArticle, Role, Roster, RosterMember, Sentence, Statement, TimeMention
from kg.text.typed import TYPES, TypedText, typed

_R, _T = TYPES["R"], TYPES["T"]
_CANCELLED = re.compile(r"取消|延期|推迟|暂停举行|不再举行")
_ELSEWHERE = re.compile(r"批示|贺信|回信|贺电|会前|会后|散会|接受")  # said, but not at the meeting
_BEFORE = re.compile(r"会前|此前|之前|前不久|曾|上班第一天")
_REFERENCES: tuple[tuple[re.Pattern[str], tuple[EventType, ...]], ...] = (
    (re.compile(r"(?:参加|出席|陪同|列席)(?:了)?(?:会见|会谈|会晤|接见)|会见时在座"), ("talk",)),
    (
        re.compile(r"(?:参加|陪同|随同|一同|一起|参与)(?:了)?(?:上述)?(?:[^，。；]{0,6})?(?:调研|考察|检查|督导|走访|慰问|视察|巡查|暗访)"),
        ("visit",),
    ),
    (
        re.compile(r"(?:参加|出席|列席|主持)(?:了)?(?:[^，。；]{0,4})?(?:会议|座谈会|大会|全会|论坛|学习|推进会|开幕会|闭幕会|续会)"),
        ("meeting", "training"),
    ),
    (re.compile(r"(?:参加|出席|主持)(?:了)?(?:[^，。；]{0,6})?(?:仪式|开幕式|闭幕式|启动式)"), ("ceremony", "meeting")),
)
_NAMELESS = re.compile(
    rf"{_R}(?:等[^，。；]{{0,8}})?(?:一同|分别|共同)?(?P<verb>参加|出席|陪同|列席)(?:了)?(?P<what>会议|活动|调研|会见)?。?"
)
_GROUP = re.compile(
    r"(?:^|[，；。])(?P<group>[^，。；]{2,50}?(?:负责同志|负责人|代表|委员|同志|领导|干部|成员|人员|嘉宾|学员))(?:等)?(?:分别|应邀)?(?:列席|参加|出席)"
)
_BEHALF = re.compile(rf"受([^，。；]{{0,14}}?{_R})(?:的)?委托，?[^。；{_R}]{{0,20}}$|受({_R})(?:的)?委托")


class EventReader:
    """One article; ``read`` gives the drafts in the order in which they are first mentioned."""

    def __init__(
        self,
        prepared: PreparedArticle,
        rosters: tuple[Roster, ...],
        times: tuple[TimeMention, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._prepared = prepared
        self._text = prepared.article.text
        self._mentions = sorted((*rosters, *times), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._statements = statements
        self._said_starts = [s.evidence[0].start for s in statements]
        self._book = DraftBook()
        self._leads: tuple[str, ...] = ()
        self._paragraph = -1
        self._last_date: tuple[str, Basis] | None = None

    def read(self) -> list[Draft]:
        """All events of the article."""
        for sentence in self._prepared.sentences:
            if sentence.paragraph != self._paragraph:
                self._paragraph, self._last_date = sentence.paragraph, None
            said = self._said_in(sentence)
            clause = self._typed(sentence)
            text = self._unspoken(clause, said)
            here = self._events_of(sentence, clause, text)
            self._remembered(clause, said)
            self._told(clause, text)
            self._roles_of(sentence, clause, text, here)
            self._groups_of(clause, text, here)
            self._conveyed_of(sentence, clause, text, here)
            self._spoken(said, text)
            dated = times_in(clause, 0, len(text))
            if dated:
                self._last_date = (dated[-1][1].iso or "", dated[-1][1].basis)
        return self._book.drafts

    def _said_in(self, sentence: Sentence) -> list[Statement]:
        first = bisect_left(self._said_starts, sentence.start)
        return list(self._statements[first : bisect_left(self._said_starts, sentence.stop)])

    def _typed(self, sentence: Sentence) -> TypedText:
        inside = self._mentions[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.stop)]
        return typed(self._prepared.folded, sentence.start, sentence.stop, inside)

    def _unspoken(self, clause: TypedText, said: list[Statement]) -> str:
        """The clause with what is said in it blanked: 会议 inside an utterance is no event of the report."""
        chars = list(clause.text)
        for statement in said:
            begin = self._text.find(statement.text[:8], statement.evidence[0].start)
            start, stop = clause.at(begin), clause.at(min(begin + len(statement.text), clause.starts[-1]))
            if begin >= clause.starts[0]:
                chars[start:stop] = "　" * (stop - start)
        return "".join(chars)

    # ------------------------------------------------------------ which events

    def _events_of(self, sentence: Sentence, clause: TypedText, text: str) -> list[tuple[int, Draft]]:
        """The events mentioned in a sentence with where they stand in it."""
        here: list[tuple[int, Draft]] = []
        for name in names_in(text):
            draft = self._meeting(clause, text, name)
            if draft is not None:
                here.append((name.start, draft))
        for find in talks_in(text):
            here += [(find.start, self._talk(clause, text, find, only)) for only in self._one_by_one(clause, text, find)]
        for find in visits_in(text):
            if not any(abs(at - find.start) < 2 and d.type == "talk" for at, d in here):
                here.append((find.start, self._visit(clause, text, find)))
        for start, stop in wreaths_in(text):
            here.append((start, self._act(clause, text, start, stop, "wreath")))
        if not any(d.type == "ceremony" for _, d in here) and (self._book.current is None or self._book.current.type != "ceremony"):
            for start, stop in signings_in(text):
                if _R in text[:start]:
                    here.append((start, self._act(clause, text, start, stop, "signing")))
        for draft in (self._book.current,) if self._book.current is not None and self._book.current.type == "visit" else ():
            for place in stops_in(text):
                draft.add_place(place)
        here.sort(key=lambda pair: pair[0])
        return here

    def _remembered(self, clause: TypedText, said: list[Statement]) -> None:
        """A dated meeting of the past that somebody speaks of: 去年11月，我们在青溪举办了投资推介会."""
        interview = self._prepared.folded.startswith("记者：")
        if not said and not interview:
            return
        for name in names_in(clause.text):
            before = re.split("[。；]", clause.text[max(0, name.start - 60) : name.start])[-1]
            if name.generic or not re.search(r"(?:召开|举办|举行)了$", before) or _T not in before:
                continue
            label = self._text[slice(*clause.span(name.start, name.stop))]
            if self._book.known(label, name.type) is not None:
                continue
            place = re.search(rf"在([^，。；{_R}{_T}这]{{2,16}}?)(?:召开|举办|举行)了$", before)
            evidence = Evidence(*clause.span(name.start, name.stop), "remembered")
            draft = Draft(name.type, label, [evidence], place=place[1] if place and not place[1].endswith("里") else None, side=True)
            found = date_beside(clause, clause.text, name.start, name.stop)
            if found is not None:
                draft.date, draft.basis = found
            self._book.add(draft)

    def _meeting(self, clause: TypedText, text: str, name: EventName) -> Draft | None:
        how = held(text, name)
        if name.generic:
            return self._generic(clause, text, name, how)
        if how is None or _CANCELLED.search(re.split("[。；]", text[name.stop : name.stop + 80])[0]):
            return None
        start, stop = clause.span(name.start, name.stop)
        label = self._text[start:stop].strip("，、了 ")
        if how.host and re.match(r"(?:20\d\d年)?第[一二三四五六七八九十百零\d]+次", label) and not re.search(r"20\d\d年", label):
            label = how.host + label  # 区人大常委会举行第三十六次会议
        evidence = Evidence(*clause.span(name.start, max(name.stop, how.stop)), how.rule)
        known = self._book.known(label, name.type)
        if known is not None:
            known.evidence.append(evidence)
            known.place = known.place or how.place
            self._date(known, clause, text, name.start, name.stop, inherit=False)
            if not how.side and known.status == "held":
                self._book.current = known
                known.side = False
            return known
        draft = Draft(name.type, label, [evidence], place=how.place, host=how.host, side=how.side)
        self._date(draft, clause, text, name.start, name.stop, inherit=not (how.side or how.planned))
        if how.planned and not self._past(draft):
            draft.status = "planned"
        return self._book.add(draft)

    def _past(self, draft: Draft) -> bool:
        anchor = self._prepared.anchor
        return bool(draft.date and anchor and len(anchor.date) == 10 and draft.date[:10] <= anchor.date)

    def _generic(self, clause: TypedText, text: str, name: EventName, how: Held | None) -> Draft | None:
        word = text[name.start : name.stop]
        current = self._book.first(MEETINGS) if re.search("[开闭]幕", word) else self._book.latest(MEETINGS)
        separate = "座谈会" in word and "座谈" not in ((current.name if current else None) or "")
        if current is not None and not separate:
            if how is not None and not how.side and self._book.current is not current and re.search(r"主持|召开|上", text):
                self._book.current = current
            return current
        if how is None or (how.side and not separate):
            return None
        draft = Draft(name.type, how.host or word, [Evidence(*clause.span(name.start, name.stop), "generic-event")])
        draft.host, draft.place = how.host, how.place
        if separate:
            draft.name = word
        self._date(draft, clause, text, name.start, name.stop)
        return self._book.add(draft)

    def _visit(self, clause: TypedText, text: str, find: Find) -> Draft:
        people = self._people(clause, find.who) or self._leads
        date = date_beside(clause, text, find.start, find.name[0])
        for draft in reversed(self._book.drafts):
            if draft.type != "visit" or (people and draft.people("visited") and not set(people) & draft.people("visited")):
                continue
            if date is None or draft.date is None or date[0] == draft.date:
                draft.evidence.append(Evidence(*clause.span(find.start, find.stop), "visit-again"))
                if find.place:
                    for place in find.place.split("；"):
                        draft.add_place(place)
                return draft
        name = self._text[slice(*clause.span(*find.name))].strip("了，、 ")
        draft = Draft("visit", name, [Evidence(*clause.span(find.start, find.stop), "visit")], place=find.place)
        if _BEFORE.search(text[: find.start]):
            draft.side = True
        self._date(draft, clause, text, find.start, find.name[0], inherit=not draft.side)
        if not absent(text, find.start):
            seen = Evidence(*clause.span(find.start, find.stop), "visitor" if find.who is not None else "carried-subject")
            for person in people:
                draft.roles.setdefault((person, "visited"), []).append(seen)
        return self._book.add(draft)

    def _one_by_one(self, clause: TypedText, text: str, find: Find) -> list[RosterMember | None]:
        """分别会见总统A、总理B: each guest is received in a talk of their own; otherwise one talk with all."""
        if "分别" not in text[find.start : find.name[0]]:
            return [None]
        rosters = [m for i in find.guests if isinstance(m := clause.mentions.get(i), Roster)]
        members = [member for roster in rosters for member in roster.members]
        return list(members) if len(members) > 1 else [None]

    def _talk(self, clause: TypedText, text: str, find: Find, only: RosterMember | None = None) -> Draft:
        """A talk; ``only``: the one guest of several who were received one after the other."""
        guests = [p for position in find.guests for p in self._people(clause, position)]
        if only is not None:
            guests = [only.person.name]
        evidence = Evidence(*clause.span(find.start, find.stop), "talk")
        for draft in reversed(self._book.drafts):
            if draft.type == "talk" and set(guests) and set(guests) & draft.people("guest"):
                draft.evidence.append(evidence)
                return draft
        name = find.prefix + self._text[slice(*clause.span(*find.name))].strip("，、了 ")
        if only is not None:
            name = find.prefix + self._text[only.posts[0].start if only.posts else only.person.start : only.person.stop]
        draft = Draft("talk", name, [evidence], place=find.place)
        self._date(draft, clause, text, find.start, find.stop)
        self._book.add(draft)
        for person in guests:
            draft.roles.setdefault((person, "guest"), []).append(evidence)
        for person in self._people(clause, find.who):
            draft.roles.setdefault((person, "met"), []).append(evidence)
        return draft

    def _act(self, clause: TypedText, text: str, start: int, stop: int, rule: str) -> Draft:
        """签署《…》, 敬献花篮: a ceremony of its own."""
        draft = Draft("ceremony", self._text[slice(*clause.span(start, stop))], [Evidence(*clause.span(start, stop), rule)], side=True)
        place = re.search(rf"(?:前往|在|到)([^，。；{_R}{_T}]{{2,16}}?)，?(?:[^，。；{_R}]{{0,4}})$", text[:start])
        if rule == "wreath" and place:
            draft.place = place[1]
        self._date(draft, clause, text, start, stop)
        return self._book.add(draft)

    def _date(self, draft: Draft, clause: TypedText, text: str, start: int, stop: int, *, inherit: bool = True) -> None:
        """The event's date from its sentence, else from the paragraph so far, else that of the current event."""
        if draft.date:
            return
        cited = draft.side and draft.type == "meeting" and not self._time_close(clause, text, start)
        found = None if cited else date_beside(clause, text, start, stop)
        year = re.match(r"((?:19|20)\d\d)年?(?!度)", draft.name or "")
        if found is None and inherit and self._book.current is not None and self._book.current.date and "/" not in self._book.current.date:
            found = self._book.current.date, self._book.current.basis
        if found is None and inherit and self._last_date is not None and not _BEFORE.search(text[:start]):
            found = self._last_date
        if found is None and year is not None:
            found = year[1], "stated"
        if found is not None:
            draft.date, draft.basis = found

    @staticmethod
    def _time_close(clause: TypedText, text: str, start: int) -> bool:
        """Does a time stand right before a cited event: 10月召开的…, 经8月30日…会议通过?"""
        return bool(
            re.search(rf"{_T}(?:在?[^，。；{_T}]{{0,14}}(?:召开|举行|举办|闭幕|开幕)的|[，]?我们.*|经|[^，。；]{{0,4}})?$", text[:start])
        )

    # ------------------------------------------------------------ who, how

    def _people(self, clause: TypedText, position: int | None) -> tuple[str, ...]:
        mention = clause.mentions.get(position) if position is not None else None
        return tuple(m.person.name for m in mention.members) if isinstance(mention, Roster) else ()

    def _roles_of(self, sentence: Sentence, clause: TypedText, text: str, here: list[tuple[int, Draft]]) -> None:
        for position, mention in sorted(clause.mentions.items()):
            if not isinstance(mention, Roster) or text[position] != _R:
                continue
            draft = self._event_for(text, position, here) or self._nameless(sentence, clause, text, position)
            if draft is None:
                continue
            for role, rule, stop in self._roles(text, position, draft, here):
                for member in mention.members:
                    span = Evidence(member.person.start, max(member.person.stop, clause.span(position, stop)[1]), rule)
                    draft.roles.setdefault((member.person.name, role), []).append(span)
            self._behalf(clause, text, position, draft)
            if not absent(text, position) and (position == 0 or text[position - 1] in f"，。；{_T}"):
                self._leads = self._people(clause, position)

    def _roles(self, text: str, position: int, draft: Draft, here: list[tuple[int, Draft]]) -> list[tuple[Role, str, int]]:
        found = [(f.role, f.rule, f.stop) for f in roles_beside(text, position, draft.type)]
        if draft.type == "visit" and not found and not absent(text, position):
            stop = predicate_stop(text, position)
            if any(d is draft and position - 1 <= at <= stop for at, d in here) and not re.search(
                r"陪同下|[由请在]$", text[max(0, position - 1) : position]
            ):
                found.append(("visited", "visitor", stop))
        if draft.type == "ceremony" and draft.side and any(d is draft for _, d in here) and not found and not absent(text, position):
            found.append(("attended", "at-the-act", min(len(text), position + 1)))
        return found

    def _event_for(self, text: str, position: int, here: list[tuple[int, Draft]]) -> Draft | None:
        """The event that the roster's words name, else that of its sentence, else the current one."""
        stop = predicate_stop(text, position)
        first = bisect_left(here, position - 400, key=lambda pair: pair[0])
        here = here[first : bisect_left(here, position + 400, key=lambda pair: pair[0])]
        inside = [d for at, d in here if position - 1 <= at < stop]
        for pattern, types in _REFERENCES:
            if pattern.search(text, position, stop):
                found = next((d for d in inside if d.type in types), None) or self._book.latest(types)
                if found is not None:
                    return found
        if inside:
            return inside[0]
        before = [d for at, d in here if at <= position]
        main = [d for _, d in here if not d.side and d.status == "held"]
        if before and not (before[-1].side and before[-1].type == "meeting"):
            return before[-1]
        return main[0] if main else here[0][1] if here and here[0][1].type == "ceremony" else self._book.current

    def _nameless(self, sentence: Sentence, clause: TypedText, text: str, position: int) -> Draft | None:
        """An event that the article never names: 区领导A、B参加。 after what somebody said there."""
        match = _NAMELESS.fullmatch(text)
        if match is None or position != 0:
            return None
        kind: EventType = (
            "visit" if match["what"] == "调研" or match["verb"] == "陪同" else "talk" if match["what"] == "会见" else "meeting"
        )
        draft = Draft(kind, None, [Evidence(sentence.start, sentence.stop, "nameless-event")])
        for statement in self._statements:
            if statement.person and kind == "meeting" and statement.evidence[0].start < sentence.start:
                draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])
        return self._book.add(draft)

    def _behalf(self, clause: TypedText, text: str, position: int, draft: Draft) -> None:
        """受区长A委托，B作报告: B on behalf of A."""
        before = text[max(0, position - 60) : position]
        match = _BEHALF.search(before) or _BEHALF.match(text[position + 1 : position + 20])
        if match is None:
            return
        giver = text.rfind(_R, 0, position) if _BEHALF.search(before) else text.find(_R, position + 1)
        for person in self._people(clause, position):
            for name in self._people(clause, giver)[:1]:
                draft.behalf.setdefault(person, name)

    def _groups_of(self, clause: TypedText, text: str, here: list[tuple[int, Draft]]) -> None:
        draft = here[-1][1] if here else self._book.current
        for match in _GROUP.finditer(text):
            if draft is not None and _R not in match["group"]:
                draft.groups.setdefault(self._text[slice(*clause.span(*match.span("group")))], None)

    def _told(self, clause: TypedText, text: str) -> None:
        """持续至9月22日, 于12月15日出席开幕会: the current meeting lasted longer than one day."""
        draft = self._book.latest(MEETINGS)
        if draft is not None:
            widen(draft, clause, text)

    def _spoken(self, said: list[Statement], text: str) -> None:
        """What somebody says at a meeting or ceremony gives the role spoke; what is said in a talk or on a visit does not."""
        draft = self._book.current
        if draft is None or draft.side or draft.type not in ("meeting", "ceremony", "training"):
            return
        for statement in said:
            begin = statement.evidence[0].start
            away = _ELSEWHERE.search(self._text[begin : begin + 30].split("，")[0])
            if statement.person and not away and statement.verb != "：":
                draft.roles.setdefault((statement.person, "spoke"), []).append(statement.evidence[0])

    def _conveyed_of(self, sentence: Sentence, clause: TypedText, text: str, here: list[tuple[int, Draft]]) -> None:
        held_here = [d for _, d in here if not d.side]
        draft = held_here[0] if held_here else self._book.current
        if draft is None or draft.type not in ("meeting", "training", "other") or draft.side:
            return
        for item, (a, b) in conveyed_items(self._prepared.folded[sentence.start : sentence.stop], first=bool(held_here)):
            draft.conveyed.setdefault(item, Evidence(sentence.start + a, sentence.start + b, "conveyed"))
