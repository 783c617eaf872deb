"""Lists of appointments in which one verb stands over many lines: 任命：⏎佟立军为区交通局局长；⏎… 免去：⏎聂飞的副院长职务。

In:  typed sentences, one after the other.    Out: whether a list is open, with its action, date and deciding body; the items of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import AppointmentAction
from kg.text.typed import TYPES

_R = TYPES["R"]
_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?"
_HEADER = re.compile(
    rf"(?:^|[，。；：:]|{_NUMBER})[^，。；：{_R}]{{0,16}}?(?P<verb>任命|聘任|增补|补选|选举|免去|批准任命|接受|任|免)(?:了)?(?:(?:下列|以下)?(?:人员|干部|同志|名单|职务|如下)){{0,3}}[：:]"
    rf"|^{_NUMBER}(?:决定|批准|提请)?(?P<line>任命|聘任|免去|补选|增补)(?:人员|名单|干部)?$"
)
_ITEM = re.compile(
    rf"(?:^|[；：:。，、]){_NUMBER}(?P<who>{_R}(?:（[^（）]{{1,8}}）)?(?:[、和]{_R}(?:（[^（）]{{1,8}}）)?)*)(?:同志|等)*"
    r"(?:(?:为|任|担任)(?P<as>[^，。；：（）]{2,60}?)|的?(?P<of>(?![为任辞不免])[^，。；：（）]{2,60}?)职务)(?=[，。；（]|$)"
)
_ACTIONS: dict[str, AppointmentAction] = {"免去": "removed", "免": "removed", "补选": "elected", "选举": "elected", "接受": "resigned"}


_PRODUCES = re.compile(r"选举产生|选举结果|选出|当选名单|当选人员|换届")
_LABELLED = re.compile(rf"^(?:{_NUMBER}[^，。；：{_R}]{{1,20}}[：:]{_R}(?:[、 ]{_R})*[；。，]?)+$")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: the span of its people and of its post in the typed sentence."""

    start: int
    stop: int
    who: tuple[int, int]
    post: tuple[int, int]
    action: AppointmentAction


@dataclass(frozen=True, slots=True)
class Listing:
    """The list that is open at the end of a sentence."""

    action: AppointmentAction
    date: str | None
    body: str | None


def header_action(match: re.Match[str]) -> AppointmentAction:
    """What the verb over a list says of those in it."""
    return _ACTIONS.get((match["verb"] or match["line"]).removeprefix("批准"), "appointed")


def last_header(text: str) -> re.Match[str] | None:
    """The last verb of the sentence that opens a list."""
    return max(_HEADER.finditer(text), key=lambda match: match.end(), default=None)


def produces(text: str) -> bool:
    """Does the sentence say that an election produced those whom the next lines list?"""
    return _PRODUCES.search(text) is not None


def labelled(text: str) -> bool:
    """Is the sentence a line of such a list: 副主席：⟨R⟩?"""
    return _LABELLED.match(text) is not None


def items_in(text: str, listing: Listing | None) -> Iterator[Item]:
    """The items of a list in a sentence: those after a verb with a colon in it, or all when a list is open before."""
    headers = [(match.end(), header_action(match)) for match in _HEADER.finditer(text)]
    for match in _ITEM.finditer(text):
        above = [action for at, action in headers if at <= match.start("who")]
        action = above[-1] if above else listing.action if listing else None
        if action is None or ("职务" in match[0]) != (action in ("removed", "resigned")):
            continue
        group = "as" if match["as"] else "of"
        yield Item(match.start("who"), match.end(), match.span("who"), match.span(group), action)


def goes_on(text: str) -> bool:
    """Does a list that was open before stay open after this sentence?"""
    return _ITEM.search(text) is not None or text.startswith(_R) or last_header(text) is not None
