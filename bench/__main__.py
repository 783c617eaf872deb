"""The whole build over many articles, as a ratio to jieba.posseg.cut alone over the same text in the same run.

    python -m bench [--articles 600] [--jobs 1]

posseg reads the articles before the build and once more after it, so that what else the machine does weighs on both sides alike; its own
dictionary is loaded before its clock starts, the build's tables are loaded while its clock runs. Prints a table in Markdown. Processor time
is that of all threads of the one process that builds; with several jobs only wall time says something.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.corpus import articles

_POSSEG = """
import json, sys, time, logging
import jieba, jieba.posseg
jieba.setLogLevel(logging.WARNING); jieba.dt.tmp_dir = sys.argv[2]; jieba.initialize(); list(jieba.posseg.cut("预热"))
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
wall, processor = time.perf_counter(), time.process_time()
for text in texts:
    for _ in jieba.posseg.cut(text): pass
print(json.dumps([time.perf_counter() - wall, time.process_time() - processor]))
"""
_BUILD = """
import json, sys, time
from pathlib import Path
from kg.build import BuildOptions, build
try:
    import resource
except ImportError:
    resource = None
wall, processor = time.perf_counter(), time.process_time()
report, issues = build([sys.argv[1]], Path(sys.argv[2]), BuildOptions(jobs=int(sys.argv[3])))
wall, processor = time.perf_counter() - wall, time.process_time() - processor
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if resource else float("nan")
print(json.dumps([wall, processor, peak, report.triples, sum(report.facts.values()), report.seconds]))
"""


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    name, rows = articles(options.articles)
    characters = sum(len(row["text"]) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _write(work / "all.jsonl", rows)
        before = _python(_POSSEG, work / "all.jsonl", work)
        wall, processor, peak, triples, facts, stages = _python(_BUILD, work / "all.jsonl", work / "out", options.jobs)
        after = _python(_POSSEG, work / "all.jsonl", work)
    posseg, posseg_processor = ((one + other) / 2 for one, other in zip(before, after, strict=True))
    print(f"| {len(rows)} articles ({name}), {characters / 1e6:.2f} M characters | wall | processor |\n|---|---|---|")
    print(f"| jieba.posseg.cut alone | {posseg:.1f} s | {posseg_processor:.1f} s |")
    print(f"| whole build, {options.jobs} process(es) | {wall:.1f} s | {processor:.1f} s |")
    print(f"| **ratio build / posseg** | **{wall / posseg:.2f}** | **{processor / posseg_processor:.2f}** |")
    print(f"| articles a second | {len(rows) / wall:.0f} | {len(rows) / processor:.0f} |")
    print(f"| facts, triples, peak memory | {facts}, {triples} | {peak:.0f} MB |")
    print(f"| seconds by stage | {', '.join(f'{stage} {value:.1f}' for stage, value in stages.items())} | |")


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="\n")


def _python(code: str, *arguments: object) -> list[Any]:
    """What a program prints as JSON, run in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    found: list[Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
