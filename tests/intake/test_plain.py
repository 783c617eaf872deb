"""Single articles: what stands above and below the body goes to its fields, the body stays whole and leads back to the file."""

from __future__ import annotations

import pytest

from kg.intake.plain import article_of_text
from kg.model import Article

BODY = "本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话。\n会议强调，要抓早抓小，确保安全度汛。"
TITLE = "压实责任抓防汛 守住安全保民生"


def read(text: str) -> Article:
    (article,) = article_of_text(text, "a.txt", lambda issue: None)
    for start, origin, length in article.origin:
        assert article.text[start : start + length] == text[origin : origin + length]
    return article


@pytest.mark.parametrize(
    ("above", "fields"),
    [
        (f"{TITLE}\n", {"title": TITLE}),
        (f"# {TITLE}\n\n", {"title": TITLE}),
        (f"\t{TITLE}\r\n", {"title": TITLE}),
        (
            f"尉迟海川在全区防汛工作会议上强调\n{TITLE}\n——全年计划投入2.3亿元\n本报记者 谷一帆 通讯员 麦青\n",
            {
                "kicker": "尉迟海川在全区防汛工作会议上强调",
                "title": TITLE,
                "subtitle": "——全年计划投入2.3亿元",
                "byline": ("谷一帆", "麦青"),
            },
        ),
        (
            f"{TITLE}\n2024-05-07 08:30 来源：望泽日报 作者：谷一帆\n",
            {"title": TITLE, "published": "2024-05-07", "source": "望泽日报", "byline": ("谷一帆",)},
        ),
        (f"{TITLE}\n\n发布时间：2024年5月7日　来源：望泽日报\n\n", {"title": TITLE, "published": "2024-05-07", "source": "望泽日报"}),
        (
            f"标题：{TITLE}\n引题：尉迟海川强调\n作者：谷一帆 麦青\n日期：2024-05-07\n版面：01版\n链接：http://a.example/1\n====\n",
            {
                "title": TITLE,
                "kicker": "尉迟海川强调",
                "byline": ("谷一帆", "麦青"),
                "published": "2024-05-07",
                "page": "01版",
                "url": "http://a.example/1",
            },
        ),
        (f"标题: {TITLE}\n发布时间: 2024/5/7\n正文:\n", {"title": TITLE, "published": "2024-05-07"}),
        (f"【标题】{TITLE}\n【来源】望泽日报\n【正文】\n", {"title": TITLE, "source": "望泽日报"}),
        ("", {"title": None}),
    ],
)
def test_what_stands_above(above: str, fields: dict[str, object]) -> None:
    article = read(above + BODY)
    assert {name: getattr(article, name) for name in fields} == fields
    assert article.text == BODY


@pytest.mark.parametrize(
    "below", ["（记者 谷一帆 通讯员 麦青）", "\n（谷一帆 麦青）", "\n本报记者 谷一帆 麦青", "\n（谷一帆 麦青）\n责任编辑：小满"]
)
def test_what_stands_below(below: str) -> None:
    article = read(f"{TITLE}\n{BODY}{below}\n")
    assert (article.title, article.text, article.byline) == (TITLE, BODY, ("谷一帆", "麦青"))


def test_what_only_looks_like_a_header_is_text() -> None:
    interview = "记者：去年成绩如何？\n尉迟海川：地区生产总值增长6%。"
    assert read(interview).text == interview
    notice = "时间：下周一上午\n地点：区会议中心三楼。"
    assert read(notice).text == notice


def test_a_report_keeps_the_lines_below_its_title() -> None:
    report = "——2024年1月16日在望泽区第六届人民代表大会第三次会议上\n区长 尉迟海川\n各位代表：\n现在，我代表区人民政府作工作报告。\n一、2023年工作回顾\n过去一年，我们迎难而上。"
    article = read(f"望泽区政府工作报告\n{report}")
    assert (article.title, article.text) == ("望泽区政府工作报告", report)


def test_a_header_without_a_text_is_no_article() -> None:
    assert list(article_of_text("标题：会议召开\n日期：2024-05-07\n", "a.txt", lambda issue: None)) == []
