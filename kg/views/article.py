"""One article with everything that was read in it: mentions underlined, facts beside the text, the rule of each, and what was left unused.

In:  an Article.    Out: one HTML page; no request, no script but its own, text through the template's escaping.

    article -> extract -> marks and fact rows -> pieces of the text (cut wherever a mark or a fact begins or ends) -> page
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.articles import find_article
from kg.errors import StoreError, UsageError
from kg.model import (
    Article,
    Extraction,
    Fact,
    Measure,
    Mention,
    Milestone,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    PostMention,
    Quantity,
    Roster,
    TimeMention,
)
from kg.pipeline import extract
from kg.text.prepare import prepare
from kg.views.describe import KINDS, describe
from kg.views.page import script_hashes, template, write_page

_MARKS: dict[type[Mention], str] = {
    PersonMention: "person",
    PostMention: "post",
    OrganisationMention: "organisation",
    PlaceMention: "place",
    TimeMention: "time",
    Quantity: "quantity",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as it is drawn: ``value`` is its normal form where that differs from what is written."""

    start: int
    stop: int
    kind: str
    rule: str
    value: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as it is listed: its kind, what it says, the rules that read it, where."""

    number: int
    kind: str
    text: str
    rules: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks over it, outermost first, and the numbers of the facts that were read from it."""

    text: str
    marks: tuple[Mark, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """Something that no fact was read from: a mention with its rule, or a whole sentence."""

    start: int
    kind: str
    text: str
    rule: str = ""


def write_article_view(folder: Path, identifier: str, path: Path | None = None) -> Path:
    """Write the page of an article of a build folder; returns where (default: DIR/explain-ID.html).

    Raises UsageError when the build has no article with this id, StoreError when there is no build or the page cannot be written.
    """
    article = find_article(folder, identifier)
    if article is None:
        raise UsageError(f"{folder} has no article with the id {identifier!r}; kg query articles lists them")
    path = path or folder / f"explain-{_file_name(identifier)}.html"
    return write_page(path, article_page(article))


def article_page(article: Article) -> str:
    """The page of an article; the article is read again, so the rules are those of this installation."""
    try:
        extraction = extract(article)
    except Exception as error:  # the same guard as in a build: a bug in a rule is reported, not shown as a trace
        raise StoreError(f"article {article.id}: reading failed ({type(error).__name__}: {error})") from error
    marks, facts = tuple(marks_of(extraction.mentions)), fact_rows(extraction.facts)
    used = {row.kind for row in facts}
    return template("article.html.j2").render(
        article=article,
        anchor=extraction.anchor,
        paragraphs=list(paragraphs(article.text, marks, facts)),
        groups=[(kind, KINDS[kind], [row for row in facts if row.kind == kind]) for kind in KINDS if kind in used],
        facts=len(facts),
        mark_kinds=[kind for kind in _MARKS.values() if any(m.kind == kind for m in marks)],
        unused=unused(extraction, marks, facts),
        hashes=script_hashes("article.js"),
    )


def marks_of(mentions: Iterable[Mention]) -> Iterator[Mark]:
    """The mentions as marks; a roster is drawn as its posts and persons."""
    for mention in mentions:
        if isinstance(mention, Roster):
            for member in mention.members:
                yield from marks_of((*member.posts, member.person))
        elif kind := _MARKS.get(type(mention)):
            yield Mark(mention.start, mention.stop, kind, mention.rule, _value(mention))


def fact_rows(facts: Iterable[Fact]) -> tuple[FactRow, ...]:
    """The facts in the order in which they were read, numbered from 0."""
    rows = []
    for number, fact in enumerate(facts):
        spans = tuple(sorted({(e.start, e.stop) for e in fact.evidence}))
        rules = tuple(dict.fromkeys(e.rule for e in fact.evidence))
        rows.append(FactRow(number, type(fact).__name__, describe(fact), rules, spans))
    return tuple(rows)


def paragraphs(text: str, marks: tuple[Mark, ...], facts: tuple[FactRow, ...]) -> Iterator[list[Piece]]:
    """The pieces of each paragraph; put together they are the text without its newlines."""
    spans = [(start, stop, row.number) for row in facts for start, stop in row.spans]
    for found in re.finditer(r"[^\n]+", text):
        start, stop = found.span()
        over = [m for m in marks if m.start < stop and m.stop > start]
        read = [s for s in spans if s[0] < stop and s[1] > start]
        inner = {p for m in over for p in (m.start, m.stop)} | {p for s in read for p in s[:2]}
        cuts = [start, *sorted(p for p in inner if start < p < stop), stop]
        yield [_piece(text, a, b, over, read) for a, b in pairwise(cuts)]


def _piece(text: str, start: int, stop: int, marks: list[Mark], spans: list[tuple[int, int, int]]) -> Piece:
    over = sorted((m for m in marks if m.start <= start and m.stop >= stop), key=lambda m: (m.start - m.stop, m.kind))
    numbers = sorted({number for a, b, number in spans if a <= start and b >= stop})
    return Piece(text[start:stop], tuple(over), tuple(numbers))


def unused(extraction: Extraction, marks: tuple[Mark, ...], facts: tuple[FactRow, ...]) -> list[Unused]:
    """Quantities that are in no measure or project, and sentences that no fact was read from, in the order of the text."""
    text = extraction.article.text
    counted = [(e.start, e.stop) for f in extraction.facts if isinstance(f, Measure | Milestone) for e in f.evidence]
    spans = [span for row in facts for span in row.spans]
    found = [
        Unused(m.start, "quantity", text[m.start : m.stop], m.rule)
        for m in marks
        if m.kind == "quantity" and not any(a <= m.start and m.stop <= b for a, b in counted)
    ]
    for s in prepare(extraction.article).sentences:
        if not any(a < s.stop and b > s.start for a, b in spans):
            found.append(Unused(s.start, "sentence", text[s.start : s.stop]))
    return sorted(found, key=lambda u: (u.start, u.kind))


def _value(mention: Mention) -> str:
    if isinstance(mention, PersonMention):
        return mention.name
    if isinstance(mention, PostMention):
        return "·".join(part for part in (mention.org, mention.status if mention.status != "current" else None) if part)
    if isinstance(mention, TimeMention):
        return mention.iso or "?"
    if isinstance(mention, Quantity) and mention.base_value is not None:
        return f"{mention.cmp} {mention.base_value.normalize():f} {mention.base_unit or ''}".strip()
    return ""


def _file_name(identifier: str) -> str:
    """An id as part of a file name that every system takes."""
    return re.sub(r"[^\w\-.]+", "_", identifier).strip("._")[:80] or "article"
