"""The graph on disk: Oxigraph under DIR/store, one named graph an article, the union of all as default graph of queries.

In:  an N-Quads file.    Out: a store folder; open_store gives a read-only view of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from pyoxigraph import Store


def load_store(quads: Path, folder: Path) -> None:
    """Load an N-Quads file into a new store and have it written to disk. Raises StoreError."""
    from pyoxigraph import RdfFormat, Store

    try:
        store = Store(str(folder))
        store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    except (OSError, ValueError, SyntaxError) as error:
        raise StoreError(f"the store in {folder} could not be written: {error}") from error


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
