"""Periods of measures: 今年, 上半年, 前三季度, 1—8月, 到2025年, “十四五”期间, 截至10月16日.

In:  a stretch of folded text and the date anchor.    Out: (start, stop, Period) in order; codes 2023, 2023-H1, 2023-Q1..Q3, 2023-01..2023-08,
2021..2025, by 2025, 2023-10-16. ``find_undated`` gives the expressions that end the reach of a period without having one (目前, 近五年来, 建成后).

Every rule is a pattern and what it means; at a position the first rule of the list that matches wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Period, TimeAnchor

_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "两": 2, "十一": 11, "首": 1}
_FIVE_YEARS = {"九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_RELATIVE = {"去年": -1, "上年": -1, "明年": 1, "来年": 1, "前年": -2, "过去一年": -1, "过去的一年": -1}
_SIGN = re.compile(r"[年月日天季假档期五]|20\d")  # no period without one of them
# 比上半年提高, 是2015年的1.5倍: the period of the comparison, not of the measure
_COMPARED = re.compile(r"(?:比|较|与|同|是|为|高于|低于|超过|多于|少于|相当于|超|快于|好于|自|从20\d\d年到|[比较][^，。；]{1,6}和)$")
_YEAR = r"(?:(?P<y>(?:19|20)\d\d)年|(?P<r>今年|去年|明年|上年|前年|本年))"
_TO = r"(?:—|－|-|–|至|到|~)"

Code = str | None
Resolve = Callable[[re.Match[str], TimeAnchor | None], Code]


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: str
    resolve: Resolve


def find_periods(text: str, anchor: TimeAnchor | None) -> list[tuple[int, int, Period]]:
    """The periods of a stretch of text, left to right; those that nothing dates are left out.

    >>> [p.code for _, _, p in find_periods("2023年上半年，到2025年", None)]
    ['2023-H1', 'by 2025']
    """
    found = []
    for match in _scanner().finditer(text) if _SIGN.search(text) else ():
        rule, pattern = _rules()[match.lastgroup or ""]
        inner = pattern.match(text, match.start())
        code = rule.resolve(inner, anchor) if inner else None
        if code and (rule.name == "since" or not _COMPARED.search(text[max(0, match.start() - 9) : match.start()])):
            stated = bool(re.search(r"(?:19|20)\d\d", match[0])) or (anchor is not None and anchor.basis == "stated")
            found.append((match.start(), match.end(), Period(code, match[0], "stated" if stated else "inferred")))
    return found


_UNDATED = re.compile(
    r"目前(?!为止)|如今|当前|眼下|现在|截[至止]目前|至此|近年来|多年来|近[两二三四五六七八九十]+年(?:来|年均)?|(?<!十)[两二三四五六七八九十]+年来|过去[两三四六七八九十]+年|"
    r"(?:建成|投产|达产|建成达产|投用|竣工|完工|通车|蓄水|全部投产|全部达产|建成投产)(?:投用|达产|运营)?[之以]?后|(?:今后|未来)[两三四五]年每年|[两三四五]年内每|(?<=[，后])(?:预计)?(?:每年)?可(?=新增|实现|带动|年产|提供|满足|增加|减少|吸纳)|可达(?=到?\d)|[两三四五](?:年(?=形成|累计|探索|筹集|推出|完成|实现|新增))"
)


def find_undated(text: str) -> list[tuple[int, int]]:
    """Where expressions stand that no calendar period answers to, although they say when: 目前, 近五年来, 达产后."""
    return [match.span() for match in _UNDATED.finditer(text)]


# ---------------------------------------------------------------- what the rules mean


def _year(m: re.Match[str], anchor: TimeAnchor | None) -> int | None:
    """The year of a rule's match: written, relative, or that of the anchor when the expression has none."""
    groups = m.groupdict()
    if groups.get("y"):
        return int(m["y"])
    return None if anchor is None else anchor.year + _RELATIVE.get(groups.get("r") or "", 0)


def _named(m: re.Match[str]) -> bool:
    """Does the expression name its year?"""
    groups = m.groupdict()
    return bool(groups.get("y") or groups.get("r"))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _DIGITS.get(word, 0)


def _last(year: int | None, month: int, m: re.Match[str], anchor: TimeAnchor | None) -> int | None:
    """12月份 in a January paper is that of last year."""
    if year and anchor and not _named(m) and len(anchor.date) >= 7 and month > int(anchor.date[5:7]) + 6:
        return year - 1
    return year


