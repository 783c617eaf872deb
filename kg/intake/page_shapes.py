"""What lines of a newspaper page look like beside each other: full or short, set off, set in, a block of display.

In:  TextLines of a page in reading order.    Out: Shapes, which answers questions about the line at a position; nothing here depends on what was
     read before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.intake.page_lines import TextLine, column_widths, kind_of

SLACK = 4  # cells: a full line may miss its column by so much (a number or a word was not split)
MAX_DISPLAY = 6  # lines
OPENER = tuple("“‘《（(")


class Shapes:
    """The lines of a page with their kinds and the widths of their columns."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        self.kinds = [kind_of(line) for line in lines]
        self.widths = [line.width for line in lines]
        self.columns = column_widths(self.widths)
        self.indents = sum(line.indented for line in lines) >= max(2, len(lines) // 25)  # paragraphs are set in
        self.blanks = sum(line.gap for line in lines) >= max(2, len(lines) // 25)  # blocks are set off

    def full(self, at: int) -> bool:
        return self.widths[at] >= self.columns[at] - SLACK

    def short(self, at: int) -> bool:
        return self.widths[at] < self.columns[at] - SLACK

    def breaks(self, at: int) -> bool:
        """Is this the end of the page, or is the line set off from the one before?"""
        return at >= len(self.lines) or self.lines[at].gap

    def byline_stop(self, at: int) -> int:
        """A byline may be wrapped: □记者 沈小满 通讯员 / 麦青 报道."""
        stop = at + 1
        text = self.lines[at].text
        if text.startswith(("（", "(")) or stop >= len(self.lines) or self.lines[stop].gap or self.kinds[stop][0] not in ("text", "byline"):
            return stop
        following = self.lines[stop].text
        if re.search(r"(?:记者|通讯员|、)$", text) or re.fullmatch(r"(?:[^\s，。]{1,6}\s*)?(?:报道|摄影报道|文/图|图/文)", following):
            return stop + 1
        return stop

    def caption_stop(self, at: int) -> int:
        """A caption goes on to the end of its sentence or to the credit of the picture."""
        stop = at + 1
        while stop < len(self.lines) and stop - at < MAX_DISPLAY and not self.lines[stop].gap:
            before, kind = self.lines[stop - 1].text, self.kinds[stop][0]
            if re.search(r"(?:摄|供图|摄影)[）)]?$", before) or kind not in ("text", "caption", "byline"):
                break
            if (self.lines[stop].indented or before.endswith(("。", "）"))) and kind != "caption":
                break
            stop += 1
        return stop

    def group(self, at: int) -> int:
        """Where the lines that belong together end: before a gap, an indent, a mark; after the end of a sentence."""
        stop = at + 1
        while (
            stop < len(self.lines) and stop - at <= MAX_DISPLAY + 2 and not self.lines[stop - 1].text.endswith(("。", "！”", "？”", "。”"))
        ):
            line = self.lines[stop]
            kind = self.kinds[stop][0]
            if line.gap or line.indented or kind not in ("text", "furniture") or (kind == "furniture" and self.breaks(stop + 1)):
                break
            stop += 1
        return stop

    def heads_paragraph(self, stop: int) -> bool:
        """Does a paragraph follow at once: 一、2023年工作回顾 above the paragraph that it heads?"""
        if self.breaks(stop) or not self.lines[stop].indented or self.kinds[stop][0] not in ("text", "furniture"):
            return False
        return not self.is_display_block(stop)

    def after_pull_quotes(self, at: int) -> int | None:
        """The next line that is no part of an indented display block."""
        for _ in range(2):
            if at < len(self.lines) and self.lines[at].gap and self.lines[at].indented and (stop := self.quote_stop(at)):
                at = stop
        return at if at < len(self.lines) else None

    def quote_stop(self, at: int) -> int:
        """Where a set-off block of short lines without the end of a sentence stops; 0 when there is none."""
        stop = self.group(at)
        quote = self.breaks(stop) and stop - at <= MAX_DISPLAY and not any(self.full(n) for n in range(at, stop))
        return stop if quote and not re.search("[。；]", "".join(line.text for line in self.lines[at:stop])) else 0

    def is_display_block(self, at: int) -> bool:
        stop = self.group(at)
        return not re.search("[。；，]", "".join(line.text for line in self.lines[at:stop])) and stop - at <= MAX_DISPLAY

    def set_off(self, at: int) -> int:
        """A block between two gaps, without the end of a sentence: set in, or of short lines only."""
        stop = at
        while stop < len(self.lines) and (stop == at or not self.breaks(stop)):
            if self.kinds[stop][0] != "text" or re.search("[。；：]", self.lines[stop].text) or stop - at >= MAX_DISPLAY:
                return 0
            stop += 1
        shown = self.lines[at].indented or all(self.narrow(n) for n in range(at, stop))
        return stop - at if shown else 0

    def narrow(self, at: int) -> bool:
        """Is a line shorter than any line that a word or a number made short?"""
        return self.widths[at] < self.columns[at] - SLACK - 2

    def goes_on(self, stop: int) -> bool:
        """Does the body text that ends before line ``stop`` go on there, or after the pull quotes there?"""
        following = self.after_pull_quotes(stop)
        if following is None or self.lines[following].indented or self.kinds[following][0] != "text":
            return False
        flows_on = self.lines[following].text.startswith(OPENER) or self.full(stop - 1)
        return flows_on and not self.is_display_block(following)
