"""Sets of rows with scores, as sorted arrays."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.postings import Rows

__all__ = [
    "NOTHING",
    "Matches",
    "Scores",
    "common",
    "intersection",
    "union",
    "unscored",
    "within",
    "without",
]

Scores: TypeAlias = NDArray[np.float32]

_FEW: Final = 24
"""Finding one row in many by bisection costs about as much as marking so many in a table."""


class Matches:
    """Rows in rising order, each with its score, which is never negative."""

    __slots__ = ("rows", "scores")

    def __init__(self, rows: Rows, scores: Scores) -> None:
        self.rows, self.scores = rows, scores

    def __len__(self) -> int:
        return len(self.rows)

    def boosted(self, boost: float) -> "Matches":
        return self if boost == 1.0 else Matches(self.rows, self.scores * np.float32(boost))

    def only(self, keep: NDArray[Any]) -> "Matches":
        """Those at the places, or where the mask, ``keep`` says."""
        return Matches(self.rows[keep], self.scores[keep])

    def constant(self, score: float) -> "Matches":
        return unscored(self.rows, score)


NOTHING: Final = Matches(np.zeros(0, np.int64), np.zeros(0, np.float32))


def unscored(rows: Rows, score: float = 0.0) -> Matches:
    """Rows that all have one score."""
    scores = np.zeros(len(rows), np.float32)
    if score:
        scores.fill(score)
    return Matches(rows, scores)


def common(rows: Rows, others: Rows, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places in two lists of the rows that both have; ``size`` is the number of all rows."""
    if len(rows) > len(others):
        there, here = common(others, rows, size)
        return here, there
    if not len(rows):
        return rows, rows
    if len(rows) * _FEW < len(others):
        near = others.searchsorted(rows)
        near[near == len(others)] = 0
        here = (others[near] == rows).nonzero()[0]
        return here, near[here]
    there = _among(others, rows, size)
    return _among(rows, others[there], size), there


def _among(rows: Rows, others: Rows, size: int) -> NDArray[np.int64]:
    """The places of those rows that are among others."""
    marked = np.zeros(size, bool)
    marked[others] = True
    return marked[rows].nonzero()[0]


def within(found: Matches, others: Rows, size: int) -> Matches:
    """The matches whose rows are among others."""
    if len(found) * _FEW < len(others) or len(others) * _FEW < len(found):
        return found.only(common(found.rows, others, size)[0])
    return found.only(_among(found.rows, others, size))


def intersection(found: Matches, more: Matches, size: int) -> Matches:
    """Rows in both; scores add up."""
    here, there = common(found.rows, more.rows, size)
    return Matches(found.rows[here], found.scores[here] + more.scores[there])


def union(parts: Sequence[Matches], size: int, join: np.ufunc = np.add) -> Matches:
    """Rows in any part; ``join`` makes one score of several (``np.add`` or ``np.maximum``)."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    if sum(map(len, parts)) * _FEW > size:
        return _dense(parts, size, join)
    rows = np.concatenate([part.rows for part in parts])
    order = rows.argsort(kind="stable")
    rows, scores = rows[order], np.concatenate([part.scores for part in parts])[order]
    first = np.ones(len(rows), bool)
    first[1:] = rows[1:] != rows[:-1]
    starts = first.nonzero()[0]
    return Matches(rows[starts], join.reduceat(scores, starts))


def _dense(parts: Sequence[Matches], size: int, join: np.ufunc) -> Matches:
    # No score is below 0, so that 0 stands for none with either way to join.
    scores, mask = np.zeros(size, np.float32), np.zeros(size, bool)
    for number, part in enumerate(parts):
        scores[part.rows] = join(scores[part.rows], part.scores) if number else part.scores
        mask[part.rows] = True
    rows = mask.nonzero()[0]
    return Matches(rows, scores[rows])


def without(found: Matches, others: Rows, size: int) -> Matches:
    """The rows of a set that are not among others."""
    if not len(others) or not len(found):
        return found
    keep = np.ones(size, bool)
    keep[others] = False
    return found.only(keep[found.rows])
