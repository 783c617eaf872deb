"""What an event conveyed or studied: 传达学习中央和省、市经济工作会议精神.

In:  a sentence, or the name of an event.    Out: items with their spans; coordinated names expanded (中央和省、市…精神 is three).

The spirit of speeches and meetings is read here; letters, decisions, papers and reports by ``kg/data/rules/conveyed.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kg.lexicon.tables import rules

# What is done with an item, and with which words the items of each kind end.
_VERB = re.compile(
    r"(?P<pass>传达学习贯彻|传达学习|传达贯彻|学习传达|传达|宣讲(?![员团活队报会课稿等]))了?"
    r"|(?P<study>学习贯彻落实|学习贯彻|学习宣传贯彻|学习领会|学习研讨|(?:集中|专题|认真)?学习(?![好思教实型培宣领研贯]|习(?!近平)))了?"
    r"|(?P<brief>通报)了?(?!会|批评|表扬|[，。；、])"
)
_SPIRIT = (
    r"精神|重要思想|重要讲话|重要指示批示|重要指示|重要批示|批示要求|指示要求|指示批示|批示|指示|重要论述|重要文章|讲话|贺信|回信|重要文件"
)
_ENDS = {
    "pass": rf"(?:{_SPIRIT}|部署要求|工作要求|有关要求|相关要求|工作部署|决策部署|会议要求|文件要求|有关通知|有关规定|文件|》)",
    "study": rf"(?:{_SPIRIT}|》)",
    "brief": r"(?:情况|结果|形势|案例|典型问题|突出问题|问题|进展|名单|成绩|排名|指标|安排)",
}
_BOUNDARY = r"(?=[、，；和及以并]|$)"
_ONE_SPIRIT = r"(?!(?:和|、)(?:重要)?(?:指示|批示))"  # 习近平总书记重要讲话|和重要指示精神: one author, one item
_JOINT = re.compile(r"[、，和及]|以及")
_STOP = re.compile(
    r"[。；]|，(?:研究|审议|部署|安排|听取|讨论|总结|分析|动员|对|就|并|围绕|结合|要|把|切实|推动|以(?!及)|通报|传达|学习|集中|专题|认真|深入|观看|解读|宣布)|(?:，|、)?(?:研究|审议|听取)"
)
_MANNER = re.compile(r"(?:深入|认真|全面|系统|专题|集中|重点|准确|原原本本|持续|及时|组织)+$")
_HORTATORY = re.compile(r"(?:要|把|将|继续|坚持|通过|始终|必须|不断|抓好|来|为)$|(?:^|[，。；])(?:一?要|必须)[^，。；]{0,8}$")
_AGENDA = re.compile(r"(?:^|[，。；、]|会议|会上|并|还|全会|集体|大会|人员|同志|先后|首先|一起|共同|干部|成员|了|中心组)$")
_CLAUSE_START = re.compile(r"(?:^|[，。；])$")
_REACH = 200  # characters; keeps the reading of a sentence without end linear
_MOST_VERBS = 40  # verbs looked at in one sentence; more are no sentence of the register
_FORMULA = re.compile(r"为指导，|全面贯彻|[，：、]要|必须")  # 以…思想为指导，深入学习贯彻…: how, not what
_HEAD = r"(?:党中央|中央|全国|国家|全?[省市区县州](?:委|纪委|政府|人大|政协)?)"
_COORDINATED = re.compile(
    rf"^(?P<heads>{_HEAD}(?:(?:和|、|及)(?:{_HEAD}|[\u4e00-\u9fff]{{2,3}}[市县区](?=会议)))+)(?P<rest>(?!、|和|及|军).{{2,}})$"
)
_MEETINGS = re.compile(r"(?<=会议|全会|大会|两会)(?<!座谈会议)(?:、|和|及|以及)(?=.{2,}精神$)")
_WHOLE = re.compile(
    r"(?<=情况)和|(?<=结果)和|(?<=案例)和|(?<=指示)和|(?<=批示)和|、(?=[^、]{4,}(?:情况|结果))|(?<=》)(?:、|和|以及)?(?=《)"
)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.get("where"), re.compile(rule.pattern)) for rule in rules("conveyed", frozenset({"where"})))


def conveyed_items(sentence: str, *, first: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """The items a sentence says were conveyed; ``first``: the sentence itself reports the event."""
    seen = 0
    for verb in islice(_VERB.finditer(sentence), _MOST_VERBS):
        if verb.start() < seen or not _on_agenda(sentence, verb, first=first):
            continue
        limit = min(len(sentence), verb.end() + _REACH)
        stop = _STOP.search(sentence, verb.end(), limit)
        for item, span in _items(sentence[verb.end() : stop.start() if stop else limit], verb):
            seen = span[1]
            yield item, span
    for item, span in _by_rule(sentence, ("any", "report") if first else ("any",)):
        if span[0] >= seen:
            yield item, span


def conveyed_by_name(name: str) -> list[str]:
    """What an event's own name says it studied.

    >>> conveyed_by_name("学习贯彻省委十二届五次全会精神专题研讨班")
    ['省委十二届五次全会精神']
    """
    return [item for item, _ in _by_rule(name, ("name",))]


def _on_agenda(sentence: str, verb: re.Match[str], *, first: bool) -> bool:
    """Was it done at the event, rather than asked for (要深入学习) or said as a formula (以…为指导，深入学习贯彻)?"""
    before = sentence[max(0, verb.start() - 16) : verb.start()]
    plain = _MANNER.sub("", before)
    if _HORTATORY.search(plain):
        return False
    if verb["pass"] or verb["brief"]:
        return True
    if plain != before and not first and _CLAUSE_START.search(plain):
        return False  # …，深入学习贯彻…精神: how something is done
    return bool(_AGENDA.search(plain)) and not _FORMULA.search(sentence, max(0, verb.start() - _REACH), verb.start())


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


def _items(stretch: str, verb: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The items of what follows a verb: each ends with a word of the verb's kind, right before 、 or 和 or the end."""
    start = 0
    for end in _ends(verb.lastgroup or "study").finditer(stretch):
        begin = start
        while (joint := _JOINT.match(stretch, begin)) is not None:
            begin = joint.end()
        words = re.sub(r"^(?:传达|学习|贯彻|落实|通报)+了?", "", stretch[begin : end.end()])
        text = words.strip("《》") if words.startswith("《") and words.count("《") == 1 and words.endswith("》") else words
        start = end.end()
        if (
            len(text) < (2 if words.endswith("》") else 4)
            or "，" in text
            or text.startswith(("的", "有关情况", "相关情况", "时", "交流", "研究"))
            or "主持" in text
        ):
            continue
        for item in expanded(text):
            yield item, (verb.end() + begin, verb.end() + start)


@lru_cache(maxsize=3)
def _ends(kind: str) -> re.Pattern[str]:
    return re.compile(_ENDS[kind] + _ONE_SPIRIT + _BOUNDARY)


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
