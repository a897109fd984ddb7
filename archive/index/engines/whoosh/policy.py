"""Which segments are merged, and when."""

from collections.abc import Sequence
from typing import Final

__all__ = ["FEW", "LARGEST", "due"]

SMALLEST: Final = 512
"""Segments of fewer documents count as of one size."""

FEW: Final = 4
"""Of segments of about one size there are fewer than this; sizes are alike within a factor of so much."""

MANY: Final = 12
"""So many segments of whatever sizes are always worth a merge."""

LARGEST: Final = 1 << 16
"""No segment has more documents: so their numbers take two bytes, and a merge takes a second or two."""


def due(sizes: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first of the segments to merge into one and the one after the last, ``None`` where none is due.

    ``sizes`` gives for each segment, the oldest first, its documents and how many of them are deleted.
    Only neighbours are merged, so that rows keep their order: of the youngest segments those up to one
    size, when there are enough of them to make one several times as large as the largest, or one that
    is about full. A segment that is mostly deleted is due by itself.
    """
    left = [documents - deleted for documents, deleted in sizes]
    most = SMALLEST
    while most < LARGEST:
        first = len(left)
        while first and left[first - 1] <= most:
            first -= 1
        run = left[first:]
        if len(run) >= FEW:
            enough = min(FEW * max(run), LARGEST)
            last = max(end for end in range(len(run) + 1) if sum(run[:end]) <= LARGEST)
            if last > 1 and (most == SMALLEST or sum(run) >= enough or len(run) >= MANY):
                return first, first + last
        most *= FEW
    for number, (documents, deleted) in enumerate(sizes):
        if deleted * 2 > documents:
            return number, number + 1
    return None
