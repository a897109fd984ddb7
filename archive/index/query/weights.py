"""How much rare words count against frequent ones.

Whoosh's inverse document frequency is ``ln(N / (n + 1)) + 1``, which never falls below 1: in a question
"the" counts a good deal. The usual one, after Robertson and Spärck Jones, falls to nothing (Robertson and
Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.1, with the 1 inside
the logarithm that keeps it positive). Boosts on the terms of a query make the one of the other.
"""

from collections.abc import Callable
from math import log
from typing import Any

from whoosh import query as nodes

__all__ = ["rarity", "weigh"]


def rarity(documents: int, frequency: int) -> float:
    """What makes Whoosh's inverse document frequency the usual one.

    >>> [round(rarity(1000, frequency), 2) for frequency in (1, 100, 1000)]
    [0.9, 0.7, 0.0]
    """
    if not frequency:
        return 1.0
    documents = max(documents, frequency)
    usual = log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    return usual / (log(documents / (frequency + 1)) + 1)


def weigh(tree: Any, rarity_of: Callable[[str, str], float]) -> None:
    """Boost the terms of a tree, in place, by the rarity of each; a phrase by the mean of its words."""
    if isinstance(tree, nodes.Term):
        tree.boost *= rarity_of(tree.fieldname, tree.text)
    elif isinstance(tree, nodes.Phrase):
        tree.boost *= sum(rarity_of(tree.fieldname, word) for word in tree.words) / len(tree.words)
    else:
        for child in getattr(tree, "subqueries", ()):
            weigh(child, rarity_of)
