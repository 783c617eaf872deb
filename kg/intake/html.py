"""Articles from web pages: exact marks of e-papers and government sites first, a general extractor last.

In:  the decoded HTML of a page.    Out: the Article, or an Issue that says why there is none (404, navigation page, empty shell).

Adapters come first because general extractors take the newspaper's name for the title.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

from kg.intake.bylines import inline_byline
from kg.intake.dates import iso_date
from kg.intake.plain import content_id
from kg.model import Article, Issue

_MAX = 5_000_000  # characters: no article page is longer, and parsers nest as deep as their input
_BEIJING = timezone(timedelta(hours=8))
_BREAK = re.compile(r"<(?:/?p|br|/?div|/?li|/?h[1-6]|/?tr|/?section)\b[^>]{0,2000}>", re.I)
_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,5000}>")
_TAIL = re.compile(
    r"^[（(]?(?:责任?编辑?|编辑|校对|审核|监制|来源|分享到|相关新闻|相关链接|扫一扫|打印|关闭)\s*[：:]?|^点击.{0,6}在看|^[（(]责编"
)
_NOT_FOUND = re.compile(r"404|页面不存在|页面未找到|您访问的页面|not found", re.I)
_BODIES = (  # marks that open a body, and the mark that ends it
    ("founder", "<founder-content", "</founder-content>"),
    ("founder-cms", "<!--enpcontent-->", "<!--/enpcontent-->"),
    ("hanweb", "<!--ZJEG_RSS.content.begin-->", "<!--ZJEG_RSS.content.end-->"),
)
_CONTAINERS = (
    ("wechat", "js_content"),
    ("peoples-daily", "ozoom"),
    ("trs", "TRS_Editor"),
    ("trs", "TRS_UEDITOR"),
    ("people", "rm_txt_con"),
)

Report = Callable[[Issue], None]


def article_of_html(source: str, name: str, report: Report) -> Iterator[Article]:
    """The article of a web page, read by the first adapter whose marks it carries, else by trafilatura."""
    if len(source) > _MAX:
        report(Issue("error", "rejected", f"{name}: the page is longer than {_MAX:,} characters", name))
        return
    adapter, text = _body(source)
    if not text:
        adapter, text = "trafilatura", _general(source)
    fields = _fields(source)
    if not text or len(text) < 20 or (len(text) < 200 and _NOT_FOUND.search(f"{fields.get('title', '')}\n{text}")):
        kind = "a 404 page" if _NOT_FOUND.search(source[:5000]) else "an empty shell or a navigation page"
        report(Issue("error", "rejected", f"{name}: no article in it ({kind})", name))
        return
    yield Article(
        id=content_id(text),
        text=text,
        title=fields.get("title"),
        byline=tuple(re.split(r"[\s、，,]+", fields["author"])) if fields.get("author") else inline_byline(text),
        published=iso_date(fields.get("date", "")),
        source=fields.get("source"),
        kicker=fields.get("introtitle"),
        subtitle=fields.get("subtitle"),
        page=fields.get("page"),
        file=name,
        extra=(("adapter", adapter),),
    )


def _body(source: str) -> tuple[str, str]:
    for adapter, opening, closing in _BODIES:
        start = source.find(opening)
        stop = source.find(closing, start)
        if 0 <= start < stop:
            return adapter, plain_text(source[start:stop])
    for adapter, mark in _CONTAINERS:
        found = re.search(rf"<(div|section)\b[^<>]{{0,400}}\b(?:id|class)\s*=\s*[\"']?[^\"'<>]{{0,80}}\b{mark}\b", source)
        if found:
            return adapter, plain_text(source[found.start() : _closing(source, found.start(), found[1])])
    return "", ""


def _closing(source: str, start: int, tag: str) -> int:
    """Where the element that opens at ``start`` ends: its tags are counted, whatever else stands between them."""
    depth = 0
    for match in re.finditer(rf"<(/?){tag}\b", source[start:], re.I):
        depth += -1 if match[1] else 1
        if depth == 0:
            return start + match.start()
    return len(source)


def plain_text(markup: str) -> str:
    """The paragraphs of a piece of HTML, one a line, without editors' notes and sharing links at the end."""
    text = _TAG.sub("", _BREAK.sub("\n", _visible(markup)))
    lines = [line.strip(" \t\u3000\u00a0") for line in re.split(r"[\r\n]+", html.unescape(text).replace("\x00", ""))]
    lines = [line for line in lines if line]
    while lines and _TAIL.match(lines[-1]):
        lines.pop()
    half = len(lines) // 2
    if half and len(lines) % 2 == 0 and lines[:half] == lines[half:]:  # old Founder pages hold the body twice
        lines = lines[:half]
    return "\n".join(lines)


