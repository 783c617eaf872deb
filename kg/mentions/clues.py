"""What the readers of names share: a name with its posts, the text with its words, the signs that a person stands there.

In:  text, NameReader, tokens.    Out: Clues, which every reader of names takes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon.patterns import any_of
from kg.lexicon.tables import EndMatcher, rows, words
from kg.mentions.names import NameReader
from kg.mentions.posts import Post, nouns_of
from kg.model import Token

ACTS = re.compile(
    r"(?:同志|先生|女士|一行)?(?:在[^，。；]{1,20}[中上时])?(?:还|也|则|又|均|先后|分别|共同|随后|首先|最后|率先)?"
    r"(?:出席|主持|宣誓|（[^（）]{1,20}(?:书记|主任|主席|委员|[^）会增成]长)）|被(?:任命|免去|提名|选|聘|授予|推|评为|补选|增补)|[拟兼接调转升出就卸]任|拟提名|(?:以[^，。；]{1,10}|全票|高票|连续|再次)当选|等\d{1,3}[名位人]|接替|[曾历现时]任|请辞|请求辞去|由[^，。；]{2,20}[调转升]任|指出|强调|要求|表示|介绍|认为|提出|说[，：。”]|说$|致辞|讲话|当选|任|不再|告诉|参加|会见|率队|带队|宣读|通报|汇报|坦言|建议|希望|宣布|辞去|"
    r"调研|陪同|列席|回应|透露|呼吁|提醒|叮嘱|勉励|发言|回忆|作[^，。；]{0,6}(?:报告|讲话|发言|说明|演讲|点评)|：)"
)
_OPENING = re.compile(
    r"[，。；：！？”\n、.．](?=[\u4e00-\u9fff])"
)  # a clause may begin behind it; behind . only where a number stands before


@dataclass(frozen=True, slots=True)
class Name:
    """A name [start, stop) with the posts beside it."""

    start: int
    stop: int
    rule: str
    posts: tuple[Post, ...] = ()


@lru_cache(maxsize=1)
def heads_pattern() -> re.Pattern[str]:
    """Any title head or context noun, the longest first."""
    return re.compile(any_of(words("title_heads") | words("person_context")) + "(?!会(?![上长见员议前后议]))")


@lru_cache(maxsize=1)
def _head_ends() -> EndMatcher:
    return EndMatcher(words("title_heads") | words("person_context"))


def head_at_end(phrase: str) -> bool:
    """Whether a phrase ends in a title head or context noun; a look at its end, where the pattern would read the whole of it."""
    return _head_ends().at(phrase, len(phrase)) > 0


@cache
def heads_noted(note: str) -> frozenset[str]:
    """The title heads that carry this note in the lexicon (weak, not-behind)."""
    return frozenset(word for word, notes in rows("title_heads", ("word", "note")) if note in notes.split())


def _openings(text: str) -> tuple[int, ...]:
    """Where clauses begin that open with a Chinese character, left to right."""
    first = (0,) if "\u4e00" <= text[:1] <= "\u9fff" else ()
    marks = ((match.start(), match.end()) for match in _OPENING.finditer(text))
    return (*first, *(stop for start, stop in marks if text[start] not in ".．" or text[start - 1 : start].isdecimal()))


class Clues:
    """The text of one article, its reader of names and its words by where they begin."""

    def __init__(self, text: str, reader: NameReader, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.reader = reader
        self.tokens = reader.tokens  # by where they begin
        self.nouns = nouns_of(tokens)
        self.openings = _openings(text)
        self._words = tokens
        self._starts = list(reader.tokens)

    def word_across(self, position: int) -> Token | None:
        """The word that begins before ``position`` and goes on behind it; None where a word begins."""
        index = bisect_left(self._starts, position) - 1
        return self._words[index] if index >= 0 and position < self._words[index].stop else None

    def word_at(self, position: int) -> str:
        """The word that begins at ``position``; empty when none begins there."""
        token = self.tokens.get(position)
        return token.word if token else ""
