"""Places by name.

In:  PreparedArticle.    Out: PlaceMentions in order.

Names of the division table; the place the source speaks for (青砚县 in 今日青砚); and names with the suffix of a division
(望泽区, 东港镇, 云台新区) that the table does not know. Most words before such a suffix make no name (主产区, 居民区, 创建省级): what the
segmenter takes for an ordinary word is a name only where an organ or a place stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows
from kg.mentions.own_names import SUFFIXES, source_stem
from kg.model import PlaceMention, PreparedArticle, Token

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
_SUFFIX = re.compile(r"(?:新区|开发区|高新区|自贸区|自治区|片区|街道|社区|[省市州区县镇乡村])")
_NOT_AFTER = re.compile(
    r"省[份级去略内]|市[场民值面容级内长]|县[域级城内长]|区[域间别分位级块内长]|乡[村镇音亲愁土长]|村[庄民落级里组长]|镇[村静街上级长]|州[际长]|街道[办上]?[两旁]"
)
_NOT_BEFORE = frozenset("全我各该本一两三四五六七八九十百几多某外地到在和与及的是为由向对从省市区县镇乡村州街、，。；：“”（）《》 \n")
_COMMON = frozenset(
    {"自治区", "自治州", "自治县", "自治旗", "新区", "郊区", "城区", "矿区", "市区", "林区", "山区", "园区", "区区", "特区"}
)  # divisions once, words everywhere else
_NOT_FIRST = frozenset("副新代政增强建设推进打造聚焦围绕加快支持服务开展坚持实施提升跨据就同把这每以使让等家个原")
_WORDS = re.compile(
    r"(?:[城地园景小社校厂库牧山辖军分战专特灾矿林郊老边港湾牧灌苏][区]|城市|超市|都市|上市|门市|股市|楼市|夜市|集市|城镇|乡镇|集镇|小镇|古镇|农村|乡村|城乡|下乡|返乡|中心村|城中村|"
    r"自然村|行政村|传统村|示范区|保税区|试验区|实验区|合作区|功能区|核心区|商圈|行政区|集聚区|度假区|保护区|主产区|居民区|欧元区|直辖市|经济区|专属区|棚户区|商务区)$"
)
_NEVER = re.compile(r"(?:v$|vn$|t|r|c|p|d$|u|m$|q|y|ad)")  # tags of words that no name begins with
_NOUN = re.compile(r"(?:a|f|b|n$|j$|i|l|an|s)")  # tags of words that are names where an organ or a place stands beside them only
_ORGAN = re.compile(
    r"委|人民政府|政府|人大|政协|人民法院|法院|检察院|公安|统计局|境内|工委|管委|党支部|党总支|村民|召开|举行|举办|位于|印发|出台|启动"
)
_GENERIC_ZONE = re.compile(
    r"城市|产业|国家级?|省级|经济|技术|工业|科技|现代|发展|示范|城东|城西|城南|城北|各个?|多个?|老城|高铁|空港|生态|创"
)  # 产业新区
_GENERIC_COUNTY = re.compile(
    r"贫困|重点|试点|示范|产粮|农业|工业|帮扶|脱贫|人口|经济|牧业|边境|生态|产油|直辖|[地县省]级|股|楼|强|名|资源|旅游|文化|卫星|中心|节点|口岸|海滨|沿海|内陆|兄弟|周边|同类|百强|大|小"
)
_PARTIES = re.compile(
    r"民主党派|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|共青团|妇联|总工会|党组|常委|政协|人大"
)  # 民革|市委会
_UPPER = re.compile(r"[省市州区县镇乡]$")


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
    found = {}
    for known, stop in matcher.find(text):
        begin = _longer(text, known, stop)
        found[begin] = PlaceMention(begin, stop, "division-table", text[begin:stop], levels[text[known:stop]])
    for mention in _of_source(prepared):
        for inside in range(mention.start + 1, mention.stop):  # 砚县 within 青砚县
            found.pop(inside, None)
        found[mention.start] = mention
    taken = {at for mention in found.values() for at in range(mention.start, mention.stop)}
    tokens = {token.start: token for token in prepared.tokens}
    for match in _SUFFIX.finditer(text):
        if match.start() in taken or _NOT_AFTER.match(text, match.end() - 1):
            continue
        start = _begin(text, match.start(), match.end(), tokens)
        if start is not None and start not in taken:
            name = text[start : match.end()]
            if name in _COMMON:
                continue
            found[start] = PlaceMention(start, match.end(), "division-suffix", name, _LEVELS[match[0]])
    return tuple(found[start] for start in sorted(found))


def _longer(text: str, start: int, stop: int) -> int:
    """沙县 is not named where the text speaks of 澜沙: a known name of two characters within an invented one."""
    longer = text[start - 1 : stop - 1]
    if stop - start == 2 and start and "\u4e00" <= text[start - 1] <= "\u9fff" and text.count(longer) > text.count(longer + text[stop - 1]):
        return start - 1
    return start


def _of_source(prepared: PreparedArticle) -> Iterator[PlaceMention]:
    """The place that the source speaks for, wherever the text gives it with a suffix: 青砚县 in 今日青砚."""
    stem = source_stem(prepared.article.source or "")
    if stem is None:
        return
    text = prepared.folded
    people = re.compile(r"[\u4e00-\u9fff]{1,10}?族自治[县州旗乡]")
    for match in re.finditer(re.escape(stem), text):
        if own := people.match(text, match.end()):
            yield PlaceMention(match.start(), own.end(), "division-of-source", text[match.start() : own.end()], _level(own[0]))
            continue
        rest = "" if stem.endswith(SUFFIXES) and len(stem) > 2 else next((s for s in SUFFIXES if text.startswith(s, match.end())), None)
        if rest is not None and not _NOT_AFTER.match(text, match.end() + len(rest) - 1):
            name = stem + rest
            yield PlaceMention(match.start(), match.start() + len(name), "division-of-source", name, _level(name))


def _level(name: str) -> str | None:
    """The level that the longest suffix of a name stands for."""
    return next((_LEVELS[name[-length:]] for length in (3, 2, 1) if name[-length:] in _LEVELS), None)


def _begin(text: str, suffix: int, match_stop: int, tokens: dict[int, Token]) -> int | None:
    """Where the name before a suffix begins: two to four characters, at a word; a longer one when the shorter never stands alone."""
    for length in (2, 3, 4, 1):
        start = suffix - length
        piece = text[max(0, start) : suffix]
        if start < 0 or start not in tokens or piece[0] in _NOT_FIRST or any(c in _NOT_BEFORE for c in piece):
            continue
        if length == 1 and text[suffix : suffix + 1] not in "县村镇":
            continue
        if (
            not re.fullmatch(r"[\u4e00-\u9fff]+", piece)
            or _WORDS.search(text[start : suffix + 1])
            or _WORDS.search(text[start : suffix + 2])
        ):
            continue
        if _PARTIES.search(piece):
            continue
        ordinary = _is_ordinary(start, suffix, tokens)
        zone = text.startswith("新区", suffix) and not _GENERIC_ZONE.search(text[start:suffix])
        if ordinary == "never" or (ordinary == "noun" and not zone and not _supported(text, start, match_stop)):
            continue
        return _extended(text, start, match_stop, tokens)
    return None


def _is_ordinary(start: int, suffix: int, tokens: dict[int, Token]) -> str:
    """What ordinary words make up the stretch before a suffix: "never" a name (今年|区, 创建|省), "noun" (居民|区), or "" when it may be one."""
    at, kind = start, ""
    while at < suffix and (token := tokens.get(at)) is not None:
        short = len(token.word) == 1
        if at > start and tokens[start].tag.startswith("nr") and token.tag == "n" and not short:
            return "never"  # 某某代表|区委
        if (not short or (at == start and token.tag != "v")) and _NEVER.match(token.tag):
            return "never"
        if (not short and _NOUN.match(token.tag)) or (short and at == start and token.tag == "v"):
            kind = "noun"
        at = token.stop
    return kind


def _supported(text: str, start: int, stop: int) -> bool:
    """Does an organ follow (高庄区人民政府), or a wider place stand before (望泽区高庄镇)?"""
    if (
        stop - start < 5
        and text[stop - 1] in "县市"
        and text[stop - 2] not in "区城"
        and not _GENERIC_COUNTY.search(text[start : stop - 1])
    ):
        return True  # hardly a common noun stands before 县
    small = text[stop - 1] in "镇乡村" and text.count(text[start:stop]) > 1  # 石门寨村 … 石门寨村
    return small or bool(_ORGAN.match(text, stop)) or bool(_UPPER.search(text[max(0, start - 1) : start]))


def is_name_like(name: str) -> bool:
    """Can a word with the suffix of a division be a name: 望泽区, not 老旧小区 or 居民区?"""
    return not _WORDS.search(name) and name[0] not in _NOT_FIRST and not any(c in _NOT_BEFORE for c in name[:-1] if c not in "新自治")


def _extended(text: str, start: int, stop: int, tokens: dict[int, Token]) -> int:
    """A name that always follows the same word is longer: 海岸新区 never stands without 西."""
    times = text.count(text[start:stop])
    for longer in (start - 1, start - 2):
        piece = text[max(0, longer) : start]
        if longer < 0 or any(c in _NOT_BEFORE or c in _NOT_FIRST for c in piece):
            break
        if times > 1 and longer in tokens and text.count(text[longer:stop]) == times:
            return longer
    return start
