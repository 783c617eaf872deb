"""Measures."""

from __future__ import annotations

from kg.model import Measure, OrganisationMention, PlaceMention, PreparedArticle, Quantity, TimeMention


def find_measures(
    prepared: PreparedArticle,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    organisations: tuple[OrganisationMention, ...],
    region: str | None,
) -> tuple[Measure, ...]:
    """Not built yet."""
    return ()
