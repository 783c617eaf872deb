"""Places and the region of an article: one-line cases; what the metadata say stands."""

from __future__ import annotations

import pytest

from kg.mentions.places import find_places
from kg.mentions.regions import find_region
from kg.model import Article
from kg.text.prepare import prepare
from tests.conftest import cases


@pytest.mark.parametrize(("line", "expected"), cases("regions"))
def test_region(line: str, expected: str) -> None:
    source, title, text = (part.strip() for part in line.split("|"))
    prepared = prepare(Article("a", text, title=title, source=source or None))
    assert (find_region(prepared, find_places(prepared)) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), cases("places"))
def test_places(text: str, expected: str) -> None:
    assert (" ".join(place.name for place in find_places(prepare(Article("a", text)))) or "-") == expected


def test_the_region_of_the_metadata_stands() -> None:
    prepared = prepare(Article("a", "全县投资增长6%，平澜县统计局介绍。", source="渠岭日报", region="乌兰塔县"))
    assert find_region(prepared, find_places(prepared)) == "乌兰塔县"
