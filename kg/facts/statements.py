"""Who is reported to have said what.

In:  sentences, rosters.    Out: Statements in the order of the text.

    X指出，…      X在讲话中强调，…      会议要求，…      他表示，…      “…”X说。      X：…（问答）

The subject is read from the clause of the verb; where that has none, it is carried over from the clause or sentence before. What is said runs to
the next attribution of the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from kg.facts.quotations import TOLD, first_quotation, quotation_before, quoted_positions
from kg.facts.speakers import LONGEST_CLAUSE, ROSTER, Speaker, Subject, SubjectReader, clause_start
from kg.facts.speech import is_weak, may_be_noun, reports, said_from, speech_verbs
from kg.model import Evidence, PreparedArticle, Roster, Sentence, Statement
from kg.text.headings import is_heading
from kg.text.typed import TypedText, typed

_ANSWER = re.compile(rf"^({ROSTER})[：:]")
_INTERVIEW = re.compile(r"(?:^|\n)(?:记者|问|主持人)[：:]")
_NEXT_TURN = re.compile(r"\n[^，。；：\n]{1,12}[：:]")
_PARTY_SAYS = frozenset("称 说 表示 宣布 证实 指出 强调 回应 坚称 声称 宣称 辩称 警告 警告称 透露 透露称 否认 回应称".split())
_OURS = frozenset({"中方", "双方", "中国", "我国", "两国人民", "中国人民"})
_FIRST_PERSON = re.compile(r"[我咱你]")
_MEETING = re.compile(r"(?:会议|全会|大会|论坛|座谈会|仪式)$")
_GOES_ON = re.compile(r"并|还")  # 表示…，并称…
_CLAUSE = re.compile(r"[，；：]|^")


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution: who, the verb, where what is said begins."""

    speaker: Speaker
    verb: str
    said_from: int
    at: int  # where the attribution begins in the article: the previous utterance ends there
    rule: str


