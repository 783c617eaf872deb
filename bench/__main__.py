"""The whole build over many articles, as a ratio to jieba.posseg.cut alone over the same text in the same run.

    python -m bench [--articles 2000] [--posseg 300]

posseg runs over an evenly spread part of the articles (it is slow) and is scaled by characters. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import articles

_POSSEG = """
import json, sys, time, logging
import jieba, jieba.posseg
jieba.setLogLevel(logging.WARNING); jieba.dt.tmp_dir = sys.argv[2]; jieba.initialize(); list(jieba.posseg.cut("预热"))
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
start = time.perf_counter()
for text in texts:
    for _ in jieba.posseg.cut(text): pass
print(time.perf_counter() - start, sum(map(len, texts)))
"""
_BUILD = """
import json, sys, time
from pathlib import Path
from kg.build import BuildOptions, build
try:
    import resource
except ImportError:
    resource = None
start = time.perf_counter()
report, issues = build([sys.argv[1]], Path(sys.argv[2]), BuildOptions(jobs=int(sys.argv[3])))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if resource else float("nan")
print(json.dumps([time.perf_counter() - start, peak, report.triples, sum(report.facts.values()), report.seconds]))
"""


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--posseg", type=int, default=300, help="articles that posseg reads")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    name, rows = articles(options.articles)
    characters = sum(len(row["text"]) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _write(work / "all.jsonl", rows)
        _write(work / "part.jsonl", rows[:: max(1, len(rows) // options.posseg)])
        posseg_seconds, posseg_characters = map(float, _python(_POSSEG, work / "part.jsonl", work).split())
        posseg = posseg_seconds * characters / posseg_characters
        started = time.perf_counter()
        seconds, peak, triples, facts, stages = json.loads(_python(_BUILD, work / "all.jsonl", work / "out", options.jobs))
        wall = time.perf_counter() - started
    print(f"| {len(rows)} articles ({name}), {characters / 1e6:.2f} M characters | |\n|---|---|")
    print(f"| jieba.posseg.cut alone, scaled | {posseg:.1f} s |")
    print(f"| whole build, {options.jobs} process(es) | {seconds:.1f} s ({wall:.1f} s with start-up) |")
    print(f"| **ratio build / posseg** | **{seconds / posseg:.3f}** |")
    print(f"| articles a second | {len(rows) / seconds:.0f} |")
    print(f"| peak memory | {peak:.0f} MB |")
    print(f"| facts, triples | {facts}, {triples} |")
    print(f"| seconds by stage | {', '.join(f'{stage} {value:.1f}' for stage, value in stages.items())} |")


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="\n")


def _python(code: str, *arguments: object) -> str:
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
