"""Graphs for tests: extractions made by hand, of invented places and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from kg.model import (
    Appointment,
    Article,
    Conveyance,
    DocumentAct,
    Event,
    Evidence,
    Extraction,
    Fact,
    Measure,
    Milestone,
    Naming,
    Participation,
    Period,
    Statement,
    Tenure,
    TimeAnchor,
)
from kg.rdf.build import write_graph
from kg.rdf.facts import article_lines
from kg.resolve.identity import resolve

TEXT = (
    "本报讯 2月16日，望泽区委经济工作会议召开，传达学习市委经济工作会议精神。区委书记沈砚秋主持会议并讲话，区长尉迟海川出席。"
    "沈砚秋指出，要把握主动。今年全区地区生产总值增长6.0%左右，力争引进项目5至8个；去年，全区地区生产总值增长5.8%。"
    "会议印发《望泽区助企十条》。泽水大桥项目开工，总投资3亿元。会议任命林岫为区教育局局长。"
)
PEOPLE = ("沈砚秋", "尉迟海川", "林岫")
YEAR = Period("2023", "今年", "inferred")
LAST_YEAR = Period("2022", "去年", "inferred")


def at(quote: str, rule: str = "test.rule", text: str = TEXT) -> tuple[Evidence, ...]:
    """The evidence for the first occurrence of a quote."""
    start = text.index(quote)
    return (Evidence(start, start + len(quote), rule),)


def measure(kind: str, value: str, quote: str, period: Period | None, cmp: str = "=", **more: object) -> Measure:
    fields: dict[str, object] = {
        "subject": "望泽区",
        "metric": "地区生产总值",
        "form": "growth",
        "high": None,
        "unit": "%",
        **more,
    }
    return Measure(kind=kind, cmp=cmp, value=Decimal(value), period=period, evidence=at(quote), **fields)  # type: ignore[arg-type]  # literals


FACTS: tuple[Fact, ...] = (
    *(Naming(person, at(person)) for person in PEOPLE),
    Tenure("沈砚秋", "区委书记", None, "current", at("区委书记")),
    Tenure("尉迟海川", "区长", None, "current", at("区长")),
    Tenure("林岫", "局长", "区教育局", "current", at("区教育局局长")),
    Appointment("林岫", "区教育局局长", "appointed", at("任命林岫为区教育局局长"), date="2023-02-16", body="会议"),
    Event(
        "e1",
        "meeting",
        "望泽区委经济工作会议",
        at("望泽区委经济工作会议"),
        date="2023-02-16",
        date_basis="inferred",
        place="泽水礼堂",
        host="望泽区委",
        groups=("区直部门",),
    ),
    Participation("e1", "沈砚秋", "presided", at("主持会议")),
    Participation("e1", "沈砚秋", "spoke", at("讲话")),
    Participation("e1", "尉迟海川", "attended", at("出席"), on_behalf_of="区政府"),
    Conveyance("e1", "市委经济工作会议精神", at("市委经济工作会议精神")),
    measure("target", "6.0", "地区生产总值增长6.0%左右", YEAR, "~", wording=("左右",), indicator="gdp"),
    measure(
        "target", "5", "引进项目5至8个", YEAR, "range", metric="项目", form="increment", high=Decimal("8"), unit="个", wording=("力争",)
    ),
    measure("actual", "5.8", "地区生产总值增长5.8%", LAST_YEAR, indicator="gdp", reference="全市"),
    measure(
        "actual",
        "3",
        "总投资3亿元",
        None,
        subject="泽水大桥项目",
        metric="总投资",
        form="level",
        unit="亿元",
        base_value=Decimal("3e8"),
        base_unit="元",
    ),
    Statement("沈砚秋", "指出", "要把握主动", at("沈砚秋指出，要把握主动"), person="沈砚秋", event="e1"),
    Statement("会议", "要求", "印发", at("会议印发")),
    DocumentAct("会议", "印发", "望泽区助企十条", at("印发《望泽区助企十条》")),
    Milestone("泽水大桥项目", "开工", "2023", "总投资3亿元", at("泽水大桥项目开工，总投资3亿元")),
)
ARTICLE = Article(
    "n1", TEXT, "望泽区委经济工作会议召开", ("苏篱",), "2023-02-17", "望泽日报", "望泽区", page="第01版：要闻", url="https://example.org/1"
)
SAMPLE = [Extraction(ARTICLE, TimeAnchor("2023-02-17", "stated"), (), FACTS)]


def article(id: str, text: str, *facts: Fact, **metadata: str) -> Extraction:
    """An extraction of another article."""
    return Extraction(Article(id, text, **metadata), None, (), facts)  # type: ignore[arg-type]  # metadata are text fields


def reprint(extraction: Extraction, id: str) -> Extraction:
    """The same text in another newspaper."""
    return replace(extraction, article=replace(extraction.article, id=id, source="泽州晚报"))


def write(extractions: Sequence[Extraction], folder: Path) -> Path:
    """A folder with the graph of extractions."""
    folder.mkdir(exist_ok=True)
    write_graph(iter(extractions), folder)
    return folder


def lines_of(extractions: Iterable[Extraction]) -> list[list[str]]:
    return [article_lines(resolved) for resolved in resolve(extractions)]
