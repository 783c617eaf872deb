"""When a measure holds: periods in the text, and how far each one reaches.

In:  a prepared article; its sentences one after the other.    Out: the Period of each quantity.

    a word of time with a mark behind it, or in a clause that counts       the sentence, and the next ones of the paragraph
    到2027年                                                                the sentence
    6月底前; a month or day of a clause that counts nothing (10月投产)      its clause
    2018年的1.1万亩                                                         that quantity
    目前, 近五年来, 达产后                                                  as far, but without a period
    a heading (一、2023年工作回顾); the headline                            its section; the article
    what a report says of a year (工作报告, 公报)                           the paragraphs after it
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from kg.mentions.own_names import is_national
from kg.mentions.periods import find_periods, find_undated
from kg.model import MeasureKind, Period, PreparedArticle, Sentence, TimeAnchor

_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]）|——)?[^，。；]{0,16}(?:回顾|总结|安排|打算|任务|目标|部署|情况)[。：:]?"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、")
_REVIEW = re.compile(r"回顾|总结|完成情况|成就|统计公报|经济运行|成效|成绩")
_PLAN = re.compile(r"安排|打算|目标|任务|部署|展望|实事|行动计划|实施方案|规划|下一步")
_REPORT = re.compile(r"报告|公报|总结|回顾|成就|摘登|摘要")
_WHOLE_YEAR = re.compile(r"^(?:全年|年内|当年|年底|年末|本年|年底前)$")
_NEXT_MARK = re.compile(r"[，；。！？\n]")
_COUNTS = re.compile(r"\d|[一二三四五六七八九两]成|[一二三四五六七八九十百千万两]+[个家项亩人公吨]|翻[一两]番")
_OF_QUANTITY = re.compile(r"的(?:约|近|超过?|不足|仅)?\d")
_OF_PART = re.compile(r"[\u4e00-\u9fff]{1,4}的\d")
_SAME_DAY = re.compile(r"当[天日](?=收盘|，|晚)|同[日一](?:天)?(?=，)")
_PAST_YEARS = re.compile(r"过去五年|五年来|这五年|^五年(?=，)|本届政府任期")
_FROM = re.compile(r"[由从](?:上年的|原来的|原先的)?$")
_TO = re.compile(r"[由从][^，。；]{1,24}[到至为]$")
_PROPOSED = re.compile(r"建议|协议|条例|办法|规定|新政|罚款|奖励|补贴|资助|最高|达产|建成后|投产后")
_NOW = re.compile(r"(?:到|至)(?:现在|目前|如今)的")
_EVERY_YEAR = re.compile(r"年均[^，。；]{0,10}$")
_TWO_YEARS = re.compile(r"两年平均[^，。；]{0,6}$")
_OF_MEETING = re.compile(r"度[^，。]{0,12}(?:会|学习)")
_STRETCH = re.compile(r"\d{4}\.\.\d{4}")
_HEADING_LENGTH = 40
_FAR = 10**9
_FAR_BACK = 40  # words of time of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class _Span:
    """An expression of time in the present sentence: ``period`` None when it is undated; ``until`` is where its reach ends."""

    start: int
    period: Period | None
    until: int


@dataclass(slots=True)
class PeriodTrack:
    """The periods of an article as reading goes on. ``mode`` is "review" or "plan" while a section says so."""

    prepared: PreparedArticle
    mode: str = ""
    section: Period | None = None
    carried: Period | None = None
    lead: Period | None = None
    distant: bool = False  # the carried period comes from another paragraph: it dates a measure, it does not tell target from outcome
    national: bool = False  # figures of the nation: the last year fills whole articles
    _report: bool = False
    _paragraph: int = -1
    _text: str = ""
    _spans: list[_Span] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _undated: bool = False  # an undated word stands in the present sentence
    _day: Period | None = None  # the last day: 截至当天收盘
    _stretch: Period | None = None  # the last stretch of years: 2016..2020

    def __post_init__(self) -> None:
        title = self.prepared.article.title or ""
        found = [(b, p) for _, b, p in find_periods(title, self.anchor) if not p.code.startswith("by ")]
        if found and not _OF_MEETING.match(title, found[0][0]):
            self.lead = found[0][1]
            self._stretch = self.lead if _is_stretch(self.lead) else None
        self.mode = "plan" if re.search(r"实事|行动计划|实施方案", title) else ""
        self._report = bool(_REPORT.search(title))
        self.national = is_national(self.prepared.article.source or "")

    @property
    def anchor(self) -> TimeAnchor | None:
        return self.prepared.anchor

    # ------------------------------------------------------------ reading on

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: read its periods, keep what carries over from the last one."""
        far = [span for span in self._spans if span.until == _FAR]
        if far:
            self.carried, self.distant = far[-1].period, False
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            near = self.section or self.lead
            if self._is_story(sentence):
                self.carried = self.section = None
            self.distant = near is None
            self.carried = near or (self.carried if self._report or _is_part(self.carried) or self._is_past_year(self.carried) else None)
        text = self.prepared.folded[sentence.start : sentence.stop]
        self._text = text
        self._spans = self._read(text, sentence.start)
        self._starts = [span.start for span in self._spans]
        self._undated = any(span.period is None for span in self._spans)
        self._head(sentence, text)

    def _is_story(self, sentence: Sentence) -> bool:
        """A line without a full stop opens a story of its own in a round-up."""
        return self.national and is_heading(self.prepared.folded, sentence)

    def _is_past_year(self, period: Period | None) -> bool:
        """In the first months the figures of the last year fill whole articles."""
        anchor = self.anchor
        return bool(self.national and period and anchor and anchor.date[5:7] in ("01", "02", "03") and period.code == str(anchor.year - 1))

    def _read(self, text: str, start: int) -> list[_Span]:
        spans: list[_Span] = []
        scope = self.section or self.carried
        for a, b, found in find_periods(text, self.anchor):
            if text[a - 1 : a] in ("由", "从") and not _OF_QUANTITY.match(text, b):
                continue  # 由1—8月下降转为增长
            period = self._within(found, scope)
            if _OF_QUANTITY.match(text, b):
                period = replace(period, code=period.code.removeprefix("by "))  # 增长到2021年的33万家
            if _is_stretch(period):
                self._stretch = period
            spans.append(_Span(start + a, period, start + _reach(text, a, b, period, scope)))
            scope = period if spans[-1].until > start + len(text) else scope
        if self._report and self.anchor and (past := _PAST_YEARS.search(text)):
            self._stretch = Period(f"{self.anchor.year - 5}..{self.anchor.year - 1}", past[0], "inferred")
            spans.append(_Span(start + past.start(), self._stretch, start + len(text) + 1))
        if self._day and (again := _SAME_DAY.search(text)):
            spans.append(_Span(start + again.start(), self._day, start + len(text)))
        self._day = next((s.period for s in reversed(spans) if s.period and len(s.period.code) == 10), self._day)
        dated = min((span.start for span in spans), default=_FAR)
        for a, b in find_undated(text):
            if start + a < dated or not text.startswith(("目前", "如今"), a):  # 今年计划改造58个，目前已完工47个
                spans.append(_Span(start + a, None, start + _reach_of_undated(text, a, b)))
        if self.anchor:
            now = Period(str(self.anchor.year), "现在", "inferred")
            spans += [_Span(start + m.end() - 1, now, start + _clause_end(text, m.end())) for m in _NOW.finditer(text)]
        return sorted((replace(s, until=_FAR) if s.until > start + len(text) else s for s in spans), key=lambda s: s.start)

    def _within(self, period: Period, scope: Period | None) -> Period:
        """A period of the year spoken of: 全年 or 三季度 after 2021年, 上年 in a bulletin of 2021, 三年内 in a plan to 2025."""
        if self._stretch and period.label.endswith("年内") and period.code.startswith("by "):
            return replace(period, code=f"by {self._stretch.code[-4:]}")
        if scope is None or not re.match(r"\d{4}", scope.code) or _is_stretch(scope):
            return period
        year = scope.code[:4]
        if _WHOLE_YEAR.match(period.label):
            return replace(period, code=("by " if period.code.startswith("by ") else "") + year)
        if period.label == "上年":
            return replace(period, code=str(int(year) - 1))
        if self.anchor and int(year) < self.anchor.year and re.match(r"[上下第前一二三四]", period.label) and period.code[:4].isdigit():
            return replace(period, code=period.code.replace(period.code[:4], year))
        return period

    def _head(self, sentence: Sentence, text: str) -> None:
        head = _HEADING.match(text)
        if not head or (len(text) > 40 and not re.search(r"[。：:]$", head[0])):
            return
        numbered = _NUMBERED.match(text)
        if numbered:
            self.section = None
        inside = [s.period for s in self._spans if s.period and s.start < sentence.start + head.end()]
        if inside and (numbered or len(text) < 30):
            self.section = self.carried = inside[0]
            self.mode = "review" if _REVIEW.search(head[0]) else "plan" if _PLAN.search(head[0]) else self.mode

    # ------------------------------------------------------------ one quantity

    def _current(self, position: int) -> _Span | None:
        before = self._spans[: bisect_right(self._starts, position)][:-_FAR_BACK:-1]
        return next((s for s in before if position < s.until), None)

    def undated(self, position: int) -> bool:
        """Does the text say of a quantity when it holds, without a period: 建成后?"""
        current = self._current(position)
        return current is not None and current.period is None

    def at(self, position: int) -> Period | None:
        """The period of a quantity at a position of the present sentence."""
        current = self._current(position)
        period = current.period if current else self.carried
        clause = self.prepared.folded[max(0, position - 24) : position]
        if _TWO_YEARS.search(clause) and period and re.fullmatch(r"\d{4}", period.code):
            return replace(period, code=f"{int(period.code) - 1}..{period.code}")
        if period and _is_stretch(period) and _FROM.search(clause):
            return replace(period, code=str(int(period.code[:4]) - 1))
        if period and _is_stretch(period) and _TO.search(clause):
            return replace(period, code=period.code[-4:])
        if self._stretch and _EVERY_YEAR.search(clause) and (period is None or not period.code.startswith("20") or len(period.code) == 4):
            return self._stretch
        return period

    def telling(self, position: int) -> Period | None:
        """The period of a quantity as far as it tells target from outcome."""
        period = self.at(position)
        return None if self.distant and period is self.carried else period

    def settled(self, period: Period | None, kind: MeasureKind) -> Period | None:
        """The period of a measure once it is known to be a target or an outcome.

        What is demanded without a word of time is for the year of the paper, but not in national news, nor what is proposed or offered. A report in spring looks
        back on the last year (全年, or no word of time at all) and forward to this one.
        """
        anchor = self.anchor
        if anchor is None:
            return period
        if (
            period
            and kind == "actual"
            and period.code.startswith("by ")
            and period.code[3:] <= anchor.date
            and not period.label.startswith("截")
        ):
            return replace(period, code=period.code[3:])  # 到11月底，占比超过四成
        if period is None and kind == "target":
            asked = not _PROPOSED.search(self._text) and not self._undated and not self.national
            return Period(str(anchor.year), "", "inferred") if asked else None
        if self._report and anchor.date[5:7] in ("01", "02", "03", "04") and kind == "actual":
            this = period is None or (period.code == str(anchor.year) and (period is self.lead or bool(_WHOLE_YEAR.match(period.label))))
            return Period(str(anchor.year - 1), period.label if period else "", "inferred") if this else period
        return period

    # ------------------------------------------------------------ the present sentence

    def this_year(self) -> Period | None:
        """The period of the present sentence that is the year of the newspaper: 今年, 新的一年."""
        if self.anchor is None:
            return None
        return next((s.period for s in reversed(self._spans) if s.period and s.period.code == str(self.anchor.year)), None)

    def years(self) -> list[int]:
        """The years the present sentence speaks of."""
        return [int(s.period.code[:4]) for s in self._spans if s.period and s.period.code[:4].isdigit()]


