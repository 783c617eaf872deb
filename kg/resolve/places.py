"""Which place a name means.

In:  a name and the article it stands in.    Out: the parts of its identity: the name, and a scope where the name alone does not decide.

鼓楼区 is four districts of today and 高新区 is everywhere: such a name is one place within one newspaper, never across them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kg.ids import digest
from kg.lexicon.characters import simplified
from kg.lexicon.tables import rows
from kg.mentions.areas import area_levels
from kg.model import Article

_PLACE = re.compile(r"[省市区县州旗盟镇乡村国]$|街道$|半岛$|地区$")
_GENERIC = re.compile(
    r"^(?:国家级?)?(?:高新|经开|新|开发|示范|保税|高新技术产业开发|经济技术开发|经济开发|自贸|自由贸易试验|工业园)区$"
    r"|^(?:功能|城|郊|矿|市辖)区$|^[省市区县镇乡村]$"
)
_SMALL = re.compile(r"[镇乡村]$|街道$")
_NOT_PLACES = re.compile(r"园区$|社区$|小区$|景区$|片区$|库区$|灾区$|地区生产总值|各[省市区县镇乡村]$|全[省市区县镇乡村]$")
_LONGEST = 12


@lru_cache(maxsize=1)
def divisions() -> dict[str, int]:
    """Name of a division -> how many divisions of that name exist today (0: only in the past)."""
    table = rows("divisions", ("name", "code", "level", "since", "until"))
    current = Counter(row[0] for row in table if not row[4])
    return {row[0]: current[row[0]] for row in table}


def is_place(name: str) -> bool:
    """Whether a name reads as an area: 望泽区, 河北省, 沈家村, 福建, 英国; not 产业园区."""
    name = simplified(name)
    return name in area_levels() or (
        len(name) <= _LONGEST and (name in divisions() or (bool(_PLACE.search(name)) and not _NOT_PLACES.search(name)))
    )


def place_key(name: str, article: Article) -> tuple[str, ...]:
    """The parts of the identity of a place."""
    if not _ambiguous(name):
        return (name,)
    stated = simplified(name) == simplified(article.region or "") and "region" not in article.inferred
    if article.source:
        return name, article.source
    return (name,) if stated else (name, text_key(article))


def text_key(article: Article) -> str:
    """What a text and its reprints share."""
    return digest(article.text)


def leading_place(name: str) -> str | None:
    """The division a post or organ begins with: 浙江省委书记 -> 浙江省. None when it begins with none, or with one of several."""
    known = divisions()
    for length in range(min(_LONGEST, len(name)), 1, -1):
        if known.get(name[:length]) == 1:
            return name[:length]
    return None


def _ambiguous(name: str) -> bool:
    name = simplified(name)
    return divisions().get(name, 1) > 1 or bool(_GENERIC.search(name) or _SMALL.search(name))
