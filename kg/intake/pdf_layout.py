"""Articles from the lines of a PDF page.

In:  PdfPages.    Out: PageArticles in reading order, and what the running heads say (date, page).

    lines -> blocks (one column of one size)  ->  headlines (larger than the body) and bodies
    -> each body to the nearest headline above it that spans its column, inside its box; else to the column on its left
    -> articles, their columns from left to right, wrapped lines joined

A document set in one column (a work report on A4) is one article that goes on from page to page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.intake.page_article import PageArticle, add_lines
from kg.intake.page_lines import TextLine
from kg.intake.pdf import Line, PdfPage

_HEADLINE = 1.25  # times the body size: from here on a line is display
_LEADING = 2.0  # times the size: a wider step between baselines ends a block
_INDENT = 1.2  # times the size: a first line is set in by two characters
_HANGING = 5.0  # times the size: a body begins within so much below its headline
_MARGIN = 0.08  # of the height: running heads stand here
_MAX_HEAD_LINES = 8
_DATE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_PAGE = re.compile(r"(?:第?\s?[A-Z]?\d{1,3}\s?版|[A-Z]\d{1,2}\b)[\s:：]*[\u4e00-\u9fff]{0,6}|^\d{2}\s?[\u4e00-\u9fff]{2,4}$")
_FURNITURE = re.compile(
    r"责任?编辑?[:：]|版式|校对|^第?\s?[A-Z]?\d{1,3}\s?版|^\W*\d{1,4}\W*$|星期[一二三四五六日]|国内统一|邮发代号|^(?:本版|责编|电话|热线)"
)
_CAPTION = re.compile(r"^[▲△▼◀▶←→↑↓]|^(?:上|下|左|右)?图为|^图[①-⑨\d]*[:：]|摄$")


@dataclass(slots=True)
class _Column:
    """Lines of one size below each other."""

    lines: list[Line]
    box: int | None

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        return self.lines[0].size


@dataclass(slots=True)
class _Story:
    """A headline of one or more sizes with the columns that belong to it."""

    head: list[Line] = field(default_factory=list)
    box: int | None = None
    columns: list[_Column] = field(default_factory=list)

    def spans(self, column: _Column) -> bool:
        """Does the headline stand over the column?"""
        left, right = min(line.left for line in self.head), max(line.right for line in self.head)
        return min(right, column.right) - max(left, column.left) > 0.3 * (column.right - column.left)


@dataclass(frozen=True, slots=True)
class PdfArticle:
    """An article of a page; ``headline`` is set in the largest size, ``kicker`` stands above it, ``subtitle`` below."""

    body: PageArticle
    headline: str | None
    kicker: str | None
    subtitle: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The articles of a page with the date (YYYY-MM-DD) and the page name (第01版：要闻) of its running head."""

    articles: tuple[PdfArticle, ...]
    published: str | None
    page: str | None


def is_document(pages: Sequence[PdfPage]) -> bool:
    """Is this a document in one column rather than pages of a newspaper?"""
    wide = total = 0
    for page in pages:
        size = _body_size(page.lines)
        body = [line for line in page.lines if abs(line.size - size) < 0.15 * size]
        total += len(body)
        wide += sum(line.right - line.left > 0.55 * page.width for line in body)
    return total > 0 and wide > 0.4 * total


def lay_out(page: PdfPage) -> Layout:
    """The articles of a newspaper page."""
    running = [line for line in page.lines if _is_running(line, page)]
    lines = [line for line in page.lines if line not in running]
    size = _body_size(lines)
    stories = _headlines(lines, page, size)
    columns = _columns([line for line in lines if line.size < _HEADLINE * size and not _CAPTION.search(line.text)], page)
    _assign(columns, stories)
    return Layout(tuple(_article(s) for s in _in_reading_order(stories) if s.columns), *_running_head(running))


def document(pages: Sequence[PdfPage]) -> Layout:
    """The one article of a document in one column, over all its pages."""
    story, running = _Story(), []
    size = _body_size([line for page in pages for line in page.lines])
    for number, page in enumerate(pages):
        heads = [line for line in page.lines if _is_running(line, page)]
        running += heads
        body = [replace(line, top=line.top + number * page.height) for line in page.lines if line not in heads]
        lines = sorted(body, key=lambda line: (line.bottom, line.left))
        while page is pages[0] and lines and lines[0].size >= _HEADLINE * size:
            story.head.append(lines.pop(0))
        if lines:
            story.columns.append(_Column(lines, None))
    return Layout((_article(story),) if story.columns else (), *_running_head(running))


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 1.0


def _is_running(line: Line, page: PdfPage) -> bool:
    margin = line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN / 2) * page.height
    return margin and bool(_FURNITURE.search(line.text) or _DATE.search(line.text))


