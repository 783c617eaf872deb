"""Pinyin keys for the search of a page.

In:  a label and its kind.    Out: syllables separated by blanks; several readings of a family name separated by "|".

pypinyin reads 单田 as dan tian and 长治 as zhang zhi: ``kg/data/lexicon/readings.tsv`` holds what is read otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from kg.lexicon.tables import rows

_LONGEST = 24  # characters of a label that are read
_WORD = 6  # characters of the longest word that is looked up
_OTHER = re.compile(r"[^\u3400-\u9fff\U00020000-\U000323af]+")


def pinyin(label: str, kind: str) -> str:
    """The readings of a label; words and characters are looked up in pypinyin's tables.

    >>> pinyin("单田", "person"), pinyin("长治市", "place"), pinyin("覃山", "person"), pinyin("单家镇", "place")
    ('shan tian', 'chang zhi shi', 'qin shan|tan shan', 'shan jia zhen')
    """
    text = label[:_LONGEST].replace("〇", "零")
    if kind == "person":
        family = _readings("surname")
        firsts = [(2, family[text[:2]])] if text[:2] in family else []
        firsts += [(1, reading) for reading in family.get(text[:1], "").split()]
        if firsts:
            return "|".join(" ".join((first, *_syllables(text[length:], {}))) for length, first in firsts)
    return " ".join(_syllables(text, {} if kind == "person" else _readings("place")))


def _syllables(text: str, places: Mapping[str, str]) -> list[str]:
    """The reading of each character, of Latin letters and digits as they stand; places and families (单家镇) by the table."""
    found: list[str] = []
    position = 0
    while position < len(text):
        word, reading = _reading_at(text, position, places)
        found += reading
        position += len(word)
    return found


def _reading_at(text: str, position: int, places: Mapping[str, str]) -> tuple[str, list[str]]:
    """The longest word at a position that has a reading of its own, and that reading."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    if other := _OTHER.match(text, position):
        return other[0], [other[0]]
    for word in _words_at(text, position) if text[position : position + 2] in _beginnings() else ():
        if reading := places.get(word):
            return word, reading.split()
        if word in PHRASES_DICT:
            return word, [_plain(syllables[0]) for syllables in PHRASES_DICT[word]]
    char = text[position]
    if text[position + 1 : position + 2] == "家" and (reading := _readings("surname").get(char)):
        return char, [reading.split()[0]]
    readings = PINYIN_DICT.get(ord(char))
    return char, [_plain(readings.split(",")[0]) if readings else char]


@lru_cache(maxsize=1 << 12)
def _plain(syllable: str) -> str:
    """A syllable without its tone; ü is written v, as on a keyboard."""
    letters = unicodedata.normalize(
        "NFD", syllable.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first two characters of all words with a reading of their own: most places of a label are left at once."""
    from pypinyin.constants import PHRASES_DICT

    return frozenset(word[:2] for word in (*PHRASES_DICT, *_readings("place")))


def _words_at(text: str, position: int) -> list[str]:
    return [text[position : position + length] for length in range(min(_WORD, len(text) - position), 1, -1)]


@lru_cache(maxsize=2)
def _readings(use: str) -> dict[str, str]:
    return {word: reading for word, reading, kind in rows("readings", ("word", "reading", "use")) if kind == use}
