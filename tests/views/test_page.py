"""The file of the page as bytes: policy, size, stability, what it holds and what it does not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

import kg.views.graph_page as graph_page
from kg.cli import app
from kg.errors import DataFileError, StoreError
from kg.views import ViewOptions, write_view
from tests.views.pages import HOSTILE, sample_folder, write_page

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_folder(tmp_path_factory.mktemp("bytes"))


def policy(page: str) -> str:
    found = POLICY.search(page)
    assert found
    return found[1].replace("&#39;", "'")


def test_the_policy_allows_exactly_the_scripts_of_the_page(folder: Path) -> None:
    page = write_page(folder).read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    wanted = [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]
    assert policy(page) == f"default-src 'none'; script-src {' '.join(wanted)}; style-src 'unsafe-inline'; img-src data: blob:"
    assert "wasm" not in policy(page)
    assert HOSTILE not in page


def test_our_own_scripts_never_read_text_as_html() -> None:
    for name in graph_page.SCRIPTS:
        text = graph_page.asset(f"js/{name}.js")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.srcdoc|fetch\(|XMLHttpRequest|import\(", text
        ), name
        assert len(text.split("\n")) < 300, name


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    first, second = write_page(folder, "a.html").read_bytes(), write_page(folder, "b.html").read_bytes()
    assert first == second
    write_view(folder, folder / "c.html", ViewOptions(), folder / "a.html")
    assert (folder / "c.html").read_bytes() == first


def test_with_sparql_the_page_carries_engine_and_graph(folder: Path) -> None:
    page = write_page(folder, "sparql.html", with_sparql=True).read_text(encoding="utf-8")
    assert policy(page).count("'sha256-") == 3
    assert " 'wasm-unsafe-eval';" in policy(page)
    packed = re.findall(r'<script type="text/plain" id="(\w+)">([^<]*)</script>', page)
    found = {name: gzip.decompress(base64.b64decode(text)) for name, text in packed}
    assert found["wasm"][:4] == b"\0asm"
    assert found["turtle"] == (folder / "graph.ttl").read_bytes()
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]  # it is there
    assert {"attendance", "measures"} <= {query["name"] for query in data["queries"]}
    assert all("PREFIX" in query["sparql"] for query in data["queries"])
    assert len(page) < 3_500_000


def test_a_damaged_engine_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in graph_page._OXIGRAPH.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "web.js").write_text("alert(1)", encoding="utf-8")
    monkeypatch.setattr(graph_page, "_OXIGRAPH", tmp_path)
    with pytest.raises(DataFileError, match="not the released file"):
        write_page(folder, "x.html", with_sparql=True)
    assert not (folder / "x.html").exists()


def test_the_vendored_engine_names_its_source_and_licence() -> None:
    about = (graph_page._OXIGRAPH / "README.md").read_text(encoding="utf-8")
    assert re.search(r"oxigraph 0\.5\.\d+", about)
    assert "MIT" in (graph_page._OXIGRAPH / "LICENSE-MIT").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in graph_page._OXIGRAPH.iterdir()) < 3_000_000


def test_a_page_that_cannot_be_written_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        write_view(folder, Path("/proc/nothing/graph.html"), ViewOptions())


def test_kg_view_takes_its_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from typer.testing import CliRunner

    target = folder / "part.html"
    options = [
        "--kind",
        "meetings",
        "--focus",
        "曾青",
        "--depth",
        "2",
        "--from",
        "2023-04",
        "--to",
        "2023-05",
        "--all",
        "--file",
        str(target),
    ]
    done = CliRunner().invoke(app, ["view", "-o", str(folder), *options])
    assert done.exit_code == 0, done.output
    data = json.loads(re.search(r'id="data">(.*?)</script>', target.read_text(encoding="utf-8"), re.DOTALL)[1])  # type: ignore[index]  # it is there
    assert data["options"] == {"kind": "meetings", "focus": "曾青", "depth": 2, "start": "2023-04", "stop": "2023-05", "all_nodes": True}
    assert [n["label"] for n in data["nodes"] if n["kind"] == "event"] == ["到单家镇调研"]
