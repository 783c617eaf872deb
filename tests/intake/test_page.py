"""Cutting newspaper pages: one phenomenon a test, then the bundled sample and the shared pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.intake.bylines import byline_names
from kg.intake.page import looks_like_page, split_page
from kg.resources import sample_file

BODY = "　　本报讯 5月6日，望泽区召开防汛工\n作会议，区长尉迟海川出席并讲话，强\n调要抓早抓小，确保安全度汛。"


def bodies(page: str) -> list[str]:
    return [article.text for article in split_page(page).articles]


def test_wrapped_lines_are_joined() -> None:
    assert bodies(BODY) == ["本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话，强调要抓早抓小，确保安全度汛。"]


def test_a_blank_line_before_a_quotation_mark_does_not_cut_a_sentence() -> None:
    page = "　　本报讯 全区集聚总投资90亿元的12个\n\n“光芯”项目，产业链加快成形，带动\n就业三千余人。"
    assert bodies(page) == ["本报讯 全区集聚总投资90亿元的12个“光芯”项目，产业链加快成形，带动就业三千余人。"]


def test_a_headline_after_the_body_is_its_title() -> None:
    page = f"　 □记者 沈小满 报道\n{BODY}\n\n尉迟海川出席并讲话\n 防汛工作会议召开\n\n　 □记者 谷一帆 报道\n{BODY}"
    first, second = split_page(page).articles
    assert first.headlines == ["防汛工作会议召开", "尉迟海川出席并讲话"]  # lines below a body, set in by a space, stand upside down
    assert (first.byline, second.byline) == (["沈小满"], ["谷一帆"])
    assert first.text == second.text


def test_a_pull_quote_in_mid_sentence_is_left_out() -> None:
    page = "　　本报讯 今年全区计划改造老旧小区\n\n　　把好事办到\n群众心坎上\n\n26个、惠及居民1.4万户，让群众住得\n安心。"
    assert bodies(page) == ["本报讯 今年全区计划改造老旧小区26个、惠及居民1.4万户，让群众住得安心。"]


def test_continuation_and_reprint_notes() -> None:
    page = "（上接第一版）推动港产城融合发展，\n打造临港新城。\n（原文载于《澄川日报》3月12日2版）\n\n" + BODY
    first, second = split_page(page).articles
    assert (first.text, first.continued) == ("推动港产城融合发展，打造临港新城。", True)
    assert first.notes == ["（上接第一版）", "（原文载于《澄川日报》3月12日2版）"]
    assert not second.continued


def test_stray_spaces_go_and_the_one_after_the_dateline_stays() -> None:
    page = "　　本报讯 区领导厉 秋白、逄敬之参加，\n吸 引 高 端 人 才 2 0 0 名，引进 AI lab 一家。"
    assert bodies(page) == ["本报讯 区领导厉秋白、逄敬之参加，吸引高端人才200名，引进AI lab一家。"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("　 □记者 沈小满 报道", ["沈小满"]),
        (" □记者 谷一帆 通讯员 麦青 报道", ["谷一帆", "麦青"]),
        ("□记者 谷一文 摄影报道", ["谷一文"]),
        ("■本报记者 令狐晓 文/图", ["令狐晓"]),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    assert byline_names(line) == names


def test_an_article_is_no_page() -> None:
    assert not looks_like_page(
        "望泽区召开防汛工作会议\n本报讯 5月6日，望泽区召开防汛工作会议。区长尉迟海川出席并讲话。\n会议强调，要抓早抓小。"
    )


def test_a_hostile_page_takes_no_time() -> None:
    for sign in ("、", "（", "“", "　", "□记者"):
        assert split_page((sign * 40 + "\n") * 2500).articles is not None
        assert split_page(sign * 100_000).articles is not None


def test_the_sample_page() -> None:
    articles = split_page(sample_file("page.txt").read_text(encoding="utf-8")).articles
    assert len(articles) >= 4
    for article in articles:
        assert "□" not in article.text
        assert "上接" not in article.text
        assert article.text[-1] in "。”"


def test_shared_pages(shared: Path) -> None:
    right = total = 0
    for path in sorted((shared / "gold" / "dev" / "pages").glob("*.txt")):
        found = ["".join(text.split()) for text in bodies(path.read_text(encoding="utf-8"))]
        for gold in json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8")):
            total += 1
            right += any(text.startswith(gold["first"]) and text.endswith(gold["last"]) for text in found)
    assert right >= 0.95 * total > 0


def test_a_byline_in_brackets_above_the_body() -> None:
    page = f"防汛工作会议召开\n\n（本报记者 谷一帆）\n{BODY}\n\n尉迟海川调研防汛\n（本报记者 麦青）\n{BODY.replace('5月6日', '5月8日')}"
    assert [article.byline for article in split_page(page).articles] == [["谷一帆"], ["麦青"]]
