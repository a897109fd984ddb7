"""What decides the order of the articles found, beside how often they have the words and how rare those are.

None of it changes which articles are found:

- neighbours: words that stand side by side in the query count more where they do so in an article; in
  scripts without spaces, pairs of letters do;
- language: a question of many words shows which language it is in, and articles in it count more.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, Final

from archive.index.conditions import OneOf
from archive.index.query.nodes import Restriction
from archive.index.query.parser import Parsed
from archive.index.query.plain import MOST_ALL
from archive.index.query.trees import nodes
from archive.index.query.weights import Frequency, Likely, Rareness, Weights
from archive.index.query.words import Branch

__all__ = ["ranked"]

NEIGHBOURS: Final = 0.2
"""How much two words side by side count beside the rarer of them."""

PAIRS: Final = 0.35
"""How much a pair of letters counts beside a word."""

LANGUAGE: Final = 0.4
"""How much being in the language of the question counts beside having all its words once."""

_MOST_NEIGHBOURS: Final = 32
"""So many words of a query are looked at for neighbours."""

_LIKELY: Final = 0.01
"""Languages that are less likely are not asked for."""

_COMMON: Final = 0.7
"""Two words with a lower idf, which half of the articles have, make no neighbours."""


def ranked(parsed: Parsed, articles: Mapping[str, int], frequency: Frequency) -> Parsed:
    """A query with its weights, in an archive that has so many ``articles`` by language tag.

    The trees of the words are changed in place.
    """
    if not parsed.words:
        return parsed
    weights = Weights(articles, frequency)
    likely = weights.likely(word for branch in parsed.words for word in branch.words)
    rareness = [_weigh(branch, weights, likely) for branch in parsed.words]
    rare = {id(branch): rare for branch, rare in zip(parsed.words, rareness, strict=True)}
    plain = [(branch, rare[id(branch)]) for branch in parsed.plain if id(branch) in rare]
    more = [*_neighbours(plain), *_pairs(parsed.plain, weights)]
    if len(parsed.plain) > MOST_ALL and len(articles) > 1:
        more += _languages(likely, plain)
    if not more:
        return parsed
    return parsed._replace(refine=more[0] if len(more) == 1 else nodes.Or(more))


def _weigh(branch: Branch, weights: Weights, likely: Likely) -> Rareness | None:
    """Weigh the tree of a word or phrase; how rare it is, if it is one word."""
    if branch.scope is None or len(branch.words) != 1:
        weights.weigh(branch.tree)
        return None
    rareness = weights.rareness(branch.words[0], branch.scope.exact, likely)
    weights.weigh(branch.tree, rareness)
    return rareness


def _neighbours(plain: Sequence[tuple[Branch, Rareness | None]]) -> Iterator[Any]:
    """Phrases of the words that stand side by side, but for those of which there are pairs of letters."""
    for (first, rare), (second, rarer) in islice(pairwise(plain), _MOST_NEIGHBOURS):
        if first.scope is None or first.scope != second.scope or rare is None or rarer is None:
            continue
        if max(rare.idf, rarer.idf) < _COMMON or (first.words[0].grams and second.words[0].grams):
            continue
        phrase = nodes.Phrase(first.scope.exact, [first.words[0].exact, second.words[0].exact])
        yield nodes.ConstantScoreQuery(phrase, NEIGHBOURS * max(rare.idf, rarer.idf))


def _pairs(plain: Sequence[Branch], weights: Weights) -> Iterator[Any]:
    found = dict.fromkeys(
        (branch.scope.gram, gram)
        for branch in plain
        if branch.scope and branch.scope.gram
        for word in branch.words
        for gram in word.pairs
        if len(gram) > 1
    )
    for field, gram in found:
        yield nodes.Term(field, gram, boost=PAIRS * weights.boost(field, gram))


def _languages(likely: Likely, plain: Sequence[tuple[Branch, Rareness | None]]) -> Iterator[Any]:
    """What an article gains by being in a language of the question; of each script as its words weigh."""
    scales: dict[str, float] = defaultdict(float)
    for branch, rare in plain:
        if rare is not None:
            scales[branch.words[0].script] += rare.idf
    for (script, code), share in likely.items():
        if share > _LIKELY:
            restriction = Restriction(OneOf(field="language", values=(code,)))
            yield nodes.ConstantScoreQuery(restriction, LANGUAGE * share * scales[script])
