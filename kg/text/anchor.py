"""The date that 今年, 2月11日 and 昨日 are read against.

In:  Article and its folded text.    Out: TimeAnchor or None.

The publication date when there is one, else a full date or year that the text states, else nothing: no default year.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.model import Article, TimeAnchor

# 本报2023年2月11日讯, 新华社某地2023年2月11日电: the dateline of the report
_DATELINE = re.compile(r"(?:本报|社|台|网|报)[^，。\n]{0,12}?((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:讯|电|消息|报道)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!来|内|间|以来)")
_THIS_YEAR = re.compile(r"今年|当前|新的一年|今明两年")


def find_anchor(article: Article, folded: str) -> TimeAnchor | None:
    """The anchor of an article; basis "inferred" when a year stated in the text had to serve."""
    if article.published:
        return TimeAnchor(article.published, "inferred" if "published" in article.inferred else "stated")
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