def _running_head(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    text = "\n".join(line.text for line in lines)
    date, page = _DATE.search(text), _PAGE.search(text)
    return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else None, page[0].strip() if page else None


def _box_of(line: Line, page: PdfPage) -> int | None:
    return next((number for number, box in enumerate(page.boxes) if box.holds(line)), None)


def _headlines(lines: Sequence[Line], page: PdfPage, body: float) -> list[_Story]:
    """Lines of display size that stand close below each other are one headline (引题, 主题, 副题)."""
    stories: list[_Story] = []
    for line in sorted((line for line in lines if line.size >= _HEADLINE * body), key=lambda line: (line.top, line.left)):
        box = _box_of(line, page)
        lone = _Column([line], box)
        for story in stories:
            below = line.top - max(other.bottom for other in story.head)
            if story.box == box and story.spans(lone) and below < 1.2 * line.size and len(story.head) < _MAX_HEAD_LINES:
                story.head.append(line)
                break
        else:
            stories.append(_Story([line], box))
    return stories


def _columns(lines: Sequence[Line], page: PdfPage) -> list[_Column]:
    columns: list[_Column] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        box = _box_of(line, page)
        best = None
        for column in columns:
            step = line.bottom - column.bottom
            overlap = min(line.right, column.right) - max(line.left, column.left)
            near = 0 < step <= _LEADING * line.size and overlap > 0.5 * min(line.right - line.left, column.right - column.left)
            if (
                near
                and column.box == box
                and abs(line.size - column.size) < 0.1 * column.size
                and (not best or step < line.bottom - best.bottom)
            ):
                best = column
        if best:
            best.lines.append(line)
        else:
            columns.append(_Column([line], box))
    return columns


def _assign(columns: list[_Column], stories: list[_Story]) -> None:
    """Give each column to a story: to the headline it hangs from, else to the story of the column on its left, else to one of its own."""
    owner: dict[int, _Story] = {}
    heads = list(stories)
    for column in sorted(columns, key=lambda c: (c.left, c.top)):
        above = [s for s in heads if s.box == column.box and s.spans(column) and s.head[-1].bottom <= column.top + 0.5 * column.size]
        head = max(above, key=lambda s: s.head[-1].bottom) if above else None
        beside = [c for c in columns if id(c) in owner and c.box == column.box and c.right <= column.left + column.size]
        level = [c for c in beside if abs(c.top - column.top) <= 2 * column.size]
        if head is None or (level and not _hangs(column, head)):
            nearest = max(level or beside, key=lambda c: (c.right, c.bottom), default=None)
            story = owner[id(nearest)] if nearest else head
        else:
            story = head
        if story is None:
            story = _Story([], column.box)
            stories.append(story)
        owner[id(column)] = story
        story.columns.append(column)


def _hangs(column: _Column, story: _Story) -> bool:
    """Does the column begin right below the headline, or below another column of it?"""
    ends = [story.head[-1].bottom] + [c.bottom for c in story.columns if c.left < column.right and column.left < c.right]
    return any(column.top - end <= _HANGING * column.size for end in ends if end <= column.top + column.size)


def _in_reading_order(stories: list[_Story]) -> list[_Story]:
    def place(story: _Story) -> tuple[float, float]:
        lines = story.head or [column.lines[0] for column in story.columns]
        return min(line.top for line in lines), min(line.left for line in lines)

    return sorted((s for s in stories if s.head or s.columns), key=place)


def _article(story: _Story) -> PdfArticle:
    largest = max((line.size for line in story.head), default=0.0)
    main = [i for i, line in enumerate(story.head) if line.size > 0.95 * largest]
    body = PageArticle(1)
    for stack in _stacks(story.columns):
        left, right = min(c.left for c in stack), max(c.right for c in stack)
        for column in sorted(stack, key=lambda c: c.top):
            add_lines(body, (TextLine(1, 0, text) for text in _marked(column, left, right)))
    return PdfArticle(
        body,
        _text(story.head[main[0] : main[-1] + 1]) if main else None,
        _text(story.head[: main[0]]) if main else None,
        _text(story.head[main[-1] + 1 :]) if main else None,
    )


def _text(lines: Sequence[Line]) -> str | None:
    return " ".join(" ".join(line.text.split()) for line in lines) or None


def _stacks(columns: list[_Column]) -> list[list[_Column]]:
    """Columns that stand below each other, from left to right."""
    stacks: list[list[_Column]] = []
    for column in sorted(columns, key=lambda c: (c.left, c.top)):
        for stack in stacks:
            if min(stack[0].right, column.right) - max(stack[0].left, column.left) > 0.5 * min(
                stack[0].right - stack[0].left, column.right - column.left
            ):
                stack.append(column)
                break
        else:
            stacks.append([column])
    return stacks


def _marked(column: _Column, left: float, right: float) -> list[str]:
    """The lines of a column, those that begin a paragraph with the indent of a raw page."""
    lines: list[str] = []
    short = False
    for line in column.lines:
        text = line.text.strip("\u3000 ")
        if line.left - left >= _INDENT * line.size or short:
            text = "\u3000\u3000" + text
        lines.append(text)
        short = right - line.right > 2 * line.size and line.text[-1:] in "。！？”"
    return lines
