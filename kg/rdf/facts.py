"""The facts of one article as triples.

In:  Resolved.    Out: lines ``subject predicate object`` in Turtle terms, each once.

Every fact is a node whose IRI is a hash of what it says, so that a reprint adds a passage to the same node. Each fact has at least one
Passage: nif:beginIndex and nif:endIndex in code points of the article's text, the exact quote, the rule that read it. Direct edges for the
common questions stand beside the fact nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kg.ids import name
from kg.model import (
    Appointment,
    Conveyance,
    DocumentAct,
    Event,
    Measure,
    Milestone,
    Naming,
    Participation,
    Statement,
    Tenure,
)
from kg.rdf.article import ArticleLines, basis
from kg.rdf.terms import calendar, chinese, decimal, text
from kg.resolve.identity import Resolved

_ROLE_EDGES = {
    "presided": "kg:presidedOver",
    "spoke": "kg:spokeAt",
    "attended": "kg:attended",
    "visited": "kg:visited",
    "met": "kg:met",
    "guest": "kg:guestAt",
}
_EVENT_CLASSES = {"meeting": "kg:Meeting", "visit": "kg:Visit", "talk": "kg:Talk", "ceremony": "kg:Ceremony", "training": "kg:Training"}


def article_lines(resolved: Resolved) -> list[str]:
    """All triples of one article, in the order of its facts."""
    out = ArticleLines(resolved)
    out.metadata()
    for fact in resolved.extraction.facts:
        _WRITERS[type(fact)](out, fact)
    return list(dict.fromkeys(out.lines))


# ---------------------------------------------------------------- people and posts


def _naming(out: ArticleLines, f: Naming) -> None:
    person = out.person(f.person)
    node = out.fact("kg:Naming", f.evidence, person)
    out.add(f"{node} kg:person {person}", f"{out.iri} schema:mentions {person}")


def _tenure(out: ArticleLines, f: Tenure) -> None:
    person = out.person(f.person)
    # A post belongs to where its holder does: 区长 of this district, 总统 of that country. 区教育局 + 局长 is 区教育局局长.
    post_name = (f.org or "") + f.title
    post = out.labelled(name("post", post_name, *out.resolved.people[f.person]), "org:Post", post_name)
    node = out.fact("kg:Tenure", f.evidence, person, post, f.org or "", f.title, f.status)
    out.add(
        f"{node} org:member {person}",
        f"{node} org:role {post}",
        f"{node} kg:title {text(f.title)}",
        f"{node} kg:status {text(f.status)}",
    )
    if f.org:
        organisation = out.scoped("organisation", "org:Organization", f.org)
        out.add(
            f"{node} org:organization {organisation}",
            f"{node} kg:organisationName {text(f.org)}",
            f"{post} org:postIn {organisation}",
        )
    published = out.article.published
    if published and (when := calendar(published)):
        out.add(f"{node} kg:seenOn {when}")
    if f.status == "current":
        out.add(f"{person} kg:holds {post}")


def _appointment(out: ArticleLines, f: Appointment) -> None:
    person = out.person(f.person)
    node = out.fact("kg:Appointment", f.evidence, person, f.post, f.action, f.date or "", f.body or "")
    out.add(f"{node} kg:person {person}", f"{node} kg:title {text(f.post)}", f"{node} kg:action {text(f.action)}")
    if f.date:
        out.add(f"{node} kg:date {text(f.date)}")
    if f.body:
        out.add(f"{node} kg:decidedBy {text(f.body)}")


# ---------------------------------------------------------------- events


def _event(out: ArticleLines, f: Event) -> None:
    event = out.resolved.events[f.key]
    out.evidenced(event, "kg:Event", f.evidence)
    if f.type in _EVENT_CLASSES:
        out.add(f"{event} a {_EVENT_CLASSES[f.type]}")
    out.add(f"{event} kg:eventType {text(f.type)}", f"{event} kg:eventStatus {text(f.status)}")
    if f.name:
        out.add(f"{event} rdfs:label {chinese(f.name)}")
    if f.date:
        out.add(f"{event} kg:date {text(f.date)}", f"{event} kg:dateBasis {basis(f.date_basis)}")
        start, _, stop = f.date.partition("/")
        for predicate, value in (("schema:startDate", start), ("schema:endDate", stop)):
            if value and (when := calendar(value)):
                out.add(f"{event} {predicate} {when}")
    if f.place:
        out.add(f"{event} kg:place {text(f.place)}")
    if f.host:
        out.add(f"{event} kg:host {text(f.host)}")
    for group in f.groups:
        out.add(f"{event} kg:group {text(group)}")


def _participation(out: ArticleLines, f: Participation) -> None:
    person, event = out.person(f.person), out.resolved.events[f.event]
    node = out.fact("kg:Participation", f.evidence, person, event, f.role, f.on_behalf_of or "")
    out.add(
        f"{node} kg:person {person}",
        f"{node} kg:event {event}",
        f"{node} kg:role role:{f.role}",
        f"{person} {_ROLE_EDGES[f.role]} {event}",
    )
    if f.on_behalf_of:
        out.add(f"{node} kg:onBehalfOf {text(f.on_behalf_of)}")


def _conveyance(out: ArticleLines, f: Conveyance) -> None:
    event = out.resolved.events[f.event]
    item = out.labelled(name("item", f.item), "kg:ConveyedItem", f.item)
    node = out.fact("kg:Conveyance", f.evidence, event, f.item)
    out.add(f"{node} kg:event {event}", f"{node} kg:item {item}", f"{event} kg:conveyed {item}")


# ---------------------------------------------------------------- measures


def _measure(out: ArticleLines, f: Measure) -> None:
    target = f.kind == "target"
    value, high, period = plain(f.value), plain(f.high), f.period.code if f.period else ""
    subject = out.subject(f.subject) if f.subject else ""
    says = (subject or ":".join(out.resolved.scope), f.metric, f.form, f.kind, f.cmp, value, high, f.unit or "", period, *f.wording)
    node = out.fact("kg:Measure", f.evidence, *says)
    if f.indicator:
        indicator = name("indicator", f.indicator)
    else:
        indicator = out.labelled(name("metric", f.metric), "skos:Concept", f.metric, "skos:prefLabel")
    out.add(
        f"{node} a {'kg:Target' if target else 'kg:Actual'}",
        f"{node} kg:indicator {indicator}",
        f"{node} kg:metric {text(f.metric)}",
        f'{node} kg:form "{f.form}"',
        f'{node} kg:kind "{f.kind}"',
        f'{node} kg:comparator "{f.cmp}"',
        f"{node} kg:value {decimal(value)}",
    )
    if subject:
        out.add(f"{node} kg:subject {subject}", f"{subject} {'kg:targets' if target else 'kg:achieved'} {indicator}")
    for predicate, number, written in (("kg:value", value, "kg:valueText"), ("kg:high", high, "kg:highText")):
        if number and predicate == "kg:high":
            out.add(f"{node} kg:high {decimal(number)}")
        if "." in number and number.endswith("0"):  # 5.0: decimals have one canonical form in a store, the text has its own
            out.add(f"{node} {written} {text(number)}")
    _measure_context(out, node, f)


def _measure_context(out: ArticleLines, node: str, f: Measure) -> None:
    """Unit, base value, period and wording of a measure."""
    if f.unit:
        out.add(f"{node} kg:unit {text(f.unit)}")
    if f.base_value is not None and (f.base_unit != f.unit or f.base_value != f.value):
        out.add(f"{node} kg:baseValue {decimal(plain(f.base_value))}")
        if f.base_unit:
            out.add(f"{node} kg:baseUnit {text(f.base_unit)}")
        if f.base_high is not None:
            out.add(f"{node} kg:baseHigh {decimal(plain(f.base_high))}")
    if f.period:
        out.add(f"{node} kg:period {text(f.period.code)}", f"{node} kg:periodBasis {basis(f.period.basis)}")
        if f.period.label != f.period.code:
            out.add(f"{node} kg:periodLabel {text(f.period.label)}")
    for word in f.wording:
        out.add(f"{node} kg:wording {text(word)}")
    if f.reference:
        out.add(f"{node} kg:reference {text(f.reference)}")


# ---------------------------------------------------------------- statements, documents, projects


def _statement(out: ArticleLines, f: Statement) -> None:
    person = out.person(f.person) if f.person else ""
    node = out.fact("kg:Statement", f.evidence, person or ":".join((f.speaker, *out.resolved.scope)), f.verb, f.text)
    out.add(f"{node} kg:speakerName {text(f.speaker)}", f"{node} kg:verb {text(f.verb)}", f"{node} kg:text {text(f.text)}")
    if person:
        out.add(f"{node} kg:person {person}")
    if f.event and f.event in out.resolved.events:
        out.add(f"{node} kg:event {out.resolved.events[f.event]}")


def _document_act(out: ArticleLines, f: DocumentAct) -> None:
    document = out.labelled(name("document", f.document), "kg:Document", f.document)
    node = out.fact("kg:DocumentAct", f.evidence, f.agent or "", f.action, f.document, *out.resolved.scope)
    out.add(f"{node} kg:document {document}", f"{node} kg:action {text(f.action)}")
    if f.agent:
        out.add(f"{node} kg:agentName {text(f.agent)}")


def _milestone(out: ArticleLines, f: Milestone) -> None:
    project = out.scoped("project", "kg:Project", f.project)
    node = out.fact("kg:Milestone", f.evidence, project, f.status or "", f.when or "", f.investment or "")
    out.add(f"{node} kg:project {project}")
    for predicate, value in (("kg:projectStatus", f.status), ("kg:when", f.when), ("kg:investment", f.investment)):
        if value:
            out.add(f"{node} {predicate} {text(value)}")


def plain(value: Decimal | None) -> str:
    """A decimal as plain digits, no exponent: 1000, 1.4; empty for None."""
    return "" if value is None else format(value, "f")


_WRITERS: dict[type, Callable[[ArticleLines, Any], None]] = {
    Naming: _naming,
    Tenure: _tenure,
    Appointment: _appointment,
    Event: _event,
    Participation: _participation,
    Conveyance: _conveyance,
    Measure: _measure,
    Statement: _statement,
    DocumentAct: _document_act,
    Milestone: _milestone,
}
