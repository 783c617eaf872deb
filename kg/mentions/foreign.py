"""How far a transliterated name reaches: 特朗普, 巴特尔, 努尔兰·叶尔肯, 迪亚斯-卡内尔.

In:  folded text, a position, the borders of its words.    Out: the end of the name there, or None.

Such a name is a run of the characters that transliterations are written with (``transliteration.tsv``). Where the run ends is read from what
follows it and from other places where the same characters stand between clear borders: 奥布力多|方征求 ends before 多 because 奥布力、 stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows, words

PUNCTUATION = "、，。；：！？（）()《》“”‘’…— \n|/\t"
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}世")  # 穆罕默德六世
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 8  # characters of one part
_FIRST_PART = 2 * _LONGEST + 1  # characters, with one in the middle that no table has
_DOT = re.compile("[·.]")
_MOST_PARTS = 5


@lru_cache(maxsize=1)
def _characters() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of transliterations, and those with the ones that only count where a foreign name is expected."""
    table = rows("transliteration", ("word", "note"))
    return frozenset(char for char, note in table if not note), frozenset(char for char, _ in table)


@lru_cache(maxsize=1)
def followers() -> WordMatcher:
    """The words that may follow a name."""
    return WordMatcher(words("name_followers"))


def is_transliteration(char: str, *, wide: bool = False) -> bool:
    """Is this one of the characters that transliterated names are written with? ``wide``: where a foreign name is expected."""
    return char in _characters()[wide]


def dotted_end(text: str, start: int, begins_word: Callable[[int], bool], support: Callable[[str], float]) -> int | None:
    """The end of a name with · that begins at ``start``; None when there is none."""
    if _DOT.search(text, start, start + _FIRST_PART + 1) is None:
        return None
    position, parts = start, 0
    while parts < _MOST_PARTS:
        stop = _part_end(text, position, least=1 if parts else 2)
        if parts and position - start > 3 and stop == position:
            stop = max(stop, _unknown_characters(text, position))
        if stop == position:
            return None
        if text[stop : stop + 1] not in ("·", ".") or not text[stop + 1 : stop + 2].strip():
            return _best_end(text, start, position, _over_unknown(text, stop, begins_word), begins_word, support) if parts else None
        position, parts = stop + 1, parts + 1
    return None


def _part_end(text: str, start: int, *, least: int) -> int:
    """The end of a part of a name with ·; one character that no table has may stand in it: 阿卜杜|外|力·."""
    stop = _run(text, start, wide=True, least=least)
    if stop > start and _HAN.match(text, stop) and not followers().at(text, stop):
        further = _run(text, stop + 1, wide=True)
        if text[further : further + 1] == "·":
            return further
    return stop


def _unknown_characters(text: str, start: int) -> int:
    """A part that is written with characters that no table has: all up to a sign, at most four, else two of them belong to the name."""
    match = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[·、，。；（）\d])|[\u4e00-\u9fff]{2}").match(text, start)
    return match.end() if match else start


def _over_unknown(text: str, stop: int, begins_word: Callable[[int], bool]) -> int:
    """Past one character that no table has, where the name then goes on and ends at a sign: 达|代|伦3日."""
    unknown = _HAN.match(text, stop)
    if unknown is None or followers().at(text, stop) or (begins_word(stop) and not begins_word(stop + 1)):
        return stop
    further = _run(text, stop + 1, wide=True, least=1)
    return further if further > stop + 1 and is_bounded(text, further) else stop


def transliterated_end(
    text: str, start: int, begins_word: Callable[[int], bool], support: Callable[[str], float], *, expected: bool
) -> int | None:
    """The end of a transliterated name of two characters or more without ·; None when there is none.

    ``expected``: a foreign post stands right before it, so that a border of words is enough of an end.
    """
    stop = _run(text, start, wide=expected)
    ordinal = _ORDINAL.match(text, stop) if stop - start >= 2 else None
    if ordinal:
        return ordinal.end()
    if stop - start < 2:
        return None
    best = _best_end(text, start, start, stop, begins_word, support)
    if best - start < 2:
        return None
    return best if is_bounded(text, best) or (expected and best - start >= 3 and begins_word(best)) else None


def _run(text: str, start: int, *, wide: bool, least: int = 2) -> int:
    stop = start
    while stop < len(text) and stop - start < _LONGEST:
        char = text[stop]
        if not (is_transliteration(char, wide=wide) or (char.isascii() and char.isalpha()) or is_hyphen(text, start, stop)):
            break
        if stop - start >= least and followers().at(text, stop) >= 2 and not is_hyphen(text, start, stop - 1):
            break
        stop += 1
    return stop


def is_hyphen(text: str, start: int, position: int) -> bool:
    """Is this the hyphen of a double name: 迪亚斯-卡内尔?"""
    return text[position] == "-" and position - start >= 1 and is_transliteration(text[position + 1 : position + 2])


def is_bounded(text: str, stop: int) -> bool:
    """Does punctuation, a number or a word that may follow a name stand at ``stop``?"""
    following = text[stop : stop + 1]
    return (
        not following or following in PUNCTUATION or following.isdigit() or followers().at(text, stop) > 0 or text.startswith("夫人", stop)
    )


def _best_end(text: str, start: int, part: int, stop: int, begins_word: Callable[[int], bool], support: Callable[[str], float]) -> int:
    """The best end of the name in (part, stop]: its whole last run, unless a shorter form has clear borders elsewhere."""

    def score(end: int) -> tuple[float, int]:
        points = 3.0 if end == stop and is_bounded(text, end) else 0.0
        points += 1.0 if begins_word(end) else 0.0
        points += 1.5 if end == stop else 2.0 if followers().at(text, end) else 0.0
        points -= (
            3.0 if end - start > 2 and followers().at(text, end) and followers().at(text, end - 1) and begins_word(end - 1) else 0.0
        )  # 鲁达基|曾|说
        return points + 2 * support(text[start:end]), end

    return max(map(score, range(min(part + (2 if part == start else 1), stop), stop + 1)))[1]
