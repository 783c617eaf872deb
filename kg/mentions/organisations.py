"""Names of organs, bodies, companies and schools.

In:  PreparedArticle.    Out: organisations in the order of the text, without overlap.

A name ends with a word of ``organs.tsv`` (管委会, 教育局, 有限公司); it begins where a word stands that no name of an organ contains
(由, 会见, 在, punctuation). An ending that goes on as a title (教育局局长, 党委书记) names a post, not an organ.
"""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.tables import WordMatcher, words
from kg.mentions.posts import nouns_of, organ_start, title_begins_at
from kg.model import OrganisationMention, PreparedArticle

_MAX = 24  # characters of one name


@lru_cache(maxsize=1)
def _organs() -> WordMatcher:
    return WordMatcher(words("organs"))


def find_organisations(prepared: PreparedArticle) -> tuple[OrganisationMention, ...]:
    """The organisations of an article; time is linear in its length."""
    text = prepared.folded
    nouns = nouns_of(prepared.tokens)
    found: list[OrganisationMention] = []
    for head, stop in _organs().find(text):
        if title_begins_at(text, stop):
            continue
        floor = max(found[-1].stop if found else 0, stop - _MAX)
        start = organ_start(text, head, floor, nouns)
        if found and start <= found[-1].stop and found[-1].stop == head:
            found.pop()  # 区委|宣传部 goes on
            start = organ_start(text, head, max(0, stop - _MAX), nouns)
        if start < stop and stop - start > 1:
            found.append(OrganisationMention(start, stop, "organ", text[start:stop]))
    return tuple(found)
