"""Who is reported to have said what.

In:  sentences, rosters.    Out: Statements in the order of the text.

    X指出，…      X在讲话中强调，…      会议要求，…      他表示，…      “…”X说。      X：…（问答）

The subject is read from the clause of the verb; where that has none, it is carried over from the clause or sentence before. What is said runs to
the next attribution of the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, zip_longest

from kg.facts.speech import (
    ADDRESSED,
    ADDRESSEE,
    AFTER_NO,
    ANNOUNCED,
    ANSWER,
    BODY,
    CLAUSE_SUBJECT,
    LEAD,
    LONGEST_CLAUSE,
    MOST_VERBS,
    NAMING,
    NO_SPEAKER,
    OPENING,
    OWN_BODIES,
    PRONOUN,
    QUOTED_FIRST,
    ROSTER,
    SENTENCE_SUBJECT,
    TITLE_SPEAKER,
    TOLD,
    WEAK,
    clause_start,
    first_quotation,
    quoted_positions,
    speech_verbs,
    without_adverbials,
)
from kg.model import Evidence, OrganisationMention, PreparedArticle, Roster, Sentence, Statement
from kg.text.typed import TypedText, typed


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution: who (start, stop in the article or a name), the verb’s span, where what is said begins."""

    speaker: str
    person: str | None
    verb: str
    said_from: int
    at: int  # where the attribution begins in the article: the previous utterance ends there
    rule: str


def find_statements(
    prepared: PreparedArticle, rosters: tuple[Roster, ...], organisations: tuple[OrganisationMention, ...]
) -> tuple[Statement, ...]:
    """The attributed utterances of an article."""
    reader = _Reader(prepared, rosters)
    found = reader.read()
    ends = _paragraph_ends(prepared.folded)
    statements = []
    for this, following in zip_longest(found, found[1:]):
        stop = ends[bisect_left(ends, this.said_from)]
        if this.rule == "answer":
            stop = reader.answer_end(this.said_from)
        if following is not None:
            stop = min(stop, max(following.at, this.said_from + 1))
        said = (
            prepared.article.text[this.said_from : stop].strip("，。；：”“ \n")
            if this.rule != "quote-first"
            else prepared.article.text[this.said_from : stop]
        )
        said = (first_quotation(said) if this.rule == "quote-first" else said).strip()
        if len(said) < 2:
            continue
        evidence = Evidence(min(this.at, this.said_from), max(stop, this.at + 1), this.rule)
        statements.append(Statement(this.speaker, this.verb, said, (evidence,), this.person))
    return tuple(statements)


def _paragraph_ends(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"\n", text)] + [len(text)]


