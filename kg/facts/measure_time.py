"""When a measure holds: periods in the text, and how far each one reaches.

In:  a prepared article; its sentences one after the other.    Out: the Period of each quantity.

A period reaches to the end of its sentence and over the sentences after it in the paragraph; that of a section heading (一、2023年工作回顾)
over the section, that of the headline over the article. 到2026年 in the middle of a sentence reaches to the next comma only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.mentions.periods import find_periods
from kg.model import MeasureKind, Period, PreparedArticle, Sentence, TimeAnchor

_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]）|——)?[^，。；]{0,16}(?:回顾|总结|安排|打算|任务|目标|部署|情况)[。：:]?"
)
_REVIEW = re.compile(r"回顾|总结|完成情况|成就|统计公报|经济运行|成效|成绩")
_PLAN = re.compile(r"安排|打算|目标|任务|部署|展望|实事|行动计划|实施方案|规划|下一步")
_WHOLE_YEAR = re.compile(r"^(?:全年|年内|当年|年底|本年)$")


@dataclass(slots=True)
class PeriodTrack:
    """The periods of an article as reading goes on. ``mode`` is "review" or "plan" while a section says so."""

    prepared: PreparedArticle
    mode: str = ""
    section: Period | None = None
    carried: Period | None = None
    lead: Period | None = None
    distant: bool = False  # the carried period comes from another paragraph: it dates a measure, it does not tell target from outcome
    _paragraph: int = -1
    _sentence: list[tuple[int, int, Period]] = field(default_factory=list)
    _until: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        title = self.prepared.article.title or ""
        found = find_periods(title, self.prepared.anchor)
        if found:
            self.lead = found[0][2]
        self.mode = "plan" if re.search(r"实事|行动计划|实施方案", title) else ""

    @property
    def anchor(self) -> TimeAnchor | None:
        return self.prepared.anchor

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: read its periods, keep what carries over from the last one."""
        if self._sentence:
            last = self._carrying()
            self.carried, self.distant = last or self.carried, self.distant and last is None
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            near = self.section or self.lead
            self.distant = near is None
            self.carried = near or self.carried
        text = self.prepared.folded[sentence.start : sentence.stop]
        self._sentence = [(a + sentence.start, b + sentence.start, self._within(p)) for a, b, p in find_periods(text, self.anchor)]
        self._until = [self._reach(a, b, p, sentence) for a, b, p in self._sentence]
        self._head(sentence, text)

    def at(self, position: int) -> Period | None:
        """The period of a quantity at a position of the present sentence."""
        for (start, _, period), until in zip(reversed(self._sentence), reversed(self._until), strict=True):
            if start <= position < until:
                return period
        return self.carried

    def this_year(self) -> Period | None:
        """The period of the present sentence that is the year of the newspaper: 今年, 新的一年."""
        if self.anchor is None:
            return None
        return next((p for _, _, p in reversed(self._sentence) if p.code == str(self.anchor.year)), None)

    def telling(self, position: int) -> Period | None:
        """The period of a quantity as far as it tells target from outcome."""
        period = self.at(position)
        return None if self.distant and period is self.carried else period

    def settled(self, period: Period | None, kind: MeasureKind) -> Period | None:
        """The period of a measure once it is known to be a target or an outcome."""
        return period

    def years(self) -> list[int]:
        """The years the present sentence speaks of."""
        return [int(p.code[:4]) for _, _, p in self._sentence if p.code[:4].isdigit()]

    def _carrying(self) -> Period | None:
        lasting = [
            p for (_, _, p), until in zip(self._sentence, self._until, strict=True) if until > 10**8 and not p.code.startswith("by ")
        ]
        return lasting[-1] if lasting else None

    def _within(self, period: Period) -> Period:
        """全年 after 2021年 is the year spoken of, not that of the newspaper."""
        known = self.section or self.carried
        if known is not None and _WHOLE_YEAR.match(period.label):
            return replace(period, code=known.code[:4]) if re.match(r"\d{4}", known.code) and ".." not in known.code else period
        return period

    def _reach(self, start: int, stop: int, period: Period, sentence: Sentence) -> int:
        text = self.prepared.folded
        if not period.code.startswith("by ") or re.match(r"[，、]", text[stop : stop + 1]) or start - sentence.start < 3:
            return 10**9
        comma = re.search(r"[，；。]", text[stop : sentence.stop])
        return stop + comma.start() if comma else sentence.stop

    def _head(self, sentence: Sentence, text: str) -> None:
        head = _HEADING.match(text)
        if not head or (len(text) > 40 and not re.search(r"[。：:]$", head[0])):
            return
        if re.match(r"[一二三四五六七八九十]{1,3}、", text):
            self.section = None
        inside = [p for a, _, p in self._sentence if a < sentence.start + head.end()]
        if inside and (re.match(r"[一二三四五六七八九十]{1,3}、", text) or len(text) < 30):
            self.section = self.carried = inside[0]
            self.mode = "review" if _REVIEW.search(head[0]) else "plan" if _PLAN.search(head[0]) else self.mode
