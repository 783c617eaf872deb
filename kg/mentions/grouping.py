"""Names and posts that stand together become one roster; a bare title takes its organ from the post before it.

In:  names with posts, in order.    Out: rosters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.clues import Name
from kg.mentions.posts import Post, head_ending_at, organ_start
from kg.mentions.spaces import Compact
from kg.model import PersonMention, PostMention, Roster, RosterMember

_JOIN = re.compile(r"(?:、|，|和|与|及|以及|，以及)")
_BARE = re.compile(
    r"(?:第一|常务|专职|兼职|党组|党委)?(?:副?(?:书记|主任|主席|局长|院长|主任委员|部长|会长|秘书长|校长|检察长|处长|厅长|组长|董事长|总经理|行长|理事长|所长|馆长|台长|社长)"
    r"|成员|委员|常委)|(?:宣传|组织|统战|统一战线工作|社会工作|政法委)部?部?(?:长|书记)|纪委书记"
)
_FORMER_OF = re.compile(r"([\u4e00-\u9fff]{2,16})(?:原|前)((?:党组)?(?:第一)?副?[\u4e00-\u9fff]{2,5})")  # 全国政协原副秘书长
_DEPUTY = re.compile(r"副|第一副|常务副|秘书长|党组|成员|委员|常委")
_STATUS_BEFORE = re.compile(r"(?:原任?|前任?|时任|代理?|拟任|候任|新任)$")
_STATUS_REACH = 3
_SENTENCE_END = re.compile(r"[。！？\n]")


def group(compact: Compact, mentions: list[tuple[Name, str]]) -> list[Roster]:
    """Names and posts that are joined by nothing but 、 ， 和 are one roster."""
    text = compact.prepared.folded
    rosters: list[Roster] = []
    members: list[RosterMember] = []
    start = stop = 0
    for name, full in mentions:
        floor = stop if members else 0
        kept = (post if name.rule == "listed" else _after(text, post, floor) for post in name.posts)
        name = replace(name, posts=tuple(post for post in kept if post is not None))
        own = [post for post in name.posts if post.stop <= name.start]
        first = _first_of(text, own[0], floor) if own and own[-1].stop == name.start else name.start
        before = members if members and not _SENTENCE_END.search(text[stop:first]) else []
        member = RosterMember(
            PersonMention(*compact.span(name.start, name.stop), name.rule, full), _posts(compact, name.posts, before, name.rule)
        )
        if members and _JOIN.fullmatch(text[stop:first]) and not (text[stop] == "，" and first == name.start):
            members.append(member)
        else:
            if members:
                rosters.append(Roster(*compact.span(start, stop), "roster", tuple(members)))
            members, start = [member], first
        stop = _end(text, name)
    if members:
        rosters.append(Roster(*compact.span(start, stop), "roster", tuple(members)))
    return rosters


def _first_of(text: str, post: Post, floor: int) -> int:
    """Where a person begins in a list: with the organ and the word of status before the title: 、区检察院代⟨检察长⟩B, 、原⟨副县长⟩C."""
    start = post.organ[0] if post.organ else post.start
    status = _STATUS_BEFORE.search(text, max(floor, start - _STATUS_REACH), start)
    if status is None:
        return start
    organ = organ_start(text, status.start(), floor, frozenset()) if post.organ is None else status.start()
    return organ if _JOIN.fullmatch(text[floor:organ]) else status.start()


def _end(text: str, name: Name) -> int:
    """Where the name with the posts right behind it ends: 习近平总书记、国家主席."""
    stop = name.stop
    for post in sorted(name.posts, key=lambda post: post.start):
        if post.start == stop or (post.start == stop + 1 and stop > name.stop and text[stop] in "、兼"):
            stop = post.stop
    return stop


def _after(text: str, post: Post, floor: int) -> Post | None:
    """The post without a name before it that its left border missed: 第一副总统穆赫贝尔代行⟨总统⟩; None when it is that of another."""
    if post.stop <= floor:
        return None  # 省长费萨尔|亲王、中国事务大臣鲁梅延
    if not post.start < floor:
        return post
    match = re.compile(r"(?:[和与及同、]|代行)?").match(text, floor)
    start = match.end() if match else floor
    return replace(post, start=start) if start < post.stop - post.head + 1 else replace(post, start=post.stop - post.head)


def _without_party_group(organ: str) -> str:
    """区教育局党组书记、局长: the 局长 is of 区教育局."""
    return organ.removesuffix("党组").removesuffix("党委")


def _posts(compact: Compact, posts: tuple[Post, ...], before: list[RosterMember], rule: str) -> tuple[PostMention, ...]:
    """The posts of one person; a bare title inherits the organ of the post before it: 区人大常委会主任A，副主任B."""
    text = compact.prepared.folded
    found: list[PostMention] = []
    post_rule = rule if rule == "short-form" else "post"
    for post in posts:
        title = text[post.start : post.stop].strip()
        org = text[slice(*post.organ)].strip() if post.organ else None
        status = post.status
        former = _FORMER_OF.fullmatch(title)
        if former and head_ending_at(former[2], len(former[2])) == len(former[2]):
            org, title, status = former[1], former[2], "former"
        elif org is None and _BARE.fullmatch(title):
            source = found[-1] if found else _shared(before, title)
            if source is not None:
                org = _organ(source)
            if source is not None and found and source.status == "former" and status == "current":
                status = "former"  # 原党组副书记、副主任
        if title:
            found.append(PostMention(*compact.span(post.start, post.stop), post_rule, title, org, status))
    return tuple(found)


def _shared(before: list[RosterMember], title: str) -> PostMention | None:
    """The post of the person named before whose organ an elided title shares: 区人大常委会主任A，⟨副主任⟩B."""
    if not before or not before[-1].posts:
        return None
    previous = before[-1].posts[-1]
    return previous if _DEPUTY.match(title) or previous.title.endswith(title) else None


def _organ(post: PostMention) -> str | None:
    return post.org or organ_of(post.title)


def organ_of(title: str) -> str | None:
    """The organ that a title names: 区教育局党组书记 -> 区教育局; None where it names none."""
    return _without_party_group(title[: len(title) - head_ending_at(title, len(title))]) or None


def is_bare(title: str) -> bool:
    """Does the title take its organ from the post before it: 党组书记、⟨局长⟩?"""
    return _BARE.fullmatch(title) is not None
