"""Sorted distinct values. ``numpy.unique`` does this too, and imports the whole of ``numpy.ma`` for it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["distinct", "numbered"]


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The values in order, each once."""
    ordered = np.sort(values)
    return ordered[_first(ordered)]


def numbered(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The values in order, each once, and for each value given its place among them."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    first = _first(ordered)
    places = np.zeros(len(values), np.int64)
    places[order] = np.cumsum(first) - 1
    return ordered[first], places


def _first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value stands for the first time."""
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first
