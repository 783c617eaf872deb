"""The verb that holds an event, after its name or before it, and what stands between the two.

In:  a typed clause and where the event's name ends or begins.    Out: Predicate (after the name), or the verb before the name.

    …大会｜将于⟨T⟩上午10时在青溪县人民会堂隆重举行      …论坛｜，⟨T⟩在云岫闭幕      召开了｜…座谈会      举办首场｜…发布会

The words after the name are read one by one, so that any order of date, place, adverb and aspect is understood, in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import rows
from kg.text.typed import TYPES

_R, _T = TYPES["R"], TYPES["T"]
_STEPS = 12  # words between a name and its verb; more are another clause
_ADVERB = (
    r"(?:分别|照常|陆续|先后|相继|同步|同时|继续|正式|隆重|顺利|胜利|如期|圆满|成功|盛大|首次|率先|在线|线上|连续|再次|共同|联合|重新|火热|精彩|热闹|集中|就"
    r"|正在?(?=举|召|进|火|如)|正(?=在)|将|拟|计划|预计|即将|定于|定|已经|已|也|还|均|又|全部|全面|开始|于|当地时间|今年|去年|明年|年内|本周|下周|本月|下月|月底|上午|下午|晚间|晚上|晚"
    r"|\d{1,2}时(?:\d{1,2}分)?(?:\d{1,2}秒)?|在?(?:圆满|顺利)?完成[^，。；]{0,8}议程后?|以[^，。；]{1,16}?(?:形式|方式))"
)
_SURE = r"(?:隆重|正式|顺利|胜利|如期|圆满|盛大|同步|同时|陆续|分别|相继|共同|联合|继续|首次|开始|圆满完成[^，。；]{0,8}议程后?|以[^，。；]{1,12}?(?:形式|方式))"  # never the end of a place
_FUTURE = re.compile(r"(?:将|拟|计划|预计|即将|定于|定)$")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What follows the name up to ``stop``: the verb, and what stood before it."""

    stop: int
    verb: str
    place: str | None
    planned: bool


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("event_verbs", ("word", "use"))}


def _alternatives(*uses: str) -> str:
    return any_of(word for word, use in _verbs().items() if use in uses)


@lru_cache(maxsize=1)
def _word_after() -> re.Pattern[str]:
    """One word after the name: the verb that ends the search, a place, or a step towards the verb."""
    verb = (
        rf"(?P<verb>{_alternatives('after', 'both')})(?!以来|在即|前夕|者|方$|仪式|[式词权辞会])"
        rf"|(?P<weak>{_alternatives('weak', 'both-weak')})(?=了?(?:[，。；]|$|[^，。；]{{0,4}}(?:首|最后|第)))"
    )
    ahead = verb.replace("?P<verb>", "?:").replace("?P<weak>", "?:")
    place = rf"(?:在(?!圆满|完成|各项)|于(?![^，。；]{{1,12}}在))(?P<place>[^，。；《》{_R}{_T}]{{1,44}}?)(?=(?:{_T}|{_SURE}){{0,4}}(?:{ahead}))"
    step = rf"{_T}(?:和{_T}|起至?)?|{_ADVERB}|第[一二三四五六七八九]+(?:期|阶段)|[”》）’]|（[^（）]{{1,40}}）|，(?=(?:将|拟|定)?(?:分别)?于?(?:{_T}|在))"
    return re.compile(f"{verb}|{place}|{step}")


def predicate_after(text: str, stop: int) -> Predicate | None:
    """The predicate that follows an event's name which ends at ``stop``.

    >>> predicate_after("青溪大会将于下月在云台县隆重举行。", 4)
    Predicate(stop=16, verb='举行', place='云台县', planned=True)
    """
    place: str | None = None
    pattern, position, planned = _word_after(), stop, False
    for _ in range(_STEPS):
        word = pattern.match(text, position)
        if word is None:
            return None
        position = word.end()
        if word["verb"] or word["weak"]:
            return Predicate(position, word["verb"] or word["weak"], place, planned)
        place = place or word["place"]
        planned = planned or bool(_FUTURE.search(word[0]))
    return None


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    verbs = _alternatives("before", "both", "both-weak")
    return re.compile(
        rf"(?P<verb>{verbs})(?P<how>了|过|的|并主持)?(?:为期[^，。；]{{1,6}}?的|首场|首次|专场|题为|主题为|名为|[一两三]场|[一两三]次|第[一二三四五六七八九十]+[场次]|新一轮|最后一次)?$"
    )


def verb_before(before: str) -> re.Match[str] | None:
    """The verb right before an event's name; groups ``verb`` and ``how`` (了, 的 …)."""
    return _before().search(before)
