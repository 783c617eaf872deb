"""How far a project is: milestones beside a name.

In:  folded text, a place in it.    Out: a Status (the words, where they stand, whether they are said of works only) or None.

    …产业园 | 将于10月正式 | 竣工投产      建成 | 甲大桥      推进 | 甲新城 | 建设      进入设备调试阶段

A milestone is a row of words of project_status.tsv (建成并投入使用); it ends its clause: 建成后, 通车以来, 开工率 are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.mentions.project_words import words_noted
from kg.mentions.projects import list_of

_DAY = (
    r"(?:\d{4}年|今年|明年|后年|去年底?|年内|年底|本月底?|上月底?|本周|上周|月底|下月|下个月|今日|明日|\d{1,2}月|\d{1,2}日|\d{1,2}时|\d{1,2}分|[上下]半年|第?[一二三四]季度"
    r"|[底初末中]前?|前|上午|下午|晚|份|上旬|中旬|下旬|（[^（）\n]{1,12}）|\([^()\n]{1,12}\)|今天|昨天|昨日|“[^“”\n]{1,8}”(?:期间|末|初))"
)
_OF_A_LIST = frozenset(
    "项目 工程 高铁 铁路 公路 高速 高速公路 机场 航线 水库 水闸 泵站 桥梁 灌区 电站 大桥 隧道 医院 学校 园区 产业园 枢纽 线路 地铁线路 轨道交通线路 地标 设施 场馆 建筑".split()
)
_STAGE = re.compile(
    r"(?:转|进)入(?=[^，。；\n]*(?:建设|施工|调试|联调|试验|测试|安装|铺轨|装修|验收|运行|投产|竣工|收尾|尾声|冲刺|倒计时|攻坚|主体|实质|关键|前期|设计))[^，。；、\n]{0,14}?(?:阶段|尾声|冲刺期|倒计时|调试|联调联试|设备安装|装修)(?=[，。；\n]|$)"
)  # 进入设备调试阶段
# A milestone ends its clause: 建成后, 投产以来, 开工率, 建成了花园, 通航里程 are none
_ENDS = re.compile(r"[，。；、！？：“”）\n\s]|$|并(?!网)|暨|仪式|典礼|活动|于|在|至今|，")
_JOINED = re.compile(r"(?:并|、)?(?:正式|成功|顺利)?")
_BUILT = re.compile(  # 新建成的甲, 正在建设中的甲, 即将通车的甲
    r"(?<![未拟])(?<!\d月)(?<!\d日)(建成|竣工|投产|投用|投运|开工|启用|通车|落成|在建|开工建设|建成投用|建成通车|正在建设|建设中|规划建设|开通|开通运营|首个建成|建成投产|并网)的(?:[^，。；、的]{2,8}的)?$"
)
_SAME = re.compile(r"(?:同日|同时|一并|当天)(开工|投产|签约|揭牌|通车|奠基|竣工)的(?:还有|有|包括)$")
_OBJECT_END = re.compile(r"[，。；、！？）”：\n\s]|等|和|及|[两三四五六七八九]大|$")  # behind the object of 建成
_AROUND_END = re.compile(
    r"(?:等[^，。；、]{0,26}?|[两三四五六七八九]大[^，。；、]{0,6}?)?(?:项目|工程)?(?:前期|的)?(?:规划)?(?:建设|进度|前期|竣工|落地|投产|开工|改造提升|提升改造|提档升级|(?<=项目)合作)"
)
_COUNTED = re.compile(r"\d[余多]?(?:个|家|座|县|市)[^，。；]{0,8}$")  # 1400多个县|建成了电商中心
_SITE = re.compile(r"(?:项目|工程)?(施工|建设)现场")


@dataclass(frozen=True, slots=True)
class Status:
    """A milestone in the text; ``sure`` when it is said of works only."""

    word: str
    start: int
    stop: int
    sure: bool


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return rows("project_status", ("word", "side", "strength"))


@cache
def _verbs(*sides: str) -> str:
    """The words of these sides, the longest first."""
    return any_of(word for word, side, _ in _rows() if side in sides)


@cache
def _sure() -> frozenset[str]:
    return frozenset(word for word, _, strength in _rows() if strength == "sure")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    place = rf"在(?!建)[^，。；、\n]{{2,14}}?(?=(?:正式|成功|顺利|如期|全线|全面|全部)*(?:{_verbs('after', 'both')}))"
    part = rf"[两三四五六七八九十\d]+[个大座条][^，。；、的]{{0,6}}?(?=(?:正式|成功|顺利|如期|全线|全面|全部|已|已经|均|也|正|将)*(?:{_verbs('after', 'both')}))"
    carrying = rf"搭载着?[^，。；、的]{{2,12}}?(?=(?:成功|顺利)*(?:{_verbs('after', 'both')}))"
    between = rf"{place}|{part}|{carrying}|建设(?=正|已|一片|如火|全面|加快|加速|有序|稳步|顺利|快速|扎实|进展|进入)|{list_of(_OF_A_LIST)}|[两三四五六七八九十\d]+[个大座条][^，。；、的]{{0,6}}?"
    return {
        "after": re.compile(rf"(?:全容量|全线|全面|全部|双线|双向|右线|左线|主体)?(?:{_verbs('after', 'both')})"),
        "before": re.compile(rf"(?:{_verbs('before', 'both')})(?=(?:了|好)?$)"),
        "around": re.compile(rf"(?:{_verbs('around', 'both')})(?=(?:了|好)?$)"),
        "between": re.compile(
            rf"(?:{_DAY}|{between}|[^，。；、的]{{1,3}}节(?:前后?|期间)?|因[^，。；]{{2,8}}?(?=结转)|{any_of(words_noted('between'))})*"
        ),
    }


def between(text: str, start: int, stop: int) -> int:
    """Where what may stand between a name and its milestone ends: 将于10月底前正式."""
    match = _patterns()["between"].match(text, start, stop)
    return match.end() if match else start


def is_between(text: str) -> bool:
    """Whether a text is nothing but what may stand between a name and its milestone."""
    return _patterns()["between"].fullmatch(text) is not None


def status_at(text: str, position: int, low: int, stop: int) -> Status | None:
    """The milestone that begins at a position; 全线|通车 may begin before it, down to ``low``."""
    stage = _STAGE.match(text, position, stop)
    if stage:
        return Status(stage[0], stage.start(), stage.end(), True)
    for back in (4, 3, 2, 0):  # 全线|通车, 完成|建设: the longer milestone, if there is one
        start = max(low, position - back)
        first = _patterns()["after"].match(text, start, stop)
        if first is None or first.end() <= position:
            continue
        end, sure = first.end(), first[0].endswith(tuple(_sure()))
        for _ in range(3):  # 建成|并投入使用
            joined = _JOINED.match(text, end, stop)
            more = _patterns()["after"].match(text, joined.end() if joined else end, stop)
            if more is None:
                break
            end, sure = more.end(), sure or more[0].endswith(tuple(_sure()))
        if first[0].endswith(("落户", "落地")) or _ENDS.match(text, end):
            return Status(text[start:end], start, end, sure)
    return None


def site_status(text: str, stop: int) -> Status | None:
    """甲隧道施工现场: works are going on."""
    site = _SITE.match(text, stop)
    return Status(site[1], site.start(1), site.end(), True) if site else None


def status_before(text: str, low: int, start: int, stop: int) -> tuple[Status, str] | None:
    """The verb right before a name [start, stop) and how it stands: attribute (新建成的甲), around (推进甲建设), object (建成甲)."""
    before = text[low:start].removesuffix("“")
    attribute = _SAME.search(before) or _BUILT.search(before)
    if attribute:
        return Status(attribute[1], low + attribute.start(1), stop, True), "attribute"
    end = _AROUND_END.match(text, stop)
    around = _patterns()["around"].search(before) if end else None
    if end and around:
        work = re.search(r"改造提升|提升改造|提档升级|建设", end[0])
        return Status(work[0] if work else around[0], low + around.start(), end.end(), False), "around"
    verb = _patterns()["before"].search(before)
    if verb is None or not _OBJECT_END.match(text, stop) or _COUNTED.search(before[: verb.start()]):
        return None
    return Status(verb[0], low + verb.start(), stop, verb[0] in _sure()), "object"
