"""Statements."""

from __future__ import annotations

from kg.model import OrganisationMention, PreparedArticle, Roster, Statement


def find_statements(
    prepared: PreparedArticle, rosters: tuple[Roster, ...], organisations: tuple[OrganisationMention, ...]
) -> tuple[Statement, ...]:
    """Not built yet."""
    return ()
