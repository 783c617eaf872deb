"""Make an article ready for reading.

In:  Article.    Out: PreparedArticle (folded text, sentences, tokens, the date that deictic expressions resolve against).
"""

from __future__ import annotations

from kg.model import Article, PreparedArticle
from kg.text.anchor import find_anchor
from kg.text.normalise import fold
from kg.text.segment import segment
from kg.text.sentences import split_sentences


def prepare(article: Article) -> PreparedArticle:
    """Fold, cut into sentences and words, and find the date anchor of an article."""
    folded = fold(article.text)
    return PreparedArticle(article, folded, split_sentences(folded), segment(folded), find_anchor(article, folded))
