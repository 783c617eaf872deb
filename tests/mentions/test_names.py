"""Names and organisations, one case a line; hostile text stays linear."""

from __future__ import annotations

import time

import pytest

from kg.mentions.organisations import find_organisations
from kg.mentions.rosters import find_rosters
from kg.model import Article
from kg.text.prepare import prepare
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_the_people_a_text_names(text: str, expected: str) -> None:
    names = {member.person.name for roster in find_rosters(prepare(Article("t", text.replace("⏎", "\n")))) for member in roster.members}
    assert "、".join(sorted(names)) == expected.removeprefix("-")


@pytest.mark.parametrize(("text", "expected"), cases("organisations"))
def test_the_organisations_a_text_names(text: str, expected: str) -> None:
    assert "、".join(o.name for o in find_organisations(prepare(Article("t", text)))) == expected.removeprefix("-")


@pytest.mark.parametrize("unit", ["、", "（", "区委书记、", "、李强"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    small, large = (prepare(Article("t", unit * n)) for n in (2500, 20000))
    find_rosters(small)
    started = time.process_time()
    find_rosters(small)
    middle = time.process_time()
    find_rosters(large)
    assert time.process_time() - middle < 8 * 4 * (middle - started) + 0.2


@pytest.mark.parametrize(("headline", "expected"), [("【身边】卞德田：种粮带富乡亲", {"卞德田"}), ("黑龙江：粮食丰收", set())])
def test_the_person_a_feature_is_about(headline: str, expected: set[str]) -> None:
    """A headline that begins with a name, which the story then says again and again, though nothing beside it shows a person."""
    name = headline.split("】")[-1].split("：")[0]
    text = f"这几天，{name}一派忙碌景象。清早的{name}下着小雨。人们都说{name}好。"
    found = {m.person.name for r in find_rosters(prepare(Article("t", text, title=headline))) for m in r.members}
    assert found == expected
