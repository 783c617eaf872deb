"""Posts and personnel changes, one case a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Appointment, Extraction, Tenure
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("posts"))
def test_the_posts_a_text_gives(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    held: dict[str, list[str]] = {}
    for fact in reading(text).facts:
        if isinstance(fact, Tenure):
            status = "" if fact.status == "current" else f" {fact.status}"
            held.setdefault(fact.person, []).append(fact.title + (f" ({fact.org})" if fact.org else "") + status)
    assert "; ".join(f"{person}: {' | '.join(posts)}" for person, posts in held.items()) == expected


@pytest.mark.parametrize(("text", "expected"), cases("appointments"))
def test_the_changes_a_text_states(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    changes = [f"{f.person} {f.action} {f.post}" for f in reading(text).facts if isinstance(f, Appointment)]
    assert "; ".join(changes) == expected
