"""The panel that scholars open first: one row a place, indicator, form and period, the target beside what came of it.

In:  a build folder.    Out: a CSV or xlsx table, and a codebook that explains every column.

Nothing is averaged or chosen: where articles give several targets or outcomes for one cell, each has a row and ``conflict`` says so.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.query import run
from kg.text.quote import sentence_around

COLUMNS = {
    "place": "The area, as written; 全区 and 我市 are resolved to its name.",
    "indicator": "Notation of the indicator in ontology/vocab/indicators.ttl; empty when the metric is none of them.",
    "metric": "The noun phrase measured, as written in the article of the target (else of the outcome).",
    "form": "growth, level, increment, share, rank or ratio.",
    "year": "The last calendar year of the period; empty when the text supports none.",
    "period": "The period as coded: 2023, 2023-H1, 2023-Q1..Q3, 2023-01..2023-08, 2021..2025, by 2025.",
    "target_stated": "set: a target value is stated; not set: the text says that no target is set; empty: no target was read.",
    "target_cmp": "How the target binds: = >= > <= < ~ (左右, 约) or range.",
    "target_value": "The target in the unit as written; the lower end of a range.",
    "target_high": "The upper end of a range.",
    "target_unit": "The unit of the target, as written.",
    "target_wording": "Words that make the target soft or hard, as written, joined by spaces: 力争 确保 左右.",
    "outcome_cmp": "How the outcome is stated.",
    "outcome_value": "The realised value in the unit as written.",
    "outcome_high": "The upper end of a range of outcomes.",
    "outcome_unit": "The unit of the outcome, as written.",
    "period_inferred": "yes when the period was worked out from the text (今年 in an article without a date), else no.",
    "conflict": "targets, outcomes or both when articles disagree about this cell; else empty.",
    "target_sentence": "The sentence the target was read from.",
    "target_article": "The id of its article.",
    "target_date": "The date of its article, as precise as known.",
    "outcome_sentence": "The sentence the outcome was read from.",
    "outcome_article": "The id of its article.",
    "outcome_date": "The date of its article.",
}
_MEASURES = """
SELECT DISTINCT ?place ?label ?indicator ?metric ?form ?kind ?cmp ?value ?high ?unit ?period ?inferred ?wording ?article ?date ?start ?stop WHERE {
  ?f a kg:Measure ; kg:subject ?place ; kg:indicator ?indicator ; kg:metric ?metric ; kg:form ?form ; kg:kind ?kind ;
     kg:comparator ?cmp ; kg:value ?v ; kg:evidence ?passage .
  ?place a schema:Place ; rdfs:label ?label .
  ?passage nif:beginIndex ?start ; nif:endIndex ?stop ; prov:wasQuotedFrom ?a . ?a dcterms:identifier ?article .
  OPTIONAL { ?f kg:valueText ?written } BIND(COALESCE(?written, STR(?v)) AS ?value)
  OPTIONAL { ?f kg:high ?h . OPTIONAL { ?f kg:highText ?end } BIND(COALESCE(?end, STR(?h)) AS ?high) }
  OPTIONAL { ?f kg:unit ?unit }
  OPTIONAL { ?f kg:period ?period . BIND(EXISTS { ?f kg:periodBasis kg:Inferred } AS ?inferred) }
  OPTIONAL { SELECT ?f (GROUP_CONCAT(STR(?w); separator=" ") AS ?wording) { ?f kg:wording ?w } GROUP BY ?f }
  OPTIONAL { ?a schema:datePublished ?d . BIND(STR(?d) AS ?date) }
} ORDER BY ?place ?indicator ?form ?period ?article ?start ?stop ?value"""
_UNSET = re.compile(
    r"(?:不再?|没有|未)(?:设定?|设置|提出|确定|制定)(?:[^，。；、]{0,8})"
    r"(地区生产总值|生产总值|GDP|经济增长|经济增速|经济|固定资产投资|一般公共预算收入)[^，。；]{0,8}目标"
)
_UNSET_METRICS = {
    "生产总值": "地区生产总值",
    "GDP": "地区生产总值",
    "经济增长": "地区生产总值",
    "经济增速": "地区生产总值",
    "经济": "地区生产总值",
}

Row = dict[str, str]
_Cell = tuple[str, str, str, str]  # place, indicator, form, period


@dataclass(frozen=True, slots=True)
class _Value:
    """One target or outcome of a cell, with where it was read."""

    stated: tuple[str, ...]  # cmp, value, high, unit, wording
    metric: str
    label: str
    inferred: str
    sentence: str
    article: str
    date: str


def write_panel(folder: Path, file: Path | None = None, *, bom: bool = False) -> Path:
    """Write the panel of a build folder to ``file`` (.csv or .xlsx; default DIR/panel.csv), its codebook beside it or on its second sheet.

    ``bom`` begins a CSV with a byte order mark, for Excel. Returns the file. Raises UsageError for another file type, StoreError when
    there is no graph or the file cannot be written.
    """
    target = file or folder / "panel.csv"
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise UsageError(f"a panel is written as .csv or .xlsx, not {target.suffix or 'without a suffix'}")
    rows = list(panel_rows(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix.lower() == ".xlsx":
            _write_xlsx(target, rows)
        else:
            target.write_bytes(_csv(COLUMNS, rows).encode("utf-8-sig" if bom else "utf-8"))
            target.with_suffix(".codebook.csv").write_bytes(
                _csv(("column", "meaning"), _codebook()).encode("utf-8-sig" if bom else "utf-8")
            )
    except OSError as error:
        raise StoreError(f"cannot write {target}: {error.strerror or error}") from error
    return target


def panel_rows(folder: Path) -> Iterator[Row]:
    """The rows of the panel, in order of place, indicator, form and period."""
    articles = {row["id"]: row for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1])}
    cells: dict[_Cell, dict[str, list[_Value]]] = {}
    for found in json.loads(run(folder, _MEASURES, "json"))["results"]["bindings"]:
        row = {name: cell["value"] for name, cell in found.items()}
        text = articles[row["article"]]["text"]
        value = _Value(
            stated=tuple(row.get(name, "") for name in ("cmp", "value", "high", "unit", "wording")),
            metric=row["metric"],
            label=row["label"],
            inferred="yes" if row.get("inferred") == "true" else "no",
            sentence=_sentence(text, int(row["start"]), int(row["stop"])),
            article=row["article"],
            date=row.get("date", ""),
        )
        cell = (row["place"], row["indicator"], row["form"], row.get("period", ""))
        cells.setdefault(cell, {"target": [], "actual": []})[row["kind"]].append(value)
    for cell, values in cells.items():
        yield from _rows_of(cell, values["target"], values["actual"])
    for article in articles.values():
        yield from _unset(article)


def _rows_of(cell: _Cell, targets: list[_Value], outcomes: list[_Value]) -> Iterator[Row]:
    """A row for each distinct target and outcome of a cell; the first article that states a value stands for it."""
    _, indicator, form, period = cell
    distinct = [list({value.stated: value for value in reversed(values)}.values())[::-1] for values in (targets, outcomes)]
    # 高于全国0.5个百分点 stands beside a target of 5%, it does not contradict it
    numbers = [len({value.stated[:4] for value in values if "百分点" not in value.stated[3]}) > 1 for values in (targets, outcomes)]
    conflict = {(True, True): "both", (True, False): "targets", (False, True): "outcomes"}.get((numbers[0], numbers[1]), "")
    nothing: list[_Value | None] = [None]
    for target in distinct[0] or nothing:
        for outcome in distinct[1] or nothing:
            known = target or outcome
            if known is None:
                continue
            yield {
                "place": known.label,
                "indicator": indicator.rsplit("/", 1)[1] if "/indicator/" in indicator else "",
                "metric": known.metric,
                "form": form,
                "year": year_of(period),
                "period": period,
                "target_stated": "set" if target else "",
                "period_inferred": known.inferred,
                "conflict": conflict,
                **_side("target", target),
                **_side("outcome", outcome),
            }


def _side(side: str, value: _Value | None) -> Row:
    if value is None:
        return {}
    cmp, number, high, unit, wording = value.stated
    row = {
        "cmp": cmp,
        "value": number,
        "high": high,
        "unit": unit,
        "sentence": value.sentence,
        "article": value.article,
        "date": value.date,
    }
    return {f"{side}_{name}": text for name, text in row.items()} | ({"target_wording": wording} if side == "target" else {})


def _unset(article: dict[str, str]) -> Iterator[Row]:
    """Rows for targets that a text says are not set: 不设定具体的经济增长目标."""
    for match in _UNSET.finditer(article["text"]):
        metric = _UNSET_METRICS.get(match[1], match[1])
        yield {
            "place": article.get("region") or "",
            "metric": metric,
            "form": "growth",
            "year": (article.get("published") or "")[:4],
            "target_stated": "not set",
            "target_sentence": _sentence(article["text"], match.start(), match.end()),
            "target_article": article["id"],
            "target_date": article.get("published") or "",
        }


def year_of(period: str) -> str:
    """The last calendar year of a period code: 2021..2025 -> 2025; empty when there is none."""
    years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", period)
    return str(years[-1]) if years else ""


def _sentence(text: str, start: int, stop: int) -> str:
    first, last = sentence_around(text, start, stop)
    return text[first:last]


def _codebook() -> list[Row]:
    return [{"column": name, "meaning": meaning} for name, meaning in COLUMNS.items()]


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write_xlsx(target: Path, rows: list[Row]) -> None:
    """Numbers as numbers, texts as texts: a sentence that begins with = is no formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "panel"
    sheet.append(list(COLUMNS))
    for number, row in enumerate(rows, start=2):
        for column, name in enumerate(COLUMNS, start=1):
            text = row.get(name, "")
            cell = sheet.cell(number, column)
            if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", text) and name.endswith(("value", "high", "year")):
                cell.value = float(text) if "." in text else int(text)
            elif text:
                cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)
                cell.data_type = "s"
    codebook = book.create_sheet("codebook")
    codebook.append(["column", "meaning"])
    for name, meaning in COLUMNS.items():
        codebook.append([name, meaning])
    book.save(target)
