"""Headlines, pull quotes and section heads: which article each display block of a page belongs to; and what running heads say.

In:  articles, and display blocks with the articles on both sides of them.    Out: headlines and asides filled in.

A headline may stand above its body or below it, or in two parts above and below. Its words recur in its article, so the article that holds
more of them gets it; the place decides between equals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.intake.page_article import Display, PageArticle
from kg.intake.page_lines import TextLine
from kg.text.cohesion import share_found
from kg.text.normalise import fold

_KICKER = re.compile(r"(?:强调|指出|要求|表示|提出|时说)$")
_SUBTITLE = re.compile("[—–-]{1,2}[^—–-]")  # ——望泽区抓项目纪事
_DATE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_PAGE = re.compile(r"第?\s?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版(?:[\s:：·]*([\u4e00-\u9fff]{2,6}))?")
_SOURCE = re.compile(r"(?:^|\s)([\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|新报|晨报|周报|快报|导报|都市报|新区报|报))(?=\s|$|\d)")
_FAR = 12  # articles: a page has no more
_CLEARLY = 0.15  # share of bigrams: a smaller difference says nothing


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the running heads of a page say."""

    published: str | None = None  # YYYY-MM-DD
    source: str | None = None
    page: str | None = None  # as written: 第01版：要闻


def page_head(lines: Sequence[str]) -> PageHead:
    """Newspaper, date and page from the running heads of a page."""
    text = fold("\n".join(lines))
    date, page, source = _DATE.search(text), _PAGE.search(text), _SOURCE.search(text)
    return PageHead(
        f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else None, source[1] if source else None, page[0].strip() if page else None
    )


def give_displays(articles: Sequence[PageArticle], loose: Sequence[tuple[Display, PageArticle | None, PageArticle | None]]) -> list[str]:
    """Give every display block to its article; the texts of those that belong to none."""
    left_out: list[str] = []
    place = {id(article): number for number, article in enumerate(articles)}
    between = Counter((id(previous), id(following)) for _, previous, following in loose)
    for position, (display, previous, following) in enumerate(loose):
        alone = between[id(previous), id(following)] == 1
        first = position == 0 or loose[position - 1][1] is not previous
        owner = _owner(display, previous, following, alone, first)
        if owner is None or id(owner) not in place:
            left_out.append(display.text)
        elif display.indented or (following is None and (owner.before or owner.after) and not _continues_head(owner, display)):
            _nearest(display, articles, place[id(owner)]).asides.append(display.text)
        else:
            (owner.before if owner is following else owner.after).append(display)
    for article in articles:
        article.headlines = _headline(article)
    return left_out


def _owner(display: Display, previous: PageArticle | None, following: PageArticle | None, alone: bool, first: bool) -> PageArticle | None:
    if previous is None or following is None:
        return previous or following
    before, after = share_found(display.text, previous.beginning), share_found(display.text, following.beginning)
    if abs(before - after) >= _CLEARLY:
        return previous if before > after else following
    if previous.continued:
        return following
    if alone:
        return following if previous.before and not following.before else previous
    return previous if first else following


def _continues_head(article: PageArticle, display: Display) -> bool:
    """A headline in two parts, one above its body and one below."""
    return not article.after and len(article.before) == 1 and len(article.before[0].lines) == 1 and not display.indented


def _nearest(display: Display, articles: Sequence[PageArticle], place: int) -> PageArticle:
    """The article, of those not far away, that holds most of its words."""
    return max(articles[max(0, place - _FAR) : place + _FAR + 1], key=lambda article: share_found(display.text, article.beginning))


def _headline(article: PageArticle) -> list[str]:
    """The lines of a headline in the order in which they are read.

    Dumps hold the lines below a body from bottom to top when one of them is set in by a space; a line that ends with 强调 is the 引题
    and stands before what was stressed, which may be set above the body.
    """
    before = [_line(line) for display in article.before for line in display.lines]
    after: list[str] = []
    for display in article.after:
        lines = [_line(line) for line in display.lines]
        upside_down = any(line.indent == 1 for line in display.lines[1:]) or (
            bool(before) and any(_KICKER.search(line) for line in lines[:-1])
        )
        after += reversed(lines) if upside_down else lines
    if after and before and _KICKER.search(after[-1]):
        return after + before
    return before + after


def kicker_and_subtitle(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """引题 and 副题 among the lines of a headline, where its wording shows them: lines that end with 强调, lines from —— on.

    >>> kicker_and_subtitle(["沈砚秋在调研", "重点项目时强调", "把施工图变成实景图", "——望泽区抓项目纪事"])
    ('沈砚秋在调研重点项目时强调', '——望泽区抓项目纪事')
    """
    above = next((n for n, line in enumerate(lines[:-1], start=1) if _KICKER.search(line)), 0)
    below = next((n for n, line in enumerate(lines) if n > above - 1 and n and _SUBTITLE.match(line)), len(lines))
    return "".join(lines[:above]) or None, "".join(lines[below:]) or None


def _line(line: TextLine) -> str:
    return " ".join(line.text.split())
