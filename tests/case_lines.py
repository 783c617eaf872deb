"""Reads the one-line cases of tests/cases: ``input => expected``, # comments."""

from __future__ import annotations

from pathlib import Path


def case_lines(name: str) -> list[tuple[str, str]]:
    """The (input, expected) pairs of tests/cases/NAME.txt."""
    lines = (Path(__file__).parent / "cases" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    cases = [line for line in lines if line and not line.startswith("#")]
    return [(given.strip(), expected.strip()) for given, _, expected in (line.partition("=>") for line in cases)]
