"""A real browser for the tests of pages; without Chromium they fail in CI and are skipped loudly elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: the browser tests cannot run")
        pytest.skip("NO CHROMIUM: the browser tests did not run; install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=found, args=[*arguments, "--disable-component-update", "--disable-sync"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page file in a new tab; afterwards nothing may have been requested, nothing have failed, no dialog have opened."""
    pages = []

    def open_page(path: Path, fragment: str = "", width: int = 1366, height: int = 768, **settings: Any) -> Any:
        page = browser.new_page(viewport={"width": width, "height": height}, **settings)
        page.problems = []
        page.on("request", lambda r: page.problems.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None)
        page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: page.problems.append(str(e)))
        page.on("dialog", lambda d: (page.problems.append(d.message), d.dismiss()))
        pages.append(page)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for page in pages:
        assert page.problems == []
        page.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which `tests/install-browser.sh` installs from npm; it is tried here where that has not run."""
    path = Path(__file__).resolve().parent / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        subprocess.run(["sh", str(Path(__file__).resolve().parent.parent / "install-browser.sh")], check=True)
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is missing: the accessibility tests cannot run")
        pytest.skip("NO AXE-CORE: the accessibility tests did not run; run tests/install-browser.sh")
    return path.read_text(encoding="utf-8")
