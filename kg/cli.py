"""The command line: ``kg`` and ``python -m kg``.

Results go to stdout, progress and messages to stderr. Exit codes: 0 done; 1 the answer is "no"; 2 wrong usage; 3 input could not be
read (all of it); 4 internal error. Everything heavy is imported by the command that needs it, so that ``kg --help`` is quick.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.build import BuildOptions, BuildReport

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn Chinese official news into a knowledge graph in which every fact leads back to the characters it was read from.",
    epilog="Start with: kg demo. Then: kg build PAGE.txt, kg query attendance, kg explain NAME.",
)

Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder of the graph.")]
_DEFAULT_OUTPUT = Path("output")
_SHOWN_ISSUES = 20


@app.command()
def build(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files or folders of articles or pages; - is stdin."),
    ],
    output: Output = _DEFAULT_OUTPUT,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="The place the articles are about (全区, 我市 mean this).")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that state none.")] = None,
    field_map: Annotated[list[str] | None, typer.Option("--map", metavar="NAME=FIELD", help="Name of a column: 稿件=text.")] = None,
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="Newspapers with region and level (sources.toml).")] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Worker processes.")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Build even when the graph in DIR was made from this very input.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Read articles, extract facts, write the graph.

    Reads .txt (articles, raw newspaper pages), .html, .pdf, .jsonl (one article a line), .csv, .tsv, .xlsx, and .zip and .gz of these.

    Examples: kg build page.txt | kg build news/ -o out --region 望泽区 --jobs 4
    """
    from kg.build import BuildOptions
    from kg.intake.read import IntakeOptions

    table = str(sources) if sources else None
    intake = IntakeOptions(region, _date(date), tuple(_pairs(field_map or [], "--map").items()), table)
    _build(inputs, output, BuildOptions(intake, jobs, fresh), quiet)


@app.command()
def query(
    text: Annotated[
        str,
        typer.Argument(metavar="NAME|FILE|SPARQL", help="A saved query ('list' names them), a .rq file, or SPARQL."),
    ],
    output: Output = _DEFAULT_OUTPUT,
    format: Annotated[str | None, typer.Option("--format", "-f", help="table, csv, tsv, json or ttl (CONSTRUCT: ttl).")] = None,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="Bind a variable: name=李明.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Stop the query after so many seconds.")] = 60.0,
) -> None:
    """Ask the graph: a saved query by name, a .rq file, or SPARQL.

    Examples: kg query attendance | kg query measures -f csv | kg query activities -p name=李明 | kg query 'SELECT ?s {?s a kg:Target}'
    """
    from kg.query import list_queries, run

    if text == "list":
        for name, about in list_queries():
            _out(f"{name}\t{about}\n")
        return
    _out(run(output, text, format, _pairs(param or [], "--param"), timeout))


@app.command()
def view(
    output: Output = _DEFAULT_OUTPUT,
    kind: Annotated[str, typer.Option(help="all, network, meetings, coattendance, posts, targets or timeline.")] = "all",
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this person, organisation or event.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=5, help="How near: steps from the focus.")] = 1,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only facts from this date on.")] = None,
    stop: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only facts up to this date.")] = None,
    all_nodes: Annotated[bool, typer.Option("--all", help="Draw every node, however many there are.")] = False,
    with_sparql: Annotated[bool, typer.Option("--with-sparql", help="The file also holds the graph and answers SPARQL, offline.")] = False,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Where to write (default: DIR/graph.html).")] = None,
) -> None:
    """Write the graph as one HTML file that opens without a network.

    Examples: kg view --focus 温如岚 --depth 2 | kg view --kind targets --from 2023 | kg view --with-sparql --file graph-sparql.html
    """
    from kg.views import ViewOptions, write_view

    options = ViewOptions(kind, focus, depth, _date(start), _date(stop), all_nodes, with_sparql)
    target = file or output / "graph.html"
    write_view(output, target, options, earlier=target)
    _say(f"wrote {target}")


@app.command()
def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="ttl, nt, nq, trig, jsonld, graphml, gexf or csv (a folder of tables).")],
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to write; - is stdout (default: DIR/graph.FORMAT).")] = None,
    output: Output = _DEFAULT_OUTPUT,
    bom: Annotated[bool, typer.Option("--bom", help="csv: begin with a byte order mark, for Excel.")] = False,
) -> None:
    """Write the graph in another format."""
    from kg.export import export as write

    written = write(output, format, file, bom=bom)
    if written is not None:
        _say(f"wrote {written}")


