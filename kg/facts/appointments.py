"""Appointments."""

from __future__ import annotations

from kg.model import Appointment, OrganisationMention, PreparedArticle, Roster, TimeMention


def find_appointments(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    organisations: tuple[OrganisationMention, ...],
    times: tuple[TimeMention, ...],
) -> tuple[Appointment, ...]:
    """Not built yet."""
    return ()
