"""Tables and web pages."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kg.intake.html import article_of_html
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Issue

ONE = "本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话。"
TWO = "会议强调，要抓早抓小，确保安全度汛。"
BODY = f"<p>　　{ONE}</p><p>　　{TWO}</p>"


def read(path: Path, *field_map: tuple[str, str]) -> tuple[list[Article], list[Issue], list[FileOutcome]]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    return list(read_inputs([str(path)], IntakeOptions(field_map=field_map), issues.append, outcomes.append)), issues, outcomes


@pytest.mark.parametrize(("suffix", "separator"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_tables_by_their_usual_columns(tmp_path: Path, suffix: str, separator: str, encoding: str) -> None:
    rows = [("标题", "正文", "发布时间", "作者", "栏目"), ("会议召开", f'"{ONE}\n{TWO}"', "2024/5/7 08:30", "谷一帆、麦青", "要闻")]
    (tmp_path / f"a.{suffix}").write_bytes("\n".join(separator.join(row) for row in rows).encode(encoding))
    ((article,), issues, _) = read(tmp_path / f"a.{suffix}")
    assert (article.title, article.text, article.published) == ("会议召开", f"{ONE}\n{TWO}", "2024-05-07")
    assert (article.byline, article.extra, issues) == (("谷一帆", "麦青"), (("栏目", "要闻"),), [])


def test_a_column_named_by_the_user(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"名目,稿件\n会议召开,{ONE}\n", encoding="utf-8")
    articles, (issue,), (outcome,) = read(tmp_path / "a.csv")
    assert (articles, issue.code, outcome.status) == ([], "no-text-column", "rejected")
    assert "--map" in issue.message
    ((article,), _, _) = read(tmp_path / "a.csv", ("稿件", "text"), ("名目", "title"))
    assert (article.title, article.text) == ("会议召开", ONE)


def test_workbooks(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["题名", "内容", "日期"])
    sheet.append(["会议召开", ONE, datetime(2024, 5, 7)])
    book.save(tmp_path / "a.xlsx")
    ((article,), issues, _) = read(tmp_path / "a.xlsx")
    assert (article.title, article.text, article.published, issues) == ("会议召开", ONE, "2024-05-07", [])
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert read(tmp_path / "b.xlsx")[2][0].status == "rejected"


PAGES = {
    "founder": f"<founder-title>会议召开</founder-title><founder-date>2024-05-07</founder-date><founder-content>{BODY}</founder-content>",
    "founder-cms": "<!--enpproperty <date>2024-05-07 09:28:27.0</date><title>会议召开</title><introtitle>尉迟海川讲话</introtitle>"
    f"/enpproperty--><!--enpcontent-->{BODY}{BODY}<!--/enpcontent-->",
    "hanweb": '<meta name="ArticleTitle" content="会议召开"><meta name="PubDate" content="2024-05-07 10:00">'
    f"<!--ZJEG_RSS.content.begin-->{BODY}<!--ZJEG_RSS.content.end-->",
    "wechat": f'<h1 id="activity-name"> 会议召开 </h1><div id="js_content"><div>{BODY}</div><p>编辑：小满</p></div><div>分享</div>'
    '<script>var ct="1715050000";</script>',
    "peoples-daily": f'<meta name="publishdate" content="2024-05-07"><h1>会议召开</h1><div id="ozoom">{BODY}</div>',
    "trs": f'<meta name="PubDate" content="2024-05-07"><meta name="ArticleTitle" content="会议召开"><div class="TRS_Editor">{BODY}</div>',
    "people": f'<meta name="publishdate" content="2024-05-07"><h1>会议召开</h1><div class="rm_txt_con cf">{BODY}<p>(责编：小满)</p></div>',
}


@pytest.mark.parametrize("adapter", sorted(PAGES))
def test_web_pages_by_their_marks(tmp_path: Path, adapter: str) -> None:
    page = f"<html><head><title>望泽日报</title></head><body><div>导航</div>{PAGES[adapter]}<div>版权所有</div></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("gb18030"))
    ((article,), issues, _) = read(tmp_path / "a.html")
    assert (article.title, article.text, article.published) == ("会议召开", f"{ONE}\n{TWO}", "2024-05-07")
    assert (article.extra, issues) == ((("adapter", adapter),), [])


def test_a_page_of_another_make_goes_to_the_general_extractor(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>会议召开</h1>{BODY * 4}</article></body></html>"
    (tmp_path / "a.htm").write_text(page, encoding="utf-8")
    ((article,), _, _) = read(tmp_path / "a.htm")
    assert ONE in article.text
    assert article.title == "会议召开"


@pytest.mark.parametrize("page", ["<html><title>404</title><body>页面不存在</body></html>", "<html><body></body></html>", ""])
def test_pages_without_an_article_are_rejected(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, issues, (outcome,) = read(tmp_path / "a.html")
    assert (articles, outcome.status, [i.code for i in issues]) == ([], "rejected", ["rejected"])


def test_hostile_pages_take_no_time() -> None:
    started = time.perf_counter()
    for source in ("<div>" * 100_000, "<" * 100_000, "<!--" * 50_000, "<script" * 50_000, "<meta " * 50_000, '<div id="' * 50_000):
        list(article_of_html(source, "f", lambda issue: None))
        body = f"<!--enpcontent-->{source}<!--/enpcontent-->"
        list(article_of_html(body, "f", lambda issue: None))
    list(article_of_html("<!--enpproperty" * 100_000, "f", lambda issue: None))
    assert time.perf_counter() - started < 20
