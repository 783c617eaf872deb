"""Headings inside a body: 国内联播快讯 has a line above each item, which the item repeats in full.

In:  folded text, a sentence.    Out: whether the sentence is a heading.
"""

from __future__ import annotations

import re

from kg.model import Sentence

_LONGEST = 45  # characters
_SENTENCE_MARK = re.compile(r"[。！？：…]")


def is_heading(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without an end mark, below the first line."""
    start, stop = sentence.start, sentence.stop
    whole_line = start > 0 and folded[start - 1] == "\n" and (stop == len(folded) or folded[stop] == "\n")
    return whole_line and stop - start <= _LONGEST and _SENTENCE_MARK.search(folded, start, stop) is None
