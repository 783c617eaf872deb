"""The region an article is about: what 全区, 我市, 新区 mean.

In:  PreparedArticle, places.    Out: a name, or None when nothing supports one.

    1  the region of the metadata
    2  中国 for what the nation's media report
    3  the place a headline opens with, where the deictic words of the text agree (望泽区2023年统计公报)
    4  the place of the paper (澄川日报 -> 澄川市), unless the deictic words speak of a place of another level that the text names
    5  the place of the text that the deictic words fit, named most often
"""

from __future__ import annotations

import re
from collections import Counter

from kg.mentions.own_names import deictic_levels, is_national, own_name
from kg.mentions.places import is_name_like
from kg.model import PlaceMention, PreparedArticle

_NATIONAL = re.compile(r"国务院|中共中央|全国|我国|国家主席|新华社北京|外交部")
_NAME = r"([\u4e00-\u9fff]{2,8}?自治[县州区旗]|[\u4e00-\u9fff]{2,3}(?:新区|街道|[省市区县州旗镇乡])|[\u4e00-\u9fff]{2,5}(?:合作区|管理区|开发区|示范区|港区)(?=20))"
_TITLED = re.compile(r"(?:【[^】]*】)?(?:\d{4}年?)?(?:中共|政协|中国共产党|共青团|[^，。《》]{0,6}[访记])?" + _NAME)
_VISITED = re.compile("(?:专访|访|对话)" + _NAME + "(?=委|[长党]|人民政府)")
_OF_YEAR = re.compile(r"(?:19|20)\d\d年|政府工作报告|国民经济|第[一二三四五六七八九十]+届")  # 滨河区2025年计划报告
_SUFFIX = re.compile(r"(?:[\u4e00-\u9fff]{1,8}族自治[县州旗]|新区|[省市区县州旗盟镇乡村])$")
_LEVELS = {
    "省": ("province",),
    "市": ("city", "county"),
    "区": ("county", "zone"),
    "县": ("county",),
    "州": ("city",),
    "旗": ("county",),
    "镇": ("town",),
    "乡": ("town",),
    "村": ("village",),
    "新区": ("zone", "county"),
}


def find_region(prepared: PreparedArticle, places: tuple[PlaceMention, ...]) -> str | None:
    """The region of the metadata, else the place that headline, source and deictic words speak for."""
    article, text = prepared.article, prepared.folded
    if article.region:
        return article.region
    title, source = article.title or "", article.source or ""
    said = deictic_levels(title + "\n" + text)
    if is_national(source) or (not source and not said and len(_NATIONAL.findall(text)) >= 2):
        return "中国" if _NATIONAL.search(text) or source.startswith(("CCTV", "国务院")) else None
    counts = Counter(p.name for p in places)
    levels = {p.name: p.level for p in places}
    headed = _headed(title, text, counts)
    own = own_name(source, title, text) or _named_in(source, counts)
    if headed and (_agrees(headed, said) or _OF_YEAR.match(title, title.find(headed) + len(headed))):
        return headed
    level = min(said, key=lambda level: (-said[level], level)) if said else None
    others = _of_level(counts, levels, level)
    if own and (own in title or not others or (_agrees(own, said) and _is_named(own, text, others, counts))):
        return own
    return _commonest(counts, levels, level, title, text) or own


def _headed(title: str, text: str, counts: Counter[str]) -> str | None:
    """The place a headline opens with, when the text names it too: 望泽区2023年统计公报, 巴音塔拉旗：…"""
    if visited := _VISITED.search(title):
        return visited[1] if visited[1] in text else None
    opening = next((name for name in sorted(counts, key=len, reverse=True) if title.startswith(name) and len(name) > 2), None)
    match = _TITLED.match(title)
    if opening or match is None or not is_name_like(match[1]):
        return opening
    return match[1] if match[1] in text or _OF_YEAR.match(title, match.end()) else None


def _named_in(source: str, counts: Counter[str]) -> str | None:
    """The place of the text whose name a source contains: 清风望泽, 平安青溪."""
    named = [name for name in counts if len(name) > 2 and _SUFFIX.sub("", name) in source and len(_SUFFIX.sub("", name)) > 1]
    return min(named, key=lambda name: (-counts[name], name)) if named else None


def _is_named(own: str, text: str, others: list[str], counts: Counter[str]) -> bool:
    """Does the text name the place of its paper, by its stem at least when no other place of its level is named often?"""
    return own in text or (_SUFFIX.sub("", own) in text and max(counts[name] for name in others) < 3)


def _agrees(name: str, said: Counter[str]) -> bool:
    """Do the deictic words of the text (全区, 我市) fit a place, as well as any other?"""
    own = max((said[level] for level in said if name.endswith(level) or (name.endswith("新区") and level == "区")), default=0)
    return own * 2 >= max(said.values(), default=0)


def _of_level(counts: Counter[str], levels: dict[str, str | None], level: str | None) -> list[str]:
    """The places of the text that the deictic words can mean."""
    if level is None:
        return []
    return [name for name in counts if len(name) > 2 and levels[name] in _LEVELS.get(level, ()) and name.endswith(level)]


def _commonest(counts: Counter[str], levels: dict[str, str | None], level: str | None, title: str, text: str) -> str | None:
    pool = _of_level(counts, levels, level) or [name for name in counts if levels[name] in ("city", "county", "zone")]
    if not pool:
        return None
    return min(pool, key=lambda name: (-counts[name] - 2 * title.count(name), text.find(name), name))
