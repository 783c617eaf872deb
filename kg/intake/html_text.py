"""The paragraphs of a piece of HTML.

In:  markup, hostile or not.    Out: its visible text, one paragraph a line. Time is linear: nothing is parsed into a tree.
"""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<(?:/?p|br|/?div|/?li|/?h[1-6]|/?tr|/?section|/?table|/?ul|/?article|/?header|/?footer)\b[^>]{0,2000}>", re.I)
_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,5000}>")
_BLANK = " \t\u3000\u00a0\u200b\ufeff"


def plain_text(markup: str) -> str:
    """The paragraphs of a piece of HTML, one a line, without the white space that sets them in."""
    text = _TAG.sub("", _BREAK.sub("\n", visible(markup)))
    lines = [line.strip(_BLANK) for line in re.split(r"[\r\n]+", html.unescape(text).replace("\x00", ""))]
    return "\n".join(line for line in lines if line)


def words_of(markup: str) -> str:
    """The text of a piece of HTML as one line."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", visible(markup)))).split())


def visible(markup: str) -> str:
    """Markup without comments and scripts; found by plain search, because <!-- 100,000 times must not cost its square."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<noscript", "</noscript>")):
        kept, position = [], 0
        while (start := markup.find(opening, position)) >= 0 and (stop := markup.find(closing, start)) >= 0:
            kept.append(markup[position:start])
            position = stop + len(closing)
        markup = "".join(kept) + markup[position:]
    return markup