@app.command()
def check(output: Output = _DEFAULT_OUTPUT) -> None:
    """Validate the graph against its SHACL shapes; exit code 1 when it does not conform."""
    from kg.validate import validate

    report = validate(output)
    _out(report.text)
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def explain(
    name: Annotated[
        str, typer.Argument(metavar="NAME|IRI|ARTICLE", help="A person, organisation, event, indicator, or the id of an article.")
    ],
    output: Output = _DEFAULT_OUTPUT,
    html: Annotated[bool, typer.Option("--html", help="ARTICLE: write a page of its text with every mention and fact marked.")] = False,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="--html: where to write (default: DIR/explain-ARTICLE.html).")
    ] = None,
) -> None:
    """The facts about something, each with its sentence, article, date and the rule that read it.

    Examples: kg explain 沈砚秋 | kg explain n1 | kg explain n1 --html
    """
    if html:
        from kg.views.article import write_article_view

        _say(f"wrote {write_article_view(output, name, file)}")
        return
    from kg.explain import explain as facts_about

    text = facts_about(output, name)
    if not text:
        _say(f"nothing in {output} is named {name}")
        raise typer.Exit(1)
    _out(text)


@app.command()
def panel(
    output: Output = _DEFAULT_OUTPUT,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A .csv or .xlsx file (default: DIR/panel.csv).")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv: begin with a byte order mark, for Excel.")] = False,
) -> None:
    """Write place × indicator × year: target, wording, outcome, unit, sentence; with a codebook beside it."""
    from kg.panel import write_panel

    _say(f"wrote {write_panel(output, file, bom=bom)}")


@app.command(name="eval")
def evaluate(
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES.jsonl")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl")],
    errors: Annotated[Path | None, typer.Option("--errors", metavar="DIR", help="Write misses and false alarms here.")] = None,
) -> None:
    """Build the articles aside and score the facts against gold annotations (precision, recall, F1 by relation)."""
    from kg.scoring import score_files

    _out(score_files(articles, gold, errors))


@app.command()
def demo(
    output: Output = _DEFAULT_OUTPUT,
    fresh: Annotated[bool, typer.Option("--fresh", help="Build even when the sample's graph is in DIR already.")] = False,
) -> None:
    """Build the bundled sample, validate it, ask one question, say where the results lie."""
    from kg.build import BuildOptions
    from kg.query import run
    from kg.resources import sample_file
    from kg.validate import validate

    _build([str(sample_file())], output, BuildOptions(fresh=fresh), quiet=False)
    report = validate(output)
    _say("the graph conforms to its shapes" if report.conforms else report.text)
    _out(run(output, "attendance", "table", {}, 60.0))
    _say(f"open   {(output / 'graph.html').resolve()}")
    _say(f"query  {(output / 'graph.ttl').resolve()}  (kg query measures; kg explain NAME)")
    if not report.conforms:
        raise typer.Exit(1)


@app.callback(invoke_without_command=True)
def _program(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        from kg import __version__

        _out(f"kg {__version__}\n")
        raise typer.Exit()


# ---------------------------------------------------------------- helpers


def _build(inputs: list[str], output: Path, options: BuildOptions, quiet: bool) -> None:
    from kg.build import build
    from kg.console import progress_bar

    with progress_bar(quiet) as progress:
        report, issues = build(inputs, output, options, progress)
    if report is None:
        _say(f"{output} is up to date (--fresh builds it again)")
        return
    told = {outcome.reason for outcome in report.not_read}
    others = [i for i in issues if i.severity != "note" and (i.file is None or i.message.removeprefix(i.file).lstrip(": ") not in told)]
    for issue in others[:_SHOWN_ISSUES]:
        _say(f"{issue.severity}: {issue.message}")
    if len(others) > _SHOWN_ISSUES:
        _say(f"… and {len(others) - _SHOWN_ISSUES} more in {output / 'issues.jsonl'}")
    for outcome in report.not_read[:_SHOWN_ISSUES]:
        _say(f"{outcome.status}: {outcome.file}: {outcome.reason}")
    if len(report.not_read) > _SHOWN_ISSUES:
        _say(f"… and {len(report.not_read) - _SHOWN_ISSUES} more files in {output / 'report.json'}")
    if not quiet:
        _say(_summary(report, output))


def _summary(report: BuildReport, output: Path) -> str:
    files = ", ".join(f"{number} {status}" for status, number in report.files.items())
    facts, seconds = sum(report.facts.values()), sum(report.seconds.values())
    return f"files: {files}\n{report.articles} articles, {facts} facts, {report.triples} triples in {output} ({seconds:.1f} s)"


def _date(text: str | None) -> str | None:
    from datetime import date

    if text is None:
        return None
    parts = text.split("-")
    try:
        date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        parts = []
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise UsageError(f"{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return text


def _pairs(texts: list[str], option: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise UsageError(f"{option} {text!r}: write NAME=VALUE")
        pairs[key] = value
    return pairs


def _out(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _say(text: str) -> None:
    sys.stderr.write(text.rstrip("\n") + "\n")


def main() -> None:
    """Run the program: every error is one sentence on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        app()
    except KgError as error:
        _say(f"kg: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:  # kg query … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _say(f"kg: internal error: {type(error).__name__}: {error} (KG_DEBUG=1 shows where)")
        sys.exit(4)
