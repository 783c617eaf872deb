"""The marks by which e-papers, government sites and WeChat say what is what on a page.

In:  the source of a web page.    Out: the markup of its body, and its fields, by exact marks; sites' names are never titles.

| adapter | mark |
|---|---|
| founder | 方正 e-paper: <founder-title>, <founder-content> … |
| founder-cms | 方正翔宇 CMS: <!--enpproperty …-->, <!--enpcontent--> |
| hanweb | 大汉: <meta name="ArticleTitle">, <!--ZJEG_RSS.content.begin--> |
| trs | 拓尔思 WCM: TRS_Editor, TRS_UEDITOR |
| wechat | js_content, activity-name, var ct |
| people | people.com.cn: rm_txt_con |
| peoples-daily | paper.people.com.cn and e-papers made like it: ozoom |
| zjol | main-article-content |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from kg.intake.dates import BEIJING
from kg.intake.html_text import words_of

_BODIES = (  # marks that open a body, and the mark that ends it
    ("founder", "<founder-content", "</founder-content>"),
    ("founder-cms", "<!--enpcontent-->", "<!--/enpcontent-->"),
    ("hanweb", "<!--ZJEG_RSS.content.begin-->", "<!--ZJEG_RSS.content.end-->"),
    ("hanweb", "<!--<$[信息内容]>begin-->", "<!--<$[信息内容]>end-->"),
)
_CONTAINERS = (
    ("wechat", "js_content"),
    ("people", "rm_txt_con"),
    ("trs", "TRS_Editor"),
    ("trs", "TRS_UEDITOR"),
    ("zjol", "main-article-content"),
    ("peoples-daily", "ozoom"),
)
_SITE = re.compile(
    r"(?:日报|晚报|早报|时报|晨报|新报|周报|商报|都市报|导报|电子报|数字报|电子版|人民政府|门户网站|政府网|新闻网|[\u4e00-\u9fff]网|客户端|融媒体?中心|融媒|公众号|首页|频道|在线|发布)(?:门户网站|电子版|数字报|网站|官网|首页)?$"
)
_PARTS = re.compile(r"\s*(?:[_|｜»>]|\s[-–—]\s|(?<=[\u4e00-\u9fff”》）])[-–](?=[\u4e00-\u9fff]))\s*")
_HEADER = "enpproperty:"  # a pattern that holds inside the comment of the CMS only
_FIELD_LIMIT = 300_000  # characters in which the marks of fields are looked for
_ABOUT_LIMIT = 20_000  # characters before the body in which a line about date and source is looked for


def body_of(source: str) -> tuple[str, str, int]:
    """The adapter, the markup of the body and where it begins; empty when no mark is known."""
    for adapter, opening, closing in _BODIES:
        start = source.find(opening)
        stop = source.find(closing, start)
        if 0 <= start < stop:
            return adapter, source[start:stop], start
    for adapter, mark in _CONTAINERS:
        found = re.search(rf"<(div|section|article)\b[^<>]{{0,400}}\b(?:id|class)\s*=\s*[\"']?[^\"'<>]{{0,80}}\b{mark}\b", source)
        if found:
            return adapter, source[found.start() : _closing(source, found.start(), found[1])], found.start()
    return "", "", 0


def _closing(source: str, start: int, tag: str) -> int:
    """Where the element that opens at ``start`` ends: its tags are counted, whatever else stands between them."""
    depth = 0
    for match in re.compile(rf"<(/?){tag}\b", re.I).finditer(source, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.start()
    return len(source)


def fields_of(source: str, body_start: int) -> dict[str, str]:
    """The fields that marks name, in order of trust; then what a line about date and source above the body says."""
    fields: dict[str, str] = {}
    properties = source.find("<!--enpproperty")
    header = source[properties : source.find("enpproperty-->", properties)][:20_000] if properties >= 0 else ""
    for field, pattern in _FIELD_MARKS:
        if field in fields:
            continue
        place = header if pattern.startswith(_HEADER) else source[:_FIELD_LIMIT]
        for found in _some(re.compile(pattern.removeprefix(_HEADER), re.I | re.S).finditer(place)):
            value = words_of(found[1])
            if field == "title":
                value = title_of(value)
            elif field == "source":
                value = re.sub(r"^(?:信息|稿件|文章)?来源\s*[：:]\s*", "", value)
            if value:
                fields[field] = value
                break
    for field, value in (*_moment(source), *_about(source, body_start)):
        fields.setdefault(field, value)
    return fields


def title_of(value: str) -> str:
    """A title without the names of site and column behind it; empty when nothing but a site's name is left."""
    parts = [part for part in _PARTS.split(value) if part]
    while len(parts) > 1 and (_SITE.search(parts[-1]) or len(parts[-1]) <= 6):
        parts.pop()
    if len(parts) > 1 and _SITE.search(parts[0]) and len(parts[0]) <= 12:  # 望泽日报-会议召开
        parts.pop(0)
    title = value[: value.rfind(parts[-1]) + len(parts[-1])] if parts else ""
    title = title[title.find(parts[0]) :] if parts else ""
    return "" if len(parts) <= 1 and len(title) <= 14 and _SITE.search(title) else title


def _some(matches: Iterator[re.Match[str]], most: int = 6) -> Iterator[re.Match[str]]:
    for _, match in zip(range(most), matches, strict=False):
        yield match


