"""The sentence around a quotation, for those who show evidence.

In:  a text and a stretch of it.    Out: where the sentence begins and ends.
"""

from __future__ import annotations

_ENDS = "。！？\n"


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The sentence or sentences that hold [start, stop), as a half-open span, without the line ends and spaces around them."""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [position for position in (text.find(mark, max(stop - 1, start)) for mark in _ENDS) if position >= 0]
    last = max(min(ends) + 1 if ends else len(text), stop)
    if text[last - 1 : last] == "\n" and last > stop:
        last -= 1
    first += len(text[first:start]) - len(text[first:start].lstrip())
    return first, last
