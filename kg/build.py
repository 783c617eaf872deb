"""One build: input files to a published output folder.

In:  files, folders, "-".    Out: DIR with graph.ttl, graph.html, store/, articles.jsonl, issues.jsonl, report.json; and a BuildReport.

    read -> extract -> resolve -> write the graph and load the store -> draw the view -> publish (all or nothing)

The same input gives the same bytes in everything but report.json (which has the timings) and store/. A build over an earlier one leaves the
nodes of graph.html where they were, unless it is a fresh one.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

import kg
from kg.articles import article_line
from kg.errors import InputError
from kg.fingerprint import fingerprint
from kg.intake.metadata import companions
from kg.intake.read import FileOutcome, IntakeOptions, read_inputs
from kg.model import Article, Extraction, Issue
from kg.pipeline import extract
from kg.publish import publication
from kg.rdf.build import writing_graph
from kg.views import write_graph_html

PUBLISHED = ("articles.jsonl", "issues.jsonl", "graph.ttl", "graph.html", "store", "report.json")
_CHUNK = 32  # articles handed to a worker at a time

Progress = Callable[[str, int], None]  # stage, articles done so far


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build can be told; ``jobs`` is the number of worker processes (1: none)."""

    intake: IntakeOptions = field(default_factory=IntakeOptions)
    jobs: int = 1
    fresh: bool = False  # build even when the folder was made from this very input


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts in and out and seconds by stage; report.json is this."""

    version: str
    files: dict[str, int]  # outcome -> number of files
    articles: int
    facts: dict[str, int]  # kind of fact -> number read, before merging
    triples: int
    issues: dict[str, int]  # code -> number
    seconds: dict[str, float]
    not_read: list[FileOutcome]  # files that were rejected, or read in part
    fingerprint: str | None  # of everything the build depends on; None when it cannot be known (stdin)


def build(
    inputs: Sequence[str], output: Path, options: BuildOptions, progress: Progress = lambda stage, done: None
) -> tuple[BuildReport | None, list[Issue]]:
    """Build the graph of ``inputs`` into ``output``.

    Returns the report and the issues met; no report when ``output`` was made from this very input before and nothing was done.
    Raises InputError when no article could be read from any input, StoreError when ``output`` cannot be written; in both cases
    what was in ``output`` is unchanged.
    """
    mark = fingerprint([*inputs, *companions(inputs, options.intake.sources)], options.intake)
    if mark and not options.fresh and _built_from(output) == mark:
        return None, []
    issues: list[Issue] = []
    outcomes: list[FileOutcome] = []
    clock = _Clock()
    with publication(output, PUBLISHED) as folder:
        facts: Counter[str] = Counter()
        with (folder / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as articles_file:
            articles = read_inputs(inputs, options.intake, issues.append, outcomes.append)
            extractions = _written(_extracted(articles, options.jobs, issues.append), articles_file.write)
            extractions = _counted(extractions, facts, progress)
            with writing_graph(clock.stage("read and extract", extractions), folder) as triples:
                if not facts["articles"]:
                    raise InputError(_nothing_read(inputs, outcomes))
                articles_file.flush()
                clock.mark("graph")
                progress("view", facts["articles"])
                write_graph_html(folder, folder / "graph.html", None if options.fresh else output / "graph.html")
                clock.mark("view")
        clock.mark("rest of the store")
        _write_issues(folder / "issues.jsonl", issues)
        report = BuildReport(
            version=kg.__version__,
            files=dict(sorted(Counter(o.status for o in outcomes).items())),
            articles=facts.pop("articles"),
            facts=dict(sorted(facts.items())),
            triples=triples,
            issues=dict(sorted(Counter(i.code for i in issues).items())),
            seconds=clock.seconds,
            not_read=[outcome for outcome in outcomes if outcome.status != "read"],
            fingerprint=mark,
        )
        (folder / "report.json").write_bytes(json.dumps(asdict(report), ensure_ascii=False, indent=2).encode() + b"\n")
    return report, issues


# ---------------------------------------------------------------- the stream of articles


def _written(extractions: Iterable[Extraction], write: Callable[[str], object]) -> Iterator[Extraction]:
    """Write each article, with the region that was worked out, as a line of articles.jsonl as it passes."""
    for extraction in extractions:
        write(article_line(extraction.article))
        yield extraction


def _extracted(articles: Iterable[Article], jobs: int, report: Callable[[Issue], None]) -> Iterator[Extraction]:
    """Read facts from each article, in order, in ``jobs`` processes; an article that fails costs itself."""
    for extraction in map(_try_extract, articles) if jobs < 2 else _in_processes(articles, jobs):
        for issue in extraction.issues:
            report(issue)
        yield extraction


def _try_extract(article: Article) -> Extraction:
    try:
        return extract(article)
    except Exception as error:  # a bug in a rule must not lose the other articles
        message = f"article {article.id}: reading failed ({type(error).__name__}: {error}); it is in articles.jsonl, its facts are missing"
        return Extraction(article, None, (), (), (Issue("error", "extraction-failed", message, article.file, article.id),))


def _extract_chunk(articles: list[Article]) -> list[Extraction]:
    return [_try_extract(article) for article in articles]


def _in_processes(articles: Iterable[Article], jobs: int) -> Iterator[Extraction]:
    """A sliding window of chunks, so that neither the input nor the results pile up."""
    source = iter(articles)
    with ProcessPoolExecutor(jobs) as pool:
        waiting = []
        while chunk := list(islice(source, _CHUNK)):
            waiting.append(pool.submit(_extract_chunk, chunk))
            if len(waiting) > 2 * jobs:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def _counted(extractions: Iterable[Extraction], facts: Counter[str], progress: Progress) -> Iterator[Extraction]:
    for extraction in extractions:
        facts["articles"] += 1
        facts.update(type(fact).__name__ for fact in extraction.facts)
        progress("read", facts["articles"])
        yield extraction


# ---------------------------------------------------------------- what is left beside the graph


def _built_from(folder: Path) -> str | None:
    """The fingerprint of the build in ``folder``; None when there is none or a file of it is gone."""
    if not all((folder / name).exists() for name in PUBLISHED):
        return None
    try:
        mark = json.loads((folder / "report.json").read_text(encoding="utf-8")).get("fingerprint")
    except (OSError, ValueError, AttributeError):
        return None
    return mark if isinstance(mark, str) else None


def _write_issues(path: Path, issues: Sequence[Issue]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for issue in issues:
            file.write(json.dumps({k: v for k, v in asdict(issue).items() if v is not None}, ensure_ascii=False) + "\n")


def _nothing_read(inputs: Sequence[str], outcomes: Sequence[FileOutcome]) -> str:
    reasons = [f"{o.file}: {o.reason}" for o in outcomes if o.reason][:3]
    return f"no article could be read from {', '.join(inputs)}" + (f" ({'; '.join(reasons)})" if reasons else "")


class _Clock:
    """Seconds by stage, in the order in which the stages ended. Stages that pull from each other are told apart by timing the pull."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def stage(self, name: str, items: Iterable[Extraction]) -> Iterator[Extraction]:
        source = iter(items)
        spent = 0.0
        while True:
            start = time.perf_counter()
            item = next(source, None)
            spent += time.perf_counter() - start
            if item is None:
                break
            yield item
        self.seconds[name] = round(spent, 3)
        self._last += spent

    def mark(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = round(now - self._last, 3)
        self._last = now
