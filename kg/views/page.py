"""What every page of ours shares: templates with escaping, hashes for the content security policy, writing in one step.

In:  a template and its content.    Out: a UTF-8 file that a reader never sees half written.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).resolve().parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["asset"] = asset
    return environment


def template(name: str) -> Template:
    """A template of the package; everything put into it is escaped unless the template says otherwise."""
    return _environment().get_template(name)


def asset(name: str) -> str:
    """The text of a script or style sheet that stands beside the templates."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def script_hashes(*names: str) -> str:
    """The sources of a content security policy that let exactly these scripts run."""
    return " ".join(f"'sha256-{digest(asset(name))}'" for name in names)


def digest(text: str) -> str:
    """The SHA-256 of a text in base64, as a content security policy wants it."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def write_page(path: Path, page: str) -> Path:
    """Write a page aside and move it into place; returns where. Raises StoreError when it cannot be written."""
    temporary = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(page.encode("utf-8", "replace"))
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    return path
