"""Areas by their short names: countries, blocs, regions of several provinces, provinces and cities without their suffix (福建, 荆州).

In:  PreparedArticle.    Out: PlaceMentions in order, without overlap.

A short name counts only where words begin and end: 马里 is no country within 马里兰州. That of a county counts behind its province or
city (浙江|安吉), wherever the segmenter sees words begin; elsewhere too many are plain words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows
from kg.model import PlaceMention, PreparedArticle

_NO_NATION = re.compile("[洋河湾岛海兰族语]")  # 印度洋, 约旦河, 马里兰
_SHORTENED = {"province": "province", "city": "city"}
_COUNTY_TAIL = re.compile(r"(?:(?:[\u4e00-\u9fff]{1,5}族){1,4}自治县|[县市旗])$")  # 建宁县 is 建宁; a district keeps its 区
_TAIL = re.compile(r"(?:(?:[\u4e00-\u9fff]{1,5}族){1,4})?(?:特别行政区|自治区|自治州|地区|[省市州盟])$")


@lru_cache(maxsize=1)
def _areas() -> tuple[WordMatcher, dict[str, str]]:
    levels = {name: level for name, level, _ in rows("areas", ("name", "level", "code"))}
    for name, _, level, _, until in rows("divisions", ("name", "code", "level", "since", "until")):
        short = _TAIL.sub("", name)
        if level in _SHORTENED and not until and len(short) > 1 and short != name:
            levels.setdefault(short, level)
    for short, long in (("内蒙古", "province"), ("广西", "province"), ("新疆", "province"), ("宁夏", "province"), ("西藏", "province")):
        levels[short] = long
    return WordMatcher(levels), levels


@lru_cache(maxsize=1)
def _counties() -> dict[str, frozenset[str]]:
    """The short names of the counties of a province, by that of the province and those of its cities."""
    codes: dict[str, str] = {}
    counties: dict[str, set[str]] = {}
    for name, code, level, _, until in rows("divisions", ("name", "code", "level", "since", "until")):
        if until:
            continue
        if level == "county":
            short = _COUNTY_TAIL.sub("", name)
            if 2 <= len(short) < len(name):
                counties.setdefault(code[:2], set()).add(short)
        else:
            codes[_TAIL.sub("", name)] = code[:2]
    return {name: frozenset(counties.get(code, ())) for name, code in codes.items()}


def area_levels() -> dict[str, str]:
    """Every short name with its level: nation, bloc, region, zone, province or city."""
    return _areas()[1]


def find_areas(prepared: PreparedArticle, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The areas that short names stand for; a place may follow without a border (新疆|阿勒泰地区). Time is linear in the length of the article."""
    matcher, levels = _areas()
    text = prepared.folded
    begins = {token.start for token in prepared.tokens}
    ends = {len(text)} | begins | {place.start for place in places}
    found: list[PlaceMention] = []
    matches = list(matcher.find(text))
    following = {start for start, _ in matches}  # 福建|厦门 can be one word to the segmenter
    for start, stop in matches:
        level = levels[text[start:stop]]
        county = next((n for n in (4, 3, 2) if text[stop : stop + n] in _counties().get(text[start:stop], ())), 0)
        ended = stop in ends or stop in following or county > 0 or (level == "nation" and not _NO_NATION.match(text, stop))
        if (start in begins or (found and found[-1].stop == start)) and ended:
            found.append(PlaceMention(start, stop, "area", text[start:stop], level))
            if county:
                found.append(PlaceMention(stop, stop + county, "area", text[stop : stop + county], "county"))
    return tuple(found)
