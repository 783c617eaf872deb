"""What an event conveyed or studied: 传达学习中央和省、市经济工作会议精神.

In:  a sentence.    Out: items with their spans in the sentence; coordinated names expanded (中央和省、市…精神 is three).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VERB = re.compile(r"(?:传达学习贯彻|传达学习|传达贯彻|学习传达|传达|集中学习|专题学习|学习贯彻|学习宣传贯彻|学习领会|学习|宣讲|通报了?)")
_TAIL = re.compile(r"(?:精神|重要思想|重要讲话|重要指示批示|重要指示|重要批示|重要论述|重要文章|讲话|批示|指示)")
_REPORTED = re.compile(
    r"(?:通报了?|宣读了?|传达了?)(?P<items>(?!了)[^，。；《》“”]{2,40}?(?:情况|结果|贺信|有关[^，。；]{0,8}要求|[省市区县]委决定))(?=[，。；]|$)"
)
_PAPER = re.compile(r"(?:传达学习|专题学习|集中学习|学习了?)《(?P<paper>[^《》]{3,40})》")
_CARRIED_OUT = re.compile(r"(?:^|，)贯彻落实(?P<item>[^，。；]{2,30}?会议精神)")
_STOP = re.compile(
    r"[。；]|，(?:研究|审议|部署|安排|听取|讨论|总结|分析|动员|对|就|并|围绕|结合|要|把|切实|推动|以)|(?:，|、)?(?:研究|审议|听取)"
)
_HORTATORY = re.compile(r"(?:要|把|将|继续|深入|认真|坚持|通过|始终|必须|不断|持续)(?:深入|认真)?$")
_COORDINATED = re.compile(
    r"^(?P<heads>(?:中央|全国|党中央|国家|省委?|市委?|区委?|县委?|州委?)(?:(?:和|、|及)(?:全国|中央|省委?|市委?|区委?|县委?|州委?|[\u4e00-\u9fff]{2,3}[市县区](?=会议)))+)(?P<rest>.{2,})$"
)


def conveyed_items(sentence: str, *, first: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """The items a sentence says were conveyed; ``first``: the sentence itself reports the event."""
    for verb in _VERB.finditer(sentence):
        before = sentence[max(0, verb.start() - 6) : verb.start()]
        if _HORTATORY.search(before) and not (first and re.search(r"[，。]深入$|[，。]认真$", before)):
            continue
        if not re.search(r"(?:^|[，。；、]|会议|会上|并|全会|集体|认真|深入|大会)$", before):
            continue
        stop = _STOP.search(sentence, verb.end())
        stretch = sentence[verb.end() : stop.start() if stop else len(sentence)]
        last = None
        for tail in _TAIL.finditer(stretch):
            last = tail
        if last is None:
            continue
        yield from _items(stretch[: last.end()], verb.end())
        break
    yield from _reported(sentence, first=first)


def _reported(sentence: str, *, first: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """What was reported to the meeting rather than passed on to it: 通报…情况, 宣读贺信, 专题学习《…》."""
    for match in _REPORTED.finditer(sentence):
        if (
            re.search(r"(?:要|及时|定期|公开|向社会)$", sentence[max(0, match.start() - 3) : match.start()])
            or len(match["items"]) < 5
            or match["items"] == "有关情况"
        ):
            continue
        start = match.start("items")
        for part in re.split(r"(?<=情况)和|(?<=结果)和|、(?=[^、]{4,}(?:情况|结果))", match["items"]):
            yield part, (start, match.end("items"))
    if first:
        for match in _PAPER.finditer(sentence):
            yield match["paper"], match.span("paper")
        for match in _CARRIED_OUT.finditer(sentence):
            for item in expanded(match["item"]):
                yield item, match.span("item")


def _items(stretch: str, offset: int) -> Iterator[tuple[str, tuple[int, int]]]:
    start = 0
    for tail in re.finditer(r"(?:精神|重要思想|重要论述|重要讲话|重要指示批示|重要指示|重要批示|批示)(?=[、，和及]|$)", stretch):
        text = stretch[start : tail.end()].lstrip("、，和及了《")
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
    """
    match = _COORDINATED.match(item)
    if not match:
        return [item]
    return [head + match["rest"] for head in re.split("和|、|及", match["heads"])]
