"""Cut a raw newspaper page into articles.

In:  the text of a page as it comes out of its PDF: lines wrapped at the column, a new block wherever a line begins with an opening quotation
     mark, headlines after their bodies, pull quotes in mid-sentence, section heads at the very end, columns side by side.
Out: a Page: PageArticles, each body whole and in order, in the order of the page; what the running heads say; what was left out.

    lines (columns unfolded)  ->  elements (body, display, byline, marks …)  ->  articles  ->  headlines and asides given to their articles

A new article begins at a byline, a dateline, 上接; after a headline; after a list of those who took part, when the next paragraph opens a story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.intake.bylines import byline_names
from kg.intake.page_article import Display, PageArticle
from kg.intake.page_columns import by_column
from kg.intake.page_elements import Element, elements
from kg.intake.page_heads import PageHead, give_displays, page_head
from kg.intake.page_lines import TextLine, kind_of, text_lines
from kg.intake.page_split import split_where_headlines_say
from kg.text.cohesion import Vocabulary

_CLOSING = re.compile(r"(?<!没有)(?<!未)(?:参加|出席|列席|陪同|参会|观礼|随同|表态发言|作了?发言)[^，。]{0,8}。$")
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?"
_LEAD = re.compile(
    rf"(?:{_DAY}|昨天|昨日|今日|今天|日前|近日|连日来)(?:上午|下午|晚上?|晚间|凌晨|清晨|中午|一大早)?(?:\d{{1,2}}[时点](?:\d{{1,2}}分|许)?)?[，在从举由]"
    r"|记者(?:日前|近日|昨日|今日|\d{1,2}月\d{1,2}日)?从[^，。]{2,20}获悉"
    rf"|{_DAY}[\u4e00-\u9fff]"
)
_GOES_ON = re.compile(
    r"(?:会议|会上|会后|会前|全会|大会|座谈会|他|她|据|同时|此外|另外|目前|接下来|下一步|随后|其中|对此|为此|调研中|活动|仪式|期间|记者[：:]|要)"
    r"|[\u4e00-\u9fff·]{2,6}(?:指出|强调|要求|表示|说|介绍|认为|坦言|[：:])"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of a page, what its running heads say, and the display lines that belong to no article."""

    articles: tuple[PageArticle, ...]
    head: PageHead
    left_out: tuple[str, ...]


def looks_like_page(text: str) -> bool:
    """Is this a raw page rather than one plain article: wrapped lines of nearly one length, or several bylines, datelines or marks?"""
    lines = list(text_lines(text))
    if len(lines) < 8:
        return False
    wrapped = sum(1 for line in lines if 8 <= len(line.text) <= 45 and not line.ended)
    openings = sum(1 for line in lines if kind_of(line)[0] in ("byline", "dateline", "continued"))
    return wrapped > 0.5 * len(lines) or openings > 2


def split_page(text: str) -> Page:
    """The articles of a page, in its order."""
    found = list(elements(by_column(list(text_lines(text)))))
    cutter = _Cutter(found)
    cutter.cut()
    split_where_headlines_say(cutter.articles, cutter.loose, cutter.may_open)
    articles = [article for article in cutter.articles if article.lines]
    left_out = give_displays(articles, cutter.loose)
    return Page(tuple(articles), page_head([e.text for e in found if e.kind == "furniture"]), tuple(left_out))


