"""Quantities: a number, its unit, and the words that say how it compares.

In:  PreparedArticle.    Out: Quantities in order; values in the written unit (3.2 with 万亩), base values beside (32000 亩).

    12%以上   不少于30项   1 200亿元   5%—5.5%   1.4万多件   近20天   三分之一   四成   翻一番   第3位
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.mentions.numbers import ARABIC, CHINESE, MULTIPLIERS, parse_number
from kg.model import Comparator, PreparedArticle, Quantity

_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (r"(?:不低于|不少于|不小于|至少|最低|达不到?|不短于)(?:去年的|上年的)?$", ">="),
    (r"(?:不超过|不高于|不多于|不大于|控制在|最多|最高|以内控制在|压减到|压降至)$", "<="),
    (r"(?:超过|突破|超|高于|逾|大于|多于|迈上|站上|跨越|破)$", ">"),
    (r"(?:低于|少于|不足|小于|不到)$", "<"),
    (r"(?:约|近|大约|接近|约为|约占|将近|上下)$", "~"),
)
_AFTER: tuple[tuple[str, Comparator], ...] = (
    (r"(?:及|或)?以上|(?:起|以上)", ">="),
    (r"(?:及|或)?以[内下]|之内", "<="),
    (r"左右|上下", "~"),
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = sorted((word for word, _ in rows("units", ("word", "base"))), key=lambda w: (-len(w), w))
    unit = "|".join(map(re.escape, units))
    multiplier = "|".join(MULTIPLIERS)
    more = "[多余]?"
    amount = rf"(?P<n>{ARABIC})(?P<mo1>{more})(?P<x>{multiplier})?(?P<mo2>{more})"
    span = rf"(?:(?P<u0>%|{unit}|{multiplier})?(?:—|－|-|~|～|–|至|到)(?P<hi>{ARABIC})(?P<x2>{multiplier})?)?"
    return re.compile(
        rf"(?<![\d.A-Za-z+第])(?:{amount}{span}(?P<u>{unit})(?![\u4e00-\u9fff]?月|年代))"
        rf"|(?P<cn>{CHINESE})(?P<cnu>成|番|倍)(?![立员果为就效长交品功熟都])"
        rf"|(?<![第十百千万亿几数])(?P<cz>[一二两三四五六七八九十百千零]{{1,7}})(?P<czx>万亿|亿|万)(?P<czm>{more})(?P<czu>{unit})"
        rf"|(?P<den>{CHINESE})分之(?P<num>{CHINESE})"
        rf"|第(?P<rank>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<ru>位|名)?(?![季次届个任批期轮条章款代产版书三二一十百])"
    )


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("units", ("word", "base"))}


def find_quantities(prepared: PreparedArticle) -> tuple[Quantity, ...]:
    """All quantities of an article."""
    text = prepared.folded
    found = []
    for match in _pattern().finditer(text):
        quantity = _of_match(text, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _of_match(text: str, m: re.Match[str]) -> Quantity | None:
    if m["rank"]:
        if not re.search(r"(?:居|列|排|位|名列|跃居|排名|稳居|位居)[^，。；]{0,12}$", text[max(0, m.start() - 16) : m.start()]):
            return None
        return Quantity(m.start(), m.end(), "rank", parse_number(m["rank"]), None, m["ru"], "=")
    if m["cz"]:
        return _chinese(text, m)
    if m["den"]:
        value = (parse_number(m["num"]) / parse_number(m["den"])).quantize(Decimal("0.0001")).normalize()
        stop, cmp, _ = _compared(text, m.start(), m.end(), "")
        return Quantity(m.start(), stop, "fraction", value, None, None, cmp)
    if m["cn"]:
        stop, cmp, _ = _compared(text, m.start(), m.end(), "")
        return Quantity(m.start(), stop, "chinese-" + m["cnu"], parse_number(m["cn"]), None, m["cnu"], cmp)
    return _arabic(text, m)


def _chinese(text: str, m: re.Match[str]) -> Quantity:
    """两万人, 三十亿元: the multiplier stays in the unit as written, as with 3.2万亩."""
    value = parse_number(m["cz"])
    stop, cmp, rule = _compared(text, m.start(), m.end(), m["czm"])
    base = value * MULTIPLIERS[m["czx"]]
    return Quantity(m.start(), stop, rule, value, None, m["czx"] + m["czm"] + m["czu"], cmp, base, _bases().get(m["czu"], m["czu"]))


def _arabic(text: str, m: re.Match[str]) -> Quantity | None:
    value, unit = parse_number(m["n"]), m["u"]
    more = (m["mo1"] or "") + (m["mo2"] or "")
    written = (m["mo1"] or "") + (m["x"] or "") + (m["mo2"] or "") + unit
    high = parse_number(m["hi"]) if m["hi"] else None
    if high is not None:
        written = (m["x2"] or m["x"] or "") + unit
        if high <= value and unit != "%":
            high = None
    stop, cmp, rule = _compared(text, m.start(), m.end(), more)
    if high is not None:
        cmp = "range"
    factor = Decimal(MULTIPLIERS.get(m["x"] or m["x2"] or "", 1))
    base = _bases().get(unit, unit)
    return Quantity(m.start(), stop, rule, value, high, written, cmp, value * factor, base)


def _compared(text: str, start: int, stop: int, more: str) -> tuple[int, Comparator, str]:
    """The end with the words behind it, the comparator, the rule."""
    for pattern, cmp in _AFTER:
        match = re.match(pattern, text[stop : stop + 4])
        if match and not re.match(r"的?(?:海洋|产业|项目|大项目|企业)", text[stop + match.end() : stop + match.end() + 4]):
            return stop + match.end(), cmp, "after-" + match[0]
    before = text[max(0, start - 8) : start]
    for pattern, cmp in _BEFORE:
        match = re.search(pattern, before)
        if match:
            return stop, cmp, "before-" + match[0]
    return stop, (">" if more else "="), "plain" if not more else "more"
