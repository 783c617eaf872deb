"""The tables of places: divisions of China and areas by short names."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from kg.lexicon.tables import rows
from kg.mentions.areas import area_levels

DIVISIONS = rows("divisions", ("name", "code", "level", "since", "until"))
AREAS = rows("areas", ("name", "level", "code"))
REFERENCE = Path(os.environ.get("KG_REFERENCE_TABLES", "")) / "gb2260_codes_1980-2019.csv"


def test_divisions_are_well_formed() -> None:
    assert {level for _, _, level, _, _ in DIVISIONS} == {"province", "city", "county"}
    assert all(re.fullmatch(r"\d{6}", code) and re.fullmatch(r"\d{4}", since) for _, code, _, since, _ in DIVISIONS)
    current = {name for name, _, level, _, until in DIVISIONS if level == "province" and not until}
    assert len(current) in (31, 34)
    assert {"西藏自治区", "海南省", "重庆市"} <= current


def test_a_renamed_division_ends() -> None:
    until = {name: until for name, _, _, _, until in DIVISIONS if name in ("襄樊市", "襄阳市")}
    assert until["襄樊市"] == "2009"
    assert until["襄阳市"] == ""


def test_areas_are_well_formed() -> None:
    assert {level for _, level, _ in AREAS} == {"nation", "bloc", "region", "zone", "province"}
    assert all(re.fullmatch(r"[A-Z]{2}", code) if level == "nation" else True for _, level, code in AREAS)
    assert {"英国", "欧盟", "长三角", "雄安新区"} <= {name for name, _, _ in AREAS}


def test_short_names_of_provinces_and_cities() -> None:
    levels = area_levels()
    assert (levels["福建"], levels["荆州"], levels["内蒙古"], levels["英国"]) == ("province", "city", "province", "nation")


@pytest.mark.skipif(not REFERENCE.is_file(), reason="KG_REFERENCE_TABLES names no folder with gb2260_codes_1980-2019.csv")
def test_every_division_of_the_standard_is_there() -> None:
    known = {(row[0], row[1]) for row in DIVISIONS}
    rest = [row for row in csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()) if (row["name"], row["code"]) not in known]
    assert {row["name"] for row in rest} <= {"郊区"}, rest[:5]  # eight suburbs without a name
