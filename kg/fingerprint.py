"""Has anything changed since the folder was built? One hash over everything a build depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.intake.sources import files_below
from kg.resources import ontology_file

_BLOCK = 1 << 20


def fingerprint(inputs: Sequence[str], options: object) -> str | None:
    """The SHA-256 of the inputs, the options, and the program with its data; None when an input cannot be hashed (stdin, a FIFO)."""
    digest = hashlib.sha256(repr((tuple(inputs), options)).encode("utf-8", "surrogateescape"))
    package = Path(__file__).resolve().parent
    try:
        for path in (*_files(package), *_files(ontology_file())):
            if path.suffix != ".pyc":
                _add(digest, path)
        for name in inputs:
            if name == "-":
                return None
            for path in _files(Path(name)):
                _add(digest, path)
    except OSError:
        return None
    return digest.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return (file for file in files_below(path, _refuse) if file.is_file())
    if not path.is_file():
        raise FileNotFoundError(path)
    return [path]


def _refuse(error: OSError) -> None:
    raise error


def _add(digest: hashlib._Hash, path: Path) -> None:
    digest.update(str(path.name).encode("utf-8", "surrogateescape"))
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
