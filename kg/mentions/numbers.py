"""Numbers as they are written, on Decimal: 1 200, 3.2, １２, 两万, 二〇二五, 八点五, 5万4千, 叁佰.

In:  the text of a number.    Out: Decimal. Never a float.
"""

from __future__ import annotations

import re
from decimal import Decimal

ARABIC = r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_DIGITS = {
    digit: value
    for value, digits in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for digit in digits
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
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
_GAP = re.compile("[,， ]")
_ARABIC = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_MIXED = re.compile(r"(\d+(?:\.\d+)?)([万亿]?[百千万亿])")


def parse_number(text: str) -> Decimal:
    """The value of an Arabic, Chinese or mixed number. Raises ValueError when it is none.

    >>> parse_number("1 200"), parse_number("两万三千"), parse_number("二〇二五")
    (Decimal('1200'), Decimal('23000'), Decimal('2025'))
    >>> parse_number("四百五"), parse_number("八点五"), parse_number("5万4千")
    (Decimal('450'), Decimal('8.5'), Decimal('54000'))
    """
    plain = _GAP.sub("", text).replace("万万", "亿")
    if plain[:1] in ("-", "负"):
        return -parse_number(plain[1:])
    if _ARABIC.fullmatch(plain):
        return Decimal(plain)
    if plain and all(c in _DIGITS for c in plain):
        return Decimal("".join(str(_DIGITS[c]) for c in plain))
    whole, point, part = plain.partition("点")
    if point and part and all(c in _DIGITS for c in part):
        return Decimal(f"{_chinese(whole)}." + "".join(str(_DIGITS[c]) for c in part))
    if re.match(r"\d", plain, re.ASCII):
        return _mixed(plain)
    return Decimal(_chinese(plain))


def _mixed(text: str) -> Decimal:
    """5万4千: Arabic digits between Chinese multipliers, each smaller than the one before."""
    total, position, last = Decimal(0), 0, 10**17
    for match in _MIXED.finditer(text):
        factor = MULTIPLIERS.get(match[2])
        if match.start() != position + (text[position] == "零") or factor is None or factor >= last:
            raise ValueError(f"{text!r} is no number")
        total += Decimal(match[1]) * factor
        position, last = match.end(), factor
    rest = text[position:].removeprefix("零")
    if position == 0 or (rest and not re.fullmatch(r"\d+", rest, re.ASCII)):
        raise ValueError(f"{text!r} is no number")
    return total + Decimal(rest or 0)


def _chinese(text: str) -> int:
    total = section = digit = 0
    unit, gap = 0, False  # 四百五 is 450, 四百零五 is 405
    for char in text:
        if char in _DIGITS:
            digit, gap = _DIGITS[char], gap or _DIGITS[char] == 0
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit, unit, gap = 0, _SMALL[char], False
        elif char in _LARGE:
            total = (total + section + digit) * _LARGE[char] if char == "亿" else total + (section + digit or 1) * _LARGE[char]
            section = digit = 0
            unit, gap = _LARGE[char], False
        else:
            raise ValueError(f"{text!r} is no number")
    if not text:
        raise ValueError("an empty text is no number")
    return total + section + (digit * unit // 10 if digit and not gap and unit >= 100 else digit)
