"""Publish a build: everything is written aside, synced, then swapped in; the last good version stays readable until then.

In:  the output folder DIR.    Out: DIR with the new files, or DIR as it was.

    DIR/.building/   the new files while they are written (swept by the next build when one was cut short)
    DIR/.previous/   the files being replaced, for the moment of the swap; a swap that was cut short is undone by the next build
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.intake.sources import BUILDING

_BUILDING, _PREVIOUS, _LOCK = BUILDING, ".previous", ".lock"


@contextmanager
def publication(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """A folder to write the files ``names`` into; when the block ends without an error they replace those in ``folder``.

    Files in ``folder`` with other names are left alone. Raises StoreError when another build holds the folder or when it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(f"another build is writing to {folder}; wait until it has finished or choose another folder with -o") from None
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror or error}") from error
    try:
        _undo_cut_short_swap(folder, names)
        building = folder / _BUILDING
        _remove(building)
        building.mkdir()
        yield building
        _swap(folder, building, names)
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror or error}; the files that were there before are unchanged") from error
    finally:
        shutil.rmtree(folder / _BUILDING, ignore_errors=True)
        lock.release()
        with suppress(OSError):  # Windows: another build is trying for it
            (folder / _LOCK).unlink(missing_ok=True)


def _swap(folder: Path, building: Path, names: tuple[str, ...]) -> None:
    for name in names:
        _sync(building / name)
    previous = folder / _PREVIOUS
    previous.mkdir()
    try:
        for name in names:
            if (folder / name).exists():
                os.replace(folder / name, previous / name)
            if (building / name).exists():
                os.replace(building / name, folder / name)
    except OSError:
        _undo_cut_short_swap(folder, names)
        raise
    _remove(previous)


def _undo_cut_short_swap(folder: Path, names: tuple[str, ...]) -> None:
    """Put back what a swap had moved away. Files the swap had already brought in are dropped: they belong to no complete build."""
    previous = folder / _PREVIOUS
    if not previous.exists():
        return
    for name in names:
        if (previous / name).exists():
            _remove(folder / name)
            os.replace(previous / name, folder / name)
    _remove(previous)


def _sync(path: Path) -> None:
    """Have the system write a file to disk (the store syncs itself)."""
    if path.is_file():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
