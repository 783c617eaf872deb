"""Places."""

from __future__ import annotations

from kg.model import PlaceMention, PreparedArticle


def find_places(prepared: PreparedArticle) -> tuple[PlaceMention, ...]:
    """Not built yet."""
    return ()
