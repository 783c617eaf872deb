"""Traditional characters read as simplified ones, one for one.

In:  a text.    Out: a text of the same length, on which the rules run; the text itself when it is simplified.

The table is ``kg/data/lexicon/characters.tsv``. Characters that simplified text uses too (於 is a family name, 著 stands in 著名) are read
otherwise only in a text that is traditional: one in twenty of its Chinese characters, or more, is a character that only traditional text has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.errors import DataFileError
from kg.lexicon.tables import rows

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TRADITIONAL = 0.05  # share of the characters that are Chinese; a simplified text that quotes a name or a seal stays far below
_SAMPLE = 20_000  # characters: enough to tell what a text is written in


def simplified(text: str) -> str:
    """The text as it reads in simplified characters; ``len(simplified(text)) == len(text)``, and doing it twice changes nothing.

    >>> simplified("臺北市書記後天出席著名專家會議")
    '台北市书记后天出席著名专家会议'
    >>> simplified("周乾、於晓后天出席会议")
    '周乾、於晓后天出席会议'
    """
    certain, pattern = _certain()
    if pattern.search(text) is None:
        return text
    sample = text[:_SAMPLE]
    if len(pattern.findall(sample)) < _TRADITIONAL * len(_HAN.findall(sample)):
        return text.translate(certain)
    context, words = _context()
    return words.sub(lambda match: context[match[0]], text).translate(certain)


def _table() -> tuple[tuple[str, ...], ...]:
    table = rows("characters", ("written", "read", "when"))
    for written, read, when in table:
        if len(written) != len(read) or when not in ("", "context"):
            raise DataFileError(f"characters.tsv: {written} and {read} must be equally long, and when is empty or context")
    return table


@lru_cache(maxsize=1)
def _certain() -> tuple[dict[int, str], re.Pattern[str]]:
    """The characters that no simplified text uses, and what finds one."""
    table = {ord(written): read for written, read, when in _table() if not when}
    return table, re.compile("[" + "".join(map(chr, table)) + "]")


@lru_cache(maxsize=1)
def _context() -> tuple[dict[str, str], re.Pattern[str]]:
    """What is read otherwise in a traditional text only, and what finds it, the longest first."""
    table = {written: read for written, read, when in _table() if when}
    longest_first = sorted(table, key=lambda written: (-len(written), written))
    return table, re.compile("|".join(longest_first))
