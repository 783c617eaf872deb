"""Cut a raw newspaper page into articles.

In:  the text of a page as it comes out of its PDF: lines wrapped at the column, a new block wherever a line begins with an opening quotation
     mark, headlines after their bodies, pull quotes in mid-sentence, section heads at the very end.
Out: Articles, each body whole and in order, in the order of the page.

    blocks (between blank lines)  ->  body or display  ->  paragraphs rejoined over wraps and blank lines  ->  articles, headlines attached

A block is display (headline, section head, pull quote) when nothing in it ends a sentence, or when it is set off by an indent while a sentence
is still open. Body goes on over a blank line as long as its sentence is open (的50个 / “芯屏”项目).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_INDENT = re.compile(r"^[\u3000 ]{2,}|^\u3000")
_BYLINE = re.compile(r"^[\s\u3000]*[□■◇◆●○]\s*(?:本报|见习)?(?:全媒体|融媒体)?(?:首席)?(?:记者|通讯员|特约记者|实习生)")
_BYLINE_WORDS = re.compile(r"^[□■◇◆●○\s]*(?:本报|本台|见习|全媒体|融媒体|首席|特约|实习)*(?:记者|通讯员|实习生|摄影|文/图|图/文)?[：:]?")
_BYLINE_OTHER = frozenset({"报道", "摄影报道", "整理", "摄", "文", "图", "文/图", "图/文", "撰文", "供图"})
_CONTINUED = re.compile(r"^[\s\u3000]*[（(](?:紧)?[上下]?接[^（）()]{1,12}版[^（）()]{0,8}[）)]")
_JUMP = re.compile(r"[（(](?:下转|转)[^（）()]{1,12}版[^（）()]{0,8}[）)]")
_REPRINT = re.compile(r"^[\s\u3000]*[（(](?:原文载于|原载|转载自|据|来源)[^（）()]{2,40}[）)]\s*$")
_DATELINE = re.compile(r"^[\s\u3000]*(?:本报讯|本报[^，。]{0,12}[电讯]|新华社[^，。]{2,20}电|[^，。\s]{2,8}讯[\s\u3000])")
_ENDED = re.compile(r"[。！？!?…][”』’）)]*$|[：:]$|[）)]$")
_CLOSING = re.compile(r"(?:参加|出席|列席|陪同|参会|参加(?:会议|活动|座谈|会见|调研|仪式|检查)|列席有关议题|随同)[^，。]{0,8}。$")
_LEAD = re.compile(r"^[\s\u3000]*\d{1,2}月\d{1,2}日(?:上午|下午|晚|晚间)?，")  # a dated lead after a blank line opens a story
_SPACE = re.compile(r"[ \u3000\u00a0\t]+")
_MAX_DISPLAY_LINES = 6


@dataclass(slots=True)
class PageArticle:
    """An article of a page while it is put together; ``first_line`` counts from 1."""

    first_line: int
    paragraphs: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    continued: bool = False
    closed: bool = False

    @property
    def text(self) -> str:
        return "\n".join(p for p in self.paragraphs if p)

    @property
    def open_sentence(self) -> bool:
        """Is the last sentence unfinished, so that the next body block goes on with it?"""
        return bool(self.paragraphs) and not _ENDED.search(self.paragraphs[-1]) and not self._signed

    @property
    def _signed(self) -> bool:
        """Does the last paragraph look like the signature of a notice: short, no punctuation, after a finished one?"""
        last = self.paragraphs[-1]
        return (
            len(self.paragraphs) > 1
            and bool(_ENDED.search(self.paragraphs[-2]))
            and len(last) <= 40
            and not re.search(r"[，。；：、“”]", last)
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two blank lines; ``first_line`` counts from 1."""

    first_line: int
    lines: tuple[str, ...]

    @property
    def indented(self) -> bool:
        return bool(_INDENT.match(self.lines[0]))


def looks_like_page(text: str) -> bool:
    """Is this a raw page rather than a plain article: many wrapped lines of nearly one length, or a continuation mark or byline line?"""
    lines = [line.strip("\u3000 ") for line in text.split("\n")]
    full = [line for line in lines if line]
    if len(full) < 8:
        return False
    unended = sum(1 for line in full if 8 <= len(line) <= 45 and not _ENDED.search(line))
    return unended / len(full) > 0.5


