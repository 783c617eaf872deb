"""Who is who across articles: an entity is a name and a scope.

In:  the Extraction of an article.    Out: the scope of each person named in it, and IRIs through kg.ids.

Two 李伟 of two counties are two people; the same official in two articles of one district is one; a national leader is one everywhere.
The scope of a person is read from the posts the article gives: 国家主席, 国务院总理 are national, 法国总统 belongs to 法国, 区委书记 to the region of
the article. Without a post the region of the article is the scope, and without a region the article itself: never merged by a guess.
"""

from __future__ import annotations

import re

from kg.ids import hashed, iri
from kg.model import Event, Extraction, Tenure

NATION = "中国"
_NATIONAL = re.compile(r"^(?:中共中央|中央|国家|国务院|全国人大|全国政协|最高人民|中央军委|外交部|国务委员|总书记|中华人民共和国|总理$)")
_FOREIGN = re.compile(r"^(.{2,8}?)(?:总统|总理|首相|外长|外交部长|国王|国防部长|议长|副总统|副总理|外交大臣|大使)")


def person_scopes(extraction: Extraction) -> dict[str, str]:
    """name -> scope for every person who holds a post in the article; others have the article's own scope."""
    scopes: dict[str, str] = {}
    for fact in extraction.facts:
        if isinstance(fact, Tenure):
            scope = _scope_of_post((fact.org or "") + fact.title)
            if scope and fact.person not in scopes:
                scopes[fact.person] = scope
    return scopes


def article_scope(extraction: Extraction) -> str:
    """The region of the article, else the article itself."""
    return extraction.article.region or hashed("article", extraction.article.text).rsplit("/", 1)[1]


def person_iri(name: str, scope: str) -> str:
    return iri("person", name, scope)


def event_iri(event: Event, extraction: Extraction) -> str:
    """One event over all articles when its specific name and day are known in one scope; else one of this text (a reprint has the same text)."""
    scope = article_scope(extraction)
    if event.name and len(event.name) >= 6 and event.date and len(event.date) >= 10 and event.type in ("meeting", "ceremony", "training"):
        return hashed("event", event.type, event.name, event.date, scope)
    return hashed("event", event.key, event.type, event.name or "", extraction.article.text)


def _scope_of_post(post: str) -> str | None:
    if _NATIONAL.match(post):
        return NATION
    foreign = _FOREIGN.match(post)
    if foreign and not re.search("[省市区县州]$", foreign[1]):
        return foreign[1]
    return None
