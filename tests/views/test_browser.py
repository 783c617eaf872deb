"""The page of the graph in a real browser: no request, no error, hostile text inert; everything is done by real clicks and keys."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.views.pages import HOSTILE, LINK, WORSE, sample_folder, write_page

pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
VIEWS = ("start", "network", "meetings", "coattendance", "posts", "targets", "timeline", "tables")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_folder(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def file(folder: Path) -> Path:
    return write_page(folder)


def go(page: Any, view: str) -> None:
    page.click(f"#views [data-view={view}]")
    page.wait_for_selector(f"#stage[data-view={view}]")


def click_node(page: Any, name: str) -> None:
    """A click of the mouse on a node of the picture."""
    where = page.evaluate(
        "name => { const n = kgView.nodes.find((n) => n.label === name && kgView.drawing.placeOf.has(n.i)); return kgView.drawing.network.canvasToDOM(kgView.drawing.placeOf.get(n.i)); }",
        name,
    )
    box = page.locator(".canvas").bounding_box()
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])


def click_line(page: Any, start: str, relation: str, stop: str) -> None:
    """A click on the line between two nodes, a third of the way along it."""
    where = page.evaluate(
        """([start, relation, stop]) => {
          const d = kgView.drawing, i = d.graph.edges.findIndex((e) => kgView.nodes[e.from].label === start && e.relation === relation && kgView.nodes[e.to].label === stop);
          return d.network.canvasToDOM(d.network.body.edges[i].edgeType.getPoint(0.4)); }""",
        [start, relation, stop],
    )
    box = page.locator(".canvas").bounding_box()
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])


def shown_nodes(page: Any) -> int:
    return int(page.evaluate("kgView.drawing.shownNodes.size"))


# ---------------------------------------------------------------- opening, start page


def test_the_start_page_counts_the_build_and_leads_to_every_view(opened: Opened, file: Path) -> None:
    page = opened(file)
    assert "3 篇文章" in page.inner_text(".hero")
    tiles = page.inner_text(".tiles")
    assert "3\n活动" in tiles
    assert "2\n目标" in tiles
    for view in VIEWS[1:]:
        page.click(f".views [data-view={view}]")
        assert page.get_attribute("#views [aria-current]", "data-view") == view
        go(page, "start")


def test_every_view_opens_in_both_languages(opened: Opened, file: Path) -> None:
    page = opened(file)
    for language in ("zh", "en"):
        for view in VIEWS:
            go(page, view)
            assert page.inner_text("#stage").strip() or page.locator("#stage canvas").count()
        assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
        page.click("#language")
    assert page.inner_text("#views [data-view=targets]") == "目标榜"


# ---------------------------------------------------------------- hostile text


def test_hostile_names_titles_and_sources_are_shown_as_text(opened: Opened, file: Path) -> None:
    page = opened(file)
    for view in VIEWS:
        go(page, view)
        page.fill("#search", "<img")
        page.keyboard.press("Enter")
        panel = page.inner_text("#facts")
        assert HOSTILE in panel
        assert LINK in panel
        assert "</script><script>alert(2)</script>" in panel
        assert page.locator("#facts img, #facts script, #facts iframe, #stage img, #stage script, a[href^=javascript]").count() == 0
        page.keyboard.press("Escape")
    assert page.evaluate("document.scripts.length") == 3


def test_hostile_address_changes_nothing(opened: Opened, file: Path) -> None:
    for fragment in (
        f"#v={HOSTILE}&s={WORSE}",
        "#v=__proto__&l=constructor&e=[1,2",
        "#e=%5B%22a%22%2C1%2C%7B%7D%5D&from=9999-99&w=-1&off=" + "x," * 500,
    ):
        page = opened(file, fragment)
        assert page.get_attribute("#views [aria-current]", "data-view") == "start"
        go(page, "network")


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("尉迟", "尉迟海川"),
        ("yuchihaichuan", "尉迟海川"),
        ("ychc", "尉迟海川"),
        ("chanyugui", "单于归"),
        ("xie ruyi", "解如意"),
        ("zengq", "曾青"),
        ("jingji gongzuo", "望泽区委经济工作会议"),
        ("shan jia", "到单家镇调研"),
    ],
)
def test_search_by_chinese_pinyin_and_initials(opened: Opened, file: Path, query: str, found: str) -> None:
    page = opened(file)
    page.keyboard.press("/")
    page.keyboard.type(query)
    assert found in page.inner_text("header .hits")
    page.click(f"header .hits li:has-text('{found}')")
    assert page.inner_text("#facts h2") == found
    page.keyboard.press("Escape")
    assert page.is_hidden("#facts")


def test_search_says_when_nothing_is_found(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.fill("#search", "查无此人")
    assert page.inner_text("header .hits") == "没有找到"
    page.keyboard.press("Enter")
    assert page.is_hidden("#facts")


# ---------------------------------------------------------------- pictures


def test_a_click_on_a_node_shows_its_facts_with_sentences(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=network")
    click_node(page, "沈砚秋")
    panel = page.inner_text("#facts")
    assert page.inner_text("#facts h2") == "沈砚秋"
    assert "参加活动 3" in panel
    assert "发言" in panel
    dates = page.locator("#facts section:first-of-type time").all_inner_texts()
    assert dates == sorted(dates)
    assert "区委书记" in page.locator("#facts mark").all_inner_texts()


def test_a_click_on_a_line_shows_the_sentence_article_newspaper_date_and_page(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    click_line(page, "单于归", "attended", "到单家镇调研")
    assert page.inner_text("#facts h2") == "单于归 出席 到单家镇调研"
    assert page.locator("#facts mark").all_inner_texts() == ["单于归"]
    source = page.inner_text("#facts figcaption")
    assert all(part in source for part in ("沈砚秋到单家镇调研", "望泽日报", "2023-04-21", "第02版", "test.rule"))


def test_parallel_lines_are_apart_and_none_is_lost(opened: Opened, file: Path) -> None:
    """In = out: what the lines of the picture stand for is every fact between two nodes."""
    page = opened(file, "#v=network")
    counted, distinct, facts = page.evaluate(
        "() => [kgView.drawing.graph.edges.flatMap((e) => e.facts).length, new Set(kgView.drawing.graph.edges.flatMap((e) => e.facts)).size, kgView.facts.filter((f) => f.to !== undefined).length]"
    )
    assert counted == distinct == facts
    roles = page.evaluate(
        "kgView.drawing.graph.edges.filter((e) => kgView.nodes[e.from].label === '沈砚秋' && kgView.nodes[e.to].label === '望泽区委经济工作会议').map((e) => e.relation)"
    )
    assert sorted(roles) == ["presided", "spoke"]
    click_line(page, "沈砚秋", "presided", "望泽区委经济工作会议")
    assert "主持" in page.inner_text("#facts h2")
    click_line(page, "沈砚秋", "spoke", "望泽区委经济工作会议")
    assert "讲话" in page.inner_text("#facts h2")


def test_the_legend_filters_types_relations_and_targets(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=network")
    everything = shown_nodes(page)
    page.uncheck("#filters input[data-name='kind.person']")
    assert shown_nodes(page) < everything
    page.check("#filters input[data-name='kind.person']")
    assert shown_nodes(page) == everything
    page.uncheck("#filters input[data-name='rel.target']")
    assert "target" not in page.evaluate("kgView.drawing.lines.map((e) => e.relation)")
    assert "actual" in page.evaluate("kgView.drawing.lines.map((e) => e.relation)")
    page.click("#filters .wide")
    assert shown_nodes(page) == everything


def test_the_range_of_time_hides_what_lies_outside(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    page.focus("#filters input[data-keep=from]")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    names = page.evaluate("[...kgView.drawing.shownNodes].map((n) => kgView.nodes[n].label)")
    assert "到单家镇调研" not in names
    page.keyboard.press("Home")
    assert "到单家镇调研" in page.evaluate("[...kgView.drawing.shownNodes].map((n) => kgView.nodes[n].label)")
    go(page, "timeline")
    page.focus("#filters input[data-keep=to]")
    page.keyboard.press("Home")
    assert page.locator(".events li").count() == 0


def test_minor_nodes_can_be_hidden(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    page.check("#filters input[data-name=minor]")
    names = page.evaluate("[...kgView.drawing.shownNodes].map((n) => kgView.nodes[n].label)")
    assert "沈砚秋" in names
    assert "曾青" not in names
    assert "筛选隐去" in page.inner_text(".status")


def test_the_neighbourhood_of_a_node_in_one_and_two_steps(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    click_node(page, "曾青")
    page.click("text=1 步邻域")
    assert shown_nodes(page) == 2
    page.click("text=2 步邻域")
    assert shown_nodes(page) == 5
    page.click("#filters button:has-text('清除')")
    assert shown_nodes(page) > 5


def test_the_path_between_two_nodes(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    click_node(page, "曾青")
    page.click("text=作为起点")
    page.fill("#filters input[data-keep=pathTo]", "ychc")
    page.keyboard.press("Enter")
    assert "路径：4 步" in page.inner_text("#filters")
    assert page.locator("#filters .steps li").all_inner_texts() == ["曾青", "到单家镇调研", "沈砚秋", "望泽区委经济工作会议", "尉迟海川"]
    page.uncheck("#filters input[data-name='rel.visited']")
    assert "没有可见的路径" in page.inner_text("#filters")


def test_co_attendance_counts_events_and_shows_what_both_did(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=coattendance")
    assert page.locator("#filters input[data-name^=community]").count() >= 2
    click_line(page, "单于归", "together", "曾青")
    assert "同场" in page.inner_text("#facts h2")
    assert page.locator("#facts .card").count() == 2
    before = shown_nodes(page)
    page.uncheck("#filters input[data-name='community.0']")
    assert shown_nodes(page) < before


def test_the_table_stands_for_the_picture(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    lines = page.evaluate("kgView.drawing.shownLines.size")
    page.click(".tools [data-keep=asTable]")
    assert page.locator(".canvas tbody tr").count() == lines
    page.click(".canvas th button:has-text('对象')")
    first = page.locator(".canvas tbody td:first-child").all_inner_texts()
    page.click(".canvas th button:has-text('对象')")
    assert page.locator(".canvas tbody td:first-child").all_inner_texts() == first[::-1]
    page.click(".canvas tbody tr:has-text('曾青') td:nth-child(2) button")
    assert page.inner_text("#facts mark") == "曾青"


def test_the_picture_is_saved_as_png(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=network")
    with page.expect_download() as download:
        page.click(".tools button:has-text('PNG')")
    data = Path(download.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(data) > 5000
    assert download.value.suggested_filename == "zhengwen-network.png"


# ---------------------------------------------------------------- lists and tables


def test_posts_stand_by_place_with_their_holders(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=posts")
    assert "望泽区" in page.inner_text(".places")
    assert page.locator(".organisation li:has-text('区委书记') .holder").all_inner_texts() == ["沈砚秋"]
    page.click(".organisation .holder:has-text('林岫')")
    assert "区教育局局长" in page.inner_text("#facts")


def test_the_targets_board_has_target_wording_and_outcome(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=targets")
    assert page.locator(".board thead th").all_inner_texts() == ["指标", "2023", "2022"]
    row = page.locator(".board tbody tr", has_text="地区生产总值")
    assert row.locator(".target").inner_text().split("\n")[-2:] == ["≈ 6.0 %", "左右"]
    assert "5.8 %" in row.locator(".outcome").inner_text()
    assert "5–8 个" in page.locator(".board tbody tr", has_text="项目").inner_text()
    page.click(".board .target >> nth=0")
    assert page.inner_text("#facts mark") == "地区生产总值增长6.0%左右"
    page.click("[data-keep='has both']")
    assert page.locator(".board tbody tr").count() == 1
    page.click("[data-keep='has all']")
    page.fill(".bar input", "项目")
    assert page.locator(".board tbody tr").count() == 1


def test_the_timeline_shows_events_and_opens_them(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=timeline")
    assert page.locator(".events h2").all_inner_texts() == ["2023-04 1 项活动", "2023-03 1 项活动", "2023-02 1 项活动"]
    page.click(".lanes a[aria-label*='调研走访']")
    assert page.inner_text("#facts h2") == "到单家镇调研"
    page.uncheck("#filters input[data-name='type.visit']")
    assert "到单家镇调研" not in page.inner_text(".events")


def test_facts_are_copied_and_saved_as_csv(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=tables", permissions=["clipboard-read", "clipboard-write"])
    page.fill("#search", "<img")
    page.keyboard.press("Enter")
    page.click("#facts .copy")
    page.wait_for_selector("#said:has-text('已复制')", state="attached")
    rows = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert rows[0][:5] == ["类别", "对象", "关系", "另一方", "日期"]
    assert {row[1] for row in rows[1:]} == {HOSTILE}
    assert page.evaluate("kgView.csvOf([['=1+1', '-5', '@x', 'a\"b']])") == '\'=1+1,-5,\'@x,"a""b"\r\n'
    page.select_option(".bar select", "fact.statement")
    with page.expect_download() as download:
        page.click(".bar button:has-text('保存 CSV')")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "要抓实项目" in text


# ---------------------------------------------------------------- address, theme, keyboard, screens


def test_the_address_brings_the_view_back(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=meetings")
    click_node(page, "沈砚秋")
    page.uncheck("#filters input[data-name='rel.spoke']")
    page.click("#language")
    page.click("text=2 steps")
    again = opened(file, page.evaluate("location.hash"))
    assert again.inner_text("#facts h2") == "沈砚秋"
    assert again.get_attribute("#views [aria-current]", "data-view") == "meetings"
    assert not again.is_checked("#filters input[data-name='rel.spoke']")
    assert again.evaluate("document.documentElement.lang") == "en"
    assert shown_nodes(again) == shown_nodes(page)
    line = opened(file, "#v=meetings")
    click_line(line, "单于归", "attended", "到单家镇调研")
    again = opened(file, line.evaluate("location.hash"))
    assert again.locator("#facts mark").all_inner_texts() == ["单于归"]


def test_light_and_dark(opened: Opened, file: Path) -> None:
    dark = opened(file, "#v=network", color_scheme="dark")
    light = opened(file, "#v=network", color_scheme="light")
    back = "getComputedStyle(document.body).backgroundColor"
    assert dark.evaluate(back) != light.evaluate(back)
    dark.click("#theme")
    assert dark.evaluate(back) == light.evaluate(back)
    click_node(dark, "沈砚秋")
    assert dark.inner_text("#facts h2") == "沈砚秋"


def test_everything_can_be_reached_by_keyboard(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("5")
    assert page.get_attribute("#views [aria-current]", "data-view") == "posts"
    page.keyboard.press("2")
    page.focus(".canvas")
    before = page.evaluate("kgView.drawing.network.getViewPosition().x")
    page.focus(".canvas .vis-network")
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(150)
    page.keyboard.up("ArrowRight")
    assert page.evaluate("kgView.drawing.network.getViewPosition().x") != before
    page.keyboard.press("/")
    page.keyboard.type("c")
    page.keyboard.press("ArrowDown")
    chosen = page.inner_text("header .hits [aria-selected=true] .name")
    page.keyboard.press("Enter")
    assert page.inner_text("#facts h2") == chosen
    page.focus("#facts .close")
    page.keyboard.press("Enter")
    assert page.is_hidden("#facts")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (1920, 1080), (600, 900)])
def test_nothing_is_cut_off(opened: Opened, file: Path, width: int, height: int) -> None:
    """At 100 % zoom no view scrolls sideways, and no text is smaller than 11 pixels."""
    page = opened(file, "#v=network", width=width, height=height)
    click_node(page, "沈砚秋")
    for view in VIEWS:
        go(page, view)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('body *')].filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 10, view


def test_print_shows_the_content_without_controls(opened: Opened, file: Path) -> None:
    page = opened(file, "#v=targets")
    page.emulate_media(media="print")
    assert page.is_hidden("#filters")
    assert page.is_hidden("body > header")
    assert page.is_visible(".board")


# ---------------------------------------------------------------- options of kg view


def test_sparql_inside_the_page(opened: Opened, folder: Path) -> None:
    page = opened(write_page(folder, "sparql.html", with_sparql=True), "#v=sparql")
    page.wait_for_selector(".sparql[data-ready]", timeout=20_000)
    page.click(".sparql nav button:has-text('attendance') >> nth=0")
    assert "单于归" in page.inner_text(".sparql table")
    page.fill("#query", "SELECT ?s { ?s ?p")
    page.click(".run")
    assert "查询失败" in page.inner_text(".sparql .note")
    page.fill("#query", "ASK { ?s <https://w3id.org/zhengwen/ontology#date> ?d }")
    page.keyboard.press("Control+Enter")
    assert page.inner_text(".sparql td") == "是"
    page.fill("#query", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    page.click(".run")
    assert "查询失败" in page.inner_text(".sparql .note")


def test_a_focused_page_opens_on_its_view_and_says_what_it_is(opened: Opened, folder: Path) -> None:
    page = opened(write_page(folder, "focus.html", kind="meetings", focus="沈砚秋", depth=1, start="2023-04"))
    assert page.get_attribute("#views [aria-current]", "data-view") == "meetings"
    assert page.evaluate("kgView.nodes.filter((n) => n.kind === 'event').map((n) => n.label)") == ["到单家镇调研"]
    go(page, "start")
    assert "--focus 沈砚秋 --depth 1 --from 2023-04" in page.inner_text(".hero code")
