"""Sets of rows with scores, as sorted arrays."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.postings import Rows

__all__ = [
    "NOTHING",
    "Matches",
    "Scores",
    "Spread",
    "common",
    "common_with",
    "everything",
    "intersection",
    "union",
    "unscored",
    "within",
    "without",
]

Scores: TypeAlias = NDArray[np.float32]

_FEW: Final = 24
"""Finding one row in many by bisection costs about as much as marking so many in a table."""

_DENSE: Final = 16
"""Where one row in so many matches, adding up all rows costs no more than picking those that match."""


class Spread:
    """Matches laid out over all rows; worked out when it is wanted."""

    def __init__(self, rows: Rows, scores: Scores, size: int) -> None:
        self._rows, self._scores, self._size = rows, scores, size

    @cached_property
    def mask(self) -> NDArray[np.bool_]:
        """Whether each row matches."""
        mask = np.zeros(self._size, bool)
        mask[self._rows] = True
        return mask

    @cached_property
    def scores(self) -> Scores:
        """The score of each row, 0 where it does not match."""
        scores = np.zeros(self._size, np.float32)
        scores[self._rows] = self._scores
        return scores

    @cached_property
    def places(self) -> NDArray[np.int32]:
        """The place of each row that matches among those that do; of the others it says nothing."""
        places = np.empty(self._size, np.int32)
        places[self._rows] = np.arange(len(self._rows), dtype=np.int32)
        return places


class Matches:
    """Rows in rising order, each with its score, which is never negative.

    ``spread`` is the same over all rows, but for the ``factor`` that its scores must be multiplied by.
    """

    __slots__ = ("factor", "rows", "scores", "spread")

    def __init__(
        self, rows: Rows, scores: Scores, spread: Spread | None = None, factor: float | np.float32 = 1.0
    ) -> None:
        self.rows, self.scores, self.spread, self.factor = rows, scores, spread, np.float32(factor)

    def __len__(self) -> int:
        return len(self.rows)

    def boosted(self, boost: float) -> "Matches":
        if boost == 1.0:
            return self
        factor = np.float32(boost)
        return Matches(self.rows, self.scores * factor, self.spread, self.factor * factor)

    def only(self, keep: NDArray[Any]) -> "Matches":
        """Those at the places, or where the mask, ``keep`` says."""
        return Matches(self.rows[keep], self.scores[keep])

    def constant(self, score: float) -> "Matches":
        return unscored(self.rows, score)

    def spread_over(self, size: int) -> Spread:
        return self.spread or Spread(self.rows, self.scores, size)


NOTHING: Final = Matches(np.zeros(0, np.int64), np.zeros(0, np.float32))


def unscored(rows: Rows, score: float = 0.0) -> Matches:
    """Rows that all have one score."""
    scores = np.zeros(len(rows), np.float32)
    if score:
        scores.fill(score)
    return Matches(rows, scores)


def everything(size: int, within: Rows | None, score: float = 0.0) -> Matches:
    """All rows, or all those ``within``, with one score."""
    return unscored(np.arange(size) if within is None else within, score)


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


def common_with(rows: Rows, found: Matches, size: int) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """The places in ``rows`` and in ``found`` of the rows that both have."""
    if found.spread is None or len(rows) > len(found):
        return common(rows, found.rows, size)
    here = found.spread.mask[rows].nonzero()[0]
    return here, found.spread.places[rows[here]]


def within(found: Matches, others: Rows, size: int) -> Matches:
    """The matches whose rows are among others."""
    if found.spread is not None and len(others) < len(found):
        rows = others[found.spread.mask[others]]
        return Matches(rows, found.spread.scores[rows] * found.factor)
    if len(found) * _FEW < len(others) or len(others) * _FEW < len(found):
        return found.only(common(found.rows, others, size)[0])
    return found.only(_among(found.rows, others, size))


def intersection(found: Matches, more: Matches, size: int) -> Matches:
    """Rows in both; scores add up."""
    if len(found) > len(more):
        found, more = more, found
    if not len(found):
        return NOTHING
    if more.spread is None and len(found) * _FEW < len(more):
        here, there = common(found.rows, more.rows, size)
        return Matches(found.rows[here], found.scores[here] + more.scores[there])
    spread = more.spread_over(size)
    factor = more.factor if spread is more.spread else np.float32(1)
    here = spread.mask[found.rows].nonzero()[0]
    rows = found.rows[here]
    return Matches(rows, found.scores[here] + spread.scores[rows] * factor)


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
    for part in parts:
        if part.spread is not None and len(part) * _DENSE > size:
            more = part.spread.scores
            join(scores, more if part.factor == 1 else more * part.factor, out=scores)
            mask |= part.spread.mask
        else:
            scores[part.rows] = join(scores[part.rows], part.scores)
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
