"""Executes Whoosh query trees over arrays of postings.

It matches what Whoosh's matchers match and scores as they do (BM25F of ``whoosh.scoring`` with K1 = 1.2
and B = 0.75; Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009),
but for this: ``Or`` with a ``Not`` in it takes the complement instead of subtracting it,
``DisjunctionMax`` and ``Require`` do what their names say, and patterns score the same everywhere.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Callable, Sequence
from math import log
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh import query as nodes

from archive.index.conditions import Condition
from archive.index.engines.whoosh.phrases import in_sequence
from archive.index.engines.whoosh.postings import Mask, PostingsSource
from archive.index.engines.whoosh.sets import (
    Matches,
    Scores,
    common,
    intersection,
    of_mask,
    union,
    without,
)
from archive.index.query.nodes import PlacedPhrase, Restriction
from archive.index.spelling import near

__all__ = ["MOST_TERMS", "Executor", "Restrict"]

K1: Final = 1.2
B: Final = 0.75

MOST_TERMS: Final = 4096
"""A pattern stands for at most this many terms of a segment."""

_MOST_FREQUENCIES: Final = 10_000

_NOTHING: Final = Matches(np.zeros(0, np.int32), np.zeros(0))


Restrict: TypeAlias = Callable[[Condition], Mask]
"""Gives the rows that meet a condition."""


class Executor:
    """Executes trees over all segments of an index. Threads may share it."""

    def __init__(self, segments: Sequence[PostingsSource]) -> None:
        self.segments = segments
        self.documents = sum(segment.size for segment in segments)
        self._norms: dict[tuple[int, str], Scores] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def run(self, tree: Any, restrict: Restrict) -> tuple[NDArray[np.int64], Scores, list[str]]:
        """The rows that match in rising order, their scores, and the patterns that were cut short.

        ``restrict`` answers the restrictions of the tree.
        """
        walk = _Walk(self, restrict)
        found = [(segment, walk.matches(number, tree)) for number, segment in enumerate(self.segments)]
        if not found:
            return np.zeros(0, np.int64), np.zeros(0), []
        rows = np.concatenate([segment.rows[matches.ids] for segment, matches in found]).astype(np.int64)
        scores = np.concatenate([matches.scores for _, matches in found])
        order = np.argsort(rows)
        return rows[order], scores[order], sorted(walk.cut)

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term is; it is asked for again and again."""
        key = field, term
        if key not in self._frequencies:
            if len(self._frequencies) > _MOST_FREQUENCIES:
                self._frequencies.clear()
            self._frequencies[key] = sum(segment.frequency(field, term) for segment in self.segments)
        return self._frequencies[key]

    def norms(self, number: int, field: str) -> Scores:
        """For each document of a segment the part of BM25F that depends on the length of the field."""
        key = number, field
        if key not in self._norms:
            total = sum(segment.total_length(field) for segment in self.segments)
            average = total / (self.documents or 1) or 1.0
            self._norms[key] = K1 * ((1 - B) + B * self.segments[number].lengths(field) / average)
        return self._norms[key]


