"""Times."""

from __future__ import annotations

from kg.model import PreparedArticle, TimeMention


def find_times(prepared: PreparedArticle) -> tuple[TimeMention, ...]:
    """Not built yet."""
    return ()
