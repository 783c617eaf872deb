"""The noun phrase that a quantity measures, and the verb between them.

In:  the words left of a quantity (from the last quantity or clause border), the words right of it.
Out: metric, verb, modal words; all verbatim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GROWTH = (
    r"(?:同比|环比|比上?年(?:同期)?|较上?年(?:同期)?|同口径|年均|平均|预计|预期|实际|"
    r"名义|累计|分别|均|仅|只|也|再|又|共|力争|可比)*(?:增长|增加|增幅|增速|下降|降低|减少|"
    r"上涨|回落|提高|提升|上升|增|降|涨|收窄|扩大|压减|压降|下滑|缩减|高于|低于|快于|慢于|高|"
    r"低|快)(?:了|到|至|为|达)?"
)
NEGATIVE = re.compile(r"下降|降低|减少|回落|压减|压降|下滑|缩减|降幅(?!.{0,8}收窄)|(?<!不)低于|慢于|负增长|降(?!幅)|相差|(?<!不)低(?!于)")
ADDING = re.compile(
    r"新增|新建|新开工|引进|开工|完成|建成|新签约|签约|改造|新改建|培育|发展|推出|形成|实施|新设|新登记|新认定|建设|拆除|打造|落地|交付|发放|投放|组建|开通|销售|发现|查处|立案|办结|处置|化解|整治|创建|举办|开展|新布局|投入|兑付|争取|招引|盘活|转移|筹集|筹建|种植|收获|栽植|植树|修复|治理|补贴|减免|帮扶|带动|培训|接待|生产|出口|进口|审批|受理"
)
_LEVEL_VERBS = (
    r"(?:累计|共计|总计|共|已|已经|预计|预期|将|可|仍|力争|争取|确保|分别|均|首次|成功|顺利|"
    r"全部|现有|现|尚有|约|实现|完成|达到|达|为|是|有|占|保持在|稳定在|控制在|维持在|突破|超过|"
    r"超|跨越|迈上|升至|增至|提高到|提高至|提升到|提升至|扩大到|增加到|下降到|降至|降到|压降至|"
    r"减少到|不低于|不少于|不超过|不高于|不大于|至少|接近|近|逾|仅|只|仅为|上升到|上升至|落实|"
    r"到位|兑现|发放|安排|投入|收获|实有|拥有|设有|建有|建成|建设|新建|新增|引进|开工|新开工|"
    r"达成|签订|签署|形成|推出|改造|培育|实施|集聚|累计完成|带动|惠及|覆盖|涉及|吸引|接待|销售|"
    r"生产|向|至|到|在|高达|合计|要|以上|左右)"
)
_TAIL = re.compile(rf"(?:{GROWTH}|{_LEVEL_VERBS}|[了的])+$")
_MODAL = re.compile(r"力争|确保|争取|预期|预计|计划|将|拟|要|目标|努力|不低于|不少于|不超过|不高于|至少|控制在|保持在|稳定在|必须|安排")
_HEAD = re.compile(
    r"^(?:其中|并|且|同时|此外|另外|目前|当前|今年|去年|明年|全年|年内|上半年|下半年|前?[一二三四]季度|[前上]\S{1,3}个?月|到(?!位)|至|截至目前|累计|预计|预期|力争|争取|确保|努力|计划|将|要|拟|安排|推动|实现|完成|使|让|带动|促进|加快|加大|加强|持续|进一步|着力|全力|大力|深入|扎实|有序|统筹|也|均|全市|全区|全县|全省|全州|全国|全镇|全村|我国|我市|我区|我县|我省|新区|我们|各地|各级|以及|和|与|及|、|从|由|对|在|的|共|已|还|又|再|据统计|据了解|数据显示|其余|总体|继续|把|将|以|为|有|仅|是|让|达到|每年|未来|一批|推进|组织|建设|支持|高标准|不断|稳步|成功|先后|分别|合计|总计|各类|截至)+"
)


_PLAN = re.compile(r"(?:分别|均|已)*(?:完成|达到|为|占|达|是)(?P<plan>[^，。；]{0,6}(?:目标|任务|计划|预算))的$")
_DOING = re.compile(
    r"(?:引进|新建|新开工|新引进|新签约|新改建|新建改扩建|建成|建设|改造|培育|推出|形成|实施|打造|新增|组建|涵盖|拥有|集聚|带动|拆除|开通|开展|举办|培训|安排|投入|发放|销售|"
    r"累计|签约|落地|招引|盘活|筹集|种植|修复|治理|创建|认定|设立|建立|选派|兑现|惠及|覆盖|铺排|谋划|储备|争取|完成(?!投资)|实现|其中|如今|目前|全年|当年|共有|现有)+"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands left of a quantity: ``metric`` [start, stop) within it (empty when the clause names none), ``verb`` behind it."""

    metric: str
    verb: str
    lead: str  # the words before the metric that were cut: 力争, 新增 …


def left_phrase(left: str) -> Phrase:
    """Split the words left of a quantity: 力争规上工业增加值增长 -> metric 规上工业增加值, verb 增长, lead 力争."""
    clause = re.split(r"[，。；：！？\n]", left)[-1]
    plan = _PLAN.search(clause)
    if plan:  # 开工率分别达到全年目标的
        clause = clause[: plan.start()]
    tail = _TAIL.search(clause)
    body, verb = (clause[: tail.start()], tail[0]) if tail else (clause, "")
    head = _HEAD.match(body)
    lead = head[0] if head else ""
    metric = body[len(lead) :].strip("、 了的")
    doing = _DOING.match(metric)
    if doing and len(metric) - doing.end() >= 3:  # 引进亿元以上项目: the verb is no part of the metric; 完成投资 keeps it
        metric, lead = metric[doing.end() :].lstrip("了的"), lead + doing[0]
    return Phrase(metric, verb, lead)


def right_phrase(right: str) -> str:
    """The noun phrase right of a quantity: 60个⟨重点项目⟩建设."""
    match = re.match(r"的?([^，。；：、！？（）\n]{2,24})", right)
    if not match:
        return ""
    phrase = re.split(
        r"(?:建设|开工|签约|落地|投产|建成|竣工|实现|达到|取得|持续|全面|处于|进入|正在|已经|已|被|在|由|向|中有|中处|以上|左右|同比|分别|增长|下降|创出|完成)",
        match[1],
    )[0]
    if "的" in phrase.strip("的") and len(phrase.rsplit("的", 1)[1]) >= 3:
        phrase = phrase.rsplit("的", 1)[1]  # 30项含金量高的制度创新成果
    return phrase.strip("的了“” ") if "“" not in phrase else phrase.strip("的了 ")


def modals(words: str) -> tuple[str, ...]:
    """Modal and hedging words in the order of the text."""
    return tuple(m[0] for m in _MODAL.finditer(words))
