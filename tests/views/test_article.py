"""The page of one article: text and offsets agree, facts light their characters, hostile text is inert."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.articles import article_line, article_of_line
from kg.build import BuildOptions, build
from kg.cli import app
from kg.errors import StoreError, UsageError
from kg.model import Article
from kg.pipeline import extract
from kg.views.article import article_page, fact_rows, marks_of, paragraphs, unused, write_article_view

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028<!--<script>"
TEXT = (
    "本报讯 4月11日，望泽区召开经济运行调度会议。区委书记温如岚主持会议并讲话，区长尉迟海川出席。\n"
    f"天气晴好，有人在江边散步{HOSTILE}。\n"
    "温如岚指出，一季度全区地区生产总值增长6.2%，全年力争增长6%以上。"
)
ARTICLE = Article(
    "n1", TEXT, title=HOSTILE, published="2023-04-12", source="javascript:alert(3)", region="望泽区", extra=(("栏目", "要闻"),)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("article")
    (folder / "a.jsonl").write_text(article_line(ARTICLE), encoding="utf-8")
    build([str(folder / "a.jsonl")], folder / "out", BuildOptions())
    return folder / "out"


def test_a_line_gives_the_article_back() -> None:
    article = Article("甲", "文", byline=("记者 甲",), page="第01版", notes=("上接第一版",), inferred=("region",), extra=(("k", "v"),))
    assert article_of_line(article_line(article)) == article
    assert article_of_line(article_line(ARTICLE)) == ARTICLE


def test_pieces_put_together_are_the_text() -> None:
    read = extract(ARTICLE)
    drawn = list(paragraphs(TEXT, tuple(marks_of(read.mentions)), fact_rows(read.facts)))
    assert "\n".join("".join(piece.text for piece in pieces) for pieces in drawn) == TEXT


def test_every_fact_and_mention_is_drawn() -> None:
    read = extract(ARTICLE)
    marks, facts = tuple(marks_of(read.mentions)), fact_rows(read.facts)
    pieces = [piece for paragraph in paragraphs(TEXT, marks, facts) for piece in paragraph]
    assert {number for piece in pieces for number in piece.facts} == {row.number for row in facts}
    assert {mark for piece in pieces for mark in piece.marks} == set(marks)
    assert all(row.rules and row.spans for row in facts)


def test_what_no_fact_was_read_from_is_listed() -> None:
    read = extract(ARTICLE)
    left = unused(read, tuple(marks_of(read.mentions)), fact_rows(read.facts))
    assert any(u.kind == "sentence" and u.text.startswith("天气晴好") for u in left)
    assert not any("6.2%" in u.text for u in left)


def test_errors_say_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg query articles"):
        write_article_view(folder, "n2")
    with pytest.raises(StoreError, match="kg build"):
        write_article_view(tmp_path, "n1")


def test_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = write_article_view(folder, "n1", tmp_path / "a.html").read_bytes()
    assert write_article_view(folder, "n1").read_bytes() == first
    assert article_page(ARTICLE).encode("utf-8") == first


def test_command(folder: Path) -> None:
    from typer.testing import CliRunner

    done = CliRunner().invoke(app, ["explain", "n1", "-o", str(folder), "--html"])
    assert done.exit_code == 0
    assert (folder / "explain-n1.html").exists()


@pytest.mark.browser
def test_a_fact_lights_its_characters_and_the_text_its_facts(folder: Path, opened: Callable[..., Any]) -> None:
    page = opened(write_article_view(folder, "n1"))
    page.click(".fact:has-text('presided')")
    assert "温如岚" in "".join(page.locator(".piece.lit").all_inner_texts())
    page.keyboard.press("Escape")
    assert page.locator(".piece.lit").count() == 0
    page.click(".piece.m-quantity >> nth=0")
    assert "地区生产总值" in "".join(page.locator(".fact[aria-pressed=true]").all_inner_texts())
    page.click("#language")
    assert "No fact was read from" in page.inner_text(".facts")
    page.uncheck("[data-kind=person]")
    assert "off-person" in page.evaluate("document.body.className")
    page.click("#theme")
    linked = opened(write_article_view(folder, "n1"), "#f0")
    assert linked.locator(".fact[aria-pressed=true]").count() == 1


@pytest.mark.browser
def test_hostile_text_is_text(folder: Path, opened: Callable[..., Any]) -> None:
    page = opened(write_article_view(folder, "n1"))
    assert "<img src=x onerror=alert(1)>" in page.inner_text("article h1")
    assert "onerror=alert(1)" in page.inner_text("article")
    assert page.locator("img").count() == 0
    assert page.evaluate("document.scripts.length") == 1
    assert json.loads(page.evaluate("JSON.stringify(document.title)")).startswith("<img")
