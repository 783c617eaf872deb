"""Whose words a text gives: a speaker stands for the firm, park or village of the post, an official for the region.

In:  the text and its names; the clauses that begin somebody's words.    Out: the name that 公司, 我们 and figures without an owner belong to.
"""

from __future__ import annotations

from kg.facts.topic_names import NameIndex
from kg.facts.topic_rules import pattern
from kg.facts.topic_terms import Topic

_BACK = 80  # characters before 她说 in which the speaker is named


class Voices:
    """The speakers of one article as reading goes on; ``present`` is what the present one stands for."""

    def __init__(self, text: str, names: NameIndex) -> None:
        self.present: str | None = None
        self._text = text
        self._names = names
        self._firms = {match[2]: match[1] for match in pattern("firm").finditer(text)}  # 佘万钧: 海岳精密

    def begin(self, at: int, stop: int, taken_up: Topic | None) -> str | None:
        """Begin the words of the speaker whom the clause [at, stop) names; ``taken_up`` is what an anaphor in it means (项目|负责人)."""
        words = self._text[at:stop]
        if words[0:1] in ("他", "她"):
            before = [match[1] for match in pattern("firm").finditer(self._text, max(0, at - _BACK), at)]
            self.present = before[-1] if before else self.present
            return self.present
        unnamed = pattern("some_firm").match(self._text, at, stop)
        firm = pattern("firm_of_post").match(self._text, at, stop)
        owner = taken_up or self._owner(at, stop)
        named = next((self._firms[words[:n]] for n in (4, 3, 2) if words[:n] in self._firms), None)
        self.present = unnamed[0] if unnamed else firm[1] if firm else owner.name if owner else named
        return self.present

    def end(self) -> None:
        """The words of a speaker end with the paragraph."""
        self.present = None

    def _owner(self, at: int, stop: int) -> Topic | None:
        """The name that the post of the speaker belongs to: 渔湾村|党支部书记; a country speaks for itself."""
        topic = self._names.at(at)
        if topic is None or topic.kind not in ("company", "site", "project", "area"):
            return None
        topic = self._names.joined(topic, stop)
        return topic if pattern("behind_post").match(self._text, topic.stop) or self._names.is_nation(topic) else None
