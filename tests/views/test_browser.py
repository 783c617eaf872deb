"""The view in a real browser: no request, no error, hostile text inert, search and clicks work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.build import BuildOptions, build

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028<!--<script>"
TEXT = (
    "本报讯 4月11日，望泽区召开经济运行调度会议。区委书记温如岚主持会议并讲话，区长尉迟海川出席。\n"
    "温如岚指出，一季度全区地区生产总值增长6.2%，全年力争增长6%以上。"
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("view")
    row = {"id": HOSTILE, "title": HOSTILE, "source": "javascript:alert(3)", "published": "2023-04-12", "text": TEXT}
    (folder / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    build([str(folder / "a.jsonl")], folder / "out", BuildOptions())
    return folder / "out" / "graph.html"


@pytest.fixture
def page(opened: Callable[..., Any], page_file: Path) -> Any:
    return opened(page_file)


def test_opens_without_a_request_and_counts(page: Any) -> None:
    assert "1 篇文章" in page.inner_text("#counts")
    assert page.evaluate("document.scripts.length") == 3


def test_a_node_can_be_clicked_and_shows_its_sentences(page: Any) -> None:
    where = page.evaluate(
        "() => { const n = JSON.parse(document.getElementById('data').textContent).nodes.find(n => n.name === '温如岚'); return kgView.position(n.id); }"
    )
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])
    assert page.inner_text("#facts h1") == "温如岚"
    assert "区委书记温如岚" in page.inner_text("#facts")
    assert page.locator("#facts mark").count() > 0


def test_hostile_text_is_shown_as_text(page: Any) -> None:
    page.fill("#search", "温如岚")
    page.keyboard.press("Enter")
    assert "<img src=x onerror=alert(1)>" in page.inner_text("#facts")
    assert page.locator("#facts img, #facts script").count() == 0


@pytest.mark.parametrize("query", ["尉迟", "yuchihaichuan", "ychc"])
def test_search_by_chinese_pinyin_and_initials(page: Any, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    assert "尉迟海川" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert page.inner_text("#facts h1") == "尉迟海川"
    page.keyboard.press("Escape")
    assert page.locator("#facts h1").count() == 0


def test_filter_language_theme_and_permalink(page: Any, page_file: Path) -> None:
    before = page.evaluate("kgView.network.body.data.nodes.length")
    page.uncheck("#legend input[data-name=person]")
    assert page.evaluate("kgView.network.body.data.nodes.length") < before
    page.click("#language")
    assert "articles" in page.inner_text("#counts")
    theme = page.evaluate("document.documentElement.dataset.theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") != theme
    page.goto("about:blank")
    page.goto(page_file.as_uri() + "#k=person&l=en")
    page.wait_for_selector("html[data-ready]")
    assert not page.is_checked("#legend input[data-name=person]")
    assert "articles" in page.inner_text("#counts")
