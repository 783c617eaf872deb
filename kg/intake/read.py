"""Read what users have: files, folders, archives, stdin.

In:  paths.    Out: Articles, streamed in a fixed order; one FileOutcome a file; Issues for whatever was left out.

A bad file costs itself: it is reported and the next one is read.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from kg.errors import InputError
from kg.intake.archives import Source
from kg.intake.encodings import decode
from kg.intake.html import article_of_html
from kg.intake.metadata import Metadata
from kg.intake.pdf_child import PdfChild
from kg.intake.plain import article_of_text, content_id
from kg.intake.records import articles_of_json, articles_of_jsonl
from kg.intake.scalars import whole
from kg.intake.sources import find_sources, unread
from kg.intake.tables import articles_of_csv, articles_of_xlsx
from kg.lexicon.characters import simplified
from kg.model import Article, Issue
from kg.text.written import Written

MAX_ARTICLE = 300_000  # characters: ten work reports; a text of repetitions this long is read in half a minute

Report = Callable[[Issue], None]
TextReader = Callable[[str, str, Report], Iterator[Article]]


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the user says about the input; what an article states itself wins.

    ``field_map`` maps column names to fields (题名 -> title); ``sources`` is the path of a table of newspapers (kg.intake.metadata).
    """

    region: str | None = None
    date: str | None = None
    field_map: tuple[tuple[str, str], ...] = ()
    sources: str | None = None


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file: read, read in part, or rejected; ``reason`` is a sentence without the file's name."""

    file: str
    status: str
    articles: int = 0
    reason: str | None = None


def read_inputs(paths: Sequence[str], options: IntakeOptions, report: Report, finished: Callable[[FileOutcome], None]) -> Iterator[Article]:
    """The articles of all inputs, in order; an article whose text was read before is left out and reported.

    Raises UsageError when a table of newspapers is malformed.
    """
    ledger = _Ledger(report, finished)
    seen: dict[str, bytes] = {}  # id -> digest of the text: the texts themselves would pile up
    metadata = Metadata(paths, options.sources, options.region, options.date, ledger.report)
    with PdfChild() as pdf:
        for source in find_sources(paths, ledger.reject):
            problems: list[Issue] = []
            count = duplicates = 0
            for found in _read(source, options, pdf, problems.append):
                article = _bounded(found, source.name, problems.append)
                unique = _unique(whole(metadata.complete(article, source, _label(source.name, paths))), seen, ledger.report)
                if unique is None:
                    duplicates += 1
                else:
                    count += 1
                    yield unique
            if not (count or duplicates or any(_leaves_out(issue) for issue in problems)):
                problems.append(Issue("error", "rejected", f"{source.name}: there is no article in it", source.name))
            for issue in problems:
                ledger.report(issue)
            ledger.finished(_outcome(source.name, count, duplicates, problems))


class _Ledger:
    """Takes down what happens to files, in strings that can be written."""

    def __init__(self, report: Report, finished: Callable[[FileOutcome], None]) -> None:
        self._report, self._finished = report, finished

    def report(self, issue: Issue) -> None:
        self._report(whole(issue))

    def finished(self, outcome: FileOutcome) -> None:
        self._finished(whole(outcome))

    def reject(self, name: str, code: str, reason: str, severity: Literal["error", "note"] = "error") -> None:
        """A file that was not read at all."""
        self.report(Issue(severity, code, f"{name}: {reason}", name))
        self.finished(FileOutcome(name, "rejected", 0, reason))


def _outcome(name: str, count: int, duplicates: int, problems: Sequence[Issue]) -> FileOutcome:
    """Notes and warnings about single articles leave a file read; errors and pages left out make it read in part, or rejected."""
    left_out = [issue for issue in problems if _leaves_out(issue)]
    status = "read in part" if left_out and (count or duplicates) else "rejected" if left_out else "read"
    return FileOutcome(name, status, count, left_out[0].message.removeprefix(name).lstrip(": ") if left_out else None)


