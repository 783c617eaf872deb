"""Places by name.

In:  PreparedArticle.    Out: PlaceMentions in order.

Names of the division table, and names with the suffix of a division (望泽区, 东港镇, 云台新区) that the table does not know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows
from kg.model import PlaceMention, PreparedArticle

_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "区": "county",
    "县": "county",
    "旗": "county",
    "新区": "zone",
    "开发区": "zone",
    "高新区": "zone",
    "自贸区": "zone",
    "片区": "zone",
    "镇": "town",
    "乡": "town",
    "街道": "town",
    "村": "village",
    "社区": "village",
}
_SUFFIX = re.compile(r"(?:新区|开发区|高新区|自贸区|自治区|片区|街道|社区|[省市州盟区县旗镇乡村])")
_NOT_BEFORE = frozenset("全我各该本一两三四五六七八九十百几多某外地到在和与及的是为由向对从省市区县镇乡村州街、，。；：“”（）《》 \n")
_COMMON = frozenset(
    {"新区", "郊区", "城区", "矿区", "市区", "林区", "山区", "园区", "区区", "特区"}
)  # divisions once, words everywhere else
_NOT_FIRST = frozenset("副新年月日听代平政增强建设推进打造聚焦围绕加快支持服务开展坚持实施提升")
_WORDS = re.compile(
    r"(?:城区|地区|园区|景区|小区|社区|校区|厂区|库区|牧区|山区|辖区|城市|超市|都市|上市|门市|城镇|乡镇|集镇|农村|乡村|中心村|军区|分区|战区|专区|特区|灾区|矿区|林区|郊区|老区|边区|港区|湾区|示范区|保税区|试验区|合作区|功能区|核心区|商圈|行政区|集聚区|度假区|保护区)$"
)


@lru_cache(maxsize=1)
def _known() -> tuple[WordMatcher, dict[str, str]]:
    levels = {
        name: level
        for name, _, level, _, _ in rows("divisions", ("name", "code", "level", "since", "until"))
        if len(name) > 1 and name not in _COMMON
    }
    return WordMatcher(levels), levels


def find_places(prepared: PreparedArticle) -> tuple[PlaceMention, ...]:
    """The places named in an article."""
    text = prepared.folded
    matcher, levels = _known()
    found = {
        start: PlaceMention(start, stop, "division-table", text[start:stop], levels[text[start:stop]]) for start, stop in matcher.find(text)
    }
    starts = {token.start for token in prepared.tokens}
    for match in _SUFFIX.finditer(text):
        start = _begin(text, match.start(), match.end(), starts)
        if start is not None and not any(start <= s < match.end() for s in found):
            name = text[start : match.end()]
            found[start] = PlaceMention(start, match.end(), "division-suffix", name, _LEVELS[match[0]])
    return tuple(found[start] for start in sorted(found))


def _begin(text: str, suffix: int, match_stop: int, starts: set[int]) -> int | None:
    """Two to four characters before the suffix, beginning at a word."""
    if text[suffix + 1 : suffix + 2] in ("长", "委", "政") and text[suffix : suffix + 1] in "市区县" and text[suffix - 1 : suffix] == "副":
        return None
    if text[suffix] == "市" and text[suffix + 1 : suffix + 2] in ("场", "民", "值", "面"):
        return None
    for length in (2, 3, 4, 1):
        start = suffix - length
        piece = text[max(0, start) : suffix]
        if start < 0 or start not in starts or piece[0] in _NOT_FIRST or any(c in _NOT_BEFORE for c in piece):
            continue
        if length == 1 and text[suffix : suffix + 1] not in "县村镇":
            continue
        if (
            re.fullmatch(r"[\u4e00-\u9fff]+", piece)
            and not _WORDS.search(text[start : suffix + 2])
            and not _WORDS.search(text[start : suffix + 1])
        ):
            return _extended(text, start, match_stop, starts)
    return None


def _extended(text: str, start: int, stop: int, starts: set[int]) -> int:
    """A name that always follows the same word is longer: 海岸新区 never stands without 西."""
    times = text.count(text[start:stop])
    for longer in (start - 1, start - 2):
        piece = text[max(0, longer) : start]
        if longer < 0 or any(c in _NOT_BEFORE or c in _NOT_FIRST for c in piece):
            break
        if times > 1 and longer in starts and text.count(text[longer:stop]) == times:
            return longer
    return start
