"""Events while they are put together, and the record of which is being spoken of.

In:  finds of the readers (names, visits, talks).    Out: drafts, merged, in the order in which they are first mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Basis, EventStatus, EventType, Evidence, Role

_PLAIN = re.compile(r"[“”（）\s]")
_THIS = re.compile(r"^(?:本届|本次|此次|这次|这届)")
_SESSION = re.compile(r"(?:开幕|闭幕)(?:会|式|大会|会议)$")
_LEAST = 6  # characters of a name that stands for a longer one


def _abbreviates(short: str, long: str) -> bool:
    """庆祝大会暨就职典礼 for 庆祝…大会暨…政府就职典礼: the same characters in the same order, with its beginning and its end."""
    if not _LEAST <= len(short) < len(long) or short[:2] != long[:2] or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


MEETINGS: tuple[EventType, ...] = ("meeting", "training", "ceremony", "other")


@dataclass(slots=True, eq=False)
class Draft:
    """An event while it is put together; ``side``: cited or looked back on, never what 会议 refers to."""

    type: EventType
    name: str | None
    evidence: list[Evidence]
    date: str | None = None
    basis: Basis = "stated"
    carried: bool = False  # the date is that of the event or paragraph around it, not its own
    place: str | None = None
    host: str | None = None
    status: EventStatus = "held"
    side: bool = False
    act: bool = False  # no noun of its own: who does it attends it
    round: bool = False  # several leaders go separate ways: A、B分头走访慰问…; the visit of each is an event of its own
    guests_only: bool = False  # known only as what a guest came for: 来华出席…峰会的总统A
    roles: dict[tuple[str, Role], list[Evidence]] = field(default_factory=dict)
    behalf: dict[str, str] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    conveyed: dict[str, Evidence] = field(default_factory=dict)

    def people(self, *roles: Role) -> set[str]:
        """The people who have one of these roles (any role when none is given)."""
        return {person for person, role in self.roles if not roles or role in roles}

    def add_place(self, place: str) -> None:
        """One more stop of a visit; it replaces a stop that it only says more exactly (青溪港, then 青溪港二号作业区)."""
        stops = self.place.split("；") if self.place else []
        if any(place in stop for stop in stops):
            return
        self.place = "；".join([*(stop for stop in stops if stop not in place), place])


class DraftBook:
    """All drafts of an article, the one spoken of now, and the latest of each type in the story that is being read."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self._story = 0  # the first draft of this story

    def new_story(self) -> None:
        """Several short stories in one article (联播快讯): 会议 in this one is no meeting of the last."""
        self.current, self._story = None, len(self.drafts)

    def add(self, draft: Draft) -> Draft:
        """Enter a draft; it becomes the current one unless it is a side event or lies ahead."""
        self.drafts.append(draft)
        if not draft.side and draft.status == "held":
            self.current = draft
        return draft

    def latest(self, types: Iterable[EventType]) -> Draft | None:
        """The latest draft of one of these types that is no side event."""
        wanted = tuple(types)
        if self.current is not None and self.current.type in wanted:
            return self.current
        return next((d for d in reversed(self.drafts[self._story :]) if d.type in wanted and not d.side and d.status == "held"), None)

    def first(self, types: Iterable[EventType]) -> Draft | None:
        """The first draft of one of these types that is no side event: what 开幕会 and 闭幕会 belong to."""
        wanted = tuple(types)
        return next((d for d in self.drafts[self._story :] if d.type in wanted and not d.side and d.status == "held"), None)

    def known(self, label: str, kind: EventType, host: str | None = None) -> Draft | None:
        """The draft this name means: the same name, a shorter or a longer form of it, its opening session.

        Two hosts that share no name hold two events, however alike they are called: 甲使馆举行国庆招待会，乙使馆举行国庆招待会.
        """
        plain = _THIS.sub("", _PLAIN.sub("", label))
        least = 2 if plain != _PLAIN.sub("", label) else 3  # 本届航展, but not every 航展
        root = _SESSION.sub("", plain)
        for draft in self.drafts:
            other = _PLAIN.sub("", draft.name or "")
            if not other or (host and draft.host and not (host in draft.host or draft.host in host)):
                continue
            same = plain == other or root == other or root == _SESSION.sub("", other)
            if (
                same
                or (draft.type == kind and _abbreviates(plain, other))
                or (draft.type == kind and min(len(plain), len(other)) >= least and (other.endswith(plain) or plain.endswith(other)))
            ):
                if len(root) > len(other) and "、" not in plain.removesuffix(other):
                    draft.name = label
                return draft
        return None
