"""Which segments are merged, and when."""

from collections.abc import Sequence
from typing import Final

__all__ = ["FEW", "LARGEST", "due"]

SMALLEST: Final = 512
"""Segments of fewer documents count as of one size."""

FEW: Final = 4
"""Of segments of about one size there are fewer than this; sizes are alike within a factor of so much."""

LARGEST: Final = 1 << 16
"""No segment has more documents: so their numbers take two bytes, and a merge takes a second or two."""


def due(sizes: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first of the segments to merge into one and the one after the last, ``None`` where none is due.

    ``sizes`` gives for each segment, the oldest first, its documents and how many of them are deleted.
    Only neighbours are merged, so that rows keep their order: of the youngest segments those of about
    one size, when there are enough of them, as many as make a segment that is not too large. A segment
    that is mostly deleted is due by itself.
    """
    left = [documents - deleted for documents, deleted in sizes]
    most = SMALLEST
    while most < LARGEST:
        first = len(left)
        while first and left[first - 1] <= most:
            first -= 1
        ends = [end for end in range(first, len(left) + 1) if sum(left[first:end]) <= LARGEST]
        if len(left) - first >= FEW and ends[-1] - first > 1:
            return first, ends[-1]
        most *= FEW
    for number, (documents, deleted) in enumerate(sizes):
        if deleted * 2 > documents:
            return number, number + 1
    return None
