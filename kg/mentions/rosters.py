"""Rosters."""

from __future__ import annotations

from kg.model import PreparedArticle, Roster


def find_rosters(prepared: PreparedArticle) -> tuple[Roster, ...]:
    """Not built yet."""
    return ()
