"""The form of a measure, and the sign of a change.

In:  a quantity, its metric and clause, the form before it in the sentence.    Out: growth, level, increment, share, rank or ratio; negative or not.
"""

from __future__ import annotations

import re

from kg.facts.measure_clause import Clause
from kg.facts.measure_words import lexicon
from kg.model import Form, Quantity

_RATE = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率|跌幅|增长|增长速度|增长(?:预期)?目标|增长速度预期目标|速度)$")
_INDEX = re.compile(r"(?:指数|PMI)$")
_SHARE = re.compile(r"(?:率|占比|比重|比例|份额|覆盖面|满意度|强度)$")
_STOCK = re.compile(
    r"(?:量|额|值|收入|支出|人口|总产|规模|浓度|能耗|存栏|单产|亩产|价格|人数|指数|标准|长度|里程|户数|总投资|计划投资|资产|能力|利润|容量|总数|数量)$"
)
_ADDED = re.compile(
    r"^(?:新(?!能源|型|兴|材料|质|城|区|农|一[代批轮]|媒体|财年|学[年期]|冠)|脱贫|净增|到位|签约|合同|引进|开工|开复工|完成投资|立案)|(?:新增|净增|新签约|新引进|新开工|引资|(?:使用|利用)外资)|立案$|(?:到位资金|到位内资|到位外资|减税|退税)"
)
_REACHED = re.compile(r"达到|突破|(?<!未)达(?!成)|超(?!额)")
_KEPT = re.compile(r"[稳保]定?持?在")
# What happens to the thing counted: 18个项目签约; others act on something else (295家景区推出产品)
_BEGINS = re.compile(r"签约|签订|签署|开[工建业通]|竣工|投[产用]|交付|落[户地]|上[线市]|揭牌|启用|通车|入驻|获批|脱贫|摘帽")
_FOR = re.compile(r"[为对给](?:近|约|超过?)?$")
_CAPACITY = re.compile(r"(?:后|每年|年均?)(?:可|能)|可年|(?<![今去明全当本])年(?=产(?!值)|调|处理|输送|供)")
_MORE = re.compile(r"增|减|节")
_OFFERED = re.compile(r"最高|每[月人户亩]")
_PASSED_ON = re.compile(r"其中|涵盖|包括|包含|分别为")
_DONE_SUM = re.compile(r"(?:已|现已|目前[^，。；]{0,6})(?:建成|形成|培育|集聚|设立|建立|组建|开通|认定|拥有|建有|设有)")


def form_of(q: Quantity, metric: str, clause: Clause, before: Form | None) -> Form:
    """The form of a measure; ``before`` is the form of the last measure of the sentence that has the same unit."""
    unit = (q.unit or "").rstrip("多余")
    if q.rule == "rank":
        return "rank"
    if q.rule == "structure":
        return "share"
    if unit.endswith(("百分点", "基点", "个点")) or (unit in ("位", "个位次") and clause.has("rise", "fall")):
        return "growth"
    if unit.endswith("番"):
        return "ratio"
    if q.rule == "fraction":
        return "ratio"
    if unit == "倍":
        return "growth" if (clause.has("rise", "fall") and not _arrives(clause)) or _RATE.search(metric) else "ratio"
    if q.rule == "index" and re.search(r"比$|之比|比值", metric):
        return "ratio"
    if q.rule == "index" and _SHARE.search(metric):
        return "share"
    if unit.endswith(("%", "‰", "成")):
        return _form_of_rate(metric, clause, before)
    return _form_of_amount(metric, clause, before)


def _form_of_rate(metric: str, clause: Clause, before: Form | None) -> Form:
    if clause.base in ("plan", "part"):
        return "share"
    if clause.counted.endswith("增长"):
        return "growth"  # 保持⟨20%以上⟩高增长
    if clause.goal and re.search(r"增长|增速", clause.counted):
        return "growth"  # 8%左右的国内生产总值增长目标
    if _arrives(clause):
        return "growth" if _RATE.search(metric) or _RATE.search(clause.noun) else "share"
    if (
        clause.has("rise", "fall", "turn")
        or lexicon().of(clause.verb) & {"rise", "fall"}
        or _RATE.search(metric)
        or _RATE.search(clause.noun)
    ):
        return "growth"
    if _INDEX.search(metric):
        return "level"
    if before == "growth" and clause.noun in ("", "目标") and not clause.counted and not _SHARE.search(metric):
        return "growth"  # 增长6%以上，力争达到6.5%
    return "share"


def _form_of_amount(metric: str, clause: Clause, before: Form | None) -> Form:
    if _arrives(clause) or clause.since:
        return "level"
    if clause.has("rise", "fall", "turn"):
        return "increment"
    if _DONE_SUM.search(clause.text):
        return "level"
    if "实现" in clause.verb or ("完成" in clause.text and (_STOCK.search(metric) or metric.endswith("投资"))):
        return "level"  # 完成货物吞吐量4120万吨, 完成投资143亿元
    if lexicon().of(clause.verb) & {"rise", "fall"}:
        return "increment"
    if clause.verb and _is_have(clause.verb):
        return "increment" if before == "increment" and _PASSED_ON.search(clause.text) else "level"
    if clause.attributive and clause.beside and metric == clause.verb:
        return "level"  # 投资30亿元的项目
    if _KEPT.search("".join(clause.between)) or (_REACHED.search("".join(clause.between)) and not _ADDED.search(clause.text)):
        return "level"
    if (_CAPACITY.search(clause.text) and not _MORE.search(clause.text)) or _OFFERED.search(clause.text) or metric.endswith("罚款"):
        return "level"  # 每年可输送17万吨, 最高给予1亿元资助
    if "累计" in clause.text:
        return "level"  # 累计改造老旧小区186个
    if "volume" in lexicon().of(clause.verb):
        return "level"  # 发送旅客, 接待游客: what a service carries is a total of the period
    if clause.verb and not _STOCK.search(metric):
        return "increment"
    if clause.follows and clause.counted in ("", metric) and (_BEGINS.search(clause.follows) or _FOR.search(clause.text)):
        return "increment"  # 18个项目集中签约; 为2600户老人家庭实施改造
    if (_ADDED.search(metric) and not metric.endswith("订单量")) or re.search(r"新增|净增", clause.text):
        return "increment"
    if (
        before == "increment"
        and (clause.text.startswith("、") or _PASSED_ON.search(clause.text) or not clause.between)
        and not _STOCK.search(metric)
    ):
        return "increment"  # 引进项目96个，其中10亿元以上项目5个
    return "level"


def _is_have(verb: str) -> bool:
    kinds = lexicon().of(verb)
    return "have" in kinds and "do" not in kinds


def _arrives(clause: Clause) -> bool:
    """Does the change lead to the value (提高到, 由…增至, 提升至今年的) rather than amount to it?"""
    if clause.has("arrive"):
        return True
    moved = False
    for word in clause.between:
        if moved and word[0] in "到至为":
            return True
        moved = moved or bool(lexicon().of(word) & {"rise", "fall"})
    return False


def negative(q: Quantity, metric: str, clause: Clause) -> bool:
    """Is the change a decrease? 降幅收窄 is none, 降幅扩大 is one."""
    if q.value <= 0:
        return False
    if clause.has("turn"):
        return not re.search(r"降幅|跌幅|差距|缺口", metric + clause.noun)
    narrowing = re.search(r"降幅|跌幅", metric + clause.noun)
    if narrowing:
        return not clause.has("fall")
    return clause.has("fall") or "fall" in lexicon().of(clause.verb)
