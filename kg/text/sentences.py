"""Cut a text into sentences.

In:  folded text, paragraphs separated by newlines.    Out: sentences [start, stop), in order, never across a paragraph.

A sentence ends at 。！？ or … when the quotation and bracket it stands in are closed, or right after a closing quotation mark that
follows such a sign: “心里有底。”基地总经理说。 is two sentences, 《忠诚履职。》报告 is one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from kg.model import Sentence

_ENDS = "。！？!?"
_CLOSERS = "”』’）)》】"
_OPEN = {"“": "”", "（": "）", "(": ")", "《": "》"}
_MARKS = re.compile("[" + "".join((*_OPEN, *_OPEN.values(), *_ENDS)) + "]")
_ATTRIBUTION = re.compile(r"[^，。；：“”！？\n]{1,30}?(?:说|表示|介绍|坦言|感慨|告诉记者|强调|笑道|回忆|透露|道)(?=[。，：；])")
_MAX_NESTING = 400  # an unclosed quotation mark must not swallow a paragraph: past this many characters it no longer counts


def split_sentences(folded: str) -> tuple[Sentence, ...]:
    """The sentences of a folded text; time is linear in its length."""
    return tuple(_sentences(folded))


def _sentences(folded: str) -> Iterator[Sentence]:
    offset = 0
    for number, paragraph in enumerate(folded.split("\n")):
        for start, stop in _cut(paragraph):
            while start < stop and paragraph[start].isspace():
                start += 1
            while stop > start and paragraph[stop - 1].isspace():
                stop -= 1
            if start < stop:
                yield Sentence(offset + start, offset + stop, number)
        offset += len(paragraph) + 1


def _cut(paragraph: str) -> Iterator[tuple[int, int]]:
    start = done = 0  # what lies before ``done`` belongs to a sentence that has ended
    opened: deque[tuple[str, int]] = deque()
    n = len(paragraph)
    for mark in _MARKS.finditer(paragraph):
        i, char = mark.start(), mark[0]
        if i < done:
            continue
        if char in _OPEN:
            opened.append((_OPEN[char], i))
        elif opened and char == opened[-1][0]:
            opened.pop()
            if paragraph[i - 1] in _ENDS and not opened and _ends_after_quote(paragraph, i):
                yield start, i + 1
                start = i + 1
        elif char in _ENDS:
            while opened and i - opened[0][1] > _MAX_NESTING:
                opened.popleft()
            if not opened:
                while i + 1 < n and paragraph[i + 1] in _ENDS + _CLOSERS:
                    i += 1
                yield start, i + 1
                start = done = i + 1
    if start < n:
        yield start, n


def _ends_after_quote(paragraph: str, i: int) -> bool:
    """Does the sentence end at the closing quotation mark at i? Not when the quotation goes on as a noun: “…”的, “…”等."""
    if _ATTRIBUTION.match(paragraph, i + 1):
        return False  # “心里有底。”基地总经理厉明说。
    following = paragraph[i + 1 : i + 2]
    return following not in ("，", "、", "；", "的", "等", "和", "与", "及", "”", "）", "》", "。", "！", "？")
