"""Do the words around an event's name say that it takes place, and what more: host, place, planned, merely cited.

In:  a typed clause and an event name in it.    Out: Held, or None when the name is only mentioned.

    ⟨T⟩，临澜区召开…大会      …大会⟨T⟩在县文化艺术中心召开      出席…论坛的      经…第二十次会议审议通过      拟于3月召开…
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.facts.event_host import VAGUE_PLACES, Holder, holder_before, host_after, host_of_place
from kg.facts.event_names import EventName
from kg.facts.holding import predicate_after, verb_before
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_CITED = re.compile(r"(?:召开|举行|举办|闭幕|开幕)的$")
_TAKEN_PART = re.compile(r"(?:出席|参加|列席|主持)(?:了)?[^，。；]{1,16}(?:举行|举办)的$")  # 出席各界举行的欢迎晚宴: there, not cited
_GUEST = re.compile(r"(?:来[华我京省市区县]|率团|应邀|前来|赴[^，。；]{1,4})?(?:并)?(?:出席|参加)$")
_GUEST_AFTER = re.compile(
    rf"(?:开幕式|闭幕式|系列活动|活动)?(?:[并和][^，。；{_R}]{{1,36}})?的[^，。；{_R}]{{0,20}}{_R}|的[^，。；{_R}]{{2,24}}(?=。|，|；)"
)
_ONLY_NAMED = re.compile(
    r"(?:关于|通知|欢迎|祝贺|支持|申办|感谢|期待|预祝|邀请(?!赛)[^，。；]{0,8}?)(?:召开|举行|举办|出席|参加)?$"
    r"|累计(?:召开|举行|举办)(?:各类|各种)?$|[两三四五六七八九十多数\\d]次(?:主持|组织)?(?:召开|举行|举办|出席|参加|主持)$|(?:落实|推动)好?[^，。；]{0,6}$|关于(?:召开|举行|举办)[^，。；]{0,12}$"
)
_COUNTED = re.compile(
    r"^(?:[上数近超约]?[\d百千万十二两三四五六七八九几多余.][\d百千万十余多]*(?:[场次期个]|大类)(?!全体|会议|党)|[两几多历]届|重要(?:会议|活动)$|丰富多彩|各类|各种|一系列|系列|多场|多种|专题协商会等)|等(?:一系列|系列|多[项场种个]|近?[\d百十余多]+[项场个])"
)
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+次(?:全体)?(?:\S{0,6})?会议$|[一二三四五六七八九十]次(?:执委|委员|全体"
    r"|常委)?(?:会议|全会)$|代表大会\S{0,4}会议$"
)
_DECIDED = re.compile(rf"^(?:于?{_T})?(?:第[^，。]{1, 6})?(?:上?，?)?(?:审议|表决|批准|通过|决定|选举|审查|听取)|^上(?:）|，|$|\s|\n)")
_STUDY = re.compile(r"(?:提请|传达|学习|贯彻|落实|按照|根据|关于|精神|宣讲|筹备)(?:好|了)?$")
_NOT_AFTER = re.compile(
    r"^(?:（[^（）]{1,16}）)?\d|^[^，。；：]{1,16}(?:团|小组|委员)(?:审议|讨论|联组会)|^(?:的(?:有关|相关)?事项|有关事项|成员|代表(?!大会)|委员们|时的|精神|部署|要求|确定|提出|上?的?(?:系列)?重要讲话|报告|工作报告|召开以来|有关|成果|共识|圆满成功|成功|筹备|准备|筹办|机制|制度|纪要|工作办法|办法|议程|日程|方案|规则|细则|工作条例)"
)
_PLANNED = re.compile(
    rf"(?:(?:将|拟|定于|计划|还将|即将|同意|决定|建议)(?:于|在|继续)?(?:{_T}|[^，。；的\ue000-\ue00f]){{0,20}}?(?:召开|举行|举办|开幕|启动|办好|出席|开赛|开跑)"
    r"|拟于|照常进行|决定，会后)"
)
_PLACE_BEFORE = re.compile(
    rf"在(?!家的|结束|随后|之后|会前|会后|完成|听取)((?:(?!会见|接见|会晤|看望|参观|来华|[同与和]来|圆满|前不久|日前|近日|此前|即将|[今去昨当])[^，。；{_R}{_T}]){{1,24}}?)(?:隆重|主持|组织|共同|以[^，。；]{{1,8}}形式)?"
    rf"(?:召开|举行|举办|出席|参加|主持)(?:的|了)?$"
    rf"|(?:来到|走进|在)((?:(?!召开|举行|举办|开幕|闭幕|开班|结业)[^，。；{_R}{_T}]){{2,20}}?)，[^，。；]{{0,24}}(?:参加|出席|开展|举行)了?$"
    rf"|(?<=[，。；{_R}{_T}])在((?:(?!会见|接见|会晤|来华|[同与和])[^，。；{_R}{_T}]){{1,16}}?)[同与][^，。；会]{{0,24}}(?:共同)?(?:出席|举办|召开|举行)了?$"
)
TAKES_PART = ("旁听", "观看", "出席", "参加", "列席", "主持", "收听收看", "收看", "观摩", "现场观摩", "迎来", "完成")
_ABROAD = re.compile(r"[在将]")  # …明星展品也将在航展上: the name was not read from its beginning
_AT = re.compile(rf"(?:{_R}|代表|发言人|大使|官员|负责人)(?:{_T}|昨晚|今早)?在$")
_ON_THE_DAY = re.compile(rf"{_T}(?:在)?$|{_T}，{_R}[在向]$|(?:{_R}|^|[，。；]){_T}(?:在[^，。；{_R}{_T}]{{2,16}}?)?(?:召开|举行|举办)的$")
_SPEECH = r"(?:致辞|致词|演讲|讲话|发言|作证|报告)"
_SPOKE_AT = re.compile(
    rf"^(?:一般性辩论)?[上中]?(?:发表|作)?(?:主旨|视频|书面|重要|专题|工作)*{_SPEECH}?(?:时|中)?(?:表示|宣布|指出|强调|提出|称|说|，|就|对|回答|介绍|通报|回应)"
    rf"|^(?:一般性辩论)?[上中](?:发表|作)(?:了)?(?:题为《[^《》]{{1,40}}》的)?(?:主旨|视频|书面|重要|专题|工作)*{_SPEECH}(?:[，。；并]|$)"
    r"|^上(?:发表)?的?(?:重要|主旨)?(?:讲话|演讲|致辞)(?!精神)[^。；]{0,20}(?:引发|引起|反响|传递|为)"
)  # 总统⟨R⟩⟨T⟩在…论坛上表示; ⟨R⟩在…大会上的重要讲话引发热烈反响
_POLL = re.compile(r"(?:选举|大选|公投|投票)$")
_CONTEST = re.compile(r"(?:比赛|决赛|预赛|资格赛|小组赛|首轮|揭幕战|收官战)$")
_OPENING = re.compile(rf"(?:^|[，。；：{_T}]|进行的)在?$")
_FOUGHT = re.compile(
    r"^中?，[^。；]{0,80}?(?:夺|击败|战胜|获得?|卫冕|摘|金牌|银牌|冠军|负于|不敌|平|晋级|领先|取得)"
)  # …女团决赛，中国队卫冕冠军
_HOSTS = re.compile(rf"^(?:{_T})?(?:上午|下午)?(?:举行|召开)(?:了)?[^，。；]{{0,10}}(?:发布会|记者会|通道”)")  # …第四次会议举行“部长通道”
_MEANT = re.compile(r"的(?:重大|重要|历史|时代|深远|现实|背景|意义|必要|目的|主题)")
_DURING = re.compile(r"^(?:期间|之际|的?间隙|时)，?(?:并|还|分别|先后|同|与|和|在|举行|会见|会晤|接见|发表|看望|考察)")  # 出席…峰会期间会见
_CONGRATULATED = re.compile(r"^(?:发[来去]|致|致以|致了)(?:贺信|贺电)")  # 向…论坛致贺信
_BY_VIDEO = re.compile(r"^(?:发表|作)(?:视频|书面)(?:致辞|讲话|演讲)")  # 向…开幕式发表视频致辞
_THOSE_OF = re.compile(rf"^的[^，。；{_R}]{{0,8}}(?:委员|代表|同志|师生|成员|全体人员)(?!团)")  # 出席政协会议的委员列席大会
_SHARED = ("held-after", "held-before")
_RETROSPECT = re.compile(r"(?:成功|曾|已)(?:经)?(?:召开|举行|举办|主办)(?:了)?$")  # 中方成功举办…博览会
_FOR = re.compile(r"因(?:出席|参加)$")
_FOLLOWING = re.compile(r"(?:随后|随即|之后|会后|接着)(?:召开|举行)的$")
_SENTENCE_END = re.compile("[。；]")
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
    verb: str = ""  # the verb that holds it, where there is one


def held_names(text: str, names: list[EventName]) -> list[tuple[EventName, Held | None]]:
    """Each name of a clause with what its words say; names that are joined share them: A论坛、B论坛和C研讨会在青溪举行."""
    found = [(name, held(text, name)) for name in names]
    start = 0
    for stop in range(1, len(found) + 1):
        if stop < len(found) and found[stop][0].joined:
            continue
        shared = next((how for _, how in found[start:stop] if how is not None and how.rule in _SHARED), None)
        for i in range(start, stop):
            name, how = found[i]
            if how is None and shared is not None and not name.generic and not _COUNTED.match(text[name.start : name.stop]):
                found[i] = (name, replace(shared, stop=name.stop))
        start = stop
    return found


def held(text: str, name: EventName) -> Held | None:
    """What the words around the name say; None when they do not hold it."""
    before, after = text[max(0, name.start - _WINDOW) : name.start], text[name.stop : name.stop + _WINDOW]
    if after.startswith("”"):
        before = before.removesuffix("“")  # 举办|“青溪对话会”
    behind, front = predicate_after(after, 0), verb_before(before)
    label, rest = text[name.start : name.stop], _SENTENCE_END.split(after, maxsplit=1)[0]
    if _only_mentioned(before, after, label, front["verb"] if front else ""):
        return None
    if behind and _MEANT.match(after, behind.stop):
        return None  # 从全会|召开的重大意义
    rule = "held-after" if behind else "held-before" if front else _weaker(before, after, label, rest)
    if rule is None:
        return None
    if rule == "congratulated" or (_GUEST.search(before) and _GUEST_AFTER.match(after)):
        return Held(rule if rule == "congratulated" else "guest-of", name.stop, None, None, planned=False, side=True, guest=True)
    if _NUMBERED.search(label) and _HOSTS.match(after):
        return Held("holds", name.stop, None, None, planned=False, side=True, guest=True)
    if front and front["verb"] in TAKES_PART and _DURING.match(after):
        place = _place_and_host(before, after, label, None, Holder(None, None))[0]
        return Held("during", name.stop, None, place, planned=False, side=True, guest=True)
    holder = holder_before(before[: front.start()]) if front and front["verb"] not in TAKES_PART else Holder(None, None)
    if holder.indefinite:
        return None
    place, host = _place_and_host(before, after, label, behind.place if behind else None, holder)
    clause = _SENTENCE_END.split(before)[-1] + label + rest.split("，")[0]
    planned = bool(behind and behind.planned) or bool(_PLANNED.search(clause))
    verb = behind.verb if behind else front["verb"] if front else ""
    return Held(rule, name.stop + (behind.stop if behind else 0), host, place, planned, _cited(rule, before, after), verb=verb)


def _only_mentioned(before: str, after: str, label: str, verb: str) -> bool:
    """学习贯彻…会议精神, 四百多场活动, 出席…会议的委员: the words name an event that is not told."""
    return bool(
        (len(label) < 8 and _AMONG_OTHERS.match(after))
        or _NOT_AFTER.match(after)
        or _STUDY.search(before[-5:])
        or _COUNTED.search(label)
        or label.startswith(("所谓", "距离"))
        or (verb in TAKES_PART and _THOSE_OF.match(after))
        or _ONLY_NAMED.search(before[-24:])
        or _FOR.search(before)
    )


def _cited(rule: str, before: str, after: str) -> bool:
    """刚刚闭幕的…会议任命了, 中方成功举办…: looked back on; not so what was held on the day, or right after: 随后召开的."""
    at_hand = bool(_ON_THE_DAY.search(before)) and bool(_SPOKE_AT.match(after) or _BY_VIDEO.match(after))
    if rule == "decided" or (rule == "spoke-at" and not at_hand) or _RETROSPECT.search(before):
        return True
    return bool(_CITED.search(before)) and not at_hand and not _FOLLOWING.search(before) and not _TAKEN_PART.search(before)


def _place_and_host(before: str, after: str, label: str, told: str | None, holder: Holder) -> tuple[str | None, str | None]:
    """Where and by whom; ``told``: the place after the name, which comes first."""
    seat = _PLACE_BEFORE.search(before)
    place = told or holder.place or (next((g for g in seat.groups() if g), None) if seat else None)
    place = _BEGIN.sub("", place) or None if place and place not in VAGUE_PLACES else None
    if _POLL.search(label) and holder.host and not place:
        return holder.host, host_after(after)  # 某国举行大选: there, not by it
    return place, holder.host or host_after(after) or host_of_place(place)


_AMONG_OTHERS = re.compile(r"等(?:系列|各类|各种|形式多样的|丰富多彩的)?(?:活动|形式|方式|会议)")
_BEGIN = re.compile(r"(?:开始|陆续|同步|同时|联合|共同|(?<=.)(?:以|通过)[^，。；]{1,8}(?:形式|方式))$")


_OF_A_BODY = re.compile(r"(?:政治局|常务|常委会?|党组|党委|主席团|委员长|主任)(?:\S{0,2}第[^，。]{1,8}次)?(?:扩大)?会议?$")
_DELIBERATES = re.compile(r"^(?:审议|研究|讨论|听取|传达|学习|部署|专题)")
_DATED = re.compile(rf"(?:^|[，。；])[^，。；]{{0,6}}{_T}(?:上午|下午)?，?$")


def _weaker(before: str, after: str, label: str, rest: str) -> str | None:
    if _OF_A_BODY.search(label) and _DELIBERATES.match(after) and _DATED.search(before):
        return "deliberates"  # 6月27日，中央政治局会议审议并通过…
    if _NUMBERED.search(label) and _DECIDED.match(after):
        return "decided"
    if before.endswith("向") and _BY_VIDEO.match(after):
        return "spoke-at"
    if before.endswith("向") and _CONGRATULATED.match(after):
        return "congratulated"
    if _ABROAD.search(label):
        return None
    if _SPOKE_AT.match(after) and _AT.search(before):
        return "spoke-at"
    if re.match(r"(?:在[^，。]{1,20})?(?:上|结束后|期间)(?!的)", after) and re.search(r"(?:^|[，。；])在?$|随后召开的$", before):
        return "at-the-event"
    if _CONTEST.search(label) and _FOUGHT.match(after) and _OPENING.search(before):
        return "contest"
    if host_after(after) is not None:
        return "hosted-by"
    if re.match(r"，?由?", after) and "主持" in rest and _R in rest:
        return "presided-over"
    return None
