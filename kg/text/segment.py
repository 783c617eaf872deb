"""Words and part-of-speech tags: evidence for names and noun phrases, never a verdict.

In:  folded text.    Out: tokens that cover it.

rjieba (jieba's dictionary and model in Rust, seventy times faster) carries the work; jieba itself is the fallback and the reference
of the tests. Both are loaded at first use. jieba's default cache is a file of a fixed name in a world-writable folder that it
unmarshals; here it lies in the user's own cache folder.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain
from pathlib import Path

from kg.model import Token

_CHUNK = 2000  # characters; the segmenters are worse than linear on unbroken runs (的 × 100,000 takes jieba 47 s)


def segment(folded: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(chain.from_iterable(_tokens(folded)))


def _tokens(folded: str) -> Iterator[Iterable[Token]]:
    tag = tagger()
    offset = 0
    for line in folded.split("\n"):
        for piece in _pieces(line):
            words, tags = zip(*tag(piece), strict=True)
            borders = list(accumulate(map(len, words), initial=offset))
            yield map(Token, borders, borders[1:], words, tags)
            offset += len(piece)
        offset += 1


def _pieces(line: str) -> Iterator[str]:
    """Cut an overlong line, at a comma where there is one."""
    while len(line) > _CHUNK:
        cut = max(line.rfind(mark, 0, _CHUNK) for mark in "。；，、 ") + 1 or _CHUNK
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


@lru_cache(maxsize=1)
def tagger() -> Callable[[str], list[tuple[str, str]]]:
    """The fastest tagger there is: rjieba, else jieba."""
    try:
        import rjieba
    except ImportError:
        return jieba_tagger()
    tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag
    return tag


@lru_cache(maxsize=1)
def jieba_tagger() -> Callable[[str], list[tuple[str, str]]]:
    """jieba's own tagger, quiet, with its cache in the user's cache folder."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(cache_folder())
    return lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


def cache_folder() -> Path:
    """The user's cache folder for kg, made private when it does not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "zhengwen"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
