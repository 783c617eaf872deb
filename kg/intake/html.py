"""Articles from web pages: exact marks of e-papers and government sites first, a general extractor last.

In:  the decoded HTML of a page.    Out: the Article, or an Issue that says why there is none (404, navigation page, empty shell).

Adapters come first because general extractors take the newspaper's name for the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.intake.bylines import byline_names, inline_byline, is_name, trailing_byline
from kg.intake.fields import with_fields
from kg.intake.html_general import general_text, link_share
from kg.intake.html_marks import body_of, fields_of
from kg.intake.html_text import plain_text
from kg.intake.page_lines import TextLine, kind_of
from kg.intake.plain import content_id
from kg.model import Article, Issue

_MAX = 5_000_000  # characters: no article page is longer
_MIN_TEXT = 20  # characters
_EDITOR = re.compile(
    r"[（(\[【]?\s*(?:责任编辑|责编|编辑|校对|审核|监制|终审|值班|编审|来源|作者|原标题|打印|关闭|纠错|浏览次数|阅读量?)\s*[：:／/].{0,60}$|[（(]责编.{0,40}$|点击.{0,8}在看|(?:打印|关闭|返回|收藏|分享|点赞|在看|阅读原文)$"
)
_AFTER = re.compile(
    r"(?:相关新闻|相关阅读|相关链接|相关报道|延伸阅读|推荐阅读|热门推荐|分享到|分享让更多人看到|扫一扫|版权声明|上一篇|下一篇|【?免责声明|声明：)"
)
_EDITOR_AT_END = re.compile(r"\s*[（(\[](?:责任编辑|责编|编辑)[^（）()。]{1,40}[）)\]]$")
_GONE = (
    ("a 404 page", re.compile(r"\b404\b|页面不存在|页面未找到|页面没有找到|您访问的页面|无法找到该页|not found", re.I)),
    ("a page whose article was taken down", re.compile(r"该内容已被发布者删除|此内容因违规无法查看|文章已被删除|内容已下线|稿件已撤")),
    ("a page that asks who is reading", re.compile(r"环境异常|完成验证后|请输入验证码|请先登录|访问过于频繁|正在进行安全检")),
)
_REFRESH = re.compile(r"<meta\b[^<>]{0,80}http-equiv\s*=\s*[\"']?refresh[\"']?[^<>]{0,80}content\s*=\s*[\"']?\s*\d+\s*;\s*url", re.I)

Report = Callable[[Issue], None]


def article_of_html(source: str, name: str, report: Report) -> Iterator[Article]:
    """The article of a web page, read by the first adapter whose marks it carries, else by a general extractor."""
    if len(source) > _MAX:
        report(Issue("error", "rejected", f"{name}: the page is longer than {_MAX:,} characters", name))
        return
    adapter, markup, start = body_of(source)
    lines = plain_text(markup).split("\n") if markup else []
    if sum(map(len, lines)) < _MIN_TEXT:
        adapter, lines, start = "general", general_text(source).split("\n"), 0
    fields = fields_of(source, start)
    byline, asides, lines = _body(lines, fields.get("title", ""))
    text = "\n".join(lines)
    if reason := _no_article(source, adapter, fields.get("title", ""), text):
        report(Issue("error", "rejected", f"{name}: no article in it ({reason})", name))
        return
    if "byline" in fields and not all(is_name(person) for person in byline_names(fields["byline"])):
        del fields["byline"]  # a site's or an editor's office is no author
    extra = (("adapter", adapter), *((("asides", " | ".join(asides)),) if asides else ()))
    article = Article(content_id(text), text, byline=tuple(byline) or inline_byline(text), file=name, extra=extra)
    yield with_fields(article, fields)


def _no_article(source: str, adapter: str, title: str, text: str) -> str | None:
    """Why a page holds no article; None when it does."""
    if len(text) >= 200 and adapter != "general":
        return None
    if len(text) < 200:
        for kind, pattern in _GONE:
            if pattern.search(f"{title}\n{text}") or (len(text) < _MIN_TEXT and pattern.search(source[:20_000])):
                return kind
    if len(text) < _MIN_TEXT:
        if _REFRESH.search(source[:5000]):
            return "a page that only leads to another one"
        visible = len(plain_text(source))
        if visible > 50:
            return "a navigation page" if link_share(source) > 0.5 else "a page without sentences"
        return "an empty shell; its text is loaded by a script" if "<script" in source else "an empty page"
    if adapter == "general" and not re.search("[。！？]", text):
        return "a navigation page"
    if adapter == "general" and len(text) < 400 and link_share(source) > 0.8:
        return "a navigation page"
    return None


def _body(lines: list[str], title: str) -> tuple[list[str], list[str], list[str]]:
    """Byline, captions and the paragraphs of the body: without its own title, editors' notes, sharing links and further reading."""
    half = len(lines) // 2
    if half and len(lines) % 2 == 0 and lines[:half] == lines[half:]:  # old Founder pages hold the body twice
        lines = lines[:half]
    byline: list[str] = []
    while lines and (lines[0] == title or _EDITOR.match(lines[0]) or kind_of(TextLine(1, 0, lines[0]))[0] == "byline"):
        first = lines[0]
        if kind_of(TextLine(1, 0, first))[0] == "byline":
            byline += byline_names(first)
        lines = lines[1:]
    stop = next(
        (number for number, line in enumerate(lines) if number >= len(lines) // 2 and len(line) < 60 and _AFTER.match(line)), len(lines)
    )
    lines = lines[:stop]
    while lines and (_EDITOR.match(lines[-1]) or kind_of(TextLine(1, 0, lines[-1]))[0] in ("byline", "closing", "furniture")):
        last = lines[-1]
        if kind_of(TextLine(1, 0, last))[0] in ("byline", "closing") and not _EDITOR.match(last):
            byline += byline_names(last)
        lines = lines[:-1]
    captions = [line for line in lines if len(line) < 120 and kind_of(TextLine(1, 0, line))[0] == "caption"]
    lines = [_EDITOR_AT_END.sub("", line) for line in lines if line not in captions]
    if lines and (signed := trailing_byline(lines[-1])):
        byline += signed[1]
        lines[-1] = lines[-1][: signed[0]].rstrip()
    return byline, captions, [line for line in lines if line]
