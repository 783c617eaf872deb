"""An article of a newspaper page while it is put together.

In:  lines of body text, marks, display blocks.    Out: its body as one text that remembers where its characters stood in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.intake.bylines import byline_names
from kg.intake.page_elements import Element, tails
from kg.intake.page_lines import ENDED, TextLine, kind_of
from kg.text.trace import Trace, Traced


@dataclass(frozen=True, slots=True)
class Display:
    """A display block; pull quotes and section heads are indented, headlines are not."""

    lines: tuple[TextLine, ...]
    indented: bool

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of body text; ``starts``: it begins a paragraph; ``gap``: it is set off from the line before."""

    line: TextLine
    starts: bool
    gap: bool = False


@dataclass(slots=True)
class PageArticle:
    """An article of a page while it is put together; ``first_line`` counts from 1."""

    first_line: int
    lines: list[BodyLine] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    before: list[Display] = field(default_factory=list)  # display that stands above the body
    after: list[Display] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)  # pull quotes, section heads, captions
    notes: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    continued: bool = False
    closed: bool = False  # nothing more belongs to it
    signed: bool = False  # its byline stands below its body

    @property
    def traced(self) -> Traced:
        """The body: paragraphs joined over wraps, with the way back to the file."""
        trace = Trace()
        for number, body in enumerate(self.lines):
            if number and body.starts:
                trace.add("\n")
            trace.keep_line(body.line.text, body.line.bare.start, body.starts or not number)
        return trace.traced()

    @property
    def text(self) -> str:
        return self.traced.text

    @property
    def beginning(self) -> str:
        """Enough of the body to see what it speaks of."""
        return "".join(body.line.text for body in self.lines[:250])

    @property
    def tail(self) -> str:
        """The last line of the body."""
        return self.lines[-1].line.text if self.lines else ""

    @property
    def open_sentence(self) -> bool:
        """Is the last sentence unfinished, so that the next line of body text goes on with it?"""
        return bool(self.lines) and not ENDED.search(self.tail)

    def add(self, line: TextLine, starts: bool, gap: bool = False) -> None:
        """Add a line of body text."""
        self.lines.append(BodyLine(line, starts, gap))

    def note(self, element: Element) -> None:
        """Take what a mark says (上接, 下转, 原载); what follows a 下转 or 原载 is another article."""
        self.notes.append(" ".join(element.text.split()))
        self.continued = self.continued or element.kind == "continued"
        self.closed = self.closed or element.kind in ("jump", "reprint")


def add_lines(article: PageArticle, lines: Iterable[TextLine]) -> None:
    """Add lines that are known to be the body of this article: bylines and marks go to their fields, an indented line begins a paragraph."""
    for line in lines:
        kind, length = kind_of(line)
        bare = line.bare
        if kind in ("byline", "closing") and not article.open_sentence:
            article.byline += byline_names(line.text)
            continue
        if kind in ("continued", "jump", "reprint"):
            article.note(Element(kind, (bare.cut(0, length if kind == "continued" else None),)))
            bare = bare.cut(length)
            if kind != "continued" or not bare.text:
                continue
        starts = line.indented and not article.open_sentence
        for mark, cut in tails(bare.text):
            if mark == "closing":
                article.byline += byline_names(bare.cut(cut).text)
            else:
                article.note(Element(mark, (bare.cut(cut),)))
            bare = bare.cut(0, cut)
        article.add(bare, starts)
