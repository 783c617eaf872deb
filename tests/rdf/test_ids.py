"""IRIs are injective for Chinese, readable, and valid in every parser."""

from __future__ import annotations

from itertools import product

import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.ids import NAMESPACES, hashed, iri, name
from kg.rdf.terms import PREFIXES, text

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明"
ORGANS = [place + organ for place in ("望泽区", "泽州市", "云岭县", "海晏省") for organ in ("委", "政府", "教育局", "人大常委会", "公安局")]
ANY = st.text(min_size=1, max_size=12)


def test_a_thousand_officials_have_a_thousand_iris() -> None:
    officials = [(surname + given, organ) for surname, given, organ in product(SURNAMES, GIVEN, ORGANS)]
    assert len(officials) >= 1000
    assert len({iri("person", *official) for official in officials}) == len(officials)
    assert len({iri("organisation", organ) for organ in ORGANS}) == len(ORGANS)


def test_white_space_inside_a_chinese_name_is_damage_not_name() -> None:
    assert iri("person", "李 强") == iri("person", "李强") == iri("person", "李\u3000强")
    assert iri("person", "John Smith") != iri("person", "JohnSmith")


def test_roles_and_relations_never_collapse() -> None:
    assert len({hashed("fact", kind, "李强") for kind in ("出席", "担任", "主持")}) == 3
    assert hashed("fact", "a", "b") != hashed("fact", "ab")


@given(st.lists(ANY, min_size=1, max_size=3), st.lists(ANY, min_size=1, max_size=3))
def test_other_parts_other_iri(one: list[str], other: list[str]) -> None:
    import re
    import unicodedata

    def folded(parts: list[str]) -> list[str]:
        return [unicodedata.normalize("NFC", re.sub(r"\s+", "", part)) for part in parts]

    if folded(one) != folded(other):
        assert iri("person", *one) != iri("person", *other)


@given(st.lists(ANY, min_size=1, max_size=2))
def test_every_parser_reads_the_same_iri(parts: list[str]) -> None:
    prefix = f"@prefix person: <{NAMESPACES['person']}> .\n"
    line = f"{name('person', *parts)} <a:b> <a:c> ."
    (quad,) = parse(prefix + line, format=RdfFormat.TURTLE)
    assert quad.subject == NamedNode(iri("person", *parts))
    (triple,) = rdflib.Graph().parse(data=prefix + line, format="turtle")
    assert str(triple[0]) == iri("person", *parts)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_every_text_is_a_valid_literal(value: str) -> None:
    """Surrogates, control characters, line ends, quotes: nothing breaks a line or a parser."""
    literal = text(value)
    assert "\n" not in literal
    assert len(literal.splitlines()) == 1
    (quad,) = parse(f"<a:a> <a:b> {literal} .", format=RdfFormat.TURTLE)
    read = quad.object.value
    assert len(read) == len(value)
    assert all(a == b or b == "\ufffd" for a, b in zip(value, read, strict=True))


def test_prefixes_are_distinct() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
