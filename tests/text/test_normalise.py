"""Folding: the same length, the same text when folded twice, no character that the rules use for mentions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normalise import fold
from kg.text.typed import TYPES
from tests.conftest import cases

_ESCAPE = re.compile(r"\\(n|t|u[0-9a-f]{4}|U[0-9a-f]{8})")


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda m: {"n": "\n", "t": "\t"}.get(m[1]) or chr(int(m[1][1:], 16)), text)


@pytest.mark.parametrize(("text", "expected"), cases("folding"))
def test_folding(text: str, expected: str) -> None:
    assert fold(_unescape(text)) == _unescape(expected)


@given(st.text(max_size=200))
def test_length_and_idempotence(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert not set(fold(text)) & set(TYPES.values())


def test_new_lines_stay() -> None:
    assert fold("甲\n乙") == "甲\n乙"
