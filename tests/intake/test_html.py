"""Web pages written to the structures of e-papers, government sites and WeChat come back as their article, with its fields."""

from __future__ import annotations

import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from kg.intake.html import article_of_html
from kg.intake.html_marks import title_of
from kg.intake.html_text import plain_text
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Issue
from tests.conftest import cases

TITLE = "压实责任抓防汛 守住安全保民生"
KICKER = "尉迟海川在全区防汛工作会议上强调"
SUBTITLE = "全年计划投入2.3亿元"
PARAGRAPHS = (
    "本报讯 5月6日上午，望泽区召开防汛工作会议。区长尉迟海川出席会议并讲话，副区长乜云帆主持会议。",
    "会议指出，去年全区共投入资金1.2亿元，整治河道18公里，改造泵站6座，汛期没有发生人员伤亡。",
    "尉迟海川强调，要立足防大汛、抢大险、救大灾，把各项准备做在前面。6月底前完成全部12处险工险段整治，确保安全度汛。",
)
TEXT = "\n".join(PARAGRAPHS)
BODY = "".join(f"<p>　　{paragraph}</p>" for paragraph in PARAGRAPHS)
LONG = (
    BODY
    + "<p>　　会议要求，各镇街要落实包保责任，逐村逐户摸清低洼易涝点，备足物资，开展演练，汛期前完成全部泵站的检修。</p>"
    + "<p>　　区水利局局长仉秀兰通报了雨情水情形势，区应急局、海棠街道、麻石镇主要负责人作了表态发言。</p>"
)
NAVIGATION = "".join(
    f'<li><a href="/{n}.html">{word}</a></li>' for n, word in enumerate(("首页", "要闻", "时政", "民生", "望泽日报电子版", "专题"))
)


def page(head: str, body: str) -> str:
    return f'<!DOCTYPE html><html><head>{head}</head><body><ul class="nav">{NAVIGATION}</ul>{body}<div class="foot">版权所有 望泽日报社 <a href="/">首页</a></div></body></html>'


@dataclass(frozen=True)
class Made:
    """A page and what it says; empty fields are not on it."""

    source: str
    kicker: str | None = None
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = "2024-05-07"
    paper: str | None = None
    page: str | None = None


PAGES = {
    "founder": Made(
        page(
            "<title>望泽日报数字报-第01版：要闻</title>",
            '<a id=pageLink href="node_1.htm">第01版：要闻</a><map name="pagepicmap"><area href="content_52014.htm"></map>'
            f"<founder-introtitle>{KICKER}</founder-introtitle><founder-title>{TITLE}</founder-title><founder-subtitle>{SUBTITLE}</founder-subtitle>"
            f"<founder-author>谷一帆 麦青</founder-author><founder-date>2024-05-07</founder-date><founder-content><!--npm:1-->{BODY}</founder-content>",
        ),
        KICKER, SUBTITLE, ("谷一帆", "麦青"), page="第01版：要闻",
    ),
    "founder-cms": Made(
        page(
            "<title>望泽日报</title>",
            f"<!--enpproperty <articleid>52014</articleid><date>2024-05-07 09:28:27.0</date><author>谷一帆</author><title>{TITLE}</title>"
            f"<keyword></keyword><subtitle>{SUBTITLE}</subtitle><introtitle>{KICKER}</introtitle><siteid>2</siteid><nodename>要闻</nodename>/enpproperty-->"
            f"<h1>望泽日报</h1><!--enpcontent-->{BODY}{BODY}<!--/enpcontent-->",
        ),
        KICKER, SUBTITLE, ("谷一帆",),
    ),
    "hanweb": Made(
        page(
            f'<meta name="SiteName" content="望泽区人民政府"><meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-05-07 10:00">'
            '<meta name="ContentSource" content="望泽日报"><meta name="ColumnName" content="政务要闻">',
            f"<div>浏览次数：<b>12</b></div><!--ZJEG_RSS.content.begin-->{BODY}<!--ZJEG_RSS.content.end--><div>分享到：</div>",
        ),
        paper="望泽日报",
    ),
    "trs": Made(
        page(
            f"<title>{TITLE}_望泽区人民政府门户网站</title>",
            f'<div class="bt">发布时间：2024-05-07 08:30　　信息来源：区政府办</div><div class="view TRS_UEDITOR trs_paper_default">{BODY}<p>责任编辑：小满</p></div><div>打印 关闭</div>',
        ),
        paper="区政府办",
    ),
    "wechat": Made(
        page(
            f'<meta property="og:title" content="{TITLE}">',
            f'<h1 class="rich_media_title" id="activity-name"> {TITLE} </h1><span id="profileBt"><a id="js_name"> 望泽发布 </a></span>'
            f'<div class="rich_media_content" id="js_content" style="visibility: hidden;"><section>{BODY}</section><p>图为会议现场。</p><p>编辑：小满</p><p>点击下方“在看”</p></div>'
            '<script>var ct="1715050000";var msg_title = "x";</script><div>分享 收藏 点赞 在看</div>',
        ),
        paper="望泽发布",
    ),
    "people": Made(
        page(
            '<meta name="publishdate" content="2024-05-07"><meta name="source" content="来源：人民网"><title>望泽新闻网</title>',
            f'<h3 class="pre">{KICKER}</h3><h1>{TITLE}</h1><h4 class="sub">{SUBTITLE}</h4><div class="author cf">本报记者 谷一帆</div>'
            '<div class="col-1-1">2024年05月07日08:30 | 来源：<a href="/">望泽日报</a></div>'
            f'<div class="rm_txt_con cf">{BODY}<p>(责编：小满、麦子)</p><div>分享让更多人看到</div><p>推荐阅读</p><p>望泽区去年投入1.2亿元，另一篇文章的摘要。</p></div>',
        ),
        KICKER, SUBTITLE, ("谷一帆",), paper="人民网",
    ),
    "peoples-daily": Made(
        page(
            "<title>望泽日报</title>",
            f'<div class="article"><h3>{KICKER}</h3><h1>{TITLE}</h1><h2>{SUBTITLE}</h2><p class="sec">谷一帆<span class="date">《望泽日报》（2024年05月07日 第 01 版）</span></p>'
            f'<div id="ozoom"><P>{BODY}</P></div></div>',
        ),
        KICKER, SUBTITLE, ("谷一帆",), paper="望泽日报", page="第01版",
    ),
    "zjol": Made(
        page(
            "<title>望泽日报</title>",
            f'<div class="main-article-title">{TITLE}</div><div>2024-05-07 来源：望泽日报 作者：谷一帆</div><div class="main-article-content">{BODY}</div>',
        ),
        byline=("谷一帆",), paper="望泽日报",
    ),
    "general": Made(
        page(
            f"<title>{TITLE} - 要闻 - 望泽新闻网</title>",
            f'<h1>望泽新闻网</h1><div class="con"><h2>{TITLE}</h2><div>2024-05-07 08:30 来源：望泽日报</div>{LONG}<p>相关阅读</p></div>',
        ),
        paper="望泽日报",
    ),
}  # fmt: skip


