"""Names in a row: ⟨潘朝⟩、⟨叶升学⟩、⟨袁伟⟩等13名官兵.

In:  clues.    Out: the names, with the post that follows the list (A、B、C等⟨区领导⟩).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.beside_posts import post_after
from kg.mentions.clues import ACTS, Clues, Name
from kg.mentions.name_parts import parts_end
from kg.mentions.names import HAN, surname_length
from kg.mentions.plausible import plausible

_SHAPED = re.compile(r"[化性型度率类级式量力感]$")


def names_in_lists(clues: Clues) -> Iterator[Name]:
    """Three names or more in a row are names whatever follows: 潘朝、叶升学、袁伟等13名官兵."""
    text = clues.text
    position = 0
    while (mark := text.find("、", position)) >= 0:
        position = mark + 1
        if not (HAN.match(text, mark - 1) if mark else None) or not HAN.match(text, mark + 1):
            continue
        first = _item_before(clues, mark)
        run = [first] if first else []
        while text[mark : mark + 1] == "、" or (len(run) > 1 and text[mark : mark + 1] in ("和", "与")):
            stop = clues.reader.read(mark + 1) if mark + 1 < len(text) else None
            if stop is None or not plausible(clues, mark + 1, stop, expected=True):
                break
            run.append((mark + 1, stop))
            mark = stop
        position = max(mark, position) + 1
        if _is_list_of_names(clues, run):
            posts = post_after(clues, run[-1][1])
            yield from (Name(*span, "bare-list", posts) for span in run)


def _is_list_of_names(clues: Clues, run: list[tuple[int, int]]) -> bool:
    text = clues.text
    if len(run) < 2 or any(_SHAPED.search(text[slice(*span)]) or text[span[1] - 1] in "岛屿镇" for span in run):
        return False
    if not all("·" in text[slice(*span)] or surname_length(text, span[0]) or parts_end(text, span[0]) == span[1] for span in run):
        return False
    tagged = sum(
        clues.reader.tag(*span).startswith("nr") or "·" in text[slice(*span)] or parts_end(text, span[0]) == span[1] for span in run
    )
    end = run[-1][1]
    if re.match(r"等?(?:\d{0,2}[个座]|地|方向|国|市|省|县|项|种|类|产业|领域|方面)", text[end : end + 4]):
        return False
    acting = bool(ACTS.match(text, end + text.startswith("等", end)))
    if post_after(clues, end):
        return True
    return tagged * 2 >= len(run) if len(run) >= 3 and not acting else acting and (tagged >= 1 if len(run) >= 3 else tagged == 2)


def _item_before(clues: Clues, mark: int) -> tuple[int, int] | None:
    for length in (3, 2, 4):
        start = mark - length
        if (
            start >= 0
            and clues.reader.begins_word(start)
            and clues.reader.read(start) == mark
            and plausible(clues, start, mark, expected=True)
        ):
            return start, mark
    return None
