"""Reading files: every file ends as read, read in part or rejected, and a bad one costs itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import BuildOptions, build
from kg.intake.plain import article_of_text
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Issue


def read(*paths: Path, options: IntakeOptions | None = None) -> tuple[list[Article], list[Issue], list[FileOutcome]]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    articles = list(read_inputs([str(p) for p in paths], options or IntakeOptions(), issues.append, outcomes.append))
    return articles, issues, outcomes


def lines(path: Path, *records: object) -> Path:
    path.write_bytes(b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records))
    return path


def test_json_lines_keep_every_field(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "1", "title": "题", "published": "2023-02", "source": "报", "text": "正文。", "栏目": "要闻"})
    ((article,), issues, (outcome,)) = read(path)
    assert (article.id, article.published, article.source, article.extra) == ("1", "2023-02", "报", (("栏目", "要闻"),))
    assert (issues, outcome.status, outcome.articles) == ([], "read", 1)


def test_broken_lines_cost_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xe6\xad\xa3\xe6\x96\x87\xe3\x80\x82"}\n{oops\n[1]\n{"title": 3}\n' + b"[" * 100_000 + b"\n\xff\xfe\n")
    articles, issues, (outcome,) = read(path)
    assert [a.text for a in articles] == ["正文。"]
    assert [i.code for i in issues] == ["bad-line"] * 5
    assert all("line" in i.message for i in issues)
    assert outcome.status == "read in part"


def test_a_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    articles, issues, _ = read(lines(tmp_path / "a.jsonl", {"id": "1", "text": "一\u2028二\u0085三"}))
    assert [a.text for a in articles] == ["一\u2028二\u0085三"]
    assert issues == []


def test_duplicates_and_clashing_ids(tmp_path: Path) -> None:
    a = lines(tmp_path / "a.jsonl", {"id": "1", "text": "甲。"}, {"id": "1", "text": "乙。"})
    b = lines(tmp_path / "b.jsonl", {"id": "1", "text": "甲。"})
    articles, issues, _ = read(a, b)
    assert [(x.id, x.text) for x in articles] == [("1", "甲。"), ("1-2", "乙。")]
    assert [i.code for i in issues] == ["same-id", "duplicate"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("望泽区召开会议\n4月1日，望泽区召开会议，逯怀远出席。".encode(encoding))
    ((article,), issues, _) = read(tmp_path / "a.txt")
    assert (article.title, article.text, issues) == ("望泽区召开会议", "4月1日，望泽区召开会议，逯怀远出席。", [])


def test_a_crawlers_header(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题：发布会召开\n来源：望泽新闻\n日期：2024年1月6日\n====\n正文一。\n正文二。", encoding="utf-8")
    ((article,), _, _) = read(tmp_path / "a.txt")
    assert (article.title, article.source, article.published, article.text) == (
        "发布会召开",
        "望泽新闻",
        "2024-01-06",
        "正文一。\n正文二。",
    )


def test_folders_in_order_without_loops_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    lines(tmp_path / "b" / "2.jsonl", {"id": "2", "text": "乙。"})
    lines(tmp_path / "1.jsonl", {"id": "1", "text": "甲。"})
    if os.name == "posix":
        (tmp_path / "b" / "loop").symlink_to(tmp_path)
        os.mkfifo(tmp_path / "pipe.txt")
    articles, _, outcomes = read(tmp_path)
    assert [a.id for a in articles] == ["1", "2"]
    assert {o.status for o in outcomes if o.articles} == {"read"}


def test_missing_empty_and_unknown_files_are_rejected_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(bytes(range(128, 256)) * 3)
    (tmp_path / "page.docx").write_bytes(b"PK")
    articles, issues, outcomes = read(tmp_path / "nowhere.txt", *(tmp_path / n for n in ("empty.txt", "noise.txt", "page.docx")))
    assert articles == []
    assert [o.status for o in outcomes] == ["rejected"] * 4
    assert [(o.reason or "").partition("(")[0].strip() for o in outcomes] == [
        "there is no such file or folder",
        "the file is empty",
        "cannot be read",
        "files of this kind are not read; save it as .txt or .pdf",
    ]
    assert len(issues) == 4


def test_options_fill_what_the_text_leaves_open(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "1", "text": "甲。", "region": "临禾县"}, {"id": "2", "text": "乙。", "published": "2020"})
    articles, _, _ = read(path, options=IntakeOptions(region="望泽区", date="2023-04-01"))
    assert [(a.region, a.published) for a in articles] == [("临禾县", "2023-04-01"), ("望泽区", "2020")]


@given(st.binary(max_size=400), st.sampled_from([".txt", ".jsonl", ".html", ".pdf"]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_result_or_a_clean_rejection(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"f{suffix}"
    path.write_bytes(data)
    articles, issues, (outcome,) = read(path)
    assert bool(articles) == (outcome.articles > 0)
    assert outcome.status in ("read", "read in part", "rejected")
    assert articles or issues or not data.strip()


@given(st.text("本报讯，。“”□记者 \n　（上接第一版）标题：a1", max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for article in article_of_text(text, "f", lambda issue: None):
        assert article.id
        assert "\r" not in article.text


def test_a_graph_inside_the_input_folder_is_no_input(tmp_path: Path) -> None:
    """kg build . -o out, twice: the second time nothing has changed, and nothing of out is read."""
    lines(tmp_path / "1.jsonl", {"id": "1", "text": "本报讯 4月11日，望泽区召开会议。"})
    report, issues = build([str(tmp_path)], tmp_path / "out", BuildOptions())
    assert report is not None
    assert (report.articles, report.files, issues) == (1, {"read": 1}, [])
    again, _ = build([str(tmp_path)], tmp_path / "out", BuildOptions())
    assert again is None
    afresh, issues = build([str(tmp_path)], tmp_path / "out", BuildOptions(fresh=True))
    assert afresh is not None
    assert (afresh.files, issues) == ({"read": 1}, [])
