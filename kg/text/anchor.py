"""The date that 今年, 2月11日 and 昨日 are read against.

In:  Article and its folded text.    Out: TimeAnchor or None.

The publication date when there is one, else a full date or year that the text states, else nothing: no default year.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from kg.model import Article, TimeAnchor

# 本报2023年2月11日讯, 新华社某地2023年2月11日电: the dateline of the report
_DATELINE = re.compile(r"(?:本报|社|台|网|报)[^，。\n]{0,12}?((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:讯|电|消息|报道)")
_DATELINE_DAY = re.compile(r"(?:本报|社|台|网|报)[^，。\n\d]{0,12}(\d{1,2})月(\d{1,2})日(?:讯|电|消息|报道)")
_LATE = timedelta(days=7)  # a report is printed within a week of its dateline
_YEAR = re.compile(r"(?<![\d到至—-])((?:19|20)\d\d)年(?!来|内|间|以来)")  # 订单排到2025年 says nothing of the present
_THIS_YEAR = re.compile(r"今年|当前|新的一年|今明两年")


def find_anchor(article: Article, folded: str) -> TimeAnchor | None:
    """The anchor of an article; basis "inferred" when a year stated in the text had to serve."""
    if article.published:
        day = _dateline_day(article.published, folded)
        return TimeAnchor(day or article.published, "inferred" if "published" in article.inferred else "stated")
    line = _DATELINE.search(folded, 0, 80)
    if line is not None and int(line[2]) <= 12 and int(line[3]) <= 31:
        return TimeAnchor(f"{line[1]}-{int(line[2]):02}-{int(line[3]):02}", "stated")
    years = [int(y) for y in _YEAR.findall(folded)]
    if not years:
        return None
    # The year of a report is the one it speaks of most; between equals the latest (2022年 is looked back on from 2023年).
    counts = Counter(years)
    best = max(counts, key=lambda year: (counts[year], year))
    return TimeAnchor(str(best), "inferred")


def _dateline_day(published: str, folded: str) -> str | None:
    """本报1月2日讯 in a paper of January 3: 今天 is the day of the dateline."""
    line = _DATELINE_DAY.search(folded, 0, 80)
    if line is None or len(published) != 10:
        return None
    try:
        printed = date.fromisoformat(published)
        day = date(printed.year, int(line[1]), int(line[2]))
    except ValueError:
        return None
    if day > printed:
        day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
    return day.isoformat() if timedelta(0) <= printed - day <= _LATE else None
