"""A clause in which each mention is one character of its type, so that a relation is an ordinary regular expression.

In:  a stretch of folded text and the non-overlapping mentions in it.
Out: a TypedText, whose ``text`` is shorter and whose positions lead back to the article.

    会议由区长佟景川主持      ->  会议由⟨R⟩主持        with {R} = one private-use character for a roster

Rules name the types in braces; ``compile_rule("会议由{R}主持")`` replaces the braces by the characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import DataFileError
from kg.model import (
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    PostMention,
    Quantity,
    Roster,
    TimeMention,
)

# One private-use character a type. Such characters in an article are folded to a space before matching.
TYPES: dict[str, str] = {
    "R": "\ue000",  # roster: one or several people with their posts
    "N": "\ue001",  # a bare person name
    "P": "\ue002",  # a post without a name
    "O": "\ue003",  # organisation
    "L": "\ue004",  # place
    "T": "\ue005",  # time
    "Q": "\ue006",  # quantity
    "E": "\ue007",  # event name
    "D": "\ue008",  # document
    "M": "\ue009",  # one more quantity, where a rule speaks of one in particular (Q)
}
_OF_CLASS: dict[type[Mention], str] = {
    Roster: "R",
    PersonMention: "N",
    PostMention: "P",
    OrganisationMention: "O",
    PlaceMention: "L",
    TimeMention: "T",
    Quantity: "Q",
}


@dataclass(frozen=True, slots=True)
class TypedText:
    """``text[i]`` stands for the article's [starts[i], starts[i + 1]); ``mentions`` gives the mention of a typed character."""

    text: str
    starts: tuple[int, ...]  # len(text) + 1 positions in the article
    mentions: dict[int, Mention]  # position in ``text`` -> mention

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The span in the article of text[start:stop]."""
        return self.starts[start], (self.starts[stop - 1 + 1] if stop > start else self.starts[start])

    def at(self, position: int) -> int:
        """The position in ``text`` of a character of the article (inside a mention: of the mention's character)."""
        index = bisect_left(self.starts, position)
        return index if index < len(self.starts) and self.starts[index] == position else max(0, index - 1)


def typed(folded: str, start: int, stop: int, mentions: Sequence[tuple[str, Mention]] | Sequence[Mention]) -> TypedText:
    """Replace the mentions inside [start, stop) by characters of their types.

    ``mentions`` are in any order; each may be given with its type letter, else its class decides. Where two overlap the one that
    starts first, then the longer, stands.
    """
    if not mentions:
        return TypedText(folded[start:stop], tuple(range(start, stop + 1)), {})
    pairs = [m if isinstance(m, tuple) else (_OF_CLASS[type(m)], m) for m in mentions]
    pairs = [p for p in pairs if p[1].start >= start and p[1].stop <= stop]
    pairs.sort(key=lambda p: (p[1].start, -p[1].stop))
    chars: list[str] = []
    starts: list[int] = []
    placed: dict[int, Mention] = {}
    position = start
    for letter, mention in pairs:
        if mention.start < position:
            continue
        chars.extend(folded[position : mention.start])
        starts.extend(range(position, mention.start))
        placed[len(chars)] = mention
        chars.append(TYPES[letter])
        starts.append(mention.start)
        position = mention.stop
    chars.extend(folded[position:stop])
    starts.extend(range(position, stop))
    starts.append(stop)
    return TypedText("".join(chars), tuple(starts), placed)


_BRACE = re.compile(r"\{([A-Z])\}")


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile a rule's regular expression with {R}, {T} … for typed characters. Raises DataFileError for an unknown letter."""

    def letter(match: re.Match[str]) -> str:
        if match[1] not in TYPES:
            raise DataFileError(f"rule pattern {pattern!r}: no mention type {{{match[1]}}}; there are {', '.join(TYPES)}")
        return TYPES[match[1]]

    try:
        return re.compile(_BRACE.sub(letter, pattern))
    except re.error as error:
        raise DataFileError(f"rule pattern {pattern!r}: {error}") from error
