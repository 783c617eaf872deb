"""The place a paper, a government or a headline speaks for: 今日青砚 -> 青砚, 云岫新区报 -> 云岫新区.

In:  source, headline and text of an article.    Out: a name with its division suffix, or the bare stem when the source gives no more.

Invented and small places stand in no table: the name of the paper, repetition and the deictic words of the text (全县, 我市, 区委) give them.
"""

from __future__ import annotations

import re
from collections import Counter

SUFFIXES = (
    "新区",
    "自治县",
    "自治州",
    "自治旗",
    "自治区",
    "开发区",
    "高新区",
    "街道",
    "省",
    "市",
    "区",
    "县",
    "州",
    "旗",
    "盟",
    "镇",
    "乡",
    "村",
)
_NATIONAL = re.compile(
    r"CCTV|央视|新闻联播|中央广播电视总台|新华社|新华网|国务院|中国政府网|中新社|^(?:人民|光明|经济|工人|农民|法治|解放军|科技|中国\S{1,4})(?:日报|网|报)"
)
_BODIES = (
    "集团",
    "公司",
    "大学",
    "学院",
    "医院",
    "油田",
    "煤矿",
    "园区",
    "产业园",
    "机场",
    "厂",
    "农场",
    "兵团",
    "银行",
    "法庭",
)  # papers of firms, schools and courts
_BEFORE = re.compile(r"^(?:今日|掌上|中共|政协|法治|清风|平安|健康|文明|文旅|智慧|网信|廉洁|青春|文化)(?=[\u4e00-\u9fff]{2})")
_BEHIND = re.compile(
    r"(?:日报|晚报|晨报|早报|时报|新报|快报|导报|商报|周报|周刊|报社?|新闻网?|融媒体?(?:中心)?|时讯|快讯|发布|广播电视台|电视台|电台|"
    r"人民政府|政府|管委会|管理委员会|办事处|[发财统工农住教科商文卫民水交生自应市审人][\u4e00-\u9fff]{0,10}局|人大|政协|党委|委员会|区委|县委|市委|省委|教育|公安|法院|检察|交警|消防|组工|党建|统战|工会|共青团|妇联|文旅|卫健|农业|财政|税务|应急|政务|宣传|纪检|在线|资讯|观察|通讯|网|客户端|公众号).*$"
)
_DEICTIC = re.compile(
    r"[全我](?P<whole>新区|[省市区县州旗镇乡村])(?![委长级直领])|(?<![\u4e00-\u9fff])(?P<bare>[省市区县州旗镇乡村])(?=\S{0,3}[委长政人局领直级])"
)
_ZONE = re.compile(r"(?<![\u4e00-\u9fff])新区|(?:在|来|到|为|与|全|推动|驻)新区")


def is_national(source: str) -> bool:
    """Is the source one of the nation: CCTV, 人民日报, 国务院?"""
    return _NATIONAL.search(source) is not None


def source_stem(source: str) -> str | None:
    """The place in the name of a source: 澄川日报 -> 澄川, 塔伦县融媒 -> 塔伦县; None for a paper of the nation or a name of one character."""
    if not source or is_national(source):
        return None
    stem = _BEHIND.sub("", _BEFORE.sub("", source.strip()))
    return stem if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}", stem) and stem != source else None


def deictic_levels(text: str) -> Counter[str]:
    """How strongly the deictic words of a text speak of each suffix: 全县 and 县委 of 县; what is said of the whole counts threefold."""
    found: Counter[str] = Counter()
    for match in _DEICTIC.finditer(text):
        found[match["whole"] or match["bare"]] += 3 if match["whole"] else 1
    zones = len(_ZONE.findall(text))
    if zones >= 2:
        found["新区"] += 2 * zones
    return found


def own_name(source: str, title: str, text: str) -> str | None:
    """The full name of the place that a source speaks for; its suffix from the source, else from the text, else from the deictic words."""
    stem = source_stem(source)
    if stem is None or (len(stem) > 2 and stem.endswith(SUFFIXES)) or stem.endswith("县"):
        return stem
    words = title + "\n" + text
    if stem.endswith(_BODIES):
        return stem if stem in words else None
    people = re.search(re.escape(stem) + r"[\u4e00-\u9fff]{1,10}族自治[县州旗乡]", words)
    if people:
        return people[0]
    said = deictic_levels(words)
    forms = {suffix: len(re.findall(re.escape(stem + suffix) + r"(?![域场民])", words)) for suffix in SUFFIXES}
    best = max(SUFFIXES, key=lambda suffix: (forms[suffix] > 0, forms[suffix] + said[suffix]))
    if not forms[best] and (longer := _longer(stem, best, words)):
        return longer
    return stem + best if forms[best] or said[best] else None


def _longer(stem: str, suffix: str, words: str) -> str | None:
    """The name that a paper shortens, where the text has it more than once: 汀河时报 of 汀河湖区."""
    found = Counter(re.findall(re.escape(stem) + "[^\\W\\d全我本各两市]" + suffix + "(?![域场民])", words))
    return next((name for name, count in found.most_common(1) if count > 1), None)
