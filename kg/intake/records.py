"""Articles from records: JSON Lines, JSON, and the rows of tables.

In:  a stream of JSON objects, one a line, or a JSON document.    Out: Articles, one after the other; a broken line is reported and left out.

Fields may have any of the usual names (kg.intake.fields) or names given by --map; what has no place in Article is kept in ``extra``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

from kg.intake.bylines import inline_byline
from kg.intake.encodings import decode
from kg.intake.fields import FIELD_OF, field_name, with_fields
from kg.intake.html_text import plain_text
from kg.intake.plain import content_id
from kg.model import Article, Issue

_FIELDS = frozenset(FIELD_OF.values())
_MARKUP = re.compile(r"</?(?:p|div|br|span|section|strong)\b[^<>]{0,500}>", re.I)
_MAX_LINE = 64_000_000  # bytes: no article is longer
_MAX_WIDE = 400_000_000  # bytes: a file in UTF-16 is held as a whole
_WIDE = (b"\xff\xfe", b"\xfe\xff")

Report = Callable[[Issue], None]
FieldMap = tuple[tuple[str, str], ...]


def articles_of_jsonl(stream: IO[bytes], name: str, report: Report, field_map: FieldMap = ()) -> Iterator[Article]:
    """The articles of a .jsonl file, line by line; lines end at LF only (U+2028 may stand inside a text)."""
    for number, line in _lines(stream, name, report):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            report(Issue("error", "bad-line", f"{name} line {number}: no valid JSON ({error})", name))
            continue
        yield from _article(record, f"{name} line {number}", name, report, field_map)


def articles_of_json(data: bytes, name: str, report: Report, field_map: FieldMap = ()) -> Iterator[Article]:
    """The articles of a .json file: an array of records, one record, or an object with such an array in it (RECORDS, data, articles)."""
    document = json.loads(decode(data).text)
    if isinstance(document, dict) and not any(field_name(key, dict(field_map)) == "text" for key in document):
        document = next((value for value in document.values() if isinstance(value, list) and value), [document])
    for number, record in enumerate(document if isinstance(document, list) else [document], start=1):
        yield from _article(record, f"{name} record {number}", name, report, field_map)


def _lines(stream: IO[bytes], name: str, report: Report) -> Iterator[tuple[int, str]]:
    """The lines of a stream with their numbers, from 1; lines longer than any article are passed over without being held."""
    first = stream.readline(_MAX_LINE)
    if first.startswith(_WIDE):
        yield from enumerate(decode(first + stream.read(_MAX_WIDE)).text.split("\n"), start=1)
        return
    number, line = 1, first
    while line:
        if not line.endswith(b"\n") and len(line) >= _MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_MAX_LINE)
            report(Issue("error", "bad-line", f"{name} line {number}: it is longer than {_MAX_LINE // 1_000_000} MB", name))
        else:
            try:
                yield number, line.decode("utf-8-sig")
            except UnicodeDecodeError:
                try:
                    yield number, line.decode("gb18030")
                except UnicodeDecodeError as error:
                    report(Issue("error", "bad-line", f"{name} line {number}: neither UTF-8 nor GB18030 ({error})", name))
        number, line = number + 1, stream.readline(_MAX_LINE)


def _article(record: object, where: str, name: str, report: Report, field_map: FieldMap) -> Iterator[Article]:
    fields, extra = fields_of(record, dict(field_map)) if isinstance(record, dict) else ({}, {})
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        report(Issue("error", "bad-line", f"{where}: an article needs a text", name))
        return
    yield article_of_record(fields, extra, where, name, report)


def fields_of(record: Mapping[str, Any], given: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of a record by field, and those that have no field; a name that is a field's own wins over one that means it (text, content)."""
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key in sorted(record, key=lambda key: key not in given and key not in _FIELDS):
        field = field_name(key, given)
        if field in _FIELDS and field not in fields and record[key] not in (None, "", []):
            fields[field] = record[key]
        elif field not in _FIELDS or record[key] not in (None, "", []):
            extra[key] = record[key]
    return fields, {key: extra[key] for key in record if key in extra}


def article_of_record(fields: Mapping[str, Any], extra: Mapping[str, Any], where: str, name: str, report: Report) -> Article:
    """An article from the values of its fields; ``fields["text"]`` is a string with something in it. HTML in it becomes paragraphs."""
    text = fields["text"].replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.search(text[:2000]):
        text = plain_text(text)
    others = tuple((key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) for key, value in extra.items())
    article = Article(content_id(text), text, byline=inline_byline(text), file=name, extra=others)
    article = with_fields(article, {key: _string(value) for key, value in fields.items() if key != "text"})
    if fields.get("published") and not article.published:
        report(Issue("warning", "bad-date", f"{where}: {_string(fields['published'])[:40]!r} is no date", name, article.id))
    return article


def _string(value: object) -> str:
    """A value as it is written in a field: a list is a list of names, anything but a string or a number says nothing."""
    if isinstance(value, list):
        return "、".join(_string(item) for item in value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip()
