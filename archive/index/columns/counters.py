"""Counting rows by value and by date, for any selection of rows."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import distinct, numbered, ranges
from archive.index.columns.buckets import NEVER_AFTER, NEVER_BEFORE, buckets, label
from archive.index.columns.pairs import Pairs
from archive.index.fields import Bucket
from archive.index.request import FacetCounts, FacetValue

__all__ = ["DateCounter", "ValueCounter"]

Rows = NDArray[np.int64]


class ValueCounter:
    """Counts rows by numbers of a vocabulary; ``text`` names a number."""

    def __init__(self, pairs: Pairs, text: Callable[[int], str]) -> None:
        self._pairs, self._text = pairs, text

    def count(self, rows: Rows, limit: int | None) -> FacetCounts:
        """The values of the rows, the most frequent ``limit`` and ties with them, or all."""
        counts = self._pairs.count(rows)
        there = np.flatnonzero(counts)
        keep = _foremost(there, counts, limit)
        values = [
            FacetValue(value=self._text(number), count=count)
            for number, count in zip(keep.tolist(), counts[keep].tolist(), strict=True)
        ]
        return _counted(values, len(there), rows)


class DateCounter:
    """Counts rows by year, decade or month of the spans they have.

    A span that lies wholly in a bucket makes its row certain there, one that only overlaps it makes
    it possible, and a row counts once a bucket, certain before possible. A date of several spans is
    certain where all of them lie. The buckets listed are those in which some row is certain and those
    of spans over few buckets (a decade lists its ten years); a wider or open span, and a date of many
    spans, is possible in the buckets that are listed, but lists none.
    """

    def __init__(
        self,
        rows: Rows,
        first: Rows,
        last: Rows,
        kind: Bucket,
        *,
        among: int,
        same: NDArray[np.bool_] | None = None,
    ) -> None:
        """``rows`` are those of the spans, in rising order; there are ``among`` rows in all.

        ``same`` is true where a span is of the same date as the one before it.
        """
        self._kind = kind
        self._among = among
        start, end = buckets(first, kind), buckets(last, kind)
        low, high = _BOUNDS[kind]
        whole, self._lists = _alike(start, end, same, _FEW[kind])
        whole &= (start >= low) & (start <= high)
        sure_rows, found = _distinct(rows[whole], start[whole])
        self._buckets, self._sure = numbered(found)
        self._pairs = Pairs.of(sure_rows, self._sure, among=among, size=len(self._buckets))
        self._open_rows = rows[~whole]
        self._start, self._end = start[~whole], end[~whole]
        self._lists = self._lists[~whole]
        # Certain buckets of rows that have open spans too: there a span may be possible twice over.
        has_open = np.zeros(among, bool)
        has_open[self._open_rows] = True
        self._both = np.flatnonzero(has_open[sure_rows])
        self._both_rows = sure_rows[self._both]

    def count(self, rows: Rows, limit: int | None) -> FacetCounts:
        """The buckets of the rows, the fullest ``limit`` and ties with them, or all."""
        counts = self._pairs.count(rows)
        mask = np.zeros(self._among if len(self._open_rows) else 0, bool)
        if len(mask):
            mask[rows] = True
        unsure = mask[self._open_rows]
        start, end = self._start[unsure], self._end[unsure]
        listed = self._listed(self._buckets[counts > 0], start, end, self._lists[unsure])
        certain = np.zeros(len(listed), np.int64)
        certain[np.searchsorted(listed, self._buckets[counts > 0])] = counts[counts > 0]
        possible = np.zeros(len(listed), np.int64)
        if len(start):
            low, high = np.searchsorted(listed, start, "left"), np.searchsorted(listed, end, "right")
            both = mask[self._both_rows]
            places = np.searchsorted(listed, self._buckets[self._sure[self._both[both]]])
            united = _united(self._open_rows[unsure], low, high, len(listed))
            possible = _covered(united, self._both_rows[both], places, len(listed))
        there = np.flatnonzero(certain + possible)
        values = [
            FacetValue(
                value=label(int(listed[number]), self._kind),
                count=int(certain[number]),
                possible=int(possible[number]),
            )
            for number in _foremost(there, certain, limit)
        ]
        return _counted(values, len(there), rows)

    def _listed(self, certain: Rows, start: Rows, end: Rows, lists: NDArray[np.bool_]) -> Rows:
        narrow = lists & (end - start < _FEW[self._kind])
        width = (end - start + 1)[narrow]
        spread = ranges(start[narrow], width)
        found = distinct(np.concatenate([certain, spread]))
        low, high = _BOUNDS[self._kind]
        return found[(found >= low) & (found <= high)]


_FEW: Final[dict[Bucket, int]] = {"year": 10, "decade": 10, "month": 12}

_BOUNDS: Final[dict[Bucket, tuple[int, int]]] = {
    "year": (NEVER_BEFORE + 1, NEVER_AFTER - 1),
    "decade": (-1000, 999),
    "month": (-9999 * 12, 9999 * 12 + 11),
}
"""EDTF names no decade and no month of a year of more than four digits."""


def _alike(
    start: Rows, end: Rows, same: NDArray[np.bool_] | None, few: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each span whether its whole date lies in one bucket, and whether its date has but a few spans."""
    if same is None:
        return start == end, np.ones(len(start), bool)
    heads = np.flatnonzero(~same)
    date = np.cumsum(~same) - 1
    alike = np.minimum.reduceat(start, heads) == np.maximum.reduceat(end, heads)
    return alike[date], (np.bincount(date) <= few)[date]


