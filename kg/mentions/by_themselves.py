"""Names that show by themselves: with ·, with the people they belong to, known to everybody.

In:  clues.    Out: names: ⟨努尔兰·叶尔肯⟩, ⟨敖日其楞⟩（蒙古族）, ⟨特朗普⟩.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, words
from kg.mentions.clues import Clues, Name
from kg.mentions.foreign import is_transliteration
from kg.mentions.names import HAN, surname_length
from kg.mentions.plausible import plausible
from kg.text.find import occurrences

_NAMED_AFTER = re.compile(
    r"(?:国际)?机场|大学|医院|学院|大街|大道|广场|体育[场馆]|基金会|博物馆|[”’]?号|[”’]?级|[奖杯桥港]"
)  # 本·古里安国际机场
_LONGEST = 8
_WORDS = "和同与向对由及在的是为说让请给把被"
_HEADLINE = re.compile(r"(?:[【〔\[][^】〕\]]{1,24}[】〕\]])?(?P<name>[\u4e00-\u9fff]{2,4})[：:]")
_OFTEN = 3  # times a story names the person it is about
_ETHNIC = re.compile(r"^([\u4e00-\u9fff]{2,6})（(?:[男女]，?)?[\u4e00-\u9fff]{1,4}族[^（）]{0,6}）", re.MULTILINE)


def names_by_themselves(clues: Clues) -> Iterator[Name]:
    """Names with ·, wherever they stand: 努尔兰·叶尔肯; a name with its people: 敖日其楞（蒙古族）; names everybody knows."""
    text, last = clues.text, 0
    yield from (Name(*match.span(1), "with-people") for match in _ETHNIC.finditer(text))
    places = words("not_names")
    yield from (
        Name(*span, "well-known")
        for span in _well_known().find(text)
        if not any(text[span[0] : span[1] + more] in places for more in (1, 2))
    )
    yield from _of_the_headline(clues)
    for match in re.finditer("·", text):
        if match.start() < last:
            continue
        start = _begin(clues, match.start())
        stop = clues.reader.read(start) if match.start() - start >= 1 else None
        if stop is not None and stop > match.end() and not _NAMED_AFTER.match(text, stop - 1) and not _NAMED_AFTER.match(text, stop):
            last = stop
            yield Name(start, stop, "dotted")


def _of_the_headline(clues: Clues) -> Iterator[Name]:
    """The person a feature is about: its headline begins ⟨徐淙田⟩：…, and the story says the name again and again."""
    match = _HEADLINE.match(clues.reader.title)
    if match is None:
        return
    name = match["name"]
    family = surname_length(name, 0)
    spans = list(occurrences(clues.text, name))
    tag = clues.reader.tag(*spans[0]) if spans else ""
    if tag.startswith("ns") or (len(name) == 2 and not tag.startswith("nr")):
        return  # 黑龙江：…, 天津：…
    if family and family < len(name) <= family + 2 and len(spans) >= _OFTEN and plausible(clues, *spans[0], expected=True):
        yield Name(*spans[0], "headline")


def _begin(clues: Clues, dot: int) -> int:
    """Where the first part of a name with · begins; one character that no table has may stand in it (图尔|荪|江·)."""
    text, start = clues.text, dot
    while start > 0 and dot - start < _LONGEST:
        if is_transliteration(text[start - 1]):
            start -= 1
        elif 1 < start < dot and _unknown(clues, start - 1) and is_transliteration(text[start - 2]):
            start -= 2
        else:
            break
    while start < dot and not (clues.reader.begins_word(start) or start == 0):
        start += 1
    return start


def _unknown(clues: Clues, position: int) -> bool:
    """Is this a character by itself, and no word that may stand before a name?"""
    token = clues.tokens.get(position) or clues.word_across(position)
    single = token is not None and (len(token.word) == 1 or token.tag.startswith("nr"))
    return single and HAN.match(clues.text, position) is not None and clues.text[position] not in _WORDS


@lru_cache(maxsize=1)
def _well_known() -> WordMatcher:
    return WordMatcher(words("well_known"))
