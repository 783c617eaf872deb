"""Most bodies of pages that lost their indents, their blank lines or the order of their columns come back whole and alone."""

from __future__ import annotations

import pytest

from kg.intake.page import split_page
from tests.intake.damaged import STYLES, damaged_page

PAGES = 30
LEAST = {"indented": 0.95, "flush": 0.93, "bare": 0.78, "columns": 0.86}  # share of the bodies; docs/intake.md has the figures


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("style", STYLES)
def test_damaged_pages(style: str) -> None:
    right = total = bylines = names = 0
    for seed in range(PAGES):
        page, articles = damaged_page(style, seed)
        found = split_page(page).articles
        for article in articles:
            first, last = squeeze(article.text)[:12], squeeze(article.text)[-12:]
            body = next((a for a in found if squeeze(a.text).startswith(first) and squeeze(a.text).endswith(last)), None)
            total += 1
            right += body is not None
            if body:
                names += len(article.byline)
                bylines += len(set(article.byline) & set(body.byline))
    assert right >= LEAST[style] * total
    assert bylines == names > 10
