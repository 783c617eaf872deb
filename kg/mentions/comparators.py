"""How a number compares: 12%以上, 不少于30项, 突破1000亿元, 约5万人, 近三成.

In:  the text and the span of a quantity.    Out: the end of the quantity with the words behind it, the comparator, the rule.

``before-WORD`` and ``after-WORD`` name the word that decided; it is part of a measure's wording.
控制在3% names no bound by itself (=); 控制在3%以内 does (<=). 以下 includes the number, as in Chinese law.
"""

from __future__ import annotations

import re

from kg.model import Comparator

_BEFORE: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"(?:不(?:能|得|应|可)?(?:低于|少于|小于|短于)|不下|至少|最低|最少)(?:[^，。；、]{1,8}的)?$"), ">="),
    (
        re.compile(
            r"(?:不(?:能|得|应|可)?(?:超过|高于|多于|大于)|最多|最高(?:可处|可达|给予|奖励|补助|补贴|不超过)?|至多|以内控制在|压减到|压降至)$"
        ),
        "<=",
    ),
    (
        re.compile(
            r"(?:超过|突破|超出|超|高于|逾|大于|多于|迈上|站上|跨越|跨过|跃上|(?<![爆查侦攻])破|(?<![通经超不])过)了?(?:每[\u4e00-\u9fff])?$"
        ),
        ">",
    ),
    (re.compile(r"(?:低于|少于|不足|小于|不到|未达|不满)(?:[^，。；、]{1,8}的)?$"), "<"),
    (re.compile(r"(?:(?<![签节制合公条预特])约|(?<![附最邻靠临])近|大约|接近|约为|约占|将近|大概)$"), "~"),
)
_AFTER: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"(?:及|或|\(含\)|（含）)?以上|起(?=[，。；、])"), ">="),
    (re.compile(r"(?:及|或|\(含\)|（含）)?以[内下]|之内"), "<="),
    (re.compile(r"左右|上下"), "~"),
)
_NAMED = re.compile(r"的?(?:海洋|产业|项目|大项目|企业|老年|人口)")  # 亿元以上项目: 以上 belongs to the name of what is counted


def compared(text: str, start: int, stop: int, more: str) -> tuple[int, Comparator, str]:
    """The end with the words behind it, the comparator, the rule; ``more`` is the 多 or 余 inside the quantity, if any."""
    for pattern, cmp in _AFTER:
        match = pattern.match(text, stop)
        if match and not _NAMED.match(text, match.end()):
            return match.end(), cmp, "after-" + match[0]
    before = text[max(0, start - 16) : start]
    for pattern, cmp in _BEFORE:
        match = pattern.search(before)
        if match:
            return stop, cmp, "before-" + match[0]
    return stop, (">" if more else "="), "plain" if not more else "more"
