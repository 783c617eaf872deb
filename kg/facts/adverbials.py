"""What stands around the subject of a verb of speech, and the last words of those who speak.

In:  a phrase.    Out: where its subject begins and ends; the kind of its last word.

    此外，据 | 县气象局 | 10日上午 | 在发布会上 | 再次 | 强调      联合国难民署 | 发布报告 | 称      总书记 | 对乡亲们 | 说
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import EndMatcher, rows
from kg.text.typed import TYPES

MOST_ADVERBIALS = 12  # taken off one phrase, one by one: repeating them inside one pattern takes exponential time
_ROSTER = TYPES["R"]
_HOUR = r"(?:（[^（）]{1,8}）)?(?:上午|下午|中午|晚间?|凌晨|清晨)?"
_DAY = rf"(?:(?:\d{{4}}年|当年)?(?:\d{{1,2}}月)?\d{{1,2}}日|\d{{4}}年\d{{1,2}}月(?!\d)|[今昨]天|昨日|[前今昨]日|[当同][天日]|同一天|当晚|昨晚|近日|日前|此前|随后){_HOUR}"
_PHRASE = (
    rf"在[^，。；]{{1,40}}?(?:中|上|时|后|期间|会|里)|就[^，。；]{{1,30}}?|对[^，。；]{{1,20}}?|通过[^，。；]{{1,20}}?|向[^，。；]{{1,16}}?"
    rf"|接受[^，。；]{{1,16}}采访时?|(?:援引|引用)[^，。；]{{1,30}}?|[被时后]|[\u4e00-\u9fff]{{2,5}}(?<![各当本属外])地|在?{_DAY}|当地时间"
)
# An act of speech before the verb. Somebody must be left before it: 难民署|发布报告|称, 法新社|报道|说
_ACT = re.compile(
    r"(?:发(?:表|布(?!会))[^，。；的]{0,24}?|公布[^，。；的]{0,16}?|刊[发登文][^，。；的]{0,16}?|撰文|发文|致函[^，。；的]{0,10}|致信[^，。；的]{0,10}|作[^，。；的]{0,10}发言"
    r"|报道|发言|讲话|致辞|致电|回信|发出通知|印发通知|出席并|主持并|调研并|通报并|主持会议|(?:举行|召开|举办)[^，。；的]{0,16}会)时?$"
)
# 她|通过该委员会的网站, 总书记|对乡亲们: what it ends in could speak itself, so it goes before the last word is looked at
_MEANS = re.compile(
    rf"(?:通过|利用|借助|(?:(?<=[{_ROSTER}他她])|(?<=委员)|(?<=常委))代表|(?<=[日天])在(?=[^，。；]{{0,12}}(?:媒体|平台|网站)$)|(?<![反应相面针])对(?!外)|(?<![方倾导])向)[^，。；]{{1,20}}$"
)
_NEVER = r"向(?!导)|与(?!会)|要(?!员)|以(?!色列|军|方|媒|总理|外|国|安全|政府)|将(?!军)|由(?!于)"


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Alternations of the words of speech_words.tsv by their place."""
    by_place: dict[str, list[str]] = {}
    for word, place in rows("speech_words", ("word", "place")):
        by_place.setdefault(place, []).append(word)
    return {place: any_of(words) for place, words in by_place.items()}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = _words()
    return {
        "day": re.compile(rf"(?<=.)在?{_DAY}$"),
        "adverbial": re.compile(rf"(?:{_PHRASE}|{words['adverb']})$"),
        "lead": re.compile(
            rf"(?:{words['lead']}|据(?=[^，]{{2}})|有(?=[^关些])|{_DAY}|在[^，。；]{{2,30}}后(?=[他她])"
            r"|在[^，。；]{2,30}?(?:会上|会议上|仪式上|活动中|活动上|现场|期间))"
        ),
        "never": re.compile(rf"{words['never']}|{_NEVER}"),
        "attribute": re.compile(words["attribute"]),
    }


def begins_no_subject(text: str, start: int = 0) -> bool:
    """Whether what begins at ``start`` can be no subject: 满足群众期待, 按要求."""
    return _patterns()["never"].match(text, start) is not None


def begins_with_attribute(phrase: str) -> bool:
    """Whether a verb at the head of a phrase describes the noun behind it: 来自各地的代表."""
    return _patterns()["attribute"].match(phrase) is not None


def without_lead(text: str, begin: int, stop: int) -> int:
    """Where the subject of text[begin:stop] begins: behind 此外, 10日上午, 据."""
    for _ in range(MOST_ADVERBIALS):
        lead = _patterns()["lead"].match(text, begin, stop)
        if lead is None or not lead[0]:
            break
        begin = lead.end()
    return begin


def without_act(phrase: str) -> int | None:
    """The length of a phrase without an act of speech at its end; None when there is none or nobody before it."""
    act = _ACT.search(phrase)
    if act is None or (act.start() < 2 and phrase[0] != _ROSTER):
        return None
    return None if phrase[act.start() - 1] in "在就对" else act.start()  # 在发言时 is an adverbial


def without_adverbial(phrase: str) -> int | None:
    """The length of a phrase without its last adverbial; None when it ends in somebody who speaks, or in none."""
    means = _MEANS.search(phrase)
    if means and means.start():
        return means.start()
    if phrase.endswith(_ROSTER):
        return None
    if head_kind(phrase):
        return None
    if phrase[-1:] == "中" and "在" not in phrase and head_kind(phrase[:-1]) == "text":
        return len(phrase) - 1  # 二十大报告|中指出
    adverbial = _patterns()["day"].search(phrase) or _patterns()["adverbial"].search(phrase)  # 甲国对外情报局|20日
    return adverbial.start() if adverbial else None


@lru_cache(maxsize=1)
def _heads() -> tuple[dict[str, str], EndMatcher]:
    table = {row[0]: row[1] for row in rows("speaker_heads", ("word", "kind"))}
    return table, EndMatcher(table)


def head_kind(phrase: str) -> str | None:
    """The kind of the longest last word of a phrase that stands for somebody who speaks.

    >>> head_kind("国家税务总局有关负责人"), head_kind("桥面")
    ('person', None)
    """
    table, matcher = _heads()
    length = matcher.at(phrase, len(phrase))
    kind = table[phrase[-length:]] if length else "no"
    return None if kind == "no" else kind
