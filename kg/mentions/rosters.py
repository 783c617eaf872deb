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
from kg.mentions.names import NameReader
from kg.mentions.plausible import plausible
from kg.mentions.posts import Post, head_ending_at
from kg.mentions.short_forms import find_short_forms
from kg.mentions.spaces import Compact, without_stray_spaces
from kg.model import PersonMention, PostMention, PreparedArticle, Roster, RosterMember
from kg.text.find import occurrences

_JOIN = re.compile(r"(?:、|，|和|与|及|以及|，以及)")
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
        if not name.posts:
            names[name.start] = replace(name, posts=post_after(clues, name.stop))
    mentions = [(name, text[name.start : name.stop]) for name in _without_overlap(names)]
    mentions += find_short_forms(text, full, {i for n, _ in mentions for i in range(n.start, n.stop)} | banned)
    mentions.sort(key=lambda m: m[0].start)
    return tuple(_group(compact, mentions))


def _list(clues: Clues, names: dict[int, Name], banned: set[int]) -> None:
    """Names listed after a certain one share its last post: 区领导A、B、C; A、B和C."""
    text, reader = clues.text, clues.reader
    for name in sorted(names.values(), key=lambda n: n.start):
        end = name.stop
        while join := re.compile(r"、|和(?=[\u4e00-\u9fff])").match(text, end):
            start = join.end()
            have = names.get(start)
            stop = have.stop if have else reader.read(start)
            if (have and (have.posts or not name.posts)) or start in banned or stop is None or _starts_post(text, start, stop):
                break
            if not have and not plausible(clues, start, stop, expected=True):
                break
            following = text[stop : stop + 1]
            if join[0] == "和" and not (
                following in "，。、；" or ACTS.match(text, stop) or re.match(r"[先分等共一出参到作在]", following)
            ):
                break
            posts = tuple(replace(post) for post in name.posts[-1:] if post.stop <= name.start)
            name = Name(start, stop, "listed", posts)
            _keep(names, name)
            end = stop


def _starts_post(text: str, start: int, stop: int) -> bool:
    """Does a post rather than a name begin here: 、副区长…, 、云岫新区工委书记…?"""
    piece = text[start : start + 24].split("、")[0]
    piece = re.split(r"[，。；“”\n]", piece)[0]
    head = heads_pattern().search(piece)
    if head is None or head.start() == 0:
        return False
    if re.match(r"[省市区县镇乡]|副|常务|党|政|人大|中共|全国|国家|国务", piece):
        return True
    return (
        start + head.start() >= stop
        and head.end() < len(piece)
        and not ACTS.match(text, stop)
        and text[stop] not in "（等和在作为任同先分当"
    )


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
    whole = {text[n.start : n.stop] for n in names.values() if n.rule == "with-people"}
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
    have = names.get(name.start)
    if have is None or (not have.posts and name.posts):
        names[name.start] = name


def _without_overlap(names: dict[int, Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names.values(), key=lambda n: (n.start, -n.stop)):
        if not kept or name.start >= kept[-1].stop:
            kept.append(name)
    return kept


# ---------------------------------------------------------------- rosters


def _group(compact: Compact, mentions: list[tuple[Name, str]]) -> list[Roster]:
    """Names and posts that are joined by nothing but 、 ， 和 are one roster."""
    text = compact.prepared.folded
    rosters: list[Roster] = []
    members: list[RosterMember] = []
    start = stop = 0
    for name, full in mentions:
        floor = stop if members else 0
        name = replace(name, posts=tuple(_after(text, post, floor) for post in name.posts))
        own = [post for post in name.posts if post.stop <= name.start]
        first = own[0].start if own and own[-1].stop == name.start else name.start
        member = RosterMember(
            PersonMention(*compact.span(name.start, name.stop), name.rule, full), _posts(compact, name.posts, members, name.rule)
        )
        if members and _JOIN.fullmatch(text[stop:first]) and not (text[stop] == "，" and first == name.start):
            members.append(member)
        else:
            if members:
                rosters.append(Roster(*compact.span(start, stop), "roster", tuple(members)))
            members, start = [member], first
        stop = max([name.stop, *(post.stop for post in name.posts if post.start == name.stop)])
    if members:
        rosters.append(Roster(*compact.span(start, stop), "roster", tuple(members)))
    return rosters


def _after(text: str, post: Post, floor: int) -> Post:
    """The post without a name before it that its left border missed: 第一副总统穆赫贝尔代行⟨总统⟩."""
    if not post.start < floor < post.stop:
        return post
    match = re.compile(r"(?:[和与及同、]|代行)?").match(text, floor)
    start = match.end() if match else floor
    return replace(post, start=start) if start < post.stop - post.head + 1 else replace(post, start=post.stop - post.head)


def _without_party_group(organ: str) -> str:
    """区教育局党组书记、局长: the 局长 is of 区教育局."""
    return organ.removesuffix("党组").removesuffix("党委")


_BARE = re.compile(
    r"(?:第一|常务|专职|兼职|党组|党委)?(?:副?(?:书记|主任|主席|局长|院长|主任委员|部长|会长|秘书长|校长|检察长|处长|厅长|组长|董事长|总经理|行长|理事长)|成员|委员)|"
    r"[^省市区县]{1,6}部部?长|政法委书记|纪委书记"
)
_FORMER_OF = re.compile(r"([\u4e00-\u9fff]{2,16})(?:原|前)((?:党组)?(?:第一)?副?[\u4e00-\u9fff]{2,5})")  # 全国政协原副秘书长


def _posts(compact: Compact, posts: tuple[Post, ...], before: list[RosterMember], rule: str) -> tuple[PostMention, ...]:
    """The posts of one person; a bare title inherits the organ of the post before it: 区人大常委会主任A，副主任B."""
    text = compact.prepared.folded
    found: list[PostMention] = []
    post_rule = rule if rule == "short-form" else "post"
    for post in posts:
        title = text[post.start : post.stop].strip()
        org, status = None, post.status
        former = _FORMER_OF.fullmatch(title)
        if former and head_ending_at(former[2], len(former[2])) == len(former[2]):
            org, title, status = former[1], former[2], "former"
        elif _BARE.fullmatch(title):
            previous = found[-1:] or [p for member in before[-1:] for p in member.posts[-1:]]
            for p in previous:
                head = head_ending_at(p.title, len(p.title))
                org = p.org or _without_party_group(p.title[: len(p.title) - head]) or None
        if title:
            found.append(PostMention(*compact.span(post.start, post.stop), post_rule, title, org, status))
    return tuple(found)


def _banned(text: str) -> set[int]:
    """Characters that are no mention of a person: doctrines named after one, bylines."""
    spans = [m.span() for m in _DOCTRINE.finditer(text)] + [m.span() for m in _BYLINE.finditer(text[:120])]
    return {i for a, b in spans for i in range(a, b)}
