"""Traditional characters: read one for one, simplified text left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.characters import simplified
from kg.lexicon.tables import rows
from tests.traditional import traditional

TABLE = rows("characters", ("written", "read", "when"))
GB2312 = [
    bytes([high, low]).decode("gb2312")
    for high in range(0xB0, 0xF8)
    for low in range(0xA1, 0xFF)
    if (high, low) < (0xD7, 0xFA) or high > 0xD7
]
IN_NAMES = "乾於喆堃淼昇甯邨迺仝脩絜鉅龢濛樑犇镕皙锺"  # characters of names of the standard of 2013 that GB 2312 lacks, and 周乾


def test_rows_are_one_for_one() -> None:
    assert all(len(written) == len(read) and written != "" for written, read, _ in TABLE)
    assert all(len(written) == 1 for written, _, when in TABLE if not when)


def test_no_reading_is_read_again() -> None:
    certain = {written for written, _, when in TABLE if not when}
    assert not [row for row in TABLE if certain & set(row[1])]


@given(st.text(st.sampled_from([*GB2312, *IN_NAMES, *"，。、：“”（）《》0123456789ABCabc \n"]), max_size=300))
def test_simplified_text_is_left_alone(text: str) -> None:
    assert simplified(text) == text


@given(st.text(max_size=200))
def test_length_and_idempotence(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)


@given(st.text(st.sampled_from(sorted({*GB2312} - {written for written, _, when in TABLE if when})), max_size=200))
def test_the_table_leads_back(text: str) -> None:
    assert simplified(traditional(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("臺北市書記會議", "台北市书记会议"),
        ("區委書記周乾出席會議", "区委书记周乾出席会议"),  # 周乾 never becomes 周干
        ("幹部羣眾反映乾旱問題", "干部群众反映干旱问题"),
        ("著力推進著名景區建設，圍繞著民生", "着力推进著名景区建设，围绕着民生"),
        ("關於後續工作，瞭解情況，瞭望塔裡", "关于后续工作，了解情况，瞭望塔里"),
        ("徵求意見，審議魏徵故里專案", "征求意见，审议魏徵故里专案"),
        ("鍾曉棠、於學敏參加調研", "钟晓棠、于学敏参加调研"),
        ("区委书记於学敏、钱鍾书研究会参加调研", "区委书记於学敏、钱鍾书研究会参加调研"),  # names in a simplified text
        ("报告《西夏樂集》沉浸式体验活动昨日在望泽区文化中心举行", "报告《西夏乐集》沉浸式体验活动昨日在望泽区文化中心举行"),
    ],
)
def test_reading(text: str, expected: str) -> None:
    assert simplified(text) == expected
