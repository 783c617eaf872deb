"""The program as a user runs it: exit codes, what goes to stdout and stderr, what a bad file costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINE = {
    "id": "n1",
    "title": "望泽区召开经济运行调度会议",
    "published": "2023-04-12",
    "text": "本报讯 4月11日，望泽区召开经济运行调度会议。区委书记温如岚主持会议并讲话，区长尉迟海川出席。\n温如岚指出，一季度全区地区生产总值增长6.2%。",
}


def kg(*arguments: str | Path, cwd: Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "a.jsonl").write_text(json.dumps(LINE, ensure_ascii=False) + "\n", encoding="utf-8")
    done = kg("build", "a.jsonl", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_build_leaves_the_files_of_the_contract(built: Path) -> None:
    names = {path.name for path in (built / "out").iterdir()}
    assert {"graph.ttl", "graph.html", "store", "articles.jsonl", "issues.jsonl", "report.json"} <= names
    (article,) = [json.loads(line) for line in (built / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(article)[:8] == ["id", "title", "byline", "published", "source", "region", "continued", "text"]
    assert article["text"] == LINE["text"]


def test_results_go_to_stdout_and_messages_to_stderr(built: Path) -> None:
    done = kg("query", "attendance", "-o", "out", "--format", "csv", cwd=built)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "article,event,person,role"
    assert {line.split(",")[2] for line in done.stdout.splitlines()[1:]} == {"温如岚", "尉迟海川"}
    assert done.stderr == ""
    again = kg("build", "a.jsonl", "-o", "out", cwd=built)
    assert (again.returncode, again.stdout) == (0, "")
    assert "up to date" in again.stderr


def test_sparql_forms(built: Path) -> None:
    ask = kg("query", "ASK { ?p a kg:Participation }", "-o", "out", "--format", "json", cwd=built)
    assert json.loads(ask.stdout)["boolean"] is True
    construct = kg("query", "CONSTRUCT { ?e a kg:Event } WHERE { ?e a kg:Event }", "-o", "out", cwd=built)
    assert construct.returncode == 0
    assert "kg:Event" in construct.stdout
    (built / "q.rq").write_text("SELECT ?v WHERE { ?m a kg:Measure ; kg:value ?v }", encoding="utf-8")
    from_file = kg("query", "q.rq", "-o", "out", "--format", "tsv", cwd=built)
    assert from_file.returncode == 0
    assert "6.2" in from_file.stdout


def test_check_explain_export(built: Path) -> None:
    assert kg("check", "-o", "out", cwd=built).returncode == 0
    explained = kg("explain", "温如岚", "-o", "out", cwd=built)
    assert explained.returncode == 0
    assert "【区委书记温如岚】主持会议并讲话" in explained.stdout
    assert kg("explain", "无此人", "-o", "out", cwd=built).returncode == 1
    for format in ("ttl", "nt", "nq", "trig", "jsonld", "graphml", "gexf"):
        done = kg("export", format, f"g.{format}", "-o", "out", cwd=built)
        assert done.returncode == 0, done.stderr
        assert (built / f"g.{format}").stat().st_size > 500


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("query", "SELECT ?x WHERE {", "-o", "out"), 2, "quer"),
        (("query", "nosuchquery", "-o", "out"), 2, "nosuchquery"),
        (("query", "attendance", "-o", "out", "--format", "docx"), 2, "docx"),
        (("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "-o", "out"), 2, "SERVICE"),
        (("query", "DELETE WHERE { ?s ?p ?o }", "-o", "out"), 2, "read"),
        (("query", "attendance", "-o", "nowhere"), 3, "nowhere"),
        (("export", "docx", "-o", "out"), 2, "docx"),
        (("build", "missing.txt", "-o", "out2"), 3, "missing.txt"),
        (("build", "a.jsonl", "-o", "out2", "--date", "2023-02-30"), 2, "2023-02-30"),
        (("build",), 2, ""),
        (("frobnicate",), 2, ""),
    ],
)
def test_wrong_usage(built: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    """One clear sentence on stderr, nothing on stdout, the right exit code, no traceback."""
    done = kg(*arguments, cwd=built)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert says.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_a_bad_file_costs_itself(built: Path) -> None:
    """Half the lines are broken and one file is no text: the rest is built, each problem is one line in issues.jsonl."""
    good = json.dumps(LINE, ensure_ascii=False)
    (built / "mixed.jsonl").write_text(good + "\n{broken\n", encoding="utf-8")
    (built / "noise.pdf").write_bytes(bytes(range(256)) * 8)
    done = kg("build", "mixed.jsonl", "noise.pdf", "-o", "mixed", cwd=built)
    assert done.returncode == 0, done.stderr
    issues = [json.loads(line) for line in (built / "mixed" / "issues.jsonl").read_text(encoding="utf-8").splitlines()]
    assert any("mixed.jsonl" in (issue.get("file") or "") for issue in issues)
    assert any("noise.pdf" in (issue.get("file") or "") for issue in issues)
    assert len((built / "mixed" / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_build_that_reads_nothing_keeps_the_last_graph(built: Path) -> None:
    before = (built / "out" / "graph.ttl").read_bytes()
    (built / "empty.jsonl").write_text("", encoding="utf-8")
    assert kg("build", "empty.jsonl", "-o", "out", cwd=built).returncode == 3
    assert (built / "out" / "graph.ttl").read_bytes() == before


def test_stdin(built: Path) -> None:
    done = kg("build", "-", "-o", "piped", cwd=built, stdin=json.dumps(LINE, ensure_ascii=False) + "\n")
    assert done.returncode == 0, done.stderr
    assert "温如岚" in kg("query", "people", "-o", "piped", cwd=built).stdout


def test_same_bytes_whatever_the_surroundings(built: Path) -> None:
    """Hash seed, locale, time zone and number of workers do not show in the output."""
    surroundings = [
        ("1", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai"}, "1"),
        ("2", {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "America/New_York"}, "2"),
    ]
    made = []
    for name, environment, jobs in surroundings:
        done = kg("build", "a.jsonl", ROOT / "samples", "-o", f"d{name}", "--jobs", jobs, cwd=built, **environment)
        assert done.returncode == 0, done.stderr
        made.append({p: (built / f"d{name}" / p).read_bytes() for p in ("graph.ttl", "graph.html", "articles.jsonl", "issues.jsonl")})
    assert made[0] == made[1]


def test_help_is_quick_and_has_examples(built: Path) -> None:
    done = kg("build", "--help", cwd=built)
    assert done.returncode == 0
    assert "Examples" in done.stdout
    assert kg("--version", cwd=built).stdout.startswith("kg 0.")


def test_no_module_is_needed_that_only_posix_has(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(LINE, ensure_ascii=False) + "\n", encoding="utf-8")
    hide = "for name in ('fcntl', 'resource', 'pwd', 'grp', 'termios', 'tty', 'pty', 'syslog'): sys.modules[name] = None"
    script = f"import sys\n{hide}\nfrom kg.cli import main\nsys.argv = ['kg', 'build', 'a.jsonl', '-o', 'out', '--jobs', '1']\nmain()\n"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "graph.html").is_file()
