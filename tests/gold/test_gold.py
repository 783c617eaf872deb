"""The gold sets hold together: every annotated string stands in its article, every key and value is one the guidelines know."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SETS = sorted(path.name.removesuffix(".gold.jsonl") for path in HERE.glob("*.gold.jsonl"))
ENTITY_KEYS = {
    "people": {"person", "posts"},
    "events": {"eid", "type", "name", "date", "place", "host", "participants", "groups", "conveyed"},
    "measures": {"subject", "metric", "form", "kind", "cmp", "value", "high", "unit", "period"},
    "statements": {"speaker", "verb", "start"},
    "documents": {"name", "action", "agent"},
    "projects": {"name", "status", "when", "investment"},
    "appointments": {"person", "post", "action"},
}
TYPES = {"meeting", "visit", "talk", "ceremony", "training", "other"}
ROLES = {"presided", "spoke", "attended", "visited", "met", "guest"}
FORMS = {"growth", "level", "increment", "share", "rank", "ratio"}
COMPARATORS = {"=", ">", ">=", "<", "<=", "~", "range"}
ACTIONS = {"appointed", "removed", "elected", "resigned", "nominated"}
_DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)"
DATE = re.compile(rf"{_DAY}(?:/{_DAY})?")
PERIOD = re.compile(
    r"\d{4}(?:-(?:Q[1-4](?:\.\.Q[1-4])?|H[12]|\d\d(?:-\d\d)?))?|by \d{4}(?:-\d\d(?:-\d\d)?|-Q[1-4]|-H[12])?|\d{4}(?:-\d\d)?\.\.\d{4}(?:-\d\d)?"
)
QUOTES = re.compile("[“”‘’《》\\s]")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def flat(text: str) -> str:
    """Quotation marks and white space are no part of a comparison: an expanded name loses the ones around its members."""
    return QUOTES.sub("", text)


def occurs_spread(short: str, text: str) -> bool:
    """Whether an expanded name (省“两会”精神 of 省、市“两会”精神) is made of the characters of one sentence, in their order."""
    return any(_in_order(flat(short), flat(sentence)) for sentence in re.split("[。！？\n]", text))


def _in_order(needle: str, hay: str) -> bool:
    following = iter(hay)
    return all(char in following for char in needle)


def pairs() -> list[Any]:
    found = []
    for name in SETS:
        articles = {row["id"]: row for row in rows(f"{name}.jsonl")}
        found += [pytest.param(articles.get(gold["id"]), gold, id=gold["id"]) for gold in rows(f"{name}.gold.jsonl")]
    return found


def test_every_set_pairs_one_annotation_with_one_article() -> None:
    practice = {
        "practice",
        "practice-local",
        "practice-national",
        "practice-reports",
        "practice2-local",
        "practice2-national",
        "practice3-local",
    }
    assert set(SETS) == {"local", "national", "reports"} | practice
    for name in SETS:
        articles, gold = [[row["id"] for row in rows(f"{name}{end}.jsonl")] for end in ("", ".gold")]
        assert articles == gold
        assert len(set(gold)) == len(gold)


def test_no_text_stands_in_two_articles() -> None:
    texts = [row["text"] for name in SETS for row in rows(f"{name}.jsonl")]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("article", "gold"), pairs())
def test_keys_and_values_are_those_of_the_guidelines(article: dict[str, Any], gold: dict[str, Any]) -> None:
    assert set(gold) == {"id", "region", "date_context", *ENTITY_KEYS}
    for kind, keys in ENTITY_KEYS.items():
        for item in gold[kind]:
            assert set(item) == keys, (kind, item)
    assert all(set(post) <= {"title", "org", "status"} for person in gold["people"] for post in person["posts"])
    for event in gold["events"]:
        assert event["type"] in TYPES
        assert event["date"] is None or DATE.fullmatch(event["date"]), event["date"]
        assert all(part["roles"] and set(part["roles"]) <= ROLES for part in event["participants"])
    for measure in gold["measures"]:
        assert (measure["form"], measure["kind"], measure["cmp"]) in {
            (f, k, c) for f in FORMS for k in ("target", "actual") for c in COMPARATORS
        }
        assert (measure["high"] is None) == (measure["cmp"] != "range"), measure
        assert measure["period"] is None or PERIOD.fullmatch(measure["period"]), measure
    assert all(item["action"] in ACTIONS for item in gold["appointments"])


@pytest.mark.parametrize(("article", "gold"), pairs())
def test_annotated_strings_stand_in_the_article(article: dict[str, Any], gold: dict[str, Any]) -> None:
    text = article["text"] + "\n" + article["title"]
    bare = flat(text)
    missing = [(kind, string) for kind, string in verbatim_strings(gold) if flat(string) not in bare]
    assert not missing
    assert [string for string in expandable_strings(gold) if not occurs_spread(string, text)] == []


def verbatim_strings(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """The strings that are copied from the text as they stand."""
    found = [("person", person["person"]) for person in gold["people"]]
    found += [("title", post["title"]) for person in gold["people"] for post in person["posts"]]
    found += [("group", group) for event in gold["events"] for group in event["groups"]]
    found += [("metric", measure["metric"]) for measure in gold["measures"]]
    found += [("unit", measure["unit"]) for measure in gold["measures"] if measure["unit"]]
    found += [("start", item["start"]) for item in gold["statements"]]
    found += [("verb", item["verb"]) for item in gold["statements"]]
    found += [("document", item["name"]) for item in gold["documents"]]
    found += [("project", item["name"]) for item in gold["projects"]]
    found += [("post", item["post"]) for item in gold["appointments"]]
    found += [(key, item[key]) for item in gold["projects"] for key in ("status", "investment") if item[key]]
    return [(kind, part) for kind, string in found for part in (string.split("；") if kind == "place" else [string])]


def expandable_strings(gold: dict[str, Any]) -> list[str]:
    """The strings that may be put together from the parts of one sentence: conveyed items, names of visits, inherited organisations."""
    found = [item for event in gold["events"] for item in event["conveyed"]]
    found += [part for event in gold["events"] for part in [event["name"], *(event["place"] or "").split("；")]]
    return [string for string in found if string]


@pytest.mark.parametrize(("article", "gold"), pairs())
def test_whoever_speaks_or_issues_is_named_in_the_article(article: dict[str, Any], gold: dict[str, Any]) -> None:
    """Speakers stand in the text; an agent may be put in full (市政府 as 鹤浦市政府), so that its characters stand there."""
    bare = flat(article["text"]) + (gold["region"] or "")
    assert [item["speaker"] for item in gold["statements"] if flat(item["speaker"]) not in bare] == []
    agents = [item["agent"] for item in gold["documents"] if item["agent"]]
    assert [agent for agent in agents if not set(flat(agent)) <= set(bare)] == []


@pytest.mark.parametrize("gold", [row for name in SETS for row in rows(f"{name}.gold.jsonl")], ids=lambda gold: str(gold["id"]))
def test_nothing_is_annotated_twice(gold: dict[str, Any]) -> None:
    for kind in ("measures", "statements", "documents", "appointments"):
        items = [json.dumps(item, ensure_ascii=False, sort_keys=True) for item in gold[kind]]
        assert len(set(items)) == len(items), kind
    names = [person["person"] for person in gold["people"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("article", "gold"), pairs())
def test_everybody_who_acts_is_listed(article: dict[str, Any], gold: dict[str, Any]) -> None:
    people = {person["person"] for person in gold["people"]}
    acting = {part["person"] for event in gold["events"] for part in event["participants"]}
    acting |= {item["person"] for item in gold["appointments"]}
    assert acting <= people


@pytest.mark.parametrize(("article", "gold"), pairs())
def test_every_value_is_written_in_the_article(article: dict[str, Any], gold: dict[str, Any]) -> None:
    """Arabic numbers only: a number in characters (两成, 八所) and a ratio are read, not copied."""
    text = article["text"]
    numbers = {float(found) for found in re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", text))}
    small = {float(value) for value in range(101)}
    for measure in gold["measures"]:
        for value in (measure["value"], measure["high"]):
            in_characters = measure["form"] in {"ratio", "rank"} or measure["unit"] == "成" or abs(value or 0) in small  # 两成半
            assert value is None or abs(value) in numbers or in_characters, measure
