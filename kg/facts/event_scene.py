"""What the readers of events share: one sentence with its mentions typed, and what is known of the article so far.

In:  PreparedArticle, rosters, times, statements.    Out: scenes, one a sentence, and the state that is carried from one to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.facts.event_drafts import DraftBook
from kg.model import Basis, Evidence, PreparedArticle, Roster, Sentence, Statement, TimeMention
from kg.text.typed import TYPES, TypedText, typed

_R = TYPES["R"]
_MET_YOU = re.compile(r"[同与和][你您][^，。；]{0,4}举行")  # 昨天，A主席同你举行会谈: that talk is reported
_FIRST_PERSON = re.compile(r"我(?![国省市区县州镇乡军校党院台驻])|[你您]")
_REPORTS = frozenset(
    {"称", "说", "报道", "报道说", "报道称", "宣布", "通报", "证实", "表示"}
)  # 国防部称，演习⟨T⟩在…举行: that is news, not opinion
_BODIES = frozenset({"会议", "全会", "大会", "座谈会"})
_LONGEST_HEADING = 40  # characters of a headline
_OPENING = 40  # characters at the head of a paragraph in which a story gives its date or source
_SOURCE = re.compile(r"记者|据|来自")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: ``typed`` with a character a mention, ``text`` the same with what is said in it blanked.

    会议 inside an utterance is no event of the report.
    """

    sentence: Sentence
    typed: TypedText
    text: str
    said: tuple[Statement, ...]
    continued: bool = False  # a further sentence of what somebody says: 后天，我将主持…
    heading: bool = False  # the headline of one of several stories, which its text repeats

    def people(self, position: int | None) -> tuple[str, ...]:
        """The people of the roster at a position, none where there is no roster."""
        mention = self.typed.mentions.get(position) if position is not None else None
        return tuple(m.person.name for m in mention.members) if isinstance(mention, Roster) else ()

    def evidence(self, start: int, stop: int, rule: str) -> Evidence:
        """Evidence for a stretch of the scene."""
        return Evidence(*self.typed.span(start, stop), rule)

    def rosters(self) -> Iterator[tuple[int, Roster]]:
        """The rosters outside utterances, left to right."""
        for position, mention in sorted(self.typed.mentions.items()):
            if isinstance(mention, Roster) and self.text[position] == _R:
                yield position, mention


@dataclass(slots=True)
class Reading:
    """What is known while an article is read: its drafts, who leads, the last date and the first, who only wrote to the meeting."""

    prepared: PreparedArticle
    statements: tuple[Statement, ...]
    book: DraftBook = field(default_factory=DraftBook)
    leads: tuple[str, ...] = ()
    last_date: tuple[str, Basis] | None = None
    latest_date: tuple[str, Basis] | None = None  # the last day of the story, whatever the paragraph
    lead_date: tuple[str, Basis] | None = None  # the day that the first sentence of the story gives
    writers: set[str] = field(default_factory=set)

    def new_story(self) -> None:
        """A headline: nothing is carried over from the story before."""
        self.book.new_story()
        self.leads, self.last_date, self.latest_date, self.lead_date = (), None, None, None

    def label(self, scene: Scene, start: int, stop: int) -> str:
        """The words of a stretch of the scene as the article has them."""
        return self.prepared.article.text[slice(*scene.typed.span(start, stop))].strip("，、了 ")


class Scenes:
    """The sentences of an article as scenes."""

    def __init__(
        self,
        prepared: PreparedArticle,
        rosters: tuple[Roster, ...],
        times: tuple[TimeMention, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._prepared = prepared
        self._mentions = sorted((*rosters, *times), key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._statements = statements
        self._said_starts = [s.evidence[0].start for s in statements]
        self._headings = _headings(prepared, times)

    def __iter__(self) -> Iterator[Scene]:
        speaking = -1  # the paragraph in which somebody began to speak
        for sentence in self._prepared.sentences:
            inside = self._mentions[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.stop)]
            clause = typed(self._prepared.folded, sentence.start, sentence.stop, inside)
            if sentence.start in self._headings:
                yield Scene(sentence, clause, clause.text, (), heading=True)
                continue
            first = bisect_left(self._said_starts, sentence.start)
            said = self._statements[first : bisect_left(self._said_starts, sentence.stop)]
            if speaking == sentence.paragraph and not said and _FIRST_PERSON.search(clause.text) and not _MET_YOU.search(clause.text):
                yield Scene(sentence, clause, "　" * len(clause.text), said, continued=True)
                continue
            speaking = sentence.paragraph if said else speaking
            yield Scene(sentence, clause, self._unspoken(clause, said), said)

    def _unspoken(self, clause: TypedText, said: tuple[Statement, ...]) -> str:
        chars = list(clause.text)
        text = self._prepared.article.text
        for statement in said:
            if statement.person is None and statement.verb in _REPORTS and statement.speaker not in _BODIES:
                continue
            begin = text.find(statement.text[:8], statement.evidence[0].start)
            start, stop = clause.at(begin), clause.at(min(begin + len(statement.text), clause.starts[-1]))
            if begin >= clause.starts[0]:
                chars[start:stop] = "　" * (stop - start)
        return "".join(chars)


def _headings(prepared: PreparedArticle, times: tuple[TimeMention, ...]) -> frozenset[int]:
    """Where the headlines of the stories of an article begin: a short line without full stop before a paragraph that dates itself anew."""
    starts = [time.start for time in times]
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in prepared.sentences:
        first, _ = paragraphs.get(sentence.paragraph, (sentence.start, 0))
        paragraphs[sentence.paragraph] = (first, sentence.stop)
    spans = list(paragraphs.values())
    dated, lines = [], []
    for (start, stop), (following, end) in pairwise(spans):
        line = prepared.folded[start:stop]
        if len(line) > _LONGEST_HEADING or line[-1] in "。！？；：，”" or end - following < len(line):
            continue
        opening = min(end, following + _OPENING)
        lines.append(start)
        if bisect_left(starts, following) < bisect_left(starts, opening) or _SOURCE.match(prepared.folded, following, opening):
            dated.append(start)
    return frozenset(lines if len(dated) > 1 else dated)
