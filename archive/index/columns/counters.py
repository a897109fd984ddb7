"""Counting rows by value and by date, for any selection of rows."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import distinct, numbered
from archive.index.columns.buckets import NEVER_AFTER, NEVER_BEFORE, buckets, label
from archive.index.fields import Bucket
from archive.index.request import FacetCounts, FacetValue

__all__ = ["DateCounter", "ValueCounter"]

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]


class ValueCounter:
    """Counts rows by numbers of a vocabulary.

    ``rows`` and ``numbers`` pair each row with each of its values, a pair at most once; ``text``
    names a number.
    """

    def __init__(self, rows: NDArray[Any], numbers: NDArray[Any], text: Callable[[int], str]) -> None:
        self._rows, self._numbers, self._text = rows, numbers, text

    def count(self, mask: Mask, limit: int | None) -> FacetCounts:
        """The values of the rows in ``mask``, the most frequent ``limit`` and ties with them, or all."""
        counts = np.bincount(self._numbers[mask[self._rows]])
        there = np.flatnonzero(counts)
        keep = _foremost(there, counts, limit)
        values = [FacetValue(value=self._text(int(number)), count=int(counts[number])) for number in keep]
        return _counted(values, len(there), mask)


class DateCounter:
    """Counts rows by year, decade or month of the spans they have.

    A span that lies wholly in a bucket makes its row certain there, one that only overlaps it makes
    it possible, and a row counts once a bucket, certain before possible. The buckets listed are those
    in which some row is certain and those of spans over few buckets (a decade lists its ten years);
    a wider or open span is possible in the buckets that are listed, but lists none.
    """

    def __init__(self, rows: NDArray[Any], first: Numbers, last: Numbers, kind: Bucket) -> None:
        self._kind = kind
        start, end = buckets(first, kind), buckets(last, kind)
        low, high = _BOUNDS[kind]
        whole = (start == end) & (start >= low) & (start <= high)
        self._rows, found = _distinct(np.asarray(rows[whole], np.int64), start[whole])
        self._buckets, self._sure = numbered(found)
        self._open_rows = np.asarray(rows[~whole], np.int64)
        self._start, self._end = start[~whole], end[~whole]
        # Certain buckets of rows that have open spans too: there a span may be possible twice over.
        has_open = np.zeros(int(rows.max(initial=-1)) + 1, bool)
        has_open[self._open_rows] = True
        self._both = np.flatnonzero(has_open[self._rows])

    def count(self, mask: Mask, limit: int | None) -> FacetCounts:
        """The buckets of the rows in ``mask``, the fullest ``limit`` and ties with them, or all."""
        counts = np.bincount(self._sure[mask[self._rows]], minlength=len(self._buckets))
        unsure = mask[self._open_rows]
        start, end = self._start[unsure], self._end[unsure]
        listed = self._listed(self._buckets[counts > 0], start, end)
        certain = np.zeros(len(listed), np.int64)
        certain[np.searchsorted(listed, self._buckets[counts > 0])] = counts[counts > 0]
        possible = np.zeros(len(listed), np.int64)
        if len(start):
            low, high = np.searchsorted(listed, start, "left"), np.searchsorted(listed, end, "right")
            both = self._both[mask[self._rows[self._both]]]
            places = np.searchsorted(listed, self._buckets[self._sure[both]])
            ranges = _united(self._open_rows[unsure], low, high, len(listed))
            possible = _covered(ranges, self._rows[both], places, len(listed))
        there = np.flatnonzero(certain + possible)
        values = [
            FacetValue(
                value=label(int(listed[number]), self._kind),
                count=int(certain[number]),
                possible=int(possible[number]),
            )
            for number in _foremost(there, certain, limit)
        ]
        return _counted(values, len(there), mask)

    def _listed(self, certain: Numbers, start: Numbers, end: Numbers) -> Numbers:
        narrow = end - start < _FEW[self._kind]
        width = (end - start + 1)[narrow]
        spread = np.repeat(start[narrow], width) + _counting(width)
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


def _distinct(rows: Numbers, found: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs in the order of rows, each once."""
    order = np.lexsort((found, rows))
    rows, found = rows[order], found[order]
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (rows[1:] != rows[:-1]) | (found[1:] != found[:-1])
    return rows[fresh], found[fresh]


def _counting(widths: Numbers) -> Numbers:
    """0, 1, … up to each width in turn."""
    starts = np.cumsum(widths) - widths
    return np.arange(int(widths.sum())) - np.repeat(starts, widths)


def _united(rows: Numbers, low: Numbers, high: Numbers, size: int) -> tuple[Numbers, Numbers]:
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


def _covered(ranges: tuple[Numbers, Numbers], rows: Numbers, certain: Numbers, size: int) -> Numbers:
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


def _counted(values: list[FacetValue], total: int, mask: Mask) -> FacetCounts:
    values.sort(key=lambda item: (-item.count, item.value))
    return FacetCounts(values=tuple(values), total=total, articles=int(np.count_nonzero(mask)))
