"""Records by their usual names, by names the user gives, in every container; streams of any length in little memory."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

import kg.intake.records as records
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.intake.records import articles_of_jsonl
from kg.intake.tables import articles_of_csv
from kg.model import Article, Issue

TEXT = "本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话。"


def read(path: Path, *field_map: tuple[str, str]) -> tuple[list[Article], list[Issue], list[FileOutcome]]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    return list(read_inputs([str(path)], IntakeOptions(field_map=field_map), issues.append, outcomes.append)), issues, outcomes


def line(**record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    "record",
    [
        {
            "标题": "会议召开",
            "正文": TEXT,
            "发布时间": "2024-05-07 08:30",
            "来源": "望泽日报",
            "链接": "http://a.example/1",
            "作者": "谷一帆 麦青",
        },
        {
            "title": "会议召开",
            "content": TEXT,
            "pub_date": "2024/5/7",
            "source": "望泽日报",
            "url": "http://a.example/1",
            "author": "谷一帆,麦青",
        },
        {
            "headline": "会议召开",
            "body": TEXT,
            "datetime": 1715050000,
            "媒体": "望泽日报",
            "link": "http://a.example/1",
            "记者": ["谷一帆", "麦青"],
        },
        {
            "题名": "会议召开",
            "全文": f"<p>{TEXT}</p>",
            "日期": "20240507",
            "报纸": "望泽日报",
            "网址": "http://a.example/1",
            "byline": ["谷一帆", "麦青"],
        },
    ],
)
def test_usual_names(tmp_path: Path, record: dict[str, object]) -> None:
    for name, data in (
        ("a.jsonl", line(**record)),
        ("b.json", json.dumps({"RECORDS": [record]}).encode()),
        ("c.json", json.dumps(record).encode()),
    ):
        (tmp_path / name).write_bytes(data)
        ((article,), issues, _) = read(tmp_path / name)
        assert (article.title, article.text, article.published, article.source) == ("会议召开", TEXT, "2024-05-07", "望泽日报")
        assert (article.url, article.byline, issues) == ("http://a.example/1", ("谷一帆", "麦青"), [])


def test_a_name_that_is_the_fields_own_wins(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(content="摘要。", text=TEXT, 栏目="要闻"))
    ((article,), _, _) = read(tmp_path / "a.jsonl")
    assert (article.text, article.extra) == (TEXT, (("content", "摘要。"), ("栏目", "要闻")))


def test_names_the_user_gives(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(稿件=TEXT, 名目="会议召开"))
    ((article,), _, _) = read(tmp_path / "a.jsonl", ("稿件", "text"), ("名目", "title"))
    assert (article.title, article.text) == ("会议召开", TEXT)


def test_a_date_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(text=TEXT, published="昨天"))
    ((article,), (issue,), (outcome,)) = read(tmp_path / "a.jsonl")
    assert (article.published, issue.code, outcome.status) == (None, "bad-date", "read")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = json.dumps({"text": TEXT}, ensure_ascii=False) + "\n" + json.dumps({"text": TEXT + "特此通知。"}, ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_bytes(text.encode(encoding))
    articles, issues, _ = read(tmp_path / "a.jsonl")
    assert ([article.text for article in articles], issues) == ([TEXT, TEXT + "特此通知。"], [])


def test_every_sheet_with_texts_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["说明"])
    for name, text in (("一月", TEXT), ("二月", TEXT + "特此通知。")):
        sheet = book.create_sheet(name)
        sheet.append(["标题", "正文"])
        sheet.append(["会议召开", text])
    book.save(tmp_path / "a.xlsx")
    articles, issues, _ = read(tmp_path / "a.xlsx")
    assert ([article.text for article in articles], issues) == ([TEXT, TEXT + "特此通知。"], [])


def test_a_line_of_ten_megabytes_is_read_and_a_longer_one_than_any_article_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    issues: list[Issue] = []
    long = "会" * 3_400_000
    (article,) = articles_of_jsonl(io.BytesIO(line(text=long)), "a", issues.append)
    assert (len(article.text), issues) == (len(long), [])
    monkeypatch.setattr(records, "_MAX_LINE", 1000)
    articles = list(articles_of_jsonl(io.BytesIO(line(text="会" * 5000) + line(text=TEXT)), "a", issues.append))
    assert [article.text for article in articles] == [TEXT]
    assert "line 1: it is longer" in issues[0].message


class Endless(io.RawIOBase):
    """A file of many equal lines that is nowhere in memory."""

    def __init__(self, head: bytes, row: bytes, rows: int) -> None:
        self._parts = self._made(head, row, rows)
        self._rest = b""

    @staticmethod
    def _made(head: bytes, row: bytes, rows: int) -> Iterator[bytes]:
        if head:
            yield head
        for _ in range(rows // 100):
            yield row * 100

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if not self._rest:
            self._rest = next(self._parts, b"")
        part, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(part)] = part
        return len(part)


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_memory_does_not_grow_with_the_file(kind: str) -> None:
    """A file twenty times as long takes no more memory: what holds for 1 and 20 MB holds for 1 GB."""

    def peak(rows: int) -> int:
        if kind == "jsonl":
            stream = io.BufferedReader(Endless(b"", line(text=TEXT * 10), rows))
            articles = articles_of_jsonl(stream, "a", lambda issue: None)
        else:
            stream = io.BufferedReader(Endless("标题,正文\n".encode(), f"题,{TEXT * 10}\n".encode(), rows))
            articles = articles_of_csv(stream, "a", ",", (), lambda issue: None)
        tracemalloc.start()
        assert sum(1 for _ in articles) == rows
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(10_000) < 1.3 * peak(500) + 200_000
