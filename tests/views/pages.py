"""A page to test on: invented articles, among them one whose every text is hostile, and one that joins the two."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kg.model import Event, Evidence, Extraction, Naming, Participation, Statement, Tenure
from kg.views import ViewOptions, write_view
from tests.graphs import SAMPLE, article, write

HOSTILE = "<img src=x onerror=alert(1)>"
WORSE = "</script><script>alert(2)</script>\u2028<!--<script>"
LINK = "javascript:alert(3)"

_BAD = f"本报讯 3月2日，{HOSTILE}出席{WORSE}会议，{LINK}主持。"
_NEXT = "本报讯 4月20日，区委书记沈砚秋到单家镇调研，单于归、解如意、曾青参加。沈砚秋强调，要抓实项目。"


def _at(text: str, quote: str, rule: str = "test.rule") -> tuple[Evidence, ...]:
    start = text.index(quote)
    return (Evidence(start, start + len(quote), rule),)


def hostile() -> Extraction:
    """An article whose title, source, id, names and labels are attacks."""
    facts = (
        Naming(HOSTILE, _at(_BAD, HOSTILE)),
        Naming(LINK, _at(_BAD, LINK)),
        Tenure(HOSTILE, WORSE, None, "current", _at(_BAD, WORSE)),
        Event("b1", "meeting", WORSE, _at(_BAD, WORSE), date="2023-03-02", date_basis="inferred", place=HOSTILE, host=LINK),
        Participation("b1", HOSTILE, "attended", _at(_BAD, f"{HOSTILE}出席")),
        Participation("b1", LINK, "presided", _at(_BAD, f"{LINK}主持")),
    )
    return article(WORSE, _BAD, *facts, title=HOSTILE, source=LINK, published="2023-03-03", region="望泽区", url=LINK, page=HOSTILE)


def visit() -> Extraction:
    """An article about a visit of somebody who also presides over the meeting of the sample."""
    people = ("单于归", "解如意", "曾青")
    facts = (
        *(Naming(person, _at(_NEXT, person)) for person in ("沈砚秋", *people)),
        Tenure("沈砚秋", "区委书记", None, "current", _at(_NEXT, "区委书记")),
        Event("v1", "visit", "到单家镇调研", _at(_NEXT, "到单家镇调研"), date="2023-04-20", date_basis="inferred", place="单家镇"),
        Participation("v1", "沈砚秋", "visited", _at(_NEXT, "沈砚秋到单家镇调研")),
        *(Participation("v1", person, "attended", _at(_NEXT, person)) for person in people),
        Statement("沈砚秋", "强调", "要抓实项目", _at(_NEXT, "沈砚秋强调，要抓实项目"), person="沈砚秋", event="v1"),
    )
    return article(
        "v", _NEXT, *facts, title="沈砚秋到单家镇调研", source="望泽日报", published="2023-04-21", region="望泽区", page="第02版"
    )


def build_folder(folder: Path, *extractions: Extraction) -> Path:
    """A folder as a build leaves it, as far as views read it."""
    write(extractions, folder)
    lines = [json.dumps(asdict(e.article), ensure_ascii=False, default=str) + "\n" for e in extractions]
    (folder / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def sample_folder(folder: Path) -> Path:
    return build_folder(folder, *SAMPLE, hostile(), visit())


def write_page(folder: Path, name: str = "graph.html", **options: object) -> Path:
    path = folder / name
    write_view(folder, path, ViewOptions(**options))  # type: ignore[arg-type]  # options by name
    return path
