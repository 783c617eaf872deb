"""Fold a text for matching without moving a single character.

In:  the text of an article.    Out: a text of the same length (code points) on which all rules run.

Only one-to-one replacements happen here: full-width digits, letters and % become ASCII, odd spaces become a space, CJK radicals
become the ordinary character, traditional characters simplified ones (kg.lexicon.characters). NFKC is not used as such: it changes ，：（ and breaks offsets (… becomes three dots). Private-use
characters become spaces, because the rules use such characters for mentions (kg.text.typed).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.lexicon.characters import simplified

_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０-９
_FULLWIDTH |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ-Ｚ
_FULLWIDTH |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ-ｚ
_SINGLE = {
    "％": "%", "．": ".", "＋": "+", "－": "-", "﹪": "%", "＜": "<", "＞": ">", "／": "/",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u3000": " ", "\t": " ", "\u200b": " ", "\ufeff": " ",
    "\u200c": " ", "\u200d": " ", "\u200e": " ", "\u200f": " ", "\u2060": " ", "\u00ad": " ", "\u2067": " ", "\u2068": " ", "\u202f": " ", "\u205f": " ",
    "\u202a": " ", "\u202b": " ", "\u202c": " ", "\u202d": " ", "\u202e": " ", "\u2066": " ", "\u2069": " ", "\x00": " ",
    "〇": "〇", "○": "〇", "•": "·", "‧": "·", "・": "·", "･": "·", "﹒": "·",
    "“": "“", "〝": "“", "〞": "”", "「": "“", "」": "”", "『": "‘", "』": "’",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# CJK radicals of the supplement that Unicode gives no compatibility mapping but that PDF extraction yields for whole characters.
_SUPPLEMENT = {
    "⺟": "母", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻚": "页", "⻛": "风", "⻜": "飞", "⻢": "马", "⻥": "鱼", "⻦": "鸟", "⻩": "黄", "⻬": "齐",
    "⻮": "齿", "⻰": "龙", "⻝": "食", "⻘": "青", "⻄": "西", "⻉": "贝", "⺠": "民", "⻆": "角", "⻑": "長", "⻣": "骨", "⻤": "鬼", "⻁": "虎", "⺫": "目",
}  # fmt: skip


@lru_cache(maxsize=1)
def _radicals() -> dict[int, str | int]:
    """Radicals and compatibility ideographs as Unicode itself maps them."""
    table: dict[int, str | int] = {}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    return table | {ord(a): b for a, b in _SUPPLEMENT.items()}


def plain_radicals(text: str) -> str:
    """The text with radicals and compatibility ideographs as the ordinary characters they stand for.

    >>> plain_radicals("区⻓⼯作")
    '区长工作'
    """
    return text.translate(_radicals())


@lru_cache(maxsize=1)
def _table() -> dict[int, str | int]:
    """Every one-to-one replacement."""
    return {**_FULLWIDTH, **_radicals(), **{ord(a): b for a, b in _SINGLE.items() if a != b}}


def fold(text: str) -> str:
    """The text folded for matching; ``len(fold(text)) == len(text)``, and folding twice changes nothing.

    >>> fold("增长８．５％")
    '增长8.5%'
    >>> fold("區⻓")
    '区长'
    """
    return simplified(fold_widths(text))


def fold_widths(text: str) -> str:
    """The text with its widths, spaces, radicals and private-use characters folded, its Chinese characters as they are written."""
    return _PRIVATE.sub(" ", text.translate(_table()))
