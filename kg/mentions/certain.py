"""Names whose surroundings show that they are names, in the order in which the readers are asked.

In:  clues.    Out: the names, each with the posts that stand beside it and the rule that found it; two may share a start.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.beside_posts import names_after_posts, names_before_foreign_titles, names_before_titles
from kg.mentions.beside_verbs import names_before_acts, names_greeted, names_in_phrases, names_of_appointed, names_of_holders
from kg.mentions.by_themselves import names_by_themselves
from kg.mentions.clues import Clues, Name
from kg.mentions.name_lists import names_in_lists


def certain_names(clues: Clues) -> Iterator[Name]:
    """All certain names of an article, not in order; two may share a start."""
    titled: dict[int, Name] = {}
    for name in (*names_before_titles(clues), *names_before_foreign_titles(clues)):
        titled.setdefault(name.posts[0].start, name)
    yield from titled.values()
    yield from names_after_posts(
        clues, frozenset(i for name in titled.values() for post in name.posts for i in range(post.start, post.stop))
    )
    yield from names_before_acts(clues)
    yield from names_in_phrases(clues)
    yield from names_greeted(clues)
    yield from names_in_lists(clues)
    yield from names_of_appointed(clues)
    yield from names_of_holders(clues)
    yield from names_by_themselves(clues)
