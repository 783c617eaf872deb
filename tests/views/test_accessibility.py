"""axe-core finds nothing serious in any view of the page, light or dark, in either language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.model import Article
from kg.views.article import article_page
from tests.views.pages import sample_folder, write_page

pytestmark = pytest.mark.browser
VIEWS = ("start", "network", "meetings", "coattendance", "posts", "targets", "timeline", "tables", "sparql")
RUN = """async () => {
  const { violations, passes } = await axe.run(document);
  return [passes.length, violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)])];
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(sample_folder(tmp_path_factory.mktemp("axe")), with_sparql=True)


@pytest.mark.parametrize(("scheme", "language"), [("light", "zh"), ("dark", "en")])
def test_axe(opened: Callable[..., Any], file: Path, axe: str, scheme: str, language: str) -> None:
    page = opened(file, f"#l={language}", color_scheme=scheme)
    page.evaluate(axe)
    for view in VIEWS:
        page.click(f"#views [data-view={view}]")
        page.fill("#search", "沈砚秋")
        page.keyboard.press("Enter")
        assert serious(page) == [], view
        if view == "meetings":
            page.click(".tools [data-keep=asTable]")
            assert serious(page) == [], "table of the picture"
            page.click(".tools [data-keep=asPicture]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_on_the_page_of_an_article(opened: Callable[..., Any], tmp_path: Path, axe: str, scheme: str) -> None:
    text = "本报讯 4月11日，望泽区召开经济运行调度会议。区委书记温如岚主持会议并讲话。全年地区生产总值力争增长6%以上。"
    article = tmp_path / "article.html"
    article.write_text(article_page(Article("n1", text, title="望泽区召开经济运行调度会议", published="2023-04-12")), encoding="utf-8")
    page = opened(article, color_scheme=scheme)
    page.evaluate(axe)
    assert serious(page) == []
    page.click(".fact >> nth=0")
    page.click("#language")
    assert serious(page) == []


def serious(page: Any) -> list[Any]:
    passed, found = page.evaluate(RUN)
    assert passed > 15, "axe checked nothing"
    return [violation for violation in found if violation[0] in ("serious", "critical")]


def test_axe_is_awake(opened: Callable[..., Any], file: Path, axe: str) -> None:
    page = opened(file)
    page.evaluate("document.querySelector('.tile').append(document.createElement('img'))")
    page.evaluate(axe)
    assert [rule for _, rule, _ in serious(page)] == ["image-alt"]
