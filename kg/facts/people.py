"""Namings and tenures."""

from __future__ import annotations

from kg.model import Naming, PreparedArticle, Roster, Tenure


def find_namings_and_tenures(prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> tuple[Naming | Tenure, ...]:
    """Not built yet."""
    return ()
