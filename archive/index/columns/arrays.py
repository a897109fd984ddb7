"""Sorted distinct values, and runs of numbers.

``numpy.unique`` does the former too, and imports the whole of ``numpy.ma`` for it.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["distinct", "numbered", "ranges"]

_NARROW: Final = 1 << 20


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The values in order, each once."""
    ordered = np.sort(values)
    return ordered[_first(ordered)]


def numbered(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The values in order, each once, and for each value given its place among them."""
    low, high = int(values.min(initial=0)), int(values.max(initial=0))
    if high - low < _NARROW:
        # A table of all that lie between is quicker than sorting.
        there = np.bincount(values - low) > 0
        places = np.cumsum(there) - 1
        return np.flatnonzero(there) + low, places[values - low]
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    first = _first(ordered)
    places = np.zeros(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ordered[first], places


def ranges(starts: NDArray[Any], counts: NDArray[Any]) -> NDArray[np.int64]:
    """``starts[0]``, ``starts[0] + 1``, … for ``counts[0]`` numbers, and so on for each of the others.

    >>> ranges(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    ends = counts.cumsum(dtype=np.int64)
    found: NDArray[np.int64] = (starts - (ends - counts)).repeat(counts)
    found += np.arange(len(found))
    return found


def _first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value stands for the first time."""
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first
