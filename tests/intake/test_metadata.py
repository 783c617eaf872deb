"""What stands beside a file: sidecars, front matter, tables of newspapers, dates in paths. What is worked out says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.intake.dates import iso_date
from kg.intake.metadata import companions
from kg.intake.read import IntakeOptions, read_inputs
from kg.model import Article, Issue
from tests.conftest import cases

BODY = "5月6日，全区防汛工作会议召开，区长尉迟海川出席并讲话。\n会议强调，要抓早抓小，确保安全度汛。"


def read(*paths: Path, **options: str) -> tuple[list[Article], list[Issue]]:
    issues: list[Issue] = []
    return list(read_inputs([str(p) for p in paths], IntakeOptions(**options), issues.append, lambda outcome: None)), issues


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_a_sidecar_wins_over_the_file(tmp_path: Path) -> None:
    page = put(tmp_path / "a.txt", f"标题：旧题\n日期：2024-01-01\n{BODY}")
    put(tmp_path / "a.txt.toml", '"标题" = "新题"\npublished = 2024-05-07\nbyline = ["谷一帆", "麦青"]\nregion = "望泽区"\n')
    ((article,), issues) = read(tmp_path)
    assert (article.title, article.published, article.byline, article.region) == ("新题", "2024-05-07", ("谷一帆", "麦青"), "望泽区")
    assert (issues, article.inferred) == ([], ())
    assert companions([str(page)], None) == [str(tmp_path / "a.txt.toml")]


def test_a_sidecar_that_is_wrong_says_so(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", BODY)
    put(tmp_path / "a.toml", 'colour = "red"\ntitle = "题"\n')
    put(tmp_path / "b.txt", BODY + "特此通知。")
    put(tmp_path / "b.toml", "title = ")
    articles, issues = read(tmp_path)
    assert [article.title for article in articles] == ["题", None]
    assert [(issue.code, issue.severity) for issue in issues] == [("sidecar", "warning"), ("sidecar", "error")]
    assert "no field is named colour" in issues[0].message


def test_front_matter(tmp_path: Path) -> None:
    put(tmp_path / "a.md", f'---\ntitle: "防汛会议召开"\ndate: 2024-05-07\nsource: 望泽日报\n---\n\n{BODY}\n')
    ((article,), _) = read(tmp_path)
    assert (article.title, article.published, article.source, article.text) == ("防汛会议召开", "2024-05-07", "望泽日报", BODY)


SOURCES = '["望泽日报"]\nregion = "望泽区"\nlevel = "县级"\naliases = ["望泽新闻"]\n'


def test_newspapers_give_region_and_level(tmp_path: Path) -> None:
    put(tmp_path / "sources.toml", SOURCES)
    put(tmp_path / "a.txt", f"来源：望泽新闻\n{BODY}")
    put(tmp_path / "望泽日报" / "b.txt", BODY + "特此通知。")
    first, second = read(tmp_path)[0]
    assert (first.source, first.region, first.inferred, first.extra) == ("望泽新闻", "望泽区", ("region",), (("level", "县级"),))
    assert (second.source, second.region, second.inferred) == ("望泽日报", "望泽区", ("source", "region"))


def test_a_table_may_be_named(tmp_path: Path) -> None:
    table = put(tmp_path / "papers.toml", SOURCES)
    page = put(tmp_path / "in" / "a.txt", f"来源：望泽日报\n{BODY}")
    ((article,), _) = read(page, sources=str(table))
    assert article.region == "望泽区"
    assert companions([str(page)], str(table)) == [str(table)]
    with pytest.raises(UsageError, match="level"):
        read(page, sources=str(put(tmp_path / "bad.toml", '["望泽日报"]\nlevel = "大"\n')))


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2024-05-07/page.txt", "2024-05-07"),
        ("20240507/node_01.txt", "2024-05-07"),
        ("html/2024-05/07/content_1.txt", "2024-05-07"),
        ("wzrb2024050701.txt", "2024-05-07"),
        ("2024年5月7日.txt", "2024-05-07"),
        ("20241350.txt", None),
        ("2024-05-07_2024-05-09.txt", None),
        ("a.txt", None),
    ],
)
def test_a_date_in_the_path_is_inferred(tmp_path: Path, name: str, date: str | None) -> None:
    put(tmp_path / "in" / name, BODY)
    ((article,), _) = read(tmp_path / "in")
    assert (article.published, article.inferred) == (date, ("published",) if date else ())
    ((told,), _) = read(tmp_path / "in", date="2023")
    assert (told.published, told.inferred) == ("2023", ())


@pytest.mark.parametrize(("written", "date"), cases("published"))
def test_dates_of_publication(written: str, date: str) -> None:
    assert (iso_date(written) or "-") == date
