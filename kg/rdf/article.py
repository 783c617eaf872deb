"""The triples of one article that are about the article itself, and what all its facts share: evidence, people, labels.

In:  Resolved.    Out: lines ``subject predicate object`` in Turtle terms.
"""

from __future__ import annotations

from kg.ids import hashed, name
from kg.model import Evidence
from kg.rdf.terms import calendar, chinese, text
from kg.resolve.identity import Resolved
from kg.resolve.places import is_place, place_key


class ArticleLines:
    """Collects the lines of one article; a line may come more than once."""

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.article = resolved.extraction.article
        self.iri = name("article", self.article.id)
        self.lines: list[str] = []
        self._passages: dict[Evidence, str] = {}
        self._labelled: set[str] = set()

    def add(self, *lines: str) -> None:
        self.lines.extend(lines)

    # ------------------------------------------------------------ the article

    def metadata(self) -> None:
        """What is known about the article."""
        a, s = self.article, self.iri
        self.add(f"{s} a schema:NewsArticle", f"{s} dcterms:identifier {text(a.id)}")
        if a.title:
            self.add(f"{s} schema:headline {chinese(a.title)}")
        if a.published and (when := calendar(a.published)):
            self.add(f"{s} schema:datePublished {when}")
        for person in a.byline:
            self.add(f"{s} schema:creditText {chinese(person)}")
        for value, predicate in ((a.source, "schema:publisher"), (a.page, "schema:pagination"), (a.url, "schema:url")):
            if value:
                self.add(f"{s} {predicate} {text(value)}")
        if a.region:
            self.add(f"{s} kg:region {self.place(a.region)}")
        for field in a.inferred:
            self.add(f"{s} kg:inferredField {text(field)}")
        if anchor := self.resolved.extraction.anchor:
            self.add(f"{s} kg:dateAnchor {text(anchor.date)}", f"{s} kg:dateAnchorBasis {basis(anchor.basis)}")

    # ------------------------------------------------------------ facts

    def fact(self, kind: str, evidence: tuple[Evidence, ...], *says: str) -> str:
        """The node of a fact, a hash of what it says, with its kind and evidence."""
        node = hashed("fact", kind, *says)
        self.evidenced(node, kind, evidence)
        return node

    def evidenced(self, node: str, kind: str, evidence: tuple[Evidence, ...]) -> None:
        """Say what a node is and where it was read."""
        self.lines.append(f"{node} a {kind}")
        for e in evidence:
            self.lines.append(f"{node} kg:evidence {self._passages.get(e) or self._passage(e)}")

    def _passage(self, e: Evidence) -> str:
        p = name("passage", self.article.id, str(e.start), str(e.stop), e.rule)
        self._passages[e] = p
        self.lines += (
            f"{p} a kg:Passage",
            f"{p} prov:wasQuotedFrom {self.iri}",
            f'{p} nif:beginIndex "{e.start}"^^xsd:integer',
            f'{p} nif:endIndex "{e.stop}"^^xsd:integer',
            f"{p} oa:exact {text(self.article.text[e.start : e.stop])}",
            f"{p} kg:rule {text(e.rule)}",
        )
        return p

    # ------------------------------------------------------------ named things

    def labelled(self, thing: str, kind: str, label: str, predicate: str = "rdfs:label") -> str:
        """A named thing with its class and Chinese label; returns it."""
        if thing not in self._labelled:
            self._labelled.add(thing)
            self.lines += (f"{thing} a {kind}", f"{thing} {predicate} {chinese(label)}")
        return thing

    def person(self, person: str) -> str:
        thing = self.labelled(name("person", person, *self.resolved.people[person]), "schema:Person", person)
        if other := self.resolved.same_as.get(person):
            self.lines.append(f"{thing} owl:sameAs {other}")
        return thing

    def place(self, place: str) -> str:
        return self.labelled(name("place", *place_key(place, self.article)), "schema:Place", place)

    def subject(self, subject: str) -> str:
        """What a measure is about: an area by its own identity, anything else (重点项目) within the region of the article."""
        if is_place(subject) or subject == self.article.region:
            thing = self.place(subject)
        else:
            thing = self.labelled(name("subject", subject, *self.resolved.scope), "kg:Subject", subject)
        return thing

    def scoped(self, prefix: str, kind: str, *parts: str, label: str | None = None) -> str:
        """A thing whose name identifies it within the region of the article only: 区发改局, 幸福路改造."""
        return self.labelled(name(prefix, *parts, *self.resolved.scope), kind, label or parts[0])


def basis(value: str) -> str:
    """The term for stated or inferred."""
    return "kg:Stated" if value == "stated" else "kg:Inferred"
