"""The verb that holds an event, after its name or before it; the host and place before that verb."""

from __future__ import annotations

import pytest

from kg.facts.event_host import holder_before
from kg.facts.holding import predicate_after, verb_before


@pytest.mark.parametrize(
    ("after", "verb", "place", "planned"),
    [
        ("在区会议中心隆重召开。", "召开", "区会议中心", False),
        ("将于下月在云台县举行。", "举行", "云台县", True),
        ("正在临江举行。", "举行", "临江", False),
        ("在圆满完成各项议程后胜利闭幕。", "闭幕", None, False),
        ("第二期今年在临江开幕。", "开幕", "临江", False),
        ("（扩大）召开，", "召开", None, False),
        ("在四川成都开幕。", "开幕", "四川成都", False),
        ("在青溪结束，", "结束", "青溪", False),
    ],
)
def test_words_after_a_name_are_read_one_by_one(after: str, verb: str, place: str | None, planned: bool) -> None:
    found = predicate_after(after, 0)
    assert found is not None
    assert (found.verb, found.place, found.planned) == (verb, place, planned)


@pytest.mark.parametrize("after", ["精神，", "召开以来，", "召开在即，", "结束对青溪的访问", "的重要成果", "指出，要", ""])
def test_other_words_do_not_hold_a_name(after: str) -> None:
    assert predicate_after(after, 0) is None


@pytest.mark.parametrize(
    ("before", "verb"),
    [("望泽区召开", "召开"), ("区长主持召开了", "主持召开"), ("举办首场", "举办"), ("开始举行为期四天的", "举行"), ("学习贯彻", None)],
)
def test_the_verb_right_before_a_name(before: str, verb: str | None) -> None:
    found = verb_before(before)
    assert (found["verb"] if found else None) == verb


@pytest.mark.parametrize(
    ("before", "host", "place"),
    [
        ("教育部在临江", "教育部", "临江"),
        ("区委、区政府联合", "区委、区政府", None),
        ("由区政府与云台大学共同主办的", "区政府与云台大学", None),
        ("区消防大队联合多部门", "区消防大队", None),
        ("会上，区委随即", "区委", None),
        ("青溪国民众在首都", None, "首都"),
        ("论坛期间", None, None),
        ("首相早见凛", None, None),
    ],
)
def test_host_and_place_before_the_verb(before: str, host: str | None, place: str | None) -> None:
    found = holder_before(before)
    assert (found.host, found.place) == (host, place)


def test_many_places_hold_no_single_event() -> None:
    assert holder_before("各地").indefinite
