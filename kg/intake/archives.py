"""Files inside archives, read in place: nothing is unpacked to disk, so no path inside an archive can lead anywhere.

In:  a .zip or .gz file.    Out: its members as Sources; members that are not safe to read are reported.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import IO

from kg.errors import InputError
from kg.model import Issue

MAX_MEMBER = 200_000_000  # bytes unpacked of a member that must be read as a whole
_MAX_ARCHIVE = 20_000_000_000  # bytes unpacked of all members together
_MAX_RATIO = 200  # text packs to about a fifth, a page of blanks to a hundredth; bombs to a thousandth
_MIN_BOMB = 10_000_000  # bytes unpacked: below this no ratio matters
_MAX_MEMBERS = 200_000
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1  # flag bits of the zip format (APPNOTE 4.4.4)

Report = Callable[[Issue], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: ``name`` for messages (news.zip/05/a.txt), ``suffix`` says the format, ``open`` gives its bytes."""

    name: str
    suffix: str
    open: Callable[[], IO[bytes]]
    path: Path | None = None  # where it lies on disk; None inside archives and for stdin

    def read(self) -> bytes:
        """All its bytes. Raises InputError when there are more than MAX_MEMBER."""
        with self.open() as stream:
            data = stream.read(MAX_MEMBER + 1)
        if len(data) > MAX_MEMBER:
            raise InputError(f"it is larger than {MAX_MEMBER // 1_000_000} MB; cut it, or give its articles as .jsonl")
        return data


def members(source: Source, report: Report) -> Iterator[Source]:
    """The files inside a .zip or .gz. Raises InputError, BadZipFile or OSError when the archive is damaged."""
    if source.suffix == ".gz":
        path = source.path
        if path is not None:  # an archive inside an archive is left alone
            yield Source(source.name, PurePosixPath(path.stem).suffix.lower(), lambda: BufferedReader(gzip.GzipFile(path)))
        return
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        infos = sorted(((name_of(info), info) for info in archive.infolist() if not info.is_dir()), key=lambda pair: pair[0])
        if len(infos) > _MAX_MEMBERS or sum(info.file_size for _, info in infos) > _MAX_ARCHIVE:
            raise InputError("it unpacks to more than is read at once; unpack it and give its parts")
        for inner, info in infos:
            name = f"{source.name}/{inner}"
            if info.flag_bits & _ENCRYPTED:
                report(Issue("error", "rejected", f"{name}: it is locked by a password", name))
            elif info.file_size > _MIN_BOMB and info.file_size > _MAX_RATIO * info.compress_size:
                report(
                    Issue("error", "rejected", f"{name}: it unpacks to {info.file_size // max(1, info.compress_size)} times its size", name)
                )
            else:
                yield Source(name, PurePosixPath(inner).suffix.lower(), lambda info=info: archive.open(info))  # type: ignore[misc]  # a default binds the loop's value


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of a member: Windows writes it in the code page of the system, GBK in China, which zipfile reads as cp437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