def find_statements(prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> tuple[Statement, ...]:
    """The attributed utterances of an article."""
    found = _Reader(prepared, rosters).read()
    text, folded = prepared.article.text, prepared.folded
    statements = []
    for this, following in zip_longest(found, found[1:]):
        stop = folded.find("\n", this.said_from) % (len(folded) + 1)
        if this.rule == "answer":
            turn = _NEXT_TURN.search(folded, this.said_from)
            stop = turn.start() if turn else len(folded)
        if following is not None:
            stop = min(stop, max(following.at, this.said_from + 1))
        said = text[this.said_from : stop]
        said = first_quotation(said).strip() if this.rule == "quote-first" else said.strip("，。；：”“ \n")
        if len(said) >= 2:
            evidence = Evidence(min(this.at, this.said_from), max(stop, this.at + 1), this.rule)
            statements.append(Statement(this.speaker.name, this.verb, said, (evidence,), this.speaker.person))
    return tuple(statements)


class _Reader:
    """Reads the sentences of one article in order; remembers who acted and spoke last."""

    def __init__(self, prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> None:
        self._prepared = prepared
        self._rosters = rosters
        self._starts = [roster.start for roster in rosters]
        self._subjects = SubjectReader(prepared)
        self._subject = _Last()  # of the last sentence that has one
        self._he = _Last()  # the last person
        self._last_quotation: Sentence | None = None  # the sentence before, where it is nothing but a quotation
        self._spoken = False  # somebody has spoken in this paragraph
        self._interview = bool(_INTERVIEW.search(prepared.folded))

    def read(self) -> list[_Found]:
        """The attributions in the order of the text."""
        found: list[_Found] = []
        paragraph = -1
        for sentence in self._prepared.sentences:
            if sentence.paragraph != paragraph:
                paragraph, self._spoken = sentence.paragraph, False
            first = bisect_left(self._starts, sentence.start)
            inside = [r for r in self._rosters[first : bisect_left(self._starts, sentence.stop)] if r.stop <= sentence.stop]
            clause = typed(self._prepared.folded, sentence.start, sentence.stop, inside)
            here = self._sentence(sentence, clause)
            found += here
            quoted = clause.text[:1] == "“" and clause.text[-1:] == "”" and not here
            self._last_quotation = sentence if quoted else None
            self._remember(clause, here)
        return found

    def _sentence(self, sentence: Sentence, clause: TypedText) -> list[_Found]:
        if self._interview and self._begins_line(sentence) and (answer := _ANSWER.match(clause.text)):
            name = self._subjects.name(clause, 0)
            return [_Found(Speaker(name, name, human=True), "：", clause.starts[answer.end()], sentence.start, "answer")]
        if is_heading(self._prepared.folded, sentence):
            return []  # the text under it says the same in full
        return self._quote_first(sentence, clause) or self._verbs_of(clause) or self._told(clause)

    def _begins_line(self, sentence: Sentence) -> bool:
        return sentence.start == 0 or self._prepared.folded[sentence.start - 1] == "\n"

    # ------------------------------------------------------------ the three forms

    def _quote_first(self, sentence: Sentence, clause: TypedText) -> list[_Found]:
        """“…”X说。 and “…，”X说，“…”: one utterance from the first quoted words."""
        text = clause.text
        if "”" not in text:
            return self._quote_in_sentence_before(sentence, clause)
        inside = quoted_positions(text)
        for match in speech_verbs(text):
            if match.start() in inside or text[match.end() : match.end() + 1] not in ("", "。", "，", "：", "；"):
                continue
            begin = clause_start(text, match.start())
            opening = quotation_before(text, begin)
            if opening is None or opening in inside:
                continue
            subject = self._subjects.before(clause, begin, match.start())
            speaker = self._speaker(subject, clause, begin)
            if speaker is None and text[begin] == ROSTER and text[begin - 1] == "”":
                name = self._subjects.name(clause, begin)  # “…。”甲翻开那本厚厚的笔记本说
                speaker = Speaker(name, name, human=True)
            if speaker is not None and begin < match.start():
                return [_Found(speaker, match[0], clause.starts[opening + 1], clause.starts[0], "quote-first")]
        return []

    def _quote_in_sentence_before(self, sentence: Sentence, clause: TypedText) -> list[_Found]:
        """“…。”站在地头，X说。: a sentence that ends in a verb of speech speaks of the quotation right before it."""
        quotation, text = self._last_quotation, clause.text
        if quotation is None or quotation.stop != sentence.start or quotation.paragraph != sentence.paragraph:
            return []
        for match in speech_verbs(text):
            if match.end() == len(text) - 1 and text[-1] == "。":
                begin = clause_start(text, match.start())
                speaker = self._speaker(self._subjects.before(clause, begin, match.start()), clause, begin)
                return [_Found(speaker, match[0], quotation.start + 1, quotation.start, "quote-first")] if speaker else []
        return []

    def _told(self, clause: TypedText) -> list[_Found]:
        match = TOLD.search(clause.text)
        if match is None or match.end() >= len(clause.text):
            return []
        name = self._subjects.name(clause, match.start("who")) if match["who"] == ROSTER else None
        speaker = Speaker(name, name, human=True) if name else self._he.speaker()
        return [_Found(speaker, "：", clause.starts[match.end()], clause.starts[match.start()], "told")] if speaker else []

    def _verbs_of(self, clause: TypedText) -> list[_Found]:
        text = clause.text
        inside = quoted_positions(text)
        found: list[_Found] = []
        last, said = -1, -1  # where the clause of the attribution before begins, and what it reports
        for match in speech_verbs(text):
            if match.start() in inside or not reports(text, match):
                continue
            begin = clause_start(text, match.start())
            if found and (begin == last or begin <= said):
                continue  # 提出三点要求：… is one utterance; 甲说，乙认为… is what 甲 says
            subject = self._subjects.before(clause, begin, match.start(), noun=may_be_noun(match[0]))
            if subject is None or not self._counts(subject, text, begin, match) or (found and not self._is_new(subject, text, begin, said)):
                continue
            speaker = found[-1].speaker if found and subject.kind == "carried" else self._speaker(subject, clause, begin)
            start = said_from(text, match)
            if speaker is None or (start >= len(text) and text[-1:] != "。"):
                continue
            rule = "carried-subject" if subject.kind == "carried" else "attribution"
            last, said = begin, start
            found.append(_Found(speaker, match[0], clause.starts[start], clause.starts[begin], rule))
        return found

    # ------------------------------------------------------------ who speaks

    def _counts(self, subject: Subject, text: str, begin: int, match: re.Match[str]) -> bool:
        """Whether a subject of this kind makes the verb an attribution."""
        if subject.kind == "party":
            assert subject.speaker is not None
            if _FIRST_PERSON.match(subject.speaker.name) or (self._spoken and subject.speaker.name in _OURS):
                return False
            return match[0] in _PARTY_SAYS
        if subject.kind == "carried":
            return begin == 0 or text[begin - 1] in "，；："
        return True

    @staticmethod
    def _is_new(subject: Subject, text: str, begin: int, said: int) -> bool:
        """Whether a further verb of the sentence is an attribution of its own and no part of what is being said."""
        if subject.kind == "carried":
            return bool(_GOES_ON.match(text, begin))
        if subject.kind == "pronoun":
            return begin > said + 6
        return text[begin : begin + 1] == ROSTER or text[begin - 1] in "；。"

    def _speaker(self, subject: Subject | None, clause: TypedText, begin: int) -> Speaker | None:
        """Who that is: a pronoun is the last person, a subject left out that of an earlier clause."""
        if subject is None:
            return None
        if subject.kind == "pronoun":
            near = self._nearest(clause, begin)
            return near if near and near.person else self._he.speaker()
        if subject.kind == "carried":
            near, carries = self._nearest(clause, begin), self._carries(clause.text, begin)
            return near if near and (near.human or carries) else self._subject.speaker() if carries else None
        return subject.speaker

    def _carries(self, text: str, begin: int) -> bool:
        """Whether the subject of an earlier sentence is still that of a verb: not when the verb goes on with what is being said (希望双方…)."""
        verb = next((m for m in speech_verbs(text[begin : begin + 20])), None)
        return not self._spoken or verb is None or not is_weak(verb[0])

    def _nearest(self, clause: TypedText, before: int) -> Speaker | None:
        """The subject of an earlier clause of the sentence, a person first: 会议听取了…汇报，强调要…"""
        low = max(0, before - LONGEST_CLAUSE)
        begins = [low + m.end() for m in _CLAUSE.finditer(clause.text[low:before])]
        first: Speaker | None = None
        for begin, end in zip(reversed(begins), [before, *reversed(begins)], strict=False):
            subject = self._subjects.of_clause(clause, begin, end)
            if subject is not None and subject.speaker is not None:
                first = subject.speaker
                if first.human:
                    break
        return first

    def _remember(self, clause: TypedText, found: list[_Found]) -> None:
        """Keep who a sentence spoke of. Where nobody is reported to speak, that is read when a later sentence asks for it."""
        if found:
            self._spoken = True
            self._subject.set(found[-1].speaker)
            if found[-1].speaker.human:
                self._he.set(found[-1].speaker)
            return
        unread = _Unread(self._spoken_of, clause)
        self._subject.may_be(unread.subject)
        self._he.may_be(unread.person)

    def _spoken_of(self, clause: TypedText) -> tuple[Speaker | None, Speaker | None]:
        """The first person or meeting that a clause of the sentence has as its subject, and the first named person."""
        begins = [m.end() for m in _CLAUSE.finditer(clause.text[:LONGEST_CLAUSE])]
        subject: Speaker | None = None
        for begin, end in zip(begins, [*begins[1:], min(len(clause.text), LONGEST_CLAUSE)], strict=True):
            of_clause = self._subjects.of_clause(clause, begin, end)
            speaker = of_clause.speaker if of_clause is not None else None
            if speaker is not None and (speaker.human or _MEETING.search(speaker.name)):
                subject = subject or speaker
            if speaker is not None and speaker.person:
                return subject, speaker  # 研讨班开班，蔡奇出席并讲话。他…
        return subject, None


@dataclass(slots=True)
class _Unread:
    """A sentence that is read for its subject and its person when one of them is asked for, and once for both."""

    read: Callable[[TypedText], tuple[Speaker | None, Speaker | None]]
    clause: TypedText
    found: tuple[Speaker | None, Speaker | None] | None = None

    def subject(self) -> Speaker | None:
        return self._both()[0]

    def person(self) -> Speaker | None:
        return self._both()[1]

    def _both(self) -> tuple[Speaker | None, Speaker | None]:
        if self.found is None:
            self.found = self.read(self.clause)
        return self.found


class _Last:
    """The speaker that the last sentence with one gives; sentences are looked at only when somebody asks, the latest first, each once."""

    def __init__(self) -> None:
        self._known: Speaker | None = None
        self._later: list[Callable[[], Speaker | None]] = []

    def set(self, speaker: Speaker) -> None:
        """A sentence that surely gives one."""
        self._known, self._later = speaker, []

    def may_be(self, read: Callable[[], Speaker | None]) -> None:
        """A sentence that may give one."""
        self._later.append(read)

    def speaker(self) -> Speaker | None:
        """The last one; None when no sentence gave any."""
        while self._later:
            if (speaker := self._later.pop()()) is not None:
                self.set(speaker)
        return self._known
