"""Document acts."""

from __future__ import annotations

from kg.model import DocumentAct, Event, OrganisationMention, PreparedArticle


def find_documents(
    prepared: PreparedArticle,
    organisations: tuple[OrganisationMention, ...],
    events: tuple[Event, ...],
    region: str | None,
) -> tuple[DocumentAct, ...]:
    """Not built yet."""
    return ()
