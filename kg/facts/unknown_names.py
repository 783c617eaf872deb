"""Speakers whom the people of the article do not include: a name behind a title, here or before.

In:  a phrase before a verb of speech.    Out: the name, or None.

    驻乙国大使安东林 | 表示      市场研究所所长米勒 …。米勒 | 说
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.adverbials import head_kind
from kg.mentions.clues import head_at_end, heads_pattern
from kg.model import PreparedArticle
from kg.text.typed import TypedText

_NAME = re.compile(r"[\u4e00-\u9fff·-]{2,9}")
_LONGEST = 9  # characters of a name
_TITLE = 8  # characters looked back for the title of a name told before


class UnknownNames:
    """Reads the names of one article that stand behind a title."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._article = prepared.article.text
        self._tokens = prepared.tokens
        self._stops = [token.stop for token in prepared.tokens]

    def name(self, clause: TypedText, start: int, phrase: str) -> str | None:
        """The name that ends a phrase beginning at ``start`` of the clause."""
        for length in range(2, min(_LONGEST + 1, len(phrase) - 1)):
            tail = phrase[-length:]
            if not _NAME.fullmatch(tail) or "的" in tail:
                break
            if _ends_in_title(phrase[:-length]):
                name = self._before_verb(clause, start + len(phrase) - length, tail)
                return name if len(name) > 1 else None
        return phrase if _NAME.fullmatch(phrase) and self._had_title(phrase, clause.starts[start]) else None

    def _before_verb(self, clause: TypedText, start: int, tail: str) -> str:
        """A name up to the first verb behind it: 旦木|掰着指头."""
        begin = clause.starts[start]
        first = bisect_left(self._stops, begin + 1)
        for token, following in zip(self._tokens[first:], self._tokens[first + 1 : first + 6], strict=False):
            if following.tag[:1] == "v" and begin < following.start < begin + len(tail):
                return tail[: token.stop - begin]
        return tail

    def _had_title(self, name: str, before: int) -> bool:
        """Whether a name stood behind a title before: 亚行行长浅川雅嗣 …。浅川雅嗣表示，…"""
        at = self._article.find(name, 0, before)
        return at > 0 and _ends_in_title(self._article[max(0, at - _TITLE) : at])


def _ends_in_title(phrase: str) -> bool:
    if head_kind(phrase) == "person":
        return True
    return head_at_end(phrase) and any(match.end() == len(phrase) for match in heads_pattern().finditer(phrase))
