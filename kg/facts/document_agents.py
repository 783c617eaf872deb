"""Who acts on a document.

In:  an act in a sentence, the organisations and events of the article, its region.    Out: the agent as written, or None.

    国家发展改革委等五部门近日联合印发《…》      会议审议通过《…》 (the body or meeting of the sentence)      公布《…》 (the area of the article)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.facts.speakers import SubjectReader
from kg.model import Event, OrganisationMention, PreparedArticle, Sentence
from kg.text.typed import typed

_CLAUSE = re.compile(r"[，；：]|^")
_MEETING = re.compile(r"会议|全会|大会")
_ONLY_A_MEETING = re.compile(r"(?:本次|此次|这次)?(?:会议|全会|大会)")
_SIDES = frozenset({"双方", "三方", "两国", "三国", "各方"})
_NATION = frozenset({"中国", "全国"})
_LOOK_BACK = 160  # characters of a sentence before the act


class AgentReader:
    """Finds the agents of the acts of one article."""

    def __init__(
        self, prepared: PreparedArticle, organisations: tuple[OrganisationMention, ...], events: tuple[Event, ...], region: str | None
    ) -> None:
        self._prepared = prepared
        self._subjects = SubjectReader(prepared)
        self._organisations = organisations
        self._starts = [organisation.start for organisation in organisations]
        self._meetings = sorted((e for e in events if e.type == "meeting"), key=lambda e: e.evidence[0].start)
        self._region = None if region in _NATION else region

    def agent(self, first: int, act_stop: int, sentence: Sentence) -> str | None:
        """The agent of an act whose words begin at ``first``."""
        low = max(sentence.start, first - _LOOK_BACK)
        before = self._prepared.folded[low:first]
        subjects = self._subjects_before(low, first)
        own = next(subjects, None)
        if own and not _ONLY_A_MEETING.fullmatch(own):
            return own
        if _MEETING.search(before) and (meeting := self._meeting(act_stop)):
            return meeting
        return next((s for s in subjects if not _ONLY_A_MEETING.fullmatch(s)), None) or self._organisation(low, first) or self._region

    def _subjects_before(self, low: int, first: int) -> Iterator[str]:
        """The bodies that are subjects of the clause of the act and of the clauses before it, the nearest first."""
        clause = typed(self._prepared.folded, low, first, [])
        begins = [match.end() for match in _CLAUSE.finditer(clause.text)]
        for begin, end in zip(reversed(begins), [len(clause.text), *reversed(begins)], strict=False):
            side = next((side for side in _SIDES if clause.text.startswith(side, begin)), None)
            subject = self._subjects.of_clause(clause, begin, end)
            if side:
                yield side
            elif subject is not None and subject.speaker is not None and subject.kind == "body":
                yield subject.speaker.name

    def _meeting(self, act_stop: int) -> str | None:
        at = bisect_right(self._meetings, act_stop, key=lambda e: e.evidence[0].start)
        return (self._meetings[at - 1].host or self._meetings[at - 1].name) if at else None

    def _organisation(self, low: int, first: int) -> str | None:
        at = bisect_left(self._starts, first) - 1
        inside = at >= 0 and self._organisations[at].start >= low and self._organisations[at].stop <= first
        return self._organisations[at].name if inside else None
