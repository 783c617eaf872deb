"""Words and tags: they cover the text, and the fast segmenter says what jieba says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.segment import cache_folder, jieba_tagger, segment, tagger

TEXTS = [
    "望泽区召开经济运行调度会议，区委书记主持会议并讲话。",
    "会议强调，要坚持稳中求进工作总基调，推动高质量发展取得新成效。",
    "全区固定资产投资同比增长8.5%，规模以上工业增加值增长9.1%以上。",
    "重点项目建设现场推进会在开发区举行，企业代表作了发言。",
]


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=50, deadline=None)
def test_tokens_cover_the_text(text: str) -> None:
    assert "".join(text[t.start : t.stop] for t in segment(text)) == text.replace("\n", "")
    assert all(text[t.start : t.stop] == t.word for t in segment(text))


def _spans(tagged: list[tuple[str, str]]) -> dict[tuple[int, int], str]:
    spans, position = {}, 0
    for word, tag in tagged:
        spans[position, position + len(word)] = tag
        position += len(word)
    return spans


def test_rjieba_and_jieba_agree() -> None:
    """Same dictionary: nearly the same words (8.5% is one or two), and on the same words nearly the same tags (m, q and x differ)."""
    text = "".join(TEXTS)
    fast, reference = _spans(tagger()(text)), _spans(jieba_tagger()(text))
    common = fast.keys() & reference.keys()
    assert len(common) >= 0.9 * max(len(fast), len(reference))
    assert sum(fast[span] == reference[span] for span in common) >= 0.95 * len(common)


def test_a_very_long_line_is_cut() -> None:
    text = "的" * 20_000
    assert sum(t.stop - t.start for t in segment(text)) == len(text)


def test_the_cache_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = cache_folder()
    assert tmp_path in folder.parents
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
