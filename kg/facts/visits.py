"""Visits: who goes where to see what.

In:  a clause with rosters and times as typed characters.    Out: finds with the parts that make an event.

    ⟨R⟩⟨T⟩到东港镇调研重点项目建设      ⟨R⟩率队来我区，就…开展调研      ⟨R⟩对青溪国进行国事访问
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.event_finds import Find
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_GOING = r"(?:到|分赴|赶赴|赶往|赶到|抵达|赴|来到|来|在|深入|走进|前往|先后到|先后来到|先后深入|先后赴|先后走进|分别到|分别赴|出访|对)"
_ADVERBS = (
    rf"(?:{_T}|当地时间|[，]|一行(?:\d+人|人)?|率队|带队|(?:带领|率领?)[^，。；{_R}]{{1,16}}?(?=，|{_GOING}|视察|调研|考察|检查|督导|督查|走访|慰问|看望|暗访|巡查)|以“[^“”]{{2,10}}”的?(?:方式|形式)"
    rf"|(?:出席|参加)[^，。；{_R}]{{2,40}}?，?并(?=对)|等(?:[^，。；{_R}]{{0,12}}领导)?|将于|将|于|即将|开始|首先|先后|专程|再次|继续|还|又|也|则|分别|分头|(?:兵)?分[一二两三四五六七八多几]路|分组|集体|共同|一同|实地|随机|现场"
    rf"|冒雪|冒雨|前往|应邀|并|会前|会后|随后|(?:代表|受)[^，。；{_R}]{{1,24}}(?:委托)?，?|在[^，。；{_R}]{{0,20}}{_R}(?:夫人{_R})?等?(?:的)?陪同下|乘[^，。；{_R}]{{1,6}}(?:抵达|前往)[^，。；{_R}]{{1,12}}，|率[^，。；{_R}]{{0,10}}?(?:工作组|代表团|考察团|一行))"
)
_VERBS = (
    r"现场指导|走访慰问|安全生产大检查|(?:安全|专项)大?检查|看望慰问|慰问看望|考察调研|调研督导|督导检查|检查指导|调研检查|实地察看|学习考察|参观考察|执法检查"
    r"|调研|督办|对接|巡看|考察|检查|督导|走访|慰问|看望|视察|巡查|暗访|督查|巡河|巡林|督战|巡视|访问|凭吊|参观(?!者|团|游览)|观摩"
)
_COLLECTIVE = (
    r"(?:区|市|县|省|州)领导|[^，。；\ue000-\ue00f]{2,16}?组织(?:[^，。；\ue000-\ue00f]{0,10}?)(?:委员|代表)"
    r"|(?:代表|委员|议员|队员|嘉宾)们|[^，。；\ue000-\ue00f]{0,12}?(?:检查组|调研组|督导组|考察组|督查组|代表团|工作组|慰问组|视察组|考察团)|与会(?:人员|代表|嘉宾|同志|领导)|参会(?:人员|代表|嘉宾)"
)
_VISIT = re.compile(
    rf"(?:(?P<who>{_R})|(?P<pronoun>(?:^|(?<=[，。；]))(?:[^，。；{_R}]{{0,6}}一行人?|他们?|她们?))"
    rf"|(?P<group>(?:^|(?<=[，。；：{_T}]))(?:{_COLLECTIVE}|[^，。；{_R}{_T}]{{2,20}}?(?=(?:带队|率队)(?:{_GOING})))))"
    rf"{_ADVERBS}{{0,6}}(?P<going>{_GOING}(?P<place>[^。，；{_R}]{{1,60}}?))??"
    rf"(?P<about>，?(?:就|围绕|对)[^。；，{_R}]{{1,50}}?(?:开展|进行)?)??(?P<link>，?(?:{_T}|开展|展开|开启|开始|为期[^，。；]{{1,6}}?的|(?:国事|正式|工作|友好)+|进行|实地|现场|专题|集中|全面|深入|学习|随机|督导|再次|专项|《[^《》]{{1,30}}》(?:贯彻|实施|落实|情况|的){{0,3}}){{0,3}})(?P<verb>(?:{_VERBS})(?![组队员]|团(?!委)|委员会))(?P<object>了?[^，。；]{{0,40}})"
)
_ANY_VERB = re.compile(_VERBS)  # a look that spares most clauses the long pattern
_NO_VISIT = re.compile(
    r"[^，。；]{0,10}重要(?:讲话|指示)|(?:组|团|队|员|报告|中(?!心|国|央|学|小)|期间|过|成果|院|站|结果|发现|出|以来|的(?:时候|重要|系列)|和中|，?与会|[^，。；]{0,24}以来|制度|机制|方案|问询|记者)"
)
_ON_PAPER = re.compile(r"[^，。；]{0,40}(?:书面|工作|情况)?的?(?:书面报告|情况(?:的)?报告)")  # 关于委员长访问甲国情况的书面报告
_CITED = re.compile(r"时指出")  # A在青溪调研时指出: news when a day or 日前 is told, else a citation
_ENDED = re.compile(r"结束(?:了)?对")  # 在结束对A国的访问后，乘机回到北京
_WELCOMED = re.compile(r"举行[^。]{0,6}仪式，?欢迎[^，。；]*$")  # the ceremony is what is reported
_SEEN = ("考察", "参观", "观摩", "走访", "视察", "察看", "查看", "实地察看", "参观考察", "学习考察")
_NO_LINK = re.compile(r"(?:对照|到场|作|自我|接受|联合|体格|专项|加强|做好|参加|陪同|随同|出席|要|将|应)$")
_OBJECT_END = re.compile(r"(?:时(?![代尚空间节事期])(?:强调|指出|要求|表示)?|并(?:主持|召开|出席|座谈|看望|慰问|讲话)|和开展).*$")
_STOP = re.compile(
    rf"(?:^|(?<=[，；。]))(?P<who>{_R})?(?:[^，。；{_R}]{{0,8}}(?:一行人?|{_COLLECTIVE}))?(?:{_R}|还|又|首先|随后|接着|之后|最后|其间|{_T})*"
    rf"(?P<how>(?:先后|依次|分别|陆续|再次)?(?:来到|走进|抵达|深入|前往|赴)(?:了)?|先后到|(?:先后|依次|实地|现场|步行)?(?:考察|察看|查看|参观|视察|走访|检查|调研|拜访)了|(?:先后|依次|分别)拜访|在|到)"
    rf"(?P<place>[^，。；{_R}{_T}]{{2,60}}?)(?=，|；|。|了解|察看|查看|调研|考察|检查|听取|看望|$)"
)
_LOOKED = re.compile(rf"[了解察看查询问听取考察调研检查慰问交流点题叮嘱登上走访翻阅品尝]{{2}}|[他她]|一行|边走边|{_R}")

_TO_COUNTRY = re.compile(r"对(?P<place>[^，。；\ue000-\ue00f]{1,24}?)(?:成功)?(?:进行|展开)(?:[^，。；]{0,10})?访问")
_SITE = re.compile(
    r"(?:区|市|县|镇|乡|村|街道|园|场|馆|公司|中心|厂|基地|项目|现场|院|校|站|社区|企业|港|大厦|集团|部|段|桥|闸|塘|所|队|点|大厅|夜市|市场|公路|河|湖)$"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A further place of a visit: its places joined by ；, the roster that stops there, where one is named, and [start, stop) of its words."""

    place: str
    who: int | None
    start: int
    stop: int


