"""The region an article is about."""

from __future__ import annotations

from kg.model import PlaceMention, PreparedArticle


def find_region(prepared: PreparedArticle, places: tuple[PlaceMention, ...]) -> str | None:
    """Not built yet."""
    return prepared.article.region
