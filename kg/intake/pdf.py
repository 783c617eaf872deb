"""Lines of a PDF page: what stands where, how large.

In:  the bytes of a PDF.    Out: PdfPages, each with its Lines (characters on one baseline without a column gap) and its boxes.

pdfium gives every character with its place. The order of characters inside the file means little (each typesetting system has its
own), so lines are put together from places alone; kg.intake.pdf_layout makes articles of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from kg.errors import InputError
from kg.text.normalise import plain_radicals

_GUTTER = 0.9  # of the character size: a wider gap on one baseline is the space between two columns
_SPACE = 0.2  # of the character size: a wider gap between Latin characters is a space that was not written
_MIN_BOX = 30.0  # points: smaller rectangles are rules, bullets and underlines
MAX_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline. Places in points from the top left corner of the page; ``size`` is the height of the character."""

    text: str
    left: float
    right: float
    top: float
    size: float

    @property
    def bottom(self) -> float:
        return self.top + self.size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that is drawn on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, line: Line) -> bool:
        middle = (line.top + line.bottom) / 2
        return self.left - 1 <= line.left and line.right <= self.right + 1 and self.top <= middle <= self.bottom

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page; ``images`` tells a scanned page (no lines, an image) from an empty one."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    images: int


def read_pages(stream: IO[bytes]) -> Iterator[PdfPage]:
    """The pages of a PDF. Raises InputError when it is damaged or locked by a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise InputError("it is locked by a password" if locked else f"no valid PDF ({error})") from error
    try:
        for number in range(min(len(document), MAX_PAGES + 1)):
            try:
                yield _page(document[number], number + 1)
            except pypdfium2.PdfiumError as error:
                raise InputError(f"page {number + 1} is damaged ({error})") from error
    finally:
        document.close()


def _page(page: Any, number: int) -> PdfPage:
    import pypdfium2.raw as raw

    width, height = page.get_size()
    boxes, images = [], 0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = thing.get_bounds()
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif right - left > _MIN_BOX and top - bottom > _MIN_BOX and (right - left) * (top - bottom) < 0.8 * width * height:
            boxes.append(Box(left, height - top, right, height - bottom))
    textpage = page.get_textpage()
    lines = _lines(_characters(textpage, height))
    textpage.close()
    page.close()
    return PdfPage(number, width, height, tuple(lines), tuple(sorted(boxes, key=lambda box: box.area)), images)


def _characters(textpage: Any, height: float) -> Iterator[Line]:
    """Each character as a line of its own; radicals that stand for whole characters are made whole (⻓ -> 长)."""
    import pypdfium2.raw as raw

    rectangle, high = raw.FS_RECTF(), 0
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code < 32 or raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        if raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rectangle)):
            size = rectangle.top - rectangle.bottom
            yield Line(plain_radicals(chr(code)), rectangle.left, rectangle.right, height - rectangle.top, size)


def _lines(characters: Iterator[Line]) -> list[Line]:
    runs: list[Line] = []
    for character in characters:  # most files hold the characters of a line in a row: few runs are left to sort
        if character.size <= 0:
            continue
        if runs and _goes_on(runs[-1], character):
            runs[-1] = _joined(runs[-1], character)
        elif not character.text.isspace():  # an indent may be made of spaces: the line begins at its first character
            runs.append(character)
    lines: list[Line] = []
    for row in _rows(runs):
        for run in sorted(row, key=lambda line: line.left):
            if lines and _goes_on(lines[-1], run):
                lines[-1] = _joined(lines[-1], run)
            else:
                lines.append(run)
    return [_without_trailing_space(line) for line in lines]


def _without_trailing_space(line: Line) -> Line:
    text = line.text.rstrip()
    spaces = line.text[len(text) :]
    return replace(line, text=text, right=line.right - line.size * sum(1.0 if space == "\u3000" else 0.5 for space in spaces))


def _rows(runs: list[Line]) -> Iterator[list[Line]]:
    """Runs whose baselines are one."""
    row: list[Line] = []
    for run in sorted(runs, key=lambda line: (line.bottom, line.left)):
        if row and abs(run.bottom - row[-1].bottom) > 0.25 * min(run.size, row[-1].size):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _goes_on(line: Line, run: Line) -> bool:
    size = min(line.size, run.size)
    return (
        abs(line.bottom - run.bottom) <= 0.25 * size
        and max(line.size, run.size) <= 1.2 * size
        and -0.5 * size <= run.left - line.right <= _GUTTER * size
    )


def _joined(line: Line, run: Line) -> Line:
    latin = line.text[-1:].isascii() and run.text[:1].isascii() and line.text[-1:].isalpha() and run.text[:1].isalpha()
    space = " " if latin and run.left - line.right > _SPACE * line.size else ""
    return Line(line.text + space + run.text, line.left, run.right, min(line.top, run.top), max(line.size, run.size))
