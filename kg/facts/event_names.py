"""Names of events: where one stands, how far it reaches to the left, which type it is.

In:  a clause with rosters and times as typed characters.    Out: spans of event names with their types.

A name ends with an event head (座谈会, 启动仪式, 培训班 …). Its left border is punctuation, a time, a person, or the verb that holds it (召开, 举行, 出席).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.model import EventType
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_LEFT = re.compile(
    r"(?:(?:审议|表决)?通过了?|审议了?|各界举行的|主持召开|组织召开|召开的|举行的|举办的|闭幕的|开幕的|刚刚闭幕的|召开|举行|举办|主办|承办|开展|出席|参加|列席|主持|(?<!合作)(?<!贸易)(?<!卫生)(?<!条约)(?<!旅游)组织|收听收看|收看|观看|开好|筹备|在随后召开的|随后召开的|为期[^，。]{1,4}天的|历时[^，。]{1,3}的|讲话中|代表[^，。；]{1,8}向|向|了|由|在|于|将|听取|原定|定于|并在|并|邀请|因|已经|经|对|等)"
)
# An event by its last character, where it opens, closes or is held: 第六届香橼文化旅游周⟨T⟩开幕, …采摘季在桐坪镇启动.
_OPEN_FESTIVAL = (
    rf"(?<=[\u4e00-\u9fff”）\d])[周季节展赛](?=”?(?:{_T}|正式|在[^，。；]{{1,20}}?|于){{0,2}}(?:开幕|闭幕|开赛|启幕|落幕|开跑))"
)
_OPEN_EVENT = rf"(?<=[\u4e00-\u9fff]{{2}})(?<![协学委员理工商联金社机都省教国董监总分务事进究友大在与开参到])会(?=”?(?:{_T}|正式|在[^，。；]{{1,20}}?|于|将于{_T}[^，。；]{{0,10}}?){{0,2}}(?:开幕|闭幕|举办|启幕|落幕))"
_OPEN_ACTIVITY = rf"(?<=[\u4e00-\u9fff”])活动(?=”?(?:{_T}|正式|在[^，。；]{{1,20}}?|于){{1,2}}(?:启动|举行|举办|拉开帷幕|启幕))"
# A meeting by its last character alone, where the word is no body: 专题协商会, 院士见面交流会 (not 协会, 委员会, 机会).
_OPEN_HEAD = r"(?<=[\u4e00-\u9fff”）]{2})(?<![协学委员理工商联金社机都省教国董监总分务事进究友大在与开参到])会(?=开|召开|举行|在|上|，|。)"
_GENERIC = re.compile(
    r"^(?:此次|本次|这次|该|上述|本届|此|随后的|之后的)?(?:会议|大会|全会|全体会议|仪式|座谈会|论坛|活动|学习|工作会|民主生活会)$"
    r"|^(?:第[一二三四五六]次(?:、第[一二三四五六]次)*|首次)?全体会议$|^(?:大会|会议|论坛|全会)?(?:开幕|闭幕)(?:会|式|大会|会议)$|^(?:开班|开幕|闭幕|启动|结业|开营|颁奖|签约|揭牌|开工|首发|升旗)(?:仪式|式)$|^[省市区县州](?:会议|大会)$"
)


@dataclass(frozen=True, slots=True)
class EventName:
    """[start, stop) in the clause; ``generic``: 会议, 此次座谈会."""

    start: int
    stop: int
    type: EventType
    generic: bool


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, EventType]]:
    table: dict[str, EventType] = {}
    for word, kind in rows("event_heads", ("word", "type")):
        table[word] = kind  # type: ignore[assignment]  # the lexicon test checks the six types
    longest = sorted(table, key=lambda w: (-len(w), w))
    known = "|".join(map(re.escape, longest))
    first = "".join(sorted({re.escape(word[0]) for word in table} | set("会周季节展赛活")))
    return re.compile(
        rf"(?=[{first}])(?:{known}|{_OPEN_HEAD}|{_OPEN_FESTIVAL}|{_OPEN_EVENT}|{_OPEN_ACTIVITY})(?!了|[员费场精纪厅室期情展代堂]|中心|议|仪|常委|谈|见证|所|各|形式|长|馆|址|制|风|标|主席团|秘书|组委|筹委|执委|代表团|工作报告|选举)"
    ), table


def names_in(text: str) -> list[EventName]:
    """The event names of a clause, left to right; a name that holds another (动员大会暨表彰大会) is one."""
    pattern, table = _heads()
    found: list[EventName] = []
    for match in pattern.finditer(text):
        start = left_border(text, match.start())
        name = text[start : match.end()]
        if found and found[-1].stop > start:
            start = min(start, found[-1].start)
            found.pop()
        found.append(
            EventName(
                start,
                match.end(),
                table.get(match[0], "meeting" if match[0] == "会" else "other"),
                name in table or bool(_GENERIC.match(name)),
            )
        )
    return found


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
        if match[0] not in ("在", "于", "将", "由", "了", "因", "经", "已经", "对", "等", "向") or match.start() == 0:
            cut = position + match.end()
    while cut < head and text[cut] in "、的了在":
        cut += 1
    return cut


def _masked(text: str) -> str:
    """Quoted and bracketed parts blanked, so that verbs inside them are no borders."""
    return re.sub(r"[“《（][^“”《》（）]*[”》）]", lambda m: "　" * len(m[0]), text)
