"""The verb that parts a clause, and the noun it leaves.

In:  the words of the article, a clause without what leads in and what stands before the number.    Out: Parted: noun, verb, subject.

    合作社⟨流转⟩土地 3600亩     the last verb parts subject and object; with an object of one or two characters it stays: 流转土地
    全镇已累计⟨建成⟩ 52万亩     the verb stands beside the number
    区纪检监察机关共⟨立案⟩ 127件   an organ is what acts, never what is counted
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.measure_between import BETWEEN, DOING, LEAD, led_in
from kg.facts.measure_words import Words, lexicon
from kg.mentions.indicators import find_indicator

_VERBS = frozenset({"do", "have"})
_SPENDS = frozenset({"投入", "投资", "支付", "补贴", "补助", "奖励", "拨付", "安排"})
_PERFECT = ("将", "还将", "拟", "再", "陆续", "先后", "共", "已", "已经", "累计", "分别", "均")
_ORGAN = re.compile(
    r"(?:机关|法院|检察院|公司|集团|部门|海关|银行|铁路|合作社|政协|人大|工会|协会|妇联|团委|[省市区县局厅院]|中心|大学|财政)$"
)
_SCOPE = re.compile(r"^\d+[余多]?[个家种类](?=[一-龥]{4})")  # 9家样本百货销售额下滑7.2%
_PLACE_LAST = re.compile(r"全[国省市区县州镇村]$")
_MEASURED = re.compile(
    r".{0,2}(?:额|量|率|占比|比重|比例|面积|规模|指数|强度|总额|收入|支出|资金|成本|费用|价格|时间|时限|能力|进度|人数|次数|数|用地|总值|产值|投资|投入|余额|水平)$"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """Strings are verbatim; "" where the clause has none."""

    noun: str
    verb: str = ""
    subject: str = ""  # before the verb
    beside: bool = False  # the verb stands beside the number


def part(words: Words, begin: int, end: int) -> Parted:
    """Part [begin, end) by its verb; the name of an indicator is never parted."""
    if words.places.get(begin) == end:
        return Parted("")
    if not words.text.startswith(("完成", "实现"), begin) and find_indicator(words.text[begin:end]):
        return Parted(_tidy(words.text[begin:end]))
    return _beside(words, begin, end) or _inside(words, begin, end)


def _beside(words: Words, begin: int, end: int) -> Parted | None:
    """The clause when a verb ends it: 问题已办结⟨87个⟩."""
    text = words.text
    verb = words.ending_at(end, begin, DOING)
    stop = end - len(verb)
    if not verb or not (stop == begin or lexicon().of(verb) & _VERBS or text[begin:stop].endswith(_PERFECT)):
        return None
    while word := words.ending_at(stop, begin, BETWEEN | LEAD):  # 问题⟨已⟩办结, 新建⟨和⟩改造
        stop -= len(word)
    subject = text[begin:stop]
    if lexicon().of(subject) & DOING:
        subject = ""
    noun = text[begin:end]
    if _ORGAN.search(subject) or (subject and verb in _SPENDS and noun != subject + verb):
        noun = verb
    elif not (subject and "act" in lexicon().of(verb) and noun == subject + verb):  # 研发投入 is a noun
        noun = subject
    return Parted(_tidy(noun), verb, subject, True)


def _inside(words: Words, begin: int, end: int) -> Parted:
    """The clause when its last verb, if any, has an object: 合作社流转土地."""
    text, known = words.text, lexicon()
    found: tuple[int, str, str] | None = None
    free = True  # a word of class act is a verb only where nothing but adverbs or an organ stand before it
    for token in words.between(begin, end):
        kinds = known.of(token.word)
        free = free or bool(_ORGAN.search(text, begin, token.start))
        object_at = led_in(words, token.stop, end)
        if end - object_at < 2 or token.stop >= end:
            break
        if token.start == begin and kinds & {"rise", "fall"} and len(token.word) > 1 and end - object_at > 2:
            found = object_at, token.word, ""  # 压降⟨债务规模⟩15亿元
        elif "say" in kinds:
            begin, free = object_at, True  # 中央提出⟨今年经济增长预期目标⟩
        elif kinds & _VERBS or (free and "act" in kinds):
            named = _is_part_of_name(text, kinds, token.start > begin, object_at, end) and token.word != "实现"
            found = _name_start(words, begin, token.start) if named else object_at, token.word, text[begin : token.start]
            free = False
        else:
            free = bool(kinds & LEAD)
    if found is None or found[0] < begin:
        return Parted(_tidy(text[begin:end]))
    return Parted(_tidy(text[found[0] : end]), found[1], found[2])


def _is_part_of_name(text: str, kinds: frozenset[str], led: bool, object_at: int, end: int) -> bool:
    """Is a verb part of the name of what is measured: 接待游客, 到位资金, 新增销售收入, 供水工程覆盖农村人口比例?"""
    comma = text.find("、", object_at, end)
    stop = comma if comma > 0 else end
    nominal = "act" in kinds or ("have" in kinds and led)
    measured = _MEASURED.search(text, object_at, stop) if nominal else _MEASURED.fullmatch(text, object_at, stop)
    return "have" not in kinds and (end - object_at <= 2 or measured is not None)


def _name_start(words: Words, begin: int, verb: int) -> int:
    """Where a name begins that a verb is part of: at the verb, or at the word before it (城镇新增就业, 平均办理时限)."""
    apart = (
        verb - begin > 4
        or _ORGAN.search(words.text, begin, verb)
        or words.ending_at(verb, begin, frozenset({"adv"})) not in ("", "平均", "日均", "年均")
    )
    return verb if apart else begin


def _tidy(noun: str) -> str:
    """The noun without what cannot belong to it."""
    noun = _SCOPE.sub("", _PLACE_LAST.sub("", noun))
    noun = noun.strip("、 了的，“”" if noun.count("“") != noun.count("”") else "、 了的，")
    noun = re.sub(r"(?:以及|和|与|及|等)$", "", noun)
    if "的" in noun and len(noun) > 20 and len(noun.rsplit("的", 1)[1]) >= 2:
        noun = noun.rsplit("的", 1)[1]
    return noun
