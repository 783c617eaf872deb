"""The panel: targets beside outcomes of one place, indicator and period; disagreement is flagged, never settled."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.errors import UsageError
from kg.model import Extraction
from kg.panel import COLUMNS, panel_rows, write_panel, year_of
from tests.graphs import FACTS, SAMPLE, YEAR, article, measure, write

UNSET = "泽州市政府工作报告提出，今年不设定具体的经济增长目标。"


def folder_of(extractions: Sequence[Extraction], folder: Path) -> Path:
    write(extractions, folder)
    rows = [{"id": e.article.id, "text": e.article.text, "region": e.article.region, "published": e.article.published} for e in extractions]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    extractions = [*SAMPLE, article("n3", UNSET, region="泽州市", published="2023-01-10")]
    return folder_of(extractions, tmp_path_factory.mktemp("graph"))


def test_rows(folder: Path) -> None:
    rows = {(row["place"], row["metric"], row["year"]): row for row in panel_rows(folder)}
    target = rows["望泽区", "地区生产总值", "2023"]
    assert (target["target_cmp"], target["target_value"], target["target_unit"], target["target_wording"]) == ("~", "6.0", "%", "左右")
    assert (target["target_stated"], target["period_inferred"], target["indicator"], target["conflict"]) == ("set", "yes", "gdp", "")
    assert target["target_sentence"].startswith("今年全区地区生产总值增长6.0%左右")
    outcome = rows["望泽区", "地区生产总值", "2022"]
    assert (outcome["outcome_value"], outcome["target_stated"]) == ("5.8", "")
    assert ("泽水大桥项目", "总投资", "") not in rows  # a project is no place


def test_a_target_stated_as_not_set(folder: Path) -> None:
    (row,) = [row for row in panel_rows(folder) if row["target_stated"] == "not set"]
    assert (row["place"], row["metric"], row["year"], row["target_sentence"]) == ("泽州市", "地区生产总值", "2023", UNSET)


def test_target_and_outcome_share_a_row_and_disagreement_is_flagged(tmp_path: Path) -> None:
    quote = "地区生产总值增长6.0%左右"
    reached = measure("actual", "6.4", quote, YEAR, indicator="gdp")
    other = measure("target", "6.5", quote, YEAR, ">=", indicator="gdp")
    rows = [
        row
        for row in panel_rows(folder_of([article("n1", SAMPLE[0].article.text, *FACTS, reached, other, region="望泽区")], tmp_path))
        if row["year"] == "2023" and row.get("indicator") == "gdp"
    ]
    assert [(row["target_value"], row["outcome_value"], row["conflict"]) for row in rows] == [
        ("6.0", "6.4", "targets"),
        ("6.5", "6.4", "targets"),
    ]


def test_csv_and_codebook(folder: Path, tmp_path: Path) -> None:
    target = write_panel(folder, tmp_path / "panel.csv", bom=True)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file).fieldnames or []) == list(COLUMNS)
    with (tmp_path / "panel.codebook.csv").open(encoding="utf-8-sig", newline="") as file:
        explained = {row["column"]: row["meaning"] for row in csv.DictReader(file)}
    assert list(explained) == list(COLUMNS)
    assert all(explained.values())


def test_xlsx(folder: Path, tmp_path: Path) -> None:
    book = load_workbook(write_panel(folder, tmp_path / "panel.xlsx"))
    assert [cell.value for cell in book["panel"][1]] == list(COLUMNS)
    column = [row[list(COLUMNS).index("target_value")].value for row in book["panel"].iter_rows(min_row=2)]
    assert 6.0 in column
    assert book["codebook"].max_row == len(COLUMNS) + 1


def test_other_files_are_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="xlsx"):
        write_panel(folder, Path("panel.dta"))


@pytest.mark.parametrize(
    ("period", "year"),
    [("2023", "2023"), ("2023-Q1..Q3", "2023"), ("2021..2025", "2025"), ("by 2025", "2025"), ("2023-01..2023-08", "2023"), ("", "")],
)
def test_year_of(period: str, year: str) -> None:
    assert year_of(period) == year
