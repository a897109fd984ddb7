"""Merging segments, so that a search has few of them to go through."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge as in_order
from itertools import groupby
from math import log
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.segment_writer import SegmentWriter
from archive.index.engines.whoosh.segments import FIELDS, Segment, SegmentInfo, length_of_byte

__all__ = ["LARGEST", "due", "merge"]

SMALL: Final = 512
"""Segments of fewer documents are cheap to merge, and are merged when there are :data:`FEW` of them."""

FEW: Final = 4
MANY: Final = 12
"""Of segments of about one size there are fewer than this; then the oldest are merged."""

AT_ONCE: Final = 8
"""So many are merged into one; sizes are alike within a factor of so much."""

LARGEST: Final = 65_536
"""No merge makes a segment of more documents than this: it would hold up the writer for too long."""


def due(sizes: Mapping[str, tuple[int, int]]) -> list[str]:
    """The names of segments to merge into one, none where nothing is due.

    ``sizes`` gives for each segment, the oldest first, its documents and how many of them are deleted.
    A segment that is mostly deleted is due by itself.
    """
    tiers: dict[int, list[str]] = {}
    for name, (documents, deleted) in sizes.items():
        if deleted * 2 > documents:
            return [name]
        left = documents - deleted
        tiers.setdefault(0 if left < SMALL else 1 + int(log(left / SMALL, AT_ONCE)), []).append(name)
    for tier, names in sorted(tiers.items()):
        if len(names) < (FEW if tier == 0 else MANY):
            continue
        oldest = names if tier == 0 else names[:AT_ONCE]
        if sum(documents - deleted for documents, deleted in map(sizes.__getitem__, oldest)) <= LARGEST:
            return oldest
    return []


def merge(folder: Path, name: str, parts: Sequence[tuple[SegmentInfo, NDArray[np.int64]]]) -> SegmentInfo:
    """Write the documents of several segments as one, without those deleted.

    ``parts`` are segments, each with the documents deleted in it.
    """
    opened = [_Part(Segment(folder, info), gone) for info, gone in parts]
    start = 0
    for part in opened:
        start = part.number_from(start)
    writer = SegmentWriter(folder, name, np.concatenate([part.rows for part in opened]).tolist())
    for field in FIELDS:
        stored = np.concatenate([part.lengths(field) for part in opened])
        writer.start_field(field, stored, sum(part.total_length(field) for part in opened))
        streams = [part.walk(field) for part in opened]
        for term, found in groupby(in_order(*streams, key=itemgetter(0)), itemgetter(0)):
            ids: list[int] = []
            weights: list[float] = []
            values: list[Any] = []
            for _, more_ids, more_weights, more_values in found:
                ids += more_ids
                weights += more_weights
                values += more_values
            if ids:
                writer.add(term, ids, weights, values)
    return writer.close()


class _Part:
    """One segment of a merge: its documents get new numbers, those deleted none."""

    def __init__(self, segment: Segment, gone: NDArray[np.int64]) -> None:
        self.segment = segment
        self._gone = len(gone) > 0
        self._live = np.ones(segment.size, bool)
        self._live[gone] = False
        self._numbers: list[int] = []

    def number_from(self, start: int) -> int:
        numbers = np.where(self._live, start + np.cumsum(self._live) - 1, -1)
        self._numbers = numbers.tolist()
        return start + int(np.count_nonzero(self._live))

    @property
    def rows(self) -> NDArray[np.uint32]:
        return self.segment.rows[self._live]

    def lengths(self, field: str) -> NDArray[np.uint8]:
        return self.segment.stored_lengths(field)[self._live]

    def total_length(self, field: str) -> int:
        """The sum of the true lengths, or of the stored ones where some are gone."""
        if not self._gone:
            return self.segment.total_length(field)
        return int(length_of_byte()[self.lengths(field)].sum())

    def walk(self, field: str) -> Iterator[tuple[str, list[int], list[float], Sequence[Any]]]:
        for term, ids, weights, values in self.segment.walk(field):
            numbers = [self._numbers[document] for document in ids]
            if self._gone and -1 in numbers:
                kept = [place for place, number in enumerate(numbers) if number >= 0]
                yield (
                    term,
                    [numbers[place] for place in kept],
                    [weights[place] for place in kept],
                    [values[place] for place in kept],
                )
            else:
                yield term, numbers, weights, values
