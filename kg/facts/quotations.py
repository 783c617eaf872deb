"""Quotation marks: what they hold, and the attribution that stands behind or before them without a comma.

In:  a typed clause.    Out: positions, and the quotation an attribution belongs to.
"""

from __future__ import annotations

import re

from kg.text.typed import TYPES

_SHORT = 8  # characters; shorter quotations without a comma are names: “十五五”规划提出
# Words in quotation marks after a colon, without a verb of speech: 老人摆摆手：“…”
TOLD = re.compile(rf"(?:^|(?<=[，。；”]))(?:被)?(?P<who>{TYPES['R']}|[他她])[^。；：“”]{{0,20}}：“")


def quoted_positions(text: str) -> set[int]:
    """Positions inside quotation marks of a text; an unclosed mark counts to the end."""
    inside: set[int] = set()
    if "“" not in text:
        return inside
    depth = 0
    for i, char in enumerate(text):
        if char == "”":
            depth = max(0, depth - 1)
        if depth:
            inside.add(i)
        if char == "“":
            depth += 1
    return inside


def quotation_before(text: str, position: int) -> int | None:
    """Where the quotation opens that closes right before a position: “…”|某某说。 None where there is none, or only a quoted name.

    >>> quotation_before("“今年收成好，”何秀兰说。", 8)
    0
    """
    closing = position - 1 - (text[position - 1 : position] == "，")
    if closing < 1 or text[closing] != "”":
        return None
    depth = 0
    for i in range(closing, -1, -1):
        depth += (text[i] == "”") - (text[i] == "“")
        if depth == 0:
            if i and text[i - 1] not in "。！？”：":
                return None  # 声称“保留所有选项”，欧盟表示…: only quoted words
            quoted = text[i + 1 : closing]
            return i if len(quoted) >= _SHORT or re.search(r"[，。！？；]", quoted + text[closing + 1 : position]) else None
    return None


def first_quotation(said: str) -> str:
    """Without the words of the reporter behind the closing mark, unless a second quotation goes on: “甲”他说，“乙”."""
    depth = 1
    for i, char in enumerate(said):
        depth += (char == "“") - (char == "”")
        if depth == 0:
            return said if "“" in said[i:] else said[:i]
    return said
