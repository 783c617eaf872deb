"""The tables that people edit: what a malformed one says, and that every shipped one is in order."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import kg.lexicon.tables as tables
from kg.errors import DataFileError
from kg.lexicon.tables import WordMatcher, rows, rules

DATA = Path(tables.__file__).resolve().parent.parent / "data"
LEXICONS = sorted((DATA / "lexicon").glob("*.tsv"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("lexicon", "rules"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tables, "data_file", lambda *parts: tmp_path.joinpath(*parts))
    rows.cache_clear()
    rules.cache_clear()
    return tmp_path


@pytest.mark.parametrize("path", LEXICONS, ids=lambda p: p.name)
def test_shipped_lexicon_is_in_order(path: Path) -> None:
    """UTF-8, LF, a header, every row as wide as the header, sorted by the first column, no row twice, no stray white space."""
    data = path.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    lines = [line for line in data.decode("utf-8").split("\n") if line and not line.startswith("#")]
    header, table = lines[0].split("\t"), [tuple(line.split("\t")) for line in lines[1:]]
    assert table, "empty"
    assert [row for row in table if len(row) != len(header)] == []
    assert [row for row in table if any(cell != cell.strip() for cell in row)] == []
    firsts = [row[0] for row in table]
    misplaced = [b for a, b in pairwise(firsts) if a > b]
    assert misplaced == [], "sort the file by its first column (code point order)"
    assert len(set(table)) == len(table), "a row twice"


def test_header_is_checked(folder: Path) -> None:
    (folder / "lexicon" / "x.tsv").write_text("word\tmeaning\na\tb\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="must name the columns word, note"):
        rows("x", ("word", "note"))


def test_row_width_is_checked(folder: Path) -> None:
    (folder / "lexicon" / "x.tsv").write_text("word\tnote\na\tb\tc\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"row 2 \(a\) has 3 fields"):
        rows("x", ("word", "note"))


def test_unknown_rule_key_is_an_error(folder: Path) -> None:
    (folder / "rules" / "x.toml").write_text('[[rule]]\nname="a"\npattern="b"\nexample="b"\nkolour="c"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="knows no kolour"):
        rules("x")
    (folder / "rules" / "y.toml").write_text("[[rule", encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape("y.toml")):
        rules("y")


def test_matcher_takes_the_longest_word() -> None:
    matcher = WordMatcher(["区委", "区委常委", "委"])
    assert [("区委常委会委员"[a:b]) for a, b in matcher.find("区委常委会委员")] == ["区委常委", "委"]
    assert "区委" in matcher
    assert list(WordMatcher([]).find("区委")) == []
