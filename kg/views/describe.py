"""What a fact says, in one line of Chinese, for people.

In:  a Fact.    Out: the name of its kind (Chinese, English) and a line of its fields.
"""

from __future__ import annotations

from kg.model import (
    Appointment,
    Conveyance,
    DocumentAct,
    Event,
    Fact,
    Measure,
    Milestone,
    Naming,
    Participation,
    Statement,
    Tenure,
)

# In the order in which a reader wants them.
KINDS: dict[str, tuple[str, str]] = {
    "Event": ("活动", "Events"),
    "Participation": ("出席与角色", "Participations"),
    "Conveyance": ("传达学习", "Conveyed"),
    "Tenure": ("任职", "Tenures"),
    "Appointment": ("任免", "Appointments"),
    "Measure": ("指标", "Measures"),
    "Statement": ("讲话", "Statements"),
    "DocumentAct": ("文件", "Documents"),
    "Milestone": ("项目", "Projects"),
    "Naming": ("人物", "People"),
}
_SHOWN = 60  # characters of a quotation


def describe(fact: Fact) -> str:
    """One line; fields that are unknown are left out."""
    match fact:
        case Naming(person=person):
            return person
        case Tenure():
            return _line(fact.person, f"{fact.org or ''}{fact.title}", None if fact.status == "current" else fact.status)
        case Appointment():
            return _line(fact.person, fact.post, fact.action, fact.date, fact.body)
        case Event():
            return _line(fact.key, fact.name, fact.type, fact.date, fact.place, fact.host, None if fact.status == "held" else fact.status)
        case Participation():
            return _line(fact.event, fact.person, fact.role, fact.on_behalf_of and f"代表{fact.on_behalf_of}")
        case Conveyance():
            return _line(fact.event, fact.item)
        case Measure():
            return _measure(fact)
        case Statement():
            return _line(fact.speaker, fact.verb, fact.text if len(fact.text) <= _SHOWN else fact.text[:_SHOWN] + "…")
        case DocumentAct():
            return _line(fact.agent, fact.action, f"《{fact.document}》")
        case Milestone():
            return _line(fact.project, fact.status, fact.when, fact.investment)


def _measure(fact: Measure) -> str:
    high = "" if fact.high is None else f"–{fact.high}"
    value = f"{'' if fact.cmp == 'range' else fact.cmp} {fact.value}{high}{fact.unit or ''}".strip()
    return _line(fact.subject, fact.metric, fact.kind, fact.form, value, fact.period.code if fact.period else None, " ".join(fact.wording))


def _line(*fields: str | None) -> str:
    return " · ".join(field for field in fields if field)
