"""Where the files that people edit lie: ``kg/data`` in the package, ``ontology`` beside it in a checkout or inside it when installed."""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataFileError

_PACKAGE = Path(__file__).resolve().parent


def data_file(*parts: str) -> Path:
    """The path of a file under ``kg/data``. Raises DataFileError when it is missing."""
    return _existing(_PACKAGE.joinpath("data", *parts))


def ontology_file(*parts: str) -> Path:
    """The path of a file or folder of the ontology. Raises DataFileError when it is missing."""
    checkout = _PACKAGE.parent / "ontology"
    base = checkout if (checkout / "kg.ttl").is_file() else _PACKAGE / "ontology"
    return _existing(base.joinpath(*parts))


def sample_file(*parts: str) -> Path:
    """The path of a bundled sample. Raises DataFileError when it is missing."""
    checkout = _PACKAGE.parent / "samples"
    base = checkout if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file() else _PACKAGE / "samples"
    return _existing(base.joinpath(*parts))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise DataFileError(f"{path} is missing; the installation is incomplete, install zhengwen again")
    return path
