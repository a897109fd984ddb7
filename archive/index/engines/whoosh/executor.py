"""Executes Whoosh query trees over arrays of postings.

It matches what Whoosh's matchers match and scores as they do (BM25F of ``whoosh.scoring`` with K1 = 1.2
and B = 0.75; Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009),
but for this: ``Or`` with a ``Not`` in it takes the complement instead of subtracting it,
``DisjunctionMax`` and ``Require`` do what their names say, and patterns score the same everywhere.
"""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Callable
from functools import cached_property
from math import log
from typing import Any, Final, Protocol

import numpy as np

from archive.index.conditions import Condition
from archive.index.engines.whoosh import sets
from archive.index.engines.whoosh.hot import Hot
from archive.index.engines.whoosh.phrases import in_sequence
from archive.index.engines.whoosh.postings import Places, PostingsSource, Rows
from archive.index.engines.whoosh.sets import (
    NOTHING,
    Matches,
    Scores,
    common,
    intersection,
    union,
    unscored,
    without,
)
from archive.index.query.nodes import PlacedPhrase, Restriction
from archive.index.query.trees import nodes
from archive.index.spelling import Spellings

__all__ = ["MOST_TERMS", "Executor", "Restrict"]

K1: Final = 1.2
B: Final = 0.75

MOST_TERMS: Final = 4096
"""A pattern stands for at most this many terms of a segment."""

HOT_BYTES: Final = 16 << 20
HOT_BYTES_A_ROW: Final = 64
"""So much of decoded and scored postings is kept, half as much of places, a quarter of patterns."""


class Restrict(Protocol):
    """Gives the rows that meet a condition, of all or of those ``within``."""

    def __call__(self, condition: Condition, within: Rows | None) -> Rows: ...


