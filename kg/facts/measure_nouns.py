"""The noun phrase behind a quantity: 60个⟨重点项目⟩建设, 3.5万名⟨适龄女性⟩免费开展筛查, 98项⟨“免申即享”清单⟩.

In:  the words of an article, where the quantity ends, how far to look.    Out: the phrase, "" when none follows.

The segmenter's tags say where a noun phrase may go on; the words of measure_words.tsv say where a predicate begins. A verb belongs to
the phrase when the table knows it as a noun as well (创新成果, but not 接待游客).
"""

from __future__ import annotations

import re

from kg.facts.measure_words import Words, lexicon
from kg.model import Token

_REACH = 30
_STOPS = "，。；：！？、（）\n ,;:!?()"
_BROKEN = re.compile(r"[，。；：]")
_STEP = re.compile(r"(?:新)?(?:台阶|大关|关口|目标|任务|水平)")
_ADVERBS = frozenset("较已将均都也仍还正再")
_NOMINAL = frozenset({"act", "nominal"})
_PREDICATES = frozenset({"do", "have", "rise", "fall", "turn", "reach"})
_ENDING_TAGS = ("d", "p", "c", "r", "u", "y", "e", "o", "f", "t", "m", "s", "l")
_NOUNS = ("n", "vn", "an", "j", "i", "eng", "b", "x", "k", "g", "z", "a", "q")


def noun_after(words: Words, start: int, stop: int) -> tuple[str, str]:
    """The noun phrase that begins at ``start``, at most to ``stop``, and the verb of doing that follows it; "" where there is none."""
    text = words.text
    if text[start : start + 1] == "的":
        start += 1
    stop = min(stop, start + _REACH)
    if start >= stop or text[start] in _STOPS:
        return "", ""
    end = after_de = start
    tokens = list(words.between(start, stop))
    if tokens and tokens[0].start > start:  # the segmenter joined the unit with the noun: 14|个村
        end = tokens[0].start
    for index, token in enumerate(tokens):
        if token.start < end:
            continue
        if token.word[0] in _STOPS or token.stop > stop:
            break
        if token.word == "“" and (close := text.find("”", token.start, stop)) > 0:
            end = close + 1  # 98项⟨“免申即享”⟩清单
        elif token.word == "的" and index:
            after_de = end = token.stop
        elif _goes_on(token, index, tokens[index + 1] if index + 1 < len(tokens) else None):
            end = token.stop
        else:
            break
    return _trimmed(words, start, end, after_de), _doing([token for token in tokens if token.start >= end])


def noun_of_relative(words: Words, start: int, stop: int) -> str:
    """The noun behind a relative clause at ``start``: 16起⟨仍在燃烧的⟩大型林火; "" when none is there."""
    text, stop = words.text, min(stop, start + _REACH)
    of = text.find("的", start + 2, stop)
    first = next(iter(words.between(start, stop)), None)
    if of < 0 or first is None or first.start != start or first.tag[0] not in "vdpz" or _BROKEN.search(text, start, of):
        return ""
    return noun_after(words, of + 1, stop)[0]


def _goes_on(token: Token, index: int, after: Token | None) -> bool:
    kinds, following = lexicon().of(token.word), after.tag if after else ""
    if ("adv" in kinds and not kinds & _NOMINAL and len(token.word) > 1) or token.word in _ADVERBS:
        return following.startswith("n") and index == 0  # ⟨1.2万个⟩全部接入, but ⟨17万台⟩联合收割机
    if "do" in kinds and not token.tag.startswith(("n", "v")):
        return False  # ⟨45项⟩如期完成
    if token.tag.startswith("v"):
        if index == 0:
            named = kinds & _NOMINAL or following.startswith(("n", "vn", "b", "j", "a")) or (after and lexicon().of(after.word) & _NOMINAL)
            return bool(named) and not kinds & _PREDICATES
        last = after is None or after.word[0] in _STOPS
        return bool(kinds & _NOMINAL) or ((token.tag == "vn" or last) and not kinds & _PREDICATES)
    if token.tag.startswith("d"):
        return (index == 0 and following.startswith(("n", "b"))) or (token.word[0] in "最较更" and following.startswith("a"))
    return token.tag.startswith(_NOUNS) or (index == 0 and not token.tag.startswith(("p", "c", "u")))


def _doing(tokens: list[Token]) -> str:
    """The first verb of doing among the tokens behind the phrase, when no punctuation comes before it."""
    for token in tokens:
        if token.word[0] in _STOPS:
            return ""
        if lexicon().of(token.word) & {"do", "act"} and token.tag.startswith("v"):
            return token.word
    return ""


def _loose(token: Token) -> bool:
    """Can no noun phrase end in this word?"""
    if lexicon().of(token.word) & _NOMINAL or token.tag == "l":
        return False
    return token.tag.startswith(_ENDING_TAGS) or token.tag in ("v", "a", "q", "vd", "ad")


def _trimmed(words: Words, start: int, end: int, after_de: int) -> str:
    """Without adverbs and verbs at the end; after the last 的 when a noun of some length follows it."""
    tokens = list(words.between(start, end))
    while len(tokens) > 1 and _loose(tokens[-1]):
        end = tokens.pop().start
    described = any(token.tag.startswith(("a", "v", "d")) for token in words.between(start, after_de))
    if after_de > start and not described:  # 12个⟨村庄⟩的居民
        end, after_de = after_de - 1, start
    phrase = words.text[after_de:end] if end - after_de >= 2 and after_de > start else words.text[start:end]
    phrase = phrase.strip("的了 ")
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.strip("“”")
    return "" if _STEP.fullmatch(phrase) else phrase
