"""Which segments are merged, and when."""

from collections.abc import Sequence
from math import log
from typing import Final

__all__ = ["FEW", "LARGEST", "due"]

SMALLEST: Final = 512
"""Segments of fewer documents count as of one size."""

FEW: Final = 4
"""Of segments of about one size there are fewer than this; sizes are alike within a factor of so much."""

LARGEST: Final = 1 << 18
"""No merge makes a segment of more documents than this: it would hold up the writer for too long."""


def due(sizes: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first of the segments to merge into one and the one after the last, ``None`` where none is due.

    ``sizes`` gives for each segment, the oldest first, its documents and how many of them are deleted.
    Only neighbours are merged, the youngest, so that rows keep their order: those after the last
    segment that is much larger than they are. A segment that is mostly deleted is due by itself.
    """
    left = [documents - deleted for documents, deleted in sizes]
    for tier in range(1 + int(log(LARGEST / SMALLEST, FEW))):
        first = len(left)
        most = SMALLEST * FEW**tier
        while first and left[first - 1] <= most:
            first -= 1
        if len(left) - first >= FEW and sum(left[first:]) <= LARGEST:
            return first, len(left)
    for number, (documents, deleted) in enumerate(sizes):
        if deleted * 2 > documents:
            return number, number + 1
    return None