def read(source: str | bytes, tmp_path: Path) -> tuple[list[Article], list[Issue], FileOutcome]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    (tmp_path / "a.html").write_bytes(source.encode("gb18030") if isinstance(source, str) else source)
    articles = list(read_inputs([str(tmp_path / "a.html")], IntakeOptions(), issues.append, outcomes.append))
    return articles, issues, outcomes[0]


@pytest.mark.parametrize("adapter", sorted(PAGES))
def test_a_page_comes_back(adapter: str, tmp_path: Path) -> None:
    made = PAGES[adapter]
    ((article,), issues, outcome) = read(made.source, tmp_path)
    assert (dict(article.extra)["adapter"], outcome.status, issues) == (adapter, "read", [])
    wanted = "".join((plain_text(LONG) if adapter == "general" else TEXT).split())
    found = "".join(article.text.split())
    assert sum(block.size for block in SequenceMatcher(None, found, wanted, autojunk=False).get_matching_blocks()) >= 0.98 * len(wanted)
    assert adapter == "general" or article.text == TEXT
    assert article.title == TITLE
    assert (article.kicker, article.subtitle, article.byline) == (made.kicker, made.subtitle, made.byline)
    assert (article.published, article.source, article.page) == (made.published, made.paper, made.page)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<title>404</title><body>页面不存在</body>", "a 404 page"),
        (page("<title>望泽日报</title>", "<p>您访问的页面已删除</p>"), "a 404 page"),
        (page("", "<div id='app'></div><script>load()</script>"), "a navigation page"),
        ("<html><head><title>望泽日报</title><script>load()</script></head><body><div id='app'></div></body></html>", "loaded by a script"),
        ("<html><body></body></html>", "an empty page"),
        ("", "an empty page"),
        ('<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2024-05/07/node_1.htm">', "leads to another"),
        ('<div id="js_content"></div><p>该内容已被发布者删除</p>', "taken down"),
        ("<h1>环境异常</h1><p>当前环境异常，完成验证后即可继续访问。</p>", "asks who is reading"),
        (page("<title>要闻</title>", "<ul>" + "".join(f'<li><a href="{n}">望泽区召开第{n}次会议</a></li>' for n in range(60)) + "</ul>"), "a navigation page"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_rejected_by_name(source: str, reason: str, tmp_path: Path) -> None:
    articles, (issue,), outcome = read(source, tmp_path)
    assert (articles, outcome.status, issue.code) == ([], "rejected", "rejected")
    assert reason in issue.message


@pytest.mark.parametrize(("written", "title"), cases("page_titles"))
def test_titles_without_the_name_of_the_site(written: str, title: str) -> None:
    assert title_of(written) == title.strip("-")


HOSTILE = {
    "nested": "<div>" * 100_000,
    "open": "<" * 100_000,
    "comments": "<!--" * 50_000,
    "scripts": "<script" * 50_000,
    "metas": "<meta " * 50_000,
    "attribute": '<div id="' * 50_000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(40_000)) + ">",
    "properties": "<!--enpproperty" * 100_000,
    "headings": "<h1>" * 50_000,
    "links": "<a " * 50_000,
    "classes": '<div class="author ' * 50_000,
    "paragraphs": "<p>望泽区召开会议。</p>" * 60_000,
    "one node": "<p>" + "会" * 1_000_000 + "</p>",
    "entities": "&#x4e00;" * 50_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages_take_little_time(name: str) -> None:
    started = time.process_time()
    list(article_of_html(f"<!--enpcontent-->{HOSTILE[name]}<!--/enpcontent-->", "f", lambda issue: None))
    list(article_of_html(f"<html><body>{HOSTILE[name]}", "f", lambda issue: None))
    assert time.process_time() - started < 12


def test_text_in_deep_nests_is_found(tmp_path: Path) -> None:
    deep = "<div>" * 10_000 + BODY * 3 + "</div>" * 10_000
    ((article,), _, _) = read(f"<html><body>{deep}</body></html>", tmp_path)
    assert PARAGRAPHS[1] in article.text
