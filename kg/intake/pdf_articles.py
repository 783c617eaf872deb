"""Articles of a PDF: a newspaper page by page, or one document in one column.

In:  the bytes of a PDF.    Out: Articles; pages without text (scans) are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

from kg.intake.bylines import inline_byline
from kg.intake.pdf import MAX_PAGES, PdfPage, read_pages
from kg.intake.pdf_layout import Layout, document, is_document, lay_out
from kg.intake.plain import content_id
from kg.model import Article, Issue

_MIN_TEXT = 20  # characters: less is the remains of a headline, no article


def articles_of_pdf(
    data: bytes, name: str, report: Callable[[Issue], None], page_done: Callable[[int], None] = lambda number: None
) -> Iterator[Article]:
    """The articles of a PDF; ``page_done`` is told the number of each page that was read. Raises InputError when it is damaged or locked."""
    pages = []
    for page in read_pages(BytesIO(data)):
        page_done(page.number)
        if page.number > MAX_PAGES:
            report(Issue("warning", "cut-short", f"{name}: only its first {MAX_PAGES} pages are read", name))
            break
        if page.lines:
            pages.append(page)
        else:
            what = "is scanned and has no text; run character recognition on it first" if page.images else "is empty"
            report(Issue("warning", "no-text", f"{name}: page {page.number} {what}", name))
    if not pages:
        return
    if is_document(pages):
        yield from _articles(document(pages), pages[0], name)
        return
    for page in pages:
        yield from _articles(lay_out(page), page, name)


def _articles(layout: Layout, page: PdfPage, name: str) -> Iterator[Article]:
    number = 0
    for found in layout.articles:
        text = found.body.text
        if len(text) < _MIN_TEXT:
            continue
        number += 1
        yield Article(
            id=content_id(text),
            text=text,
            title=found.headline,
            byline=tuple(found.body.byline) or inline_byline(text),
            published=layout.published,
            continued=found.body.continued,
            kicker=found.kicker,
            subtitle=found.subtitle,
            page=layout.page or str(page.number),
            notes=tuple(found.body.notes),
            file=name,
            extra=(("page_order", str(number)),),
        )