def _moment(source: str) -> Iterator[tuple[str, str]]:
    """WeChat says when in a script."""
    moment = re.search(r"\b(?:var ct|createTimestamp)\s*=\s*[\"'](\d{9,10})[\"']", source)
    if moment:
        yield "published", datetime.fromtimestamp(int(moment[1]), BEIJING).strftime("%Y-%m-%d")
    written = re.search(r"\bcreateTime\s*=\s*[\"']((?:19|20)\d\d-\d\d-\d\d)", source)
    if written:
        yield "published", written[1]


def _about(source: str, body_start: int) -> Iterator[tuple[str, str]]:
    """What the lines above the body say: 2024-05-07 08:30 来源：望泽日报; 《人民日报》（2024年05月07日 第 01 版）."""
    stop = body_start or _ABOUT_LIMIT
    text = words_of(source[max(0, stop - _ABOUT_LIMIT) : stop])
    paper = re.search(r"《([^《》]{2,12})》\s?[（(]\s?(\d{4}年\d{1,2}月\d{1,2}日)\s*第?\s*(\d{1,2})\s*版", text)
    if paper:
        yield from (("source", paper[1]), ("published", paper[2]), ("page", f"第{paper[3]}版"))
    for field, pattern in _ABOUT_MARKS:
        found = re.search(pattern, text)
        if found:
            yield field, found[1].strip()


def _meta(names: str) -> str:
    return rf"<meta\b[^<>]{{0,200}}(?:name|property)\s*=\s*[\"']?(?:{names})[\"']?\s[^<>]{{0,200}}?content\s*=\s*[\"']([^\"'<>]{{1,300}})"


def _inner(tag: str) -> str:
    return rf"<{tag}\b[^<>]{{0,300}}>(.{{1,400}}?)</{tag}\s*>"


def _marked(tags: str, mark: str) -> str:
    """An element with this id or class."""
    opening = rf"<(?:{tags})\b[^<>]{{0,200}}\b(?:id|class)\s*=\s*[\"']?(?:[^\"'<>]{{0,80}}\s)?{mark}\b[^<>]{{0,200}}>"
    return opening + rf"(.{{1,400}}?)</(?:{tags})\s*>"


_ABOUT_MARKS = (
    ("published", r"(?:发布时间|发布日期|时间|日期)\s?[：:]\s?((?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2})"),
    ("published", r"((?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2})\s?日?"),
    ("source", r"(?:信息|稿件|文章)?来源\s?[：:]\s?([^\s|｜：:，。]{2,20})"),
    ("byline", r"(?:作者|记者)\s?[：:]\s?([\u4e00-\u9fff·]{2,8}(?:[、 ][\u4e00-\u9fff·]{2,8}){0,3})(?=\s|$|[|｜])"),
)
_FIELD_MARKS = (  # in order of trust
    ("title", _inner("founder-title")),
    ("kicker", _inner("founder-introtitle")),
    ("subtitle", _inner("founder-subtitle")),
    ("byline", _inner("founder-author")),
    ("published", _inner("founder-date")),
    ("title", _HEADER + r"<title>([^<]{1,300})</title>"),
    ("kicker", _HEADER + r"<introtitle>([^<]{1,300})</introtitle>"),
    ("subtitle", _HEADER + r"<subtitle>([^<]{1,300})</subtitle>"),
    ("byline", _HEADER + r"<author>([^<]{1,100})</author>"),
    ("published", _HEADER + r"<date>([^<]{1,40})</date>"),
    ("source", _HEADER + r"<sourcename>([^<]{1,60})</sourcename>"),
    ("title", _meta("ArticleTitle")),
    ("published", _meta("PubDate|publishdate|article:published_time|firstpublishedtime")),
    ("source", _meta("ContentSource|source")),
    ("byline", _meta("Author|article:author")),
    ("url", _meta("og:url|Url")),
    ("title", _marked("h1|h2", "activity-name")),
    ("source", _marked("a|span|strong", "js_name")),
    ("title", _marked("h1|h2|h3|div|p", "main-article-title")),
    ("kicker", _marked("h3|h4|p|div", "(?:pre|leadtitle|introtitle|yinti)")),
    ("subtitle", _marked("h2|h4|p|div", "(?:sub|subtitle|futi)")),
    ("byline", _marked("div|p|span", "author")),
    ("kicker", r"<h3\b[^<>]{0,200}>([^<>]{2,120})</h3>\s{0,200}<h1\b"),  # paper.people.com.cn: h3 引题, h1, h2 副题
    ("subtitle", r"</h1>\s{0,200}<h2\b[^<>]{0,200}>([^<>]{2,120})</h2>"),
    ("byline", r"<p\b[^<>]{0,100}class\s*=\s*[\"']?sec\b[^<>]{0,100}>([^<>]{2,60})<"),
    ("title", _inner("h1")),
    ("title", _meta("og:title")),
    ("title", r"<(?:div|p|span)\b[^<>]{0,200}class\s*=\s*[\"']?[^\"'<>]{0,40}\btitle\b[^<>]{0,100}>(.{1,300}?)</(?:div|p|span)>"),
    ("title", _inner("h2")),
    ("title", _inner("title")),
    ("page", r"<a\b[^<>]{0,200}\bid\s*=\s*[\"']?pageLink[^<>]{0,200}>(.{1,100}?)</a>"),
    ("page", r"(第\s?[A-Z]?\d{1,3}\s?版\s?[：:]\s?[\u4e00-\u9fff]{2,8})"),
)
