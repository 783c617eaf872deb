"""Do the words around an event's name say that it takes place, and what more: host, place, planned, merely cited.

In:  a typed clause and an event name in it.    Out: Held, or None when the name is only mentioned.

    ⟨T⟩，临澜区召开…大会      …大会⟨T⟩在县文化艺术中心召开      出席…论坛的      经…第二十次会议审议通过      拟于3月召开…
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.event_names import EventName
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_TAKES_PLACE = r"(?:召开|举行|举办|开幕|闭幕|开班|结业|启动|落幕|揭幕|开讲|开场|鸣枪|开赛|开跑|开馆|启幕|收官|开营|上演)"
_AFTER = re.compile(
    rf"^(?:[^，。；{_R}]{{0,14}}?(?:隆重|正式|顺利|胜利|如期)?{_TAKES_PLACE}|[^，。；]{{0,3}}在[^，。；]{{1,26}}{_TAKES_PLACE}"
    rf"|，?{_T}(?:[^，。；]{{0,4}}在[^，。；]{{1,24}})?{_TAKES_PLACE}|(?:圆满|顺利)?完成(?:各项|全部|所有)?议程，[^，。；]{{0,24}}闭幕)"
)
_HOLDS = re.compile(
    r"(?:主持召开|组织召开|召开|举行|举办|主办|承办|出席|参加|列席|主持|组织|收听收看|收看|开展|召开的|举行的|举办的"
    r"|开好|办好|现场观摩)(?:了|并主持)?$"
)
_CITED = re.compile(r"(?:召开|举行|举办|闭幕|开幕)的$")
_TAKEN_PART = re.compile(r"(?:出席|参加|列席|主持)(?:了)?[^，。；]{1,16}(?:举行|举办)的$")  # 出席各界举行的欢迎晚宴: there, not cited
_GUEST = re.compile(r"(?:来[华我京省市区县]|率团|应邀|前来|赴[^，。；]{1,4})?(?:并)?(?:出席|参加)$")
_GUEST_AFTER = re.compile(
    rf"(?:开幕式|闭幕式|系列活动|活动)?(?:并[^，。；{_R}]{{1,14}})?的[^，。；{_R}]{{0,20}}{_R}|的[^，。；{_R}]{{2,24}}(?=。|，|；)"
)
_ONLY_NAMED = re.compile(
    r"(?:关于|通知|欢迎|祝贺|支持|申办|感谢|期待|预祝|邀请[^，。；]{0,8}?)(?:召开|举行|举办|出席|参加)?$"
    r"|累计(?:召开|举行|举办)(?:各类|各种)?$|[两三四五六七八九十多数\\d]次(?:主持|组织)?(?:召开|举行|举办|出席|参加|主持)$|(?:落实|推动)好?[^，。；]{0,6}$|关于(?:召开|举行|举办)[^，。；]{0,12}$"
)
_COUNTED = re.compile(
    r"^(?:[上数近超约]?[\d百千万十两几多余.][\d百千万余多]*[场次期个](?!全体|会议|党)|丰富多彩|各类|各种|一系列|系列|多场|多种|专题协商会等)"
)
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+次(?:全体)?(?:\S{0,6})?会议$|[一二三四五六七八九十]次(?:执委|委员|全体"
    r"|常委)?(?:会议|全会)$|代表大会\S{0,4}会议$"
)
_DECIDED = re.compile(r"^(?:第[^，。]{1,6})?(?:上?，?)?(?:审议|表决|批准|通过|决定|选举|审查|听取)|^上(?:）|，|$|\s|\n)")
_STUDY = re.compile(r"(?:传达|学习|贯彻|落实|按照|根据|关于|精神|宣讲|筹备)(?:好|了)?$")
_NOT_AFTER = re.compile(
    r"^(?:时的|精神|部署|要求|确定|提出|上?的?(?:系列)?重要讲话|报告|工作报告|召开以来|有关|成果|共识|圆满成功|成功|筹备|准备|筹办|机制|制度|纪要|工作办法|办法|议程|日程|方案|规则|细则|工作条例)"
)
_PLANNED = re.compile(
    rf"(?:(?:将|拟|定于|计划|还将|即将|同意|决定|建议)(?:于|在|继续)?(?:{_T}|[^，。；的\ue000-\ue00f]){{0,20}}?(?:召开|举行|举办|开幕|启动|办好|出席|开赛|开跑)"
    r"|拟于|照常进行|决定，会后)"
)
_PLACE_AFTER = re.compile(
    rf"(?:[^，。；{_R}]{{0,10}}?|(?:圆满|顺利)?完成(?:各项|全部|所有)?议程，)在([^，。；{_R}{_T}]{{1,26}}?)(?:隆重|正式|顺利|胜利|鸣枪)?{_TAKES_PLACE}"
)
_PLACE_BEFORE = re.compile(
    rf"在(?!随后|之后|会前|会后|完成|听取)((?:(?!会见|接见|会晤|来华|[同与和]来|圆满|前不久|日前|近日|此前|即将|[今去昨当])[^，。；{_R}{_T}]){{1,24}}?)(?:隆重|主持|组织|共同|以[^，。；]{{1,8}}形式)?"
    rf"(?:召开|举行|举办|出席|参加|主持)(?:的|了)?$"
    rf"|(?:来到|走进|在)([^，。；{_R}{_T}]{{2,20}}?)，[^，。；]{{0,24}}(?:参加|出席|开展|举行)了?$"
    rf"|(?<=[，。；{_R}{_T}])在((?:(?!会见|接见|会晤|来华|[同与和])[^，。；{_R}{_T}]){{1,16}}?)[同与][^，。；会]{{0,24}}(?:共同)?(?:出席|举办|召开|举行)了?$"
)
_HOST = re.compile(
    rf"(?:^|[，。；：{_T}　])(?:随即|当天|我们在|我|午"
    rf"|晚)?([^，。；：{_R}{_T}　]{{2,30}}?)(?:{_T})?(?:在[^，。；]{{1,20}})?(?:随即|组织|隆重"
    rf"|以[^，。；]{{2,8}}形式)?(?:召开|举行|举办|开展)了?$"
)
_ADVERB = re.compile(r"(?:随即|随后|当天|当日|正式|隆重|如期|还|也|又|再次|专门|联合|精心)+$")
_NO_HOST = re.compile(
    r"^(?:在|两地|双方|各地|多地|我国|其间|年内|每年|定期|先后|主持|组织|随后|会上|会后|会前|当天|并|还将|将|其间|期间|论坛期间|拟|计划|再次|联合|共同|同意|继续|据悉"
    r"|今年|去年|我国|决定|要|会议|也|全|[是和]|这|那|首次|期间|是)|[在于将拟的]$|为|累计|曾|已|之际|邀请"
)
_BY_HOST = re.compile(
    r"(?:会议|论坛|活动|大会|全会|峰会|大赛)?由([^，。；\ue000-\ue00f]{2,40}?)(?:共同|联合)?(?:主办|主持"
    r"|举办)(?=[，。；])"
)

_FOR = re.compile(r"因(?:出席|参加)$")
_FOLLOWING = re.compile(r"(?:随后|随即|之后|会后|接着)(?:召开|举行)的$")
_WINDOW = 160  # characters either side; keeps the reading of a sentence without end linear


@dataclass(frozen=True, slots=True)
class Held:
    """``side``: cited or looked back on; ``stop``: where the words that hold the event end in the clause."""

    rule: str
    stop: int
    host: str | None
    place: str | None
    planned: bool
    side: bool
    guest: bool = False  # only what a guest came for


def held(text: str, name: EventName) -> Held | None:
    """What the words around the name say; None when they do not hold it."""
    before, after = text[max(0, name.start - _WINDOW) : name.start], text[name.stop : name.stop + _WINDOW]
    behind = _AFTER.match(after)
    front = _HOLDS.search(before)
    label = text[name.start : name.stop]
    if (
        (len(label) < 8 and _AMONG_OTHERS.match(after))
        or _NOT_AFTER.match(after)
        or _STUDY.search(before[-5:])
        or _COUNTED.match(label)
        or _ONLY_NAMED.search(before[-24:])
    ):
        return None
    sentence_end = re.search(r"[。；]", after)
    rest = after[: sentence_end.start()] if sentence_end else after
    rule = "held-after" if behind else "held-before" if front else _weaker(before, after, label, rest)
    if rule is None:
        return None
    if _FOR.search(before):
        return None
    if _GUEST.search(before) and _GUEST_AFTER.match(after):
        return Held("guest-of", name.stop, None, None, planned=False, side=True, guest=True)
    side = rule == "decided" or (bool(_CITED.search(before)) and not _FOLLOWING.search(before) and not _TAKEN_PART.search(before))
    clause = re.split("[。；]", before)[-1] + label + re.split("[，。；]", rest)[0]
    place = _PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before)
    where = next((g for g in place.groups() if g), None) if place else None
    where = _BEGIN.sub("", where) if where else None
    host = _host(before, after)
    if host is not None and _INDEFINITE.match(host):
        return None
    if host is None and where and _EMBASSY.search(where):
        host = where  # 在我国驻某国使馆举行的招待会
    return Held(rule, name.stop + (behind.end() if behind else 0), host, where, bool(_PLANNED.search(clause)), side)


_AMONG_OTHERS = re.compile(r"等(?:系列|各类|各种|形式多样的|丰富多彩的)?(?:活动|形式|方式|会议)")
_BEGIN = re.compile(r"(?:开始|陆续|同步|同时|联合|共同)$")
_EMBASSY = re.compile(r"(?:使馆|领馆|使领馆|代表处)$")
_INDEFINITE = re.compile(r"^(?:各|每|有的|一些|多[国个地]|驻多)")
_BODY_MEETING = re.compile(
    r"^(?P<body>[^第，、]{0,12}?(?:[省市区县州旗]委常委会|纪委常委会|人大常委会(?=主任会议)|人大常委会(?=[^，]{0,8}委员长会议)|政协党组|政府党组))(?:[（(]扩大[）)]|第[^，]{1,6}次)*(?:主任|委员长)?会议"
    r"|^(?P<office>[^第，、]{0,8}?政府)(?:党组)?(?:第[^，]{1,8}次)?(?:全体|常务)会议|^(?P<centre>[^第，、]{0,10}?理论学习中心组)"
)


def host_of_body(label: str) -> str | None:
    """The body a meeting is named after: 区委常委会会议, 县政府第12次常务会议, 县委理论学习中心组学习会.

    >>> host_of_body("望泽区政府第12次常务会议")
    '望泽区政府'
    """
    match = _BODY_MEETING.match(label)
    return next((g for g in match.groups() if g), None) if match else None


def _weaker(before: str, after: str, label: str, rest: str) -> str | None:
    if _NUMBERED.search(label) and _DECIDED.match(after):
        return "decided"
    if re.match(r"(?:在[^，。]{1,20})?(?:上|结束后|期间)(?!的)", after) and re.search(r"(?:^|[，。；])在?$|随后召开的$", before):
        return "at-the-event"
    if re.match(r"，?由?", after) and "主持" in rest and _R in rest:
        return "presided-over"
    return None


def _host(before: str, after: str) -> str | None:
    match = _HOST.search(before)
    host = _ADVERB.sub("", match[1]) if match else None
    if host and (_NO_HOST.search(host) or re.search(r"[《“（]|主持$|了$", host)):
        host = None
    if host is None and (by := _BY_HOST.search(after)) is not None:
        host = "；".join(re.split(r"[、与和]", by[1]))
    return host
