"""Milestones of projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction, Milestone
from tests.conftest import cases


def _read(reading: Callable[..., Extraction], text: str) -> list[Milestone]:
    return [fact for fact in reading(text, published="2024-03-01").facts if isinstance(fact, Milestone)]


@pytest.mark.parametrize(("text", "expected"), cases("projects"))
def test_projects(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    found = [("|".join(v for v in (m.project, m.status, m.investment) if v)) for m in _read(reading, text.replace("¶", "\n"))]
    assert (" ; ".join(found) or "-") == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("云溪软件谷二期明年开园。", "2025"),
        ("云溪软件谷二期今年年底前开园。", "by 2024"),
        ("云溪软件谷二期2026年6月开园。", "2026-06"),
        ("云溪软件谷二期开园。", None),
    ],
)
def test_time_of_a_milestone(reading: Callable[..., Extraction], text: str, when: str | None) -> None:
    (milestone,) = _read(reading, text)
    assert milestone.when == when
