"""Strings that any file can hold: without lone surrogates, which JSON ("\\ud800") and file names that are no UTF-8 bring in.

In:  Articles, Issues, FileOutcomes.    Out: the same, each lone surrogate replaced by U+FFFD, so that no offset moves.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, TypeVar

_SURROGATE = re.compile("[\ud800-\udfff]")
_T = TypeVar("_T")


def whole(value: _T) -> _T:
    """A frozen dataclass whose strings, also those in tuples, can be written as UTF-8; itself when they all can."""
    changed = {}
    for field in fields(value):  # type: ignore[arg-type]  # only dataclasses come here
        old = getattr(value, field.name)
        new = _mended(old)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]  # fields() above has shown it a dataclass


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value) if _SURROGATE.search(value) else value
    if isinstance(value, tuple) and any(isinstance(part, (str, tuple)) for part in value):
        parts = tuple(_mended(part) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    return value
