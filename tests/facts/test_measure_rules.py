"""The rules and words of measures: every rule's own example matches, every word has a known class."""

from __future__ import annotations

import pytest

from kg.facts.measure_filter import refused_by
from kg.facts.measure_words import lexicon
from kg.lexicon.tables import Rule, rules
from kg.text.typed import compile_rule

NO_MEASURES = rules("no_measures", frozenset({"unit"}))
KINDS = rules("measure_kind", frozenset({"says"}))
CLASSES = {"act", "adv", "arrive", "do", "fall", "have", "lead", "nominal", "reach", "rise", "say", "turn", "volume"}


@pytest.mark.parametrize("rule", NO_MEASURES, ids=lambda rule: rule.name)
def test_a_quantity_that_is_no_measure(rule: Rule) -> None:
    example = compile_rule(rule.example).pattern
    assert compile_rule(rule.pattern).search(example)


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: rule.name)
def test_a_word_that_tells_target_from_outcome(rule: Rule) -> None:
    assert compile_rule(rule.pattern).search(rule.example)


def test_an_ordinary_measure_is_not_refused() -> None:
    quantity = compile_rule("{Q}").pattern
    for around, unit in (
        (f"地区生产总值增长{quantity}，", "%"),
        (f"新建学校{quantity}，", "所"),
        (f"人均预期寿命达到{quantity}。", "岁"),
        (f"总投资{quantity}的重点项目", "亿元"),
        (f"常住人口{quantity}，", "万人"),
    ):
        assert refused_by(around, unit) is None


def test_classes_of_words() -> None:
    assert {kind for kinds in lexicon().classes.values() for kind in kinds} == CLASSES
