"""Take the screenshots of docs/view.md from the bundled sample: ``make screenshots``. Needs the test extra and Chromium."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg.build import BuildOptions, build
from kg.resources import sample_file
from kg.views import ViewOptions, write_view

OUT = Path(__file__).resolve().parent / "img"
LAPTOP, PROJECTOR = (1366, 768), (1024, 768)
COLOURS = 256  # of a picture: flat areas and text need no more

# name -> size, colour scheme, the part of the address after #, what is done before the picture is taken
SHOTS: dict[str, tuple[tuple[int, int], str, str, str]] = {
    "start": (LAPTOP, "light", "", ""),
    "network": (LAPTOP, "light", "v=network", ""),
    "evidence": (LAPTOP, "light", "v=meetings", "尉迟海川"),
    "meetings": (LAPTOP, "light", "v=meetings", ""),
    "coattendance": (LAPTOP, "light", "v=coattendance", ""),
    "posts": (LAPTOP, "light", "v=posts", ""),
    "targets": (LAPTOP, "light", "v=targets&has=target", ""),
    "timeline": (LAPTOP, "light", "v=timeline", ""),
    "tables": (LAPTOP, "light", "v=tables&list=fact.statement", ""),
    "sparql": (LAPTOP, "light", "v=sparql", "query"),
    "dark": (LAPTOP, "dark", "v=network&l=en", "尉迟海川"),
    "projector": (PROJECTOR, "light", "v=targets", ""),
}


def main() -> int:
    browser_path = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if browser_path is None:
        sys.stderr.write("no Chromium: run tests/install-browser.sh\n")
        return 1
    from playwright.sync_api import sync_playwright

    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build([str(sample_file())], Path(folder), BuildOptions())
        page_file = Path(folder) / "page.html"
        write_view(Path(folder), page_file, ViewOptions(with_sparql=True))
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for name, (size, scheme, fragment, action) in SHOTS.items():
            page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
            page.goto(f"{page_file.as_uri()}#{fragment}")
            page.wait_for_selector("html[data-ready]")
            _act(page, action)
            page.wait_for_timeout(300)
            (OUT / f"{name}.png").write_bytes(_smaller(page.screenshot()))
            page.close()
        browser.close()
    return 0


def _act(page: Any, action: str) -> None:
    if action == "query":
        page.wait_for_selector(".sparql[data-ready]", timeout=20_000)
        page.click(".sparql nav button:has-text('attendance')")
    elif action:
        page.fill("#search", action)
        page.keyboard.press("Enter")


def _smaller(png: bytes) -> bytes:
    """The picture with a palette of its commonest colours: half of the bytes, no hue is off."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    common = sorted(picture.getcolors(1 << 24) or [], reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in common for part in colour])
    out = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
