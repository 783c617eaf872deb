"""The page of a graph beside plain pyvis on the same graph in the same run: build time, file size, time to the first stable picture.

    python -m bench.views [--nodes 100 500 2000 10000] [--limit 60]

The graphs are made up: officials, posts and meetings with six people each. A picture is stable when the page says it is ready and has been
painted (ours), or when the physics has come to rest (pyvis; its two requests to the network are refused). Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles import FILE, article_line
from kg.export.network import to_networkx
from kg.model import Article, Event, Evidence, Extraction, Fact, Naming, Participation, Role, Tenure, TimeAnchor
from kg.rdf.build import write_graph
from kg.views import ViewOptions, write_view

_FAMILY, _GIVEN = "沈温陆仇曾单解祝邬佟逯毋", "砚秋海川如岚景行云舟知远书白清和望舒言卿"
_REGION = "望泽区"
_PEOPLE = 6  # at a meeting
_READY = "document.documentElement.dataset.ready !== undefined"
_AT_REST = "typeof network !== 'undefined' && network.physics.stabilized"
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 500, 2000, 10000])
    parser.add_argument("--limit", type=float, default=60.0, help="seconds to wait for a picture")
    options = parser.parse_args()
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if found is None:
        sys.exit("the bench of the view needs Chromium: install chromium")
    from playwright.sync_api import sync_playwright

    print("| nodes, edges | page: build | size | stable picture | pyvis: build | size | stable picture |\n|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_BROWSER)
        for nodes in options.nodes:
            with tempfile.TemporaryDirectory() as folder:
                print(_row(browser, nodes, Path(folder), options.limit), flush=True)
        browser.close()


def _row(browser: Any, nodes: int, folder: Path, limit: float) -> str:
    articles = list(_articles(nodes))
    write_graph(iter(articles), folder)
    (folder / FILE).write_text("".join(article_line(e.article) for e in articles), encoding="utf-8", newline="\n")
    graph = to_networkx(folder)
    start = time.perf_counter()
    write_view(folder, folder / "view.html", ViewOptions(all_nodes=True))
    ours = time.perf_counter() - start
    start = time.perf_counter()
    _plain_pyvis(graph, folder / "pyvis.html")
    theirs = time.perf_counter() - start
    shown = _seconds(browser, folder / "view.html", _READY, limit), _seconds(browser, folder / "pyvis.html", _AT_REST, limit)
    sizes = [f"{(folder / name).stat().st_size / 1e6:.1f} MB" for name in ("view.html", "pyvis.html")]
    counts = f"{graph.number_of_nodes()}, {graph.number_of_edges()}"
    return f"| {counts} | {ours:.1f} s | {sizes[0]} | {shown[0]} | {theirs:.1f} s | {sizes[1]} | {shown[1]} |"


def _plain_pyvis(graph: Any, path: Path) -> None:
    """What a few lines with pyvis give: every node and edge, its own layout in the browser."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node, label in graph.nodes(data="label"):
        network.add_node(node, label=label)
    for source, target, relation in graph.edges(data="relation"):
        network.add_edge(source, target, title=relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def _seconds(browser: Any, path: Path, condition: str, limit: float) -> str:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.route("http*://**", lambda route: route.abort())
    start = time.perf_counter()
    page.goto(path.as_uri(), timeout=0, wait_until="commit")
    while not page.evaluate(condition):
        if time.perf_counter() - start > limit:
            break
        time.sleep(0.02)
    else:
        page.evaluate(_PAINTED)
    taken = time.perf_counter() - start
    page.close()
    return f"{taken:.1f} s" if taken <= limit else f"> {limit:.0f} s"


def _articles(nodes: int) -> Iterator[Extraction]:
    """Meetings of made-up officials until there are about so many nodes: of ten, two are meetings, four people, four their posts."""
    source = random.Random(nodes)
    names = sorted({a + b + c for a in _FAMILY for b in _GIVEN for c in _GIVEN})
    people = source.sample(names, max(_PEOPLE, nodes * 4 // 10))
    for number in range(max(1, nodes * 2 // 10)):
        present = source.sample(range(len(people)), _PEOPLE)
        yield _meeting(number, [people[i] for i in present], [f"第{i}办公室主任" for i in present])


def _meeting(number: int, people: list[str], posts: list[str]) -> Extraction:
    text = f"{_REGION}召开第{number}次调度会，{'、'.join(f'{post}{person}' for post, person in zip(posts, people, strict=True))}出席。"
    day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"

    def at(words: str) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(start, start + len(words), "bench"),)

    facts: list[Fact] = [Event("e1", "meeting", f"第{number}次调度会", at(f"第{number}次调度会"), date=day)]
    for order, (person, post) in enumerate(zip(people, posts, strict=True)):
        role: Role = "presided" if order == 0 else "attended"
        facts += [
            Naming(person, at(person)),
            Tenure(person, post, None, "current", at(post)),
            Participation("e1", person, role, at(person)),
        ]
    article = Article(f"n{number}", text, f"第{number}次调度会", published=day, source="望泽日报", region=_REGION)
    return Extraction(article, TimeAnchor(day, "stated"), (), tuple(facts))


if __name__ == "__main__":
    main()
