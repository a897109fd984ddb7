"""Sets of documents with scores, as sorted arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.postings import Ids, Mask

__all__ = ["Matches", "Scores", "common", "intersection", "of_mask", "union", "without"]

Scores: TypeAlias = NDArray[np.float64]
Positions: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents of a segment in rising order, each with its score."""

    ids: Ids
    scores: Scores

    def __len__(self) -> int:
        return len(self.ids)

    def boosted(self, boost: float) -> "Matches":
        return self if boost == 1.0 else Matches(self.ids, self.scores * boost)

    def only(self, keep: NDArray[Any]) -> "Matches":
        """Those at the places, or where the mask, ``keep`` says."""
        return Matches(self.ids[keep], self.scores[keep])

    def constant(self, score: float) -> "Matches":
        return Matches(self.ids, np.full(len(self.ids), score))


def of_mask(mask: Mask, score: float = 0.0) -> Matches:
    """The documents that a mask marks, all with one score."""
    ids = np.flatnonzero(mask).astype(np.int32)
    return Matches(ids, np.full(len(ids), score))


def common(few: Ids, many: Ids, size: int) -> tuple[Positions, Positions]:
    """The places in two lists of the documents that both have; ``size`` is the number of all documents."""
    if not len(few) or not len(many):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if len(few) * 16 > size:
        # A table of all documents is cheaper than looking up many by bisection.
        table = np.full(size, -1, np.int32)
        table[many] = np.arange(len(many), dtype=np.int32)
        there = table[few]
        here = np.flatnonzero(there >= 0)
        return here, there[here].astype(np.int64)
    near = np.searchsorted(many, few)
    near[near == len(many)] = 0
    found = np.flatnonzero(many[near] == few)
    return found, near[found]


def intersection(parts: Sequence[Matches], size: int) -> Matches:
    """Documents in every part; scores add up."""
    few, *others = sorted(parts, key=len)
    for many in others:
        here, there = common(few.ids, many.ids, size)
        few = Matches(few.ids[here], few.scores[here] + many.scores[there])
    return few


def union(parts: Sequence[Matches], size: int, join: np.ufunc = np.add) -> Matches:
    """Documents in any part; ``join`` makes one score of several (``np.add`` or ``np.maximum``)."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return Matches(np.zeros(0, np.int32), np.zeros(0))
    if len(parts) == 1:
        return parts[0]
    if sum(map(len, parts)) * 8 > size:
        return _dense(parts, size, join)
    ids = np.concatenate([part.ids for part in parts])
    order = np.argsort(ids, kind="stable")
    ids, scores = ids[order], np.concatenate([part.scores for part in parts])[order]
    first = np.flatnonzero(np.diff(ids, prepend=-1))
    return Matches(ids[first], join.reduceat(scores, first))


def _dense(parts: Sequence[Matches], size: int, join: np.ufunc) -> Matches:
    scores = np.full(size, float(join.identity or 0.0) if join is np.add else -np.inf)
    there = np.zeros(size, bool)
    for part in parts:
        scores[part.ids] = join(scores[part.ids], part.scores)
        there[part.ids] = True
    ids = np.flatnonzero(there).astype(np.int32)
    return Matches(ids, scores[ids])


def without(part: Matches, others: Ids, size: int) -> Matches:
    """The documents of a part that are not among others."""
    keep = np.ones(size, bool)
    keep[others] = False
    return part.only(keep[part.ids])
