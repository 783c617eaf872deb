"""Short forms of names: 沈书记 is the one 沈 of the article, 行舟同志 the one 行舟, 诺瓦 the one 卡洛斯·诺瓦.

In:  text, the full names found, the positions already taken.    Out: the short mentions, each with the full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.clues import Name, heads_pattern
from kg.mentions.foreign import is_bounded, is_transliteration
from kg.mentions.names import surname_length
from kg.mentions.posts import Post
from kg.text.find import occurrences

_SHORT = re.compile(
    r"[\u4e00-\u9fff]{1,2}?(?=书记|主任|区长|县长|市长|省长|局长|镇长|乡长|部长|院长|校长|主席|老师|总理|总统|教授|董事长|总经理)"
)
_BEFORE = "，。；：“”、\n！？给请问听让对向和与随说为把到被由在我们的有"


def find_short_forms(text: str, full: dict[str, Name], taken: set[int]) -> list[tuple[Name, str]]:
    """Family name + title and given name + 同志, where just one person of the article fits."""
    by_family: dict[str, list[str]] = {}
    for name in full:
        family = name[: surname_length(name, 0)]
        if family and "·" not in name:
            by_family.setdefault(family, []).append(name)
    found = []
    for match in _SHORT.finditer(text):
        for start in (match.start(), match.end() - 1):
            owners = by_family.get(text[start : match.end()], [])
            free = not any(i in taken for i in range(start, match.end() + 2))
            before = text[start - 1 : start]
            if len(owners) == 1 and free and (not before or before in _BEFORE):
                head = heads_pattern().match(text, match.end())
                stop = head.end() if head else match.end() + 2
                found.append((Name(start, stop, "short-form", (Post(match.end(), stop, stop - match.end()),)), owners[0]))
                break
    return found + _given_names(text, full, taken) + _parts(text, full, taken)


def whole_names(full: Iterable[str]) -> dict[str, str]:
    """The one name with · that a first or last part stands for: 诺瓦 -> 卡洛斯·诺瓦."""
    owners: dict[str, set[str]] = {}
    for name in full:
        parts = name.split("·")
        for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
            if len(part) >= 2:
                owners.setdefault(part, set()).add(name)
    return {part: min(names) for part, names in owners.items() if len(names) == 1}


def _parts(text: str, full: Iterable[str], taken: set[int]) -> list[tuple[Name, str]]:
    """诺瓦总统, 诺瓦表示: a part of a name with · where nothing goes on before or behind it."""
    found = []
    for part, name in sorted(whole_names(full).items()):
        for start, stop in occurrences(text, part):
            head = heads_pattern().match(text, stop)
            goes_on = text[start - 1 : start] == "·" or text[stop : stop + 1] == "·" or is_transliteration(text[start - 1 : start])
            if goes_on or not (head or is_bounded(text, stop)) or any(i in taken for i in range(start, stop)):
                continue
            posts = (Post(stop, head.end(), head.end() - stop),) if head else ()
            found.append((Name(start, stop, "short-form" if head else "part-of-name", posts), name))
            taken.update(range(start, stop))
    return found


def _given_names(text: str, full: dict[str, Name], taken: set[int]) -> list[tuple[Name, str]]:
    found = []
    for name in full:
        if len(name) == 3 and surname_length(name, 0) == 1:
            for start, stop in occurrences(text, name[1:] + "同志"):
                if start not in taken:
                    found.append((Name(start, stop - len("同志"), "given-name"), name))
    return found
