"""Articles for the benches: a corpus file when there is one beside the checkout, else the project's own articles, varied.

The varied ones repeat a few articles with other names, places and numbers: denser in names than real news, so state which was used.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "broadcasts-17k.jsonl.gz"


def articles(number: int, seed: int = 7) -> tuple[str, list[dict[str, str]]]:
    """A name for the corpus and ``number`` articles of it, evenly spread."""
    if CORPUS.is_file():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        step = max(1, len(rows) // number)
        return "broadcasts", rows[::step][:number]
    own = [
        json.loads(line)
        for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
        if ".gold." not in path.name
        for line in path.open(encoding="utf-8")
    ]
    source = random.Random(seed)
    return "own articles, varied", [_vary(own[i % len(own)], i, source) for i in range(number)]


def _vary(article: dict[str, str], number: int, source: random.Random) -> dict[str, str]:
    text = re.sub(r"\d", lambda _: str(source.randint(1, 9)), article["text"])
    return {**article, "id": f"{article['id']}-{number}", "text": text}
