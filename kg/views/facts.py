"""The facts of a store as records of two things: kind by kind, one reader each.

In:  Columns.    Out: RawFact, kind by kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.views.columns import Columns


class Thing(NamedTuple):
    """A named thing of the graph."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class RawFact:
    """A fact with the IRI of its node, which carries the evidence."""

    iri: str
    kind: str
    relation: str
    source: Thing
    target: Thing | None
    date: str
    about: dict[str, str]


def facts_of(columns: Columns) -> Iterator[RawFact]:
    """All facts that a page can show."""
    yield from _participations(columns)
    yield from _tenures(columns)
    yield from _measures(columns)
    yield from _conveyances(columns)
    yield from _appointments(columns)
    yield from _statements(columns)
    yield from _documents(columns)
    yield from _milestones(columns)


def _participations(columns: Columns) -> Iterator[RawFact]:
    label, person, event, role = map(columns.one, ("rdfs:label", "kg:person", "kg:event", "kg:role"))
    day, behalf = columns.one("kg:date"), columns.one("kg:onBehalfOf")
    for f in columns.things("kg:Participation"):
        p, e = person[f], event[f]
        about = _present(behalf=behalf.get(f))
        relation = role[f].rpartition("/role/")[2]
        yield RawFact(
            f, "participation", relation, Thing(p, label[p], "person"), Thing(e, label.get(e, ""), "event"), day.get(e, ""), about
        )


def _tenures(columns: Columns) -> Iterator[RawFact]:
    label, member, post, title, status = map(columns.one, ("rdfs:label", "org:member", "org:role", "kg:title", "kg:status"))
    organisation, seen = columns.one("org:organization"), columns.many("kg:seenOn")
    for f in columns.things("kg:Tenure"):
        p, q = Thing(member[f], label[member[f]], "person"), Thing(post[f], label[post[f]], "post")
        org = organisation.get(f)
        days = seen.get(f, [])
        date = "/".join(dict.fromkeys((days[0], days[-1]))) if days else ""
        about = _present(title=title[f], status=status[f], org=label[org] if org else None)
        yield RawFact(f, "tenure", "holds", p, q, date, about)
        if org:
            yield RawFact(f, "part", "in", q, Thing(org, label[org], "organisation"), "", {})


def _measures(columns: Columns) -> Iterator[RawFact]:
    label, preferred = columns.one("rdfs:label"), columns.texts("skos:prefLabel", "zh")
    indicator, metric, form, kind, comparator = map(columns.one, ("kg:indicator", "kg:metric", "kg:form", "kg:kind", "kg:comparator"))
    value, written, high, high_written = map(columns.one, ("kg:value", "kg:valueText", "kg:high", "kg:highText"))
    unit, period, wording, places = (
        columns.one("kg:unit"),
        columns.one("kg:period"),
        columns.many("kg:wording"),
        set(columns.things("schema:Place")),
    )
    inferred = {f for f, basis in columns.one("kg:periodBasis").items() if basis.endswith("Inferred")}
    for f, subject in columns.one("kg:subject").items():
        if f not in value:
            continue
        about = _present(
            metric=metric[f],
            form=form[f],
            cmp=comparator[f],
            value=written.get(f, value[f]),
            high=high_written.get(f, high.get(f)),
            unit=unit.get(f),
            wording=" ".join(wording.get(f, [])),
            inferred="period" if f in inferred else None,
        )
        source = Thing(subject, label[subject], "place" if subject in places else "subject")
        target = Thing(indicator[f], preferred.get(indicator[f], metric[f]), "indicator")
        yield RawFact(f, "measure", kind[f], source, target, period.get(f, ""), about)


def _conveyances(columns: Columns) -> Iterator[RawFact]:
    label, event, item, day = map(columns.one, ("rdfs:label", "kg:event", "kg:item", "kg:date"))
    for f in columns.things("kg:Conveyance"):
        e, i = event[f], item[f]
        yield RawFact(f, "conveyance", "conveyed", Thing(e, label.get(e, ""), "event"), Thing(i, label[i], "item"), day.get(e, ""), {})


def _appointments(columns: Columns) -> Iterator[RawFact]:
    label, person, title, action = map(columns.one, ("rdfs:label", "kg:person", "kg:title", "kg:action"))
    day, body = columns.one("kg:date"), columns.one("kg:decidedBy")
    for f in columns.things("kg:Appointment"):
        about = _present(title=title[f], body=body.get(f))
        yield RawFact(f, "appointment", action[f], Thing(person[f], label[person[f]], "person"), None, day.get(f, ""), about)


def _statements(columns: Columns) -> Iterator[RawFact]:
    """Statements of people who are nodes; what a meeting or an organ said hangs on the event."""
    label, person, event, day = map(columns.one, ("rdfs:label", "kg:person", "kg:event", "kg:date"))
    speaker, verb = columns.one("kg:speakerName"), columns.one("kg:verb")
    for f in columns.things("kg:Statement"):
        p, e = person.get(f), event.get(f)
        if p:
            source = Thing(p, label[p], "person")
        elif e:
            source = Thing(e, label.get(e, ""), "event")
        else:
            continue
        about = _present(speaker=speaker[f])  # what was said is the quote
        yield RawFact(f, "statement", verb[f], source, None, day.get(e, "") if e else "", about)


def _documents(columns: Columns) -> Iterator[RawFact]:
    label, document, action, agent = map(columns.one, ("rdfs:label", "kg:document", "kg:action", "kg:agentName"))
    for f in columns.things("kg:DocumentAct"):
        d = document[f]
        yield RawFact(f, "document", action[f], Thing(d, label[d], "document"), None, "", _present(agent=agent.get(f)))


def _milestones(columns: Columns) -> Iterator[RawFact]:
    label, project, status, when, investment = map(
        columns.one, ("rdfs:label", "kg:project", "kg:projectStatus", "kg:when", "kg:investment")
    )
    for f in columns.things("kg:Milestone"):
        p = project[f]
        yield RawFact(
            f, "milestone", status.get(f, ""), Thing(p, label[p], "project"), None, when.get(f, ""), _present(investment=investment.get(f))
        )


def _present(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
