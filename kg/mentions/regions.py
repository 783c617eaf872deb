"""The region an article is about: what 全区, 我市, 新区 mean.

In:  PreparedArticle, places.    Out: a name, or None when nothing supports one.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.model import PlaceMention, PreparedArticle

_NATIONAL = re.compile(r"国务院|中共中央|全国|我国|国家主席|新华社北京|外交部")
_DEICTIC = re.compile(r"全([省市区县州镇村])|我([省市区县州])|(新区)(?:上下|各级|领导|将|要|实现)")
_NAME = r"([\u4e00-\u9fff]{2,8}?自治[县州区旗]|[\u4e00-\u9fff]{2,3}(?:新区|[省市区县州旗镇]))"
_TITLED = re.compile(
    r"(?:中共|政协)?"
    + _NAME
    + r"(?=(?:19|20)\d\d年|第?[一二三四五六七八九十]+[届次]|人民政府|政府|人大|政协|召开|举行|举办|部署|发布|经济|统计|国民|获|入选|推进|加快|全面|启动|开展|打造|委|党|[上下]半年|[前一二三四]\S?季度|今年|[：:])"
)
_PAPER = re.compile(r"(?:今日)?([\u4e00-\u9fff]{2,3}?)(?:区|县|市|新区)?(?:日报|晚报|时报|新报|报|新闻|融媒|时讯|发布)")
_PUBLISHER = re.compile(_NAME + r"(?=人民政府|政府|统计局|委员会|委|融媒|新闻|人大|发展)")
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
    named = _named_outside(title, source)
    if named and (named in text or not any(name in title for name in pool)) and _agrees(named, level):
        return named
    own = _of_newspaper(source, text, level)
    if own and own not in pool:
        return own
    if not pool:
        return None
    return min(pool, key=lambda n: (-counts[n], text.find(n), n))


def _named_outside(title: str, source: str) -> str | None:
    """The place a headline opens with or a government publishes for: 望泽区2023年统计公报, 望泽区人民政府."""
    match = _TITLED.match(title) or _PUBLISHER.match(source)
    return match[1] if match else None


def _of_newspaper(source: str, text: str, level: str | None) -> str | None:
    """我市 in 澄川日报 is 澄川市, when the text names 澄川 at all."""
    match = _PAPER.match(source)
    if match is None or level is None or match[1] not in text:
        return None
    name = match[1] + level
    return name if name in text else None


def _agrees(name: str, level: str | None) -> bool:
    """Does a place fit the deictic words of the text? 全市 in a paper of a district speaks of another place."""
    return level is None or name.endswith(level[-1])


def _level_of(text: str) -> str | None:
    found = Counter(m[1] or m[2] or m[3] for m in _DEICTIC.finditer(text))
    return min(found, key=lambda level: (-found[level], level)) if found else None
