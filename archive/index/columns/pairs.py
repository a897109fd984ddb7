"""Rows and the numbers that they have, counted for any choice of rows."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import ranges

__all__ = ["Pairs"]

Rows = NDArray[np.int64]


class Pairs:
    """Row ``r`` has ``counts[r]`` of the ``numbers``, one row's after the other's, each at most once.

    All numbers are below ``size``.
    """

    def __init__(self, counts: NDArray[Any], numbers: NDArray[Any], size: int) -> None:
        self._counts, self._numbers, self._size = counts.astype(np.int64), numbers, size

    @classmethod
    def of(cls, rows: Rows, numbers: NDArray[Any], *, among: int, size: int) -> "Pairs":
        """From pairs in the order of their rows, of which there are ``among``."""
        return cls(np.bincount(rows, minlength=among), numbers, size)

    @cached_property
    def _starts(self) -> Rows:
        return np.cumsum(self._counts) - self._counts

    @cached_property
    def _single(self) -> bool:
        return len(self._numbers) == len(self._counts) and bool((self._counts == 1).all())

    @cached_property
    def totals(self) -> Rows:
        """How many rows have each number."""
        return np.bincount(self._numbers, minlength=self._size)

    def count(self, rows: Rows) -> Rows:
        """How many of the ``rows``, each given once, have each number.

        Of many rows those that are left out are counted, which are fewer.
        """
        everything = len(self._counts)
        if 2 * len(rows) <= everything:
            return self._counted(rows)
        if len(rows) == everything:
            return self.totals
        others = np.ones(everything, bool)
        others[rows] = False
        return self.totals - self._counted(np.flatnonzero(others))

    def _counted(self, rows: Rows) -> Rows:
        if not self._single:
            rows = ranges(self._starts[rows], self._counts[rows])
        return np.bincount(self._numbers[rows], minlength=self._size)
