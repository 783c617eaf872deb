"""What stands on a newspaper page, line by line: body text, display lines, bylines, marks, captions, running heads.

In:  TextLines of a page in reading order.    Out: Elements, each with its lines; of a line that holds two things (（上接第一版）支持…) each
     has its part.

Display (headline, section head, pull quote) is told from body text by what a wrapped column looks like: a line of body text fills the
column or ends a sentence. Lines that do neither are display when no sentence is open, and when they are set off while one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.intake.bylines import trailing_byline
from kg.intake.page_lines import TextLine, cells
from kg.intake.page_shapes import MAX_DISPLAY, OPENER, SLACK, Shapes
from kg.text.cohesion import share_found

ElementKind = Literal["body", "display", "aside", "signature", "continued", "jump", "reprint", "closing", "byline", "caption", "furniture"]

_DEEP = 5  # cells: lines set in by more stand in the middle of the column
_MAX_HEAD = 90  # cells of one display line
_JUMP = re.compile(
    r"[▶►]?[（(【]?(?:下转|转)(?:第?[A-Z]?[一二三四五六七八九十\d]{1,3}版|[^（）()，。]{1,12}版)[^（）()，。]{0,8}[）)】]?[▶►>]*\s*$"
)
_REPRINT = re.compile(r"[（(](?:原文载于|原文刊于|原载于?|转载自|转自|摘自)[^（）()]{2,40}[）)]\s*$")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_SIGNED_DATE = re.compile(
    r"(?:(?:19|20)\d\d|[二〇○零一]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日$"
)
_SIGNER = re.compile(
    r"(?:局|委|部|厅|处|委员会|办公室|中心|政府|公司|指挥部|管委会|法院|检察院|协会|银行|学校|大学|医院|党委|支队|大队|领导小组|组委会|联合会|总工会|编辑部)$"
)
_SPEAKER = re.compile(r"[\u4e00-\u9fff·]{2,6}[：:]")  # 记者：优化营商环境有哪些实招？
_MARKS = re.compile("[，、；：。？！]")
_BELOW = 10  # lines
_SAID_AGAIN = 0.5  # share of the headline's pairs of characters
_SPOKEN = re.compile("[：:]“[^“”]*[！？]”$")  # 吕小满讲出了心声：“以前要倒两趟车，现在走五分钟就到！”
_QUESTION = re.compile(r"(?:记者|问|答)[：:]|[\u4e00-\u9fff·]{2,6}[：:][^？]*？$")


@dataclass(frozen=True, slots=True)
class Element:
    """``gap``: it is set off from what stands before it; ``starts``: body text that begins a paragraph; ``indented``: its first line is."""

    kind: ElementKind
    lines: tuple[TextLine, ...]
    gap: bool = False
    starts: bool = False
    indented: bool = False

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def elements(lines: Sequence[TextLine]) -> Iterator[Element]:
    """The elements of a page, in order."""
    return _Reader(lines).read()


class _Reader:
    """Reads lines one after the other; knows whether a sentence is open."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._page = Shapes(lines)
        self._open = False  # is the last sentence of body text unfinished?
        self._last: int | None = None  # the last line of body text
        self._shown = False  # has display stood since then?

    def read(self) -> Iterator[Element]:
        at = 0
        while at < len(self._page.lines):
            found, at = self._next(at)
            yield from found

    def _next(self, at: int) -> tuple[list[Element], int]:
        line, (kind, length) = self._page.lines[at], self._page.kinds[at]
        if kind == "continued":
            return self._continued(at, length), at + 1
        if kind in ("byline", "closing") and not self._in_sentence(at):
            stop = self._page.byline_stop(at)
            kind = "byline" if stop > at + 1 else kind
            return [self._element(kind, at, stop)], stop
        if kind in ("reprint", "jump"):
            self._open = False
            return [self._element(kind, at, at + 1)], at + 1
        if kind == "caption" and not self._in_sentence(at):
            stop = self._page.caption_stop(at)
            return [self._element("caption", at, stop)], stop
        if kind == "furniture" and (not self._open or line.gap or self._page.breaks(at + 1)):
            return [self._element("furniture", at, at + 1)], at + 1
        shown = self._aside(at) if self._open else self._display(at)
        if shown:
            kind_shown: ElementKind = "aside" if self._open else "signature" if self._is_signature(at, at + shown) else "display"
            self._shown = self._shown or kind_shown == "display"
            return [self._element(kind_shown, at, at + shown)], at + shown
        return self._body(at, line), at + 1

    def _element(self, kind: ElementKind, start: int, stop: int) -> Element:
        lines = tuple(self._page.lines[start:stop])
        return Element(kind, lines, lines[0].gap, indented=lines[0].indented)

    # ------------------------------------------------------------ body text

    def _continued(self, at: int, length: int) -> list[Element]:
        line = self._page.lines[at].bare
        rest = line.cut(length)
        self._open, self._last = False, None
        mark = Element("continued", (line.cut(0, length),), True)
        return [mark, *(self._body(at, rest) if rest.text else [])]

    def _body(self, at: int, line: TextLine) -> list[Element]:
        """A line of body text, and what stands at its end (（下转第三版）, （谷一帆）, （原载…）)."""
        starts = self._starts(at)
        tail: list[Element] = []
        bare = line.bare
        for kind, cut in tails(bare.text):
            tail.insert(0, Element(kind, (bare.cut(cut),)))
            bare = bare.cut(0, cut)
        self._open = not bare.ended and not tail and not self._stands_alone(at)
        self._last, self._shown = at, False
        return [Element("body", (bare,), line.gap, starts, line.indented), *tail]

    def _starts(self, at: int) -> bool:
        """Does a paragraph begin here? Not where a dump left a blank line before an opening quotation mark."""
        if self._last is None:
            return True
        line = self._page.lines[at]
        if self._open:
            return False
        if not self._page.indents and (self._shown or (line.gap and not line.text.startswith(OPENER))):
            return True  # nothing else shows it where paragraphs are not set in and the one before filled its last line
        return line.indented or self._page.kinds[at][0] in ("dateline", "signed") or not self._page.full(self._last)

    def _stands_alone(self, at: int) -> bool:
        """Is this a paragraph without a full stop (一、2023年工作回顾): a short line, and the next one is set in?"""
        if at + 1 >= len(self._page.lines) or not self._page.short(at):
            return False
        return bool(_NUMBERED.match(self._page.lines[at].text)) or (
            self._page.indents and self._page.lines[at + 1].indented and not self._page.breaks(at + 1)
        )

    def _in_sentence(self, at: int) -> bool:
        """Does body text run on through this line, whatever the line looks like?"""
        return self._open and not self._page.lines[at].gap and not self._page.lines[at].indented and self._page.full(at)

    # ------------------------------------------------------------ what is no body text

    def _display(self, at: int) -> int:
        """How many lines from here on are display while no sentence is open; 0 when this is body text."""
        if self._page.kinds[at][0] in ("dateline", "signed"):
            return 0
        stop = self._page.group(at)
        lines = self._page.lines[at:stop]
        whole = "".join(line.text for line in lines)
        if re.search("[。；]", whole) or stop - at > MAX_DISPLAY:
            return self._display_before_body(at, stop)
        if signed := self._signature_above(at, stop):
            return signed
        if re.search("[：:，、]$", whole) or next(tails(whole), None) or any(cells(line.text) > _MAX_HEAD for line in lines):
            return 0
        if _QUESTION.match(whole) or _NUMBERED.match(whole) or _SPOKEN.search(whole):
            return 0
        if self._is_signature(at, stop) and not self._page.goes_on(stop):
            return stop - at
        if lines[0].indented and (
            _SPEAKER.match(whole)
            or (self._page.full(at) and (self._last is not None or self._page.goes_on(stop)))
            or re.search("[？！][”’]?$", whole)
            or self._page.heads_paragraph(stop)
        ):
            return 0
        return 0 if self._broken_off(at, stop) else stop - at

    def _broken_off(self, at: int, stop: int) -> bool:
        """Is this body text that a dump cut by a blank line or a pull quote (今年我们发起了优化营商环境 / “突破行动”，聚焦…)?"""
        line = self._page.lines[at]
        if stop < len(self._page.lines) and self._page.kinds[stop][0] in ("byline", "dateline"):
            return False  # what stands right above these is a headline
        follows = self._last == at - 1 and not line.gap
        full = all(self._page.full(n) for n in range(at, stop))
        if follows and not line.indented and full and self._page.full(at - 1):
            return True  # the sentence before ended at the end of a line
        if not (follows or line.indented or (full and (self._page.indents or "，" in line.text))):
            return False
        return self._page.goes_on(stop)

    def _display_before_body(self, at: int, stop: int) -> int:
        """Headline lines that stand right above body text: shorter or wider than the column below, without punctuation at the end."""
        if self._page.lines[at].indented and self._page.indents:
            return 0
        body = max((line.width for line in self._page.lines[at + 1 : stop - 1]), default=0)
        shown = 0
        for line in self._page.lines[at : stop - 1]:
            fits = body - SLACK - 1 <= line.width <= body + 2
            if (
                fits
                or re.search("[，、；：。,]$", line.text)
                or line.text.startswith("“")
                or re.search("。", line.text)
                or _QUESTION.match(line.text)
            ):
                break
            shown += 1
        shown = shown or self._said_again_below(at)
        return shown if stop - at - shown >= 2 and shown <= MAX_DISPLAY else 0

    def _said_again_below(self, at: int) -> int:
        """How many lines without punctuation, as wide as the column, are a headline because the text right below says half of it again.

        Only where neither an indent nor a blank line could show it; a line of body text says something else than the lines after it.
        """
        if self._page.indents or self._page.blanks or self._last is None:
            return 0
        lines = [line.text for line in self._page.lines[at : at + 2 + _BELOW]]
        for shown in (2, 1):
            head = "".join(lines[:shown])
            if not _MARKS.search(head) and share_found(head, "".join(lines[shown:])) >= _SAID_AGAIN:
                return shown
        return 0

    def _aside(self, at: int) -> int:
        """How many lines from here on stand in mid-sentence without belonging to it (a pull quote); 0 when this is body text."""
        return self._page.set_off(at) if self._page.lines[at].gap else self._squeezed_in(at)

    def _squeezed_in(self, at: int) -> int:
        """Narrow lines between two full lines of a sentence: no column is wrapped so."""
        stop = at
        while stop < len(self._page.lines) and not self._page.breaks(stop + 1) and self._page.narrow(stop) and stop - at < MAX_DISPLAY:
            if self._page.kinds[stop][0] != "text" or re.search("[。；：]", self._page.lines[stop].text):
                break
            stop += 1
        if stop == at or self._page.lines[stop - 1].ended:
            return 0
        if all(self._page.lines[n].indent > _DEEP for n in range(at, stop)):
            return stop - at
        clearly = stop - at > 1 or self._page.widths[at] < 0.7 * self._page.columns[at]
        fits = self._last is not None and self._page.full(self._last) and stop < len(self._page.lines) and self._page.full(stop)
        return stop - at if clearly and fits else 0

    def _signature_above(self, at: int, stop: int) -> int:
        """How many lines from here on sign a notice, where the headline of the next article follows without a gap."""
        dated = (n for n in range(at, min(at + 3, stop - 1)) if _SIGNED_DATE.match(self._page.lines[n].text.replace(" ", "")))
        end = next(dated, -1) + 1
        return end - at if end and self._is_signature(at, end) else 0

    def _is_signature(self, start: int, stop: int) -> bool:
        """Who signed a notice and when: 临澜区供水公司 / 2023年7月21日, below its last paragraph."""
        lines = self._page.lines[start:stop]
        if self._last is None or stop - start > 3:
            return False
        dated = bool(_SIGNED_DATE.match(lines[-1].text.replace(" ", "")))
        if dated and (len(lines) == 1 or _SIGNER.search(lines[-2].text)):
            return True
        attached = not lines[0].gap and lines[0].indented and self._last == start - 1
        signs = all(self._page.narrow(n) for n in range(start, stop)) or bool(_SIGNER.search(lines[-1].text))
        return attached and signs and self._page.breaks(stop) and len(lines) <= 2


def tails(text: str) -> Iterator[tuple[ElementKind, int]]:
    """Marks at the end of a line of body text, from the last one on, and where each begins."""
    kinds: tuple[tuple[ElementKind, re.Pattern[str]], ...] = (("jump", _JUMP), ("reprint", _REPRINT))
    stop = len(text)
    for _ in range(3):
        found = next(
            ((kind, m.start()) for kind, pattern in kinds if (m := pattern.search(text, max(0, stop - 60), stop)) and m.start()), None
        )
        signed = trailing_byline(text[:stop])
        if found is None and signed and signed[0]:
            found = "closing", signed[0]
        if found is None:
            return
        yield found
        stop = len(text[: found[1]].rstrip())
