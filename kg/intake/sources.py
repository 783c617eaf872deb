"""What there is to read: files, folders, archives, stdin.

In:  paths as the user gives them.    Out: Sources in a fixed order; what cannot be read is rejected with a reason.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO, Literal, Protocol, cast

from kg.errors import InputError
from kg.intake.archives import Source, members
from kg.intake.fields import field_name
from kg.intake.metadata import is_companion
from kg.model import Issue

_ARRAY = re.compile(rb"\[\s*\{")  # of records
BUILDING = ".building"  # in a folder to which a build is writing

SUFFIXES = (".txt", ".md", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xlsx", ".html", ".htm", ".shtml", ".xhtml", ".pdf")
ARCHIVES = (".zip", ".gz")
_HINTS = {
    ".docx": "save it as .txt or .pdf",
    ".doc": "save it as .txt or .pdf",
    ".wps": "save it as .txt or .pdf",
    ".xls": "save it as .xlsx or .csv",
    ".rar": "unpack it first",
    ".7z": "unpack it first",
    ".tar": "unpack it first",
    ".mht": "save it as .html",
    ".mhtml": "save it as .html",
    ".caj": "save it as .pdf",
    ".jpg": "recognise its characters first",
    ".png": "recognise its characters first",
}


class Reject(Protocol):
    """Take down that a file was not read."""

    def __call__(self, name: str, code: str, reason: str, severity: Literal["error", "note"] = "error") -> None: ...


def find_sources(paths: Sequence[str], reject: Reject) -> Iterator[Source]:
    """What the inputs name, folders walked, archives opened up."""
    seen: set[tuple[int, int]] = set()
    for name in paths:
        path = Path(name)
        if name == "-":
            yield _stdin()
        elif path.is_dir():
            for found in _walk(path, reject):
                yield from _file(found, reject, seen, named=False)
        elif path.is_file():
            yield from _file(path, reject, seen, named=True)
        elif path.exists():
            reject(name, "rejected", "it is no file: a pipe, a device or a socket")
        else:
            reject(name, "missing", "there is no such file or folder")


def unread(suffix: str) -> str:
    """Why a file of this kind is not read."""
    hint = _HINTS.get(suffix)
    return "files of this kind are not read" + (f"; {hint}" if hint else "")


def _stdin() -> Source:
    """Standard input, told by its first bytes: records, a table, a web page, a PDF, an archive or text."""
    buffer = cast(BufferedReader, sys.stdin.buffer)
    start = buffer.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if table := _table_suffix(start):
        return Source("-", table, lambda: buffer)
    if _ARRAY.match(start):
        return Source("-", ".json", lambda: buffer)
    if start.startswith(b"%PDF"):
        return Source("-", ".pdf", lambda: buffer)
    if start.startswith(b"PK\x03\x04"):
        return Source("-", ".zip", lambda: BytesIO(buffer.read()))
    if start.startswith(b"{"):
        return Source("-", ".jsonl", lambda: buffer)
    if start.startswith(b"<"):
        return Source("-", ".html", lambda: buffer)
    return Source("-", ".txt", lambda: buffer)


def _table_suffix(start: bytes) -> str | None:
    """.csv or .tsv when the first line names columns (标题,正文,发布时间), one of them that of the text."""
    line = start.partition(b"\n")[0].rstrip(b"\r")
    for encoding in ("utf-8", "gb18030"):
        try:
            header = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        for suffix, separator in ((".csv", ","), (".tsv", "\t")):
            columns = [column.strip('" ') for column in header.split(separator)]
            if len(columns) > 1 and "text" in [field_name(column, {}) for column in columns]:
                return suffix
    return None


def _file(path: Path, reject: Reject, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Source]:
    suffix = path.suffix.lower()
    if is_companion(path) or (not named and path.name.startswith((".", "~$"))):
        return
    try:
        if not path.is_file():  # opening a pipe blocks for ever, /dev/zero never ends
            reject(str(path), "rejected", "it is no file: a pipe, a device, a socket, or a link that leads nowhere")
            return
        state = path.stat()
    except OSError as error:
        reject(str(path), "unreadable", f"it cannot be read ({error.strerror})")
        return
    if suffix not in (*SUFFIXES, *ARCHIVES):
        reject(str(path), "skipped", unread(suffix), "error" if named else "note")
    elif state.st_ino and (state.st_dev, state.st_ino) in seen:
        reject(str(path), "duplicate", "the same file under another name was read before", "note")
    else:
        seen.add((state.st_dev, state.st_ino))
        yield from _opened(Source(str(path), suffix, _opener(path), path), reject)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _walk(folder: Path, reject: Reject) -> Iterator[Path]:
    """The files below a folder in a fixed order; folders that cannot be read are reported."""
    unreadable: list[OSError] = []
    files = files_below(folder, unreadable.append)
    for error in unreadable:
        reject(str(error.filename), "unreadable", f"the folder cannot be read ({error.strerror})")
    yield from files


def files_below(folder: Path, failed: Callable[[OSError], object]) -> list[Path]:
    """The files below a folder, sorted; links to folders are not followed, so that no loop is walked.

    A graph that stands in the folder is no input: ``kg build . -o out`` reads nothing of what it or an earlier build wrote.
    """
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not _is_graph(Path(root, name))]
        found += [Path(root, name) for name in names]
    return sorted(found)


def _is_graph(folder: Path) -> bool:
    """Was the folder written by a build, or is one being written to it?"""
    return (folder / BUILDING).exists() or ((folder / "report.json").is_file() and (folder / "store").is_dir())


def _opened(source: Source, reject: Reject) -> Iterator[Source]:
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
                inside = "an archive inside an archive; unpack it first" if member.suffix in ARCHIVES else unread(member.suffix)
                reject(member.name, "skipped", inside, "error" if member.suffix in ARCHIVES else "note")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, InputError, NotImplementedError, ValueError) as error:
        reject(source.name, "unreadable", f"no archive that can be read ({error})")
    for issue in problems:
        reject(issue.file or source.name, issue.code, issue.message.partition(": ")[2])