def _visible(markup: str) -> str:
    """Markup without comments and scripts; found by plain search, because <!-- 100,000 times must not cost its square."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<noscript", "</noscript>")):
        kept, position = [], 0
        while (start := markup.find(opening, position)) >= 0 and (stop := markup.find(closing, start)) >= 0:
            kept.append(markup[position:start])
            position = stop + len(closing)
        markup = "".join(kept) + markup[position:]
    return markup


def _general(source: str) -> str:
    if source.count("<") > 50_000:  # deep nesting costs parsers their stack
        return ""
    import trafilatura

    try:
        return plain_text(html.escape(trafilatura.extract(source, include_comments=False, include_tables=False, deduplicate=False) or ""))
    except Exception:  # a parser that fails on a hostile page has found no article
        return ""


def _fields(source: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    properties = source.find("<!--enpproperty")
    header = source[properties : source.find("enpproperty-->", properties)][:20_000] if properties >= 0 else ""
    for field, pattern in _FIELD_MARKS:
        found = re.search(pattern.removeprefix(_HEADER), header if pattern.startswith(_HEADER) else source, re.I | re.S)
        value = " ".join(html.unescape(_TAG.sub("", _visible(found[1]))).split()) if found else ""
        if value:
            fields.setdefault(field, value)
    moment = re.search(r"var ct\s*=\s*[\"'](\d{9,10})[\"']", source)
    if moment and "date" not in fields:
        fields["date"] = datetime.fromtimestamp(int(moment[1]), _BEIJING).strftime("%Y-%m-%d")
    return fields


def _meta(names: str) -> str:
    return rf"<meta\b[^<>]{{0,200}}(?:name|property)\s*=\s*[\"']?(?:{names})[\"']?\s[^<>]{{0,200}}?content\s*=\s*[\"']([^\"'<>]{{1,300}})"


_HEADER = "enpproperty:"  # a pattern that holds inside the comment of the CMS only


def _inner(tag: str) -> str:
    return rf"<{tag}\b[^<>]{{0,300}}>(.{{1,400}}?)</{tag}\s*>"


_FIELD_MARKS = (  # in order of trust
    ("title", _inner("founder-title")),
    ("subtitle", _inner("founder-subtitle")),
    ("author", _inner("founder-author")),
    ("date", _inner("founder-date")),
    ("title", _HEADER + r"<title>([^<]{1,300})</title>"),
    ("introtitle", _HEADER + r"<introtitle>([^<]{1,300})</introtitle>"),
    ("subtitle", _HEADER + r"<subtitle>([^<]{1,300})</subtitle>"),
    ("author", _HEADER + r"<author>([^<]{1,100})</author>"),
    ("date", _HEADER + r"<date>([^<]{1,40})</date>"),
    ("title", _meta("ArticleTitle")),
    ("date", _meta("PubDate|publishdate|article:published_time")),
    ("source", _meta("ContentSource|source")),
    ("title", r"<h[12]\b[^<>]{0,200}\bid\s*=\s*[\"']activity-name[\"'][^<>]{0,200}>(.{1,400}?)</h[12]>"),
    ("source", r"\bid\s*=\s*[\"']js_name[\"'][^<>]{0,200}>(.{1,200}?)</"),
    ("title", _meta("og:title")),
    ("title", _inner("h1")),
    ("page", r"<a\b[^<>]{0,200}\bid\s*=\s*[\"']?pageLink[^<>]{0,200}>(.{1,100}?)</a>"),
)
