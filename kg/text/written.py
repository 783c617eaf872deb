"""A traditional article is read as its simplified twin; what was found in it is written back in the article's own characters.

In:  an article, and what was read from its twin.    Out: the same with every name, title, metric and surface as the article writes it.

The twin has the same length, so spans need nothing. A string is written as where it first stands in the text, so that one name is written in
one way within an article; a string that was put together (an organisation and a title) is written character by character. Units and codes
are terms of a vocabulary, not words of the text, and stay.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from kg.lexicon.characters import simplified
from kg.model import Article, Extraction
from kg.text.normalise import fold_widths

_Read = TypeVar("_Read")
_TERMS = frozenset({"unit", "base_unit", "rule", "key", "origin"})  # fields that are not words of the text
_READ_WITH = ("title", "kicker", "subtitle", "source", "region")  # fields of an article that rules read beside the text


class Written:
    """Leads from strings of a simplified text back to the original, which is as long."""

    def __init__(self, original: str, read: str) -> None:
        self._original, self._read = original, read
        counts: dict[str, Counter[str]] = {}
        for written, as_read in zip(original, read, strict=True):
            counts.setdefault(as_read, Counter())[written] += 1
        # 会 was 會 wherever it stood; where a character was written in two ways, the commoner one, of equals the first
        common = {as_read: max(count, key=lambda c: count[c]) for as_read, count in counts.items()}
        self._characters = {ord(as_read): written for as_read, written in common.items() if as_read != written}
        self._changed = frozenset(as_read for as_read, count in counts.items() if set(count) != {as_read})
        self.of = lru_cache(maxsize=4096)(self._of)

    def _of(self, string: str) -> str:
        """A string read from the simplified text as the original writes it."""
        if self._changed.isdisjoint(string):
            return string
        at = self._read.find(string)
        return self._original[at : at + len(string)] if at >= 0 else string.translate(self._characters)

    def lines(self, text: str, runs: tuple[tuple[int, int, int], ...] = ()) -> str:
        """A text made of lines of the simplified one; ``runs`` say where its characters stood, where that is known (kg.text.trace)."""
        if not runs:
            return "\n".join(map(self._of, text.split("\n")))
        characters = list(text)
        for start, origin, length in runs:
            characters[start : start + length] = self._original[origin : origin + length]
        return "".join(characters)

    def all_of(self, value: _Read) -> _Read:
        """Whatever was read (a fact, a mention, a tuple of them), with all its strings as the original writes them."""
        restored: Any = value
        if isinstance(value, str):
            restored = self.of(value)
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            restored = tuple(self.all_of(item) for item in value)
        elif is_dataclass(value) and not isinstance(value, type):
            before = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _TERMS}
            after = {name: self.all_of(item) for name, item in before.items()}
            changed = {name: item for name, item in after.items() if item != before[name]}
            restored = replace(value, **changed) if changed else value
        return restored  # type: ignore[no-any-return]  # of the type of what came in


def simplified_twin(article: Article) -> Article:
    """The article with its text and titles in simplified characters; the article itself when it is written so."""
    text = simplified(article.text)
    beside = {name: simplified(value) for name in _READ_WITH if (value := getattr(article, name))}
    changed: dict[str, Any] = {name: value for name, value in beside.items() if value != getattr(article, name)}
    return article if text == article.text and not changed else replace(article, text=text, **changed)


def written_back(extraction: Extraction, article: Article) -> Extraction:
    """What was read from the twin of an article, in the article's own characters."""
    twin = extraction.article
    original = [article.text, *(getattr(article, name) or "" for name in _READ_WITH)]
    read = [twin.text, *(simplified(value) for value in original[1:])]
    written = Written(fold_widths("\n".join(original)), fold_widths("\n".join(read)))
    region = article.region or (written.of(twin.region) if twin.region else None)
    return replace(
        extraction,
        article=replace(article, region=region, inferred=twin.inferred),
        mentions=written.all_of(extraction.mentions),
        facts=written.all_of(extraction.facts),
    )
