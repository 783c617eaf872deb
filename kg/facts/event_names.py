"""Names of events: where one stands, how far it reaches to the left, which type it is.

In:  a clause with rosters and times as typed characters.    Out: spans of event names with their types.

A name ends with an event head (座谈会, 启动仪式, 培训班 …). Its left border is punctuation, a time, a person, or the verb that holds it (召开, 举行, 出席).
A word that ends like an event without being in the table (…展播季, …联展, …体验活动) is open: it counts only where a verb holds it.
Names that 、 or 和 joins are one event each: A论坛、B论坛和C研讨会在青溪举行.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kg.facts.holding import predicate_after, verb_before
from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.model import EventType
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_LEFT = re.compile(
    r"(?:(?:审议|表决)?通过了?|审议了?|各界举行的|主持召开|组织召开|召开的|举行的|举办的|闭幕的|开幕的|刚刚闭幕的|召开|举行|举办|主办|承办|开展|出席|参加|列席|主持|(?<![党会际易约生织作游团军劳])组织(?![部法委学]|生活|领导)|收听收看|收看|观看|开好|筹备|在随后召开的|随后召开的|为期[^，。]{1,4}(?:天|周|月)的|昨晚进行的|进行的|历时[^，。]{1,3}的|讲话中|代表[^，。；]{1,8}向|向|了|由|在|于|将|听取|原定|定于|并在|并|邀请|因|已经|经|对|等|记者.{0,6}从|从(?=.{2,30}(?:会|论坛|仪式)$)"
    r"|启动|进行(?=[^，。]{2})|迎来|旁听了?|宣布|提请|完成了?|(?:贯彻)?落实(?:好)?|同意|以[^，。；]{1,32}?为(?:主题|题|主要内容)的|主题为[^，。]{1,24}的|决定$|^这是|首场|[一两三]场|共同主办的|主办的|承办的|开始|晚间|继续)"
)
_PREPOSITIONS = ("在", "于", "将", "由", "了", "因", "经", "已经", "对", "等", "向")
_NOT_A_MEETING = "协学委员理工商联金社机都省教国董监总分务事进究友大在与开参到议也才就还又便更仍均不只将领体误附幸"  # 协会, 委员会, 机会 … are no meetings
# A meeting by its last character alone, where the word is no body: 专题协商会, 院士见面交流会.
_ANY_MEETING = rf"(?<=[\u4e00-\u9fff”）]{{2}})(?<![{_NOT_A_MEETING}])会(?=开|召开|举行|在|上|，|。)"
_OPEN = (
    rf"(?<=[\u4e00-\u9fff”）\d])(?:(?<![{_NOT_A_MEETING}])会|(?<![发开拓进扩施])展|赛|(?<![环季细调])节|(?<![上下本一两四每])周|(?<![四一当每旺淡])季|杯"
    r"|(?<![表导讲])演|专场|之夜|展览|培训|活动(?!周|室|家)|行动)"
)
_NOT_AFTER_HEAD = r"(?!了(?!解)|[员费场精纪厅室情展代堂]|期(?!间)|中心|议|仪|商|常委|谈|见证|所|各|形式|长|馆|址|制|风|标|主席团|秘书|组委|筹委|执委|代表团|工作报告|选举)"
_GENERIC = re.compile(
    r"^(?:此次|本次|这次|该|上述|本届|此|随后的|之后的)?(?:会议|大会|全会|全体会议|仪式|座谈会|论坛|活动|学习|工作会|民主生活会|峰会|年会|赛事|比赛|展会|博览会)$"
    r"|^(?:第[一二三四五六]次(?:、第[一二三四五六]次)*|首次)?(?:全体会议|大会|全体大会)$|^(?:大会|会议|论坛|全会)?(?:开幕|闭幕)(?:会|式|大会|会议)$|^(?:开班|开幕|闭幕|启动|结业|开营|颁奖|签约|揭牌|开工|首发|升旗)(?:仪式|式)$|^[省市区县州](?:会议|大会)$"
)
_MOST_NAMES = 400  # heads of names read in one sentence; more are no sentence of the register
_JOINT = re.compile(r"、|，?(?:以及|及)|和|与")
_ORGANISATION = re.compile(
    r"(?:世界|国际|上海|亚太|经济合作|海湾|伊斯兰|石油输出国|突厥|北大西洋|美洲|亚洲|非洲|联合国)[\u4e00-\u9fff]{0,8}?组织"
)  # 世界数据|组织|成立大会
_NAMED = re.compile(r"[“《]|20\d\d|第[\d一二三四五六七八九十百]+[届次]|首届")
_STRICT = re.compile("召开|举行|举办|主办|承办|启动|开展")
_LOOSE = ("进行", "启动", "开始", "结束", "展开", "开展", "上线")  # a campaign or work begins with these words too
_MEETING_BY_COUNT = re.compile(r"第[一二三四五六七八九十\d]+次(?:会晤|磋商|对话)$|(?:机制|年度|战略)(?:性)?(?:会晤|磋商|对话)$")
_STUDY = re.compile(r"(?:集体学习|中心组学习)(?:（[^（）]{1,4}）)?(?:会议|会)$")
_FAIR = re.compile(r"(?:奥|运|亚冬|特奥|残奥|博览|交易|展览|展销|洽谈|运动|音乐|庙|灯|联欢|诗|歌|舞)会$")


@dataclass(frozen=True, slots=True)
class EventName:
    """[start, stop) in the clause; ``generic``: 会议, 此次座谈会; ``open``: a head that is not in the table; ``joined``: to the name before."""

    start: int
    stop: int
    type: EventType
    generic: bool
    open: bool = False
    joined: bool = False


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, EventType]]:
    table: dict[str, EventType] = {}
    for word, kind in rows("event_heads", ("word", "type")):
        table[word] = kind  # type: ignore[assignment]  # the lexicon test checks the six types
    first = "".join(sorted({re.escape(word[0]) for word in table} | set("会展赛节周季杯演专之活行培")))
    return re.compile(rf"(?=[{first}])(?:(?P<known>{any_of(table)})|(?P<meeting>{_ANY_MEETING})|{_OPEN}){_NOT_AFTER_HEAD}"), table


def names_in(text: str) -> list[EventName]:
    """The event names of a clause, left to right; a name that holds another (动员大会暨表彰大会) is one."""
    pattern, table = _heads()
    found: list[EventName] = []
    for match in islice(pattern.finditer(text), _MOST_NAMES):
        is_open = not match["known"] and not match["meeting"]
        if is_open and not _held(text, match.start(), match.end()):
            continue
        start, joined = left_border(text, match.start()), False
        if found and found[-1].stop > start:
            joint = _JOINT.match(text, found[-1].stop)
            if joint is not None and joint.end() < match.start() and not found[-1].generic and not found[-1].open:
                start, joined = joint.end(), True
            else:
                start, joined = found[-1].start if found[-1].joined else min(start, found[-1].start), found[-1].joined
                found.pop()
        elif found and (joint := _JOINT.match(text, found[-1].stop)) is not None and joint.end() >= start:
            start, joined = joint.end(), True
        name = text[start : match.end()]
        generic = name in table or bool(_GENERIC.match(name))
        found.append(EventName(start, match.end(), _type(match[0], name, table), generic, is_open, joined))
    return found


def _held(text: str, head: int, stop: int) -> bool:
    """Does a verb hold the words: 首届青溪书画联展在云台开幕, 举办“春到青溪”文化体验活动 (named, or counted by year or session)?"""
    after = predicate_after(text, stop)
    if after is not None:
        return after.verb not in _LOOSE or bool(_NAMED.search(text, left_border(text, head), stop))
    if _STRICT.search(text, max(0, head - 60), head) is None:
        return False
    start = left_border(text, head)
    before = verb_before(text[max(0, start - 16) : start])
    if before is None or stop - start < 4:
        return False
    if text[head:stop] == "培训":
        return _T in text and not text[stop : stop + 1].isdigit()
    return bool(before["verb"] != "开展" and _STRICT.search(before["verb"]) and _NAMED.search(text, start, stop))


def _type(head: str, name: str, table: dict[str, EventType]) -> EventType:
    if _MEETING_BY_COUNT.search(name):
        return "meeting"  # 第六次外长会晤, not a talk of two
    if _STUDY.search(name):
        return "training"
    if "仪式暨" in name:
        return "ceremony"  # 揭牌仪式暨义诊活动
    if head == "培训":
        return "training"
    return table.get(head) or ("meeting" if head == "会" and not _FAIR.search(name) else "other")


def left_border(text: str, head: int) -> int:
    """Where a name begins whose head begins at ``head``."""
    position, depth = head, 0
    floor = max(0, head - 60)
    while position > floor:
        char = text[position - 1]
        if char in "”》）":
            depth += 1
        elif char in "“《（":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (char in "，。；：！？\n " or char in (_R, _T)):
            break
        position -= 1
    cut = position
    inside = _masked(text[position:head])
    for match in _LEFT.finditer(inside):
        if match[0] not in _PREPOSITIONS or match.start() == 0:
            cut = position + match.end()
    while cut < head and text[cut] in "、的了在":
        cut += 1
    return cut


def _masked(text: str) -> str:
    """Quoted and bracketed parts blanked, and the names of organisations, so that verbs inside them are no borders."""
    text = _ORGANISATION.sub(lambda m: "　" * len(m[0]), text)
    return re.sub(r"[“《（][^“”《》（）]*[”》）]", lambda m: "　" * len(m[0]), text)
