"""Whatever lies in a folder ends as read, read in part or rejected, with a reason; nothing blocks, loops or leads out."""

from __future__ import annotations

import io
import json
import os
import sys
import time
import zlib
from dataclasses import asdict
from pathlib import Path

import pytest

import kg.intake.archives as archives
import kg.intake.pdf_child as pdf_child
from kg.errors import InputError
from kg.intake.pdf_child import PdfChild
from kg.intake.read import MAX_ARTICLE, FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Issue
from tests.intake.typeset import Sheet

TEXT = "本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话。"


def read(*paths: Path | str) -> tuple[list[Article], list[Issue], dict[str, FileOutcome]]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    articles = list(read_inputs([str(path) for path in paths], IntakeOptions(), issues.append, outcomes.append))
    return articles, issues, {Path(outcome.file).name: outcome for outcome in outcomes}


@pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links of Unix")
def test_pipes_devices_and_links_that_lead_nowhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    articles, issues, outcomes = read(tmp_path)
    assert [article.text for article in articles] == [TEXT]
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "pipe.txt": "rejected", "zero.txt": "rejected", "gone.txt": "rejected", "loop.txt": "rejected", "good.txt": "read",
    }  # fmt: skip
    assert len(issues) == 4
    assert read(tmp_path / "pipe.txt")[2]["pipe.txt"].reason == "it is no file: a pipe, a device or a socket"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    real = Path.open

    def opened(path: Path, *args: object, **more: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    articles, _, outcomes = read(tmp_path)
    assert [article.text for article in articles] == [TEXT + "b.txt"]
    assert (outcomes["a.txt"].status, "Permission denied" in (outcomes["a.txt"].reason or "")) == ("rejected", True)


def test_kinds_that_are_not_read_say_what_to_do(tmp_path: Path) -> None:
    for name in ("a.docx", "b.xls", "c.rar", ".hidden", "~$a.docx", "sources.toml"):
        (tmp_path / name).write_bytes(b"")
    _, issues, outcomes = read(tmp_path)
    assert {name: (outcome.reason or "").partition("; ")[2] for name, outcome in outcomes.items()} == {
        "a.docx": "save it as .txt or .pdf",
        "b.xls": "save it as .xlsx or .csv",
        "c.rar": "unpack it first",
    }
    assert {issue.severity for issue in issues} == {"note"}


def test_one_file_under_two_paths_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles, (issue,), _ = read(tmp_path, tmp_path / "a.txt")
    assert (len(articles), issue.code) == (1, "duplicate")


def test_names_that_are_hard_on_file_systems(tmp_path: Path) -> None:
    for name in ("会" * 70 + ".txt", "a b　c.txt", "[x]*.txt" if os.name == "posix" else "[x].txt"):
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    if sys.platform == "linux":
        (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT, encoding="utf-8")
    articles, issues, _ = read(tmp_path)
    assert (len(articles), issues) == (4 if sys.platform == "linux" else 3, [])


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"text": TEXT}, ensure_ascii=False).encode() + b"\n",
        b"\xef\xbb\xbf" + TEXT.encode(),
        f"<html><body><!--enpcontent--><p>{TEXT}</p><!--/enpcontent--></body></html>".encode(),
        json.dumps([{"text": TEXT}], ensure_ascii=False).encode(),
        f"\ufeff标题,正文\r\n会议召开,{TEXT}\r\n".encode(),
        f"标题\t正文\n会议召开\t{TEXT}\n".encode("gb18030"),
    ],
    ids=["records", "text", "page", "array", "table", "table of tabs"],
)
def test_stdin_is_told_by_its_first_bytes(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[type-var]
    ((article,), issues, _) = read("-")
    assert (article.text, issues) == (TEXT, [])


# ---------------------------------------------------------------- PDFs made to hurt


def made(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def endless() -> bytes:
    """Two forms that draw each other twice: 700 bytes that keep pdfium busy for ever."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</%s %d 0 R>>>>"
    return made(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>",
        stream(b"/A Do"),
        stream(b"/B Do /B Do", form % (b"B", 6)),
        stream(b"/A Do /A Do", form % (b"A", 5)),
    )


def bomb() -> bytes:
    """700 bytes that unpack to 60 MB of drawing."""
    packed = zlib.compress(zlib.compress(b"0 0 m 1 1 l S " * 4_000_000, 9), 9)
    return made(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>",
        stream(packed, b"/Filter[/FlateDecode/FlateDecode]"),
    )


def good() -> bytes:
    sheet = Sheet()
    sheet.page().put(TEXT, 40, 100, 10)
    return sheet.data()


def test_a_pdf_that_hangs_is_given_up_and_the_next_one_read() -> None:
    started = time.perf_counter()
    with PdfChild(patience=3) as reader:
        with pytest.raises(InputError, match="longer than 3 seconds"):
            reader.read(endless(), "a.pdf")
        reader._patience = 60
        assert [article.text for article in reader.read(good(), "b.pdf")[0]] == [TEXT]
    assert time.perf_counter() - started < 60


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
def test_a_pdf_that_fills_the_memory_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pdf_child, "_CODE", pdf_child._CODE.replace("; serve()", "; import kg.intake.pdf_child as c; c._MAX_MEMORY = 400 << 20; serve()")
    )
    with PdfChild(patience=60) as reader, pytest.raises(InputError, match=r"memory|longer than"):
        reader.read(bomb(), "a.pdf")


def test_pdfs_are_read_in_a_folder_beside_a_hanging_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_child.PdfChild.__init__, "__defaults__", (12.0,))
    (tmp_path / "a.pdf").write_bytes(endless())
    (tmp_path / "b.pdf").write_bytes(good())
    articles, issues, outcomes = read(tmp_path)
    assert [article.text for article in articles] == [TEXT]
    assert (outcomes["a.pdf"].status, outcomes["b.pdf"].status, len(issues)) == ("rejected", "read", 1)


def test_the_child_ends_with_the_reading() -> None:
    with PdfChild() as reader:
        reader.read(good(), "a.pdf")
        process = reader._process
    assert process is not None
    assert process.poll() is not None


def test_a_file_too_large_to_hold_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """1 GB of text, scaled down: the limit, not the file, is made small."""
    monkeypatch.setattr(archives, "MAX_MEMBER", 2_000_000)
    (tmp_path / "a.txt").write_bytes((TEXT * 30_000).encode())
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    articles, _, outcomes = read(tmp_path)
    assert [article.text for article in articles] == [TEXT]
    assert "larger than 2 MB" in (outcomes["a.txt"].reason or "")


def test_a_text_of_one_line_of_ten_megabytes(tmp_path: Path) -> None:
    """No article is so long: its beginning is read, which costs the build of the others half a minute at most."""
    (tmp_path / "a.txt").write_text("望泽区开会。" + "会" * 3_400_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text("会议强调，要抓早抓小，确保安全度汛。\n" * 20_000, encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (long, many, short), issues, outcomes = read(tmp_path)
    assert len(long.text) == MAX_ARTICLE
    assert (len(many.text) > 0.99 * MAX_ARTICLE, many.text[-1], short.text) == (True, "。", TEXT)
    assert many.origin[-1][0] + many.origin[-1][2] == len(many.text)
    assert [issue.code for issue in issues] == ["cut-short", "cut-short"]
    assert [outcomes[name].status for name in ("a.txt", "b.txt", "c.txt")] == ["read in part", "read in part", "read"]


def test_what_belongs_to_no_article_of_a_page_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全区防汛工作会议今天召开\n\n" * 60, encoding="utf-8")
    articles, issues, outcomes = read(tmp_path)
    assert (articles, outcomes["a.txt"].status, len(issues)) == ([], "rejected", 22)


def test_strings_that_no_file_can_hold_are_mended(tmp_path: Path) -> None:
    """JSON may hold half a character, Unix file names any bytes; neither may stop the writing of articles.jsonl and issues.jsonl."""
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a\\udfffb", "title": "\\ud800题", "栏目": "\\ud800", "text": "望泽区\\ud800召开会议。"}\n', encoding="utf-8"
    )
    if sys.platform == "linux":
        (tmp_path / os.fsdecode(b"\xff.docx")).write_bytes(b"")
        (tmp_path / os.fsdecode(b"\xfe.txt")).write_text(TEXT, encoding="utf-8")
    articles, issues, outcomes = read(tmp_path)
    assert (articles[0].text, articles[0].title, articles[0].id) == ("望泽区\ufffd召开会议。", "\ufffd题", "a\ufffdb")
    for thing in (*articles, *issues, *outcomes.values()):
        json.dumps(asdict(thing), ensure_ascii=False).encode()