class _Walk:
    """One run of one tree: goes down it once a segment."""

    def __init__(self, executor: Executor, restrict: Restrict) -> None:
        self._executor = executor
        self._restrict = restrict
        self._idf: dict[tuple[str, str], float] = {}
        self._number = 0
        self._segment: PostingsSource
        self.cut: set[str] = set()

    def matches(self, number: int, tree: Any) -> Matches:
        """The live documents of a segment that match."""
        self._number, self._segment = number, self._executor.segments[number]
        found = self._visit(tree)
        live = self._segment.live
        return found if live is None else found.only(live[found.ids])

    def _visit(self, node: Any) -> Matches:
        for kind, visit in _VISITS:
            if isinstance(node, kind):
                return visit(self, node)
        raise TypeError(f"no way to execute {type(node).__name__}")

    # -- leaves ----------------------------------------------------------------------------------

    def _nothing(self, _: Any) -> Matches:
        return _NOTHING

    def _every(self, node: Any) -> Matches:
        if node.fieldname is None:
            return of_mask(np.ones(self._segment.size, bool), node.boost)
        return of_mask(self._segment.lengths(node.fieldname) > 0, node.boost)

    def _term(self, node: Any) -> Matches:
        return self._scored(node.fieldname, node.text).boosted(node.boost)

    def _scored(self, field: str, term: str) -> Matches:
        postings = self._segment.postings(field, term)
        if postings is None:
            return _NOTHING
        ids, weights = postings
        norms = self._executor.norms(self._number, field)[ids]
        idf = self._inverse_frequency(field, term)
        return Matches(ids, idf * (weights * (K1 + 1)) / (weights + norms))

    def _inverse_frequency(self, field: str, term: str) -> float:
        key = field, term
        if key not in self._idf:
            executor = self._executor
            self._idf[key] = log(executor.documents / (executor.frequency(field, term) + 1)) + 1
        return self._idf[key]

    def _phrase(self, node: Any) -> Matches:
        field, words = node.fieldname, list(node.words)
        parts = {word: self._scored(field, word) for word in dict.fromkeys(words)}
        if not words or not all(map(len, parts.values())):
            return _NOTHING
        both = intersection([parts[word] for word in words], self._segment.size)
        places = {}
        for word, part in parts.items():
            _, which = common(both.ids, part.ids, self._segment.size)
            places[word] = self._segment.positions(field, word, which)
        steps = np.diff(node.places).tolist() if isinstance(node, PlacedPhrase) else [1] * (len(words) - 1)
        found = in_sequence([places[word] for word in words], steps, node.slop)
        return both.only(found).boosted(node.boost)

    def _pattern(self, node: Any) -> Matches:
        text = f"{node.text}*" if isinstance(node, nodes.Prefix) else node.text
        terms = self._segment.terms(node.fieldname, text, MOST_TERMS + 1)
        return self._any(node, terms, text)

    def _fuzzy(self, node: Any) -> Matches:
        words = self._segment.vocabulary(node.fieldname)
        terms = near(node.text, words, distance=int(node.maxdist), prefix=int(node.prefixlength))
        return self._any(node, terms, f"{node.text}~")

    def _any(self, node: Any, terms: Sequence[str], text: str) -> Matches:
        if len(terms) > MOST_TERMS:
            self.cut.add(text)
        mask = np.zeros(self._segment.size, bool)
        for term in terms[:MOST_TERMS]:
            postings = self._segment.postings(node.fieldname, term)
            if postings is not None:
                mask[postings[0]] = True
        return of_mask(mask, node.boost)

    def _restriction(self, node: Restriction) -> Matches:
        return of_mask(self._restrict(node.condition)[self._segment.rows])

    # -- branches --------------------------------------------------------------------------------

    def _and(self, node: Any) -> Matches:
        parts, excluded = [], []
        for child in node.subqueries:
            if isinstance(child, nodes.Not):
                excluded.append(self._visit(child.query).ids)
                continue
            parts.append(self._visit(child))
            if not len(parts[-1]):
                return _NOTHING
        size = self._segment.size
        found = intersection(parts, size) if parts else of_mask(np.ones(size, bool))
        for ids in excluded:
            found = without(found, ids, size)
        return found.boosted(node.boost)

    def _or(self, node: Any) -> Matches:
        parts = [self._visit(child) for child in node.subqueries]
        return union(parts, self._segment.size).boosted(node.boost)

    def _best(self, node: Any) -> Matches:
        parts = [self._visit(child) for child in node.subqueries]
        return union(parts, self._segment.size, np.maximum).boosted(node.boost)

    def _not(self, node: Any) -> Matches:
        size = self._segment.size
        return without(of_mask(np.ones(size, bool)), self._visit(node.query).ids, size)

    def _and_not(self, node: Any) -> Matches:
        return without(self._visit(node.a), self._visit(node.b).ids, self._segment.size)

    def _and_maybe(self, node: Any) -> Matches:
        found, more = self._visit(node.a), self._visit(node.b)
        here, there = common(found.ids, more.ids, self._segment.size)
        scores = found.scores.copy()
        scores[here] += more.scores[there]
        return Matches(found.ids, scores)

    def _require(self, node: Any) -> Matches:
        found = self._visit(node.a)
        here, _ = common(found.ids, self._visit(node.b).ids, self._segment.size)
        return found.only(here)

    def _constant(self, node: Any) -> Matches:
        return self._visit(node.child).constant(node.score)


_VISITS: Final[tuple[tuple[type, Callable[[_Walk, Any], Matches]], ...]] = (
    (nodes.Term, _Walk._term),
    (nodes.DisjunctionMax, _Walk._best),
    (nodes.Phrase, _Walk._phrase),
    (nodes.And, _Walk._and),
    (nodes.Or, _Walk._or),
    (Restriction, _Walk._restriction),
    (nodes.Not, _Walk._not),
    (nodes.AndNot, _Walk._and_not),
    (nodes.AndMaybe, _Walk._and_maybe),
    (nodes.Require, _Walk._require),
    (nodes.ConstantScoreQuery, _Walk._constant),
    (nodes.Prefix, _Walk._pattern),
    (nodes.Wildcard, _Walk._pattern),
    (nodes.FuzzyTerm, _Walk._fuzzy),
    (nodes.Every, _Walk._every),
    (type(nodes.NullQuery), _Walk._nothing),
)
