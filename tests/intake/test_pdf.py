"""PDF pages typeset from known articles come back as these articles."""

from __future__ import annotations

from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from kg.intake.pdf_articles import articles_of_pdf
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Issue
from tests.intake.typeset import HEIGHT, WIDTH, Sheet, Story

FLOOD = Story(
    "压实责任抓防汛 守住安全保民生",
    (
        "本报讯 5月6日上午，望泽区召开防汛工作会议。区长尉迟海川出席会议并讲话，副区长乜云帆主持会议，区水利局、区应急局负责同志作了发言。",
        "会议指出，去年全区共投入资金1.2亿元，整治河道18公里，改造泵站6座，汛期没有发生人员伤亡。今年汛期预计比常年早10天左右，降水总量偏多两成，防汛形势严峻复杂。",
        "尉迟海川强调，要立足防大汛、抢大险、救大灾，把各项准备做在前面。6月底前完成全部12处险工险段整治，确保安全度汛；要加强值班值守，做到险情第一时间发现、第一时间处置。",
        "会议要求，各镇街要落实包保责任，逐村逐户摸清低洼易涝点，备足物资，开展演练。",
    ),
    kicker="尉迟海川在全区防汛工作会议上强调",
    subtitle="全年计划投入2.3亿元",
    byline="□记者 谷一帆 麦青 报道",
)
PARK = Story(
    "云溪产业园一季度产值增长12.5%",
    (
        "本报讯 记者从区工信局获悉，一季度云溪产业园规上工业总产值完成86.4亿元，同比增长12.5%，高于全区平均水平4.1个百分点。",
        "走进海岱精工的车间，三条新生产线正开足马力。“订单已经排到第三季度。”公司总经理逄立新介绍，企业今年计划新增投资3亿元，再上两条生产线。",
        "园区管委会主任仉秀兰表示，将围绕产业链招商，力争全年新引进亿元以上项目20个，完成固定资产投资50亿元以上。",
    ),
)
NOTICE = Story(
    "关于开展春季义务植树的通知",
    ("区绿化委员会定于3月12日在北山林场开展义务植树活动，请各单位组织干部职工参加，自带工具，安全出行。",),
)
SCHOOL = Story(
    "柳河小学迎来新校舍",
    (
        "9月1日，柳河小学举行开学典礼，1260名学生走进新校舍。新校舍占地45亩，总投资9800万元，可容纳36个班。",
        "“教室亮堂了，操场也大了。”学生家长宿桂芝说。校长段天成介绍，学校还新建了图书馆和实验室。",
        "据了解，今年全区计划新建、改扩建中小学8所，新增学位5400个。",
    ),
    byline="本报记者 苗小雨",
)


def front_page() -> bytes:
    """Three columns: a headline over two of them, a box in the middle of the body, a third column of its own, one story below."""
    sheet = Sheet()
    page = sheet.page()
    page.put("望泽日报  2024年5月7日 星期二  第01版：要闻  责任编辑：闵捷", 40, 30, 11)
    top = page.headline(FLOOD, 40, 100, 34)
    page.columns(FLOOD, [(40, top, 330, 330), (360, top, 650, 330)])
    page.columns(PARK, [(680, page.headline(PARK, 680, 100, 18), 970, 620)])
    page.box(40, 420, 650, 540)
    page.columns(NOTICE, [(60, page.headline(NOTICE, 60, 430, 20), 630, 530)])
    top = page.headline(SCHOOL, 40, 700, 26)
    page.columns(SCHOOL, [(40, top, 330, 790), (360, top, 650, 790), (680, top, 970, 820)])
    return sheet.data()


def read(data: bytes) -> tuple[list[Article], list[Issue]]:
    issues: list[Issue] = []
    return list(articles_of_pdf(data, "a.pdf", issues.append)), issues


def in_order(found: str, wanted: str) -> float:
    """The part of the wanted characters that came back in their order."""
    a, b = "".join(found.split()), "".join(wanted.split())
    return sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()) / len(b)


def test_a_newspaper_page_comes_back() -> None:
    articles, issues = read(front_page())
    assert [article.title for article in articles] == [FLOOD.headline, PARK.headline, NOTICE.headline, SCHOOL.headline]
    for article, story in zip(articles, (FLOOD, PARK, NOTICE, SCHOOL), strict=True):
        assert in_order(article.text, story.text) >= 0.98
        assert article.text.count("\n") == len(story.paragraphs) - 1
    assert issues == []


def test_what_stands_around_a_body_goes_to_its_fields() -> None:
    flood, _, _, school = read(front_page())[0]
    assert (flood.kicker, flood.subtitle, flood.byline) == (FLOOD.kicker, FLOOD.subtitle, ("谷一帆", "麦青"))
    assert (flood.published, flood.page) == ("2024-05-07", "第01版：要闻")
    assert school.byline == ("苗小雨",)


def test_a_report_in_one_column_is_one_article_over_its_pages() -> None:
    report = Story("望泽区政府工作报告", (*FLOOD.paragraphs, *PARK.paragraphs, *SCHOOL.paragraphs))
    sheet = Sheet()
    page = sheet.page()
    half = report.paragraphs[: len(report.paragraphs) // 2], report.paragraphs[len(report.paragraphs) // 2 :]
    top = page.headline(report, 300, 100)
    page.columns(Story("", half[0]), [(100, top, 900, 1300)])
    page.put("1", 495, 1375, 9)
    page = sheet.page()
    page.columns(Story("", half[1]), [(100, 100, 900, 1300)])
    page.put("2", 495, 1375, 9)
    ((article,), _) = read(sheet.data())
    assert article.title == report.headline
    assert article.text == report.text


def test_radicals_become_the_characters_they_stand_for() -> None:
    sheet = Sheet()
    sheet.page().put("区⻓尉迟海川主持会议，部署⼯作，要求各单位抓好落实。", 40, 100, 10)
    ((article,), _) = read(sheet.data())
    assert article.text == "区长尉迟海川主持会议，部署工作，要求各单位抓好落实。"


def test_a_scanned_page_is_reported_as_such(tmp_path: Path) -> None:
    Image.new("L", (60, 80), 200).save(tmp_path / "scan.png")
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, WIDTH, HEIGHT)
    canvas.save()
    articles, (issue,) = read(file.getvalue())
    assert articles == []
    assert "page 1 is scanned" in issue.message


@pytest.mark.parametrize(
    "damage", [lambda d: d[: len(d) // 2], lambda d: d.replace(b"startxref", b"startxxxx"), lambda d: b"%PDF-1.4\n", lambda d: b""]
)
def test_a_damaged_file_costs_itself(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    (tmp_path / "a.pdf").write_bytes(damage(front_page()))
    (tmp_path / "b.pdf").write_bytes(front_page())
    outcomes: list[FileOutcome] = []
    articles = list(read_inputs([str(tmp_path)], IntakeOptions(), lambda issue: None, outcomes.append))
    assert [outcome.status for outcome in outcomes][1] == "read"
    assert outcomes[0].status in ("rejected", "read", "read in part")  # pdfium mends a broken cross-reference table
    assert {FLOOD.headline, SCHOOL.headline} <= {article.title for article in articles}
