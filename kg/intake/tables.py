"""Articles from tables: .csv, .tsv, .xlsx with a header row.

In:  a table whose columns have the usual names (标题, 正文, 发布时间 …) or names given by --map.    Out: Articles, row by row.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import IO

from kg.intake.dates import iso_date
from kg.intake.encodings import decode
from kg.intake.records import article_of_record
from kg.model import Article, Issue

_FIELD_LIMIT = 50_000_000  # characters of one cell; the default of csv (131,072) is shorter than a work report
_MAX_BOOK = 200_000_000  # bytes of a workbook once unpacked
_ALIASES = {
    "id": "id 编号 文章编号 article_id",
    "title": "title 标题 题名 题目 headline",
    "text": "text content body 正文 内容 全文 文本 article",
    "published": "published date pub_date publish_date publish_time pubtime datetime 日期 发布时间 发布日期 出版日期 时间",
    "source": "source 来源 媒体 报纸 刊名",
    "url": "url link 链接 网址 docurl",
    "byline": "byline author 作者 记者",
    "page": "page section 版面 版次",
    "region": "region 地区 区域",
}
_FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split()}
_DATE = re.compile(r"\s*(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?(?!\d)")

Report = Callable[[Issue], None]
FieldMap = tuple[tuple[str, str], ...]


def articles_of_csv(data: bytes, name: str, separator: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    """The articles of a .csv or .tsv file. Raises UnicodeDecodeError when its encoding is unknown."""
    csv.field_size_limit(_FIELD_LIMIT)
    rows = csv.reader(io.StringIO(decode(data).replace("\x00", ""), newline=""), delimiter=separator)
    try:
        yield from _articles(rows, name, field_map, report)
    except csv.Error as error:
        report(Issue("error", "bad-row", f"{name} line {rows.line_num}: no valid table ({error})", name))


def articles_of_xlsx(file: IO[bytes], name: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    """The articles of the first sheet of a workbook."""
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
        sheet = book.worksheets[0]
        yield from _articles(([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)), name, field_map, report)
    finally:
        book.close()


def _articles(rows: Iterable[list[str]], name: str, field_map: FieldMap, report: Report) -> Iterator[Article]:
    table = iter(rows)
    header = [column.strip("\ufeff \u3000") for column in next(table, [])]
    given = dict(field_map)
    fields = [given.get(column) or _FIELD_OF.get(column.lower(), column) for column in header]
    if "text" not in fields:
        columns = "、".join(header[:12])
        report(
            Issue("error", "no-text-column", f"{name}: no column holds the text (columns: {columns}); name it with --map NAME=text", name)
        )
        return
    for number, row in enumerate(table, start=2):
        record = {field: value for field, value in zip(fields, row, strict=False) if field and value.strip()}
        if "text" in record:
            yield article_of_record(_typed(record), name)
        elif record:
            report(Issue("error", "bad-row", f"{name} row {number}: an article needs a text", name))


def _typed(record: dict[str, str]) -> dict[str, object]:
    typed: dict[str, object] = dict(record)
    if "published" in record:
        typed["published"] = iso_date(record["published"])
    if "byline" in record:
        typed["byline"] = [word for word in re.split(r"[\s、，,;；]+", record["byline"]) if word]
    return typed


def _cell(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
