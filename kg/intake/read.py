"""Read what users have: files, folders, stdin.

In:  paths.    Out: Articles, streamed in a fixed order; one FileOutcome a file; Issues for whatever was left out.

A bad file costs itself: it is reported and the next one is read.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.intake.encodings import decode
from kg.intake.html import article_of_html
from kg.intake.plain import article_of_text
from kg.intake.records import articles_of_jsonl
from kg.intake.tables import articles_of_csv, articles_of_xlsx
from kg.model import Article, Issue

Report = Callable[[Issue], None]
SUFFIXES = (".txt", ".jsonl", ".csv", ".tsv", ".xlsx", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the user says about the input; what an article states itself wins. ``field_map`` maps column names to fields (题名 -> title)."""

    region: str | None = None
    date: str | None = None
    field_map: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file: read, read in part, or rejected, with the reason."""

    file: str
    status: str
    articles: int = 0
    reason: str | None = None


def read_inputs(paths: Sequence[str], options: IntakeOptions, report: Report, finished: Callable[[FileOutcome], None]) -> Iterator[Article]:
    """The articles of all inputs, in order; an article whose text was read before is left out and reported."""
    seen: dict[str, bytes] = {}  # id -> digest of the text: the texts themselves would pile up
    for name, path in _files(paths, report, finished):
        problems: list[Issue] = []
        count = 0
        for article in _read_file(name, path, options, problems.append):
            unique = _unique(article, seen, report)
            if unique is not None:
                count += 1
                yield _with_options(replace(unique, file=_label(name, paths)), options)
        for issue in problems:
            report(issue)
        status = "read" if not problems else "read in part" if count else "rejected"
        finished(FileOutcome(name, status, count, problems[0].message if problems else None))


def _files(paths: Sequence[str], report: Report, finished: Callable[[FileOutcome], None]) -> Iterator[tuple[str, Path | None]]:
    for name in paths:
        path = Path(name)
        if name == "-":
            yield "-", None
        elif path.is_dir():
            for found in sorted(Path(root) / file for root, _, files in os.walk(path) for file in files):
                if found.suffix.lower() in SUFFIXES and found.is_file():  # no pipes: opening one blocks for ever
                    yield str(found), found
                elif not found.name.startswith("."):
                    reason = "files of this kind are not read"
                    report(Issue("note", "skipped", f"{found}: {reason}", str(found)))
                    finished(FileOutcome(str(found), "rejected", 0, reason))
        elif path.is_file():
            yield name, path
        else:
            reason = "there is no such file or folder"
            report(Issue("error", "missing", f"{name}: {reason}", name))
            finished(FileOutcome(name, "rejected", 0, reason))


def _read_file(name: str, path: Path | None, options: IntakeOptions, report: Report) -> Iterator[Article]:
    try:
        if path is None:
            yield from articles_of_jsonl(sys.stdin.buffer, name, report)
        elif path.suffix.lower() == ".jsonl":
            with path.open("rb") as file:
                yield from articles_of_jsonl(file, name, report)
        elif path.suffix.lower() == ".txt":
            yield from article_of_text(decode(path.read_bytes()), name, report)
        elif path.suffix.lower() in (".csv", ".tsv"):
            separator = "," if path.suffix.lower() == ".csv" else "\t"
            yield from articles_of_csv(path.read_bytes(), name, separator, options.field_map, report)
        elif path.suffix.lower() == ".xlsx":
            yield from articles_of_xlsx(path, name, options.field_map, report)
        elif path.suffix.lower() in (".html", ".htm"):
            yield from article_of_html(decode(path.read_bytes()), name, report)
        else:
            report(Issue("error", "rejected", f"{name}: files of this kind are not read", name))
    except (OSError, UnicodeDecodeError) as error:
        report(Issue("error", "unreadable", f"{name}: cannot be read ({error})", name))


def _label(name: str, paths: Sequence[str]) -> str:
    """The file of an article without the folders above the input: where a file lies on somebody's disk is no part of the result."""
    for given in paths:
        folder = Path(given)
        if folder.is_dir() and Path(name).is_relative_to(folder):
            return (Path(folder.resolve().name) / Path(name).relative_to(folder)).as_posix()
    return Path(name).name


def _unique(article: Article, seen: dict[str, bytes], report: Report) -> Article | None:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
    if article.id not in seen:
        seen[article.id] = digest
        return article
    if seen[article.id] == digest:
        report(Issue("note", "duplicate", f"article {article.id} was read before; it is kept once", article.file, article.id))
        return None
    number = 2
    while f"{article.id}-{number}" in seen:
        number += 1
    new = replace(article, id=f"{article.id}-{number}")
    report(Issue("warning", "same-id", f"two articles have the id {article.id}; the second is {new.id}", article.file, new.id))
    seen[new.id] = digest
    return new


def _with_options(article: Article, options: IntakeOptions) -> Article:
    if options.region and not article.region:
        article = replace(article, region=options.region)
    if options.date and not article.published:
        article = replace(article, published=options.date)
    return article
