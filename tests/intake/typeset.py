"""Set newspaper pages as PDF from known articles, the way a page comes from a layout program: columns, boxes, headlines over columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 1000.0, 1400.0
SIZE, LEADING = 10.0, 15.0


@dataclass(frozen=True)
class Story:
    """An article to set: its headline, the lines above and below it, a byline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass
class Page:
    """A page under the typesetter's hand; places are in points from the top left."""

    canvas: Canvas
    taken: list[str] = field(default_factory=list)

    def put(self, text: str, x: float, top: float, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - top - size, text)

    def headline(self, story: Story, x: float, top: float, size: float = 28.0) -> float:
        """Set kicker, headline and subtitle; returns where the body may begin."""
        for text, height in ((story.kicker, 15.0), (story.headline, size), (story.subtitle, 15.0)):
            if text:
                self.put(text, x, top, height)
                top += height * 1.3
        return top + 8

    def columns(self, story: Story, frames: list[tuple[float, float, float, float]]) -> None:
        """Let the body run through frames (left, top, right, bottom). Raises ValueError when it does not fit."""
        lines = list(wrapped(story, frames[0][2] - frames[0][0]))
        for left, top, right, bottom in frames:
            assert right - left == frames[0][2] - frames[0][0]
            while lines and top + SIZE <= bottom:
                self.put(lines.pop(0), left, top, SIZE)
                top += LEADING
        if lines:
            raise ValueError(f"{len(lines)} lines of {story.headline} do not fit")

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)


def wrapped(story: Story, width: float) -> list[str]:
    """Lines of full characters; a paragraph is set in by two."""
    each = int(width // SIZE)
    lines = [story.byline] if story.byline else []
    for paragraph in story.paragraphs:
        text = "\u3000\u3000" + paragraph
        lines += [text[i : i + each] for i in range(0, len(text), each)]
    return lines


class Sheet:
    """A PDF in the making: ``page()`` begins a page, ``data()`` ends it all."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._begun = False

    def page(self) -> Page:
        if self._begun:
            self._canvas.showPage()
        self._begun = True
        return Page(self._canvas)

    def data(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()
