"""Imports go one way, and importing does no work."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each layer may import from its own and from those before it.
LAYERS = [
    ["errors"],
    ["resources"],
    ["model"],
    ["ids", "lexicon", "articles"],
    ["text"],
    ["intake"],
    ["mentions"],
    ["facts"],
    ["pipeline"],
    ["resolve"],
    ["rdf"],
    ["query", "answers", "validate"],
    ["explain", "export", "panel"],
    ["views"],
    ["loaded"],
    ["publish", "fingerprint", "evaluate", "console"],
    ["build"],
    ["scoring"],
    ["cli"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted((ROOT / "kg").rglob("*.py"))


def _layer(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "kg" else None


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "kg"}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_every_module_has_a_layer() -> None:
    names = {path.relative_to(ROOT / "kg").parts[0].removesuffix(".py") for path in MODULES}
    assert names - set(LEVEL) - {"__init__", "__main__"} == set()


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != ROOT / "kg" or p.stem in LEVEL], ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")
    layers = {layer for layer in map(_layer, _imports(path)) if layer in LEVEL}
    against = sorted(layer for layer in layers if LEVEL[layer] > LEVEL[own])
    assert not against, f"{path.name} ({own}) imports from the later layers {against}"


def test_import_is_light() -> None:
    """``import kg`` and the command line load no segmenter, no graph library, no numerics."""
    code = "import sys, kg, kg.cli; heavy = {'jieba', 'rjieba', 'rdflib', 'pyoxigraph', 'pyvis', 'networkx', 'numpy', 'pyshacl', 'trafilatura'}; print(*sorted(heavy & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_library_does_not_print() -> None:
    offenders = [
        str(p.relative_to(ROOT))
        for p in MODULES
        if any(isinstance(n, ast.Name) and n.id == "print" for n in ast.walk(ast.parse(p.read_text(encoding="utf-8"))))
    ]
    assert offenders == []