class _Reader:
    """Reads the sentences of one article in order and remembers the last subject."""

    def __init__(self, prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> None:
        self._prepared = prepared
        self._rosters = rosters
        self._starts = [roster.start for roster in rosters]
        self._subject: tuple[str, str | None] | None = None  # speaker, person
        self._person: str | None = None
        self._interview = bool(re.search(r"(?:^|\n)(?:记者|问|主持人)[：:]", prepared.folded))

    def read(self) -> list[_Found]:
        found: list[_Found] = []
        paragraph = -1
        for sentence in self._prepared.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
            first = bisect_left(self._starts, sentence.start)
            inside = [r for r in self._rosters[first : bisect_left(self._starts, sentence.stop)] if r.stop <= sentence.stop]
            clause = typed(self._prepared.folded, sentence.start, sentence.stop, inside)
            found += self._sentence(sentence, clause)
            self._remember(clause)
        return found

    def answer_end(self, start: int) -> int:
        following = re.compile(r"\n[^，。；：\n]{1,12}[：:]").search(self._prepared.folded, start)
        return following.start() if following else len(self._prepared.folded)

    # ------------------------------------------------------------ one sentence

    def _sentence(self, sentence: Sentence, clause: TypedText) -> list[_Found]:
        answer = ANSWER.match(clause.text)
        starts_paragraph = sentence.start == 0 or self._prepared.folded[sentence.start - 1] == "\n"
        if answer and starts_paragraph and self._interview:
            name = self._name(clause, 0)
            return [_Found(name, name, "：", clause.span(answer.end(), answer.end())[0], sentence.start, "answer")]
        if self._is_heading(sentence):
            return []
        quoted = self._quote_first(sentence, clause)
        if quoted:
            return [quoted]
        return self._verbs_of(clause) or self._told(clause)

    def _is_heading(self, sentence: Sentence) -> bool:
        """A line of its own without an end mark is a heading inside the body; the text under it says the same in full."""
        text, end = self._prepared.folded, sentence.stop
        whole_line = (sentence.start == 0 or text[sentence.start - 1] == "\n") and (end == len(text) or text[end] == "\n")
        line = text[sentence.start : end]
        return whole_line and sentence.start > 0 and len(line) <= 40 and not re.search(r"[。！？，：”…]", line)

    def _told(self, clause: TypedText) -> list[_Found]:
        """Words in quotation marks after a colon, without a verb of speech: 老人摆摆手：“…”"""
        match = TOLD.search(clause.text)
        if match is None:
            return []
        person = self._name(clause, match.start("who")) if match["who"] == ROSTER else self._person
        if person is None:
            return []
        said = clause.span(match.end(), match.end())[0] if match.end() < len(clause.text) else None
        if said is None:
            return []
        return [_Found(person, person, "：", said, clause.span(match.start(), match.start())[0], "told")]

    def _quote_first(self, sentence: Sentence, clause: TypedText) -> _Found | None:
        match = QUOTED_FIRST.search(clause.text)
        if match is None or "“" not in clause.text[: match.start()]:
            return None
        depth_start = self._outer_quote(clause.text, match.start())
        person = self._name(clause, match.start("who")) if match["who"] == ROSTER else self._person
        if person is None:
            return None
        return _Found(person, person, match["verb"], clause.span(depth_start + 1, depth_start + 1)[0], sentence.start, "quote-first")

    @staticmethod
    def _outer_quote(text: str, closing: int) -> int:
        depth = 0
        for i in range(closing, -1, -1):
            depth += (text[i] == "”") - (text[i] == "“")
            if depth == 0:
                return i
        return text.find("“")

    def _verbs_of(self, clause: TypedText) -> list[_Found]:
        pattern, notes = speech_verbs()
        text = clause.text
        inside = quoted_positions(text)
        found: list[_Found] = []
        last = -1  # where the clause of the attribution before begins
        for match in islice(pattern.finditer(text), MOST_VERBS):
            if match.start() in inside or not self._speaks(text, match, notes[match[0]]):
                continue
            begin = clause_start(text, match.start())
            carried = begin == match.start()
            if found and begin == last:
                continue  # 提出三点要求：… is one utterance
            if found and (carried or not self._own_subject(text, begin, match.start())):
                continue  # inside what is being said
            if carried and begin > 0 and text[begin - 1] not in "，；":
                continue
            if carried and match[0] in WEAK and self._nearest(clause, match.start()) is None:
                continue  # 希望双方…: at the head of a sentence it goes on with what is being said
            subject = self._subject_of(clause, begin, match.start())
            if subject is None:
                continue
            speaker, person = subject
            said = self._said_from(text, match)
            while said < len(text) and text[said] in "，：:“ ":
                said += 1
            if said >= len(text):
                continue
            rule = "carried-subject" if carried else "attribution"
            last = begin
            found.append(_Found(speaker, person, match[0], clause.span(said, said)[0], clause.span(begin, begin)[0], rule))
        return found

    @staticmethod
    def _said_from(text: str, match: re.Match[str]) -> int:
        """Where what is said begins: behind an addressee (叮嘱随行人员，…) or the noun of 提出三点建议：…"""
        more = (ADDRESSEE if match[0] in ADDRESSED else ANNOUNCED).match(text, match.end())
        return more.end() if more else match.end()

    @staticmethod
    def _speaks(text: str, match: re.Match[str], note: str) -> bool:
        after = text[match.end() : match.end() + 8]
        if match[0] == "称" and text[match.start() - 1 : match.start()] in NAMING:
            return False
        if text[match.start() - 1 : match.start()] == "》" and match[0] in ("明确", "提出"):
            return bool(after)
        if not after or AFTER_NO.match(after):
            return False
        if after[0] in "，：:“" or ANNOUNCED.match(text, match.end()):
            return True
        if (match[0] == "宣布" and OPENING.match(text, match.end())) or (match[0] in ("建议", "要求") and after[0] in "和与提工办落并"):
            return False
        return note == "direct" and after[0] not in "、。；）”"

    def _own_subject(self, text: str, begin: int, verb: int) -> bool:
        """Does the clause have a subject of its own: a person, a meeting? What else stands inside an utterance is part of it."""
        return text[begin : begin + 1] == ROSTER or (
            bool(re.match(rf"(?:{BODY}|[他她])", text[begin:verb])) and text[begin - 1 : begin] in "；。"
        )

    def _subject_of(self, clause: TypedText, begin: int, verb: int) -> tuple[str, str | None] | None:
        text = clause.text
        if begin == verb:
            return self._nearest(clause, verb) or self._subject
        phrase = text[begin:verb]
        phrase = phrase[len(m[0]) :] if (m := LEAD.match(phrase)) else phrase
        title = TITLE_SPEAKER.search(phrase)
        if title and not re.match(r"按照?|根据|依[据照]|围绕|落实|对照|为|据|到", phrase):
            return title[1], None
        if "《" in phrase:
            return None
        if ROSTER in phrase:
            joint = self._joint(clause, begin, verb)
            if joint:
                return joint, None
            position = begin + text[begin:verb].rindex(ROSTER)
            after = text[position + 1 : verb]
            if not re.search(r"[的将把]$|，", after):
                name = self._name(clause, position)
                return name, name
        stripped = without_adverbials(phrase)
        if not stripped:
            return self._nearest(clause, begin) or self._subject
        stripped = re.sub(r"^被(?=[他她]$)", "", stripped)
        if stripped in PRONOUN:
            near = self._nearest(clause, begin)
            if near and near[1]:
                return near
            return (self._person, self._person) if self._person else None
        body = re.search(rf"(?:{BODY})$", stripped)
        if body and len(stripped) <= 6:
            return stripped if stripped in OWN_BODIES else body[0], None
        if NO_SPEAKER.search(stripped) or len(stripped) > 30 or len(stripped) < 2 or re.search(r"[，。；\d]$", stripped):
            return None
        start = clause.span(begin, begin)[0] + (clause.text[begin:verb].index(stripped) if stripped in clause.text[begin:verb] else 0)
        return self._prepared.article.text[start : start + len(stripped)] if ROSTER not in stripped else stripped, None

    def _nearest(self, clause: TypedText, before: int) -> tuple[str, str | None] | None:
        """The subject of an earlier clause of the sentence: 会议听取了…汇报，强调要…"""
        text = clause.text
        best: tuple[str, str | None] | None = None
        for match in CLAUSE_SUBJECT.finditer(text, max(0, before - LONGEST_CLAUSE), before):
            if match[1] == ROSTER:
                name = self._name(clause, match.start(1))
                best = (name, name)
            elif best is None or best[1] is None:
                best = (match[1], None)
        return best

    def _joint(self, clause: TypedText, begin: int, verb: int) -> str | None:
        """Several who speak as one, as the text has them: 甲和乙共同宣布, 甲、乙等领导人表示."""
        match = re.search(rf"{ROSTER}(?P<rest>等[^，。；的]{{0,12}}?|)(?=(?:共同|一致|纷纷|均|都)*$)", clause.text[begin:verb])
        if match is None:
            return None
        roster = clause.mentions[begin + match.start()]
        assert isinstance(roster, Roster)
        names = roster.members
        together = match["rest"] or re.search(r"(?:共同|一致)$", clause.text[begin:verb])
        if len(names) < 2 or not together:
            return None
        return self._prepared.article.text[names[0].person.start : names[-1].person.stop] + match["rest"]

    def _name(self, clause: TypedText, position: int) -> str:
        roster = clause.mentions[position]
        assert isinstance(roster, Roster)
        return roster.members[-1].person.name

    def _remember(self, clause: TypedText) -> None:
        for match in SENTENCE_SUBJECT.finditer(clause.text):
            if match[1] == ROSTER:
                name = self._name(clause, match.start(1))
                self._subject, self._person = (name, name), name
                return
            if match.start() == 0:
                self._subject = (match[1], None)
                return
