"""Target or outcome, and the form of a measure.

In:  the clause and the sentence before a quantity, its period, the section.    Out: MeasureKind, Form.
"""

from __future__ import annotations

import re

from kg.model import Form, MeasureKind, Period, Quantity, TimeAnchor

_TARGET = re.compile(
    r"力争|确保|争取(?!到)|预期|(?<!年度)目标(?!任务?的|的\d)|计划(?!投资|的|总)|拟(?!任)|努力|必须|(?<![主重需只首])要(?!素|求|闻|点)|(?<![即])将(?!军)|安排(?!了)|"
    r"不低于|不少于|不高于|不超过|定为|预计(?=到|今年|全年|明年)|达产后|建成后|投产后|可(?:年产|新增|带动|实现)|有望"
)
_ACTUAL = re.compile(
    r"已(?!有.{0,2}要)|同比|环比|比上年|较上年|比去年|较去年|截至|目前|实现了|完成了|达到了|过去|五年来|以来|现有|累计(?=.*达)|仍|尚|仅|如今|完成(?:全年|年度|年初)[^，。；]{0,6}(?:目标|任务|计划)|分别(?:达到|完成)[^，。；]{0,4}目标|未完成|占[^，。；]{0,10}的$|超额"
)
_REPORTED = re.compile(r"获悉|显示|通报|统计|公报")
_STOCK = re.compile(
    r"(?:总值|增加值|总额|收入|支出|余额|人口|产量|总产|总量|存量|保有量|拥有量|面积|规模|产值|投资|浓度|能耗|存栏|单产|亩产|价格|人数|指数|标准|标准化|长度|里程|户数)$"
)
_FLOW = re.compile(r"到位|引资|内资|外资|签约|引进|立案|处分|挽回|减税|退税|脱贫|植树|募集|慰问|接待|发放|销售额|成交额")
_ADDED = re.compile(
    r"新增|新建|新开工|新签约|新引进|新改建|改扩建|引进|开工|建成(?!区)|签约|改造|培育|推出|形成|实施|新设|新登记|新认定|拆除|打造|落地|交付|发放|组建|开通|开行|查处|立案|办结|处置|化解|整治|创建|举办|"
    r"开展|兑付|招引|盘活|筹集|修复|治理|补贴|减免|帮扶|培训|接待|完成(?!率)|加装|更新|净增|征集|慰问|救助|巡察|受理|挽回|转移|吸引|达成|签订|竣工|投用|布局|发现|抢收|收获|处分|脱贫|选派|配套|认定|制定|出台|检查|推动|帮助|解决|推进|投入|增加(?!值)|补充|吸纳|流转|输送|举行"
)
_SHARE = re.compile(r"(?:率|占比|比重|比例|份额|覆盖面|增长面|满意度|达标率|强度|占[^，。；]{0,20})$")
_RISE = re.compile(r"(?:增长|增加|增幅|增速|下降|降低|减少|上涨|回落|提高|上升|压减|下滑|收窄|扩大|跌|涨|降|增)(?:了)?$")
_PLANNED = re.compile(r"(?:完成|达到|达|为|占|超)[^，。；]{0,10}(?:目标|任务|计划|预算|进度)(?:任务|数)?的?$")


_INTENT = re.compile(
    r"(?:我们|新区|全[省市区县]|将|今年|年内|新的一年|明年|下一步)[^。]{0,30}(?:将|要|力争|确保|争取|计划)|力争|(?:^|，)(?:要|将)"
)
_IMPERATIVE = re.compile(
    r"(?:全力|加快|大力|着力|全年|年内|重点)*(?:推进|推动|推出|引进|建设|新建|实施|完成|形成|打造|加快|培育|改造|新增|开展|力争|确保|新开工|攻坚|梳理|总投资|加大|争取|抓好|"
    r"高标准|集聚|打通|整治|对)"
)


def looks_back(words: str, years: list[int], anchor: TimeAnchor | None) -> bool:
    """Does a sentence report on a past year?"""
    return bool(years and anchor and max(years) < anchor.year) or bool(re.search(r"五年来|去年以来|过去一年|截至目前", words))


def intends(words: str) -> bool:
    """Does a sentence say what is to be done?"""
    return bool(_INTENT.search(words))


