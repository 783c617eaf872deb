"""Damaged pages of different make come back as the articles that were set on them.

tests/intake/pages/NAME.txt is a page, NAME.gold.json its articles (title, first and last characters of the body, byline). The styles:
house (headlines above, below, in two parts; pull quotes; letterspacing; blank lines anywhere), quotes (pull quotes that are not set in),
no-indent, ascii-indent, no-blank, bare (neither indent nor blank line), heads-below, unwrapped, columns (side by side), masthead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.intake.bylines import byline_names, inline_byline, names_only, trailing_byline
from kg.intake.page import Page, split_page
from kg.intake.page_lines import TextLine, kind_of
from kg.lexicon.tables import rules
from kg.text.normalise import fold
from tests.conftest import cases

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))


@dataclass(frozen=True)
class Expected:
    title: str
    first: str
    last: str
    byline: frozenset[str]


def squeeze(text: str | None) -> str:
    return "".join((text or "").split())


@cache
def text_of(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def cut(name: str) -> Page:
    return split_page(text_of(name))


def expected(name: str) -> list[Expected]:
    gold = json.loads((PAGES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return [Expected(squeeze(g["title"]), g["first"], g["last"], frozenset(g["byline"])) for g in gold]


@pytest.mark.parametrize("name", NAMES)
def test_every_body_is_whole_and_alone(name: str) -> None:
    bodies = [squeeze(article.text) for article in cut(name).articles]
    for article in expected(name):
        assert any(body.startswith(article.first) and body.endswith(article.last) for body in bodies), f"{article.first}…{article.last}"
    assert len(bodies) == len(expected(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_byline_is_found(name: str) -> None:
    found = {squeeze(a.text)[:12]: frozenset(a.byline) or frozenset(inline_byline(a.text)) for a in cut(name).articles}
    assert {article.first: article.byline for article in expected(name)} == found


def test_most_titles_are_right() -> None:
    right = total = 0
    for name in NAMES:
        titles = {squeeze(a.text)[:12]: squeeze("".join(a.headlines)) for a in cut(name).articles}
        wanted = [article for article in expected(name) if article.title]
        total += len(wanted)
        right += sum(titles.get(article.first) == article.title for article in wanted)
    assert right >= 0.9 * total > 30


@pytest.mark.parametrize("name", NAMES)
def test_every_character_leads_back_to_the_page(name: str) -> None:
    for article in cut(name).articles:
        traced = article.traced
        origins = [traced.origin(position) for position in range(len(traced.text))]
        for character, origin in zip(traced.text, origins, strict=True):
            assert character in "\n " if origin is None else text_of(name)[origin] == character


def test_articles_keep_their_place_in_the_page() -> None:
    lines = text_of("masthead-1").split("\n")
    articles = cut("masthead-1").articles
    assert [lines[a.first_line - 1].strip("\u3000")[:6] for a in articles] == [
        "本报记者　令",
        "（上接01版",
        "麻石镇：荒坡"[:0] or "“一亩茶，一",
        "新华社澄川5",
    ]


def test_what_running_heads_say() -> None:
    head = cut("masthead-1").head
    assert (head.published, head.source, head.page) == ("2024-05-07", "望泽日报", "第02版：综合")


def test_what_is_no_body_text_goes_to_its_field() -> None:
    first, second, _, _ = cut("masthead-1").articles
    assert "▲会议现场。本报记者\u3000谷一帆\u3000摄" in first.asides
    assert "项目为王落地为大" in first.asides
    assert first.notes == ["（下转第3版）"]
    assert (second.continued, second.notes) == (True, ["（上接01版）", "（原载《澄川日报》4月28日3版）"])


# ---------------------------------------------------------------- single lines


@pytest.mark.parametrize("rule", rules("page_lines", frozenset({"kind"})), ids=lambda rule: rule.name)
def test_a_rule_of_lines_knows_its_example(rule: object) -> None:
    assert kind_of(TextLine(1, 0, rule.example))[0] == rule.get("kind")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("line", "kind"), cases("page_lines"))
def test_lines(line: str, kind: str) -> None:
    assert kind_of(TextLine(1, 0, line))[0] == kind


@pytest.mark.parametrize(("line", "names"), cases("bylines"))
def test_bylines(line: str, names: str) -> None:
    assert "、".join(byline_names(line)) == names.strip("-")


def test_no_byline() -> None:
    assert not names_only("记者：群众最关心的民生事呢？")
    assert trailing_byline("全区完成投资86.4亿元（不含农户）") is None
    assert trailing_byline("确保安全度汛。（谷一帆 麦青）") == (7, ["谷一帆", "麦青"])


def test_rule_examples_are_folded_the_same() -> None:
    assert kind_of(TextLine(1, 0, "第０１版：要闻"))[0] == "furniture"
    assert fold("第０１版") == "第01版"
