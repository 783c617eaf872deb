"""Cutting newspaper pages: one phenomenon a test, then the bundled sample and the shared pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.intake.bylines import byline_names
from kg.intake.page import looks_like_page, split_page
from kg.intake.page_heads import kicker_and_subtitle
from kg.intake.page_lines import cells
from kg.intake.plain import article_of_text
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


LEFT = [
    "望泽区召开防汛会议",
    "　　本报讯 5月6日，望泽区召",
    "开防汛会议，区长尉迟海川出",
    "席并讲话，强调要抓早抓小，",
    "把每个环节想在前面、做在前",
    "面，确保安全度汛。",
]
RIGHT = [
    "园区一季度产值增长",
    "　　本报讯 记者从区工信局获",
    "悉，一季度园区完成产值86亿",
    "元，同比增长9.3%，新增规上",
    "企业12家，利润总额增长4%，",
    "税收增长5%，新签约的项目已",
    "经全部开工。",
]
TWO_BODIES = [
    "本报讯 5月6日，望泽区召开防汛会议，区长尉迟海川出席并讲话，强调要抓早抓小，把每个环节想在前面、做在前面，确保安全度汛。",
    "本报讯 记者从区工信局获悉，一季度园区完成产值86亿元，同比增长9.3%，新增规上企业12家，利润总额增长4%，税收增长5%，新签约的项目已经全部开工。",
]


def side_by_side(gutter: str, pad: int) -> str:
    left = LEFT + [""] * (len(RIGHT) - len(LEFT))
    return "\n".join(a + " " * max(0, pad - cells(a)) + gutter + b for a, b in zip(left, RIGHT, strict=True))


@pytest.mark.parametrize(("gutter", "pad"), [("    ", 28), ("　　", 28), ("\t", 0), ("\t", 28)])
def test_columns_side_by_side(gutter: str, pad: int) -> None:
    assert bodies(side_by_side(gutter, pad)) == TWO_BODIES


def test_a_line_of_columns_that_is_shifted_stays_with_them() -> None:
    rows = side_by_side("    ", 28).split("\n")
    rows[3] = rows[3].replace("    ", "            ", 1)
    assert bodies("\n".join(rows)) == TWO_BODIES


def test_without_indents_a_body_begins_below_its_headline() -> None:
    page = "防汛会议召开\n\n本报讯 5月6日，望泽区召开防汛\n会议，确保全区安全平稳度过汛期。\n\n园区产值增长\n\n一季度，园区完成产值八十六亿多\n元，同比增长9.3%。"
    first, second = split_page(page).articles
    assert (first.headlines, second.headlines) == (["防汛会议召开"], ["园区产值增长"])
    assert second.text == "一季度，园区完成产值八十六亿多元，同比增长9.3%。"


def test_a_signature_right_above_a_headline_is_no_part_of_it() -> None:
    notice = "停水通告\n因管网施工，5月9日城东片区停水\n八小时，请居民提前做好储水准备。\n望泽区供水公司\n2024年5月7日\n"
    page = notice + "防汛会议召开\n□记者 沈小满 报道\n本报讯 5月6日，望泽区召开防汛会\n议，部署安全度汛的各项重点工作。"
    first, second = split_page(page).articles
    assert squeezed(first.text).endswith("望泽区供水公司2024年5月7日")
    assert second.headlines == ["防汛会议召开"]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("lines", "kicker", "subtitle"),
    [
        (["沈砚秋在调研", "重点项目时强调", "把施工图变成实景图"], "沈砚秋在调研重点项目时强调", None),
        (["一张蓝图绘到底", "——望泽区抓项目", "促发展纪事"], None, "——望泽区抓项目促发展纪事"),
        (["沈砚秋要求", "抓早抓小", "——防汛会议侧记"], "沈砚秋要求", "——防汛会议侧记"),
        (["防汛会议召开", "尉迟海川出席并讲话"], None, None),
        (["抓早抓小是第一要求"], None, None),
        ([], None, None),
    ],
)
def test_kicker_and_subtitle_where_the_wording_shows_them(lines: list[str], kicker: str | None, subtitle: str | None) -> None:
    assert kicker_and_subtitle(lines) == (kicker, subtitle)


def test_the_title_of_a_page_holds_all_lines_of_its_headline() -> None:
    page = f"尉迟海川在检查防汛时强调\n抓早抓小守住底线\n　 □记者 沈小满 报道\n{BODY}\n　 □记者 谷一帆 报道\n{BODY}\n　 □记者 麦青 报道\n{BODY}"
    first = next(article_of_text(page, "page.txt", lambda issue: None))
    assert (first.title, first.kicker) == ("尉迟海川在检查防汛时强调 抓早抓小守住底线", "尉迟海川在检查防汛时强调")
