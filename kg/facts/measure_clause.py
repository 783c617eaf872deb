"""The slots of the clause around a quantity.

In:  the words of the article; the stretch before a quantity (from the last clause border or quantity), the stretch after it.
Out: a Clause: noun, verb, the words between noun and number, what a rate is a share of, the counted noun behind.

    力争规上工业增加值同比增长⟨8%⟩      noun 规上工业增加值, between 同比 增长
    全镇已累计建成⟨52万亩⟩高标准农田     verb 建成 (beside the number), counted 高标准农田
    合作社流转土地⟨3600亩⟩              subject 合作社, verb 流转, noun 土地
    实际到位内资…，完成年度目标任务的⟨57%⟩  base plan

Reading goes from the number outwards: first the words that stand between noun and number are taken off, then those that lead in,
then the last verb parts what is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.facts.measure_nouns import noun_after
from kg.facts.measure_words import Words, lexicon
from kg.mentions.indicators import find_indicator

Base = Literal["", "plan", "part", "times"]
_REACH = 90  # characters read to the left; no clause that names its metric is longer
_BETWEEN = frozenset({"adv", "rise", "fall", "turn", "reach", "arrive"})
_LEAD = frozenset({"lead"})
_VERBS = frozenset({"do", "have"})
_DOING = frozenset({"do", "have", "act"})
_BORDER = re.compile(r"[，。；：！？】◎\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_CN = "[一二两三四五六七八九十]"
_MONTHS = rf"(?:\d{{1,2}}|{_CN}{{1,2}})月(?:份|底|末|初)?(?:\d{{1,2}}日)?|前\d{{1,2}}个月|\d{{1,2}}月?(?:—|-|至|到|~)\d{{1,2}}月份?"
_PART_OF_YEAR = rf"(?:{_MONTHS}|[上下]半年|[前一二三四首]{{1,2}}个?季度?(?<=季度)|首季)"
_YEAR = r"(?:(?:19|20)\d\d年(?:度(?!假))?|今年|去年|明年|上年|前年|当年|本年|常年|往年|全年|年内)"
_EDGE = "同期|年初|年底|年末|上年末|上月|当月|现在|目前|以前|过去|最初"
_SPAN = rf"“?十[一二三四五]五”?(?:期间|时期|末)?|\d+年前|近[两三五十\d]年来?|[两三四五]年(?:来|内|间)?|连续(?:第?(?:\d+|{_CN}+)|数|多)个?(?:月|年|季度|周|天|日)"
_TIME = rf"(?:{_YEAR}的?(?:以来|全年|底|末|初|同期|年末)?{_PART_OF_YEAR}?|{_PART_OF_YEAR}|{_EDGE}|{_SPAN})(?:底|末|前|起|以来|来|内)?"
_TIME_LAST = re.compile(rf"(?:[在到至截自]|截至|截止|年均)?{_TIME}的?$")
_TIME_FIRST = re.compile(rf"(?:[在到至自]|截至|截止)?{_TIME}(?:里|间|的)?")
_COMPARED = re.compile(
    r"(?:相比|相较于|较之|较|(?<![占对环同正之])比(?![由从])|与|同)(?!例|重|率|值|赛|如|意|步)(?P<with>[^，。；：比较与]{1,14}?)(?:相比|比)?$"
)
_ABOVE = re.compile(
    r"(?P<verb>高于|低于|快于|慢于|好于|优于|领先|落后于|超过|高出|低)(?P<with>全[国省市区县州][^，。；]{0,6}|[^，。；、]{1,8}(?:平均|平均水平|均值|水平|进度|预期|目标|增速|经济|GDP))$"
)
_PLAN = re.compile(
    r"(?:完成|达到|达|为|占|超出?|是|实现|不低于|不少于)(?P<with>[^，。；、于]{0,8}(?:目标|任务|计划|预算|进度|计划数|预算数)(?:任务|总数|数|投资)?)的$"
)
_PART = re.compile(r"占(?!地(?![区方级])|比|有|用|据)(?:到|了|全部)*(?P<with>[^，。；]{1,24}?)(?:的比重|的比例|的份额|比重|比例)?的?$")
_GOAL = re.compile(r"的[^，。；、]{0,12}(?:目标|任务|预期)")
_SPENDS = frozenset({"投入", "投资", "支付", "补贴", "补助", "奖励", "拨付", "安排"})
_PERFECT = ("将", "还将", "拟", "再", "陆续", "先后", "共", "已", "已经", "累计", "分别", "均")
_NUMBERED = re.compile(r"\d{1,2}\. ?")
_COUNTED_BY = re.compile(r"(?:以|按)[^，。；、以按]{1,10}(?:计|计算)$")
_ON = re.compile(r"在[^，。；、]{1,14}基础上$")
_WITHOUT = re.compile(r"(?:扣除|剔除)[^，。；]{1,16}?(?:后|因素)")
_ORGAN = re.compile(
    r"(?:机关|法院|检察院|公司|集团|部门|海关|银行|铁路|合作社|政协|人大|工会|协会|妇联|团委|[省市区县局厅院]|中心|大学|财政)$"
)
_FROM = re.compile(r"[由从][^，。；由从]{0,10}$")
_RANKED = re.compile(
    r"(?:位居|位列|排名|排在|跃居|跃升至|上升至|名列|稳居|跻身|进入|位次|居|列|排|升至|保持)(?:到|至|在|了)?[^，。；、]{0,12}$"
)
_TIMES = re.compile(r"(?:是|为|相当于|达到|达|约为|等于|超过?|高于|低于|不低于|不少于|不超过)(?P<with>[^，。；]{1,18})的$")
_PLACE_LAST = re.compile(r"全[国省市区县州镇村]$")
_MEASURED = re.compile(
    r".{0,2}(?:额|量|率|占比|比重|比例|面积|规模|指数|强度|总额|收入|支出|资金|成本|费用|价格|时间|时限|能力|进度|人数|次数|数|用地|总值|产值|投资|投入|余额|水平)$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands around a quantity. Strings are verbatim; "" where the clause has none."""

    text: str  # the whole stretch to the left
    noun: str
    subject: str  # before the verb that parts the clause
    verb: str  # the do or have verb; beside the number when ``beside``
    beside: bool
    between: tuple[str, ...]  # 同比, 增长 … as written, left to right
    base: Base
    base_of: str  # 年度目标任务, 全市, 2015年
    since: bool  # 由/从 before the number: the value of departure
    owned: bool  # X的⟨60个⟩…: the words to the left only qualify the counted noun
    counted: str  # the noun behind the number
    attributive: bool  # ⟨30亿元⟩的…: the number qualifies what follows
    follows: str  # the verb behind that noun: ⟨18个⟩项目集中⟨签约⟩
    goal: bool  # ⟨8%左右⟩的预期目标

    def has(self, *classes: str) -> bool:
        """Is a word of one of the classes between noun and number?"""
        wanted = frozenset(classes)
        return any(lexicon().of(word) & wanted for word in self.between)


