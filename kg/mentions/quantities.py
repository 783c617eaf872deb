"""Quantities."""

from __future__ import annotations

from kg.model import PreparedArticle, Quantity


def find_quantities(prepared: PreparedArticle) -> tuple[Quantity, ...]:
    """Not built yet."""
    return ()
