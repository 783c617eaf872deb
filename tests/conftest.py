"""What all tests share: the folder of the project, one-line case files, the folder of shared material."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Article, Extraction, PreparedArticle
from kg.pipeline import extract
from kg.text.prepare import prepare

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def cases(name: str) -> list[tuple[str, str]]:
    """The cases of tests/cases/NAME.txt: lines ``input => expected``; # begins a comment line. Raises ValueError on a malformed line."""
    found = []
    for number, line in enumerate((ROOT / "tests" / "cases" / f"{name}.txt").read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        given, arrow, expected = line.partition(" => ")
        if not arrow:
            raise ValueError(f"{name}.txt line {number}: no ' => ' in {line!r}")
        found.append((given, expected))
    return found


@pytest.fixture
def reading() -> Callable[..., Extraction]:
    """Read facts from a text: reading("区委书记沈砚秋主持会议。", published="2023-02-16")."""
    return lambda text, **metadata: extract(Article("t", text, **metadata))


@pytest.fixture
def prepared() -> Callable[..., PreparedArticle]:
    """Prepare a text as the stages get it."""
    return lambda text, **metadata: prepare(Article("t", text, **metadata))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside a checkout; tests that need it are skipped, loudly, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no shared/ folder beside the checkout: this test reads material that the project does not ship")
    return SHARED
