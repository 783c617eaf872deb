"""Articles from text files: a raw newspaper page, or one article with what stands above it.

In:  the decoded text of a file.    Out: Articles.

    标题：…  作者：…  ====      (a crawler's header)
    --- title: … ---            (front matter)
    引题 / headline / 副题      (short lines above the body)
    □记者 X 报道                (bylines)
    2024-05-07 来源：X          (a line about date and source)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from kg.intake.bylines import byline_names, inline_byline, names_only, trailing_byline
from kg.intake.dates import iso_date
from kg.intake.fields import FIELD_OF, with_fields
from kg.intake.page import looks_like_page, split_page
from kg.intake.page_article import PageArticle
from kg.intake.page_heads import PageHead, kicker_and_subtitle
from kg.intake.page_lines import TextLine, kind_of, text_lines
from kg.model import Article, Issue
from kg.text.trace import Trace

_HEADER = re.compile(r"[\s#>*]*(?:【([\u4e00-\u9fff]{2,8})】|([\u4e00-\u9fffA-Za-z_ -]{2,24}?)\s*[：:])\s*(.*)$")
_RULER = re.compile(r"[=\-—*_~－]{3,}\s*$")
_ABOUT = re.compile(
    r"(?:^|[\s|｜])(?:(来源|作者|记者|发布时间|时间|日期|版次|版面)[：:]\s*([^|｜]{1,60}?)|((?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)(?:\s*\d{1,2}:\d\d(?::\d\d)?)?)(?=[\s|｜]+\S{2,5}[：:]|[\s|｜]*$|\s)"
)
_TAIL = re.compile(r"[（(]?(?:责任?编辑?|编辑|校对|审核|监制|终审|二审|一审|初审)\s*[：:／/][^。]{1,40}$")
_SECTION = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]|第[一二三四五六七八九十]+[章条节]")
_MAX_HEAD = 50  # characters of a line above the body
_MAX_HEADS = 4
_MAX_NOTES = 20  # about one file


def article_of_text(text: str, name: str, report: Callable[[Issue], None]) -> Iterator[Article]:
    """The article, or the articles of a page, in a text file."""
    text = text.replace("\x00", " ")  # as long as before: offsets lead back to the file
    if not text.strip("\ufeff \t\r\n\u3000"):
        report(Issue("error", "rejected", f"{name}: the file is empty", name))
        return
    if looks_like_page(text) and not _header(list(text_lines(text[:4000])))[0]:
        yield from _of_page(text, name, report)
        return
    article = _plain(text, name)
    if article.text:
        yield article
    else:
        report(Issue("error", "rejected", f"{name}: it has a header and no text", name))


def content_id(text: str) -> str:
    """An id made from the content: the same text has the same id under every file name."""
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


# ---------------------------------------------------------------- pages


def _of_page(text: str, name: str, report: Callable[[Issue], None]) -> Iterator[Article]:
    page = split_page(text)
    for number, found in enumerate(page.articles, start=1):
        yield _article(found, page.head, number, name)
    for left_out in page.left_out[:_MAX_NOTES]:
        report(Issue("note", "left-out", f"{name}: belongs to no article: {left_out[:60]}", name))
    if len(page.left_out) > _MAX_NOTES:
        report(Issue("note", "left-out", f"{name}: {len(page.left_out) - _MAX_NOTES} more blocks belong to no article", name))


def _article(found: PageArticle, head: PageHead, number: int, name: str) -> Article:
    traced = found.traced
    kicker, subtitle = kicker_and_subtitle(found.headlines)
    extra = [("page_order", str(number)), ("page_line", str(found.first_line))]
    if found.asides:
        extra.append(("asides", " | ".join(found.asides)))
    return Article(
        id=content_id(traced.text),
        text=traced.text,
        title=" ".join(found.headlines) or None,  # whole: which line is the headline proper does not always show
        kicker=kicker,
        subtitle=subtitle,
        byline=tuple(found.byline) or inline_byline(traced.text),
        published=head.published,
        source=head.source,
        page=head.page,
        continued=found.continued,
        notes=tuple(found.notes),
        file=name,
        extra=tuple(extra),
        origin=traced.runs,
    )


# ---------------------------------------------------------------- single articles


def _plain(text: str, name: str) -> Article:
    lines = list(text_lines(text))
    fields, lines = _header(lines)
    byline: list[str] = []
    heads: list[str] = []
    while lines and (taken := _above_body(lines, heads, byline, fields)):
        lines = lines[taken:]
    lines = _without_tail(lines, byline)
    body = Trace()
    for line in lines:
        if _RULER.match(line.text):
            continue
        if body.text:
            body.add("\n")
        body.keep(line.text, line.bare.start)
    traced = body.traced()
    if "title" not in fields and heads:
        fields |= _titles(heads)
    article = Article(
        content_id(traced.text), traced.text, byline=tuple(byline) or inline_byline(traced.text), file=name, origin=traced.runs
    )
    return with_fields(article, fields)


def _header(lines: list[TextLine]) -> tuple[dict[str, str], list[TextLine]]:
    """The fields of a crawler's header or of front matter, and the lines after it. A single 标题：… line is a header too."""
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[:40]):
        match = _HEADER.match(line.text)
        name = (match[1] or match[2]).strip().lower() if match else ""
        field = FIELD_OF.get(name)
        if match and field == "text":
            rest = line.bare.cut(match.start(3))
            return fields, [*([rest] if rest.text else []), *lines[number + 1 :]]
        if match and field and _says(field, match[3]):
            if match[3]:
                fields.setdefault(field, match[3].strip().strip("\"'"))
        elif not _RULER.match(line.text) and not (fields and match and len(name) <= 6 and line.text.isascii()):
            return (fields, lines[number:]) if fields else ({}, lines)
    return ({}, lines) if not fields else (fields, [])


