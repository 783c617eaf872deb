"""Acts on documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.mentions.documents import find_titles
from kg.model import DocumentAct, Extraction
from tests.conftest import cases


@pytest.mark.parametrize(("text", "expected"), cases("documents"))
def test_documents(reading: Callable[..., Extraction], text: str, expected: str) -> None:
    found = [fact.document for fact in reading(text).facts if isinstance(fact, DocumentAct)]
    assert (" ; ".join(found) or "-") == expected


def test_agent_and_action(reading: Callable[..., Extraction]) -> None:
    (act,) = (fact for fact in reading("青岭县人民政府近日印发《青岭县古树名木保护办法》。").facts if isinstance(fact, DocumentAct))
    assert (act.agent, act.action) == ("青岭县人民政府", "印发")


def test_a_short_title_stands_for_the_full_one() -> None:
    titles = find_titles("《青岭县养老服务条例》通过。《条例》共八章。《办法》另行公布。")
    assert [title.name for title in titles] == ["青岭县养老服务条例", "青岭县养老服务条例", "办法"]


def test_a_title_may_hold_a_title() -> None:
    (title,) = find_titles("《关于修改《青岭县养老服务条例》的决定》")
    assert title.name == "关于修改《青岭县养老服务条例》的决定"
