"""Who wins where two mentions want the same characters: a person's name before a number or a date (鸠田|一成).

In:  times or quantities, rosters.    Out: those that stand outside every name, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from kg.model import Mention, Roster

M = TypeVar("M", bound=Mention)


def outside_names(mentions: Iterable[M], rosters: Iterable[Roster]) -> tuple[M, ...]:
    """The mentions that share no character with the name of a person."""
    names = sorted((member.person.start, member.person.stop) for roster in rosters for member in roster.members)
    starts = [start for start, _ in names]

    def free(mention: Mention) -> bool:
        before = bisect_right(starts, mention.stop - 1) - 1
        return before < 0 or names[before][1] <= mention.start

    return tuple(mention for mention in mentions if free(mention))
