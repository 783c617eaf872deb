"""kg.load(DIR).show(): the picture stands inside a notebook page, in a frame of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.articles import article_line
from kg.build import BuildOptions, build
from kg.errors import UsageError
from kg.model import Article

TEXT = "本报讯 4月11日，望泽区召开经济运行调度会议。区委书记温如岚主持会议并讲话，区长尉迟海川出席。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "a.jsonl").write_text(article_line(Article("n1", TEXT, title='"><b>题</b>', published="2023-04-12")), encoding="utf-8")
    build([str(folder / "a.jsonl")], folder / "out", BuildOptions())
    return folder / "out"


def test_a_focus_that_is_not_there(folder: Path) -> None:
    with pytest.raises(UsageError, match="无此人"):
        kg.load(folder).show("无此人")


@pytest.mark.browser
def test_the_picture_is_drawn_inside_the_notebook(folder: Path, tmp_path: Path, opened: Callable[..., Any]) -> None:
    shown = kg.load(folder).show("温如岚", height=500)
    assert "Jupyter" in repr(shown)
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!DOCTYPE html><html data-ready><meta charset=utf-8><body>{shown._repr_html_()}", encoding="utf-8")
    page = opened(notebook)
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready]")
    frame.fill("#search", "温如岚")
    frame.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    assert "区委书记温如岚" in frame.inner_text("#facts")
    assert page.locator("iframe").bounding_box()["height"] >= 500
