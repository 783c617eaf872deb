"""Pinyin keys for the search of a page.

In:  a label and its kind.    Out: syllables separated by blanks; several readings of a family name separated by "|".

pypinyin reads 单田 as dan tian and 长治 as zhang zhi: ``kg/data/lexicon/readings.tsv`` holds what is read otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.tables import rows

_LONGEST = 24  # characters of a label that are read


def pinyin(label: str, kind: str) -> str:
    """The readings of a label.

    >>> pinyin("单田", "person"), pinyin("长治市", "place"), pinyin("覃山", "person"), pinyin("单家镇", "place")
    ('shan tian', 'chang zhi shi', 'qin shan|tan shan', 'shan jia zhen')
    """
    text = label[:_LONGEST]
    if kind == "person":
        family = _readings("surname")
        firsts = [(2, family[text[:2]])] if text[:2] in family else []
        firsts += [(1, reading) for reading in family.get(text[:1], "").split()]
        if firsts:
            return "|".join(" ".join((first, *_syllables(text[length:]))) for length, first in firsts)
    return " ".join(_syllables(text))


def _syllables(text: str) -> list[str]:
    """The reading of each character; places and families (单家镇) by the table."""
    from pypinyin import Style, lazy_pinyin

    found: list[str] = []
    start = position = 0
    while position < len(text):
        known = next(((word, reading) for word in _words_at(text, position) if (reading := _readings("place").get(word))), None)
        if known is None and text[position + 1 : position + 2] == "家" and (reading := _readings("surname").get(text[position])):
            known = (text[position], reading.split()[0])
        if known is None:
            position += 1
            continue
        found += (*lazy_pinyin(text[start:position], style=Style.NORMAL), *known[1].split())
        start = position = position + len(known[0])
    return [*found, *lazy_pinyin(text[start:], style=Style.NORMAL)]


def _words_at(text: str, position: int) -> list[str]:
    return [text[position : position + length] for length in (4, 3, 2)]


@lru_cache(maxsize=2)
def _readings(use: str) -> dict[str, str]:
    return {word: reading for word, reading, kind in rows("readings", ("word", "reading", "use")) if kind == use}
