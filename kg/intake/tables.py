"""Articles from tables: .csv, .tsv, .xlsx with a header row.

In:  a table whose columns have the usual names (标题, 正文, 发布时间 …) or names given by --map.    Out: Articles, row by row: a table is not
     held in memory as a whole.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import IO, cast

from kg.intake.encodings import encoding_of
from kg.intake.fields import field_name
from kg.intake.records import FieldMap, Report, article_of_record, fields_of
from kg.model import Article, Issue

_FIELD_LIMIT = 50_000_000  # characters of one cell; the default of csv (131,072) is shorter than a work report
_MAX_BOOK = 200_000_000  # bytes of a workbook once unpacked
_SAMPLE = 200_000  # bytes that tell the encoding


def articles_of_csv(stream: IO[bytes], name: str, separator: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    """The articles of a .csv or .tsv file. Raises InputError when its encoding is unknown."""
    csv.field_size_limit(_FIELD_LIMIT)
    buffered = BufferedReader(cast(RawIOBase, stream), _SAMPLE)
    encoding = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16-be"}.get(
        found := encoding_of(buffered.peek(_SAMPLE)), found
    )
    with TextIOWrapper(buffered, encoding=encoding, newline="") as text:
        rows = csv.reader((line.replace("\x00", "") for line in text), delimiter=separator)
        try:
            yield from _articles(rows, name, field_map, report)
        except (csv.Error, UnicodeDecodeError) as error:
            report(Issue("error", "bad-row", f"{name} line {rows.line_num}: no valid table from here on ({error})", name))


def articles_of_xlsx(file: IO[bytes], name: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    """The articles of all sheets of a workbook that have a column of texts."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_BOOK:
                report(Issue("error", "rejected", f"{name}: the workbook is larger than {_MAX_BOOK:,} bytes unpacked", name))
                return
        from openpyxl import load_workbook

        book = load_workbook(file, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever the XML inside makes it raise
        report(Issue("error", "unreadable", f"{name}: no valid workbook ({error})", name))
        return
    try:
        problems: list[Issue] = []
        count = 0
        for sheet in book.worksheets:
            rows = ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
            for article in _articles(rows, name, field_map, problems.append):
                count += 1
                yield article
        for issue in problems:
            if not (count and issue.code == "no-text-column"):  # a sheet of notes beside the sheet of articles
                report(issue)
    finally:
        book.close()


def _articles(rows: Iterable[list[str]], name: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    table = iter(rows)
    header = [column.strip("\ufeff \u3000") for column in next(table, [])]
    given = dict(field_map)
    if "text" not in [field_name(column, given) for column in header]:
        columns = "、".join(header[:12])
        report(
            Issue("error", "no-text-column", f"{name}: no column holds the text (columns: {columns}); name it with --map NAME=text", name)
        )
        return
    for number, row in enumerate(table, start=2):
        record = {column: value for column, value in zip(header, row, strict=False) if column and value.strip()}
        fields, extra = fields_of(record, given)
        if "text" in fields:
            yield article_of_record(fields, extra, f"{name} row {number}", name, report)
        elif record:
            report(Issue("error", "bad-row", f"{name} row {number}: an article needs a text", name))


def _cell(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
