"""The metric of a quantity: the noun before it, the noun behind it, or the metric carried on.

In:  a quantity, the slots of its clause, the metric before it.    Out: the metric, "" when the text names none.

    增长⟨8%⟩ after 规上工业增加值     the noun before
    新建⟨6所⟩学校                    the noun behind: the verb stands beside the number
    ⟨92%⟩的县级医院                  the noun behind
    比上年增长⟨6%⟩, 占⟨32%⟩          nothing but a comparison: the metric goes on
    已办结⟨87个⟩                     a verb alone goes on with what is counted in the same unit
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.measure_clause import Clause
from kg.facts.measure_lists import last_member
from kg.facts.measure_words import lexicon
from kg.model import Quantity

_NOT_OF_UNIT = str.maketrans("", "", "多余万亿千百")
_MASS = ("元", "吨", "亩", "公里", "斤", "平方米", "千瓦时", "千瓦", "公顷", "立方米", "万", "亿", "桶", "米", "标箱", "度", "平方公里")
_RATES = ("%", "‰", "成", "百分点", "个点", "番", "倍")
_GENERAL = re.compile(
    r"(?:、|和|与|[一二三四](?:季度|(?=、))|上半年|年均|月均|日均|同比|环比|增速|增幅|涨幅|降幅|跌幅|总量|总数|规模|排名|位次|占比|比重|比例|数量|其中|两年|总额|增量|自然口径|同口径|可比口径|口径|目标|三年|大关|关口|台阶|贡献率|平均)*"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:省|市|区|县|旗|州|镇|乡|村|街道|地区|国)|.{0,4}(?:等地|各地)")
_TOWARDS = re.compile(r"[对为把将给向让使在]$")
_NAMED_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![小社园校辖街片城地示景灾林库牧矿厂赛考老疫禁病])(?:省|市|区|县|州)")
_STATED = re.compile(r"(?:额|量|率|值|收入|支出|投资|余额|面积|资金|规模|能力|价格|里程|长度|装机|成本|费用|利润|产值|产能|重)$")
_ONE = 11  # below it a Chinese numeral counts things of no account (两个方面) unless a verb of doing stands beside it


@dataclass(frozen=True, slots=True)
class Naming:
    """The metrics that the text named last."""

    metric: str
    same_unit: str  # the metric last counted in the unit of the quantity, "" when there is none


def name_metric(q: Quantity, clause: Clause, before: Naming, several: bool = False) -> str:
    """The metric of a quantity, which may be one of ``several``; "" when there is none to be found."""
    noun = last_member(clause.noun, clause.text)
    if _NAMED_PLACE.fullmatch(noun):
        noun = ""
    if q.rule == "rank" or q.rule == "structure":
        return before.metric if general(noun) else noun
    if (
        q.rule == "counted"
        and q.value < _ONE
        and not (lexicon().of(clause.verb) & {"do", "act"} and (clause.beside or (noun and not clause.counted)))
    ):
        return ""
    if clause.base == "plan" and not noun and "分别" in clause.text and several:
        return clause.base_of  # 各项目分别完成全年目标的⟨142%⟩、⟨157%⟩: which is which the text does not say
    if clause.base:
        return before.metric if general(noun) else noun
    if (q.unit or "").endswith(_RATES) or q.rule in ("fraction", "index"):
        return _of_rate(noun, clause, before)
    return _of_amount(q, noun, clause, before)


def _of_rate(noun: str, clause: Clause, before: Naming) -> str:
    if clause.counted and (clause.beside or (clause.attributive and (clause.owned or not noun))) and not clause.has("rise", "fall", "turn"):
        return clause.counted
    if general(noun):
        if clause.counted and not clause.between:
            return clause.counted  # 超⟨九成⟩老人
        return before.metric if not clause.beside or not noun else noun
    return noun


def _of_amount(q: Quantity, noun: str, clause: Clause, before: Naming) -> str:
    moves = clause.has("rise", "fall", "turn", "reach", "arrive")
    if clause.attributive and (q.unit or "").endswith(_MASS) and (noun or clause.verb) and not clause.owned:
        return noun or clause.verb  # 投资⟨30亿元⟩的项目, 年产值⟨50亿元⟩的产业园
    if clause.since and not noun:
        return before.metric
    if clause.counted and (clause.beside or clause.owned or _PLACE.fullmatch(noun)):
        return clause.counted
    if clause.counted and not noun and not clause.has("rise", "fall", "turn", "arrive"):
        return clause.counted
    if clause.counted and clause.between and lexicon().of(clause.between[-1]) & {"rise", "fall"}:
        return clause.counted  # 提升⟨330万亩⟩低洼区
    if clause.counted and noun and not moves and not ((q.unit or "").endswith(_MASS) and _STATED.search(noun)):
        return clause.counted
    if clause.counted and _TOWARDS.search(clause.text) and not _STATED.search(noun):
        return clause.counted  # 对⟨36个⟩县直单位巡察
    if noun and not general(noun):
        return noun
    if clause.beside and clause.verb in ("新增", "净增", "增加", "减少"):
        return before.metric
    if clause.beside or (not noun and clause.verb):
        return before.same_unit or clause.verb
    if moves or noun:
        return before.metric
    return clause.counted or before.same_unit


def general(noun: str) -> bool:
    """Does the noun name no metric of its own (总量, 增速, 总量和增幅)? The empty noun does not."""
    return _GENERAL.fullmatch(noun) is not None


def plain_unit(unit: str) -> str:
    """The unit without multiplier and 多, 余: 万多件 is 件."""
    return unit.translate(_NOT_OF_UNIT)