def is_heading(text: str, sentence: Sentence) -> bool:
    """Is a sentence a line of its own without a full stop: 9月份中国仓储指数重返扩张区间?"""
    return text[sentence.stop - 1] not in "。！？；”：" and sentence.stop - sentence.start < _HEADING_LENGTH


def _is_part(period: Period | None) -> bool:
    """Is the period one of statistics: 前三季度, 1—10月?"""
    return period is not None and re.fullmatch(r"\d{4}-(?:H\d|Q\d.*|\d\d\.\.\d{4}-\d\d)", period.code) is not None


def _is_stretch(period: Period) -> bool:
    return _STRETCH.fullmatch(period.code) is not None


def _clause_end(text: str, at: int) -> int:
    mark = _NEXT_MARK.search(text, at)
    return mark.start() if mark else len(text)


def _reach_of_undated(text: str, start: int, stop: int) -> int:
    """达产后 holds for the sentence; so does 目前 before a mark or in a clause that counts."""
    if text.startswith("的", stop):
        return _clause_end(text, stop)
    return (
        len(text) + 1 if start < 12 or text[stop : stop + 1] == "，" or _COUNTS.search(text, stop, _clause_end(text, stop)) else len(text)
    )


def _reach(text: str, start: int, stop: int, period: Period, scope: Period | None) -> int:
    """Where the reach of a period ends; beyond the sentence when it carries over to the next."""
    end = _clause_end(text, stop)
    if _OF_QUANTITY.match(text, stop):  # 由2018年的1.1万亩恢复到2.3万亩
        to = re.search(r"(?:[恢提增升降减扩发][\u4e00-\u9fff]?)?[到至]", text[stop:end])
        return stop + to.start() if to else end
    if period.label in ("近日", "日前", "近期"):
        return len(text)
    if period.label.endswith("前"):
        return end if not text.startswith("，", stop) else len(text)
    if _OF_PART.match(text, stop):  # 去年签约的112个项目
        return end
    if text.startswith("当月，", stop):
        return len(text)  # 8月当月，进出口3.77万亿元，增长4.7%
    if text.startswith("当月", stop):
        return end  # 1—10月增长8%，10月当月增长9.6%
    if scope is not None and _is_stretch(scope) and period.code[-4:] in (scope.code[-4:], str(int(scope.code[:4]) - 1)):
        return end  # “十四五”时期年均增长7%，到2025年突破600亿元，…
    if period.code.startswith("by "):
        return len(text)
    if len(period.code) == 10:
        return len(text) + 1 if text.startswith("，", stop) else end if _COUNTS.search(text, stop, end) else len(text)
    leads = text[stop : stop + 1] in ("，", "、") or start == 0
    counts = _COUNTS.search(text, stop, end) is not None
    if leads or counts:
        return len(text) + 1
    opens = text[start - 1] in "，；：" and re.fullmatch(r"\d{4}(?:\.\.\d{4})?", period.code) is not None
    return len(text) + 1 if opens or _is_part(period) else end
