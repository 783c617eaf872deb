"""One extraction as triples.

In:  Extraction.    Out: triples (N-Triples strings) of the article's named graph.

Every fact is a node whose IRI is a hash of what it says, so that a reprint adds a passage to the same node. Each fact has at least one
Passage: nif:beginIndex and nif:endIndex in code points of the article's text, the exact quote, the rule that read it. Direct edges for the
common questions stand beside the fact nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.ids import hashed, iri
from kg.model import (
    Appointment,
    Conveyance,
    DocumentAct,
    Event,
    Evidence,
    Extraction,
    Measure,
    Milestone,
    Naming,
    Participation,
    Statement,
    Tenure,
)
from kg.rdf.terms import Triple, calendar, decimal, integer, ref, term, text
from kg.resolve.identity import article_scope, event_iri, person_iri, person_scopes

_A = term("rdf:type")
_LABEL = term("rdfs:label")
_ZH = "zh"
_ROLE_EDGES = {
    "presided": "kg:presidedOver",
    "spoke": "kg:spokeAt",
    "attended": "kg:attended",
    "visited": "kg:visited",
    "met": "kg:met",
    "guest": "kg:guestAt",
}
_EVENT_EDGES = {"meeting": "kg:Meeting", "visit": "kg:Visit", "talk": "kg:Talk", "ceremony": "kg:Ceremony", "training": "kg:Training"}


def article_triples(extraction: Extraction) -> Iterator[Triple]:
    """All triples of one article; a triple may come more than once."""
    return _ArticleTriples(extraction).all()


class _ArticleTriples:
    """The names that the triples of one article share: its IRI, its people, its events."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = extraction.article.text
        self._article = ref(iri("article", extraction.article.id))
        self._scope = article_scope(extraction)
        self._scopes = person_scopes(extraction)
        events = [fact for fact in extraction.facts if isinstance(fact, Event)]
        self._events = {event.key: event_iri(event, extraction) for event in events}

    def all(self) -> Iterator[Triple]:
        yield from self._metadata()
        for fact in self._extraction.facts:
            match fact:
                case Naming():
                    yield from self._naming(fact)
                case Tenure():
                    yield from self._tenure(fact)
                case Appointment():
                    yield from self._appointment(fact)
                case Event():
                    yield from self._event(fact)
                case Participation():
                    yield from self._participation(fact)
                case Conveyance():
                    yield from self._conveyance(fact)
                case Measure():
                    yield from self._measure(fact)
                case Statement():
                    yield from self._statement(fact)
                case DocumentAct():
                    yield from self._document_act(fact)
                case Milestone():
                    yield from self._milestone(fact)

    # ------------------------------------------------------------ the article

    def _metadata(self) -> Iterator[Triple]:
        a, s = self._extraction.article, self._article
        yield s, _A, term("schema:NewsArticle")
        yield s, term("dcterms:identifier"), text(a.id)
        if a.title:
            yield s, term("schema:headline"), text(a.title, _ZH)
        if a.published and (when := calendar(a.published)):
            yield s, term("schema:datePublished"), when
        for name in a.byline:
            yield s, term("schema:creditText"), text(name, _ZH)
        for value, prop in ((a.source, "schema:publisher"), (a.page, "schema:pagination"), (a.url, "schema:url")):
            if value:
                yield s, term(prop), text(value)
        if a.region:
            yield s, term("kg:region"), ref(iri("place", a.region))
            yield from self._labelled(iri("place", a.region), "schema:Place", a.region)
        for name in a.inferred:
            yield s, term("kg:inferredField"), text(name)
        if anchor := self._extraction.anchor:
            yield s, term("kg:dateAnchor"), text(anchor.date)
            yield s, term("kg:dateAnchorBasis"), _basis(anchor.basis)

    def _labelled(self, thing: str, kind: str, name: str) -> Iterator[Triple]:
        yield ref(thing), _A, term(kind)
        yield ref(thing), _LABEL, text(name, _ZH)

    # ------------------------------------------------------------ evidence

    def _fact(self, kind: str, evidence: tuple[Evidence, ...], *says: str) -> tuple[str, Iterator[Triple]]:
        """The node of a fact and the triples that say what it is and where it was read."""
        node = ref(hashed("fact", kind, *says))
        return node, self._evidenced(node, kind, evidence)

    def _evidenced(self, node: str, kind: str, evidence: tuple[Evidence, ...]) -> Iterator[Triple]:
        yield node, _A, term(kind)
        for e in evidence:
            passage = ref(hashed("passage", self._extraction.article.id, str(e.start), str(e.stop), e.rule))
            yield node, term("kg:evidence"), passage
            yield passage, _A, term("kg:Passage")
            yield passage, term("prov:wasQuotedFrom"), self._article
            yield passage, term("nif:beginIndex"), integer(e.start)
            yield passage, term("nif:endIndex"), integer(e.stop)
            yield passage, term("oa:exact"), text(self._text[e.start : e.stop])
            yield passage, term("kg:rule"), text(e.rule)

    # ------------------------------------------------------------ people and posts

    def _person(self, name: str) -> tuple[str, Iterator[Triple]]:
        thing = person_iri(name, self._scopes.get(name, self._scope))
        return ref(thing), self._labelled(thing, "schema:Person", name)

    def _naming(self, f: Naming) -> Iterator[Triple]:
        person, described = self._person(f.person)
        yield from described
        node, evidenced = self._fact("kg:Naming", f.evidence, person)
        yield from evidenced
        yield node, term("kg:person"), person
        yield self._article, term("schema:mentions"), person

    def _tenure(self, f: Tenure) -> Iterator[Triple]:
        person, described = self._person(f.person)
        yield from described
        post = iri("post", f.org or "", f.title, self._scopes.get(f.person, self._scope))
        yield from self._labelled(post, "org:Post", (f.org or "") + f.title)
        node, evidenced = self._fact("kg:Tenure", f.evidence, person, post, f.status)
        yield from evidenced
        yield node, term("org:member"), person
        yield node, term("org:role"), ref(post)
        yield node, term("kg:title"), text(f.title)
        yield node, term("kg:status"), text(f.status)
        if f.org:
            organisation = iri("organisation", f.org, self._scope)
            yield from self._labelled(organisation, "org:Organization", f.org)
            yield node, term("org:organization"), ref(organisation)
            yield node, term("kg:organisationName"), text(f.org)
            yield ref(post), term("org:postIn"), ref(organisation)
        published = self._extraction.article.published
        if published and (when := calendar(published)):
            yield node, term("kg:seenOn"), when
        if f.status == "current":
            yield person, term("kg:holds"), ref(post)

    def _appointment(self, f: Appointment) -> Iterator[Triple]:
        person, described = self._person(f.person)
        yield from described
        node, evidenced = self._fact("kg:Appointment", f.evidence, person, f.post, f.action, f.date or "")
        yield from evidenced
        yield node, term("kg:person"), person
        yield node, term("kg:title"), text(f.post)
        yield node, term("kg:action"), text(f.action)
        if f.date:
            yield node, term("kg:date"), text(f.date)
        if f.body:
            yield node, term("kg:decidedBy"), text(f.body)

    # ------------------------------------------------------------ events

    def _event(self, f: Event) -> Iterator[Triple]:
        event = ref(self._events[f.key])
        yield from self._evidenced(event, "kg:Event", f.evidence)
        if f.type in _EVENT_EDGES:
            yield event, _A, term(_EVENT_EDGES[f.type])
        yield event, term("kg:eventType"), text(f.type)
        yield event, term("kg:eventStatus"), text(f.status)
        if f.name:
            yield event, _LABEL, text(f.name, _ZH)
        if f.date:
            yield event, term("kg:date"), text(f.date)
            yield event, term("kg:dateBasis"), _basis(f.date_basis)
            start, _, stop = f.date.partition("/")
            for prop, value in (("schema:startDate", start), ("schema:endDate", stop)):
                if value and (when := calendar(value)):
                    yield event, term(prop), when
        for prop, value in (("kg:place", f.place or ""), ("kg:host", f.host or "")):
            if value:
                yield event, term(prop), text(value)
        for group in f.groups:
            yield event, term("kg:group"), text(group)

    def _participation(self, f: Participation) -> Iterator[Triple]:
        person, described = self._person(f.person)
        yield from described
        event = ref(self._events[f.event])
        node, evidenced = self._fact("kg:Participation", f.evidence, person, event, f.role)
        yield from evidenced
        yield node, term("kg:person"), person
        yield node, term("kg:event"), event
        yield node, term("kg:role"), ref(iri("role", f.role))
        yield person, term(_ROLE_EDGES[f.role]), event
        if f.on_behalf_of:
            yield node, term("kg:onBehalfOf"), text(f.on_behalf_of)

    def _conveyance(self, f: Conveyance) -> Iterator[Triple]:
        event, item = ref(self._events[f.event]), iri("item", f.item)
        node, evidenced = self._fact("kg:Conveyance", f.evidence, event, f.item)
        yield from evidenced
        yield from self._labelled(item, "kg:ConveyedItem", f.item)
        yield node, term("kg:event"), event
        yield node, term("kg:item"), ref(item)
        yield event, term("kg:conveyed"), ref(item)

    # ------------------------------------------------------------ measures

    def _measure(self, f: Measure) -> Iterator[Triple]:
        period = f.period.code if f.period else ""
        says = (f.subject or self._scope, f.metric, f.form, f.kind, f.cmp, plain(f.value), f.unit or "", period, *f.wording)
        node, evidenced = self._fact("kg:Measure", f.evidence, *says)
        yield from evidenced
        target = f.kind == "target"
        yield node, _A, term("kg:Target" if target else "kg:Actual")
        metric = iri("indicator", f.indicator) if f.indicator else iri("metric", f.metric)
        if not f.indicator:
            yield ref(metric), _A, term("skos:Concept")
            yield ref(metric), term("skos:prefLabel"), text(f.metric, _ZH)
        yield node, term("kg:indicator"), ref(metric)
        for prop, value in (("kg:metric", f.metric), ("kg:form", f.form), ("kg:kind", f.kind), ("kg:comparator", f.cmp)):
            yield node, term(prop), text(value)
        yield node, term("kg:value"), decimal(plain(f.value))
        if f.subject:
            subject = iri("place", f.subject)
            yield from self._labelled(subject, "kg:Subject", f.subject)
            yield node, term("kg:subject"), ref(subject)
            yield ref(subject), term("kg:targets" if target else "kg:achieved"), ref(metric)
        if f.high is not None:
            yield node, term("kg:high"), decimal(plain(f.high))
        if f.unit:
            yield node, term("kg:unit"), text(f.unit)
        if f.base_value is not None:
            yield node, term("kg:baseValue"), decimal(plain(f.base_value))
        if f.base_unit:
            yield node, term("kg:baseUnit"), text(f.base_unit)
        if f.period:
            yield node, term("kg:period"), text(f.period.code)
            yield node, term("kg:periodLabel"), text(f.period.label)
            yield node, term("kg:periodBasis"), _basis(f.period.basis)
        for word in f.wording:
            yield node, term("kg:wording"), text(word)
        if f.reference:
            yield node, term("kg:reference"), text(f.reference)

    # ------------------------------------------------------------ statements, documents, projects

    def _statement(self, f: Statement) -> Iterator[Triple]:
        node, evidenced = self._fact("kg:Statement", f.evidence, f.speaker, f.verb, f.text)
        yield from evidenced
        yield node, term("kg:speakerName"), text(f.speaker)
        yield node, term("kg:verb"), text(f.verb)
        yield node, term("kg:text"), text(f.text)
        if f.person:
            person, described = self._person(f.person)
            yield from described
            yield node, term("kg:person"), person
        if f.event and f.event in self._events:
            yield node, term("kg:event"), ref(self._events[f.event])

    def _document_act(self, f: DocumentAct) -> Iterator[Triple]:
        document = iri("document", f.document)
        node, evidenced = self._fact("kg:DocumentAct", f.evidence, f.agent or "", f.action, f.document, self._scope)
        yield from evidenced
        yield from self._labelled(document, "kg:Document", f.document)
        yield node, term("kg:document"), ref(document)
        yield node, term("kg:action"), text(f.action)
        if f.agent:
            yield node, term("kg:agentName"), text(f.agent)

    def _milestone(self, f: Milestone) -> Iterator[Triple]:
        project = iri("project", f.project, self._scope)
        says = (project, f.status or "", f.when or "", f.investment or "")
        node, evidenced = self._fact("kg:Milestone", f.evidence, *says)
        yield from evidenced
        yield from self._labelled(project, "kg:Project", f.project)
        yield node, term("kg:project"), ref(project)
        for prop, value in (("kg:projectStatus", f.status), ("kg:when", f.when), ("kg:investment", f.investment)):
            if value:
                yield node, term(prop), text(value)


def plain(value: Decimal) -> str:
    """A decimal as plain digits, no exponent: 1000, 1.4."""
    return format(value, "f")


def _basis(basis: str) -> str:
    return term("kg:Stated" if basis == "stated" else "kg:Inferred")
