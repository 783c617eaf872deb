"""The only place where IRIs are minted.

In:  stable raw values (names, dates, texts).    Out: absolute IRIs under https://w3id.org/zhengwen/.

Readable where a name makes the identity (person, organisation, place, post), a hash of the content where it is a fact. Injective for Chinese:
every code point outside letters and digits is percent-encoded, parts are joined by "~", which is encoded inside a part.
"""

from __future__ import annotations

import hashlib
import unicodedata

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
    "item": BASE + "item/",
    "fact": BASE + "fact/",
    "passage": BASE + "passage/",
    "role": BASE + "role/",
    "graph": BASE + "graph/",
}


def local_name(*parts: str) -> str:
    """The local name made of the parts: 区委~李强. White space inside Chinese names is no part of them (李 强 is 李强)."""
    return "~".join(_encode(part) for part in parts)


def iri(prefix: str, *parts: str) -> str:
    """The IRI of a named thing. Raises KeyError for an unknown prefix.

    >>> iri("person", "李 强", "望泽区")
    'https://w3id.org/zhengwen/person/李强~望泽区'
    """
    return NAMESPACES[prefix] + local_name(*parts)


def hashed(prefix: str, *parts: str) -> str:
    """The IRI of a fact or passage: 20 hex digits of the SHA-256 of its parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return NAMESPACES[prefix] + digest[:20]


def _encode(part: str) -> str:
    text = unicodedata.normalize("NFC", "".join(part.split()))
    return "".join(
        c if (c.isalnum() and c.isprintable()) or c in "-_" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in text
    )
