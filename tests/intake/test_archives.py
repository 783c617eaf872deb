"""Archives are read in place; what is not safe to read costs itself."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.intake.sources import ARCHIVES, SUFFIXES
from kg.model import Article, Issue

TEXT = "本报讯 5月6日，望泽区召开防汛工作会议，区长尉迟海川出席并讲话。"
OTHER = "本报讯 5月7日，望泽区召开教育工作会议，副区长乜云帆主持会议。"


def read(*paths: Path) -> tuple[list[Article], list[Issue], dict[str, FileOutcome]]:
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    articles = list(read_inputs([str(path) for path in paths], IntakeOptions(), issues.append, outcomes.append))
    return articles, issues, {Path(outcome.file).name: outcome for outcome in outcomes}


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def line(text: str) -> str:
    return json.dumps({"text": text}, ensure_ascii=False) + "\n"


def test_a_zip_of_many_kinds(tmp_path: Path) -> None:
    members = {"05/a.txt": TEXT, "b.jsonl.gz": b"", "c.jsonl": line(OTHER), "d.docx": b"x"}
    articles, issues, outcomes = read(zipped(tmp_path / "news.zip", **members))
    assert [article.text for article in articles] == [TEXT, OTHER]
    assert articles[0].file == "news.zip/05/a.txt"
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "a.txt": "read",
        "c.jsonl": "read",
        "b.jsonl.gz": "rejected",
        "d.docx": "rejected",
    }
    assert any("archive inside an archive" in issue.message for issue in issues)


def test_names_that_windows_wrote(tmp_path: Path) -> None:
    """The zip of a Chinese Windows holds GBK names without a mark."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xxxxxxxx.txt", TEXT)
    name = "要闻一版".encode("gbk")
    (tmp_path / "a.zip").write_bytes(file.getvalue().replace(b"xxxxxxxx", name))
    ((article,), issues, _) = read(tmp_path / "a.zip")
    assert (article.file, issues) == ("a.zip/要闻一版.txt", [])


def test_gz_streams(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress((line(TEXT) + line(OTHER)).encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-9])
    articles, issues, outcomes = read(tmp_path)
    assert [article.text for article in articles] == [TEXT, OTHER]
    assert (outcomes["a.jsonl.gz"].status, outcomes["b.txt.gz"].status) == ("read", "rejected")
    assert [issue.code for issue in issues] == ["unreadable"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    articles, (issue,), outcomes = read(zipped(tmp_path / "a.zip", **{"bomb.txt": b"0" * 50_000_000, "good.txt": TEXT}))
    assert [article.text for article in articles] == [TEXT]
    assert "times its size" in issue.message
    assert outcomes["bomb.txt"].status == "rejected"


def test_paths_inside_an_archive_lead_nowhere(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    ((article,), _, _) = read(zipped(work / "a.zip", **{"../../evil.txt": TEXT}))
    assert article.text == TEXT
    assert [path.name for path in tmp_path.rglob("*.txt")] == []


def test_a_locked_member_and_a_broken_archive(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip", **{"a.txt": TEXT}).read_bytes())
    data[6] |= 1  # the flag of encryption, in the member's header and in the directory
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no archive")
    articles, issues, outcomes = read(tmp_path)
    assert articles == []
    assert "password" in issues[0].message
    assert {outcome.status for outcome in outcomes.values()} == {"rejected"}


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    try:
        os.symlink(tmp_path, tmp_path / "again", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links for this user")
    assert len(read(tmp_path)[0]) == 1


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    articles, (issue,), outcomes = read(tmp_path)
    assert len(articles) == 1
    assert "Permission denied" in issue.message
    assert outcomes["locked"].status == "rejected"


def test_one_text_under_two_names_is_kept_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    articles, (issue,), _ = read(tmp_path)
    assert (len(articles), issue.code) == (1, "duplicate")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400),
    suffix=st.sampled_from((*SUFFIXES, *ARCHIVES)),
    head=st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\x1f\x8b", b"{", b"<html>")),
)
def test_any_bytes_under_any_name_are_read_or_rejected(tmp_path: Path, data: bytes, suffix: str, head: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(head + data)
    articles, issues, outcomes = read(path)
    assert articles or issues
    assert {outcome.status for outcome in outcomes.values()} <= {"read", "read in part", "rejected"}
