"""Milestones of projects."""

from __future__ import annotations

from kg.model import Milestone, PreparedArticle, Quantity


def find_projects(prepared: PreparedArticle, quantities: tuple[Quantity, ...], region: str | None) -> tuple[Milestone, ...]:
    """Not built yet."""
    return ()
