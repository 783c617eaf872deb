"""Periods of measures: 今年, 去年, 上半年, 前三季度, 1—8月, 到2025年, “十四五”期间.

In:  a stretch of folded text and the date anchor.    Out: (start, stop, Period) in order; codes 2023, 2023-H1, 2023-Q1..Q3, 2023-01..2023-08, by 2025.
"""

from __future__ import annotations

import re

from kg.model import Period, TimeAnchor

_N = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "两": 2}
_PLANS = {
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
    "十一五": (2006, 2010),
    "十五": (2001, 2005),
    "九五": (1996, 2000),
}
_COMPARED = re.compile(
    r"(?:比|较|与|是|高于|低于|超过|多于|同|相当于|超)$"
)  # 比上半年提高: the period of the comparison, not of the measure
_Y = r"(?:(?P<{0}y>(?:19|20)\d\d)年|(?P<{0}r>今年|去年|明年|上年|前年))?"
_PERIOD = re.compile(
    r"(?=[到至力确“十九上下今去明前第首一二三四截未近过这年全当本新\d])(?:"  # what a period begins with: most places are left at once
    r"(?P<by>到|至|力争到|确保到)(?:(?P<byy>20\d\d)年|(?P<byr>今年|明年))(?:底|末)?(?!.{0,1}月)|"
    r"“?(?P<plan>十[一二三四五]五|十五|九五)”?(?P<planpart>期间|时期|末|规划期|以来|开局之年|收官之年)|"
    r"(?P<range1>20\d\d)(?:年)?(?:—|－|-|至|到)(?P<range2>20\d\d)年|"
    + _Y.format("h")
    + r"(?P<half>上半年|下半年)|"
    + _Y.format("q")
    + r"(?:(?P<qn>前[两二三]|[第首]?[一二三四])(?:个)?季度?(?<=季度)|(?P<q1>首季))|"
    + _Y.format("m")
    + r"(?:(?P<m1>\d{1,2})月?(?:—|－|-|至|到|~)(?P<m2>\d{1,2})月份?|前(?P<mn>\d{1,2}|[一二三四五六七八九十]{1,2}|十一)个月)|"
    r"(?P<upto>截至|截止)(?:(?P<uy>20\d\d)年|(?P<ur>今年|去年)|(?P<ut>目前))?(?:(?P<um>\d{1,2})月(?:底|末|份|\d{1,2}日)?|(?P<ue>底|末))?|"
    r"(?P<future>未来|今后|今后的)(?P<fn>[两二三四五六七八九十])年|(?P<past>近|过去|这)(?P<pn>[两二三四五十])年来?|"
    r"(?P<ym>20\d\d)年(?P<ymm>\d{1,2})月(?!\d{1,2}日)(?:份|底|末)?|(?P<rm_r>今年|去年)(?P<rm_m>\d{1,2})月(?!\d{1,2}日)(?:份|底|末)?|"
    r"(?<!\d)(?P<onlym>\d{1,2})月(?:份|底前|底|末)|"
    r"(?P<year>(?:19|20)\d\d)年(?:全年|底|末)?(?!代)|(?P<rel>今年|去年|明年|上年|前年|年内|全年(?!目标|任务|计划|预算|预期)|当年|本年|新的一年|过去一年|过去的一年|一年来))"
)


def find_periods(text: str, anchor: TimeAnchor | None) -> list[tuple[int, int, Period]]:
    """The periods of a stretch of text, left to right; those that nothing dates are left out."""
    found = []
    for match in _PERIOD.finditer(text):
        code = _code(match, anchor)
        if code and not _COMPARED.search(text[max(0, match.start() - 4) : match.start()]):
            stated = bool(re.search(r"(?:19|20)\d\d", match[0])) or (anchor is not None and anchor.basis == "stated")
            found.append((match.start(), match.end(), Period(code, match[0], "stated" if stated else "inferred")))
    return found


def _year(anchor: TimeAnchor | None, absolute: str | None, relative: str | None) -> int | None:
    if absolute:
        return int(absolute)
    if anchor is None:
        return None
    return anchor.year + {"去年": -1, "上年": -1, "明年": 1, "前年": -2}.get(relative or "", 0)


def _code(m: re.Match[str], anchor: TimeAnchor | None) -> str | None:
    if m["by"]:
        year = _year(anchor, m["byy"], m["byr"])
        return f"by {year}" if year else None
    if m["plan"]:
        first, last = _PLANS[m["plan"]]
        return {"末": f"by {last}", "开局之年": str(first), "收官之年": str(last)}.get(m["planpart"], f"{first}..{last}")
    if m["range1"]:
        return f"{m['range1']}..{m['range2']}"
    if m["half"]:
        return _join(_year(anchor, m["hy"], m["hr"]), "H1" if m["half"][0] == "上" else "H2")
    if m["qn"] or m["q1"]:
        return _quarter(_year(anchor, m["qy"], m["qr"]), m["qn"] or "一")
    if m["m2"] or m["mn"]:
        return _months(_year(anchor, m["my"], m["mr"]), m)
    if m["upto"]:
        return _upto(m, anchor)
    if m["future"] or m["past"]:
        return _years(m, anchor)
    if m["ym"]:
        return f"{m['ym']}-{int(m['ymm']):02}"
    if m["rm_r"]:
        return _join(_year(anchor, None, m["rm_r"]), f"{int(m['rm_m']):02}")
    if m["onlym"]:
        return _join(_year(anchor, None, None), f"{int(m['onlym']):02}") if 1 <= int(m["onlym"]) <= 12 else None
    if m["year"]:
        return m["year"]
    year = _year(anchor, None, "去年" if m["rel"] in ("去年", "上年", "过去一年", "过去的一年") else m["rel"])
    return str(year) if year else None


def _join(year: int | None, part: str) -> str | None:
    return f"{year}-{part}" if year else None


def _quarter(year: int | None, word: str) -> str | None:
    number = _N.get(word[-1], 1)
    return _join(year, f"Q1..Q{number}" if word[0] == "前" else f"Q{number}")


def _months(year: int | None, m: re.Match[str]) -> str | None:
    if year is None:
        return None
    first, last = (
        (int(m["m1"]), int(m["m2"]))
        if m["m2"]
        else (1, int(m["mn"]) if m["mn"].isdigit() else _N.get(m["mn"][-1], 0) + 10 * (len(m["mn"]) > 1))
    )
    return f"{year}-{first:02}..{year}-{last:02}" if 1 <= first < last <= 12 else None


def _upto(m: re.Match[str], anchor: TimeAnchor | None) -> str | None:
    if m["ut"]:
        return None
    year = _year(anchor, m["uy"], m["ur"])
    if m["um"]:
        return _join(year, f"{int(m['um']):02}") if 1 <= int(m["um"]) <= 12 else None
    return str(year) if year and (m["uy"] or m["ur"]) else None


def _years(m: re.Match[str], anchor: TimeAnchor | None) -> str | None:
    if anchor is None:
        return None
    number = _N[m["fn"] or m["pn"]]
    return f"{anchor.year}..{anchor.year + number - 1}" if m["future"] else None
