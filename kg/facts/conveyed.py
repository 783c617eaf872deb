"""What an event conveyed or studied: 传达学习中央和省、市经济工作会议精神.

In:  a sentence, or the name of an event.    Out: items with their spans; coordinated names expanded (中央和省、市…精神 is three).

The spirit of speeches and meetings is read here; letters, decisions, papers and reports by ``kg/data/rules/conveyed.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.tables import rules

_VERB = re.compile(
    r"(?P<pass>传达学习贯彻|传达学习|传达贯彻|学习传达|传达|宣讲)了?"
    r"|(?:学习贯彻|学习宣传贯彻|学习领会|学习研讨|(?:集中|专题|认真)?学习(?![好思教实型习培宣领研贯]))了?"
)
_ENDS = r"(?:精神|重要思想|重要讲话|重要指示批示|重要指示|重要批示|重要论述|重要文章|讲话|批示|指示)"
_TAIL = re.compile(_ENDS)
_ITEM = re.compile(r"(?:精神|重要思想|重要论述|重要讲话|重要指示批示|重要指示|重要批示|批示)(?=[、，和及以]|$)")
_STOP = re.compile(
    r"[。；]|，(?:研究|审议|部署|安排|听取|讨论|总结|分析|动员|对|就|并|围绕|结合|要|把|切实|推动|以)|(?:，|、)?(?:研究|审议|听取)"
)
_HORTATORY = re.compile(r"(?:要|把|将|继续|深入|认真|坚持|通过|始终|必须|不断|持续|抓好|来)(?:深入|认真)?$")
_AGENDA = re.compile(r"(?:^|[，。；、]|会议|会上|并|全会|集体|认真|深入|大会|人员|同志|先后|重点|首先|一起|共同)$")
_REACH = 200  # characters; keeps the reading of a sentence without end linear
_FORMULA = re.compile(r"为指导，|全面贯彻|[，：、]要|必须")  # 以…思想为指导，深入学习贯彻…: how, not what
_LED_IN = re.compile(r"[，。]深入$|[，。]认真$")
_HEAD = r"(?:党中央|中央|全国|国家|[省市区县州](?:委|纪委|政府|人大|政协)?)"
_COORDINATED = re.compile(
    rf"^(?P<heads>{_HEAD}(?:(?:和|、|及)(?:{_HEAD}|[\u4e00-\u9fff]{{2,3}}[市县区](?=会议)))+)(?P<rest>(?!、|和|及).{{2,}})$"
)
_MEETINGS = re.compile(r"(?<=会议|全会|大会|两会)(?<!座谈会议)(?:、|和|及|以及)(?=.{4,}精神$)")
_WHOLE = re.compile(r"(?<=情况)和|(?<=结果)和|、(?=[^、]{4,}(?:情况|结果))|(?<=》)(?:、|和|以及)?(?=《)")


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.get("where"), re.compile(rule.pattern)) for rule in rules("conveyed", frozenset({"where"})))


def conveyed_items(sentence: str, *, first: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """The items a sentence says were conveyed; ``first``: the sentence itself reports the event."""
    for verb in _VERB.finditer(sentence):
        if not _on_agenda(sentence, verb, first=first):
            continue
        limit = min(len(sentence), verb.end() + _REACH)
        stop = _STOP.search(sentence, verb.end(), limit)
        stretch = sentence[verb.end() : stop.start() if stop else limit]
        tails = [tail.end() for tail in _TAIL.finditer(stretch)]
        if tails:
            yield from _items(stretch[: tails[-1]], verb.end())
            break
    yield from _by_rule(sentence, ("any", "report") if first else ("any",))


def conveyed_by_name(name: str) -> list[str]:
    """What an event's own name says it studied.

    >>> conveyed_by_name("学习贯彻省委十二届五次全会精神专题研讨班")
    ['省委十二届五次全会精神']
    """
    return [item for item, _ in _by_rule(name, ("name",))]


def _on_agenda(sentence: str, verb: re.Match[str], *, first: bool) -> bool:
    """Was it done at the event, rather than asked for (要深入学习) or said as a formula (以…为指导，深入学习贯彻)?"""
    before = sentence[max(0, verb.start() - 6) : verb.start()]
    if _HORTATORY.search(before) and not (first and _LED_IN.search(before)):
        return False
    if verb["pass"]:
        return True
    return bool(_AGENDA.search(before)) and not _FORMULA.search(sentence, max(0, verb.start() - _REACH), verb.start())


def _by_rule(sentence: str, where: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    for place, pattern in _rules():
        if place not in where:
            continue
        for match in pattern.finditer(sentence):
            if _HORTATORY.search(sentence[max(0, match.start() - 3) : match.start()]) and place == "any":
                continue
            for part in _WHOLE.split(match["items"]):
                for item in expanded(part.strip("《》")):
                    yield item, match.span("items")


def _items(stretch: str, offset: int) -> Iterator[tuple[str, tuple[int, int]]]:
    start = 0
    for tail in _ITEM.finditer(stretch):
        text = stretch[start : tail.end()].lstrip("、，和及以了《")
        text = re.sub(r"^(?:传达|学习|贯彻|落实)+", "", text)
        span = (offset + start, offset + tail.end())
        start = tail.end()
        if len(text) < 4:
            continue
        for item in expanded(text):
            yield item, span


def expanded(item: str) -> list[str]:
    """中央和省、市经济工作会议精神 -> the three names; other items as they are.

    >>> expanded("省、市“两会”精神")
    ['省“两会”精神', '市“两会”精神']
    >>> expanded("全省教育大会和全市教育工作会议精神")
    ['全省教育大会精神', '全市教育工作会议精神']
    """
    match = _COORDINATED.match(item)
    if match:
        return [head + match["rest"] for head in re.split("和|、|及", match["heads"])]
    parts = _MEETINGS.split(item)
    if len(parts) == 1:
        return [item]
    return [name for part in parts for name in expanded(part if part.endswith("精神") else part + "精神")]
