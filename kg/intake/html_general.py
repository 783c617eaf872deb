"""The body of a web page without known marks.

In:  the source of a page, hostile or not.    Out: its body text, empty when there is none. The page is thinned before a parser sees it, because
     40,000 attributes on one tag or 10,000 nested elements cost parsers minutes, or the text.
"""

from __future__ import annotations

import html
import re

from kg.intake.html_text import plain_text, visible

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b([^<>]{0,200})[^<>]*>")
_ATTRIBUTE = re.compile(r"\b(?:id|class)\s*=\s*(?:\"[^\"<>]{0,100}\"|'[^'<>]{0,100}')")
_KEPT = frozenset(
    "html head body title article main section div p h1 h2 h3 h4 ul ol li table tr td th tbody a span strong b em br blockquote header footer nav aside".split()
)
_MAX_DEPTH = 200  # open elements
_MAX_TAGS = 20_000
_MAX_TEXT = 400_000  # characters that the extractor takes in a few seconds
_SENTENCE = re.compile("[。！？]")


def general_text(source: str) -> str:
    """The body, as a general extractor finds it; in pages too large for that, the lines that hold sentences."""
    thin = _thinned(visible(source))
    if thin is None or len(thin) > _MAX_TEXT:
        return "\n".join(line for line in plain_text(source).split("\n") if len(line) >= 15 and _SENTENCE.search(line))
    import trafilatura

    try:
        found = trafilatura.extract(thin, include_comments=False, include_tables=False, deduplicate=False)
    except Exception:  # a parser that fails on a hostile page has found no article
        found = None
    return plain_text(html.escape(found or ""))


def _thinned(markup: str) -> str | None:
    """Markup with the elements that carry text, their ids and classes, and no deep nests; None when there are too many of them."""
    depth = tags = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth, tags
        closing, tag = match[1], match[2].lower()
        if tag not in _KEPT:
            return " "
        tags += 1
        if tag not in ("br", "p", "li", "tr", "td", "th"):
            depth += -1 if closing else 1
        if depth > _MAX_DEPTH and tag in ("div", "section", "span", "blockquote", "b", "em", "strong"):
            return " "
        return f"<{closing}{tag} {' '.join(_ATTRIBUTE.findall(match[3]))}>" if not closing else f"</{tag}>"

    thin = _TAG.sub(keep, markup)
    return thin if tags <= _MAX_TAGS and depth <= _MAX_DEPTH else None


def link_share(source: str) -> float:
    """The share of the visible characters that are links, 0 to 1."""
    markup = visible(source)
    whole = len(plain_text(markup))
    linked, position = 0, 0
    while (start := markup.find("<a ", position)) >= 0 and (stop := markup.find("</a", start)) >= 0:
        linked += len(plain_text(markup[start:stop]))
        position = stop + 3
    return min(1.0, linked / whole) if whole else 0.0