def visits_in(text: str) -> Iterator[Find]:
    """The visits of a clause."""
    for match in _VISIT.finditer(text) if _ANY_VERB.search(text) else ():
        tail = match["object"]
        if _NO_VISIT.match(tail) or _ON_PAPER.match(tail) or _NO_LINK.search(text[: match.start("verb")][-6:]):
            continue
        if _CITED.match(tail) and _T not in text[max(0, match.start() - 2) : match.start("verb")]:
            continue
        if _ENDED.search(text, max(0, match.start() - 4), match.start("verb")) or _WELCOMED.search(text[: match.start()][-40:]):
            continue
        if match["verb"] == "对接" and not match["about"]:
            continue
        bare = not match["going"] and not match["about"] and not tail.strip("了")
        if bare or re.search(r"参加|陪同|出席|听取|主持|指出|强调|要求|报告|讲话|汇报|，.*，", match["going"] or ""):
            continue
        cut = _OBJECT_END.search(tail)
        stop = match.start("object") + (cut.start() if cut else len(tail))
        place = places_of(match["place"])
        begin = match.start("verb")
        if stop - begin <= len(match["verb"]) + 1:  # 在浙江、上海调研: the name needs the place
            begin = match.start("about") if match["about"] else match.start("going") if match["going"] else begin
            begin += text[begin] == "，"
        if not place and match["verb"] == "访问" and match["going"] is None and not tail.startswith("了"):
            place = re.split("[并和，]", tail)[0] if 1 < len(re.split("[并和，]", tail)[0]) < 16 else None
        if not place and (country := _TO_COUNTRY.search(text, match.start(), match.end())) is not None:
            place = country["place"]
            begin, stop = country.span()
        if not place and match["verb"] in _SEEN and _SITE.search(seen := re.split("[，时并]", tail.removeprefix("了"))[0]):
            place = places_of(seen)  # 考察了云台自贸片区
        apart = bool(match["group"]) and re.match("与会|参会", match["group"]) is not None
        lead = text[match.start() : match.start("verb")]
        yield Find(
            "visit",
            match.start(),
            match.end(),
            match.start("who") if match["who"] else None,
            (begin, stop),
            place,
            planned=bool(re.search(rf"^.(?:[^，]{{0,6}})?(?:即将|将)(?:于|应邀|对|赴|{_T})", lead)),
            carried=not apart,
            apart=apart,
        )


