"""Files in traditional characters: told apart as simplified ones are, kept as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.lexicon.characters import simplified
from kg.model import Article, Issue
from kg.pipeline import extract
from tests.traditional import traditional

PAGES = Path(__file__).resolve().parent / "pages"
ARTICLE = """望泽区召开重点项目推进会议
本报记者 钟晓棠 通讯员 方一圆
本报讯 2月11日，望泽区召开重点项目推进会议。区委书记周乾出席会议并讲话，区长张三丰主持会议。
周乾强调，要抓住关键环节，全力推进项目建设。今年全区地区生产总值增长6.5%左右。
"""
HTML = """<html><head><meta name="ArticleTitle" content="{title}"><meta name="ContentSource" content="{source}"></head><body>
<!--ZJEG_RSS.content.begin--><p>{first}</p><p>{second}</p><p>责任编辑：王芳</p><!--ZJEG_RSS.content.end--></body></html>"""


def _read(path: Path) -> list[Article]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    found = list(read_inputs([str(path)], IntakeOptions(), issues.append, outcomes.append))
    assert [issue for issue in issues if issue.severity == "error"] == []
    return found


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030"])
def test_an_article(tmp_path: Path, encoding: str) -> None:
    (plain,) = _read(_file(tmp_path, "simplified.txt", ARTICLE.encode()))
    (read,) = _read(_file(tmp_path, "traditional.txt", traditional(ARTICLE).encode(encoding)))
    assert (read.title, read.byline, read.text) == (
        traditional(plain.title or ""),
        tuple(map(traditional, plain.byline)),
        traditional(plain.text),
    )
    assert plain.byline == ("钟晓棠", "方一圆")
    facts, expected = extract(read).facts, extract(plain).facts
    assert [type(fact) for fact in facts] == [type(fact) for fact in expected]
    assert [fact.evidence for fact in facts] == [fact.evidence for fact in expected]
    raw = traditional(ARTICLE)
    assert all(raw[origin : origin + length] == read.text[start : start + length] for start, origin, length in read.origin)


@pytest.mark.parametrize("name", ["house-1", "no-indent-1"])
def test_a_page(tmp_path: Path, name: str) -> None:
    raw = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    plain = _read(_file(tmp_path, "simplified.txt", raw.encode()))
    read = _read(_file(tmp_path, "traditional.txt", traditional(raw).encode()))
    assert [article.text for article in read] == [traditional(article.text) for article in plain]
    assert [article.byline for article in read] == [tuple(map(traditional, article.byline)) for article in plain]
    assert [article.title for article in read] == [article.title and traditional(article.title) for article in plain]


def test_a_web_page(tmp_path: Path) -> None:
    first = "本报讯 2月11日，望泽区召开重点项目推进会议，区委书记周乾出席会议并讲话。"
    second = "周乾强调，要抓住关键环节，全力推进项目建设，不断增强群众获得感。"
    page = HTML.format(title="望泽区召开会议", source="望泽日报", first=first, second=second)
    (read,) = _read(_file(tmp_path, "page.html", traditional(page).encode()))
    assert read.text == traditional(f"{first}\n{second}")
    assert (read.title, read.source) == (traditional("望泽区召开会议"), traditional("望泽日报"))


def test_names_of_columns(tmp_path: Path) -> None:
    table = "標題,內容,發佈時間,來源,記者\n望澤區召開會議,區委書記周乾出席會議。,2024-02-11,望澤日報,鍾曉棠\n"
    (read,) = _read(_file(tmp_path, "table.csv", table.encode("big5")))
    assert (read.title, read.source, read.published, read.byline) == ("望澤區召開會議", "望澤日報", "2024-02-11", ("鍾曉棠",))


def test_two_spellings_are_two_texts(tmp_path: Path) -> None:
    _file(tmp_path, "a.txt", ARTICLE.encode())
    _file(tmp_path, "b.txt", traditional(ARTICLE).encode())
    found = _read(tmp_path)
    assert len({article.id for article in found}) == 2
    assert simplified(found[1].text) == found[0].text
