"""Coordination: which noun goes with which quantity.

In:  the quantities of a sentence; the nouns of their clauses.    Out: groups of quantities, and for each member of a group its metrics.

    A、B分别增长⟨8%⟩和⟨10%⟩                  each noun its quantity
    A、B均增长⟨8%⟩                          both nouns the one quantity
    A⟨64个⟩、B⟨118亿元⟩，分别增长⟨33%⟩和⟨21%⟩   the last nouns, in their order
    A⟨x⟩，总量、增幅分别列第⟨3⟩位、第⟨1⟩位       one noun, two ranks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.areas import area_levels
from kg.mentions.indicators import find_indicator
from kg.model import Quantity

_JOINED = re.compile(r"[、和与及:：∶]|，?和|以及|，?与")
_EACH = re.compile(r"分别")
_ALL = re.compile(r"(?<![年月日人户平亩])均(?!价|值)|都(?!市)|双双")
_AND = re.compile(r"、|(?<![共总饱缓温])和(?![平谐解睦])|(?<!参)与|以及|(?<![普以涉触危遍])及(?![其时格率])")
_ENDS = re.compile(
    r"(?:额|量|率|值|收入|支出|投资|余额|人数|户数|数量|面积|起数|价格|总量|降幅|增速|利润|资金|贷款|存款|税收|产量|总产|GDP|内资|外资|消费|出口|进口)$"
)


def groups(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Quantities joined by nothing but 、 or 和 belong to one group: 8%和10%; 左右 after the last covers all."""
    found: list[list[Quantity]] = []
    for quantity in quantities:
        if found and _JOINED.fullmatch(text, found[-1][-1].stop, quantity.start):
            found[-1].append(quantity)
        else:
            found.append([quantity])
    return [_shared(group) for group in found]


def _shared(group: list[Quantity]) -> list[Quantity]:
    last = group[-1]
    shared = []
    for quantity in group[:-1]:
        if quantity.unit == "个" and last.unit == "个百分点":  # 高于全市、全省0.4个和0.6个百分点
            quantity = replace(quantity, unit=last.unit, base_unit=last.base_unit)
        if quantity.rule == last.rule == "rank" and quantity.unit is None:  # 第2、第4位
            quantity = replace(quantity, unit=last.unit)
        if last.rule.startswith("after-") and quantity.unit == last.unit and quantity.cmp == "=":
            quantity = replace(quantity, cmp=last.cmp)
        shared.append(quantity)
    return [*shared, last]


def parts(noun: str, stretch: str, number: int) -> list[tuple[str, ...]] | None:
    """The metrics of each of ``number`` quantities when ``noun`` coordinates several; None when it is one metric.

    >>> parts("税收、利润", "税收、利润分别增长", 2)
    [('税收',), ('利润',)]
    >>> parts("税收、利润", "税收、利润均增长", 1)
    [('税收', '利润')]
    """
    members = [part for part in _AND.split(noun) if part]
    if len(members) < 2:
        return None
    joint = any(len(member) == 1 or member in area_levels() for member in members) or (
        len(members) == 2 and len(members[0]) <= 3 and len(members[1]) > len(members[0]) + 3 and not find_indicator(members[0])
    )
    if len(members) == number:
        return [(noun,)] * number if joint else [(part,) for part in members]  # 城镇和农村居民人均可支配收入: the joint name is verbatim
    if number == 1 and not joint and (_ALL.search(stretch) or all(find_indicator(m) or _ENDS.search(m) for m in members)):
        return [tuple(members)]
    return None


def carried(recent: Sequence[str], stretch: str, number: int) -> list[tuple[str, ...]] | None:
    """The metrics of each of ``number`` quantities whose clause names none, from those read just before; None when one is carried on."""
    distinct = list(dict.fromkeys(recent))
    if number > 1 and _EACH.search(stretch) and len(distinct) >= number:
        return [(metric,) for metric in distinct[-number:]]
    if number == 1 and _ALL.search(stretch) and len(distinct) > 1:
        return [tuple(distinct)]
    return None


def measurable(noun: str) -> bool:
    """Does the noun end like something that is measured (收入, 总额, 产量)?"""
    return _ENDS.search(noun) is not None


def last_member(noun: str, stretch: str) -> str:
    """The last of coordinated nouns when the quantity belongs to it alone: 抓改革、促开放、固定资产投资 -> 固定资产投资."""
    if "、" in noun and not _EACH.search(stretch) and not _ALL.search(stretch):
        return re.split(r"、|和(?=[^、和]{2,}$)", noun)[-1]
    return noun
