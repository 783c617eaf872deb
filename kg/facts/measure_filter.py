"""Quantities that are no measures: numbers of slogans, attendance, prices of one thing, articles of a law.

In:  the folded text and a quantity, or the metric chosen for it.    Out: yes or no.
"""

from __future__ import annotations

import re

from kg.model import Quantity

_SLOGAN = re.compile(r"[“‘][^”’]{0,12}$")
_SKIPPED_UNITS = frozenset({"岁", "小时", "分钟", "次会议"})
_IN_NAME = re.compile(
    r"(?:以上|以下|级)?的?[^，。；\d]{0,8}(?:项目|企业|园区|小区|村|镇|工程|基地|集群)(?:的?[^，。；\d、]{0,3}\d|占比|比例)"
)  # 50亿元以上大项目15个
_PRESENT = re.compile(r"(?:出席|参加|参会|到会|应到|实到|与会|缺席|请假|委员|代表|嘉宾|等|常委|来自)[^，。；]{0,4}$")
_ABSURD = re.compile(
    r"^(?:他|她|我(?![国省市区县])|你|它)|记者|出席|缺席|参会|与会|死亡|受伤|遇难|失踪|人选|报名费|票价|只收|方圆|摸黑|罪嫌疑|地震|震源|^(?:条例|办法|法律)|(?:共|分)[0-9一二三四五六七八九十]+章$|名单"
)
_PEOPLE = frozenset({"人", "名", "位"})


def measures_something(text: str, q: Quantity) -> bool:
    """Can the quantity measure an area, organisation or programme at all, by the words around it?"""
    before, after = text[max(0, q.start - 14) : q.start], text[q.stop : q.stop + 8]
    unit = q.unit or ""
    if unit in _SKIPPED_UNITS or _IN_NAME.match(text[q.stop : q.stop + 24]):
        return False
    quote = _SLOGAN.search(before)
    if quote and "”" in text[q.start : q.start + 14] and "”" not in before[quote.start() :]:
        return False
    if re.search(r"第$|[A-Za-z]$", before) or re.match(r"(?:会议|路|号|楼|日|月)", after):
        return False
    if unit in ("章", "条") and re.search(r"章$|条例[^，。；]{0,4}$", before):  # 条例共7章52条
        return False
    if unit.strip("多余") in _PEOPLE and re.match(r"(?:嘉宾|代表|委员|同志|干部群众代表|国家|政协|人大)", after):
        return False
    return not (unit.strip("多余") in _PEOPLE and _PRESENT.search(before))


def implausible(metric: str, q: Quantity) -> bool:
    """Is the phrase found no metric: a pronoun, a meeting's attendance, half a sentence?"""
    return bool(_ABSURD.search(metric)) or len(metric) > 32
