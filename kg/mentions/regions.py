"""The region an article is about: what 全区, 我市, 新区 mean.

In:  PreparedArticle, places.    Out: a name, or None when nothing supports one.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.model import PlaceMention, PreparedArticle

_NATIONAL = re.compile(r"国务院|中共中央|全国|我国|国家主席|新华社北京|外交部")
_DEICTIC = re.compile(r"全([省市区县州镇村])|我([省市区县州])|(新区)(?:上下|各级|领导|将|要|实现)")
_LEVEL = {
    "省": ("province",),
    "市": ("city", "county"),
    "区": ("county", "zone"),
    "县": ("county",),
    "州": ("city",),
    "镇": ("town",),
    "村": ("village",),
    "新区": ("zone", "county"),
}


def find_region(prepared: PreparedArticle, places: tuple[PlaceMention, ...]) -> str | None:
    """The region of the metadata, else the place that the deictic words of the text (全区, 我市) fit best, else the nation for national news."""
    if prepared.article.region:
        return prepared.article.region
    text = prepared.folded
    counts = Counter(p.name for p in places)
    title = prepared.article.title or ""
    for name in counts:
        counts[name] += 2 * title.count(name)
    level = _level_of(text)
    source = prepared.article.source or ""
    national = re.search(r"CCTV|新闻联播|人民日报|新华社|国务院", source) is not None or (
        level is None and len(_NATIONAL.findall(text)) >= 2
    )
    if national:
        return "中国" if _NATIONAL.search(text) or source.startswith(("CCTV", "国务院")) else None
    suffix = {p.name: p.level for p in places}
    fitting = [n for n in counts if level and suffix[n] in _LEVEL[level] and (n.endswith(level[-1]))]
    fitting = [n for n in fitting if len(n) > 2]
    pool = fitting or [n for n in counts if suffix[n] in ("city", "county", "zone")]
    by_source = [
        n
        for n in pool
        if (source and n[: max(2, len(n) - 1)] in source) or (n.rstrip("区县市新州") in source and len(n.rstrip("区县市新州")) >= 2)
    ]
    pool = by_source or pool
    if not pool:
        return None
    return min(pool, key=lambda n: (-counts[n], text.find(n), n))


def _level_of(text: str) -> str | None:
    found = Counter(m[1] or m[2] or m[3] for m in _DEICTIC.finditer(text))
    return min(found, key=lambda level: (-found[level], level)) if found else None
