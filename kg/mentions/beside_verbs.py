"""Names beside what people do, and in phrases where a person stands.

In:  clues.    Out: names without posts.

    before-verb     ，⟨吴政隆⟩陪同调研            before-comrade  ⟨布赫⟩同志
    in-phrase       据⟨李海生⟩介绍                appointing      任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.clues import ACTS, CLAUSE, Clues, Name
from kg.mentions.names import HAN, is_rare_surname, surname_length
from kg.mentions.plausible import plausible
from kg.model import Token

_APPOINTING = re.compile(
    r"(?:任命|任用|免去|接受|补选|选举|推选|递补[^，。；]{0,20}?(?:委员|常委)|提名|追认|聘任|决定|(?:(?<=\n)|^|(?<=[：；，。]))"
    r"(?=[\u4e00-\u9fff]{2,4}(?:同志|（[^（）]{1,6}）)?(?:为|任|的[^，。]{2,30}职务|不再|，[男女]，))|"
    r"(?:(?<=\n)|^)(?=[\u4e00-\u9fff·]{2,16}(?:，[男女]，|（[^（）]{1,6}）为)))(?:了|：|:)?",
    re.MULTILINE,
)
_LEFT = re.compile(
    r"(?:^|[，。；：！？”、\n]|据|在|经|图为|图中|有|是|的|与|和|同|跟|对|给|让|请|为|见到|看到|找到|走进|来到|向|由|被|随|听|问|后|前|时)\Z"
)
_THING = re.compile(r"^.方|[感愿称鸡菊坝井界荒河城湖湾港站岛桥村镇县山林海岭门区园寺宫江路街]$")


def names_before_acts(clues: Clues) -> Iterator[Name]:
    """A name at the head of a clause before a verb of speech or presence: 李金国在讲话中指出; a name before 同志."""
    text = clues.text
    for match in CLAUSE.finditer(text):
        start = match.start()
        token = clues.tokens.get(start)
        if not surname_length(text, start) and not (token and token.tag == "nrt"):
            continue
        stop = clues.reader.read(start)
        strong = stop is not None and token is not None and _opens_sentence(clues, token, start, stop)
        if stop is None or not (ACTS.match(text, stop) or strong):
            continue
        likely = (token is not None and token.tag.startswith("nr")) or text.count(text[start:stop]) > 1 or _shaped(clues, start, stop)
        if likely and plausible(clues, start, stop, expected=False):
            yield Name(start, stop, "before-verb")
    for token in clues.tokens.values():
        if (
            token.tag.startswith("nr")
            and len(token.word) in (2, 3)
            and text.startswith("同志", token.stop)
            and surname_length(text, token.start)
        ):
            yield Name(token.start, token.stop, "before-comrade")


def _shaped(clues: Clues, start: int, stop: int) -> bool:
    """Do the words fall into a family name and what is left of the name: 欧阳|雪, 苗|小雨?"""
    family = surname_length(clues.text, start)
    if family == 1 and (stop - start != 3 or is_rare_surname(clues.text[start])):
        return False
    return all(map(clues.reader.begins_word, (start, start + family, stop)))


def names_in_phrases(clues: Clues) -> Iterator[Name]:
    """Three characters the segmenter takes for a name, in a phrase that a person stands in: 据⟨李海生⟩介绍, 在⟨李海生⟩家中."""
    text = clues.text
    for token in clues.tokens.values():
        if token.tag != "nr" or token.stop - token.start != 3 or not surname_length(text, token.start) or is_rare_surname(token.word[0]):
            continue
        left = _LEFT.search(text[max(0, token.start - 3) : token.start])
        right = text[token.stop : token.stop + 1]
        if not clues.reader.may_be_name(token.start, token.stop) or (_THING.search(token.word) and not ACTS.match(text, token.stop)):
            continue
        followed = right in "、，。；的”：（" or clues.reader.may_follow(token.stop)
        if left and followed and plausible(clues, token.start, token.stop, expected=False):
            yield Name(token.start, token.stop, "in-phrase")


def _opens_sentence(clues: Clues, token: Token, start: int, stop: int) -> bool:
    """Three characters that the segmenter takes for a name, at the head of a sentence, before a verb: 。吴政隆|陪同."""
    whole = (token.start, token.stop, token.tag[:2]) == (start, stop, "nr") and stop - start == 3
    return whole and clues.text[start - 1 : start] in ("", "。", "\n") and clues.reader.word_follows(stop)


def names_of_appointed(clues: Clues) -> Iterator[Name]:
    """A name after a verb of appointment or at the head of a line of a list: 任命⟨佟立军⟩为…, 免去⟨聂飞⟩的…职务."""
    text = clues.text
    for match in _APPOINTING.finditer(text):
        start = match.end()
        while start < len(text) and HAN.match(text[start]):
            stop = clues.reader.read(start)
            sure = stop is not None and bool(re.match(r"(?:同志)?(?:为|任|担任|的[^，。；]{2,30}?职务|辞去)", text[stop : stop + 40]))
            if stop is None or not plausible(clues, start, stop, expected=True, sure=sure and bool(match[0])):
                break
            named = (
                clues.reader.tag_at(start).startswith("nr")
                or text.count(text[start:stop]) > 1
                or re.match("，[男女]，", text[stop : stop + 3])
            )
            if not match[0] and not named:
                break  # 努力|为高质量发展 begins a line like 佟立军|为局长
            if not re.match(r"(?:同志)?(?:为|任|的|、|辞去|，|担任|[（(]|当选)", text[stop : stop + 4]):
                break
            yield Name(start, stop, "appointing")
            if text[stop : stop + 1] != "、":
                break
            start = stop + 1
