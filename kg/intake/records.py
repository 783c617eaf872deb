"""Articles from records: JSON Lines.

In:  a binary stream of JSON objects, one a line.    Out: Articles; a broken line is reported and left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from kg.intake.bylines import inline_byline
from kg.intake.plain import content_id
from kg.model import Article, Issue

_KNOWN = {"id", "title", "byline", "published", "source", "region", "text", "url", "page"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def articles_of_jsonl(stream: IO[bytes], name: str, report: Callable[[Issue], None]) -> Iterator[Article]:
    """The articles of a .jsonl file, line by line; lines end at LF only (U+2028 may stand inside a text)."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            report(Issue("error", "bad-line", f"{name} line {number}: no valid JSON ({error})", name))
            continue
        text = record.get("text") if isinstance(record, dict) else None
        if not isinstance(text, str) or not text.strip():
            report(Issue("error", "bad-line", f"{name} line {number}: an article needs a text", name))
            continue
        yield article_of_record(record, name)


def article_of_record(record: dict[str, Any], name: str) -> Article:
    """An article from a record; fields that have no place in Article are kept in ``extra``."""
    text = record["text"].replace("\r\n", "\n").replace("\r", "\n")
    extra = tuple((k, v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)) for k, v in record.items() if k not in _KNOWN)
    byline = record.get("byline")
    return Article(
        id=_string(record, "id") or content_id(text),
        text=text,
        title=_string(record, "title"),
        byline=tuple(map(str, byline)) if isinstance(byline, list) else inline_byline(text),
        published=published(_string(record, "published")),
        source=_string(record, "source"),
        region=_string(record, "region"),
        url=_string(record, "url"),
        page=_string(record, "page"),
        file=name,
        extra=extra,
    )


def published(value: str | None) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD; anything else is no date."""
    return value if value and _DATE.match(value) else None


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).strip() or None
