"""Pinyin keys for the search of a page.

In:  a label and its kind.    Out: syllables separated by blanks; several readings of a family name separated by "|".

pypinyin reads 单田 as dan tian and 长治 as zhang zhi: ``kg/data/lexicon/readings.tsv`` holds what is read otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.tables import rows

_LONGEST = 24  # characters of a label that are read


def pinyin(label: str, kind: str) -> str:
    """The reading of a label.

    >>> pinyin("单田", "person"), pinyin("长治市", "place"), pinyin("覃山", "person")
    ('shan tian', 'chang zhi shi', 'qin shan|tan shan')
    """
    from pypinyin import Style, lazy_pinyin

    text = label[:_LONGEST]
    if kind == "person":
        for length in (2, 1):
            if readings := _readings("surname").get(text[:length]):
                rest = lazy_pinyin(text[length:], style=Style.NORMAL)
                firsts = [readings] if length == 2 else readings.split()
                return "|".join(" ".join((first, *rest)) for first in firsts)
    syllables: list[str] = []
    plain = ""
    position = 0
    places = _readings("place")
    while position < len(text):
        found = next((text[position : position + n] for n in (4, 3, 2) if text[position : position + n] in places), "")
        if found:
            syllables += (*lazy_pinyin(plain, style=Style.NORMAL), *places[found].split())
            plain, position = "", position + len(found)
        else:
            plain, position = plain + text[position], position + 1
    return " ".join((*syllables, *lazy_pinyin(plain, style=Style.NORMAL)))


@lru_cache(maxsize=2)
def _readings(use: str) -> dict[str, str]:
    return {word: reading for word, reading, kind in rows("readings", ("word", "reading", "use")) if kind == use}
