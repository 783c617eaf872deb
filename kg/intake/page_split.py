"""Cut once more where a headline says so.

In:  articles of a page and the display blocks between them.    Out: the same, articles cut in two where a headline below a body speaks of
     its second part only.

Dumps that set headlines below the bodies hold two bodies in a row with a blank line between them; the headline that follows the second
one shows that they are two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.intake.page_article import Display, PageArticle
from kg.text.cohesion import share_found

_SPEAKS_OF = 0.4  # share of the headline's bigrams in the second part, at least
_MORE = {1: 0.5, 2: 0.3}  # by so much more than in the first; less is asked of a line that speaks of nothing said before

Loose = list[tuple[Display, PageArticle | None, PageArticle | None]]


def split_where_headlines_say(articles: list[PageArticle], loose: Loose, may_open: Callable[[PageArticle, int], int]) -> None:
    """Cut articles in place; ``may_open(article, n)``: could the article's line n open another article, by its own words (0 to 2)?"""
    for number, (display, previous, following) in enumerate(loose):
        if previous is None or display.indented or previous.lines == [] or len(display.text) < 6:
            continue
        at = _cut(display, previous, may_open)
        rest = "".join(body.line.text for body in previous.lines[at:]) if at else ""
        if not at or (following and share_found(display.text, following.beginning) > share_found(display.text, rest)):
            continue
        second = _second(previous, at)
        articles.insert(articles.index(previous) + 1, second)
        for later in range(number, len(loose)):
            if loose[later][1] is previous:
                loose[later] = (loose[later][0], second, loose[later][2])


def _cut(display: Display, article: PageArticle, may_open: Callable[[PageArticle, int], int]) -> int:
    """The line at which the headline begins to be what the text is about; 0 when it is about the beginning already."""
    best, at = 0.0, 0
    for number, body in enumerate(article.lines[:250]):
        if not (number and body.starts and body.gap):
            continue
        before = "".join(b.line.text for b in article.lines[:number])
        after = "".join(b.line.text for b in article.lines[number:][:250])
        found = share_found(display.text, after)
        gain = found - share_found(display.text, before)
        if found >= _SPEAKS_OF and gain > best and gain > _MORE.get(may_open(article, number), 1.0):
            best, at = gain, number
    return at


def _second(article: PageArticle, at: int) -> PageArticle:
    """The lines from ``at`` on as an article of its own."""
    lines = article.lines[at:]
    second = PageArticle(lines[0].line.number, [replace(lines[0], starts=True), *lines[1:]], closed=article.closed)
    del article.lines[at:]
    if article.signed:
        second.byline, article.byline = article.byline, []
    second.notes = [note for note in article.notes if "上接" not in note]
    article.notes = [note for note in article.notes if "上接" in note]
    article.closed = True
    return second
