"""The only place where IRIs are minted.

In:  stable raw values (names, dates, texts).    Out: IRIs under https://w3id.org/zhengwen/, whole or as prefixed names.

Readable where a name makes the identity (person, organisation, place, post), a hash of the content where it is a fact. Injective for
Chinese: parts are joined by ":", and every code point of a part outside letters, digits, "-", "_", "·" and inner "." is percent-encoded.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

BASE = "https://w3id.org/zhengwen/"
ONTOLOGY = BASE + "ontology#"

# prefix -> namespace; one prefix a class of things, so that local names need no "/" (SPARQL engines differ on escaped ones)
NAMESPACES = {
    "kg": ONTOLOGY,
    "article": BASE + "article/",
    "person": BASE + "person/",
    "organisation": BASE + "organisation/",
    "place": BASE + "place/",
    "post": BASE + "post/",
    "event": BASE + "event/",
    "indicator": BASE + "indicator/",
    "metric": BASE + "metric/",
    "unit": BASE + "unit/",
    "document": BASE + "document/",
    "project": BASE + "project/",
    "subject": BASE + "subject/",
    "item": BASE + "item/",
    "fact": BASE + "fact/",
    "passage": BASE + "passage/",
    "role": BASE + "role/",
    "event-type": BASE + "event-type/",
    "form": BASE + "form/",
    "comparator": BASE + "comparator/",
    "graph": BASE + "graph/",
}

_GAPS = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")  # 李 强, but not John Smith
_SPACES = re.compile(r"\s+")
_UNSAFE = re.compile(r"[^\w\-.·]|^\.|\.$")
# What Turtle and SPARQL take as a local name without escapes (PN_LOCAL of the Turtle grammar, narrowed); the rest is written as <…>.
_LATIN = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
_WORD = _LATIN + "\u3005-\u3007\u3041-\ud7ff\uf900-\ufaff\U00020000-\U000323af"
_PLAIN = re.compile(f"[{_WORD}](?:[{_WORD}:.·-]*[{_WORD}:-])?\\Z")


def local_name(*parts: str) -> str:
    """The local name made of the parts: 李强:望泽区. White space inside Chinese names is no part of them (李 强 is 李强)."""
    return ":".join([_encode(part) for part in parts])


def parts_of(local: str) -> list[str]:
    """The parts that a local name was made of, white space inside Chinese aside.

    >>> parts_of(local_name("副区长（挂职）", "望泽区"))
    ['副区长（挂职）', '望泽区']
    """
    return [unquote(part) for part in local.split(":")]


def iri(prefix: str, *parts: str) -> str:
    """The IRI of a named thing. Raises KeyError for an unknown prefix.

    >>> iri("person", "李 强", "望泽区")
    'https://w3id.org/zhengwen/person/李强:望泽区'
    """
    return NAMESPACES[prefix] + local_name(*parts)


def name(prefix: str, *parts: str) -> str:
    """The same IRI as a Turtle term: a prefixed name where that needs no escapes, else <…>.

    >>> name("person", "李强", "望泽区"), name("document", "十条（试行）")
    ('person:李强:望泽区', '<https://w3id.org/zhengwen/document/十条%EF%BC%88试行%EF%BC%89>')
    """
    local = local_name(*parts)
    return f"{prefix}:{local}" if _PLAIN.match(local) else f"<{NAMESPACES[prefix]}{local}>"


def digest(*parts: str) -> str:
    """20 hex digits of the SHA-256 of the parts: the name of what has none of its own."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def hashed(prefix: str, *parts: str) -> str:
    """The Turtle term of a fact or another thing without a name of its own."""
    return f"{prefix}:{digest(*parts)}"


@lru_cache(maxsize=1 << 16)
def _encode(part: str) -> str:
    if part.isascii() and part.isalnum():
        return part
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _GAPS.sub("", part)))
    return _UNSAFE.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
