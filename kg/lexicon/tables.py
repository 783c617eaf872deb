"""Load the tables that people edit: ``kg/data/lexicon/*.tsv`` and ``kg/data/rules/*.toml``.

A lexicon is a tab-separated file: lines that begin with # are comments, the first other line names the columns, the rest are rows,
sorted by their first column, no row twice. A rule file is TOML with one ``[[rule]]`` table a rule: ``name``, ``pattern``, an
``example`` the pattern must match, and what else the stage asks for. Unknown columns and keys are errors, not silence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.errors import DataFileError
from kg.resources import data_file


@cache
def rows(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of ``kg/data/lexicon/NAME.tsv``, whose header must be exactly ``columns``. Raises DataFileError."""
    path = data_file("lexicon", f"{name}.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise DataFileError(f"{path}: the first line must name the columns {', '.join(columns)}")
    table = [tuple(line.split("\t")) for line in lines[1:]]
    for number, row in enumerate(table, start=2):
        if len(row) != len(columns):
            raise DataFileError(f"{path}: row {number} ({row[0]}) has {len(row)} fields, not {len(columns)}")
    return tuple(table)


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a lexicon with the columns ``word``, ``note``."""
    return frozenset(row[0] for row in rows(name, ("word", "note")))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a rule file; ``more`` holds the stage's own keys."""

    name: str
    pattern: str
    example: str
    more: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return dict(self.more).get(key, default)


@cache
def rules(name: str, keys: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """The rules of ``kg/data/rules/NAME.toml`` in order; ``keys`` are the further string keys a rule may have. Raises DataFileError."""
    path = data_file("rules", f"{name}.toml")
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{path}: {error}") from error
    found = []
    for table in content.get("rule", []):
        unknown = set(table) - {"name", "pattern", "example"} - keys
        if unknown or not {"name", "pattern", "example"} <= set(table):
            raise DataFileError(
                f"{path}: rule {table.get('name', '?')!r} needs name, pattern, example"
                + (f" and knows no {', '.join(sorted(unknown))}" if unknown else "")
            )
        more = tuple((key, str(value)) for key, value in table.items() if key in keys)
        found.append(Rule(table["name"], table["pattern"], table["example"], more))
    return tuple(found)


def lengths_by(words: Iterable[str], position: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that have a character at ``position`` (0 the first, -1 the last), the longest first, by that character.

    >>> lengths_by(["局长", "县长", "董事长"], -1)
    {'长': (3, 2)}
    """
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[position], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}


class EndMatcher:
    """The longest word of a lexicon that ends at a position of a text."""

    def __init__(self, lexicon: Iterable[str]) -> None:
        self._words = frozenset(lexicon)
        self._lengths = lengths_by(self._words, -1)

    def at(self, text: str, stop: int) -> int:
        """The length of the longest word that ends at ``stop``; 0 when none does."""
        for length in self._lengths.get(text[stop - 1 : stop], ()):
            if length <= stop and text[stop - length : stop] in self._words:
                return length
        return 0


class WordMatcher:
    """Longest words of a lexicon in a text, left to right, without overlap; time linear in the text."""

    def __init__(self, lexicon: Iterable[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._words = frozenset(w for w in lexicon if w)
        self._automaton = AhoCorasick(sorted(self._words), matchkind=MatchKind.LeftmostLongest)
        by_head: dict[str, set[int]] = {}
        for word in self._words:
            by_head.setdefault(word[:2], set()).add(len(word))
        self._lengths = {head: tuple(sorted(lengths, reverse=True)) for head, lengths in by_head.items()}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def at(self, text: str, position: int) -> int:
        """The length of the longest word that begins at ``position``; 0 when none does."""
        for length in self._lengths.get(text[position : position + 2], ()):
            if text[position : position + length] in self._words:
                return length
        return 1 if text[position : position + 1] in self._words else 0

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans [start, stop) of the words found."""
        return [(start, stop) for _, start, stop in self._automaton.find_matches_as_indexes(text)]
