"""How much rare words count against frequent ones.

Whoosh's inverse document frequency is ``ln(N / (n + 1)) + 1``, which never falls below 1: in a question
"the" counts a good deal. The usual one, after Robertson and Spärck Jones, falls to nothing (Robertson and
Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.1, with the 1 inside
the logarithm that keeps it positive). Boosts on the terms of a query make the one of the other.

A word is as rare as it is among the articles that could have it. "The" is in every English article: that
it is in no Korean one does not make it rare. So articles are counted by language, and where a word may
belong to several languages, by how likely the query is in each of them (:meth:`Weights.likely`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import exp, log
from typing import Any, Final, NamedTuple, TypeAlias

from archive import languages
from archive.index.query.trees import nodes

__all__ = ["Frequency", "Likely", "Rareness", "Weights", "rarity"]


Frequency: TypeAlias = Callable[[str, str], int]
"""In how many documents a term of a field is."""

Likely: TypeAlias = Mapping[tuple[str, str], float]
"""A script and a language → how likely words in that script are of that language; of a script 1 in all."""

_STEM: Final = "stem"


class Rareness(NamedTuple):
    """``holders`` of ``articles`` that could have a word do have it; about, hence fractions."""

    articles: float
    holders: float

    @property
    def idf(self) -> float:
        """The usual inverse document frequency; never negative."""
        articles = max(self.articles, self.holders)
        return log(1 + (articles - self.holders + 0.5) / (self.holders + 0.5))


def rarity(documents: int, frequency: int, rareness: Rareness) -> float:
    """What makes Whoosh's idf of a term, which ``frequency`` of all ``documents`` have, the usual one.

    >>> [round(rarity(1000, frequency, Rareness(1000, frequency)), 2) for frequency in (1, 100, 1000)]
    [0.9, 0.7, 0.0]
    """
    if not frequency:
        return 1.0
    return rareness.idf / (log(max(documents, frequency) / (frequency + 1)) + 1)


class Weights:
    """The weights of words in an archive that has so many ``articles`` by language tag."""

    def __init__(self, articles: Mapping[str, int], frequency: Frequency) -> None:
        self._all = sum(articles.values())
        self._frequency = frequency
        self._by_script: dict[str, int] = {}
        self._articles: Counter[str] = Counter()
        for tag, count in articles.items():
            self._articles[languages.primary(tag)] += count

    def likely(self, words: Iterable[languages.QueryWord]) -> Likely:
        """The languages that the words of a query may be of, by how many articles of each have its words.

        The words are taken as independent (naive Bayes), all languages as equally likely before. A word
        that a language has in no article counts as if one more article had it as often as all do.
        """
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for word in words:
            counts = {stem.partition(":")[0]: self._frequency(_STEM, stem) for stem in word.stems}
            articles = sum(self._articles[code] for code in counts)
            share = sum(counts.values()) / articles if articles else 0.0
            for code, count in counts.items():
                evidence = log((count + share) / (self._articles[code] + 1)) if share else 0.0
                sums[word.script, code] += evidence
        most: dict[str, float] = {}
        for (script, _), value in sums.items():
            most[script] = max(value, most.get(script, value))
        odds = {key: exp(value - most[key[0]]) for key, value in sums.items()}
        totals: dict[str, float] = defaultdict(float)
        for (script, _), value in odds.items():
            totals[script] += value
        return {key: value / totals[key[0]] for key, value in odds.items()}

    def rareness(self, word: languages.QueryWord, field: str, likely: Likely) -> Rareness:
        """How rare a word is as it is written, in a field of words as they are written."""
        holders = self._frequency(field, word.exact)
        stems = {stem.partition(":")[0]: self._frequency(_STEM, stem) for stem in word.stems}
        if not any(self._articles[code] for code in stems):
            return Rareness(self._written_in(word.script), holders)
        shares = {code: likely.get((word.script, code), 0.0) for code in stems}
        articles = sum(share * self._articles[code] for code, share in shares.items())
        # How many of the holders are in that language shows in its stem.
        total = sum(stems.values())
        part = sum(shares[code] * count for code, count in stems.items()) / total if total else 1.0
        return Rareness(articles, holders * part)

    def weigh(self, tree: Any, word: Rareness | None = None) -> None:
        """Boost the terms of the tree of a word or a phrase, in place; a phrase by the mean of its words.

        ``word`` is how rare the word is as it is written; without it each term goes by itself.
        """
        if isinstance(tree, nodes.Term):
            tree.boost *= self.boost(tree.fieldname, tree.text, word)
        elif isinstance(tree, nodes.Phrase):
            tree.boost *= sum(self.boost(tree.fieldname, text) for text in tree.words) / len(tree.words)
        else:
            for child in getattr(tree, "subqueries", ()):
                self.weigh(child, word)

    def boost(self, field: str, term: str, word: Rareness | None = None) -> float:
        """What makes Whoosh's idf of a term the usual one."""
        frequency = self._frequency(field, term)
        if field.endswith("stem"):
            found = Rareness(self._articles[term.partition(":")[0]], frequency)
        elif word is None or field.endswith("gram"):
            found = Rareness(self._written_in(languages.script(term)), frequency)
        else:
            found = word
        return rarity(self._all, frequency, found)

    def _written_in(self, script: str) -> int:
        """The articles in languages that are written in a script; all, where none is known to be."""
        if script not in self._by_script:
            counts = (
                count for code, count in self._articles.items() if script in languages.language(code).scripts
            )
            self._by_script[script] = sum(counts) or self._all
        return self._by_script[script]
