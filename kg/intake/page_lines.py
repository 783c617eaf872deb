"""The lines of a newspaper page, each with its place in the file and what it is.

In:  the decoded text of a page.    Out: TextLines in reading order, blank lines taken out and remembered as gaps.

Widths are in cells: a Chinese character takes two, a digit one; two spaces of typesetting (U+3000) are an indent of four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from kg.intake.bylines import names_only
from kg.lexicon.tables import rules
from kg.text.normalise import fold

LineKind = Literal["text", "continued", "jump", "reprint", "closing", "byline", "caption", "furniture", "dateline", "signed"]

ENDED = re.compile(r"[。！？!?…][”』’」）)】]*$|[：:]$|[）)]$")  # a line after which a paragraph may begin
SENTENCE = re.compile(r"[。！？!?][”』’」）)】]*$")
_STRAY = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
_BLANK = " \t\u3000\u00a0\r\f\ufeff\u200b"
_OPEN_MARK = re.compile(
    r"[（(](?:紧?[上下]接?|[上下]接[^（）()。，]{0,12}|下?转[^（）()。，]{0,12}|下|原(?:文)?(?:载|刊)[^（）()。]{0,24})$"
)
_REST_OF_MARK = re.compile(r"[^（）()。，]{0,24}[）)]")
_MAX_MARK = 160  # characters: no byline, caption or running head is longer


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands: ``raw`` begins at ``start`` in the file; ``gap``: a blank line or a page break stands before it."""

    number: int  # from 1
    start: int
    raw: str
    gap: bool = False

    @property
    def text(self) -> str:
        return self.raw.strip(_BLANK)

    @property
    def indent(self) -> int:
        return cells(self.raw[: len(self.raw) - len(self.raw.lstrip(_BLANK))])

    @property
    def width(self) -> int:
        """The cells up to the last character, without the stray spaces between characters (区 发 展)."""
        return self.indent + cells(_STRAY.sub("", self.text))

    @property
    def indented(self) -> bool:
        return self.indent >= 2

    @property
    def ended(self) -> bool:
        return bool(ENDED.search(self.text))

    def cut(self, start: int, stop: int | None = None) -> TextLine:
        """The part ``raw[start:stop]`` as a line of its own."""
        return TextLine(self.number, self.start + start, self.raw[start:stop], self.gap and not start)

    @property
    def bare(self) -> TextLine:
        """The line without the white space around it."""
        left = len(self.raw) - len(self.raw.lstrip(_BLANK))
        return TextLine(self.number, self.start + left, self.text, self.gap)


def cells(text: str) -> int:
    """The width of a text on a grid of half-width cells."""
    return 2 * len(text) - sum(map(str.isascii, text))


def text_lines(text: str) -> Iterator[TextLine]:
    """The lines that hold something; a mark that was wrapped (（下转 / 第三版）) is one line."""
    before: TextLine | None = None
    for line in _lines(text):
        if before and (tail := _OPEN_MARK.search(before.text)) and (rest := _REST_OF_MARK.match(line.text)):
            if tail.start():
                yield before.cut(0, before.raw.rindex(tail[0]))
            yield TextLine(before.number, before.start, tail[0] + rest[0])
            line = line.bare.cut(rest.end())
            before = line if line.text else None
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _lines(text: str) -> Iterator[TextLine]:
    start, gap = 0, False
    for number, whole in enumerate(text.split("\n"), start=1):
        line = whole.rstrip("\r")
        if not line.strip(_BLANK):
            gap = True
        else:
            yield TextLine(number, start, line, gap or "\f" in line)
            gap = False
        start += len(whole) + 1


@cache
def _rules() -> tuple[tuple[LineKind, re.Pattern[str]], ...]:
    found = []
    for rule in rules("page_lines", frozenset({"kind"})):
        found.append((cast(LineKind, rule.get("kind")), re.compile(rule.pattern)))
    return tuple(found)


def kind_of(line: TextLine) -> tuple[LineKind, int]:
    """What a line is, told from the line alone, and how many characters of ``line.text`` say so."""
    return _kind_of(line.text[: _MAX_MARK + 1])


@lru_cache(maxsize=1 << 14)
def _kind_of(beginning: str) -> tuple[LineKind, int]:
    """The kind by the beginning of a line, one character longer than any mark when the line is."""
    text = fold(beginning[:_MAX_MARK])
    for kind, pattern in _rules():
        match = pattern.match(text)
        if match and (match.end() < len(text) or len(beginning) <= _MAX_MARK):
            if kind in ("byline", "closing") and not text.startswith(tuple("□■◇◆●〇◎☆★")) and not names_only(text):
                continue
            return kind, match.end()
    return "text", 0


def column_widths(widths: Sequence[int], reach: int = 8) -> list[int]:
    """For each line the width of the column it stands in: what three quarters of the lines around it do not pass.

    Where only display stands around (stray section heads at the end of a page) the page's own width serves.
    """
    least = (7 * _quarter(widths)) // 10
    return [max(least, _quarter(widths[max(0, number - reach) : number + reach + 1])) for number in range(len(widths))]


def _quarter(widths: Sequence[int]) -> int:
    return sorted(widths)[(3 * len(widths)) // 4] if widths else 0
