"""Topics, and the words that they end in (kg/data/lexicon/topic_heads.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.tables import WordMatcher, rows

NAMED = frozenset({"company", "site", "project", "fund", "body", "team"})  # kinds whose topics need a name of their own
# Words before a head that make no name: 一批重大|项目
GENERIC = re.compile(
    r"(?:重[点大]|攻坚|亿元|以上|省级?|市级?|县级?|区级?|国家级?|新|各类?|该|大型?|小|老|旧|产业|投资|民生|集中|等|一批|部分|相关|有关|其他|多个|这些|一些|所有|全部|优质|签约|开工|在建|续建|新建|储备|工程|建设|此次|本次|首批|基础设施|全年|年度)*"
)
# Verbs of the segmenter that are parts of names: 国家|开发|银行
OF_NAME = frozenset(
    "建设 开发 制造 服务 管理 治理 改造 保护 综合 合作 研究 运营 发电 交易 投资 控股 救援 检察 监察 移民 保险 智能 国有 生产 移动 重工 封测 中试 示范 试验".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a clause speaks of; ``start``:``stop`` is where it stands.

    ``kind`` is area, one of topic_heads.tsv, or speaker; a speaker without a name speaks for the region.
    """

    name: str | None
    start: int
    stop: int
    kind: str


@lru_cache(maxsize=1)
def head_matcher() -> tuple[WordMatcher, dict[str, str]]:
    """The heads of topic_heads.tsv and their kinds."""
    kinds = {row[0]: row[1] for row in rows("topic_heads", ("head", "kind"))}
    return WordMatcher(kinds), kinds


@lru_cache(maxsize=1)
def nation_names() -> frozenset[str]:
    """The countries but China."""
    return frozenset(name for name, level, _ in rows("areas", ("name", "level", "code")) if level == "nation" and name != "中国")


def head_kind(word: str) -> str | None:
    """The kind of a head: 产业园 is a site; None for other words."""
    return head_matcher()[1].get(word)


def kind_of(name: str) -> str | None:
    """The kind of the head that a name ends in; None when it ends in none."""
    return next((kind for n in (6, 5, 4, 3, 2, 1) if (kind := head_kind(name[-n:]))), None)
