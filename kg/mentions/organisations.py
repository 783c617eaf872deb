"""Organisations."""

from __future__ import annotations

from kg.model import OrganisationMention, PreparedArticle


def find_organisations(prepared: PreparedArticle) -> tuple[OrganisationMention, ...]:
    """Not built yet."""
    return ()
