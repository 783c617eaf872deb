"""Publishing a build: all or nothing, and what was there before survives every failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.publish import publication

NAMES = ("a.txt", "store")


def _fill(folder: Path, text: str) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "store").mkdir()
    (folder / "store" / "data").write_text(text, encoding="utf-8")


def _content(folder: Path) -> tuple[str, str]:
    return (folder / "a.txt").read_text(encoding="utf-8"), (folder / "store" / "data").read_text(encoding="utf-8")


def _build(folder: Path, text: str) -> None:
    with publication(folder, NAMES) as building:
        _fill(building, text)


def test_new_files_replace_old_ones_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    _build(tmp_path, "one")
    _build(tmp_path, "two")
    assert _content(tmp_path) == ("two", "two")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "notes.md", "store"]


def test_a_failing_build_leaves_everything_as_it_was(tmp_path: Path) -> None:
    _build(tmp_path, "one")
    with pytest.raises(ZeroDivisionError), publication(tmp_path, NAMES) as building:
        _fill(building, "half")
        raise ZeroDivisionError
    assert _content(tmp_path) == ("one", "one")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "store"]


@pytest.mark.parametrize("failing", range(4))
def test_every_rename_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """Four renames make a swap; whichever fails, the old version is back."""
    _build(tmp_path, "one")
    calls = 0
    replace = os.replace

    def flaky(source: object, target: object) -> None:
        nonlocal calls
        calls += 1
        if calls == failing + 1:
            raise OSError(5, "Input/output error")
        replace(source, target)  # type: ignore[arg-type]  # the wrapped function takes what os.replace takes

    monkeypatch.setattr("kg.publish.os.replace", flaky)
    with pytest.raises(StoreError, match="unchanged"):
        _build(tmp_path, "two")
    assert calls > failing
    assert _content(tmp_path) == ("one", "one")


def test_a_swap_cut_short_is_undone_by_the_next_build(tmp_path: Path) -> None:
    _build(tmp_path, "one")
    previous = tmp_path / ".previous"
    previous.mkdir()
    (tmp_path / "a.txt").rename(previous / "a.txt")  # as if the process had been killed between two renames
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), publication(tmp_path, NAMES):
        raise ZeroDivisionError
    assert _content(tmp_path) == ("one", "one")


def test_two_builds_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with publication(tmp_path, NAMES) as building, pytest.raises(StoreError, match="another build"):
        _fill(building, "one")
        with publication(tmp_path, NAMES):
            pass
    assert _content(tmp_path) == ("one", "one")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot write"), publication(tmp_path / "file" / "out", NAMES):
        pass
