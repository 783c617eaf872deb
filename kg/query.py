"""Ask the graph: saved queries by name, .rq files, SPARQL 1.1.

In:  a build folder and a question.    Out: the answer as text in a format.

Queries only read. The engine cannot be interrupted and a deeply nested query can crash its parser, so every query runs in a process of its own
that is stopped after a time limit. SERVICE and FROM, which could reach the network, are refused before that.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import QueryError, StoreError, UsageError
from kg.rdf.terms import PREFIXES
from kg.resources import ontology_file

FORMATS = ("table", "csv", "tsv", "json", "ttl")
_MAX_DEPTH = 200  # nested brackets; the parser overflows its stack at about 3,000
_MAX_LENGTH = 100_000  # characters
_TOKENS = re.compile(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*')
_REFUSED = re.compile(r"\b(SERVICE|FROM|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CHAIN = re.compile(r"(?:[!+*/^|-]\s*\w?\s*){200}")  # !!!!…, 1+1+1+…: the parser recurses on each
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def run(folder: Path, question: str, format: str | None = None, params: Mapping[str, str] | None = None, timeout: float = 60.0) -> str:
    """The answer to a question, as text that ends with a newline.

    ``question`` is the name of a saved query, the path of a .rq file, or SPARQL; ``format`` one of FORMATS (default: table, ttl for graphs);
    ``params`` binds variables of the query to plain literals; ``timeout`` is in seconds. Raises QueryError, UsageError, StoreError.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    text = _bound(with_prefixes(query_text(question)), params or {})
    form = check_query(text)
    graph = form in ("CONSTRUCT", "DESCRIBE")
    if (graph and format not in (None, "ttl")) or (not graph and format == "ttl"):
        raise UsageError(f"a {form} query cannot be written as {format}; choose {'ttl' if graph else 'table, csv, tsv or json'}")
    answer = _in_child(folder, text, form, timeout)
    if graph:
        return answer
    if format == "json":
        return json.dumps(json.loads(answer), ensure_ascii=False, indent=1) + "\n"
    from kg.answers import render

    return render(answer, format or "table")


def query_text(question: str) -> str:
    """The SPARQL of a question. Raises UsageError for an unknown name, QueryError for a file that cannot be read."""
    if re.fullmatch(r"[a-z][a-z0-9-]*", question):
        saved = ontology_file("queries") / f"{question}.rq"
        if not saved.is_file():
            raise UsageError(f"there is no saved query {question!r}; there are {', '.join(name for name, _ in list_queries())}")
        return saved.read_text(encoding="utf-8")
    if question.endswith(".rq") and "\n" not in question:
        try:
            return Path(question).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{question} cannot be read as a query: {error}") from error
    return question


def list_queries() -> Iterator[tuple[str, str]]:
    """Name and first comment line of each saved query, by name."""
    for path in sorted(ontology_file("queries").glob("*.rq")):
        yield path.stem, path.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# ")


def check_query(text: str) -> str:
    """The form of a query (SELECT, ASK, CONSTRUCT, DESCRIBE). Raises QueryError when it would do more than read, or is too deep."""
    if len(text) > _MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters; at most {_MAX_LENGTH} are read")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QueryError("the query holds half a surrogate pair; it is no valid text") from error
    # SERV\u0049CE is SERVICE to a SPARQL parser, but "\u0022" need not end a string: both readings must be harmless.
    decoded = _ESCAPE.sub(_unescaped, text)
    bare = _checked(text)
    if decoded != text:
        _checked(decoded)
    form = _FORM.search(bare)
    if not form:
        raise QueryError("a query is SELECT, ASK, CONSTRUCT or DESCRIBE")
    return form[1].upper()


def _checked(text: str) -> str:
    """The query without strings, IRIs, comments, variables and prefixed names. Raises QueryError when what is left is refused."""
    bare = re.sub(r"[?$]\w+|\w*:\w+", " ", _TOKENS.sub(" ", text))
    refused = _REFUSED.search(bare)
    if refused:
        word = refused[1].upper()
        reason = "it would reach beyond this graph" if word in ("SERVICE", "FROM", "LOAD") else "queries only read"
        raise QueryError(f"{word} is not allowed: {reason}")
    depth = deepest = 0
    for char in bare:
        depth += (char in "{([") - (char in "})]")
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH or bare.upper().count("UNION") > _MAX_DEPTH or _CHAIN.search(bare):
        raise QueryError(f"the query is nested too deeply (more than {_MAX_DEPTH} levels)")
    return bare


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def with_prefixes(text: str) -> str:
    """The query with the prefixes of the ontology that it uses but does not declare."""
    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w-]*):", text, re.IGNORECASE)}
    missing = [p for p in sorted(PREFIXES) if p not in declared and re.search(rf"(?<![\w:]){p}:", text)]
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in missing) + text


def _bound(text: str, params: Mapping[str, str]) -> str:
    """The query with a filter for each parameter in its outermost group; the value is a literal there and nothing else.

    A filter, not VALUES: a row in which the variable is unbound would be compatible with any value.
    """
    masked = _TOKENS.sub(lambda match: " " * len(match[0]), text)
    filters = ""
    for name, value in params.items():
        if not re.fullmatch(r"[A-Za-z]\w*", name) or not re.search(rf"[?$]{name}\b", masked):
            known = re.search(r"^# Parameters: (.*)$", text, re.MULTILINE)
            raise UsageError(f"the query has no variable ?{name}" + (f"; its parameters are {known[1]}" if known else ""))
        filters += f" FILTER(STR(?{name}) = {json.dumps(value, ensure_ascii=False)})"  # JSON's escapes are SPARQL's
    opening = re.search(r"\bWHERE\s*\{", masked, re.IGNORECASE) or re.search(r"\{", masked)
    return f"{text[: opening.end()]}{filters} {text[opening.end() :]}" if opening else text


def _in_child(folder: Path, text: str, form: str, timeout: float) -> str:
    if not (folder / "store").is_dir():
        raise StoreError(f"there is no graph in {folder}; make one with: kg build INPUT -o {folder}")
    request = json.dumps({"folder": str(folder.absolute()), "query": text, "form": form})
    # -P: a csv.py in the user's folder is not ours; the package must still be found when it runs from a checkout.
    path = os.pathsep.join(filter(None, (str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "kg.answers"]
    environment = {**os.environ, "PYTHONPATH": path}
    try:
        done = subprocess.run(command, input=request.encode("ascii"), capture_output=True, timeout=timeout, env=environment)
    except subprocess.TimeoutExpired:
        raise QueryError(f"the query was stopped after {timeout:g} s; narrow it, add LIMIT, or give it more time with --timeout") from None
    if done.returncode == 0:
        return done.stdout.decode("utf-8")
    message = done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
    if done.returncode == StoreError.exit_code:
        raise StoreError(message)
    if done.returncode == QueryError.exit_code:
        raise QueryError(message)
    raise QueryError(f"the query broke the engine (exit {done.returncode}); simplify it")
