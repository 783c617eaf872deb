"""Who is named and which posts the article gives them.

In:  rosters.    Out: one Naming a person, one Tenure a person and post; a short form of a fuller post is not a second post.
"""

from __future__ import annotations

from kg.model import Evidence, Naming, PostMention, PreparedArticle, Roster, Tenure

_NO_POSTS = frozenset({"同志", "代表", "记者", "成员", "委员会", "领导", "群众"})


def find_namings_and_tenures(prepared: PreparedArticle, rosters: tuple[Roster, ...]) -> tuple[Naming | Tenure, ...]:
    """Namings and tenures in the order in which the people are first named."""
    mentions: dict[str, list[Evidence]] = {}
    posts: dict[str, list[tuple[PostMention, Evidence]]] = {}
    for roster in rosters:
        for member in roster.members:
            person = member.person
            mentions.setdefault(person.name, []).append(Evidence(person.start, person.stop, person.rule))
            for post in member.posts:
                span = Evidence(min(post.start, person.start), max(person.stop, post.stop), post.rule)
                posts.setdefault(person.name, []).append((post, span))
    facts: list[Naming | Tenure] = []
    for name, evidence in mentions.items():
        facts.append(Naming(name, tuple(evidence)))
        facts.extend(_tenures(name, posts.get(name, [])))
    return tuple(facts)


def _tenures(name: str, held: list[tuple[PostMention, Evidence]]) -> list[Tenure]:
    whole = {(post.org or "") + post.title for post, _ in held} | {post.title for post, _ in held}
    merged: dict[tuple[str, str], Tenure] = {}
    for post, evidence in held:
        if post.title in _NO_POSTS or any(other != post.title and other.endswith(post.title) for other in whole if other != (post.org or "") + post.title):
            continue
        key = (post.title, post.status)
        have = merged.get(key)
        merged[key] = Tenure(name, post.title, (have.org if have else None) or post.org, post.status, (*(have.evidence if have else ()), evidence))
    return list(merged.values())
