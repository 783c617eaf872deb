"""A traditional article gives the facts of its simplified twin, in its own characters."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from kg.lexicon.characters import simplified
from kg.model import Article, Extraction, Measure, Naming, Statement, Tenure
from kg.pipeline import extract
from kg.text.written import Written
from tests.traditional import traditional

GOLD = Path(__file__).resolve().parent.parent / "gold"
SETS = ("practice", "practice-local", "practice-national", "practice-reports")

HAND_WRITTEN = Article(
    "t1",
    "本報訊（記者 鍾曉棠）2月11日，望澤區委經濟工作會議召開。區委書記周乾出席會議並講話，區委副書記、區長張三豐主持會議。\n"
    "周乾強調，要著力推進臺商專案建設，圍繞著民生改善作出部署。去年，全區地區生產總值增長６.５％，一般公共預算收入達到12.5億元。",
    title="望澤區委經濟工作會議召開",
    published="2024-02-12",
    source="望澤日報",
)


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for key, item in value.items() if key not in ("unit", "base_unit", "rule", "code") for s in _strings(item)]
    if isinstance(value, list | tuple):
        return [s for item in value for s in _strings(item)]
    return [value] if isinstance(value, str) else []


def _facts(extraction: Extraction) -> list[Any]:
    """Facts and mentions as they read in simplified characters."""
    return json.loads(simplified_json([asdict(item) for item in (*extraction.facts, *extraction.mentions)]))


def simplified_json(value: Any) -> str:
    return json.dumps(_simple(value), ensure_ascii=False, default=str)


def _simple(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _simple(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_simple(item) for item in value]
    return value.translate(_CERTAIN) if isinstance(value, str) else value


_CERTAIN = {ord(c): simplified(c) for c in map(chr, range(0x4E00, 0xA000)) if simplified(c) != c}


@pytest.mark.parametrize("name", SETS)
def test_the_same_facts(name: str) -> None:
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[::3]:
        record = {key: value for key, value in json.loads(line).items() if key in ("id", "text", "title", "published", "source")}
        article = Article(**record)
        twin = replace(
            article, text=traditional(article.text), title=traditional(article.title or ""), source=traditional(article.source or "")
        )
        if len(_written_otherwise(article.text, twin.text)) < 10:
            continue
        read = extract(twin)
        assert _facts(read) == _facts(extract(article)), article.id
        assert read.article.text == twin.text


def _written_otherwise(text: str, other: str) -> list[str]:
    return [a for a, b in zip(text, other, strict=True) if a != b]


def test_names_and_quotes_keep_their_characters() -> None:
    read = extract(HAND_WRITTEN)
    facts = read.facts
    assert {f.person for f in facts if isinstance(f, Naming)} == {"周乾", "張三豐"}
    assert {f.title for f in facts if isinstance(f, Tenure)} == {"區委書記", "區委副書記", "區長"}
    measures = {(f.subject, f.metric, str(f.value), f.unit, f.indicator) for f in facts if isinstance(f, Measure)}
    assert ("望澤區", "地區生產總值", "6.5", "%", "gdp") in measures
    assert ("望澤區", "一般公共預算收入", "12.5", "亿元", "general-public-budget-revenue") in measures  # a unit is a term
    statement = next(f for f in facts if isinstance(f, Statement))
    assert (statement.speaker, statement.verb) == ("周乾", "強調")
    assert statement.text.startswith("要著力推進臺商專案建設")
    assert read.article.region == "望澤區"


def test_every_string_of_a_fact_stands_in_the_text() -> None:
    text = HAND_WRITTEN.text + HAND_WRITTEN.text.replace("６.５％", "6.5%")
    strings = [s for fact in extract(HAND_WRITTEN).facts for s in _strings(asdict(fact)) if not s.isascii()]
    assert strings
    assert [s for s in strings if s not in text] == []


def test_a_name_is_written_in_one_way_within_an_article() -> None:
    text = "區委書記張三豐主持會議並講話，強調要落實責任。會後，区委书记张三丰走訪企業。"
    people = {f.person for f in extract(Article("t", text)).facts if isinstance(f, Naming)}
    assert people == {"張三豐"}


def test_what_was_put_together_is_written_character_by_character() -> None:
    written = Written("望澤區發展和改革局，局長", "望泽区发展和改革局，局长")
    assert written.of("区局长") == "區局長"
    assert written.of("2023-H1") == "2023-H1"


def test_a_simplified_article_is_read_as_it_is() -> None:
    article = Article("s", "区委书记周乾主持会议。")
    assert extract(article).article.text is article.text