def stops_in(text: str) -> Iterator[Stop]:
    """The places where a visit stops: 在云栖路施工现场，… 来到东港镇，…

    A place after 在 is one only where somebody looks, asks or speaks there: 在前湾村，大棚里一片忙碌 is scenery.
    """
    for match in _STOP.finditer(text):
        place = places_of(match["place"])
        if not place or (match["how"] in ("在", "到", "深入", "赴", "前往") and not _SITE.search(place)):
            continue
        if match["how"] == "在" and not _LOOKED.search(text, match.end(), match.end() + 120):
            continue
        yield Stop(place, match.start("who") if match["who"] else None, match.start("how"), match.end("place"))


_ERRAND = re.compile(r"宣讲|督导|开展|调研|参加|出席|指导|主持|看望|慰问|走访")
_AROUND = re.compile(
    rf"^(?:先后|分别|依次|{_T})+|(?:等地|等省份|等处|等单位|等企业|等点位|等|，|{_T}|实地|现场(?=[^，]{{0,0}}$)(?<!施工现场)(?<!改造现场)(?<!项目现场)(?<!建设现场)|一带|家中|家里)+$"
)
_ATTRIBUTE = re.compile(
    r"^(?:总投资|占地|位于|投资|面积|全长|刚刚|正在|即将|结对|包联|联系|所联系|挂点|挂钩|帮扶|对口)[^、；]*?的"
)  # 总投资8亿元的锦澜产业园
_AND = re.compile(r"[、；]|(?<=[\u4e00-\u9fff]{2})(?<![共平])[和及](?=[\u4e00-\u9fff]{3})|以及")
_VAGUE_PLACE = re.compile(
    r"^(?:这里|那里|当地|我[省市区县]|我国|部分|相关|有关|一些|多个|各|基层|一线|农户|困难|田间|车间|现场|企业$|项目$|群众|家庭|座谈|会议|随后|每|路上|途中)"
)


def places_of(place: str | None) -> str | None:
    """The places of a stretch joined by ；, without what is no place (这里, 企业): 先后到东港镇、云台乡 -> 东港镇；云台乡."""
    if not place:
        return None
    place = _AROUND.sub("", _ERRAND.split(place)[0]).strip("、了")
    parts = (_ATTRIBUTE.sub("", part) for part in _AND.split(place))
    return "；".join(part for part in parts if len(part) > 1 and not _VAGUE_PLACE.match(part)) or None
