"""Who is named, where, with which posts: rosters.

In:  PreparedArticle.    Out: rosters, in order, without overlap.

    1  certain names (kg.mentions.certain)
    2  names listed after a certain one: 区领导⟨A⟩、B、C
    3  the same names wherever else they stand in the article
    4  short forms: 沈书记, 行舟同志 (kg.mentions.short_forms)
    5  names and posts that stand together become one roster
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.beside_posts import post_after
from kg.mentions.certain import certain_names
from kg.mentions.clues import ACTS, Clues, Name, heads_pattern
from kg.mentions.grouping import group
from kg.mentions.names import NameReader
from kg.mentions.plausible import plausible
from kg.mentions.short_forms import find_short_forms, whole_names
from kg.mentions.spaces import without_stray_spaces
from kg.model import PreparedArticle, Roster
from kg.text.find import occurrences

_NEXT = re.compile(r"、|(?:和|与|及)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) {1,3}(?=[\u4e00-\u9fff]{2,4}(?:\n| |$))")
_DOCTRINE = re.compile(r"习近平(?:新时代中国特色社会主义|强军|外交|法治|文化|生态文明|经济|总书记关于)?思想|习近平新时代")
_BYLINE = re.compile(
    r"(?:记者|通讯员|摄影|编辑|责编|见习记者)[\s：:]?[^，。；）)\n]{2,30}[）)]|^[□■◇]?\s*记者[^，。]{2,20}(?:报道|摄)", re.MULTILINE
)


def find_rosters(prepared: PreparedArticle) -> tuple[Roster, ...]:
    """All mentions of named people of the story, grouped into noun phrases."""
    compact = without_stray_spaces(prepared)
    text = compact.prepared.folded
    clues = Clues(text, NameReader(compact.prepared), compact.prepared.tokens)
    banned = _banned(text)
    names: dict[int, Name] = {}
    for found in certain_names(clues):
        if not any(i in banned for i in range(found.start, found.stop)):
            _keep(names, found)
    _list(clues, names, banned)
    full = _full_names(text, names)
    _extend(text, names)
    _repeat(text, full, names, banned)
    for name in list(names.values()):
        behind = post_after(clues, name.stop) if not name.posts or text[name.stop : name.stop + 1] == "（" else ()
        if behind:
            names[name.start] = replace(name, posts=(*name.posts, *behind))
    whole = whole_names(full)
    mentions = [(name, whole.get(label := text[name.start : name.stop], label)) for name in _without_overlap(names)]
    mentions += find_short_forms(text, full, {i for n, _ in mentions for i in range(n.start, n.stop)} | banned)
    mentions.sort(key=lambda m: m[0].start)
    return tuple(group(compact, mentions))


def _list(clues: Clues, names: dict[int, Name], banned: set[int]) -> None:
    """Names listed after a certain one share its last post: 区领导A、B、C; A、B和C."""
    text, reader = clues.text, clues.reader
    for name in sorted(names.values(), key=lambda n: n.start):
        end = name.stop
        while join := _NEXT.match(text, _past_bracket(text, end)):
            start = join.end()
            have = names.get(start)
            stop = have.stop if have else reader.read(start)
            if (have and (have.posts or not name.posts)) or start in banned or stop is None or _starts_post(reader, text, start, stop):
                break
            if not have and not plausible(clues, start, stop, expected=True):
                break
            following = text[stop : stop + 1]
            if join[0] in ("和", "与", "及") and not (
                following in "，。、；" or ACTS.match(text, stop) or re.match(r"[先分等共一出参到作在]", following)
            ):
                break
            posts = tuple(replace(post) for post in name.posts[-1:] if post.stop <= name.start and join[0] != "与")
            name = Name(start, stop, "listed", posts)
            _keep(names, name)
            end = stop


def _past_bracket(text: str, position: int) -> int:
    """Behind a remark in brackets: 王秀兰（区长）、张明华."""
    bracket = re.compile(r"（[^（）]{1,20}）(?=、)").match(text, position)
    return bracket.end() if bracket else position


def _starts_post(reader: NameReader, text: str, start: int, stop: int) -> bool:
    """Does a post rather than a name begin here: 、副区长…, 、云岫新区工委书记…?"""
    piece = text[start : start + 24].split("、")[0]
    piece = re.split(r"[，。；“”\n]", piece)[0]
    head = heads_pattern().search(piece)
    if head is None or head.start() == 0:
        return head is not None and head.end() > stop - start  # 、政治|委员郑海疆
    if re.match(r"[省市区县镇乡]|副|常务|党|政|人大|中共|全国|国家|国务", piece):
        return True
    named = reader.tag(start, stop)[:2] in ("", "nr")
    if named and text[stop] in "（等和及与在为任同先分当":
        return False  # 、欧冶|及市政府秘书长都兰
    if start + head.start() >= stop and not reader.begins_word(stop):
        return True  # 、经济合|作与发展组织秘书长…
    return start + head.start() >= stop and head.end() < len(piece) and not ACTS.match(text, stop) and not (named and text[stop] == "作")


# ---------------------------------------------------------------- every other mention


def _full_names(text: str, names: dict[int, Name]) -> dict[str, Name]:
    full: dict[str, Name] = {}
    for name in sorted(names.values(), key=lambda n: n.start):
        full.setdefault(text[name.start : name.stop], name)
    # 买买提江 is part of 阿依夏·买买提江, 王小 of 王小明: the longer one that stands as often is the name.
    counts = {name: text.count(name) for name in full}
    return {n: where for n, where in full.items() if not any(n != o and o.startswith(n) and counts[n] == counts[o] for o in full)}


def _extend(text: str, names: dict[int, Name]) -> None:
    """敖日其|楞 is read as 敖日其楞 once the article has shown the whole name (敖日其楞（蒙古族）)."""
    whole = {text[n.start : n.stop] for n in names.values() if n.rule == "with-people" or (n.rule == "appointing" and n.stop - n.start > 3)}
    for start, name in names.items():
        for longer in sorted(whole):
            if len(longer) > name.stop - start and text.startswith(longer, start):
                names[start] = replace(name, stop=start + len(longer))


def _repeat(text: str, full: dict[str, Name], names: dict[int, Name], banned: set[int]) -> None:
    taken = {i for name in names.values() for i in range(name.start, name.stop)}
    for name in sorted(full, key=lambda n: (-len(n), n)):
        for start, stop in occurrences(text, name):
            if not any(i in taken or i in banned for i in range(start, stop)):
                names[start] = Name(start, stop, "named-elsewhere")
                taken.update(range(start, stop))


def _keep(names: dict[int, Name], name: Name) -> None:
    """Enter a name; the posts before it and the one behind it are both its own: 省长⟨费萨尔⟩亲王."""
    have = names.get(name.start)
    if have is None or (not have.posts and name.posts):
        names[name.start] = name
    elif (
        have.stop == name.stop
        and {p.stop <= name.start for p in have.posts} == {False}
        and name.posts
        and name.posts[-1].stop <= name.start
    ):
        names[name.start] = replace(name, posts=(*name.posts, *have.posts))


def _without_overlap(names: dict[int, Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names.values(), key=lambda n: (n.start, -n.stop)):
        if not kept or name.start >= kept[-1].stop:
            kept.append(name)
    return kept


def _banned(text: str) -> set[int]:
    """Characters that are no mention of a person: doctrines named after one, bylines."""
    spans = [m.span() for m in _DOCTRINE.finditer(text)] + [m.span() for m in _BYLINE.finditer(text[:120])]
    return {i for a, b in spans for i in range(a, b)}
