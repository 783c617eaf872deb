"""articles.jsonl: the texts that the offsets of a graph point into, one article a line.

In:  Articles, or a line of the file.    Out: the line, or the Article that it was written from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.model import Article

FILE = "articles.jsonl"
_CONTRACT = ("id", "title", "byline", "published", "source", "region", "continued", "text")  # these come first, even when empty
_TUPLES = ("byline", "notes", "inferred")
_FIELDS = tuple(field.name for field in fields(Article) if field.name != "extra")


def article_line(article: Article) -> str:
    """One line of articles.jsonl: the contract's fields first, then what else is known, ``extra`` fields last."""
    known = asdict(article)
    extra = dict(known.pop("extra"))
    first = {key: known.pop(key) for key in _CONTRACT}
    rest = {key: value for key, value in known.items() if value not in (None, ())}
    line = first | rest | {key: value for key, value in extra.items() if key not in first and key not in rest}
    return json.dumps(line, ensure_ascii=False) + "\n"


def article_of_line(line: str) -> Article:
    """The Article of a line; the inverse of ``article_line``."""
    record: dict[str, Any] = json.loads(line)
    known: dict[str, Any] = {key: tuple(record[key]) if key in _TUPLES else record[key] for key in _FIELDS if key in record}
    extra = tuple((key, value) for key, value in record.items() if key not in _FIELDS)
    return Article(**known, extra=extra)


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles of a build folder, one at a time. Raises StoreError when there are none."""
    try:
        with (folder / FILE).open(encoding="utf-8", newline="\n") as lines:
            yield from map(article_of_line, lines)
    except OSError as error:
        raise StoreError(f"there is no graph in {folder} ({FILE}: {error.strerror}); run kg build first") from error


def find_article(folder: Path, identifier: str) -> Article | None:
    """The article with this id, or None. Raises StoreError when the folder holds no build."""
    return next((article for article in read_articles(folder) if article.id == identifier), None)
