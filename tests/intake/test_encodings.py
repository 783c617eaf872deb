"""Bytes become the text that was meant, or a clean refusal."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.intake.encodings import Decoded, decode, encoding_of

PLAIN = "望泽区召开防汛工作会议\n5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话，乜云帆主持。\n"
TRADITIONAL = "望澤區召開防汛工作會議\n5月6日，望澤區召開防汛工作會議，區長尉遲海川出席並講話。\n"


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        (PLAIN, "utf-8", "utf-8"),
        (PLAIN, "utf-8-sig", "utf-8"),
        (PLAIN, "gbk", "gb18030"),
        (PLAIN, "gb18030", "gb18030"),
        (PLAIN, "utf-16", "utf-16-le"),
        (PLAIN, "utf-16-le", "utf-16-le"),
        (PLAIN, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("區長講話", "big5", "big5"),
        ("区长讲话", "gbk", "gb18030"),
        ("逄敬之、仉连城", "gbk", "gb18030"),
    ],
)
def test_encodings(text: str, written: str, read: str) -> None:
    assert decode(text.encode(written)) == Decoded(text, read)


def test_a_declared_encoding_that_is_valid_is_believed() -> None:
    page = '<meta charset="big5"><p>讀</p>'
    assert decode(page.encode("big5")).text == page
    assert decode('<meta charset="gbk"><p>读</p>'.encode()).text == '<meta charset="gbk"><p>读</p>'


def test_a_file_that_was_cut_off_is_read_to_its_last_whole_character() -> None:
    found = decode((PLAIN * 3).rstrip().encode()[:-2])
    assert found.text == (PLAIN * 3).rstrip()[:-1]
    assert found.mended == "its last character is cut off"


@pytest.mark.parametrize("wrong", ["latin-1", "gb18030"])
def test_text_that_was_decoded_wrongly_is_set_right(wrong: str) -> None:
    codecs.register_error("as-windows", lambda error: ("€", error.start + 1) if isinstance(error, UnicodeDecodeError) else ("", error.end))
    text = "望泽区召开会议，部署防汛工作。"
    found = decode(text.encode().decode(wrong, "as-windows").encode())
    assert found.text[:8] == text[:8]
    assert found.mended


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 3,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 5,
        ("锟斤拷" * 40).encode(),
        ("本报讯 2月11日，望泽区召开会议。区长佟景川强调，要抓住关键环节，全力推进。" * 5)
        .encode()
        .decode("gb18030", "ignore")
        .encode(),  # 鏈涙辰鍖, with characters lost
        b"\x01\x02\x03\x04" * 50,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data)


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=60, max_size=120))
def test_utf8_comes_back_whatever_it_says(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_sample_that_ends_inside_a_character() -> None:
    for encoding, expected in (("gb18030", "gb18030"), ("utf-8", "utf-8")):
        for cut in range(1, 4):
            assert encoding_of((PLAIN * 5).encode(encoding)[:-cut]) == expected
