"""The concept a metric stands for: GDP, 地区生产总值 and 全市生产总值 are one indicator.

In:  the noun phrase of a measure.    Out: the notation of a concept of ontology/vocab/indicators.ttl, or None: an unknown metric is never forced.

``kg/data/lexicon/indicators.tsv`` is the edited source; ``vocabulary_turtle`` and ``units_turtle`` write the SKOS files from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.lexicon.tables import rows

_COLUMNS = ("notation", "zh", "alt", "en", "unit", "polarity")
_SCOPE = re.compile(r"^(?:努力|力争|争取|确保|推动|实现|完成|全[国省市区县州镇]|我[国省市区县州]|自治[区州县]|新区|年末|城区)+")
_MEASURED = re.compile(r"(?:(?:同比)?(?:增速|增幅|涨幅|增长率|增长|总量|总额|数量))?(?:预期)?(?:目标)?$")
_POLARITY = {"+": "positive", "-": "negative"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A concept: labels, the base unit, and whether more (+) or less (-) is better ("" when neither)."""

    notation: str
    zh: str
    alt: tuple[str, ...]
    en: str
    unit: str
    polarity: str


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """All indicators, by notation. Raises DataFileError when the table is malformed."""
    return tuple(
        Indicator(notation, zh, tuple(a for a in alt.split(";") if a), en, unit, polarity)
        for notation, zh, alt, en, unit, polarity in rows("indicators", _COLUMNS)
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name: i.notation for i in indicators() for name in (i.zh, *i.alt)}


def find_indicator(metric: str) -> str | None:
    """The notation of the indicator that a metric names, None when it is none of them.

    >>> find_indicator("全市生产总值"), find_indicator("规模以上工业增加值增速"), find_indicator("政务食堂")
    ('gdp', 'industrial-value-added-above-scale', None)
    """
    names = _names()
    tried = [metric, _SCOPE.sub("", metric)]
    tried += [_MEASURED.sub("", form) for form in tried]
    return next((names[form] for form in tried if form in names), None)


# ---------------------------------------------------------------- the SKOS files


def vocabulary_turtle() -> str:
    """The text of ontology/vocab/indicators.ttl."""
    head = (
        "@prefix indicator: <https://w3id.org/zhengwen/indicator/> .\n@prefix kg: <https://w3id.org/zhengwen/ontology#> .\n"
        "@prefix unit: <https://w3id.org/zhengwen/unit/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n\n"
        "# Indicators of work reports and statistics bulletins; written from kg/data/lexicon/indicators.tsv.\n\n"
        'indicator:scheme a skos:ConceptScheme ;\n    dcterms:title "统计指标"@zh, "indicators"@en .\n'
    )
    return head + "".join(_concept(i) for i in indicators())


def _concept(i: Indicator) -> str:
    lines = [
        f"<https://w3id.org/zhengwen/indicator/{i.notation}> a skos:Concept",
        "skos:inScheme indicator:scheme",
        f'skos:notation "{i.notation}"',
        f'skos:prefLabel "{i.zh}"@zh, "{i.en}"@en',
    ]
    if i.alt:
        lines.append("skos:altLabel " + ", ".join(f'"{a}"@zh' for a in i.alt))
    if i.unit:
        lines.append(f"kg:baseUnit {unit_iri(i.unit)}")
    if i.polarity:
        lines.append(f'kg:polarity "{_POLARITY[i.polarity]}"')
    return "\n" + " ;\n    ".join(lines) + " .\n"


def unit_iri(word: str) -> str:
    """The IRI of a unit, percent-encoded, in angle brackets."""
    return f"<https://w3id.org/zhengwen/unit/{quote(word, safe='')}>"


def units_turtle() -> str:
    """The text of ontology/vocab/units.ttl: the base units, and the written units that reduce to them as alternative labels."""
    head = (
        "@prefix unit: <https://w3id.org/zhengwen/unit/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n\n# Base units of measures; written from kg/data/lexicon/units.tsv.\n\n"
        'unit:scheme a skos:ConceptScheme ;\n    dcterms:title "计量单位"@zh, "units"@en .\n'
    )
    return head + "".join(_units())


def _units() -> Iterator[str]:
    written: dict[str, list[str]] = {}
    for word, base in rows("units", ("word", "base")):
        written.setdefault(base, [])
        if word != base:
            written[base].append(word)
    for base in sorted({*written, *(i.unit for i in indicators() if i.unit)}):
        alternatives = "".join(f' ;\n    skos:altLabel "{w}"@zh' for w in written.get(base, []))
        yield (
            f'\n{unit_iri(base)} a skos:Concept ;\n    skos:inScheme unit:scheme ;\n    skos:notation "{base}" ;\n'
            f'    skos:prefLabel "{base}"@zh{alternatives} .\n'
        )
