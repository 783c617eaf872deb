"""Who holds an event, and where, as the words before its name say.

In:  the clause before the verb that holds the event, or what follows its name.    Out: host and place.

    教育部⟨T⟩在青溪｜召开      联合国安理会⟨T⟩就某某问题｜举行      由青溪市人民政府与云台大学共同主办的｜      …，由云台区人民政府主办

The clause is read from its verb to the left: adverbs, dates, places, topics and partners are taken off; what remains is the host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_STEPS = 8
_BOUNDARY = re.compile(r"[，。；：！？　]")
_MODIFIER = re.compile(
    rf"(?:{_T}|立即|迅速|再度|即刻|连夜|及时|随即|随后|当天|当日|当晚|正式|隆重|如期|还|也|又|再次|专门|联合|共同|精心|首次|分别|先后|陆续|继续|持续|开始|牵头|成功|盛大|紧急|现场|今年|去年|年内|(?:本[周月年]|上[周月])?早些时候|[本上下][周月]|午|晚|一道"
    r"|(?<=.)(?<![易生作约织])组织[^，。；]{1,16}|(?<=.)联合(?![国会])[^，。；]{1,14}|(?:以|通过|采取)[^，。；]{1,14}?(?:形式|方式))$"
)
_TOPIC = re.compile(r"(?<=.)(?:就|围绕|针对|为)[^，。；]{1,40}?(?:问题|局势|事件|事宜|议题|工作|情况|主题|形势|一事|行动|合作|安全|冲突)?$")
_SEAT = re.compile(
    rf"在(?P<place>(?:(?!会见|接见|会晤|看望|参观|来华|[同与和]来|圆满|前不久|此前|即将|随后|之后|会前|会后|完成|听取)[^，。；{_R}{_T}]){{1,26}})$"
)
_PARTNER = re.compile(r"(?<=.)[同与和](?P<partner>[^，。；]{1,30})$")
_NO_HOST = re.compile(
    rf"^(?:在|赴|预计|两地|双方|各方|其间|年内|每年|定期|先后|主持|组织|会上|会后|会前|并|还将|将|期间|论坛期间|拟|计划|同意|决定|据|要|会议|全会|仪式|活动|论坛|也|[是和从向把对等就]|这|那|此|其|近年)"
    rf"|[在于将拟的了]$|期间$|时$|主持$|为了|累计|曾|已|之际|邀请|[《“（{_R}{_T}]|来到|走进|记者从|出席了|[是成]为|年会是"
)
_PEOPLE = re.compile(
    r"(?:民众|人员|行业|团体|农民|群众|抗议者|示威者|人士|市民|居民|村民|学生|工人|代表|领导人|[两多各]国|我国|选手|军民|观众|大家|我们|方面)$"
)
_PLACE_ONLY = re.compile(r"(?:地区|广场|等地|多地|各地|大会堂|现场|会场|街头|体育[场馆]|会议中心|会展中心|城市)$")
_INDEFINITE = re.compile(r"^(?:各(?!界)|每|有的|一些|多[国个地]|驻多)")
_BY_BEFORE = re.compile(rf"由(?P<host>[^，。；{_R}]{{2,44}}?)(?:共同|联合)?(?:主办|承办|举办|发起|开展|组织)(?:的|，)$")
_BY_AFTER = re.compile(
    rf"(?:^|[，。；])(?:本次|本届|此次)?(?:会议|论坛|活动|大会|全会|峰会|大赛|展会|博览会|[\u4e00-\u9fff]{{0,6}}[节展赛])?由(?P<host>[^，。；{_R}]{{2,44}}?)(?:共同|联合)?(?P<how>主办|主持|举办)(?=[，。；、])"
)
_OFFICER = re.compile(
    r"(?:首相|总统|总理|主席|部长|书记|省长|市长|区长|县长|州长|外长|大臣|议长|主任|局长|司令)[\u4e00-\u9fff·]{2,}$"
)  # 首相早见凛: a person whose name was not read
_BODY = re.compile(
    r"(?:会|委|部|局|府|组|院|办|厅|团|司|社|室|处|所|校|学|站|台|盟|党|军|国|[省市区县州镇乡]|街道|公司|集团|中心|协会|双方|两地)$"
)
_ATTENDED = re.compile(r"^(?:出席|参加|列席)(?:了|由)?(?=[^，。；]{3})")  # 出席|国会司法委员会举行的听证会
_BY = re.compile(r"^由(?P<host>[^，。；]{2,44})$")
VAGUE_PLACES = ("省里", "市里", "县里", "区里", "这里", "当地", "会上")
_COUNT = re.compile(r"\d次$|^[一二三四五六七八九十\d]+[次场]")
_EMBASSY = re.compile(r"(?:使馆|领馆|使领馆|代表处)$")
_BODY_MEETING = re.compile(
    r"^(?P<body>[^第，、]{0,12}?(?:[省市区县州旗]委常委会|纪委常委会|人大常委会(?=主任会议)|人大常委会(?=[^，]{0,8}委员长会议)|政协党组|政府党组))(?:[（(]扩大[）)]|第[^，]{1,6}次)*(?:主任|委员长)?会议"
    r"|^(?P<office>[^第，、]{0,8}?政府)(?:党组)?(?:第[^，]{1,8}次)?(?:全体|常务)会议|^(?P<centre>[^第，、]{0,10}?理论学习中心组)"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """``indefinite``: 各地举行…, 多国举办…: no single event."""

    host: str | None
    place: str | None
    indefinite: bool = False


def holder_before(before: str) -> Holder:
    """Host and place from the clause up to the verb that holds the event (the verb itself is taken off already).

    >>> holder_before("联合国粮食署在青溪就粮食安全问题")
    Holder(host='联合国粮食署', place='青溪', indefinite=False)
    """
    by = _BY_BEFORE.search(before)
    if by is not None:
        return Holder(by["host"], None)
    cut = [m.end() for m in _BOUNDARY.finditer(before)]
    rest, place = before[cut[-1] if cut else 0 :], None
    for _ in range(_STEPS):
        word = _MODIFIER.search(rest) or _TOPIC.search(rest)
        seat = _SEAT.search(rest) if word is None and place is None else None
        place = seat["place"] if seat is not None else place
        word = word or seat or (_PARTNER.search(rest) if place or _T in rest else None)
        if word is None:
            break
        rest = rest[: word.start()]
    rest = rest[rest.rfind(_T) + 1 :]
    place = None if place in VAGUE_PLACES else place
    rest = _ATTENDED.sub("", rest)
    if (named := _BY.match(rest)) is not None:
        return Holder(named["host"], place)  # 由A与B共同主办的…
    if _INDEFINITE.match(rest):
        return Holder(None, place, indefinite=True)
    if _PLACE_ONLY.search(rest) and place is None and 1 < len(rest) < 24:
        return Holder(rest if rest.endswith("等地") else None, rest)
    usable = (
        1 < len(rest) <= 30
        and not _OFFICER.search(rest)
        and not _NO_HOST.search(rest)
        and not _COUNT.search(rest)
        and not _PEOPLE.search(rest)
    )
    return Holder(rest if usable else None, place)


def host_after(after: str) -> str | None:
    """…，由A与B共同主办；论坛由A主办: the hosts joined by ；."""
    by = _BY_AFTER.search(after)
    if by is None or (by["how"] == "主持" and not _BODY.search(by["host"])):
        return None  # 大会由某人主持 names who presided
    return "；".join(re.split(r"[、与和]", by["host"]))


def host_of_body(label: str) -> str | None:
    """The body a meeting is named after: 区委常委会会议, 县政府第12次常务会议, 县委理论学习中心组学习会.

    >>> host_of_body("望泽区政府第12次常务会议")
    '望泽区政府'
    """
    match = _BODY_MEETING.match(label)
    return next((g for g in match.groups() if g), None) if match else None


def host_of_place(place: str | None) -> str | None:
    """在我国驻某国使馆举行的招待会: the embassy holds it."""
    return place if place and _EMBASSY.search(place) else None