def kind_of(clause: str, recent: str, period: Period | None, anchor: TimeAnchor | None, mode: str, intent: bool) -> MeasureKind:
    """Target or outcome of a quantity: its own clause first, then its period, then the sentence, then the section."""
    if re.search(r"未完成|相差|已(?:完成|实现|达|有|建成)|同比|完成(?:全年|年度)", clause) or _PLANNED.search(clause):
        return "actual"
    when = _tense(period, anchor)
    if when == "past":
        return "actual"
    if _TARGET.search(clause) or when == "future":
        return "target"
    if intent and not _ACTUAL.search(clause) and _IMPERATIVE.match(clause):
        return "target"  # 新建学校6所: what is to be done needs no 将
    if mode == "review" or _REPORTED.search(recent):
        return "actual"
    if _ACTUAL.search(clause):
        return "actual"
    parts = re.split(r"[；。]", recent)
    if _TARGET.search(parts[-1]) and not _ACTUAL.search(parts[-1]):
        return "target"
    return "target" if mode == "plan" and not _ACTUAL.search(parts[-1]) else "actual"


def _tense(period: Period | None, anchor: TimeAnchor | None) -> str:
    """past, future or "" when the period says nothing: of a year under way nobody knows."""
    if period is None or anchor is None:
        return ""
    years = [int(y) for y in re.findall(r"(?:19|20)\d\d", period.code)]
    if not years:
        return ""
    if period.code.startswith("by "):
        return "future" if years[-1] >= anchor.year and len(period.code) == 7 and not period.label.startswith("截") else ""
    if years[0] > anchor.year or (years[-1] > anchor.year and years[0] >= anchor.year - 2):
        return "future"
    month = re.search(r"-(\d\d)$", period.code)
    if years[-1] == anchor.year and month and len(anchor.date) >= 7:
        return "future" if int(month[1]) > int(anchor.date[5:7]) else ""
    return "past" if years[-1] < anchor.year else ""


def form_of(q: Quantity, metric: str, verb: str, clause: str, before: Form | None) -> Form:
    """growth, level, increment, share, rank or ratio."""
    unit = q.unit or ""
    if q.rule == "rank":
        return "rank"
    if q.rule == "structure":
        return "share"
    if unit.endswith("百分点"):
        return "growth"
    if unit == "番" or q.rule == "fraction":
        return "share" if _SHARE.search(metric) and unit != "番" else "ratio"
    if unit == "倍":
        return "growth" if _RISE.search(verb) else "ratio"
    if unit in ("%", "‰", "成"):
        return _form_of_rate(metric, verb, clause, before)
    return _form_of_amount(metric, verb, clause, before)


def _form_of_rate(metric: str, verb: str, clause: str, before: Form | None) -> Form:
    if re.search(r"增速|增幅|涨幅|降幅|增长率|跌幅|增长$", metric):
        return "growth"
    if _PLANNED.search(clause):
        return "share"
    if re.search(r"(?:提高|上升|下降|降|提升)(?:到|至)$", verb):
        return "share"
    if _RISE.search(verb):
        return "growth"
    if _SHARE.search(metric) or _SHARE.search(clause):
        return "share"
    if before == "growth" and re.search(r"^(?:力争|争取|确保|[^，。；]{0,4})?(?:达到|达|突破)?$", clause):
        return "growth"  # 增长6%以上，力争达到6.5%
    if before == "growth" and re.search(r"(?:降幅|增幅)", clause):
        return "growth"
    return "share"


def _form_of_amount(metric: str, verb: str, clause: str, before: Form | None) -> Form:
    if re.search(r"新增|净增|(?:比|较)(?:年初|上年|去年|同期|上年末)[^，。；]{0,6}(?:增加|增长|减少|下降|增|减)", clause + verb):
        return "increment" if not re.search(r"到$|至$", verb) else "level"
    if re.search(r"(?:同比|环比)?(?:增加|增长|多|增|净增)(?:了)?$", verb):
        return "increment"
    if _FLOW.search(metric) and not re.search(r"累计|余额", clause):
        return "increment"
    if _STOCK.search(metric) and not re.search(r"(?:改造|新建|修复|拆除|治理|引进|开工)", clause):
        return "level"
    if re.search(r"累计|共有|现有|拥有|总数|达到?$|保持|稳定|现存", clause + verb) and not re.search(r"(?:开工|引进|立案|办结|新)", clause):
        return "level"
    if _ADDED.search(clause) or _ADDED.match(metric):
        return "increment"
    if before == "increment" and re.search(r"其中|^[^，。；]{0,14}$", clause):
        return "increment"  # 引进项目96个，其中10亿元以上项目5个
    return "level"
