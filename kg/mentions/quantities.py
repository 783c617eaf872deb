"""Quantities: a number, its unit, and the words that say how it compares.

In:  PreparedArticle.    Out: Quantities in order; values in the written unit (3.2 with 万亩), base values beside (32000 亩).

The styles, tried in this order at every place where a number can begin; each has its pattern and its reader below:

    amount     12%以上   1 200亿元   5%—5.5%   1.4万多件   -0.42‰
    large      1000万以上   13亿人口              (a multiplier without unit)
    percent    百分之八   千分之三
    fraction   三分之一
    tenths     四成   七成以上   翻一番   三倍
    chinese    两万人   三十亿元   十余处   十几个   上千家
    structure  13.1:42.6:44.3   2.4:1
    index      指数达478.1   收入比由2.18缩小至2.13   降至零   零增长
    placed     居全省第3位   跻身全国前20强
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.mentions.comparators import compared
from kg.mentions.numbers import ARABIC, CHINESE, MULTIPLIERS, parse_number
from kg.model import PreparedArticle, Quantity

_GUARDS = {  # the unit is no unit before these: 5个月, 13亿人口, 九成立
    "个": "(?!月|多月|小时|年|星期|礼拜|季|学期|学年|世纪|昼夜|半)",
    "人": "(?!口|均|才|民(?!币)|工|社|大|事|次第)",
    "成": "(?![立员果为就效长交品功熟都])",
    "家": "(?!庭|长|乡|具|电|政|居)",
    "位": "(?!于|居|列|数)",
    "次": "(?!产业|方|会议|数|元|级|生|序|要|日)",
    "方": "(?!面|案|式|向|法|可|便|位|针|圆|阵|块|程)",
    "部": "(?!门|队|委|署|长|分|级)",
    "车": "(?!站|间|辆|道|主|位|次|型|企|展|险|程|流|祸|上|内|队|牌)",
    "天": "(?!然|津|门|河|府|水)",
    "度": "(?!电)",
}
_PLACED = re.compile(r"(?:居|列|排|位|升至|上升为|上升到|提升到|跻身|进入|前移至|进位至)[^，。；]{0,12}$")
_STRUCTURE = re.compile(r"(?:结构|比例|之比|收入比)[^，。；]{0,24}$")
_INDEX = re.compile(r"(?:指数|系数|得分|评分|比值|收入比|之比|容积率)[^，。；]{0,16}$")
_PASSED = re.compile(r"(?:超过?|突?破|逾|过|达到?|近|约)$")
_KIND_OF = re.compile(r"以上|的?[\u4e00-\u9fff]{0,3}(?:项目|企业|产业|集群|园区|镇|村|市场)")
_POWERS = frozenset("百千") | {"百万", "千万"}
_POINTS = re.compile(r"指数[^，。；、]{0,8}$")  # otherwise 点 tells the time
_LASTING = re.compile(r"(?:年限|工龄)[^，。；、]{0,8}$")  # otherwise 年 makes a date
_OF_HALF = re.compile(r"(?:超过?|突破|达到?|占到?|近|不到|的)$")
_TO_NOTHING = re.compile(r"(?:降|归|减|清)[^，。；]{0,4}$")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    unit = any_of((word for word, _ in rows("units", ("word", "base"))), _GUARDS) + "(?:（[\u4e00-\u9fff]）|/[套件台组份])?"
    multiplier, few = "|".join(MULTIPLIERS), "[多余]?"
    begins, signed = r"(?<![\d.A-Za-z+第])", rf"(?:(?<=[为是率至到达约])-|负)?(?:{ARABIC})"
    styles = {
        "amount": rf"{begins}(?P<n>{signed}) ?(?P<mo1>{few})(?P<x>{multiplier})?(?P<mo2>{few})"
        rf"(?:(?P<u0>%|{unit}|{multiplier})?(?:—{{1,2}}|-|~|～|–|至|到)(?P<hi>{ARABIC}) ?(?P<x2>{multiplier})?)?"
        rf" ?(?P<u>{unit}(?:(?<=倍)[多余])?)(?![\u4e00-\u9fff]?月|年代)",
        "shared": rf"{begins}(?P<sn>{signed})(?=(?:[和、与]\d+(?:\.\d+)?){{0,8}}[和、与]\d+(?:\.\d+)? ?(?P<sx>{multiplier})?(?P<su>{unit}))",
        "large": rf"{begins}(?P<ln>{signed})(?P<lx>万亿|[千百]?[万亿])(?P<lmo>{few})(?=[，。；、）]|$|[\u4e00-\u9fff])(?![一二三四五六七八九十零千百万亿])",
        "percent": rf"(?P<per>百|千)分之(?P<pn>{ARABIC}|{CHINESE}(?:点{CHINESE})?)",
        "half": r"一半|(?<![\d/.])(?P<fa>\d{1,2})/(?P<fb>\d{1,2})(?=的|左右|以上|[，。；])",
        "fraction": rf"(?P<den>{CHINESE})分之(?P<num>{CHINESE})",
        "tenths": rf"(?<![\d.第])(?P<tn>{ARABIC}|{CHINESE})(?P<tm>{few})(?P<tu>(?:成{_GUARDS['成']}|番|倍)[多余]?)",
        "chinese": r"(?<![第十百千万亿几数\d一二两三四五六七八九])(?:上(?=[百千万亿]))?(?P<cn>[一二两三四五六七八九十百千零]{1,7}(?:点[零一二三四五六七八九]{1,4})?|(?=[万亿]))"
        rf"(?P<cm1>[几多余]?)(?P<cx>万亿|亿|万)?(?P<cm2>{few})(?P<cu>{unit})",
        "structure": r"(?<![\d.:：])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){1,2}(?![\d:：])",
        "index": rf"(?<=[数分值比为达由从至到有约过于的])(?P<in>\d+(?:\.\d+)?)(?! ?(?:[\d.%‰年月日时分号:：∶\-—A-Za-z]|{multiplier}|{unit}))"
        r"|(?<=[至为到])(?P<nil>零)(?=[，。；])|(?P<zero>零)(?=增长)",
        "placed": r"第(?P<rank>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<ru>位|名)?(?![\d季次届个任批期轮条章款代产版书三二一十百天年周日阶场回部])"
        r"|前(?P<top>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<tou>强|位|名)",
    }
    return re.compile(
        r"(?=[\d一二两三四五六七八九十百千万亿上零第前负-])(?:"
        + "|".join(f"(?P<{name}>{pattern})" for name, pattern in styles.items())
        + ")"
    )


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("units", ("word", "base"))}


def find_quantities(prepared: PreparedArticle) -> tuple[Quantity, ...]:
    """All quantities of an article."""
    text = prepared.folded
    return tuple(quantity for match in _pattern().finditer(text) for quantity in _READERS[str(match.lastgroup)](text, match))


def _amount(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    value, unit = parse_number(m["n"]), m["u"]
    if unit == "点" and not _POINTS.search(text, max(0, m.start() - 12), m.start()):
        return
    if unit == "年" and not _LASTING.search(text, max(0, m.start() - 12), m.start()):
        return
    more = (m["mo1"] or "") + (m["mo2"] or "") + unit[len(unit.rstrip("多余")) :]
    written = (m["mo1"] or "") + (m["x"] or "") + (m["mo2"] or "") + unit
    high = parse_number(m["hi"]) if m["hi"] else None
    if high is not None and _moved(text, m):  # 下调⟨25个基点⟩至⟨3.85%⟩
        for start, stop, number, times, word in (
            (m.start(), m.end("u0"), value, m["x"], m["u0"]),
            (m.start("hi"), m.end(), high, m["x2"], unit),
        ):
            base = number * MULTIPLIERS.get(times or "", 1)
            yield Quantity(start, stop, "plain", number, None, (times or "") + word, "=", base, _bases().get(word, word))
        return
    if high is not None:
        written = (m["x2"] or m["x"] or "") + unit
        if high <= value and unit != "%":
            high = None
    stop, cmp, rule = compared(text, m.start(), m.end(), more)
    factor = Decimal(MULTIPLIERS.get(m["x"] or m["x2"] or "", 1))
    yield Quantity(
        m.start(),
        stop,
        rule,
        value,
        high,
        written,
        "range" if high is not None else cmp,
        value * factor,
        _bases().get(re.split("（|/(?=[套件台组份]$)", unit)[0].rstrip("多余"), unit),
    )


def _moved(text: str, m: re.Match[str]) -> bool:
    """Are the two numbers of a seeming range an amount of change and where it leads?"""
    other = m["u0"] is not None and m["u0"] not in MULTIPLIERS and m["u0"] != m["u"]
    return other or (
        m["u0"] is not None and re.search(r"(?:上调|下调|调降|调升|调低|调高)了?$", text[max(0, m.start() - 4) : m.start()]) is not None
    )


def _shared(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """分别加快0.2和0.4个百分点: the unit stands behind the last."""
    if m["su"] in ("%", "个百分点") or "分别" in text[max(0, m.start() - 20) : m.start()]:
        value, stop = parse_number(m["sn"]), m.start() + len(m["sn"])
        base = value * Decimal(MULTIPLIERS.get(m["sx"] or "", 1))
        yield Quantity(m.start(), stop, "plain", value, None, (m["sx"] or "") + m["su"], "=", base, _bases().get(m["su"], m["su"]))


def _large(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    value = parse_number(m["ln"])
    stop, cmp, rule = compared(text, m.start(), m.end(), m["lmo"])
    yield Quantity(m.start(), stop, rule, value, None, m["lx"] + m["lmo"], cmp, value * MULTIPLIERS[m["lx"]], None)


def _percent(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    value, unit = parse_number(m["pn"]), "%" if m["per"] == "百" else "‰"
    stop, cmp, rule = compared(text, m.start(), m.end(), "")
    yield Quantity(m.start(), stop, rule, value, None, unit, cmp, value, unit)


def _fraction(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    parts = parse_number(m["den"])
    if parts:
        value = (parse_number(m["num"]) / parts).quantize(Decimal("0.0001")).normalize()
        stop, cmp, _ = compared(text, m.start(), m.end(), "")
        yield Quantity(m.start(), stop, "fraction", value, None, None, cmp)


def _half(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """超过一半, 3/4的人口; 一半是… says no share of anything."""
    if m["fa"]:
        if 0 < int(m["fa"]) < int(m["fb"]):
            value = (Decimal(m["fa"]) / Decimal(m["fb"])).quantize(Decimal("0.0001")).normalize()
            stop, cmp, _ = compared(text, m.start(), m.end(), "")
            yield Quantity(m.start(), stop, "fraction", value, None, None, cmp)
    elif _OF_HALF.search(text, max(0, m.start() - 4), m.start()):
        stop, cmp, _ = compared(text, m.start(), m.end(), "")
        yield Quantity(m.start(), stop, "fraction", Decimal("0.5"), None, None, cmp)


def _tenths(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    stop, cmp, _ = compared(text, m.start(), m.end(), m["tm"] or m["tu"][1:])
    yield Quantity(m.start(), stop, "tenths", parse_number(m["tn"]), None, m["tm"] + m["tu"], cmp)


def _chinese(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """两万人: the multiplier stays in the unit as written, as with 3.2万亩; 三百家 is 300 家. 一家, 两国: see ``measure_filter``."""
    at_least = m[0][0] == "上"
    if m["cu"] in ("年", "期", "点") or re.fullmatch("[一二三四五六七八九]{2,}", m["cn"]):  # 一二类苗, 五六亩
        return
    if not m["cn"] and (not _PASSED.search(text, max(0, m.start() - 3), m.start()) or _KIND_OF.match(text, m.end())):
        return  # 亿元以上项目 names a class, 突破亿元 a value
    if m["cn"] in _POWERS and not (m["cm1"] or m["cm2"] or at_least or _PASSED.search(text, max(0, m.start() - 3), m.start())):
        return  # 千亩示范方
    value = parse_number(m["cn"] or "一")
    more, few = m["cm1"] + m["cm2"], m["cm1"].replace("几", "")
    stop, cmp, rule = compared(text, m.start(), m.end(), more)
    unit = few + (m["cx"] or "") + m["cm2"] + m["cu"]
    base = value * MULTIPLIERS.get(m["cx"] or "", 1)
    if rule == "plain" and not m["cx"]:
        rule = "counted"
    yield Quantity(m.start(), stop, rule, value, None, unit, ">=" if at_least else cmp, base, _bases().get(m["cu"].split("（")[0]))


def _structure(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """三次产业结构为13.1:42.6:44.3 is three shares; 产值之比达到2.4:1 is one ratio."""
    if not _STRUCTURE.search(text, max(0, m.start() - 30), m.start()):
        return
    numbers = list(re.finditer(r"\d+(?:\.\d+)?", m[0]))
    if len(numbers) == 2:
        first, second = (parse_number(number[0]) for number in numbers)
        if second == 1:
            yield Quantity(m.start(), m.end(), "fraction", first, None, None, "=")
        return
    for number in numbers:
        yield Quantity(m.start() + number.start(), m.start() + number.end(), "structure", parse_number(number[0]), None, None, "=")


def _index(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    before = text[max(0, m.start() - 24) : m.start()]
    if (m["in"] and not _INDEX.search(before)) or (m["nil"] and not _TO_NOTHING.search(before)):
        return
    stop, cmp, rule = compared(text, m.start(), m.end(), "")
    yield Quantity(m.start(), stop, "index" if rule == "plain" else rule, parse_number(m[0]), None, None, cmp)


def _placed(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    if _PLACED.search(text, max(0, m.start() - 16), m.start()):
        yield Quantity(
            m.start(), m.end(), "rank", parse_number(m["rank"] or m["top"]), None, m["ru"] or m["tou"], "=" if m["rank"] else "<="
        )


_READERS: dict[str, Callable[[str, re.Match[str]], Iterator[Quantity]]] = {
    "amount": _amount,
    "shared": _shared,
    "large": _large,
    "percent": _percent,
    "fraction": _fraction,
    "half": _half,
    "tenths": _tenths,
    "chinese": _chinese,
    "structure": _structure,
    "index": _index,
    "placed": _placed,
}
