"""Numbers as they are written, on Decimal: 1 200, 3.2, １２, 两万, 二〇二五, 三分之一.

In:  the text of a number.    Out: Decimal. Never a float.
"""

from __future__ import annotations

import re
from decimal import Decimal

ARABIC = r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
CHINESE = "[〇零一二两三四五六七八九十百千万亿]+"
MULTIPLIERS = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}


def parse_number(text: str) -> Decimal:
    """The value of an Arabic or Chinese number. Raises ValueError when it is none.

    >>> parse_number("1 200"), parse_number("两万三千"), parse_number("二〇二五")
    (Decimal('1200'), Decimal('23000'), Decimal('2025'))
    """
    plain = re.sub("[,， ]", "", text)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    if plain and all(c in _DIGITS for c in plain):
        return Decimal("".join(str(_DIGITS[c]) for c in plain))
    return Decimal(_chinese(plain))


def _chinese(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            total = (total + section + digit) * _LARGE[char] if char == "亿" else total + (section + digit or 1) * _LARGE[char]
            section = digit = 0
        else:
            raise ValueError(f"{text!r} is no number")
    if not text:
        raise ValueError("an empty text is no number")
    return total + section + digit
