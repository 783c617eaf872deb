"""Who and what is one across articles, and what is kept apart."""

from __future__ import annotations

import pytest

from kg.model import Event, Extraction, Naming, Tenure
from kg.resolve import identity
from kg.resolve.identity import resolve
from kg.resolve.places import is_place, leading_place, place_key
from tests.graphs import article, at

COUNTER = iter(range(10_000))


def named(person: str, post: str | None, region: str | None, source: str | None = None, org: str | None = None) -> Extraction:
    """An article that names a person, each with a text of its own."""
    text = f"第{next(COUNTER)}则：{org or ''}{post or ''}{person}出席。"
    facts = [Naming(person, at(person, text=text))]
    if post:
        facts.append(Tenure(person, post, org, "current", at(post, text=text)))  # type: ignore[arg-type]  # a list of facts
    metadata = {key: value for key, value in (("region", region), ("source", source)) if value}
    return article(f"n{next(COUNTER)}", text, *facts, **metadata)


def scopes(*extractions: Extraction) -> list[tuple[str, ...]]:
    return [next(iter(resolved.people.values())) for resolved in resolve(extractions)]


def same(*extractions: Extraction) -> bool:
    return len(set(scopes(*extractions))) == 1


def test_two_officials_of_two_counties_are_two() -> None:
    assert not same(named("李伟", "县长", "云岭县"), named("李伟", "县长", "望泽区"))


def test_an_official_over_articles_of_one_region_is_one() -> None:
    assert same(named("李伟", "区长", "望泽区"), named("李伟", "区委副书记", "望泽区"), named("李伟", None, "望泽区"))


def test_the_order_of_articles_decides_nothing() -> None:
    with_post, without = named("李伟", "区长", "望泽区"), named("李伟", None, "望泽区")
    assert scopes(with_post, without) == scopes(without, with_post)[::-1]


def test_a_national_leader_is_one_everywhere() -> None:
    assert same(named("沈敬之", "国家主席", "望泽区"), named("沈敬之", "中共中央总书记", "中国"), named("沈敬之", None, "中国"))


def test_a_namesake_of_a_leader_in_a_district_is_not_the_leader() -> None:
    assert not same(named("沈敬之", "国家主席", "中国"), named("沈敬之", None, "望泽区"))
    assert not same(named("沈敬之", "国家主席", "中国"), named("沈敬之", "村民", "中国"))


def test_two_villagers_of_one_name_are_never_merged() -> None:
    assert not same(named("李伟", "村民", "望泽区"), named("李伟", "村民", "望泽区"))
    assert not same(named("李伟", None, "望泽区"), named("李伟", None, "望泽区"))
    assert not same(named("李伟", None, None), named("李伟", None, None))


def test_foreign_and_provincial_posts_carry_their_scope() -> None:
    assert scopes(named("杜邦", "法国总统", "中国")) == [("法国",)]
    assert scopes(named("何满", "浙江省委书记", "中国")) == [("浙江省",)]
    assert same(named("何满", "浙江省委书记", "中国"), named("何满", "浙江省省长", "望泽区"))


def test_a_name_of_several_districts_is_one_within_a_newspaper_only() -> None:
    assert same(named("李伟", "区长", "鼓楼区", "甲城日报"), named("李伟", "区长", "鼓楼区", "甲城日报"))
    assert not same(named("李伟", "区长", "鼓楼区", "甲城日报"), named("李伟", "区长", "鼓楼区", "乙城日报"))


def test_places() -> None:
    one = article("n1", "甲", region="望泽区", source="甲城日报").article
    assert place_key("望泽区", one) == ("望泽区",)
    assert place_key("浙江省", one) == ("浙江省",)
    assert place_key("高新区", one) == ("高新区", "甲城日报")
    assert leading_place("浙江省教育厅厅长") == "浙江省"
    assert leading_place("鼓楼区区长") is None
    assert [is_place(name) for name in ("望泽区", "沈家村", "重点项目", "产业园区", "一个很长很长的不是地方的区")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def event(name: str | None, date: str | None, region: str | None, kind: str = "meeting") -> Extraction:
    text = f"第{next(COUNTER)}则：{name or '活动'}举行。"
    fact = Event("e1", kind, name, at(name or "活动", text=text), date=date)  # type: ignore[arg-type]  # kind is a literal
    return article(f"n{next(COUNTER)}", text, fact, **({"region": region} if region else {}))


def one_event(*extractions: Extraction) -> bool:
    return len({resolved.events["e1"] for resolved in resolve(extractions)}) == 1


def test_a_specific_name_a_day_and_a_region_make_one_event() -> None:
    first = event("望泽区委经济工作会议", "2023-02-16", "望泽区")
    assert one_event(first, event("望泽区委经济工作会议", "2023-02-16", "望泽区"))


@pytest.mark.parametrize(
    ("name", "date", "region"),
    [
        ("望泽区委经济工作会议", "2023-02-17", "望泽区"),
        ("望泽区委经济工作会议", "2023-02-16", "云岭县"),
        ("望泽区委农村工作会议", "2023-02-16", "望泽区"),
        (None, "2023-02-16", "望泽区"),
    ],
)
def test_other_name_day_or_region_make_another(name: str | None, date: str, region: str) -> None:
    assert not one_event(event("望泽区委经济工作会议", "2023-02-16", "望泽区"), event(name, date, region))


@pytest.mark.parametrize(
    ("name", "date", "kind"),
    [
        ("全区工作推进会议", "2023-02-16", "meeting"),
        ("望泽区委经济工作会议", "--02-16", "meeting"),
        ("调研重点项目建设", "2023-02-16", "visit"),
    ],
)
def test_what_is_not_specific_stays_with_its_text(name: str, date: str, kind: str) -> None:
    assert not one_event(event(name, date, "望泽区", kind), event(name, date, "望泽区", kind))


def test_many_extractions_wait_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    extractions = [named("李伟", "区长", "望泽区") for _ in range(7)]
    everything = [resolved.extraction.article.id for resolved in resolve(extractions)]
    monkeypatch.setattr(identity, "_HELD", 2)
    assert [resolved.extraction.article.id for resolved in resolve(extractions)] == everything
    assert len(everything) == 7


def test_a_name_in_traditional_characters_leads_to_the_simplified_one() -> None:
    written, plain = named("張三豐", "區長", "望澤區"), named("张三丰", "区长", "望泽区")
    assert scopes(written, plain) == [("望泽区",), ("望泽区",)]
    assert [resolved.same_as for resolved in resolve([written, plain])] == [{"張三豐": "person:张三丰:望泽区"}, {}]
    assert [resolved.same_as for resolved in resolve([written])] == [{}]  # nobody writes 张三丰


def test_an_official_without_a_post_is_known_by_the_other_spelling() -> None:
    assert scopes(named("張三豐", None, "望澤區"), named("张三丰", "区长", "望泽区"))[0] == ("望泽区",)
    assert scopes(named("張三豐", None, "中國"), named("张三丰", "国家主席", "中国"))[0] == ("中国",)


def test_villagers_are_not_joined_by_spelling() -> None:
    assert [resolved.same_as for resolved in resolve([named("張三豐", "村民", "望澤區"), named("张三丰", "村民", "望泽区")])] == [{}, {}]
