"""Whose measure it is, and what it is compared with.

In:  a prepared article with its places, organisations and region; its sentences one after the other; a quantity with its metric.
Out: subject, metric without the subject; reference place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from kg.model import OrganisationMention, PlaceMention, PreparedArticle, Quantity, Sentence

_INVESTED = re.compile(r"^(?:总投资|年度计划投资|计划总投资|协议投资额|计划投资|投资总额|总投资额)$")
_PROJECT = re.compile(r"^的?(?:\d+[个项])?([^，。；：、！？（）\d]{2,20}?(?:项目|工程|产业园|中心|基地|园区|集群))")
_ENTITY = re.compile(
    r"^([^，。；、\d]{2,16}?(?:产业园|示范园|合作社|集团|公司|大桥|新院区|基金|银行|法院|检察院|纪检监察机关|片区|企业(?=资产|营业)|园区|开发区))(?:的)?(.{2,})$"
)
_COLLECTIVE = re.compile(
    r"^((?:全国|全省|全市|全区|全县)?[一-龥]{0,6}(?:铁路|法院|检察机关|纪检监察机关|海关|口岸)|中央企业|[一-龥]{2,8}银行|"
    r"[省市区县](?:政协|人大常委会|纪委监委))"
)
_REFERENCE = re.compile(r"(?:高于|低于|快于|慢于|好于|比|较|超过)(全[国省市区县]|全[省市]平均|[一-龥]{2,6}[省市区县])(?:平均)?(?:水平)?")
_ACTING = re.compile(r"^(?:区委|县委|市委|省委|[长人政党委]|召开|举行|举办|召|举|政府|第|统计|日报|、|和)")
_COMPARED = re.compile(r"(?:比|于|较|超过|超|在|到|赴|至|对|向|从|与|和|、|列|居|占|的)$")


@dataclass(slots=True)
class SubjectTrack:
    """What the article speaks of as reading goes on."""

    prepared: PreparedArticle
    places: tuple[PlaceMention, ...]
    organisations: tuple[OrganisationMention, ...]
    region: str | None
    _begin: int = 0
    _inside: list[PlaceMention] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence."""
        first, last = (bisect_left(self.places, at, key=lambda p: p.start) for at in (sentence.start, sentence.stop))
        self._begin, self._inside = sentence.start, list(self.places[first:last])

    def of(self, q: Quantity, metric: str, right: str) -> tuple[str | None, str]:
        """The subject of a quantity of the present sentence, and the metric without it: 氢能示范园产业规模 -> 氢能示范园, 产业规模."""
        if _INVESTED.match(metric) and (project := _PROJECT.match(right)) and right.startswith("的"):
            return project[1], metric
        entity = _ENTITY.match(metric)
        if entity and not re.match(r"(?:的|数|总数|占|等)", entity[2]):
            return entity[1], entity[2]
        for place in self._inside:
            if metric.startswith(place.name) and len(metric) > len(place.name) + 1:
                return place.name, metric[len(place.name) :].lstrip("的")
        clauses = self.prepared.folded[max(self._begin, q.start - 200) : q.start]
        collective = _COLLECTIVE.match(clauses.rsplit("；", 1)[-1].split("，")[-1]) or _COLLECTIVE.match(clauses)
        if collective:
            return collective[1], metric
        return _place(self.prepared.folded, self._begin, q, self._inside) or self.region, metric


def _place(text: str, begin: int, q: Quantity, places: list[PlaceMention]) -> str | None:
    """The nearest place before the quantity that opens a clause: 临澜区实现…, but not 比临澜区 or 临澜区委."""
    for place in reversed(places):
        if place.stop > q.start:
            continue
        before = text[max(begin, place.start - 6) : place.start]
        opens = not before or re.search(r"[，；。：]$|(?:年|月|日|季度|目前|今年|去年)，?$", before)
        if opens and not _COMPARED.search(before) and not _ACTING.match(text[place.stop : place.stop + 3]):
            return place.name
    return None


def reference_of(clause: str) -> str | None:
    """The place a measure is compared with: 高于⟨全市⟩2个百分点."""
    found = _REFERENCE.search(clause)
    return found[1] if found else None
