"""Measures: one-line cases ``text => metric | form | kind | comparator | value | unit; …`` of an article of 10 October 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction, Measure
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("measures"))
def test_measure(text: str, expected: str, reading: Callable[..., Extraction]) -> None:
    found = [fact for fact in reading(text, published="2024-10-10", region="云台市").facts if isinstance(fact, Measure)]
    lines = [" | ".join((m.metric, m.form, m.kind, m.cmp, f"{m.value.normalize():f}", m.unit or "-")) for m in found]
    assert ("; ".join(lines) or "none") == expected
