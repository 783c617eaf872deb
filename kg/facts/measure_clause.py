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

from kg.facts.measure_between import Base, led_in, peel
from kg.facts.measure_nouns import noun_after, noun_of_relative
from kg.facts.measure_verb import part
from kg.facts.measure_words import Words, lexicon

_REACH = 90  # characters read to the left; no clause that names its metric is longer
_GOAL_REACH = 20  # characters behind the number in which 的…目标 is looked for
_BORDER = re.compile(r"[，。；：！？】◎\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_GOAL = re.compile(r"的[^，。；、]{0,12}(?:目标|任务|预期)")
_SAID_OF_GROWTH = frozenset({"预计", "预期", "有望", "将", "将从", "将由", "从", "由", "为", "达到", "达", "将达", "将达到", "将为"})
_MASSES = "%‰元成倍番吨里米度亩点位"  # units that count no things
_FROM = re.compile(r"[由从][^，。；由从]{0,10}$")


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
    for border in _BORDER.finditer(text, start, number):
        start = border.end()
    stretch = text[start:number]
    peeled = peel(words, start, number, rank)
    begin = led_in(words, start, peeled.end)
    parted = part(words, begin, peeled.end + (len("增长") if _is_noun(peeled.between) else 0))
    verb, beside = parted.verb, parted.beside
    counted, follows = noun_after(words, after, stop)
    if not counted and text[after - 1] not in _MASSES:
        counted = noun_of_relative(words, after, stop)
    if counted and not beside and peeled.between and "do" in lexicon().of(peeled.between[-1]):
        verb, beside = peeled.between[-1], True  # 完成⟨23处⟩易涝点整治
    if begin >= peeled.end and not beside:
        verb = words.ending_at(peeled.end, start, frozenset({"do", "have"}))
        beside = bool(verb)  # 推动⟨200家⟩企业转型: a verb that may lead in stands beside the number
    return Clause(
        text=stretch,
        noun=parted.noun,
        subject=parted.subject,
        verb=verb,
        beside=beside,
        between=peeled.between,
        base=peeled.base,
        base_of=peeled.base_of,
        since=not peeled.base and not beside and _FROM.search(stretch) is not None,
        owned=(peeled.owned and not peeled.base) or stretch.endswith("等"),
        counted=counted,
        attributive=text[after : after + 1] == "的",
        follows=follows,
        goal=_GOAL.match(text, after, min(stop, after + _GOAL_REACH)) is not None,
    )


def _is_noun(between: tuple[str, ...]) -> bool:
    """Is 增长 what is measured: 世界经济⟨增长⟩预计为3%, 世界经济⟨增长⟩将从3%降至1.9%?"""
    return len(between) > 1 and between[0] == "增长" and between[1] in _SAID_OF_GROWTH


def topic_of(words: Words, start: int, stop: int) -> str:
    """The noun phrase that a clause [start, stop) opens with, behind 其中, 全市, 去年 …; "" when it opens with something else."""
    return noun_after(words, led_in(words, start, stop), stop)[0]
