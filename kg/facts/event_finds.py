"""What the readers of visits and talks find in a clause.

In:  -.    Out: Find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Find:
    """A visit or talk in a clause: where it stands, its subject (None: carried over), its name and place."""

    kind: Literal["visit", "talk"]
    start: int
    stop: int
    who: int | None
    name: tuple[int, int]
    place: str | None
    prefix: str = ""
    guests: tuple[int, ...] = ()
    planned: bool = False
    carried: bool = False  # 他, 一行, no subject: who led before leads here
    apart: bool = False  # 会前，与会人员视察了…: not the leaders' own visit
