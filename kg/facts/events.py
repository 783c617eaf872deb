"""Events, participations, conveyances."""

from __future__ import annotations

from kg.model import Conveyance, Event, Participation, PlaceMention, PreparedArticle, Roster, Statement, TimeMention


def find_events(
    prepared: PreparedArticle,
    rosters: tuple[Roster, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    region: str | None,
) -> tuple[tuple[Event, ...], tuple[Participation, ...], tuple[Conveyance, ...]]:
    """Not built yet."""
    return (), (), ()