def _says(field: str, value: str) -> bool:
    """Is this a value of the field? 记者：去年成绩如何？ and 时间：下周一 begin texts, not headers."""
    if not value.strip():
        return True
    if field == "byline":
        return names_only(value.replace(";", " ")) or (len(value) <= 12 and not re.search("[。？！，]", value))
    return field != "published" or iso_date(value) is not None


def _above_body(lines: list[TextLine], heads: list[str], byline: list[str], fields: dict[str, str]) -> int:
    """How many lines at the top are no body text; what they say goes to ``heads``, ``byline`` and ``fields``."""
    line = lines[0]
    kind = kind_of(line)[0]
    if _RULER.match(line.text):
        return 1
    if about := _about(line.text):
        for field, value in about.items():
            fields.setdefault(field, value)
        return 1
    if len(lines) == 1 or kind == "dateline" or line.text.partition("：")[0] in FIELD_OF:
        return 0
    if kind in ("byline", "closing"):
        byline += byline_names(line.text)
        return 1
    heading = len(line.text) <= _MAX_HEAD and not re.search(r"[。；，、：:？！]$", line.text) and "。" not in line.text
    if not heading or len(heads) >= _MAX_HEADS or (heads and not _more_above(lines)):
        return 0
    heads.append(line.text.lstrip("# "))
    return 1


def _more_above(lines: list[TextLine]) -> bool:
    """Is a line below the first headline still no body text: 主题, 副题, a slogan? A section head (一、…) and a salutation are body text."""
    for line in lines[:_MAX_HEADS]:
        if kind_of(line)[0] in ("byline", "dateline") or len(line.text) > _MAX_HEAD or "。" in line.text:
            return line is not lines[0]
        if _SECTION.match(line.text) or line.indented or re.search("[：:，；]$", line.text):
            return False
    return False


def _without_tail(lines: list[TextLine], byline: list[str]) -> list[TextLine]:
    """The lines of the body, without editors' notes and bylines at its end; the names go to ``byline``."""
    while len(lines) > 1:
        last = lines[-1]
        kind = kind_of(last)[0]
        if kind in ("byline", "closing"):
            byline += byline_names(last.text)
        elif not _TAIL.match(last.text):
            break
        lines = lines[:-1]
    if lines and (signed := trailing_byline(lines[-1].text)) and signed[0]:
        byline += signed[1]
        lines = [*lines[:-1], lines[-1].bare.cut(0, signed[0])]
    return lines


def _about(text: str) -> dict[str, str]:
    """What a line about date and source says: 2024-05-07 08:30 来源：望泽日报 作者：谷一帆."""
    if len(text) > 120 or re.search("[。；]", text):
        return {}
    found: dict[str, str] = {}
    for match in _ABOUT.finditer(text):
        field, value = FIELD_OF.get(match[1] or "日期"), (match[2] or match[3]).strip()
        if field and _says(field, value):
            found.setdefault(field, value)
    return found if found.keys() & {"published", "source"} and (len(found) > 1 or _ABOUT.match(text)) else {}


def _titles(heads: list[str]) -> dict[str, str]:
    """Headline, 引题 (it ends with 强调) and 副题 of the lines above a body."""
    if len(heads) > 1 and re.search(r"(?:强调|指出|要求|时说)$", heads[0]):
        return {"kicker": heads[0], "title": heads[1]} | ({"subtitle": " ".join(heads[2:])} if heads[2:] else {})
    return {"title": heads[0]} | ({"subtitle": " ".join(heads[1:])} if heads[1:] else {})
