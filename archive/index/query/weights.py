"""How much rare words count against frequent ones.

Whoosh's inverse document frequency is ``ln(N / (n + 1)) + 1``, which never falls below 1: in a question
"the" counts a good deal. The usual one, after Robertson and Spärck Jones, falls to nothing (Robertson and
Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.1, with the 1 inside
the logarithm that keeps it positive). Boosts on the terms of a query make the one of the other.

Stems of several languages are forms of one word and count as one. Else a stem of a language that few
articles are in, or are taken to be in, would pass for a rare word.
"""

from collections.abc import Callable, Sequence
from math import log
from typing import Any, TypeAlias

from archive.index.query.trees import nodes

__all__ = ["Frequency", "rarity", "weigh"]


Frequency: TypeAlias = Callable[[str, str], int]
"""In how many documents a term of a field is."""


def rarity(documents: int, frequency: int, of_word: int) -> float:
    """What makes Whoosh's idf of a term the usual one of its word, which ``of_word`` documents have.

    >>> [round(rarity(1000, frequency, frequency), 2) for frequency in (1, 100, 1000)]
    [0.9, 0.7, 0.0]
    """
    if not frequency:
        return 1.0
    documents = max(documents, frequency, of_word)
    usual = log(1 + (documents - of_word + 0.5) / (of_word + 0.5))
    return usual / (log(documents / (frequency + 1)) + 1)


def weigh(tree: Any, documents: int, frequency: Frequency) -> None:
    """Boost the terms of a word's or a phrase's tree, in place; a phrase by the mean of its words."""
    if isinstance(tree, nodes.Term):
        _boost_forms([tree], documents, frequency)
    elif isinstance(tree, nodes.Phrase):
        counts = [frequency(tree.fieldname, word) for word in tree.words]
        tree.boost *= sum(rarity(documents, count, count) for count in counts) / len(counts)
    elif isinstance(tree, nodes.Or):
        _boost_forms(
            [child for child in tree.subqueries if isinstance(child, nodes.Term)], documents, frequency
        )
        for child in tree.subqueries:
            if not isinstance(child, nodes.Term):
                weigh(child, documents, frequency)
    else:
        for child in getattr(tree, "subqueries", ()):
            weigh(child, documents, frequency)


def _boost_forms(terms: Sequence[Any], documents: int, frequency: Frequency) -> None:
    counts = [frequency(term.fieldname, term.text) for term in terms]
    for term, count in zip(terms, counts, strict=True):
        term.boost *= rarity(documents, count, sum(counts))
