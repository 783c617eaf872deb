"""The page about intake says what the program does."""

from __future__ import annotations

from kg.intake.fields import FIELD_OF
from kg.intake.html_marks import _BODIES, _CONTAINERS
from kg.intake.metadata import _LEVELS
from kg.intake.sources import ARCHIVES, SUFFIXES
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "intake.md").read_text(encoding="utf-8")


def test_every_kind_of_file_is_in_the_table() -> None:
    assert [suffix for suffix in (*SUFFIXES, *ARCHIVES) if f"`{suffix}`" not in PAGE and suffix not in (".htm", ".shtml", ".xhtml")] == []


def test_every_adapter_is_in_the_table() -> None:
    marks = {mark for _, mark in _CONTAINERS} - {"main-article-content"}
    assert [mark for mark in marks if mark not in PAGE] == []
    assert len({adapter for adapter, *_ in (*_BODIES, *_CONTAINERS)}) == 8


def test_usual_names_are_usual() -> None:
    names = PAGE.partition("Usual names: ")[2].partition("Other fields")[0]
    words = [word for word in names.replace("·", " ").split() if not word.startswith("(") and word.isidentifier()]
    assert [word for word in words if word.lower() not in FIELD_OF and word not in ("also", "seconds", "since")] == []


def test_levels_are_named() -> None:
    assert all(level in PAGE for level in _LEVELS)
