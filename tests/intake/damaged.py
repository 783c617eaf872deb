"""Pages set from the articles of the practice sets, as careless dumps leave them, with what should come back.

A style says what a page lost: ``indented`` nothing, ``flush`` the indents, ``bare`` indents and blank lines, ``columns`` nothing or the indents,
but its columns stand side by side.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.intake.page_lines import cells

GOLD = Path(__file__).resolve().parent.parent / "gold"
SETS = ("practice", "practice-local", "practice2-local")
STYLES = ("indented", "flush", "bare", "columns")
_NAMES = ("钟晓棠", "方一圆", "麦青", "谷一帆", "令狐晓", "沈小满", "李宛遥", "苗小雨")
_NOT_FIRST = "，。、；：！？”）》％%"  # no line begins with these: they hang over the edge
_WORD = re.compile(r"[0-9A-Za-z.%]+|.")


@dataclass(frozen=True)
class Set:
    """An article as it stands on a page."""

    lines: tuple[str, ...]
    title: str
    text: str
    byline: tuple[str, ...]


@cache
def practice() -> tuple[tuple[str, str], ...]:
    """Title and text of articles of ordinary length; those that end in brackets (整理, 作者) are left out."""
    lines = [line for name in SETS for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [json.loads(line) for line in lines]
    return tuple((a["title"], a["text"]) for a in articles if a["title"] and 150 < len(a["text"]) < 1200 and a["text"][-1] not in "）)")


def damaged_page(style: str, seed: int) -> tuple[str, list[Set]]:
    """A page of a style, and the articles on it; the same seed gives the same page."""
    chance = random.Random(f"{style} {seed}")
    indent = "\u3000\u3000" if style == "indented" or (style == "columns" and chance.random() < 0.67) else ""
    blanks = style in ("indented", "flush") or (style == "columns" and chance.random() < 0.5)
    if style == "columns":
        return _side_by_side(chance, indent, blanks)
    chosen = chance.sample(practice(), chance.choice((2, 3, 4, 5)))
    articles = [_set(article, chance, chance.choice((32, 34, 36, 38, 40, 44)), indent, blanks) for article in chosen]
    return "\n".join(line for article in articles for line in (*article.lines, *([""] if blanks else []))), articles


def _side_by_side(chance: random.Random, indent: str, blanks: bool) -> tuple[str, list[Set]]:
    number, width = chance.choice((2, 2, 3)), chance.choice((30, 32, 34, 36))
    gutter = chance.choice(("    ", "      ", "\u3000\u3000", "\u3000\u3000\u3000", "\t"))
    columns: list[list[str]] = [[] for _ in range(number)]
    articles = [_set(article, chance, width, indent, blanks) for article in chance.sample(practice(), number + chance.choice((0, 1, 2)))]
    for article in articles:
        column = min(columns, key=len)
        column += ([""] if column else []) + list(article.lines)
    height = max(map(len, columns))
    rows = [[column[row] if row < len(column) else "" for column in columns] for row in range(height)]
    return "\n".join(gutter.join(cell + " " * (width + 2 - cells(cell)) for cell in row).rstrip() for row in rows), articles


def _set(article: tuple[str, str], chance: random.Random, width: int, indent: str, blanks: bool) -> Set:
    title, text = article
    lines = [line for part in title.split(" ") for line in _halves(part, width)] + [""] * blanks
    byline = tuple(chance.sample(_NAMES, chance.choice((1, 1, 2)))) if chance.random() < 0.4 else ()
    if byline:
        lines.append(("\u3000 " if indent else "") + "□记者 " + " 通讯员 ".join(byline) + " 报道")
    for paragraph in text.split("\n"):
        wrapped = _wrapped(indent + paragraph, width)
        for number, line in enumerate(wrapped):
            lines += [line, ""] if blanks and number + 1 < len(wrapped) and chance.random() < 0.04 else [line]
    return Set(tuple(lines), title, text, byline)


def _halves(part: str, width: int) -> list[str]:
    middle = (len(part) + 1) // 2
    return [part] if 2 * len(part) <= width else [part[:middle], part[middle:]]


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in _WORD.findall(text):
        if cells(lines[-1] + word) > width and word not in _NOT_FIRST:
            lines.append("")
        lines[-1] += word
    return lines
