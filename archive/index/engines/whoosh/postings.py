"""What the executor asks of the storage, and nothing else."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ids", "Mask", "Places", "PostingsSource", "Weights"]

Ids: TypeAlias = NDArray[np.int32]
"""Documents of a segment, numbered from 0, in rising order."""

Weights: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]

Places: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64]]
"""How many positions each document has, and the positions of all, one document after the other."""


class PostingsSource(Protocol):
    """One segment: documents numbered from 0, with the postings of their terms."""

    size: int
    """Documents, deleted ones included: they count in the statistics until they are merged away."""

    @property
    def live(self) -> Mask | None:
        """The documents that are not deleted; ``None`` where none is."""

    @property
    def rows(self) -> NDArray[np.uint32]:
        """The row of each document in the columns."""

    def frequency(self, field: str, term: str) -> int:
        """In how many documents the term is."""

    def postings(self, field: str, term: str) -> tuple[Ids, Weights] | None:
        """The documents of a term, and what it weighs in each; ``None`` where there is no such term."""

    def positions(self, field: str, term: str, which: NDArray[np.int64]) -> Places:
        """The positions of a term in some of its documents: ``which`` are places in its postings."""

    def lengths(self, field: str) -> NDArray[np.float64]:
        """The length of the field in each document, 0 where it is empty."""

    def total_length(self, field: str) -> int:
        """The sum of the true lengths."""

    def terms(self, field: str, pattern: str, limit: int) -> Sequence[str]:
        """At most ``limit`` terms of a field that match a pattern with ``*`` and ``?``, in their order."""

    def vocabulary(self, field: str) -> Sequence[str]:
        """All terms of a field, in order."""
