"""Read PDFs in a process of their own, which can be killed: a PDF of 600 bytes can keep pdfium busy for ever or fill the memory.

In:  the bytes of PDFs, one after the other.    Out: their Articles and Issues; a PDF that takes too long, or that takes the reader down, is an
     InputError.

The child is started for the first PDF and serves until a PDF makes it fail. Messages are a length of eight bytes and that much JSON (from
the child) or PDF (to it); after each page the child says so, so that long files have time and hanging ones have not.
"""

from __future__ import annotations

import json
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from kg.errors import InputError
from kg.model import Article, Issue

PATIENCE = 20.0  # seconds without a page done
_MAX_MEMORY = 3 << 30  # bytes of address space
_LENGTH = struct.Struct(">Q")
_CODE = "import sys; sys.path.insert(0, sys.argv[1]); from kg.intake.pdf_child import serve; serve()"


class PdfChild:
    """The parent's side. A context manager: the child ends with the block."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def __enter__(self) -> PdfChild:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def read(self, data: bytes, name: str) -> tuple[list[Article], list[Issue]]:
        """The articles of a PDF. Raises InputError when it is damaged, locked, or too much for the reader."""
        process = self._process or self._start()
        try:
            assert process.stdin is not None
            for part in (name.encode("utf-8", "surrogatepass"), data):
                process.stdin.write(_LENGTH.pack(len(part)) + part)
            process.stdin.flush()
        except OSError as error:
            self._stop()
            raise InputError("the PDF reader ended") from error
        while True:
            try:
                message = self._messages.get(timeout=self._patience)
            except queue.Empty:
                self._stop()
                raise InputError(f"a page of it took longer than {self._patience:.0f} seconds to read") from None
            if message is None:
                self._stop()
                raise InputError("it made the PDF reader fail (too much memory, or damaged on purpose)")
            if "error" in message:
                raise InputError(message["error"])
            if "articles" in message:
                return [_article(found) for found in message["articles"]], [Issue(**issue) for issue in message["issues"]]

    def _start(self) -> subprocess.Popen[bytes]:
        package = Path(__file__).resolve().parent.parent.parent
        self._messages = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _CODE, str(package)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None
        threading.Thread(target=_listen, args=(self._process.stdout, self._messages), daemon=True).start()
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not written any more is of no use
                    pipe.close()


def _listen(pipe: IO[bytes], messages: queue.Queue[dict[str, Any] | None]) -> None:
    """Put what the child says into a queue, None at its end; a thread, because Windows cannot wait for a pipe with a deadline."""
    with suppress(OSError, ValueError):
        while (part := _part(pipe)) is not None:
            messages.put(json.loads(part))
    messages.put(None)


def _article(found: dict[str, Any]) -> Article:
    lists = {"byline", "notes", "inferred"}
    values = {key: tuple(value) if key in lists else value for key, value in found.items()}
    pairs = {key: tuple(tuple(pair) for pair in found[key]) for key in ("extra", "origin")}
    return Article(**(values | pairs))


def _part(pipe: IO[bytes]) -> bytes | None:
    header = pipe.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(header)[0]
    part = pipe.read(length)
    return part if len(part) == length else None


# ---------------------------------------------------------------- the child


def serve() -> None:
    """Read PDFs from stdin until it ends."""
    _limit_memory()
    for name, data in _requests(sys.stdin.buffer):
        _say(_answer(name, data))


def _requests(pipe: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    while (name := _part(pipe)) is not None and (data := _part(pipe)) is not None:
        yield name.decode("utf-8", "surrogatepass"), data


def _answer(name: str, data: bytes) -> dict[str, Any]:
    from kg.intake.pdf_articles import articles_of_pdf

    issues: list[Issue] = []
    try:
        articles = list(articles_of_pdf(data, name, issues.append, lambda page: _say({"page": page})))
    except InputError as error:
        return {"error": str(error)}
    except Exception as error:  # whatever a hostile file makes a reader raise
        return {"error": f"reading failed ({type(error).__name__}: {error})"}
    return {"articles": [asdict(article) for article in articles], "issues": [asdict(issue) for issue in issues]}


def _say(message: dict[str, Any]) -> None:
    part = json.dumps(message).encode()
    sys.stdout.buffer.write(_LENGTH.pack(len(part)) + part)
    sys.stdout.buffer.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, resource.RLIM_INFINITY))
