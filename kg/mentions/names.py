"""How far a person’s name reaches that begins at a given character.

In:  folded text, a position, evidence about words.    Out: the end of the name there, or None.

Chinese names are a family name and one or two given characters; their right end is read from what follows (punctuation, a word that may follow
a name, a token boundary) and from other places of the article where the same name stands more clearly. Names with · and transliterated names
(努尔兰·叶尔肯, 特朗普, 巴特尔) are runs of characters that transliterations use.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon.tables import lengths_by, rows, words
from kg.mentions.foreign import PUNCTUATION, dotted_end, followers, transliterated_end
from kg.mentions.name_parts import parts_end
from kg.model import PreparedArticle, Token
from kg.text.find import occurrences

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_HANS = re.compile(rf"{HAN.pattern}+")
_FOLLOWING_TAGS = frozenset(("v", "vn", "vd", "d", "ad", "t"))
_NOT_GIVEN = frozenset("的了是在们等被这那哪些此他她它我你您")
_SELDOM_GIVEN = frozenset("于亦拟率分作由对为将把从向到也又还都就因给不令使让或且但而并愿登受说讲问答称致获")  # 李强将|出席
_ADVERBS = frozenset("已将曾也都就均还又正再早")
_RARELY_GIVEN = frozenset("和与及同")  # 卞春和 is a name, 李强和 hardly


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return words("surnames")


@lru_cache(maxsize=1)
def _surname_lengths() -> dict[str, tuple[int, ...]]:
    return lengths_by(_surnames(), 0)


@lru_cache(maxsize=1)
def _rare() -> frozenset[str]:
    return frozenset(word for word, note in rows("surnames", ("word", "note")) if note == "rare")


@lru_cache(maxsize=1)
def _sure() -> frozenset[str]:
    return frozenset(word for word, note in rows("surnames", ("word", "note")) if note == "sure")


def is_rare_surname(char: str) -> bool:
    """Is this a family name so rare that the character is far more often a word (从, 要, 生)?"""
    return char in _rare()


def is_sure_surname(char: str) -> bool:
    """Is this a character that is hardly ever anything but a family name (佟, 逯, 邰)?"""
    return char in _sure()


def surname_length(text: str, position: int) -> int:
    """2 or more for a compound family name at the position (钮祜禄 is 3), 1 for a single one, 0 for none."""
    for length in _surname_lengths().get(text[position : position + 1], ()):
        if position + length <= len(text) and text[position : position + length] in _surnames():
            return length
    return 0


def _may_follow_a_name(token: Token) -> bool:
    """Is the word one of two characters or more that stands behind names, and not the end of one with an adverb (李广|苏已|在轨)?"""
    if len(token.word) < 2 or token.tag not in _FOLLOWING_TAGS:
        return False
    return token.word[-1:] not in _ADVERBS or token.word[:1] in _ADVERBS or token.word in words("name_followers")


class NameReader:
    """Reads names of one article; knows its token boundaries and the names it has been told are certain."""

    def __init__(self, prepared: PreparedArticle) -> None:
        self._text = prepared.folded
        self.tokens = {token.start: token for token in prepared.tokens}
        self._read: dict[tuple[int, bool], int | None] = {}
        self._ends: dict[int, tuple[int | None, int | None]] = {}  # by where the name begins
        self._counts: dict[str, int] = {}
        self._support_of: dict[str, float] = {}
        self.title = prepared.article.title or ""
        self._whole = self._text + "\n" + self.title

    def read(self, start: int, *, foreign: bool = False) -> int | None:
        """The end of the name that begins at ``start``, given that a name is expected there; None when there is none."""
        key = (start, foreign)
        if key not in self._read:
            self._read[key] = self._read_at(start, foreign)
        return self._read[key]

    def _read_at(self, start: int, foreign: bool) -> int | None:
        if start not in self._ends:
            self._ends[start] = self._firm_ends(start)
        firm, chinese = self._ends[start]
        if firm:
            return firm
        run = transliterated_end(self._text, start, self.begins_word, self._support, expected=foreign)
        if run and (chinese is None or (run > chinese and (foreign or (run - start >= 4 and not followers().at(self._text, run - 1))))):
            return run
        return chinese

    def _firm_ends(self, start: int) -> tuple[int | None, int | None]:
        """The end of a name that no run of transliterations can outdo, else that of the Chinese name."""
        if dotted := dotted_end(self._text, start, self.begins_word, self._support):
            return dotted, None
        chinese, parts = self._chinese(start), parts_end(self._text, start)
        if chinese and self._text[chinese - 1] in _RARELY_GIVEN and self._text[start : chinese - 1] in words("well_known"):
            chinese -= 1  # 普京|与到访的…
        return (parts if parts and parts >= (chinese or 0) else None), chinese

    def begins_word(self, position: int) -> bool:
        return position in self.tokens

    def may_follow(self, position: int) -> bool:
        """Does a word begin here that may follow a name: 就, 在, 出席?"""
        return followers().at(self._text, position) > 0 or self.word_follows(position)

    def may_be_name(self, start: int, stop: int) -> bool:
        """Can the stretch be a name by its characters (no 在, no 将 at its end)?"""
        if "·" in self._text[start:stop]:
            return True
        return self._possible(start, stop) and self._text[stop - 1] not in _SELDOM_GIVEN

    def listed_follower(self, position: int) -> bool:
        """Does a word of two characters or more of the lexicon of followers begin here?"""
        return followers().at(self._text, position) >= 2

    def word_follows(self, position: int) -> bool:
        """Does a verb, a time or another word of two characters or more begin here that no name contains?"""
        token = self.tokens.get(position)
        return (token is not None and _may_follow_a_name(token)) or followers().at(self._text, position) >= 2

    def tag(self, start: int, stop: int) -> str:
        """The part-of-speech tag of the word that is exactly this span; empty when it is no single word."""
        token = self.tokens.get(start)
        return token.tag if token is not None and token.stop == stop else ""

    def tag_at(self, start: int) -> str:
        """The tag of the word that begins at ``start``; empty when none begins there."""
        token = self.tokens.get(start)
        return token.tag if token is not None else ""

    def _chinese(self, start: int) -> int | None:
        length = surname_length(self._text, start)
        choices = []
        if length:
            choices += [start + length + given for given in (1, 2)]
        if length == 2 and self._text[start + 4 : start + 5] == "郎":
            choices.append(start + 5)  # 大岛健太郎
        if length == 2 and surname_length(self._text[start], 0):
            choices.append(start + 2)  # 贺兰 is a family name and a name
        possible = [stop for stop in choices if self._possible(start, stop)]
        scored = [(self._score(start, stop) + self._prior(start, stop, length), stop) for stop in possible]
        scored = [choice for choice in scored if choice[0] > 1]
        return max(scored)[1] if scored else None

    def _prior(self, start: int, stop: int, family: int) -> float:
        """Two given characters are far more common than one, unless the shorter name also stands without the third character."""
        if stop - start - family <= 1:
            return 0.0 if stop - start > family else -2.0
        longer, shorter = self.count(self._text[start:stop]), self.count(self._text[start : stop - 1])
        return (1.5 if family == 1 else 0.0) + (1.5 if longer == shorter >= 2 else -1.5 if longer < shorter else 0.0)

    def _always_so(self, start: int, stop: int) -> bool:
        """Does the name stand several times, always with this last character: 韩正, never 韩 alone?"""
        longer, shorter = self.count(self._text[start:stop]), self.count(self._text[start : stop - 1])
        return longer == shorter >= 2

    def count(self, name: str) -> int:
        """How often the name stands in the article and its headline."""
        if name not in self._counts:
            self._counts[name] = self._text.count(name) + self.title.count(name)
        return self._counts[name]

    def _possible(self, start: int, stop: int) -> bool:
        name = self._text[start:stop]
        return len(name) == stop - start and _HANS.fullmatch(name) is not None and _NOT_GIVEN.isdisjoint(name[1:])

    def _score(self, start: int, stop: int) -> float:
        """How well a name may end at ``stop``."""
        following = self._text[stop : stop + 1]
        follows = followers().at(self._text, stop)
        score = 0.0
        if not following or following in PUNCTUATION:
            score += 4
        elif following.isdigit():
            score += 3  # 严子墨 25日
        elif follows or self.word_follows(stop):
            score += 3 if follows >= 2 else 2
        if stop in self.tokens:
            score += 1
        if self.tag(start, stop).startswith("nr"):
            score += 1
        if self._inside_word(stop) and following not in PUNCTUATION:
            score -= 0.5 if follows or self.word_follows(stop) else 2
        last = self._text[stop - 1]
        if last in "说称" and self.begins_word(start) and not self._always_so(start, stop):
            return -9.0  # 总理|卡尼|说，
        if (
            last in _SELDOM_GIVEN
            and not (last == "为" and self._ends_with_wei(stop))
            and not (self._always_so(start, stop) and self._support(self._text[start:stop]) > 0)
        ):
            score -= 6
        elif last in _RARELY_GIVEN:
            score += 1 if follows else -1 if following in PUNCTUATION else -3  # 卞春和|所作, 李强|和王毅
        if followers().at(self._text, stop - 1) >= 2 and not self._always_so(start, stop):
            score -= 2  # 司空霁|主持, not 司空霁主|持
        score += self._support(self._text[start:stop])
        return score

    def _ends_with_wei(self, stop: int) -> bool:
        """Is 为 the end of a name, as a sign or what somebody does follows: 赖有为|作的, 石敢为|，?"""
        return self._text[stop - 2] in "有敢大可能无志善" and (self._text[stop : stop + 1] in PUNCTUATION or self.may_follow(stop))

    def _inside_word(self, position: int) -> bool:
        return position not in self.tokens and position < len(self._text)

    def _support(self, name: str) -> float:
        """Other places where exactly these characters stand between clear borders."""
        if name not in self._support_of:
            clear = sum(self._whole[stop : stop + 1] in PUNCTUATION for _, stop in occurrences(self._whole, name))
            self._support_of[name] = min(clear, 3) * 0.8
        return self._support_of[name]
