"""Who is named and which posts the article gives them.

In:  rosters.    Out: one Naming a person, one Tenure a person and post; a short form of a fuller post is not a second post.
"""

from __future__ import annotations

import re

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
_NOW = re.compile(r"(现任|曾任|历任|时任|此前，?[^，。；]{2,4}任)([^，。；：（）]{2,50})")


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
    for appointment in appointments:
        evidence = appointment.evidence[0]
        prefix = _PREFIX.match(appointment.post)
        status: TenureStatus = "acting" if prefix and prefix[0].startswith("代") else _STATUS[appointment.action]
        title = appointment.post[prefix.end() if prefix else 0 :]
        post = PostMention(evidence.start, evidence.stop, evidence.rule, title, None, status)
        posts.setdefault(appointment.person, []).append((post, evidence))
    for name, post in _stated(prepared, rosters):
        posts.setdefault(name, []).append((post, Evidence(post.start, post.stop, post.rule)))
    facts: list[Naming | Tenure] = []
    for name, named in mentions.items():
        facts.append(Naming(name, tuple(named)))
        facts.extend(_tenures(name, posts.get(name, [])))
    return tuple(facts)


def _stated(prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> list[tuple[str, PostMention]]:
    """现任 and 曾任 with their posts, of the person the sentence is about."""
    found = []
    for sentence in prepared.sentences:
        inside = [r for r in rosters if sentence.start <= r.start and r.stop <= sentence.stop]
        for match in _NOW.finditer(prepared.folded, sentence.start, sentence.stop):
            owners = [r for r in inside if r.start < match.start(2)]
            if not owners or any(r.start < match.end() and r.stop > match.start(2) for r in inside):
                continue
            status: TenureStatus = "current" if match[1] == "现任" else "former"
            position = match.start(2)
            for part in match[2].split("、"):
                if head_ending_at(part, len(part)):
                    mention = PostMention(position, position + len(part), "stated-post", part, None, status)
                    found.append((owners[-1].members[-1].person.name, mention))
                position += len(part) + 1
    return found


def _tenures(name: str, held: list[tuple[PostMention, Evidence]]) -> list[Tenure]:
    whole = {(post.org or "") + post.title for post, _ in held} | {post.title for post, _ in held}
    merged: dict[tuple[str, str], Tenure] = {}
    if any(post.rule != "short-form" for post, _ in held):
        held = [
            (post, evidence) for post, evidence in held if post.rule != "short-form"
        ]  # 梁书记 names a post only where nothing fuller does
    for post, evidence in held:
        if post.title in _NO_POSTS or any(
            other != post.title and other.endswith(post.title) for other in whole if other != (post.org or "") + post.title
        ):
            continue
        key = (post.title, post.status)
        have = merged.get(key)
        merged[key] = Tenure(
            name, post.title, (have.org if have else None) or post.org, post.status, (*(have.evidence if have else ()), evidence)
        )
    return list(merged.values())
