"""Texts of the tests in traditional characters: the table of characters the other way round."""

from __future__ import annotations

from kg.lexicon.tables import rows


def _back() -> dict[int, str]:
    table: dict[int, str] = {}
    for written, read, when in rows("characters", ("written", "read", "when")):
        if not when and _in_big5(written):
            table.setdefault(ord(read), written)
    return table


def _in_big5(character: str) -> bool:
    try:
        return bool(character.encode("big5"))
    except UnicodeEncodeError:
        return False


def traditional(text: str) -> str:
    """The text with every character replaced by one that is read as it, where the table has one that Big5 knows."""
    return text.translate(_back())
