"""Matching and scoring entries one at a time."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any, Final

from archive.index.entry import Entry, TermVector
from archive.index.query.nodes import PlacedPhrase, Restriction
from archive.index.query.trees import nodes
from archive.index.spelling import near

__all__ = ["Scores", "like", "terms_of"]

K1: Final = 1.2
B: Final = 0.75


def terms_of(entry: Entry, field: str) -> tuple[str, ...]:
    """The terms of one field of an entry."""
    vector = entry.texts.get(field)
    return vector.terms if vector else ()


def like(pattern: str, term: str) -> bool:
    """Whether a term matches a pattern with ``*`` and ``?``."""
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), term) is not None


class Scores:
    """The score of an entry for a tree, ``None`` where it does not match."""

    def __init__(self, entries: Sequence[Entry], holds: Callable[..., bool], *, certain: bool) -> None:
        self._entries = entries
        self._holds = holds
        self._certain = certain

    def of(self, node: Any, entry: Entry) -> float | None:
        match node:
            case nodes.Term():
                return self._boosted(node, self._term(node.fieldname, node.text, entry))
            case nodes.Phrase():
                if not _in_sequence(node, entry):
                    return None
                scores = [self._term(node.fieldname, text, entry) or 0.0 for text in node.words]
                return self._boosted(node, sum(scores))
            case nodes.Wildcard():
                return self._one_of(
                    node, [item for item in terms_of(entry, node.fieldname) if like(node.text, item)]
                )
            case nodes.FuzzyTerm():
                terms = terms_of(entry, node.fieldname)
                return self._one_of(
                    node, near(node.text, terms, distance=node.maxdist, prefix=node.prefixlength)
                )
            case Restriction():
                return 0.0 if self._holds(node.condition, entry, certain=self._certain) else None
            case nodes.ConstantScoreQuery():
                return None if self.of(node.child, entry) is None else float(node.score)
            case nodes.Every():
                return float(node.boost)
            case nodes.Not():
                return 0.0 if self.of(node.query, entry) is None else None
            case nodes.AndNot():
                return self.of(node.a, entry) if self.of(node.b, entry) is None else None
            case nodes.AndMaybe():
                score = self.of(node.a, entry)
                return None if score is None else score + (self.of(node.b, entry) or 0.0)
        return self._branches(node, entry)

    def _branches(self, node: Any, entry: Entry) -> float | None:
        if node == nodes.NullQuery:
            return None
        scores = [self.of(child, entry) for child in node.subqueries]
        there = [score for score in scores if score is not None]
        if isinstance(node, nodes.And):
            return self._boosted(node, sum(there)) if len(there) == len(scores) else None
        if not there:
            return None
        return self._boosted(node, max(there) if isinstance(node, nodes.DisjunctionMax) else sum(there))

    def _boosted(self, node: Any, score: float | None) -> float | None:
        return None if score is None else score * node.boost

    def _one_of(self, node: Any, found: Sequence[str]) -> float | None:
        return float(node.boost) if found else None

    def _term(self, field: str, term: str, entry: Entry) -> float | None:
        """BM25F over the true lengths."""
        vector = entry.texts.get(field)
        if vector is None or term not in vector.terms:
            return None
        weight = vector.weights[vector.terms.index(term)]
        count = len(self._entries)
        average = sum(other.texts[field].length for other in self._entries if field in other.texts) / count
        frequency = sum(term in terms_of(other, field) for other in self._entries)
        idf = log(count / (frequency + 1)) + 1
        return idf * weight * (K1 + 1) / (weight + K1 * (1 - B + B * vector.length / average))


def _in_sequence(node: Any, entry: Entry) -> bool:
    vector = entry.texts.get(node.fieldname)
    if vector is None or not set(node.words) <= set(vector.terms):
        return False
    places = node.places if isinstance(node, PlacedPhrase) else range(len(node.words))
    found = [_places(vector, word) for word in node.words]
    ends = set(found[0])
    for here, step in zip(found[1:], _steps(places), strict=True):
        ends = {place for place in here if any(step <= place - end < step + node.slop for end in ends)}
    return bool(ends)


def _places(vector: TermVector, word: str) -> list[int]:
    number = vector.terms.index(word)
    start = sum(vector.counts[:number])
    return vector.places[start : start + vector.counts[number]].tolist()


def _steps(places: Sequence[int]) -> Iterator[int]:
    return (after - before for before, after in pairwise(places))
