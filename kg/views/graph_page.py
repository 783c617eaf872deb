"""Put the page of the graph together: template, style, scripts, drawing library, content; and Oxigraph with the graph where it is asked for.

In:  the JSON content.    Out: the HTML text, with a content security policy that allows exactly these scripts.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import DataFileError
from kg.query import list_queries, query_text, with_prefixes
from kg.views.page import asset, digest, template

_OXIGRAPH = Path(__file__).resolve().parent / "vendor" / "oxigraph"
# The scripts of a page in the order in which they stand in it; each says at its top what it needs and gives.
SCRIPTS = (
    "strings",
    "base",
    "model",
    "state",
    "search",
    "facts",
    "filters",
    "tables",
    "shown",
    "drawing",
    "labels",
    "picture",
    "start",
    "posts",
    "targets",
    "timeline",
    "sparql",
    "main",
)


def graph_page(content: dict[str, Any], turtle: Path | None) -> str:
    """The page as text; with ``turtle``, a Turtle file, it also answers SPARQL."""
    scripts = [_drawing_library(), _own_script()]
    engine: dict[str, str] = {}
    module = ""
    if turtle is not None:
        module = _engine_script()
        engine = {
            "wasm": _packed((_OXIGRAPH / "web_bg.wasm.gz").read_bytes()),
            "turtle": _packed(gzip.compress(turtle.read_bytes(), mtime=0)),
        }
        content = {**content, "queries": _examples()}
    hashes = " ".join(f"'sha256-{digest(text)}'" for text in (*scripts, *([module] if module else [])))
    return template("view.html.j2").render(
        content=content,
        hashes=hashes + (" 'wasm-unsafe-eval'" if module else ""),
        style=asset("view.css"),
        scripts=scripts,
        module=module,
        engine=engine,
    )


@lru_cache(maxsize=1)
def _own_script() -> str:
    parts = [asset(f"js/{name}.js") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


@lru_cache(maxsize=1)
def _drawing_library() -> str:
    """vis-network as pyvis bundles it (Apache-2.0 or MIT), made safe to stand inside a script element."""
    import pyvis

    folder = Path(pyvis.__file__).resolve().parent / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")


def _engine_script() -> str:
    """Oxigraph's JavaScript as a module that hands its exports to the page. Raises DataFileError when a vendored file is not as released."""
    for line in (_OXIGRAPH / "SHA256SUMS").read_text(encoding="ascii").split("\n")[:-1]:
        wanted, name = line.split("  ")
        data = (_OXIGRAPH / name).read_bytes() if name != "web_bg.wasm" else gzip.decompress((_OXIGRAPH / "web_bg.wasm.gz").read_bytes())
        if hashlib.sha256(data).hexdigest() != wanted:
            raise DataFileError(f"{_OXIGRAPH / name} is not the released file; install zhengwen again")
    source = (_OXIGRAPH / "web.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    return source + '\nglobalThis.kgOxigraph = { start: __wbg_init, Store };\ndocument.dispatchEvent(new Event("kg-oxigraph"));\n'


def _examples() -> list[dict[str, str]]:
    """The saved queries as examples: name, what it answers, SPARQL with its prefixes."""
    return [{"name": name, "about": about, "sparql": with_prefixes(query_text(name))} for name, about in list_queries()]


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
