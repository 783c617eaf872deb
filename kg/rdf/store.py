"""The graph on disk: Oxigraph under DIR/store, one named graph an article, and the union of all as the default graph.

In:  the lines of each article.    Out: a store folder; open_store gives a read-only view of it.

The union is stored, not made by each query: a label that stands in a thousand articles would be a thousand answers to every join
(over 2,000 articles the saved queries take a second instead of minutes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

_CHUNK = 150_000  # distinct lines the loader sorts at a time; a chunk takes some 150 MB while it is loaded
_HEADER = "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in sorted(PREFIXES.items()))


class StoreLoader:
    """Loads a new store while its caller goes on; a context manager. Errors of the loader come out of add and finish."""

    def __init__(self, folder: Path) -> None:
        from pyoxigraph import Store

        self._folder = folder
        self._chunk: list[str] = []
        self._union: set[str] = set()
        self._loading: Future[None] | None = None
        self._thread = ThreadPoolExecutor(1)
        try:
            self._store: Store | None = Store(str(folder))
        except (OSError, ValueError) as error:
            raise self._failed(error) from error

    def __enter__(self) -> StoreLoader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._thread.shutdown()
        self._store = None  # closes it: two handles on one folder are not allowed

    def add(self, graph: str, lines: list[str]) -> None:
        """Load the lines of one named graph (a Turtle term), each of which must occur once."""
        if not lines:
            return
        self._chunk.append(_block(graph, lines))
        self._union.update(lines)
        if len(self._union) >= _CHUNK:
            self.begin()

    def begin(self) -> None:
        """Have what was added loaded, behind what is being loaded. Raises StoreError for the latter."""
        self._wait()
        if self._chunk and self._store is not None:
            content = (_HEADER + "".join(self._chunk) + _block("", self._union)).encode()
            self._loading = self._thread.submit(_bulk_load, self._store, content)
        self._chunk, self._union = [], set()

    def finish(self) -> None:
        """Wait until everything is loaded and on disk. Raises StoreError."""
        self.begin()
        self._wait()
        try:
            if self._store is not None:
                self._store.optimize()
                self._store.flush()
        except (OSError, ValueError) as error:
            raise self._failed(error) from error

    def _wait(self) -> None:
        if self._loading is not None:
            try:
                self._loading.result()
            except (OSError, ValueError, SyntaxError) as error:
                raise self._failed(error) from error
            finally:
                self._loading = None

    def _failed(self, error: Exception) -> StoreError:
        return StoreError(f"the store in {self._folder} could not be written: {error}")


def _block(graph: str, lines: Iterable[str]) -> str:
    """The lines of a graph in TriG; the default graph has no name."""
    return f"{graph} {{\n" + " .\n".join(lines) + " .\n}\n"


def _bulk_load(store: Store, content: bytes) -> None:
    from pyoxigraph import RdfFormat

    store.bulk_load(content, format=RdfFormat.TRIG)


def open_store(folder: Path) -> Store:
    """The store of a build folder, read-only. Raises StoreError with what to do when there is none or it is damaged."""
    from pyoxigraph import Store

    path = folder / "store"
    if not path.is_dir():
        raise StoreError(f"there is no graph in {folder}; make one with: kg build INPUT -o {folder}")
    try:
        return Store.read_only(str(path))
    except (OSError, ValueError) as error:
        raise StoreError(f"the store in {folder} cannot be opened ({error}); build it again with --fresh") from error


def union_of(store: Store) -> Iterator[Quad]:
    """The triples of all articles, each once."""
    from pyoxigraph import DefaultGraph

    return iter(store.quads_for_pattern(None, None, None, DefaultGraph()))


def stated_in(store: Store) -> Iterator[Quad]:
    """The triples of each named graph: what each article states."""
    return (quad for graph in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, graph))
