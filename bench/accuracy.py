"""Precision and F1 on the project's own annotated articles, as the table of the README.

    python -m bench.accuracy [SET ...]     sets of tests/gold (default: the blind ones)

Prints a table in Markdown: a row a relation, a column a set, P / F1; a dash where the set has no such fact.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.evaluate import Tally
from kg.scoring import tallies_of

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
BLIND = ("local", "national", "reports")


def main() -> None:
    """Score the sets and print their table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(BLIND), metavar="SET")
    sets = parser.parse_args().sets
    scores = {name: tallies_of(GOLD / f"{name}.jsonl", GOLD / f"{name}.gold.jsonl") for name in sets}
    sizes = {name: sum(1 for line in (GOLD / f"{name}.gold.jsonl").open(encoding="utf-8") if json.loads(line)) for name in sets}
    print("| relation | " + " | ".join(f"{name} ({size})" for name, size in sizes.items()) + " |")
    print("|---" * (len(sets) + 1) + "|")
    for relation in scores[sets[0]]:
        print(f"| {relation} | " + " | ".join(_cell(scores[name][relation]) for name in sets) + " |")


def _cell(tally: Tally) -> str:
    return f"{tally.precision:.3f} / {tally.f1:.3f}" if tally.gold else "–"


if __name__ == "__main__":
    main()
