"""Who is named and which posts the article gives them.

In:  rosters.    Out: one Naming a person, one Tenure a person and post; a short form of a fuller post is not a second post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.mentions.grouping import is_bare, organ_of
from kg.mentions.posts import head_ending_at
from kg.model import Appointment, AppointmentAction, Evidence, Naming, PostMention, PreparedArticle, Roster, Tenure, TenureStatus

_NO_POSTS = frozenset({"同志", "代表", "记者", "成员", "委员会", "领导", "群众"})


_STATUS: dict[AppointmentAction, TenureStatus] = {
    "appointed": "current",
    "elected": "current",
    "nominated": "nominee",
    "removed": "former",
    "resigned": "former",
}
_PREFIX = re.compile(r"代理?(?=[省市区县旗州镇乡][长]|[院检])|该[校县区市局院司镇乡]|新任|新一[任届]")
_NOW = re.compile(r"(现任|曾任|历任|时任|此前，?[^，。；]{2,4}任|是)([^，。；：（）]{2,50})")


def find_namings_and_tenures(
    prepared: PreparedArticle, rosters: tuple[Roster, ...], appointments: tuple[Appointment, ...]
) -> tuple[Naming | Tenure, ...]:
    """Namings and tenures in the order in which the people are first named; a post somebody is appointed to is theirs too."""
    mentions: dict[str, list[Evidence]] = {}
    posts: dict[str, list[tuple[PostMention, Evidence]]] = {}
    for roster in rosters:
        for member in roster.members:
            person = member.person
            mentions.setdefault(person.name, []).append(Evidence(person.start, person.stop, person.rule))
            for post in member.posts:
                span = Evidence(min(post.start, person.start), max(person.stop, post.stop), post.rule)
                posts.setdefault(person.name, []).append((post, span))
    for name, post, evidence in _gained_or_lost(appointments):
        posts.setdefault(name, []).append((post, evidence))
    for name, post in _stated(prepared, rosters):
        posts.setdefault(name, []).append((post, Evidence(post.start, post.stop, post.rule)))
    facts: list[Naming | Tenure] = []
    for name, named in mentions.items():
        facts.append(Naming(name, tuple(named)))
        facts.extend(_tenures(name, posts.get(name, [])))
    return tuple(facts)


def _gained_or_lost(appointments: tuple[Appointment, ...]) -> Iterator[tuple[str, PostMention, Evidence]]:
    """The posts of appointments; a bare one takes the organ of the one before it: 任县委委员、常委、⟨书记⟩."""
    organ, before = None, None
    for appointment in appointments:
        evidence = appointment.evidence[0]
        prefix = _PREFIX.match(appointment.post)
        status: TenureStatus = "acting" if prefix and prefix[0].startswith("代") else _STATUS[appointment.action]
        title = appointment.post[prefix.end() if prefix else 0 :]
        same = before == (appointment.person, evidence)
        organ = organ if same and is_bare(title) else None
        yield appointment.person, PostMention(evidence.start, evidence.stop, evidence.rule, title, organ, status), evidence
        organ, before = organ or organ_of(title), (appointment.person, evidence)


def _stated(prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> Iterator[tuple[str, PostMention]]:
    """现任, 曾任 and 是 with their posts, of the person the sentence is about."""
    starts = [roster.start for roster in rosters]
    for sentence in prepared.sentences:
        inside = rosters[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]
        for match in _NOW.finditer(prepared.folded, sentence.start, sentence.stop):
            owners = [r for r in inside if r.start < match.start(2)]
            if match[1] == "是" and not (owners and owners[-1].stop == match.start() and "的" not in match[2]):
                continue  # 徐淙田⟨是⟩阜山县农技站站长: said of the name before it alone
            if not owners or any(r.start < match.end() and r.stop > match.start(2) for r in inside):
                continue
            status: TenureStatus = "current" if match[1] in ("现任", "是") else "former"
            position, organ = match.start(2), None
            for part in match[2].split("、"):
                if head_ending_at(part, len(part)):
                    organ = organ if is_bare(part) else None
                    mention = PostMention(position, position + len(part), "stated-post", part, organ, status)
                    yield owners[-1].members[-1].person.name, mention
                    organ = organ or organ_of(part)
                position += len(part) + 1


def _tenures(name: str, held: list[tuple[PostMention, Evidence]]) -> list[Tenure]:
    """One tenure a post and status; a short form of a fuller post (梁书记, 局长 of 区教育局局长) is none of its own."""
    if any(post.rule != "short-form" for post, _ in held):
        held = [(post, evidence) for post, evidence in held if post.rule != "short-form"]
    full = {(post.org or "") + post.title for post, _ in held}
    merged: dict[tuple[str, str], Tenure] = {}
    for post, evidence in held:
        own = (post.org or "") + post.title
        if post.title in _NO_POSTS or any(_is_fuller(other, own) for other in full):
            continue
        have = merged.get((own, post.status))
        title, org = (have.title, have.org) if have else (post.title, post.org)
        merged[own, post.status] = Tenure(name, title, org, post.status, (*(have.evidence if have else ()), evidence))
    return list(merged.values())


def _is_fuller(other: str, post: str) -> bool:
    """区教育局局长 is fuller than 局长, 副局长 is not."""
    return other != post and other.endswith(post) and not other.removesuffix(post).endswith(("副", "候补", "代", "助理", "名誉"))
