"""Read what users have: files, folders, stdin.

In:  paths.    Out: Articles, streamed in a fixed order; one FileOutcome a file; Issues for whatever was left out.

A bad file costs itself: it is reported and the next one is read.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from kg.errors import InputError
from kg.intake.archives import Source, members
from kg.intake.encodings import decode
from kg.intake.html import article_of_html
from kg.intake.pdf_articles import articles_of_pdf
from kg.intake.plain import article_of_text
from kg.intake.records import articles_of_jsonl
from kg.intake.tables import articles_of_csv, articles_of_xlsx
from kg.model import Article, Issue

Report = Callable[[Issue], None]
SUFFIXES = (".txt", ".jsonl", ".csv", ".tsv", ".xlsx", ".html", ".htm", ".pdf")
ARCHIVES = (".zip", ".gz")


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
    for source in _sources(paths, report, finished):
        problems: list[Issue] = []
        count = duplicates = 0
        for article in _read(source, options, problems.append):
            unique = _unique(article, seen, report)
            if unique is None:
                duplicates += 1
            else:
                count += 1
                yield _with_options(replace(unique, file=_label(source.name, paths)), options)
        if not count and not problems and not duplicates:
            problems.append(Issue("error", "rejected", f"{source.name}: there is no article in it", source.name))
        for issue in problems:
            report(issue)
        status = "read" if not problems else "read in part" if count else "rejected"
        finished(FileOutcome(source.name, status, count, problems[0].message if problems else None))


def _sources(paths: Sequence[str], report: Report, finished: Callable[[FileOutcome], None]) -> Iterator[Source]:
    """What the inputs name, archives opened up; what cannot be read is reported."""

    def reject(name: str, code: str, reason: str, severity: Literal["error", "note"] = "error") -> None:
        report(Issue(severity, code, f"{name}: {reason}", name))
        finished(FileOutcome(name, "rejected", 0, reason))

    for name in paths:
        path = Path(name)
        if name == "-":
            yield Source("-", ".jsonl", lambda: sys.stdin.buffer)
        elif path.is_dir():
            for found in _walk(path, reject):
                if found.suffix.lower() in (*SUFFIXES, *ARCHIVES) and found.is_file():  # no pipes: opening one blocks for ever
                    yield from _opened(_on_disk(found), reject)
                elif not found.name.startswith("."):
                    reject(str(found), "skipped", "files of this kind are not read", "note")
        elif path.is_file():
            yield from _opened(_on_disk(path), reject)
        else:
            reject(name, "missing", "there is no such file or folder")


def _on_disk(path: Path) -> Source:
    return Source(str(path), path.suffix.lower(), lambda: path.open("rb"), path)


def _walk(folder: Path, reject: Callable[[str, str, str], None]) -> Iterator[Path]:
    """The files below a folder in a fixed order; links to folders are not followed, so that no loop is walked."""
    unreadable: list[OSError] = []
    files = sorted(Path(root) / file for root, _, names in os.walk(folder, onerror=unreadable.append) for file in names)
    for error in unreadable:
        reject(str(error.filename), "unreadable", f"the folder cannot be read ({error.strerror})")
    yield from files


def _opened(source: Source, reject: Callable[[str, str, str], None]) -> Iterator[Source]:
    """The source itself, or what is inside when it is an archive."""
    if source.suffix not in ARCHIVES:
        yield source
        return
    problems: list[Issue] = []
    try:
        for member in members(source, problems.append):
            if member.suffix in SUFFIXES:
                yield member
            else:
                inside = "an archive inside an archive; unpack it first" if member.suffix in ARCHIVES else "files of this kind are not read"
                reject(member.name, "skipped", inside)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, InputError) as error:
        reject(source.name, "unreadable", f"no archive that can be read ({error})")
    for issue in problems:
        reject(issue.file or source.name, issue.code, issue.message.partition(": ")[2])


def _read(source: Source, options: IntakeOptions, report: Report) -> Iterator[Article]:
    """The articles of one file; whatever goes wrong costs the rest of this file only."""
    name = source.name
    try:
        if source.suffix == ".jsonl":
            with source.open() as stream:
                yield from articles_of_jsonl(stream, name, report)
        elif source.suffix == ".txt":
            yield from article_of_text(decode(source.read()), name, report)
        elif source.suffix in (".csv", ".tsv"):
            separator = "," if source.suffix == ".csv" else "\t"
            yield from articles_of_csv(source.read(), name, separator, options.field_map, report)
        elif source.suffix == ".xlsx":
            yield from articles_of_xlsx(BytesIO(source.read()), name, options.field_map, report)
        elif source.suffix in (".html", ".htm"):
            yield from article_of_html(decode(source.read()), name, report)
        elif source.suffix == ".pdf":
            yield from articles_of_pdf(source.read(), name, report)
        else:
            report(Issue("error", "rejected", f"{name}: files of this kind are not read", name))
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, UnicodeDecodeError, InputError) as error:
        report(Issue("error", "unreadable", f"{name}: cannot be read ({error})", name))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError) as error:
        # a reader that fails on a hostile file must not cost the other files
        report(Issue("error", "unreadable", f"{name}: reading failed ({type(error).__name__}: {error})", name))


def _label(name: str, paths: Sequence[str]) -> str:
    """The file of an article without the folders above the input: where a file lies on somebody's disk is no part of the result."""
    for given in paths:
        top = Path(given)
        if Path(name).is_relative_to(top):
            return (Path(top.resolve().name if top.is_dir() else top.name) / Path(name).relative_to(top)).as_posix()
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
