"""Articles from text files: a raw newspaper page, or a headline, a byline and a body.

In:  the decoded text of a file.    Out: Articles.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from kg.intake.page import PageArticle, byline_names, looks_like_page, split_page
from kg.model import Article, Issue

_HEADER = re.compile(r"^(标题|题名|引题|副题|作者|记者|日期|发布时间|时间|来源|媒体|版次|版面|链接|地区)\s*[：:]\s*(.*)$")
_RULER = re.compile(r"^[=\-—*]{4,}\s*$")
_INLINE_BYLINE = re.compile(
    r"(?:本报|本台|[^，。\s（(]{2,8})讯?\s?[（(]\s*((?:全媒体|融媒体|首席|见习|本报)?(?:记者|通讯员|特约记者)[^）)]{1,40})[）)]"
)
_FIELDS = {
    "标题": "title",
    "题名": "title",
    "引题": "kicker",
    "副题": "subtitle",
    "日期": "published",
    "发布时间": "published",
    "时间": "published",
}
_FIELDS |= {
    "来源": "source",
    "媒体": "source",
    "版次": "page",
    "版面": "page",
    "链接": "url",
    "地区": "region",
    "作者": "byline",
    "记者": "byline",
}


def article_of_text(text: str, name: str, report: Callable[[Issue], None]) -> Iterator[Article]:
    """The article, or the articles of a page, in a text file."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text.strip():
        report(Issue("error", "rejected", f"{name}: the file is empty", name))
        return
    if looks_like_page(text):
        for number, found in enumerate(split_page(text), start=1):
            yield _of_page(found, number, name)
        return
    yield _plain(text, name)


def content_id(text: str) -> str:
    """An id made from the content: the same text has the same id under every file name."""
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def inline_byline(text: str) -> tuple[str, ...]:
    """The reporters of 本报讯（记者 钟晓棠 通讯员 方一圆）."""
    match = _INLINE_BYLINE.search(text[:80])
    return tuple(byline_names(match[1])) if match else ()


def _of_page(found: PageArticle, number: int, name: str) -> Article:
    return Article(
        id=content_id(found.text),
        text=found.text,
        title=" ".join(found.headlines) or None,
        byline=tuple(found.byline) or inline_byline(found.text),
        continued=found.continued,
        notes=tuple(found.notes),
        file=name,
        extra=(("page_order", str(number)), ("page_line", str(found.first_line))),
    )


def _plain(text: str, name: str) -> Article:
    lines = [line.strip(" \t\u3000\ufeff") for line in text.split("\n")]
    fields: dict[str, str] = {}
    while lines and (not lines[0] or _HEADER.match(lines[0]) or (fields and _RULER.match(lines[0]))):
        match = _HEADER.match(lines.pop(0))
        if match and match[2]:
            fields[_FIELDS[match[1]]] = match[2].strip()
    body = [line for line in lines if line and not _RULER.match(line)]
    title = fields.get("title")
    if title is None and len(body) > 1 and len(body[0]) <= 40 and not re.search(r"[。；，]$", body[0]):
        title = body.pop(0)
    content = "\n".join(body)
    date = re.search(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})", fields.get("published", ""))
    return Article(
        id=content_id(content),
        text=content,
        title=title,
        byline=tuple(byline_names(fields["byline"])) if "byline" in fields else inline_byline(content),
        published=f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else None,
        source=fields.get("source"),
        region=fields.get("region"),
        kicker=fields.get("kicker"),
        subtitle=fields.get("subtitle"),
        page=fields.get("page"),
        url=fields.get("url"),
        file=name,
    )