def split_page(text: str) -> list[PageArticle]:
    """The articles of a page, in its order; headlines that belong to none are left out."""
    articles: list[PageArticle] = []
    pending: list[list[str]] = []  # display blocks since the last body
    for block in _blocks(text):
        current = articles[-1] if articles else None
        if _is_display(block, current):
            if not (block.indented or (current and current.open_sentence)):
                pending.append([" ".join(line.split()) for line in block.lines])
            continue
        if _begins_article(block, current, bool(pending)):
            _attach(pending, current, articles)
            articles.append(PageArticle(block.first_line))
            _after(articles[-1], pending)
            pending = []
        add_body(articles[-1], block)
    if articles and pending:
        _after(articles[-1], pending)
    return [article for article in articles if article.text]


def _blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip("\u3000 \t\r\ufeff\f"):
            lines.append(line.rstrip("\r"))
        elif lines:
            yield Block(number - len(lines), tuple(lines))
            lines = []
    if lines:
        yield Block(text.count("\n") + 2 - len(lines), tuple(lines))


def _is_display(block: Block, current: PageArticle | None) -> bool:
    """Headline, section head or pull quote: short, and nothing in it ends a sentence."""
    if len(block.lines) > _MAX_DISPLAY_LINES or any(
        _BYLINE.match(line) or _CONTINUED.match(line) or _REPRINT.match(line) for line in block.lines
    ):
        return False
    if _DATELINE.match(block.lines[0]):
        return False
    open_sentence = current is not None and not current.closed and current.open_sentence
    whole = "".join(line.strip("\u3000 ") for line in block.lines)
    if open_sentence:
        return block.indented and not re.search(r"[。；：]", whole)
    return not re.search(r"[。；]", whole) and not re.search(r"[：:]$|[，、]$", whole)


def _begins_article(block: Block, current: PageArticle | None, headline_before: bool) -> bool:
    if current is None or current.closed:
        return True
    first = block.lines[0]
    if _BYLINE.match(first) or _CONTINUED.match(first):
        return True
    if current.open_sentence or not current.paragraphs:
        return False
    if _DATELINE.match(first):
        return True
    return block.indented and (headline_before or bool(_CLOSING.search(current.paragraphs[-1])) or bool(_LEAD.match(first)))


def _attach(pending: list[list[str]], previous: PageArticle | None, articles: list[PageArticle]) -> None:
    """Give the article before its headline (it stands after the body in such dumps); what is left belongs to the one that follows."""
    if previous is None or not pending or previous.continued:
        return
    if len(pending) > 1 or not previous.headlines or len(articles) == 1:
        _after(previous, [pending.pop(0)])


def _after(article: PageArticle, pending: list[list[str]]) -> None:
    article.headlines = [line for lines in pending for line in lines]


def add_body(article: PageArticle, block: Block) -> None:
    """Add lines of body text: an indented line begins a paragraph, bylines and continuation marks go to their fields."""
    for line in block.lines:
        if _BYLINE.match(line):
            article.byline += byline_names(line)
            continue
        if _REPRINT.match(line):
            article.notes.append(_tidy(line))
            article.closed = True
            continue
        mark = _CONTINUED.match(line)
        if mark:
            article.notes.append(_tidy(mark[0]))
            article.continued = True
            line = line[mark.end() :]
        jump = _JUMP.search(line)
        if jump:
            article.notes.append(jump[0])
            line = line[: jump.start()] + line[jump.end() :]
            article.closed = True
        starts = bool(_INDENT.match(line)) and not article.open_sentence
        if starts or not article.paragraphs:
            article.paragraphs.append(_tidy(line))
        else:
            article.paragraphs[-1] = _tidy(article.paragraphs[-1] + line.strip("\u3000 "))


def byline_names(line: str) -> list[str]:
    """The people of a byline: □记者 李宛遥 通讯员 方一圆 报道 -> 李宛遥, 方一圆."""
    words = [_BYLINE_WORDS.sub("", word) for word in re.split(r"[\s\u3000、，]+", line)]
    return [word for word in words if 2 <= len(word) <= 8 and word not in _BYLINE_OTHER]


def _tidy(line: str) -> str:
    """A line without indent and without the spaces that typesetting put between characters (李金 国, 及 高 端 人 才)."""
    stripped = line.strip("\u3000 \t")
    return _SPACE.sub(lambda m: _kept_space(stripped, m.start(), m.end()), stripped)


def _kept_space(line: str, start: int, stop: int) -> str:
    before, after = line[:start], line[stop:]
    if re.search(r"讯$|电$", before) and len(before) <= 20 and start == len(before):
        return " "
    latin = re.compile(r"[A-Za-z]")
    if latin.match(before[-1:]) and latin.match(after[:1]):
        return " "
    return ""
