"""Bytes to text, never by a Western code page.

In:  the bytes of a file.    Out: Decoded: the text, the encoding, and what had to be mended.

    byte order mark  ->  declared (<meta charset>) and valid  ->  UTF-16 by its zero bytes  ->  UTF-8  ->  GB18030 or Big5, the likelier one
    ->  UTF-8 with a few broken bytes  ->  no text

Likelier is the encoding in which more characters are common ones: both code tables hold the common characters first (GB 2312 level 1,
Big5 level 1). Where that does not tell them apart, charset-normalizer does. Text that was decoded wrongly before it was saved (鏂囩珷 for 文章)
is set right where nothing is lost.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kg.errors import InputError
from kg.lexicon.characters import simplified

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.I)
_KNOWN = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_SAMPLE = 100_000  # bytes: enough to tell encodings apart
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_LOST = re.compile("锟斤拷|\ufffd{2,}|烫烫烫|屯屯屯")
_LATIN = re.compile("[ÃÂâåæçèéäï][\u0080-\u00bf\u2018-\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u02c6\u02dc€™]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; ``mended`` says what was wrong with its bytes, None when nothing was."""

    text: str
    encoding: str
    mended: str | None = None


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises InputError when it is in none of the encodings, is no text, or was destroyed before it was saved."""
    decoded = _decoded(data)
    text = decoded.text
    if len(_CONTROLS.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]) + 2:
        raise InputError("it is no text")
    if len(_LOST.findall(text)) > max(2, len(text) // 1000):
        raise InputError("its text was destroyed by a wrong encoding before it was saved (锟斤拷)")
    right = _set_right(text)
    if right is None and _beyond_repair(text):
        raise InputError("its text was decoded wrongly before it was saved (鏂囩珷 for 文章), and characters were lost by it")
    return Decoded(right, decoded.encoding, "it had been decoded wrongly before it was saved; this was undone") if right else decoded


def encoding_of(sample: bytes) -> str:
    """The encoding of a stream, told from its beginning. Raises InputError as ``decode`` does."""
    for cut in range(3):  # the sample may end inside a character
        try:
            return decode(sample[: len(sample) - cut]).encoding
        except InputError:
            continue
    return decode(sample[: len(sample) - 3]).encoding


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding) or _broken(data[len(mark) :], encoding)
    declared = _DECLARED.search(data[:4000])
    named = _KNOWN.get(declared[1].decode("ascii").lower()) if declared else None
    if named and (found := _strictly(data, named)):
        return found
    if (wide := _wide(data)) and (found := _strictly(data, wide)):
        return found
    return _strictly(data, "utf-8") or _chinese(data) or _broken(data, "utf-8")


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: digits and line feeds leave a zero byte, always on the same side."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if len(data) % 2 or zeros < 0.01 * len(sample):
        return None
    high = sample[0::2].count(0)
    return "utf-16-be" if high > 0.6 * zeros else "utf-16-le" if high < 0.4 * zeros else None  # 开 (U+5F00) has a zero on the other side


def _chinese(data: bytes) -> Decoded | None:
    """GB18030 or Big5, the likelier one of those that are valid."""
    choices = [(found, _common(found)) for encoding in ("gb18030", "big5", "big5hkscs") if (found := _strictly(data, encoding))]
    choices = [(found, share) for found, share in choices if share > 0.5] or choices[:1] * (len(data) < 40)
    if not choices:
        return None
    (best, share), *others = sorted(choices, key=lambda choice: -choice[1])
    close = [found for found, other in others if share - other < 0.1 and found.encoding[:4] != best.encoding[:4]]
    return _by_frequency(data, [best, *close]) if close else best


def _common(decoded: Decoded) -> float:
    """The share of characters that stand in the first, common part of the code table."""
    sample = [char for char in decoded.text[:20_000] if char > "\x7f"]
    if not sample:
        return 1.0
    joined = "".join(sample)
    if decoded.encoding == "gb18030":
        joined = simplified(joined)  # traditional text in GBK: 區 is as common as 区
    raw = joined.encode(decoded.encoding, "replace")
    pairs = list(zip(raw[0::2], raw[1::2], strict=False)) if len(raw) == 2 * len(sample) else []
    first, last = (0xB0, 0xD7) if decoded.encoding == "gb18030" else (0xA4, 0xC6)
    second = 0xA1 if decoded.encoding == "gb18030" else 0x40
    punctuation = (0xA1, 0xA3)
    good = sum((first <= a <= last and b >= second) or punctuation[0] <= a <= punctuation[1] for a, b in pairs)
    return good / len(sample)


def _by_frequency(data: bytes, choices: list[Decoded]) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=[choice.encoding for choice in choices]).best()
    return next((choice for choice in choices if best and choice.encoding == best.encoding), choices[0])


def _broken(data: bytes, encoding: str) -> Decoded:
    """Text with a few bytes that are wrong: a file that was cut off, a character that lost a byte."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    if wrong > 3 + len(text) // 200 or len(text) < 20 * wrong:
        raise InputError("it is in no encoding that Chinese text is written in (UTF-8, GB18030, Big5, UTF-16)")
    at_end = wrong - text[:-2].count("\ufffd")
    mended = "its last character is cut off" if at_end == wrong else f"{wrong} places in it are no valid {encoding.upper()}"
    return Decoded(text.rstrip("\ufffd") if at_end == wrong else text, encoding, mended)


def _set_right(text: str) -> str | None:
    """The text that was meant, when UTF-8 had been read as GBK (鏂囩珷) or as Latin-1 (æ–‡ç« ); None when it is as it was meant."""
    sample = text[:400]
    if _LATIN.search(sample) and len(_HAN.findall(sample)) < len(sample) // 20:
        return _again(text, "cp1252") or _again(text, "latin-1")
    return _again(text, "gb18030") if _HAN.search(sample) and _again(sample, "gb18030") else None


def _beyond_repair(text: str) -> bool:
    """Was UTF-8 read as GBK and what did not fit dropped? Written back as GBK, such a text still holds more characters than errors."""
    sample = text[:2000]
    right = sample.encode("gb18030", "ignore").decode("utf-8", "replace")
    return len(_HAN.findall(right)) > max(10, right.count("\ufffd"))


def _again(text: str, wrong: str) -> str | None:
    """Undo a decoding; Windows reads the byte 80 as €, and a character whose last byte was lost stays lost."""
    try:
        raw = b"\x80".join(part.encode(wrong) for part in text.split("€")) if wrong == "gb18030" else text.encode(wrong)
    except UnicodeEncodeError:
        return None
    right = raw.decode("utf-8", "replace")
    lost = right.count("\ufffd")
    return right if len(_HAN.findall(right)) > 3 + 10 * lost else None