def read_clause(words: Words, start: int, number: int, after: int, stop: int, rank: bool = False) -> Clause:
    """The slots of [start, number) and [after, stop) around a quantity [number, after), which may be a ``rank``."""
    text = words.text
    start = max(start, number - _REACH)
    start = max((border.end() for border in _BORDER.finditer(text, start, number)), default=start)
    stretch = text[start:number]
    peeled = _between(words, start, number, rank)
    end = peeled.end
    owned = (peeled.owned and not peeled.base) or stretch.endswith("等")
    begin = _led_in(words, start, end)
    begin, verb, subject, beside = _parted(words, begin, end)
    noun = "" if words.places.get(begin) == end else _named(text[begin:end], verb, subject, beside)
    counted, follows = noun_after(words, after, stop)
    if counted and not beside and peeled.between and "do" in lexicon().of(peeled.between[-1]):
        verb, beside = peeled.between[-1], True  # 完成⟨23处⟩易涝点整治
    goal = _GOAL.match(text, after, min(stop, after + 20)) is not None
    if begin >= end and not beside and (verb := words.ending_at(end, start, _VERBS)):
        beside = True  # 推动⟨200家⟩企业转型: a verb that may lead in stands beside the number
    since = not peeled.base and not beside and bool(_FROM.search(stretch))
    return Clause(
        stretch,
        _tidy(noun),
        subject,
        verb,
        beside,
        peeled.between,
        peeled.base,
        peeled.base_of,
        since,
        owned,
        counted,
        text[after : after + 1] == "的",
        follows,
        goal,
    )