def _distinct(rows: Rows, found: Rows) -> tuple[Rows, Rows]:
    """Pairs in the order of rows, each once. ``rows`` are in that order already."""
    if len(rows) and (rows[1:] == rows[:-1]).any():
        order = np.lexsort((found, rows))
        rows, found = rows[order], found[order]
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (rows[1:] != rows[:-1]) | (found[1:] != found[:-1])
    return rows[fresh], found[fresh]


def _united(rows: Rows, low: Rows, high: Rows, size: int) -> tuple[Rows, Rows]:
    """The union of each row's ranges ``low`` ≤ i < ``high``, as disjoint ranges.

    Ranges are given back on one line on which row ``r`` has the places from ``r * (size + 1)``.
    """
    some = low < high
    base = rows[some] * (size + 1)
    start, end = base + low[some], base + high[some]
    order = np.argsort(start, kind="stable")
    start, end = start[order], np.maximum.accumulate(end[order])
    fresh = np.ones(len(start), bool)
    fresh[1:] = start[1:] > end[:-1]
    closing = np.ones(len(start), bool)
    closing[:-1] = fresh[1:]
    return start[fresh], end[closing]


def _covered(ranges: tuple[Rows, Rows], rows: Rows, certain: Rows, size: int) -> Rows:
    """In how many rows each of ``size`` places is covered, rows that are certain there left out."""
    start, end = ranges
    steps = np.bincount(start % (size + 1), minlength=size + 1) - np.bincount(
        end % (size + 1), minlength=size + 1
    )
    covered = np.cumsum(steps)[:size]
    here = rows * (size + 1) + certain
    before = np.searchsorted(start, here, "right") - 1
    double = (before >= 0) & (here < end[np.maximum(before, 0)]) if len(end) else np.zeros(len(here), bool)
    return covered - np.bincount(certain[double], minlength=size)[:size]


def _foremost(there: NDArray[Any], counts: NDArray[Any], limit: int | None) -> NDArray[Any]:
    if limit is None or len(there) <= limit:
        return there
    if limit <= 0:
        return there[:0]
    found = counts[there]
    keep = found >= np.partition(found, -limit)[-limit]
    return np.asarray(there[keep])


def _counted(values: list[FacetValue], total: int, rows: Rows) -> FacetCounts:
    values.sort(key=lambda item: (-item.count, item.value))
    return FacetCounts(values=tuple(values), total=total, articles=len(rows))