class Executor:
    """Executes trees over all rows of an index. Threads may share it."""

    def __init__(self, source: PostingsSource, by_whoosh: Callable[[Any], Matches] | None = None) -> None:
        """``by_whoosh`` matches trees of kinds that have no way of their own here."""
        self.source = source
        self.by_whoosh = by_whoosh
        self._norms: dict[str, Scores] = {}
        budget = HOT_BYTES + HOT_BYTES_A_ROW * source.size
        self._scored: Hot[Matches] = Hot(budget)
        self._places: Hot[Places] = Hot(budget // 2)
        self._patterns: Hot[tuple[Rows, bool]] = Hot(budget // 4)

    def run(self, tree: Any, restrict: Restrict, within: Rows | None = None) -> tuple[Matches, list[str]]:
        """The rows that match, of all or of those ``within``, and the patterns that were cut short.

        ``restrict`` answers the restrictions of the tree. Deleted rows are among the matches.
        """
        walk = _Walk(self, restrict)
        return walk.visit(tree, within), sorted(walk.cut)

    @cached_property
    def everything(self) -> Matches:
        """All rows, with a score of 1."""
        return unscored(np.arange(self.source.size), 1.0)

    def scored(self, field: str, term: str) -> Matches:
        """The rows of a term with their scores."""
        key = field, term
        found = self._scored.get(key)
        if found is None:
            rows, weights = self.source.postings(field, term)
            if not len(rows):
                return NOTHING
            scores = weights.astype(np.float32)
            scores /= scores + self._norms_of(field)[rows]
            scores *= np.float32((K1 + 1) * self._inverse_frequency(len(rows)))
            found = Matches(rows, scores)
            self._scored.put(key, found, rows.nbytes + scores.nbytes)
        return found

    def places(self, field: str, term: str) -> Places:
        """The places of a term in its rows."""
        key = field, term
        found = self._places.get(key)
        if found is None:
            found = self.source.places(field, term)
            self._places.put(key, found, found.bytes)
        return found

    def rows_of_any(self, field: str, pattern: str) -> tuple[Rows, bool]:
        """The rows of the terms that match a pattern, and whether there were too many terms."""
        key = field, pattern
        found = self._patterns.get(key)
        if found is None:
            found = self.source.rows_of_any(field, pattern, MOST_TERMS)
            self._patterns.put(key, found, found[0].nbytes)
        return found

    def _inverse_frequency(self, frequency: int) -> float:
        return log(self.source.size / (frequency + 1)) + 1

    def _norms_of(self, field: str) -> Scores:
        """For each row the part of BM25F that depends on the length of the field."""
        if field not in self._norms:
            average = self.source.total_length(field) / (self.source.size or 1) or 1.0
            lengths = self.source.lengths(field)
            self._norms[field] = lengths * np.float32(K1 * B / average) + np.float32(K1 * (1 - B))
        return self._norms[field]


class _Walk:
    """One run of one tree. Each node is visited with the rows ``within`` which matches matter."""

    def __init__(self, executor: Executor, restrict: Restrict) -> None:
        self._executor = executor
        self._source = executor.source
        self._size = executor.source.size
        self._restrict = restrict
        self.cut: set[str] = set()

    def visit(self, node: Any, within: Rows | None) -> Matches:
        visit = _VISITS.get(type(node))
        if visit is not None:
            return visit(self, node, within)
        if self._executor.by_whoosh is None:
            raise TypeError(f"no way to execute {type(node).__name__}")
        return self._only(self._executor.by_whoosh(node), within)

    def _only(self, found: Matches, within: Rows | None) -> Matches:
        if within is None:
            return found
        return sets.within(found, within, self._size)

    def _everything(self, within: Rows | None) -> Matches:
        return unscored(self._executor.everything.rows if within is None else within)

    # -- leaves ----------------------------------------------------------------------------------

    def _nothing(self, _node: Any, _within: Rows | None) -> Matches:
        return NOTHING

    def _every(self, node: Any, within: Rows | None) -> Matches:
        if node.fieldname is None:
            found = self._executor.everything if within is None else unscored(within, 1.0)
            return found.boosted(node.boost)
        rows = np.flatnonzero(self._source.lengths(node.fieldname))
        return self._only(unscored(rows, node.boost), within)

    def _term(self, node: Any, within: Rows | None) -> Matches:
        found = self._executor.scored(node.fieldname, node.text)
        return self._only(found, within).boosted(node.boost)

    def _phrase(self, node: Any, within: Rows | None) -> Matches:
        field, words = node.fieldname, list(node.words)
        parts = {word: self._executor.scored(field, word) for word in dict.fromkeys(words)}
        if not words or not all(map(len, parts.values())):
            return NOTHING
        rows, which = within, {}
        for word, part in sorted(parts.items(), key=lambda item: len(item[1])):
            if rows is None:
                rows, which[word] = part.rows, np.arange(len(part))
                continue
            here, there = common(rows, part.rows, self._size)
            rows = rows[here]
            which = {other: places[here] for other, places in which.items()}
            which[word] = there
        assert rows is not None  # noqa: S101  # there is at least one word
        places = {word: self._executor.places(field, word).of(which[word]) for word in which}
        steps = np.diff(node.places).tolist() if isinstance(node, PlacedPhrase) else [1] * (len(words) - 1)
        found = in_sequence([places[word] for word in words], steps, node.slop).nonzero()[0]
        scores = np.zeros(len(found), np.float32)
        for word in words:
            scores += parts[word].scores[which[word][found]]
        return Matches(rows[found], scores).boosted(node.boost)

    def _pattern(self, node: Any, within: Rows | None) -> Matches:
        text = f"{node.text}*" if isinstance(node, nodes.Prefix) else node.text
        rows, cut = self._executor.rows_of_any(node.fieldname, text)
        if cut:
            self.cut.add(text)
        return self._only(unscored(rows, node.boost), within)

    def _fuzzy(self, node: Any, within: Rows | None) -> Matches:
        field, start = node.fieldname, node.text[: int(node.prefixlength)]
        words = Spellings(self._source.vocabulary(field, start))
        terms = sorted({term for term, _ in words.near(node.text, int(node.maxdist))})
        if len(terms) > MOST_TERMS:
            self.cut.add(f"{node.text}~")
        mask = np.zeros(self._size, bool)
        for term in terms[:MOST_TERMS]:
            mask[self._source.rows(field, term)] = True
        return self._only(unscored(np.flatnonzero(mask), node.boost), within)

    def _range(self, node: Any, within: Rows | None) -> Matches:
        # Nothing lies between a text and the same with this behind it.
        first = f"{node.start}\0" if node.start is not None and node.startexcl else node.start
        last = f"{node.end}\0" if node.end is not None and not node.endexcl else node.end
        rows = self._source.rows_between(node.fieldname, first, last)
        return self._only(unscored(rows, node.boost), within)

    def _restriction(self, node: Restriction, within: Rows | None) -> Matches:
        return unscored(self._restrict(node.condition, within))

    # -- branches --------------------------------------------------------------------------------

    def _and(self, node: Any, within: Rows | None) -> Matches:
        found = None
        for child in sorted(node.subqueries, key=self._weight):
            if found is not None and not len(found):
                break
            if isinstance(child, nodes.Not):
                found = self._everything(within) if found is None else found
                found = without(found, self.visit(child.query, found.rows).rows, self._size)
            elif found is None:
                found = self.visit(child, within)
            else:
                # A term's rows are at hand, all of them: once is enough to look which are common.
                more = self.visit(child, None if type(child) is nodes.Term else found.rows)
                found = intersection(found, more, self._size)
        return NOTHING if found is None else found.boosted(node.boost)

    def _weight(self, node: Any) -> int:
        """About how many rows match: what few match comes first, and the others go by what it found."""
        if isinstance(node, nodes.Term):
            return self._source.frequency(node.fieldname, node.text)
        if isinstance(node, nodes.Phrase):
            return min((self._source.frequency(node.fieldname, word) for word in node.words), default=0)
        if isinstance(node, nodes.Or | nodes.DisjunctionMax):
            return min(self._size, sum(map(self._weight, node.subqueries)))
        return self._size + isinstance(node, nodes.Not)

    def _or(self, node: Any, within: Rows | None) -> Matches:
        return self._union(node, within, np.add)

    def _best(self, node: Any, within: Rows | None) -> Matches:
        return self._union(node, within, np.maximum)

    def _union(self, node: Any, within: Rows | None, join: np.ufunc) -> Matches:
        # A chain of a thousand words is as deep as it is long: what is nested in its own kind is flat.
        parts, left = [], [*reversed(node.subqueries)]
        while left:
            child = left.pop()
            if type(child) is type(node) and child.boost == 1.0:
                left += reversed(child.subqueries)
            else:
                parts.append(self.visit(child, within))
        return union(parts, self._size, join).boosted(node.boost)

    def _not(self, node: Any, within: Rows | None) -> Matches:
        return without(self._everything(within), self.visit(node.query, within).rows, self._size)

    def _and_not(self, node: Any, within: Rows | None) -> Matches:
        found = self.visit(node.a, within)
        return without(found, self.visit(node.b, found.rows).rows, self._size)

    def _and_maybe(self, node: Any, within: Rows | None) -> Matches:
        found = self.visit(node.a, within)
        more = self.visit(node.b, found.rows)
        here, there = common(found.rows, more.rows, self._size)
        scores = found.scores.copy()
        scores[here] += more.scores[there]
        return Matches(found.rows, scores)

    def _require(self, node: Any, within: Rows | None) -> Matches:
        found = self.visit(node.a, within)
        return sets.within(found, self.visit(node.b, found.rows).rows, self._size)

    def _constant(self, node: Any, within: Rows | None) -> Matches:
        return self.visit(node.child, within).constant(node.score)


_VISITS: Final[dict[type, Callable[[_Walk, Any, Rows | None], Matches]]] = {
    nodes.Term: _Walk._term,
    nodes.DisjunctionMax: _Walk._best,
    nodes.Phrase: _Walk._phrase,
    PlacedPhrase: _Walk._phrase,
    nodes.And: _Walk._and,
    nodes.Or: _Walk._or,
    Restriction: _Walk._restriction,
    nodes.Not: _Walk._not,
    nodes.AndNot: _Walk._and_not,
    nodes.AndMaybe: _Walk._and_maybe,
    nodes.Require: _Walk._require,
    nodes.ConstantScoreQuery: _Walk._constant,
    nodes.Prefix: _Walk._pattern,
    nodes.Wildcard: _Walk._pattern,
    nodes.FuzzyTerm: _Walk._fuzzy,
    nodes.TermRange: _Walk._range,
    nodes.Every: _Walk._every,
    type(nodes.NullQuery): _Walk._nothing,
}
