"""Acts without a noun of their own: every rule matches its example, by type, and in linear time."""

from __future__ import annotations

import time

import pytest

from kg.facts.acts import Act, acts_in
from kg.lexicon.tables import Rule, rules
from kg.text.typed import TYPES

RULES = rules("acts", frozenset({"words", "type", "subject", "dated", "alone", "main"}))


def _acts(text: str, *, told: bool = False) -> list[Act]:
    return list(acts_in(text.replace("⟨R⟩", TYPES["R"]).replace("⟨T⟩", TYPES["T"]), told=told))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_matches_its_example(rule: Rule) -> None:
    assert rule.name in {act.rule for act in _acts(rule.example)}


@pytest.mark.parametrize(
    ("text", "rules_found"),
    [
        ("签署《框架协议》", []),  # nobody does it
        ("⟨T⟩，两地签署《框架协议》", ["signing"]),
        ("会谈后，两国总理共同见证签署《备忘录》等6份合作文件", ["signing"]),
        ("青溪国总统宣誓就职", []),  # no date
        ("⟨R⟩在主席台就座谈话", []),
        ("⟨R⟩与官兵亲切座谈。", []),  # part of the visit
        ("⟨R⟩赶赴防汛一线", ["rushed-there"]),
        ("⟨T⟩，外交部提出抗议", []),
    ],
)
def test_what_counts_as_an_act(text: str, rules_found: list[str]) -> None:
    assert [act.rule for act in _acts(text)] == rules_found


def test_within_a_report_a_date_alone_makes_no_signing() -> None:
    assert _acts("⟨T⟩，两地签署《框架协议》", told=True) == []


@pytest.mark.parametrize("unit", ["向", "在", "到", "签署", "抗议", "，为", "与", "派出"])
def test_time_is_linear(unit: str) -> None:
    _acts("⟨R⟩签署《框架协议》")  # the rules are compiled
    text = unit * (100_000 // len(unit)) + "敬献签署见证揭牌宣誓颁发记者座谈抗议工作组调度集会赶赴奔赴"
    begin = time.process_time()
    list(acts_in(text, told=False))
    assert time.process_time() - begin < 2
