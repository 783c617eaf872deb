"""What is known about an article beside its file: sidecar files, a table of newspapers, the date in a file's name.

In:  Articles and the Source each came from.    Out: the Articles, their fields filled in; what was worked out rather than stated is named in
     ``inferred``.

    PAGE.txt.toml or PAGE.toml   fields of the articles of PAGE.txt; they win over what the file says
    sources.toml                 newspapers: ["望泽日报"] region = "望泽区", level = "县级", aliases = ["望泽新闻"]
    --region, --date             for articles that state none
    2024-05-07/page.txt          a date in the path, inferred, when nothing else says one
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from kg.errors import UsageError
from kg.intake.archives import Source
from kg.intake.dates import iso_date
from kg.intake.fields import FIELD_OF, with_fields
from kg.model import Article, Issue

TABLE = "sources.toml"
_KEYS = frozenset({"region", "level", "aliases"})
_LEVELS = frozenset({"国家级", "省级", "地级", "县级", "乡级"})
_PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_年/.](\d{1,2})[-_月/.](\d{1,2})(?!\d)|(\d\d)(\d\d)(?=\d{2}(?!\d)|(?!\d)))")


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A row of sources.toml; ``level`` is 国家级, 省级, 地级, 县级 or 乡级."""

    name: str
    region: str | None
    level: str | None


class Metadata:
    """Completes articles; reads each sidecar once."""

    def __init__(
        self, paths: Sequence[str], sources: str | None, region: str | None, date: str | None, report: Callable[[Issue], None]
    ) -> None:
        self._region, self._date, self._report = region, date, report
        self._newspapers: dict[str, Newspaper] = {}
        for table in tables(paths, sources):
            self._newspapers |= read_table(table)
        self._sidecars: dict[Path, dict[str, str]] = {}

    def complete(self, article: Article, source: Source, label: str) -> Article:
        """The article with what is known about its file; ``label`` is the file's name below the input."""
        article = with_fields(replace(article, file=label), self._sidecar(source))
        article = self._of_newspaper(article, label)
        if self._region and not article.region:
            article = replace(article, region=self._region)
        if not article.published and self._date:
            article = replace(article, published=self._date)
        if not article.published and (when := _date_in(label)):
            article = replace(article, published=when, inferred=(*article.inferred, "published"))
        return article

    def _of_newspaper(self, article: Article, label: str) -> Article:
        paper = self._newspapers.get(article.source or "")
        if paper is None and not article.source:
            paper = next((p for part in PurePath(label).parts for name, p in self._newspapers.items() if name in part), None)
            if paper:
                article = replace(article, source=paper.name, inferred=(*article.inferred, "source"))
        if paper is None:
            return article
        if paper.level:
            article = replace(article, extra=(*article.extra, ("level", paper.level)))
        if paper.region and not article.region:
            article = replace(article, region=paper.region, inferred=(*article.inferred, "region"))
        return article

    def _sidecar(self, source: Source) -> dict[str, str]:
        if source.path is None:
            return {}
        if source.path not in self._sidecars:
            self._sidecars = {source.path: self._read_sidecar(source.path)}  # the files come one after the other
        return self._sidecars[source.path]

    def _read_sidecar(self, path: Path) -> dict[str, str]:
        for sidecar in sidecars(path):
            try:
                found = tomllib.loads(sidecar.read_bytes().decode("utf-8-sig"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                self._report(Issue("error", "sidecar", f"{sidecar}: it is passed over ({error})", str(path)))
                return {}
            unknown = sorted(key for key in found if key.lower() not in FIELD_OF)
            if unknown:
                self._report(Issue("warning", "sidecar", f"{sidecar}: no field is named {', '.join(unknown)}", str(path)))
            return {FIELD_OF[key.lower()]: _written(value) for key, value in found.items() if key.lower() in FIELD_OF}
        return {}


def tables(paths: Sequence[str], given: str | None) -> list[Path]:
    """The tables of newspapers that hold for the inputs: those in their folders, then the one that was named."""
    folders = {Path(name) if Path(name).is_dir() else Path(name).parent for name in paths if name != "-"}
    found = sorted(table for folder in folders if (table := folder / TABLE).is_file())
    return [*found, *([Path(given)] if given else [])]


def read_table(path: Path) -> dict[str, Newspaper]:
    """The newspapers of a table by their names and aliases. Raises UsageError when it is malformed."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: no table of newspapers ({error})") from error
    found: dict[str, Newspaper] = {}
    for name, row in content.items():
        if not isinstance(row, dict) or set(row) - _KEYS or row.get("level", "县级") not in _LEVELS:
            raise UsageError(f'{path}: write ["{name}"] with region = "…", level = "县级" (or {", ".join(sorted(_LEVELS))}), aliases = […]')
        paper = Newspaper(name, row.get("region"), row.get("level"))
        found |= dict.fromkeys((name, *row.get("aliases", [])), paper)
    return found


def sidecars(path: Path) -> list[Path]:
    """The sidecar files of a file, the one that wins first."""
    return [
        sidecar
        for sidecar in (path.with_name(path.name + ".toml"), path.with_suffix(".toml"))
        if sidecar.name != TABLE and sidecar.is_file()
    ]


def is_companion(path: Path) -> bool:
    """Is this a file about others, not one to read articles from?"""
    if path.suffix.lower() != ".toml":
        return False
    return (
        path.name == TABLE
        or path.with_suffix("").is_file()
        or any(other.stem == path.stem for other in path.parent.glob(f"{_quoted(path.stem)}.*") if other != path)
    )


def companions(paths: Sequence[str], given: str | None) -> list[str]:
    """The files beside the inputs that the result depends on; those inside a folder belong to the folder."""
    beside = [sidecar for name in paths if name != "-" and Path(name).is_file() for sidecar in sidecars(Path(name))]
    outside = [table for table in tables(paths, given) if not any(Path(name).is_dir() and table.is_relative_to(name) for name in paths)]
    return sorted({str(path) for path in (*beside, *outside)})


def _quoted(stem: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", stem)


def _written(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _date_in(label: str) -> str | None:
    """The date in a file's path: 2024-05-07/page.txt, 20240507/node_01.html, wzrb2024050701.pdf; None when there is none or several."""
    found = {iso_date("-".join(part for part in match.groups() if part)) for match in _PATH_DATE.finditer(label)} - {None}
    return found.pop() if len(found) == 1 else None