@dataclass(frozen=True, slots=True)
class _Peeled:
    """What stands between noun and number: where the noun ends, the words taken off, what a rate is a share of."""

    end: int
    between: tuple[str, ...]
    base: Base
    base_of: str
    owned: bool  # the words to the left end in 的


def topic_of(words: Words, start: int, stop: int) -> str:
    """The noun phrase that a clause [start, stop) opens with, behind 其中, 全市, 去年 …; "" when it opens with something else."""
    return noun_after(words, _led_in(words, start, stop), stop)[0]


def _between(words: Words, start: int, number: int, rank: bool) -> _Peeled:
    """Take off what stands between noun and number."""
    text, end = words.text, number
    taken: list[str] = []
    base: Base = ""
    base_of = ""
    hedged, owned = True, False  # 受灾的⟨近10万亩⟩粮田: only hedges stand between 的 and the number
    if rank and (ranked := _RANKED.search(text[start:end])):
        taken, end = [ranked[0]], end - len(ranked[0])
    while end > start:
        if text[end - 1] in " “”":
            end -= 1
            continue
        stretch = text[max(start, end - 32) : end]
        if text[end - 1] in "由从" and words.begins(end - 1):
            taken.append(text[end - 1])
            end -= 1
            continue
        if (part := _of_what(stretch, fresh=not taken)) and not _whole(words, start, end, part[1][0]):
            base, base_of = (base, base_of) if base else (part[0], part[1]["with"])
            taken.append(part[1][0])
            end -= len(part[1][0])
            continue
        word = words.ending_at(end, start, _BETWEEN | _DOING)
        if word == "的" and not hedged:
            break
        if word and lexicon().of(word) & _BETWEEN:
            hedged = hedged and lexicon().of(word) == {"adv"}
            owned = owned or word == "的"
            taken.append(word)
            end -= len(word)
        elif phrase := _compared_with(stretch):
            taken.append(phrase.groupdict().get("verb") or phrase[0])
            end -= len(phrase[0])
        elif (place := _PLACE_LAST.search(stretch)) and words.ending_at(end - len(place[0]), start, _DOING | {"adv"}):
            end -= len(place[0])  # 贡献了⟨全区⟩52%的税收
        else:
            break
    return _Peeled(end, tuple(reversed(taken)), base, base_of, owned)


def _whole(words: Words, start: int, end: int, share: str) -> bool:
    """Is the share part of a name (税收占一般公共预算收入的比重) rather than said of the last metric (占一般公共预算收入的比重)?"""
    stop = end - len(share)
    return share.endswith(("比重", "比例", "份额")) and _led_in(words, start, stop) < stop


def _of_what(stretch: str, fresh: bool) -> tuple[Base, re.Match[str]] | None:
    """What a rate is a share or a multiple of, at the end of the stretch: 占…的, 完成年度目标的, 是2015年的."""
    if match := _PLAN.search(stretch):
        return "plan", match
    if fresh and stretch.endswith("的") and (match := _TIMES.search(stretch)):
        return "times", match
    match = _PART.search(stretch)
    return ("part", match) if match else None


def _compared_with(stretch: str) -> re.Match[str] | None:
    """A time or a comparison at the end of the stretch: 2009年的, 比上年, 高于全市."""
    match = _COMPARED.search(stretch)
    if match and (match.start() == 0 or _comparable(match["with"])):
        return match
    return _ABOVE.search(stretch) or _COUNTED_BY.search(stretch) or _ON.search(stretch) or _TIME_LAST.search(stretch)


def _comparable(with_: str) -> bool:
    """比上年, 较年初, 比一季度, 比上届 …: a time or a plan, not any noun (城乡居民收入比)."""
    return bool(
        re.search(
            rf"{_TIME}$|期|届|年|月|日常|平均|计划|目标|预算|水平|[一二三四]季度|基数|增速|增长|增幅|全[国省市区县]|市场价|传统|周|节",
            with_,
        )
    )


def _led_in(words: Words, start: int, end: int) -> int:
    """Where the clause proper begins: after 其中, 力争, 今年, 全市 …"""
    text = words.text
    while start < end:
        if text[start] in " 、‘”’（）—" or (text[start] == "“" and text.find("”", start, end) < 0):
            start += 1
            continue
        time = _TIME_FIRST.match(text, start, end)
        if time and time.end() > start:
            start = time.end()
            continue
        place = words.places.get(start, end)
        if place < end and words.starting_at(place, end, _LEAD | _DOING):
            start = place  # 云台区⟨力争⟩…, 云台区⟨引进⟩…
            continue
        number = _NUMBERED.match(text, start, end) or _WITHOUT.match(text, start, end)
        word = number[0] if number else words.starting_at(start, end, _LEAD)
        if not word:
            break
        start += len(word)
    return start


