"""Calendar expressions and what they mean.

In:  PreparedArticle with its date anchor.    Out: TimeMentions in order; ISO dates as precise as the text, None where it is vague (近日).

    2023年2月11日   2月11日至13日   26日   9日上午   去年11月   今天（4月21日）   次日   当天   上周五   教师节当天   除夕   正月初九   日前

Month and day without a year take the year that lies nearest to the anchor without being far in the future; a bare day takes the month of the anchor,
or the one before when it would lie in the future. Without an anchor the year stays open: --02-11.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kg.lexicon.tables import rows
from kg.model import Basis, PreparedArticle, TimeAnchor, TimeMention

_PART = r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚间|晚上|晚|夜间)?"
_TO = r"(?:至|到|—|－|-|~|～)+"
_TIME = (
    r"(?=[\d今去明前当昨同次翌第此一两二三四五六七八九十日近不连上本下这周除大正FIRST])(?:"  # what a time begins with: most places are left at once
    r"(?P<fy>(?:19|20)\d\d)年(?P<fm>\d{1,2})月(?P<fd>\d{1,2})日(?:" + _TO + r"(?:(?P<fm2>\d{1,2})月)?(?P<fd2>\d{1,2})日)?" + _PART + "|"
    r"(?P<ry>今年|去年|明年|前年|当年)(?P<rm>\d{1,2})月(?:(?P<rd>\d{1,2})日)?" + _PART + "|"
    r"(?P<ym_y>(?:19|20)\d\d)年(?P<ym_m>\d{1,2})月(?:份|[上中下]旬|初|底|末)?(?!\d|至|—|-)|"
    r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})(?:日(?:"
    + _TO
    + r"(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日)?|"
    + _TO
    + r"(?P<d3>\d{1,2})日)"
    + _PART
    + "|"
    r"(?P<rel>[今昨前明]天|[昨今]日|[今昨]晚)(?:（(?P<rm1>\d{1,2})月(?P<rd1>\d{1,2})日）|\((?P<rm2>\d{1,2})月(?P<rd2>\d{1,2})日\))?"
    + _PART
    + "|"
    r"(?:(?P<here>本月)|(?<![\d月.]))(?P<bd>\d{1,2})日(?:" + _TO + r"(?P<bd2>\d{1,2})日)?" + _PART + "|"
    r"(?<![\d年])(?P<mo>\d{1,2})月(?P<mo_part>[上中下]旬|初|底|末)?(?!份?(?:[-—~至]|\d)|日)|"
    r"(?:(?P<week>[上本这下])周|(?<![每逢上本这下])周(?=.(?:凌晨|清晨|上午|下午|晚|，)))(?P<weekday>[一二三四五六日天])" + _PART + "|"
    r"(?P<near>上个?月|本月|这个月|下个?月|[上本下]周)(?![一二三四五六日天期\d初中底末上下旬]|早些)|"
    r"(?P<eve>除夕)夜?|(?:大年|正月)初(?P<new>[一二三四五六七八九十])|(?P<full>正月十五)|"
    r"(?P<fest>NAMES)节?”?(?:当天|当日|当晚|这天|这一天)|"
    r"(?P<same>当天|当日|同日|当晚|同一天)" + _PART + "|(?P<next>次日|翌日|第二天)" + _PART + "|(?P<prev>此前一天|前一天)|"
    r"(?P<ago>[一两二三四五六七八九十]年前的今天)|"
    r"(?P<vague>日前|近日|近期|不久前|连日来))"
)
_NUMERALS = "一二三四五六七八九十"
_AHEAD = re.compile(r"[^。；]{0,60}?(?<!即)将(?![要军士近来])")  # 17日，…将在青溪举办
_DEADLINE = re.compile(r"[之以]?前(?![往来夕后期])")  # 6月15日前全部完成: lies ahead, and is not the day that 当天 means
_FUTURE = re.compile(r"(?:(?:将于|拟于|定于|拟|将在|计划于|预定|定在|持续至|持续到|延续至|延续到)(?:当地时间)?|原定于?)$")


def find_times(prepared: PreparedArticle) -> tuple[TimeMention, ...]:
    """All calendar expressions of an article."""
    resolver = _Resolver(prepared.anchor)
    found = []
    for match in _time().finditer(prepared.folded):
        future = bool(_FUTURE.search(prepared.folded[max(0, match.start() - 8) : match.start()]))
        if match["bd"] and not future:
            future = _AHEAD.match(prepared.folded, match.end()) is not None
        deadline = _DEADLINE.match(prepared.folded, match.end()) is not None
        iso, basis, rule = resolver.resolve(match, future=future or deadline, told=not deadline)
        found.append(TimeMention(match.start(), match.end(), rule, iso, basis))
    return tuple(found)


@lru_cache(maxsize=1)
def _festivals() -> dict[str, tuple[str, ...]]:
    """The days of each festival: MM-DD where it is fixed, else YYYY-MM-DD of each year."""
    days: dict[str, list[str]] = {}
    for _, name, day in rows("festivals", ("key", "name", "day")):
        days.setdefault(name, []).append(day)
    return {name: tuple(found) for name, found in days.items()}


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    names = sorted(_festivals(), key=lambda name: (-len(name), name))
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(_TIME.replace("FIRST", first).replace("NAMES", "|".join(name.removesuffix("节") for name in names)))


class _Resolver:
    """Resolves one expression after the other; remembers the last day for 次日 and 当天."""

    def __init__(self, anchor: TimeAnchor | None) -> None:
        self._anchor = anchor
        self._day = _day_of(anchor)
        self._last: str | None = None

    def resolve(self, m: re.Match[str], *, future: bool, told: bool) -> tuple[str | None, Basis, str]:
        """The date, its basis and rule; ``told``: something happened then, so that 当天 and 次日 can refer to it."""
        iso, rule = self._iso(m, future)
        if told and iso and len(iso.split("/")[0]) >= 7:
            self._last = iso
        stated = m["fy"] or m["ym_y"] or (self._anchor is not None and self._anchor.basis == "stated")
        return iso, "stated" if stated else "inferred", rule

    def _iso(self, m: re.Match[str], future: bool) -> tuple[str | None, str]:
        if m["fy"]:
            start = _iso(int(m["fy"]), m["fm"], m["fd"])
            return _span(start, _iso(int(m["fy"]), m["fm2"] or m["fm"], m["fd2"])), "full-date"
        if m["ry"]:
            year = self._relative_year(m["ry"])
            return _iso(year, m["rm"], m["rd"]), "relative-year"
        if m["ym_y"]:
            return _iso(int(m["ym_y"]), m["ym_m"], None), "year-month"
        if m["m"]:
            year = self._year_for(int(m["m"]), int(m["d"]), future)
            return _span(_iso(year, m["m"], m["d"]), _iso(year, m["m2"] or m["m"], m["d2"] or m["d3"])), "month-day"
        if m["rel"]:
            return self._relative_day(m), "relative-day"
        if m["bd"]:
            return self._bare_day(m, future), "bare-day"
        if m["mo"]:
            month = int(m["mo"])
            year = self._year_for(month, 1, future)
            return (_iso(year, m["mo"], None) if 1 <= month <= 12 else None), "month"
        if m["weekday"]:
            return self._weekday(m["week"] or "", m["weekday"]), "weekday"
        if m["near"]:
            return self._near(m["near"]), "near-period"
        if m["fest"] or m["eve"] or m["new"] or m["full"]:
            return self._festival(m), "festival"
        if m["same"]:
            return (self._last.split("/")[0] if self._last else None), "same-day"
        if m["next"] or m["prev"]:
            return _shift(self._last, 1 if m["next"] else -1), "next-day"
        if m["ago"]:
            return self._years_ago(m["ago"][0]), "years-ago-today"
        return None, "vague"

    def _years_ago(self, numeral: str) -> str | None:
        """一年前的今天: the day spoken of last, or the anchor's, some years earlier."""
        years = {"两": 2}.get(numeral) or "一二三四五六七八九十".index(numeral) + 1
        today = self._last if self._last and len(self._last) == 10 else self._day.isoformat() if self._day else None
        if today is None or not today[:4].isdigit():
            return None
        return f"{int(today[:4]) - years:04}{today[4:]}"

    def _weekday(self, week: str, weekday: str) -> str | None:
        """上周五: the Friday of the week before that of the anchor; weeks begin on Monday."""
        if self._day is None:
            return None
        monday = self._day - timedelta(days=self._day.weekday() + {"上": 7, "下": -7}.get(week, 0))
        if not week and monday + timedelta(days="一二三四五六".find(weekday) % 7) > self._day:
            monday -= timedelta(days=7)  # 周三 is the last one
        return (monday + timedelta(days="一二三四五六".find(weekday) % 7)).isoformat()

    def _near(self, words: str) -> str | None:
        """上个月, 本月, 上周: the month, where the whole week lies in one."""
        if self._day is None:
            return None
        step = {"上": -1, "下": 1}.get(words[0], 0)
        if words.endswith("月"):
            months = self._day.year * 12 + self._day.month - 1 + step
            return f"{months // 12:04}-{months % 12 + 1:02}"
        monday = self._day - timedelta(days=self._day.weekday() - 7 * step)
        sunday = monday + timedelta(days=6)
        return f"{monday:%Y-%m}" if monday.month == sunday.month else None

    def _festival(self, m: re.Match[str]) -> str | None:
        """除夕, 正月初九, 教师节当天: the one nearest to the anchor that does not lie far ahead."""
        if self._anchor is None:
            return None
        name = m["fest"] or "春节"
        days = _festivals().get(name) or _festivals()[f"{name}节"]
        if len(days[0]) == 5:
            month, day = days[0].split("-")
            return _iso(self._year_for(int(month), int(day), False), month, day)
        shift = -1 if m["eve"] else 14 if m["full"] else _NUMERALS.index(m["new"]) if m["new"] else 0
        today = self._day or date(self._anchor.year, 12, 31)
        every = [date.fromisoformat(iso) + timedelta(days=shift) for iso in days]
        near = [found for found in every if found <= today + timedelta(days=100)]
        return near[-1].isoformat() if near and (today - near[-1]).days < 400 else None

    def _relative_year(self, word: str) -> int | None:
        if self._anchor is None:
            return None
        return self._anchor.year + {"今年": 0, "当年": 0, "去年": -1, "明年": 1, "前年": -2}[word]

    def _year_for(self, month: int, day: int, future: bool) -> int | None:
        if self._anchor is None:
            return None
        if self._day is None:
            return self._anchor.year
        if future:  # 将于1月6日召开 in a paper of December is next year's
            return self._anchor.year + ((month, day) < (self._day.month, 1) and self._day.month - month > 6)
        try:
            this_year = date(self._anchor.year, month, min(day, 28))
        except ValueError:
            return None
        if this_year - self._day > timedelta(days=100):
            return self._anchor.year - 1  # 12月29日 in a paper of January
        if self._day - this_year > timedelta(days=300):
            return self._anchor.year + 1  # 1月6日 in a paper of December
        return self._anchor.year

    def _relative_day(self, m: re.Match[str]) -> str | None:
        month, day = m["rm1"] or m["rm2"], m["rd1"] or m["rd2"]
        if month:
            return _iso(self._year_for(int(month), int(day), False), month, day)
        shift = {"今": 0, "昨": -1, "前": -2, "明": 1}[m["rel"][0]]
        return (self._day + timedelta(days=shift)).isoformat() if self._day else None

    def _bare_day(self, m: re.Match[str], future: bool) -> str | None:
        day = int(m["bd"])
        if not 1 <= day <= 31:
            return None
        base = self._day
        if base is None:
            if self._last is None or len(self._last) < 7:
                return None
            return _span(f"{self._last[:-2]}{day:02}" if len(self._last) > 7 else f"{self._last}-{day:02}", None)
        year, month = base.year, base.month
        if day > base.day and not future and not m["here"]:
            month, year = (month - 1, year) if month > 1 else (12, year - 1)
        return _span(_iso(year, str(month), m["bd"]), _iso(year, str(month), m["bd2"]))


def _day_of(anchor: TimeAnchor | None) -> date | None:
    if anchor is None or len(anchor.date) != 10:
        return None
    try:
        return date.fromisoformat(anchor.date)
    except ValueError:
        return None


def _iso(year: int | None, month: str | None, day: str | None) -> str | None:
    """YYYY-MM-DD, YYYY-MM or --MM-DD; None when there is no such day."""
    if month is None or not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    head = f"{year:04}" if year else "-"
    text = f"{head}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if year and day:
        try:
            date.fromisoformat(text)
        except ValueError:
            return None
    return text


def _span(start: str | None, stop: str | None) -> str | None:
    if start is None:
        return None
    return f"{start}/{stop}" if stop and stop != start and len(stop) == len(start) and stop > start else start


def _shift(iso: str | None, days: int) -> str | None:
    if not iso:
        return None
    try:
        return (date.fromisoformat(iso.split("/")[-1 if days > 0 else 0]) + timedelta(days=days)).isoformat()
    except ValueError:
        return None
