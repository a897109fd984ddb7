"""What the executor asks of the storage, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Places", "PostingsSource", "Rows", "Weights"]

Rows: TypeAlias = NDArray[np.int64]
"""Rows, numbered from 0 through all segments, in rising order."""

Weights: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a term: how many each of some rows has, where they start, and the places themselves."""

    counts: NDArray[Any]
    starts: NDArray[Any]
    places: NDArray[Any]

    def of(self, which: NDArray[np.int64]) -> "Places":
        """Those of some of the rows."""
        return Places(self.counts[which].astype(np.int64), self.starts[which].astype(np.int64), self.places)

    @property
    def bytes(self) -> int:
        """How much memory they take up."""
        return self.counts.nbytes + self.starts.nbytes + self.places.nbytes


class PostingsSource(Protocol):
    """Rows with the postings of their terms."""

    size: int
    """Rows, deleted ones included: they count in the statistics until they are merged away."""

    def frequency(self, field: str, term: str) -> int:
        """How many rows have the term."""

    def rows(self, field: str, term: str) -> Rows:
        """The rows of a term."""

    def postings(self, field: str, term: str) -> tuple[Rows, Weights]:
        """The rows of a term, and what it weighs in each."""

    def places(self, field: str, term: str) -> Places:
        """The places of a term in each of its rows."""

    def rows_of_any(self, field: str, pattern: str, limit: int) -> tuple[Rows, bool]:
        """The rows of the terms that match a pattern, and whether there were more terms than ``limit``."""

    def rows_between(self, field: str, first: str | None, last: str | None) -> Rows:
        """The rows of the terms from ``first`` to before ``last``; ``None`` leaves that end open."""

    def lengths(self, field: str) -> NDArray[np.float32]:
        """The length of the field in each row, 0 where it is empty."""

    def total_length(self, field: str) -> int:
        """The sum of the true lengths."""

    def vocabulary(self, field: str, prefix: str = "") -> Sequence[str]:
        """The terms of a field that begin with ``prefix``, in texts with a line break behind each term.

        A term may be in more than one of the texts.
        """
