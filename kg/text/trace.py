"""Texts that remember where their characters stood in the file.

In:  stretches of a raw text, in order.    Out: Traced: the text put together, and runs that lead from it back to the raw text.

Joining wrapped lines and dropping stray spaces move characters; a run says that ``length`` characters from ``start`` on stood in the raw
text from ``origin`` on. Characters in no run (the line feed between two paragraphs) stand nowhere in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

_SPACE = re.compile("[ \u3000\u00a0\t\u2002\u2003\u2009]+")
_ROSTER = re.compile("(?:[\u4e00-\u9fff·]{2,4}[ \u3000]+){2,}[\u4e00-\u9fff·]{2,4}$")
_REPORTER = re.compile("（(?:本报|全媒体|融媒体|新媒体|见习|首席|特约)*(?:记者|通讯员)")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


class Run(NamedTuple):
    """``length`` characters that stand at ``start`` in the text and stood at ``origin`` in the raw text."""

    start: int
    origin: int
    length: int


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its runs, in order, without overlap."""

    text: str
    runs: tuple[Run, ...]

    def origin(self, position: int) -> int | None:
        """Where the character at ``position`` stood in the raw text; None when it was added."""
        number = bisect_right(self.runs, position, key=lambda run: run.start) - 1
        if number < 0:
            return None
        run = self.runs[number]
        return run.origin + position - run.start if position < run.start + run.length else None


class Trace:
    """Puts a text together from stretches of a raw text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def keep(self, raw: str, origin: int) -> None:
        """Append ``raw``, which stands at ``origin`` in the raw text."""
        if not raw:
            return
        last = self._runs[-1] if self._runs else None
        if last and last.start + last.length == self._length and last.origin + last.length == origin:
            self._runs[-1] = Run(last.start, last.origin, last.length + len(raw))
        else:
            self._runs.append(Run(self._length, origin, len(raw)))
        self.add(raw)

    def add(self, text: str) -> None:
        """Append characters that stand nowhere in the raw text."""
        self._parts.append(text)
        self._length += len(text)

    def keep_line(self, raw: str, origin: int, opens: bool) -> None:
        """Append a line of body text without its stray spaces; ``opens``: it begins a paragraph, a space after a dateline stays."""
        if self._parts and self._latin(self._parts[-1][-1:]) and self._latin(raw[:1]):
            self.add(" ")
        position = 0
        for start, stop in ((m.start(), m.end()) for m in _SPACE.finditer(raw)):
            self.keep(raw[position:start], origin + position)
            if _space_stays(raw, start, stop, opens) or _in_byline(self.tail + raw[:start]):
                self.keep(raw[start : start + 1], origin + start) if raw[start] == " " else self.add(" ")
            position = stop
        self.keep(raw[position:], origin + position)

    @staticmethod
    def _latin(character: str) -> bool:
        return character.isascii() and character.isalpha()

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def tail(self) -> str:
        """The last characters, enough to see how the text ends."""
        return "".join(self._parts[-8:])[-60:]

    def traced(self) -> Traced:
        return Traced(self.text, tuple(self._runs))


def _space_stays(raw: str, start: int, stop: int, opens: bool) -> bool:
    """Is this a space somebody wrote, not one that typesetting left inside a word (李金 国, 及 高 端 人 才)?"""
    before, after = raw[start - 1 : start], raw[stop : stop + 1]
    if not before or not after:
        return False
    if before.isascii() and after.isascii() and before.isalpha() and after.isalpha():
        return True
    if opens and start <= 20 and before in "讯电" and " " not in raw[:start] and "\u3000" not in raw[:start]:
        return True  # 本报讯 2月11日
    if raw[start] == "\u3000" and _HAN.match(before) and _HAN.match(after):
        return bool(_HAN.match(raw, start - 2)) and bool(_HAN.match(raw, stop + 1))  # 某某公司　某某中心, but 王　刚
    return bool(_ROSTER.match(raw))


def _in_byline(before: str) -> bool:
    """Does a text end inside the brackets of a byline: 本报讯（记者 钟晓棠 通讯员 …?"""
    opened = before.rfind("（", max(0, len(before) - 40))
    return opened >= 0 and "）" not in before[opened:] and bool(_REPORTER.match(before, opened))
