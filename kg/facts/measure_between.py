"""What stands between the noun and the number of a clause, and what leads in to the noun.

In:  the words of the article, a stretch that ends where a quantity begins.
Out: where the noun ends, the words taken off (同比, 增长), what a rate is a share of (占…的, 完成年度目标的, 是2015年的); where the noun begins.

    全市规上工业增加值比上年⟨增长⟩8%      taken off: 增长, 比上年
    受灾的⟨近⟩10万亩粮田                 owned: only hedges stand between 的 and the number
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.facts.measure_words import Words, lexicon

Base = Literal["", "plan", "part", "times"]
DOING = frozenset({"do", "have", "act"})
BETWEEN = frozenset({"adv", "rise", "fall", "turn", "reach", "arrive"})
LEAD = frozenset({"lead"})
_REACH = 32  # characters of the longest comparison: 比上年全年和上年同期分别
_CN = "[一二两三四五六七八九十]"
_MONTHS = rf"(?:\d{{1,2}}|{_CN}{{1,2}})月(?:份|底|末|初)?(?:\d{{1,2}}日)?|前\d{{1,2}}个月|\d{{1,2}}月?(?:—|-|至|到|~)\d{{1,2}}月份?"
_PART_OF_YEAR = rf"(?:{_MONTHS}|[上下]半年|第?[前一二三四首]{{1,2}}个?季度?(?<=季度)|首季)"
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
_TIMES = re.compile(r"(?:是|为|相当于|达到|达|约为|等于|超过?|高于|低于|不低于|不少于|不超过)(?P<with>[^，。；]{1,18})的$")
_COUNTED_BY = re.compile(r"(?:以|按)[^，。；、以按]{1,10}(?:计|计算)$")
_ON = re.compile(r"在[^，。；、]{1,14}基础上$")
_WITHOUT = re.compile(r"(?:扣除|剔除)[^，。；]{1,16}?(?:后|因素)")
_COUNT = re.compile(r"总?数量?|总量")
_NUMBERED = re.compile(r"\d{1,2}\. ?")
_RANKED = re.compile(
    r"(?:位居|位列|排名|排在|跃居|跃升至|上升至|名列|稳居|跻身|进入|位次|居|列|排|升至|保持)(?:到|至|在|了)?[^，。；、]{0,12}$"
)
_PLACE_LAST = re.compile(r"全[国省市区县州镇村]$")
_COMPARABLE = re.compile(
    rf"{_TIME}$|期|届|年|月|日常|平均|计划|目标|预算|水平|[一二三四]季度|基数|增速|增长|增幅|全[国省市区县]|市场价|传统|周|节"
)


@dataclass(frozen=True, slots=True)
class Peeled:
    """What stands between noun and number. ``between`` is verbatim, left to right."""

    end: int  # where the noun ends
    between: tuple[str, ...]
    base: Base  # what a rate is a share or a multiple of: a plan, a whole, another value
    base_of: str
    owned: bool  # the words to the left end in 的


class _Peeling:
    """One stretch [start, end), whose end moves to the left."""

    def __init__(self, words: Words, start: int, number: int) -> None:
        self.words, self.start, self.end = words, start, number
        self.taken: list[str] = []
        self.base: Base = ""
        self.base_of = ""
        self.owned = False
        self._hedged = True  # nothing but hedges was taken off so far

    def take(self, length: int, word: str) -> bool:
        """Take ``length`` characters off, kept as ``word`` ("" keeps nothing)."""
        self.end -= length
        if word:
            self.taken.append(word)
        return True

    def step(self) -> bool:
        """Take off one word or phrase; False when the noun is reached."""
        last = self.words.text[self.end - 1]
        if last in " “”":
            return self.take(1, "")
        if last in "由从" and (self.words.begins(self.end - 1) or self.words.text[self.end - 2 : self.end - 1] == "将"):
            return self.take(1, last)
        stretch = self.words.text[max(self.start, self.end - _REACH) : self.end]
        if self._share(stretch):
            return True
        if last == "的" and (dated := _TIME_LAST.search(stretch)):
            return self.take(len(dated[0]), dated[0])  # 从⟨2022年的⟩约3%
        if last == "的" and not self._hedged:
            return False  # 受灾的⟨粮田达到⟩10万亩: what stands before 的 belongs to the noun
        return self._word() or self._comparison(stretch) or self._place(stretch)

    def _share(self, stretch: str) -> bool:
        part = _of_what(stretch, fresh=not self.taken)
        if part is None or self._is_name(part[1][0]):
            return False
        if not self.base:
            self.base, self.base_of = part[0], part[1]["with"]
        return self.take(len(part[1][0]), part[1][0])

    def _is_name(self, share: str) -> bool:
        """Is the share part of a name (税收占一般公共预算收入的比重), not said of the last metric (占一般公共预算收入的比重)?"""
        stop = self.end - len(share)
        return share.endswith(("比重", "比例", "份额")) and led_in(self.words, self.start, stop) < stop

    def _word(self) -> bool:
        word = self.words.ending_at(self.end, self.start, BETWEEN | DOING)
        if not word or not lexicon().of(word) & BETWEEN:
            return False
        self._hedged = self._hedged and lexicon().of(word) == {"adv"}
        self.owned = self.owned or word == "的"
        return self.take(len(word), word)

    def _comparison(self, stretch: str) -> bool:
        phrase = _compared_with(stretch)
        return phrase is not None and self.take(len(phrase[0]), phrase.groupdict().get("verb") or phrase[0])

    def _place(self, stretch: str) -> bool:
        """贡献了⟨全区⟩52%的税收"""
        place = _PLACE_LAST.search(stretch)
        return place is not None and bool(
            self.words.ending_at(self.end - len(place[0]), self.start, DOING | {"adv"}) and self.take(len(place[0]), "")
        )


def peel(words: Words, start: int, number: int, rank: bool) -> Peeled:
    """Take off what stands between noun and number, which may be a ``rank``; [start, number) is searched."""
    peeling = _Peeling(words, start, number)
    if rank and (ranked := _RANKED.search(words.text[start:number])):
        peeling.take(len(ranked[0]), ranked[0])
    while peeling.end > start and peeling.step():
        pass
    return Peeled(peeling.end, tuple(reversed(peeling.taken)), peeling.base, peeling.base_of, peeling.owned)


def _of_what(stretch: str, fresh: bool) -> tuple[Base, re.Match[str]] | None:
    """What a rate is a share or a multiple of, at the end of the stretch: 占…的, 完成年度目标的, 是2015年的."""
    if match := _PLAN.search(stretch):
        return "plan", match
    if fresh and stretch.endswith("的") and (match := _TIMES.search(stretch)):
        return "times", match
    match = _PART.search(stretch)
    return ("part", match) if match else None


def _compared_with(stretch: str) -> re.Match[str] | None:
    """A time or a comparison at the end of the stretch: 2009年的, 比上年, 高于全市; not any noun (城乡居民收入比)."""
    match = _COMPARED.search(stretch)
    if match and (match.start() == 0 or _COMPARABLE.search(match["with"])):
        return match
    return _ABOVE.search(stretch) or _COUNTED_BY.search(stretch) or _ON.search(stretch) or _TIME_LAST.search(stretch)


def led_in(words: Words, start: int, end: int) -> int:
    """Where the clause [start, end) proper begins: after 其中, 力争, 今年, 全市 …"""
    while start < end:
        length = _leading(words, start, end)
        if not length or (words.text[start + length - 1] in "区园" and _COUNT.fullmatch(words.text, start + length, end)):
            break  # 高新区|总数
        start += length
    return start


def _leading(words: Words, start: int, end: int) -> int:
    """The length of a sign, time, place, number or word that leads in at ``start``; 0 when none does."""
    text = words.text
    if text[start] in " 、‘”’（）—" or (text[start] == "“" and text.find("”", start, end) < 0):
        return 1
    if (time := _TIME_FIRST.match(text, start, end)) and time[0]:
        return len(time[0])
    place = words.places.get(start, end)
    if place < end and words.starting_at(place, end, LEAD | DOING):
        return place - start  # 云台区⟨力争⟩…, 云台区⟨引进⟩…
    number = _NUMBERED.match(text, start, end) or _WITHOUT.match(text, start, end)
    return len(number[0] if number else words.starting_at(start, end, LEAD))