class _Cutter:
    """Goes through the elements; ``loose`` are display blocks between two articles with the articles on both sides."""

    def __init__(self, found: Sequence[Element]) -> None:
        self._found = found
        self._words = Vocabulary(self._paragraph(n) for n, element in enumerate(found) if element.kind == "body" and element.starts)
        self._pending: list[Display] = []
        self.articles: list[PageArticle] = []
        self.loose: list[tuple[Display, PageArticle | None, PageArticle | None]] = []

    def cut(self) -> None:
        for number, element in enumerate(self._found):
            if element.kind == "body":
                self._body(number, element)
            elif element.kind == "display":
                self._pending.append(Display(element.lines, element.indented))
            elif element.kind == "byline" or (element.kind == "closing" and self._stands_above(number)):
                self._byline(number, element)
            elif element.kind != "furniture":
                self._rest(number, element)
        self._settle(None)

    @property
    def _current(self) -> PageArticle | None:
        return self.articles[-1] if self.articles else None

    def _begin(self, line: TextLine) -> PageArticle:
        article = PageArticle(line.number)
        self._settle(article)
        self.articles.append(article)
        return article

    def _settle(self, following: PageArticle | None) -> None:
        """The display blocks met since the last body stand between the article before and the one that follows."""
        self.loose += [(display, self._current, following) for display in self._pending]
        self._pending = []

    # ------------------------------------------------------------ one element each

    def _body(self, number: int, element: Element) -> None:
        current = self._current
        if current is None or (element.starts and self._opens_article(number, element, current)):
            current = self._begin(element.lines[0])
        elif self._pending and current.lines:
            self._keep_asides(current)
        for line in element.lines:
            current.add(line, element.starts, element.gap)
            if kind_of(line)[0] == "signed":  # （作者：苏禾，县文化馆）
                current.byline += byline_names(line.text.partition("，")[0])
                current.closed = True

    def _opens_article(self, number: int, element: Element, current: PageArticle) -> bool:
        """Does this paragraph begin another article than the current one?"""
        if not current.lines:
            return False
        if current.closed:
            return kind_of(element.lines[0])[0] != "signed"
        text = self._paragraph(number)
        if kind_of(element.lines[0])[0] == "dateline":
            return True
        shared = self._words.shared(current.beginning, text)
        lead, goes_on = bool(_LEAD.match(text)), _goes_on(current.beginning, text)
        if self._pending:
            headline = any(not display.indented for display in self._pending)
            return not goes_on and (headline or lead) and (lead or shared < 6 or any(len(d.text) > 12 for d in self._pending))
        ended = bool(_CLOSING.search(current.tail)) or (current.continued and lead)
        return element.gap and not goes_on and ended and (lead or shared < 2)

    def may_open(self, article: PageArticle, number: int) -> int:
        """Could line ``number`` of an article open another one, by what it says: 0 no, 1 perhaps, 2 well."""
        text = "".join(body.line.text for body in article.lines[number : number + 12])
        before = "".join(body.line.text for body in article.lines[:number])
        return 0 if _goes_on(before, text) else 2 if self._words.shared(before, text) < 3 else 1

    def _paragraph(self, number: int) -> str:
        """The paragraph that begins with an element, as far as it is needed to judge it."""
        parts = [self._found[number].text]
        for element in self._found[number + 1 : number + 12]:
            if element.kind == "body" and element.starts:
                break
            if element.kind == "body":
                parts.append(element.text)
        return "".join(parts)

    def _keep_asides(self, article: PageArticle) -> None:
        article.asides += [display.text for display in self._pending]
        self._pending = []

    def _byline(self, number: int, element: Element) -> None:
        current = self._current
        names = byline_names(" ".join(line.text for line in element.lines))
        if current and self._signs(number, element, current):
            current.byline += names
            current.closed = current.signed = True
            return
        if current is None or current.lines or current.closed:
            current = self._begin(element.lines[0])
        current.byline += names

    def _stands_above(self, number: int) -> bool:
        """Does a byline in brackets stand between a headline and the body, rather than below a body?"""
        following = self._found[number + 1] if number + 1 < len(self._found) else None
        above = self._current is None or self._current.closed or bool(self._pending)
        return above and following is not None and following.kind == "body" and following.starts

    def _signs(self, number: int, element: Element, current: PageArticle) -> bool:
        """Does a byline line stand below the article that it signs: nothing of that article follows, and it has no byline yet?"""
        if not current.lines or current.byline or current.open_sentence or element.lines[0].text.startswith(tuple("□■◇◆●○◎")):
            return False
        following = self._found[number + 1] if number + 1 < len(self._found) else None
        if following is None or following.kind in ("byline", "continued", "furniture"):
            return True
        return not element.gap and following.gap

    def _rest(self, number: int, element: Element) -> None:
        current = self._current
        if element.kind == "continued":
            current = self._begin(element.lines[0])
        if current is None:
            return
        if element.kind in ("continued", "jump", "reprint"):
            current.note(element)
        elif element.kind == "closing":
            current.signed = not current.byline
            current.byline += [name for name in byline_names(element.text) if name not in current.byline]
            current.closed = True
        elif element.kind == "signature":
            for line in element.lines:
                current.add(line, True)
        else:  # caption, aside
            current.asides.append(element.text)


def _goes_on(before: str, text: str) -> bool:
    """Does a paragraph speak as if something had been said before? 记者： also begins an interview, but only once."""
    return bool(_GOES_ON.match(text)) and not (text.startswith("记者") and "记者：" not in before)