def _parted(words: Words, begin: int, end: int) -> tuple[int, str, str, bool]:
    """The last verb of the clause: where its object begins, the verb, what stands before it, whether it stands beside the number."""
    text, known = words.text, lexicon()
    if not text.startswith(("完成", "实现"), begin) and find_indicator(text[begin:end]):
        return begin, "", "", False
    adjacent = words.ending_at(end, begin, _DOING)
    stop = end - len(adjacent)
    if adjacent and (stop == begin or known.of(adjacent) & _VERBS or text[begin:stop].endswith(_PERFECT)):
        while word := words.ending_at(stop, begin, _BETWEEN | _LEAD):  # 问题⟨已⟩办结, 新建⟨和⟩改造
            stop -= len(word)
        if text[begin:stop] and lexicon().of(text[begin:stop]) & _DOING:
            stop = begin
        return begin, adjacent, text[begin:stop], True
    found: tuple[int, str, str] | None = None
    free = True  # a word of class act is a verb only where nothing but adverbs stand before it
    for token in words.between(begin, end):
        kinds = known.of(token.word)
        free = free or bool(_ORGAN.search(text, begin, token.start))
        object_at = _led_in(words, token.stop, end)
        if end - object_at < 2 or token.stop >= end:
            break
        if token.start == begin and kinds & {"rise", "fall"} and len(token.word) > 1 and end - object_at > 2:
            found = object_at, token.word, ""  # 压降⟨债务规模⟩15亿元
        elif "say" in kinds:
            begin, free = object_at, True  # 中央提出⟨今年经济增长预期目标⟩
        elif kinds & _VERBS or (free and "act" in kinds):
            name_stop = first_member(text, object_at, end)
            nominal = "act" in kinds or ("have" in kinds and token.start > begin)  # 供水工程覆盖农村人口比例
            measured = _MEASURED.search(text, object_at, name_stop) if nominal else _MEASURED.fullmatch(text, object_at, name_stop)
            short = "have" not in kinds and (end - object_at <= 2 or measured) and token.word != "实现"
            found = _name_start(words, begin, token.start) if short else object_at, token.word, text[begin : token.start]
            free = False
        else:
            free = bool(kinds & _LEAD)
    if found is None or found[0] < begin:
        return begin, "", "", False
    return found[0], found[1], found[2], False


def _name_start(words: Words, begin: int, verb: int) -> int:
    """Where a name begins that a verb is part of: 接待游客, 到位资金, and with the word before it 城镇新增就业, 平均办理时限."""
    apart = (
        verb - begin > 4
        or _ORGAN.search(words.text, begin, verb)
        or words.ending_at(verb, begin, frozenset({"adv"})) not in ("", "平均", "日均", "年均")
    )
    return verb if apart else begin


def first_member(text: str, start: int, stop: int) -> int:
    """Where the first of coordinated nouns in [start, stop) ends."""
    comma = text.find("、", start, stop)
    return comma if comma > 0 else stop


def _named(noun: str, verb: str, subject: str, beside: bool) -> str:
    """The noun that the clause measures: with a verb beside the number, what stands before the verb (问题已办结⟨87个⟩); 研发投入 is a noun."""
    if not beside:
        return noun
    if _ORGAN.search(subject) or (subject and verb in _SPENDS and noun != subject + verb):
        return verb  # 区纪检监察机关共立案⟨127件⟩
    return noun if subject and "act" in lexicon().of(verb) and noun == subject + verb else subject


def _tidy(noun: str) -> str:
    """The noun without what cannot belong to it."""
    noun = _PLACE_LAST.sub("", noun)
    noun = noun.strip("、 了的，“”" if noun.count("“") != noun.count("”") else "、 了的，")
    noun = re.sub(r"(?:以及|和|与|及|等)$", "", noun)
    if "的" in noun and len(noun) > 20 and len(noun.rsplit("的", 1)[1]) >= 2:
        noun = noun.rsplit("的", 1)[1]
    return noun
