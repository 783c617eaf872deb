"""When a milestone is due, and for how much a project is built.

In:  the article, the words around a name.    Out: a period code (2023, 2023-10, by 2025-06); an investment as written.
"""

from __future__ import annotations

import re

from kg.model import PreparedArticle

_SUM = r"(?:约|超过?|近|达)?\d[\d.]*(?:多|余)?[万亿]{0,2}(?:美元|欧元|元)"
_BEFORE = re.compile(rf"((?:计划|预计|概算|估算|协议)?总?投资(?:额)?{_SUM})的?(?:[^，。；、的]{{0,4}})$")
_AFTER = re.compile(rf"(?:[^，。；\n]{{0,24}}，){{0,3}}[^，。；\n]{{0,6}}((?:(?:计划|预计|协议)?总|概算|估算|计划)投资(?:额)?{_SUM})(?!的)")
_TIME = re.compile(r"(?:(\d{4})年|(今年|年内|明年|后年|去年))?(底|年底)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?(底|末)?(前)?")
_YEARS = {"明年": 1, "后年": 2, "去年": -1}


def investment_before(text: str, low: int, start: int) -> tuple[str, int] | None:
    """总投资52亿元的|甲: the words and where they begin."""
    match = _BEFORE.search(text[low:start])
    return (match[1], low + match.start(1)) if match else None


def investment_after(text: str, stop: int, limit: int) -> tuple[str, int] | None:
    """甲|位于…，总投资52亿元: the words and where they end."""
    match = _AFTER.match(text, stop, limit)
    return (match[1], match.end()) if match else None


def time_of(prepared: PreparedArticle, before: str, between: str) -> str | None:
    """The time of a milestone as a period code. None where no year supports it."""
    for piece in (between, before):
        for match in _TIME.finditer(piece):
            year = _year(prepared, match)
            if not match[0] or year is None or not any(match[group] for group in (1, 2, 3, 4)):
                continue
            month = f"-{int(match[4]):02d}" if match[4] and 1 <= int(match[4]) <= 12 else ""
            day = f"-{int(match[5]):02d}" if month and match[5] else ""
            return f"{'by ' if match[7] else ''}{year}{month}{day}"
    return None


def _year(prepared: PreparedArticle, match: re.Match[str]) -> int | None:
    if match[1]:
        return int(match[1])
    return prepared.anchor.year + _YEARS.get(match[2] or "", 0) if prepared.anchor else None
