"""Bylines: the people who wrote an article, from the line or the brackets that name them.

In:  □记者 李宛遥 通讯员 方一圆 报道 | 本报讯（记者 钟晓棠） | （谷一帆 文/图）.    Out: the names, in order.
"""

from __future__ import annotations

import re

from kg.lexicon.characters import simplified
from kg.lexicon.tables import words
from kg.text.written import Written

_SPLIT = re.compile(r"[\s\u3000、，,/；;|]+")
_SIGN = re.compile(r"^[□■◇◆●○〇◎☆★▲（(【\s]+|[）)】\s]+$")
_OUTLET = "本报|本台|本刊|见习|全媒体|融媒体|新媒体|首席|特约|实习|特派|驻站"
_LABEL = re.compile(rf"(?:{_OUTLET})*(?:记者|通讯员|实习生|特约撰稿人|特约撰稿|撰稿|摄影|作者|撰文)[：:]?")
_NEWSROOM = re.compile(r"(?:日报|晚报|时报|新报|新闻|客户端|融媒|融媒体|融媒体中心|电视台|广播电台)$")  # 望泽日报全媒体记者
_WORK = re.compile(r"(?:摄影报道|综合报道|报道|整理|撰文|供图|供稿|编译|采写|摄影|摄|文图|文并图)$")
_NO_NAME = frozenset(
    {"文", "图", "摄", "本报", "综合", "综合报道", "摄影", "实习", "特约", "见习", "记者", "通讯员", "本报综合", "讯", "视频", "海报"}
)
_INLINE = re.compile(r"[（(]\s*((?:(?:全媒体|融媒体|新媒体|首席|见习|本报|特约|实习)*(?:记者|通讯员))[^（）()。]{1,60})[）)]")
_HEAD = 80  # characters: the byline inside a dateline stands within so many
_TAIL = re.compile(r"[（(]([^（）()，。：；！？“”《》0-9]{2,40})[）)]\s*$")


def byline_names(line: str) -> list[str]:
    """The people of a byline: □记者 李宛遥 通讯员 方一圆 报道 -> 李宛遥, 方一圆. Spaces inside a name (王　刚, 钟晓 棠) go."""
    read = simplified(line)
    names = [name for name in _whole(_tokens(read)) if 2 <= len(name) <= 12 and name not in _NO_NAME]
    return names if read == line else list(map(Written(line, read).of, names))


def inline_byline(text: str) -> tuple[str, ...]:
    """The reporters of 本报讯（记者 钟晓棠 通讯员 方一圆）."""
    match = _INLINE.search(simplified(text[:_HEAD]))
    return tuple(byline_names(text[match.start(1) : match.end(1)])) if match else ()


def names_only(line: str) -> bool:
    """Does a line without a sign of its own (□ ■) name people and nothing else: 本报记者 令狐晓, but not 记者：群众最关心的民生事呢？"""
    names = byline_names(line)
    return bool(names) and all(is_name(name) for name in names)


def is_name(word: str) -> bool:
    """Could this be somebody's full name: a family name and one or two characters, or a name with a dot?"""
    if "·" in word:
        return True
    word, surnames = simplified(word), words("surnames")
    return (2 <= len(word) <= 3 and word[0] in surnames) or (3 <= len(word) <= 4 and word[:2] in surnames)


def trailing_byline(line: str) -> tuple[int, list[str]] | None:
    """Where the byline in brackets at the end of a line begins, and its names: 抓好落实。（谷一帆 麦青）"""
    match = _TAIL.search(line, max(0, len(line) - 60))
    if match is None or not names_only(match[1]) or not line[: match.start()].rstrip().endswith(("。", "！", "？", "”", "…")):
        return None
    return match.start(), byline_names(match[1])


def _tokens(line: str) -> list[str]:
    bare = _SIGN.sub("", line)
    parts = [part for part in _SPLIT.split(bare) if part]
    if len(parts) > 3 and all(len(part) == 1 for part in parts):  # □ 记 者 沈 小 满 报 道
        parts = ["".join(parts)]
    tokens: list[str] = []
    for part in parts:
        pieces = _LABEL.split(part)
        for number, piece in enumerate(pieces):
            if number:
                tokens.append("")  # a label parts the names on its two sides
            if piece and not (number + 1 < len(pieces) and _NEWSROOM.search(piece)):
                tokens.append(_WORK.sub("", piece.strip("：:")))
    return tokens


def _whole(tokens: list[str]) -> list[str]:
    """Tokens with single characters joined: 王|刚 and 钟晓|棠 are one name each."""
    names: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if len(token) == 1 and token not in _NO_NAME:
            if len(following) == 1 and following not in _NO_NAME:
                token, position = token + following, position + 1
                third = tokens[position + 1] if position + 1 < len(tokens) else ""
                if len(third) == 1 and third not in _NO_NAME and position + 2 == len(tokens):
                    token, position = token + third, position + 1
            elif names and tokens[position - 1] == names[-1] and len(names[-1]) <= 2:
                names[-1] += token
                token = ""
            elif following:
                token, position = token + following, position + 1
        if token:
            names.append(token)
        position += 1
    return names
