"""The names that users give to the fields of an article, and what becomes of their values.

In:  fields by their own names (标题, pub_date, 链接 …).    Out: Article fields; names that mean nothing here are kept in ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.intake.bylines import byline_names
from kg.intake.dates import iso_date
from kg.lexicon.characters import simplified
from kg.model import Article

_ALIASES = {
    "id": "id 编号 文章编号 序号 article_id docid newsid guid",
    "title": "title 标题 题名 题目 主题 headline title-题名 文章标题 新闻标题 articletitle",
    "kicker": "kicker 引题 肩题 眉题 leadtitle introtitle pretitle",
    "subtitle": "subtitle 副题 副标题 子标题 subtitle-副题",
    "text": "text content body 正文 内容 全文 文本 article 文章内容 正文内容 新闻内容 fulltext",
    "published": "published date pub_date publish_date publish_time pubtime pubdate published_at datetime 日期 发布时间 发布日期 出版日期 发表时间 时间 pubtime-出版时间",
    "source": "source 来源 媒体 报纸 报纸名称 刊名 出处 媒体名称 source-刊名 source-文献来源 newspaper publisher",
    "url": "url link 链接 网址 docurl link-链接 原文链接",
    "byline": "byline author 作者 记者 author-作者 reporter authors",
    "page": "page section 版面 版次 版名 page-页码 pageno",
    "region": "region 地区 区域 所属地区",
}
FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split()}
_NAMES = re.compile(r"[,;；/|]+")


def field_name(name: str, given: Mapping[str, str]) -> str:
    """The field a column or key is: what the user says (--map), else what the name usually means, else its own name."""
    plain = name.strip("\ufeff \u3000\t")
    return given.get(plain) or FIELD_OF.get(simplified(plain).lower(), plain)


def with_fields(article: Article, fields: Mapping[str, str]) -> Article:
    """The article with values for its fields; what a value says wins over what the article had."""
    known = {key: value.strip() for key, value in fields.items() if value and value.strip()}
    changes: dict[str, object] = {
        key: known[key] for key in ("id", "title", "kicker", "subtitle", "source", "url", "page", "region") if key in known
    }
    if when := iso_date(known.get("published", "")):
        changes["published"] = when
    if names := byline_names(_NAMES.sub(" ", known.get("byline", ""))):
        changes["byline"] = tuple(names)
    changes["inferred"] = tuple(field for field in article.inferred if field not in changes)
    return replace(article, **changes)  # type: ignore[arg-type]  # the keys are fields of Article with values of their types