def _leaves_out(issue: Issue) -> bool:
    return issue.severity == "error" or issue.code in ("no-text", "cut-short")


def _read(source: Source, options: IntakeOptions, pdf: PdfChild, report: Report) -> Iterator[Article]:
    """The articles of one file; whatever goes wrong costs the rest of this file only."""
    name = source.name
    try:
        yield from _articles(source, options, pdf, report)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, UnicodeDecodeError, InputError) as error:
        report(Issue("error", "unreadable", f"{name}: cannot be read ({error})", name))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError, NotImplementedError) as error:
        # a reader that fails on a hostile file must not cost the other files
        report(Issue("error", "unreadable", f"{name}: reading failed ({type(error).__name__}: {error})", name))


def _articles(source: Source, options: IntakeOptions, pdf: PdfChild, report: Report) -> Iterator[Article]:
    name, suffix, fields = source.name, source.suffix, options.field_map
    if suffix in (".jsonl", ".ndjson"):
        with source.open() as stream:
            yield from articles_of_jsonl(stream, name, report, fields)
    elif suffix == ".json":
        yield from articles_of_json(source.read(), name, report, fields)
    elif suffix in (".csv", ".tsv"):
        with source.open() as stream:
            yield from articles_of_csv(stream, name, "," if suffix == ".csv" else "\t", fields, report)
    elif suffix == ".xlsx":
        yield from articles_of_xlsx(BytesIO(source.read()), name, fields, report)
    elif suffix in (".txt", ".md"):
        yield from _in_its_characters(article_of_text, _text(source, report), name, report)
    elif suffix in (".html", ".htm", ".shtml", ".xhtml"):
        yield from _in_its_characters(article_of_html, _text(source, report), name, report)
    elif suffix == ".pdf":
        articles, issues = pdf.read(source.read(), name)
        yield from articles
        for issue in issues:
            report(issue)
    else:
        report(Issue("error", "rejected", f"{name}: {unread(suffix)}", name))


def _text(source: Source, report: Report) -> str:
    decoded = decode(source.read())
    if decoded.mended:
        report(Issue("warning", "mended", f"{source.name}: {decoded.mended}", source.name))
    return decoded.text


def _bounded(article: Article, name: str, report: Report) -> Article:
    """The article, or its beginning when it is longer than any article: what cannot be read in minutes costs the build of the others."""
    if len(article.text) <= MAX_ARTICLE:
        return article
    stop = max(article.text.rfind(mark, MAX_ARTICLE // 2, MAX_ARTICLE) for mark in "\n。") + 1 or MAX_ARTICLE
    report(Issue("warning", "cut-short", f"{name}: only the first {stop:,} characters of an article are read", name, article.id))
    runs = ((start, origin, min(length, stop - start)) for start, origin, length in article.origin if start < stop)
    return replace(article, text=article.text[:stop].rstrip("\n"), origin=tuple(runs))


def _in_its_characters(read: TextReader, text: str, name: str, report: Report) -> Iterator[Article]:
    """The articles of a text, told apart in simplified characters (記者 is 记者), as the file writes them."""
    plain = simplified(text)
    if plain == text:
        yield from read(text, name, report)
        return
    written = Written(text, plain)
    for article in read(plain, name, report):
        body = written.lines(article.text, article.origin)
        identifier = content_id(body) if article.id == content_id(article.text) else article.id
        yield replace(written.all_of(article), id=identifier, text=body, file=article.file)


def _label(name: str, paths: Sequence[str]) -> str:
    """The file of an article without the folders above the input: where a file lies on somebody's disk is no part of the result."""
    for given in paths:
        top = Path(given)
        if Path(name).is_relative_to(top):
            return (Path(top.resolve().name if top.is_dir() else top.name) / Path(name).relative_to(top)).as_posix()
    return Path(name).name


def _unique(article: Article, seen: dict[str, bytes], report: Report) -> Article | None:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()[:16]
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