def _by_year(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year = _year(m, anchor)
    return f"by {year}" if year else None


def _by_month(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year, month, day = _year(m, anchor), int(m["m"]), m["d"]
    if not year or not 1 <= month <= 12:
        return None
    return f"by {year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _by_month_end(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year, month = _year(m, anchor), int(m["m"])
    return f"by {year}-{month:02}" if year and 1 <= month <= 12 else None


def _within(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    return f"by {anchor.year + _number(m['n'] or m['k'])}" if anchor else None


def _plan(m: re.Match[str], _: TimeAnchor | None) -> Code:
    first = _FIVE_YEARS[m["plan"]]
    return {"末": f"by {first + 4}", "开局之年": str(first), "首年": str(first), "收官之年": str(first + 4)}.get(
        m["part"], f"{first}..{first + 4}"
    )


def _range(m: re.Match[str], _: TimeAnchor | None) -> Code:
    return f"{m['a']}..{m['b']}" if int(m["a"]) < int(m["b"]) else None


def _since(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    if m["r"]:
        return str(_year(m, anchor)) if anchor and m["r"] == "今年" else None
    return f"{m['y']}..{anchor.year}" if anchor and int(m["y"]) < anchor.year else m["y"]


def _half(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year = _year(m, anchor)
    return f"{year}-H{1 if m['half'] == '上' else 2}" if year else None


def _quarter(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year, number = _year(m, anchor), _number(m["n"])
    if year and anchor and not _named(m) and number == 4 and anchor.date[5:7] in ("01", "02", "03"):
        year -= 1
    if not year or not 1 <= number <= 4:
        return None
    return f"{year}-Q1..Q{number}" if m["first"] and number > 1 else f"{year}-Q{number}"


def _months(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    first, last = int(m["a"]), int(m["b"])
    year = _last(_year(m, anchor), last, m, anchor)
    if not 1 <= first < last <= 12:
        return None
    if year and first == 1 and last in (3, 6, 9):
        return f"{year}-" + {3: "Q1", 6: "H1", 9: "Q1..Q3"}[last]
    return f"{year}-{first:02}..{year}-{last:02}" if year else None if anchor else f"--{first:02}..--{last:02}"


def _first_months(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year, last = _year(m, anchor), _number(m["n"])
    return f"{year}-01..{year}-{last:02}" if year and 1 < last <= 12 else None


def _month(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    month = int(m["m"])
    year = _last(_year(m, anchor), month, m, anchor)
    return f"{year}-{month:02}" if year and 1 <= month <= 12 else None


def _whole_month(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    """7月1日至31日 is July; other days are a stretch of their own."""
    month, first, last = int(m["m"]), int(m["a"]), int(m["b"])
    year = _last(_year(m, anchor), month, m, anchor)
    if not year or not (1 <= month <= 12 and 1 <= first <= 31 and 1 <= last <= 31):
        return None
    until = int(m["n"] or month)
    if until == month and first == 1 and last >= 28:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{first:02}..{year}-{until:02}-{last:02}" if 1 <= until <= 12 else None


def _day(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    month, day = int(m["m"]), int(m["d"])
    year = _last(_year(m, anchor), month, m, anchor)
    return f"{year}-{month:02}-{day:02}" if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_only(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    """11日 in a paper of the 12th is of the same month, 30日 of the month before."""
    day = int(m["d"])
    if anchor is None or len(anchor.date) != 10 or not 1 <= day <= 31:
        return None
    month = int(anchor.date[5:7]) - (day > int(anchor.date[8:10]))
    return f"{anchor.year}-{month:02}-{day:02}" if month else f"{anchor.year - 1}-12-{day:02}"


def _today(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    return anchor.date if anchor and len(anchor.date) == 10 else None


def _holiday(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    """春节假期, 近日 are of the year of the paper."""
    return str(anchor.year) if anchor else None


def _end(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    year = _year(m, anchor)
    return str(year) if year and _named(m) else None


def _years(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    """未来三年: from this year on, from the next when the year is nearly over."""
    if anchor is None:
        return None
    first = anchor.year + (anchor.date[5:7] in ("11", "12"))
    return f"{first}..{first + _number(m['n']) - 1}"


def _plain(m: re.Match[str], anchor: TimeAnchor | None) -> Code:
    if m["y"]:
        return m["y"]
    return str(anchor.year + _RELATIVE.get(m["w"].removesuffix("全年"), 0)) if anchor else None


_MONTH_WORDS = r"(?:份|底|末|中旬|上旬|下旬|初)?"
_RULES = (
    _Rule("by_year", r"(?:力争|确保)?(?:到|至)" + _YEAR + r"(?:底|末)?(?!.{0,1}月)(?!年)", _by_year),
    _Rule("by_end", r"(?:(?:(?P<y>20\d\d)年|(?P<r>今年|明年|去年))(?:年?底|年?末)之?前|年[底末]之?前|到年底|到(?P<q>今年|明年)年底)", _by_year),
    _Rule("by_month", r"(?:" + _YEAR + r")?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|底|末)?之?前(?!\d)", _by_month),
    _Rule("by_month_end", r"到(?:" + _YEAR + r")?(?P<m>\d{1,2})月(?P<d>底|末)", _by_month_end),
    _Rule("within", r"(?:(?:今后|未来)?(?P<n>[两二三四五])年内|用(?P<k>[两二三四五])年(?:左右)?(?:的)?时间)(?!每)", _within),
    _Rule("plan", r"“?(?P<plan>十[一二三四五六]五|十五|九五)”?(?P<part>期间|时期|末|规划期|以来|开局之年|首年|收官之年)", _plan),
    _Rule("range", r"(?P<a>20\d\d)年?" + _TO + r"(?P<b>20\d\d)年?", _range),
    _Rule("since", _YEAR + r"(?:年?初)?以来", _since),
    _Rule("since_begun", r"自" + _YEAR + r"(?:\d{1,2}月)?[^，。；\d]{1,40}以来", _since),
    _Rule("half", r"(?:" + _YEAR + r")?(?P<half>[上下])半年", _half),
    _Rule("quarter", r"(?:" + _YEAR + r")?(?:截[至止])?(?P<first>前)?第?(?P<n>[一二三四两首]|(?<!\d)[1-4](?=个?季度))个?季度?(?<=[季度])末?", _quarter),
    _Rule("months", r"(?:" + _YEAR + r")?(?P<a>\d{1,2})月?份?" + _TO + r"(?P<b>\d{1,2})月份?(?!\d{1,2}日)", _months),
    _Rule("first_months", r"(?:" + _YEAR + r")?前(?P<n>\d{1,2}|十一|[二两三四五六七八九十])个?月", _first_months),
    _Rule("days", r"(?:" + _YEAR + r")?(?P<m>\d{1,2})月(?P<a>\d{1,2})日" + _TO + r"(?:(?P<n>\d{1,2})月)?(?P<b>\d{1,2})日", _whole_month),
    _Rule("today", r"截[至止]到?(?:今天|今日)(?:（[^（）]{1,10}）)?(?:[上下中]午|晚上?)?(?:\d{1,2}时)?", _today),
    _Rule("this_day", r"(?<![在从据到])今[天日](?:（[^（）]{1,10}）)?(?=是“|(?:，[^，。；]{0,14}|[^，。；]{0,14})?(?:预计|继续上|继续下|上涨|下跌|收盘))", _today),
    _Rule("lately", r"(?:近日|日前|近期)(?![^。；\n]{0,60}(?:印发|发布|公布|出台|通知|显示|举行|召开|介绍))", _holiday),
    _Rule("as_of_day", r"截[至止]到?(?:" + _YEAR + r")?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:[上下中]午|晚上?)?(?:\d{1,2}时|24时|零时)?", _day),
    _Rule("as_of_day_only", r"截[至止]到?(?P<d>\d{1,2})日(?:[上下中]午|晚上?)?(?:\d{1,2}时|24时|零时)?", _day_only),
    _Rule("as_of_month", r"截[至止]到?(?:" + _YEAR + r")?(?P<m>\d{1,2})月" + _MONTH_WORDS, _month),
    _Rule("as_of_end", r"截[至止]到?" + _YEAR + r"(?:年?底|年?末)?", _end),
    _Rule("day", r"(?:" + _YEAR + r")?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:0—24时)?(?=，|[发接完实][\u4e00-\u9fff])", _day),
    _Rule("month_of_year", _YEAR + r"(?P<m>\d{1,2})月" + _MONTH_WORDS + r"(?!\d{1,2}日)", _month),
    _Rule("month", r"(?<![\d—－-])(?P<m>\d{1,2})月(?:份|底|末|[上中下]旬)", _month),
    _Rule("bare_month", r"(?<![\d—－至到自从-])(?P<m>\d{1,2})月(?=当月|[\u4e00-\u9fff]{2})(?!份|底|末|初|中旬|上旬|下旬|交货|起|至|到|以来|前|后|开始|的|间|以)", _month),
    _Rule("day_only", r"(?<![\d月至到—])(?P<d>\d{1,2})日(?=，|显著|收盘|均|报收|大幅|下跌|上涨|跌|涨|升至|降至|突破|达\d|达到\d|报\d|为\d)", _day_only),
    _Rule("holiday", r"(?:元旦|春节|清明|端午|中秋|国庆|“五一”|五一|暑期|暑假)(?:节)?(?:、(?:国庆|中秋)节?)?(?:假期|长假|档|小长假|期间)", _holiday),
    _Rule("years_ahead", r"(?:未来|今后)(?:的)?(?P<n>[两二三四五六七八九十]|\d{1,2})年(?!每年)", _years),
    _Rule(
        "year",
        r"(?P<y>(?:19|20)\d\d)年(?:全年|年?底|年?末)?(?!代|度)|(?P<w>(?:今年|去年|明年|来年|上年|前年)(?:全年)?|(?<![一二三四五两十])年内|全年(?!目标|任务|计划|预算|预期)|当年|本年|新的一年|过去(?:的)?一年|年末|(?<!\d年)(?<![今明去])年底(?!前))",
        _plain,
    ),
)  # fmt: skip


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[_Rule, re.Pattern[str]]]:
    return {rule.name: (rule, re.compile(rule.pattern)) for rule in _RULES}


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    """All rules in order, their inner groups unnamed; what a period begins with is looked at first, so most places are left at once."""
    begins = r"(?=[到至力确用日“元春清端中国暑五十九上下今去明来前第首一二三四五两截未近过这年全当本新自\d])"
    parts = (f"(?P<{rule.name}>{re.sub(r'[(][?]P<[a-z]+>', '(', rule.pattern)})" for rule in _RULES)
    return re.compile(begins + "(?:" + "|".join(parts) + ")")
