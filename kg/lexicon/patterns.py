"""Regular expressions made of the words of a lexicon.

In:  words.    Out: a pattern that tries as few of them as possible at each place of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Node:
    """What may follow a beginning that several words share; ``end`` is what must hold where a word ends here, None when none does."""

    end: str | None = None
    following: dict[str, _Node] = field(default_factory=dict)


def any_of(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """A pattern for any of the words, the longest first, with common beginnings written once.

    It matches what the plain alternation of the words, sorted by falling length, matches, in the same order when it has to back off; but
    a place of the text is compared with the different first characters instead of with every word. ``guards`` gives for some words what
    must hold behind them, as a pattern.

    >>> any_of(["书记", "书记员", "局长"])
    '(?:书记(?:员|)|局长)'
    >>> any_of(["成", "成年"], {"成": "(?!立)"})
    '成(?:年|(?!立))'
    """
    root = _Node()
    for word in sorted(words):
        node = root
        for char in word:
            node = node.following.setdefault(char, _Node())
        node.end = (guards or {}).get(word, "")
    return _pattern(root)


def _pattern(node: _Node) -> str:
    branches = [re.escape(char) + _pattern(below) for char, below in node.following.items()]
    if node.end is not None:
        branches.append(node.end)
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
