"""Events, what they conveyed, and what must hold for any article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.conveyed import conveyed_items
from kg.facts.events import find_events
from kg.mentions.rosters import find_rosters
from kg.mentions.times import find_times
from kg.model import Article, Conveyance, Event, Participation
from kg.text.prepare import prepare
from tests.case_lines import case_lines

Found = tuple[tuple[Event, ...], tuple[Participation, ...], tuple[Conveyance, ...]]


def _read(text: str, published: str | None = "2023-02-16", region: str | None = None) -> Found:
    prepared = prepare(Article("a", text, published=published))
    return find_events(prepared, find_rosters(prepared), find_times(prepared), (), (), region)


@pytest.mark.parametrize(("line", "expected"), case_lines("events"))
def test_events(line: str, expected: str) -> None:
    published, text = line.split(" | ")
    events, _, _ = _read(text, published)
    assert "; ".join(f"{e.type} {e.name} {e.date}" for e in events) == expected


@pytest.mark.parametrize(("line", "expected"), case_lines("event_places"))
def test_places(line: str, expected: str) -> None:
    published, text = line.split(" | ")
    assert "; ".join(e.place or "-" for e in _read(text, published)[0]) == expected


@pytest.mark.parametrize(("line", "expected"), case_lines("event_hosts"))
def test_hosts(line: str, expected: str) -> None:
    published, text = line.split(" | ")
    assert "; ".join(e.host or "-" for e in _read(text, published, region="望泽区")[0]) == expected


@pytest.mark.parametrize(("sentence", "expected"), case_lines("conveyed"))
def test_conveyed(sentence: str, expected: str) -> None:
    assert "|".join(item for item, _ in conveyed_items(sentence, first=True)) == expected


def test_every_fact_points_at_the_text() -> None:
    text = "2月15日，望泽区召开经济工作会议，传达学习省、市“两会”精神。区委书记沈望秋主持会议并讲话。区领导柏青云、田思远参加会议。"
    events, participations, conveyances = _read(text)
    assert events
    assert participations
    assert conveyances
    for fact in (*events, *participations, *conveyances):
        assert fact.evidence
        assert all(0 <= e.start < e.stop <= len(text) and e.rule for e in fact.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "2月15日，望泽区召开经济工作会议，传达学习省、市“两会”精神。区委书记沈望秋主持会议并讲话。",
        "2月15日，区委书记王建国到东港镇调研重点项目建设。",
        "2月15日，区委书记王建国在云岫宾馆会见临江集团董事长柏青云。",
        "2月15日，望泽书展在区文化馆开幕，展期至3月5日。",
    ],
)
@pytest.mark.parametrize(
    "more",
    ["田思远毕业于望泽大学。", "去年，东港镇的果园迎来丰收。", "2月10日，云台县下了一场大雪。", "要认真落实全国教育大会精神。"],
)
def test_a_sentence_about_somebody_else_changes_nothing(text: str, more: str) -> None:
    def facts(found: Found) -> list[tuple[object, ...]]:
        events, participations, conveyances = found
        told = [(e.key, e.type, e.name, e.date, e.place, e.host, e.status) for e in events]
        return [*told, *((p.event, p.person, p.role) for p in participations), *((c.event, c.item) for c in conveyances)]

    assert facts(_read(f"{text}\n{more}")) == facts(_read(text))
    assert facts(_read(f"{more}\n{text}")) == facts(_read(text))


def test_stories_of_one_article_are_read_apart() -> None:
    text = "国内联播快讯\n首届云台论坛开幕\n首届云台论坛2月14日在云台开幕。\n新航线开通\n2月15日，新航线开通。会议指出，要做好服务。\n书展启动\n今天，望泽书展在望泽开幕。"
    events, _, _ = _read(text)
    assert [(e.name, e.date, e.place) for e in events] == [("首届云台论坛", "2023-02-14", "云台"), ("望泽书展", "2023-02-16", "望泽")]


def test_the_dateline_is_the_day_that_today_means() -> None:
    events, _, _ = _read("本报2月15日讯　今天下午，望泽区召开经济工作会议。")
    assert [e.date for e in events] == ["2023-02-15"]


def test_an_absent_person_takes_no_part() -> None:
    _, participations, _ = _read("2月15日，望泽区召开经济工作会议。区委书记沈望秋主持会议。副区长柏青云因病请假。")
    assert {p.person for p in participations} == {"沈望秋"}


def test_a_visit_and_the_meeting_after_it_are_two() -> None:
    events, _, _ = _read("2月15日，区委书记王建国到东港镇调研重点项目建设。在随后召开的座谈会上，大家踊跃发言。")
    assert [e.type for e in events] == ["visit", "meeting"]


def test_a_meeting_to_come_is_planned() -> None:
    events, _, _ = _read("全区科技大会拟于3月上旬召开。")
    assert [(e.status, e.date) for e in events] == [("planned", "2023-03")]


@settings(max_examples=40)
@given(st.text(alphabet="区长王小明主持召开会议座谈调研到在，。；、（）“”2月1日签署《》同举行会谈", max_size=80))
def test_participations_are_of_events_that_exist(text: str) -> None:
    events, participations, conveyances = _read(text)
    keys = {e.key for e in events}
    assert {p.event for p in participations} | {c.event for c in conveyances} <= keys


@pytest.mark.parametrize("unit", ["、", "（", "会", "召开", "到", "同", "传达"])
def test_time_is_linear(unit: str) -> None:
    _read("2月15日，望泽区召开经济工作会议。")  # the lexicons are loaded
    prepared = prepare(Article("a", unit * (100_000 // len(unit))))
    begin = time.process_time()
    find_events(prepared, (), (), (), (), None)
    assert time.process_time() - begin < 1
