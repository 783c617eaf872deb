"""Spaces that a page setter left inside a name or between a post and a name: 区长 李金 国.

In:  PreparedArticle.    Out: the same article without those spaces, and where its characters stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.lexicon.tables import words
from kg.mentions.names import surname_length
from kg.model import PreparedArticle
from kg.text.segment import segment

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SPACED = re.compile(rf"(?<![{_HAN}])([{_HAN}]) {{1,3}}([{_HAN}])(?: {{1,3}}([{_HAN}]))?(?![{_HAN}])")  # 佟 景 川 alone on a line
_INITIAL = re.compile(rf"(?:^|(?<=[\n、：；命去为]))([{_HAN}]) {{1,3}}([{_HAN}])(?=为|任|的|同志|，|、|\n|（|$)")  # 李 明为区教育局局长
_GAP = re.compile(rf"(?<=[{_HAN}]) {{1,3}}(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Compact:
    """``positions[i]`` is where character i of the compact text stands in the article; one more for the end."""

    prepared: PreparedArticle
    positions: tuple[int, ...]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The span in the article of [start, stop) of the compact text."""
        return self.positions[start], self.positions[stop - 1] + 1


def without_stray_spaces(prepared: PreparedArticle) -> Compact:
    """The article without spaces inside names; its tokens are made anew only when there were any."""
    text = prepared.folded
    dropped = _stray(text)
    if not dropped:
        return Compact(prepared, tuple(range(len(text) + 1)))
    positions = [i for i in range(len(text)) if i not in dropped]
    compact = "".join(text[i] for i in positions)
    return Compact(replace(prepared, folded=compact, tokens=segment(compact)), (*positions, len(text)))


def _stray(text: str) -> frozenset[int]:
    dropped: set[int] = set()
    for match in _SPACED.finditer(text):
        if surname_length(text, match.start()):
            dropped.update(i for i in range(*match.span()) if text[i] == " ")
    for match in _INITIAL.finditer(text):
        if surname_length(text, match.start(1)):
            dropped.update(range(match.end(1), match.start(2)))
    for match in _GAP.finditer(text):
        left = text[max(0, match.start() - 8) : match.start()]
        if _after_title(left) or (_name_begun(left) and match.end() - match.start() == 1):
            dropped.update(range(*match.span()))
    return frozenset(dropped)


def _after_title(left: str) -> bool:
    """区长⟨ ⟩佟景川."""
    return any(left.endswith(head) for head in _heads_by_last().get(left[-1:], ()))


def _name_begun(left: str) -> bool:
    """区长李⟨ ⟩金国, 区长李金⟨ ⟩国: a family name and at most one character after a title or a comma of a list."""
    for length in (1, 2):
        before = left[:-length]
        if len(left) > length and surname_length(left, len(left) - length) and (_after_title(before) or before.endswith("、")):
            return True
    return False


@lru_cache(maxsize=1)
def _heads_by_last() -> dict[str, tuple[str, ...]]:
    by_last: dict[str, list[str]] = {}
    for head in sorted(words("title_heads")):
        by_last.setdefault(head[-1], []).append(head)
    return {last: tuple(heads) for last, heads in by_last.items()}
