"""All segments of an index as one list of rows, with the postings of their terms."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import ranges
from archive.index.engines.whoosh.dictionary import Dictionary, decoded, encoded
from archive.index.engines.whoosh.postings import Places, Rows, Weights
from archive.index.engines.whoosh.segment import Mask, Segment, lengths_of_bytes

__all__ = ["Snapshot"]

_MOST_TERMS: Final = 50_000
"""Terms whose place is remembered."""

_STEP: Final = 4096

_AROUND: Final = 1 << 17
"""Bytes that the system maps around whatever is read, docs and weights."""

_MOST_TOUCHED: Final = 24 << 20

Found: TypeAlias = tuple[int, int, int, int]
"""A term in a segment: which segment, its number there, and where its postings start and end."""


class Snapshot:
    """A :class:`~archive.index.engines.whoosh.postings.PostingsSource` over segments, the oldest first.

    Threads may share it.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        *self.starts, self.size = accumulate((segment.size for segment in segments), initial=0)
        self._found: dict[tuple[str, str], tuple[Found, ...]] = {}
        self._lengths: dict[str, NDArray[np.float32]] = {}
        self._touched = 0

    # -- terms -----------------------------------------------------------------------------------

    def _where(self, field: str, term: str) -> tuple[Found, ...]:
        key = field, term
        found = self._found.get(key)
        if found is None:
            if len(self._found) > _MOST_TERMS:
                self._found.clear()
            found = self._found[key] = tuple(self._search(field, encoded(term)))
        return found

    def _search(self, field: str, term: bytes) -> Iterator[Found]:
        for which, dictionary in self._dictionaries(field):
            number = dictionary.find(term)
            if number >= 0:
                yield which, number, *dictionary.postings(number)

    def _dictionaries(self, field: str) -> Iterator[tuple[int, Dictionary]]:
        for which, segment in enumerate(self.segments):
            dictionary = segment.dictionary(field)
            if dictionary is not None:
                yield which, dictionary

    def frequency(self, field: str, term: str) -> int:
        return sum(stop - start for _, _, start, stop in self._where(field, term))

    def vocabulary(self, field: str, prefix: str = "") -> Sequence[str]:
        start = encoded(prefix)
        return [decoded(dictionary.lines(start)) for _, dictionary in self._dictionaries(field)]

    # -- postings --------------------------------------------------------------------------------

    def rows(self, field: str, term: str) -> Rows:
        """The rows of a term."""
        parts = []
        for which, _, start, stop in self._where(field, term):
            parts.append(self._numbered(which, self.segments[which].docs(field, start, stop)))
            self._touch(stop - start)
        return self._joined(parts)

    def _touch(self, count: int) -> None:
        """Count what is read of the mapped files, and let go of their pages when it becomes much.

        They stay in the system's cache. Otherwise a process that searches for long would seem to need
        as much memory as the index is large.
        """
        self._touched += 4 * count + _AROUND
        if self._touched > _MOST_TOUCHED:
            self._touched = 0
            for segment in self.segments:
                segment.pack.release()

    def _numbered(self, which: int, docs: NDArray[Any]) -> Rows:
        rows: Rows = np.add(docs, self.starts[which], dtype=np.int64)
        return rows

    def _joined(self, parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def postings(self, field: str, term: str) -> tuple[Rows, Weights]:
        found = self._where(field, term)
        weights = [self.segments[which].weights(field, start, stop) for which, _, start, stop in found]
        return self.rows(field, term), self._joined(weights)

    def places(self, field: str, term: str) -> Places:
        parts = [self.segments[which].places(field, number) for which, number, *_ in self._where(field, term)]
        counts = self._joined([counts for counts, _ in parts])
        # As narrow as they can be: places that are asked for again are kept.
        starts = counts.cumsum(
            dtype=np.uint32 if sum(len(places) for _, places in parts) < 2**32 else np.int64
        )
        starts -= counts
        return Places(counts, starts, self._joined([places for _, places in parts]))

    def rows_of_any(self, field: str, pattern: str, limit: int) -> tuple[Rows, bool]:
        mask = np.zeros(self.size, bool)
        cut = False
        for which, dictionary in self._dictionaries(field):
            numbers = dictionary.matching(pattern, limit + 1)
            cut = cut or len(numbers) > limit
            self._mark(mask, field, which, dictionary, numbers[:limit])
        return mask.nonzero()[0], cut

    def rows_between(self, field: str, first: str | None, last: str | None) -> Rows:
        mask = np.zeros(self.size, bool)
        for which, dictionary in self._dictionaries(field):
            low = 0 if first is None else dictionary.lower(encoded(first))
            high = len(dictionary) if last is None else dictionary.lower(encoded(last))
            self._mark(mask, field, which, dictionary, np.arange(low, high))
        return mask.nonzero()[0]

    def _mark(
        self, mask: Mask, field: str, which: int, dictionary: Dictionary, numbers: NDArray[np.int64]
    ) -> None:
        """Mark the rows that have any of some terms of a segment."""
        if not len(numbers):
            return
        start, stop = dictionary.starts.item(numbers[0]), dictionary.starts.item(numbers[-1] + 1)
        docs = self.segments[which].docs(field, start, stop)
        if numbers[-1] - numbers[0] >= len(numbers):
            starts = dictionary.starts[numbers].astype(np.int64)
            docs = docs[ranges(starts - start, dictionary.starts[numbers + 1] - starts)]
        self._touch(len(docs))
        begin = self.starts[which]
        mask[begin : begin + self.segments[which].size][docs] = True

    # -- lengths ---------------------------------------------------------------------------------

    def lengths(self, field: str) -> NDArray[np.float32]:
        if field not in self._lengths:
            stored = self._joined([segment.lengths(field) for segment in self.segments])
            self._lengths[field] = lengths_of_bytes()[stored]
        return self._lengths[field]

    def total_length(self, field: str) -> int:
        return sum(segment.total_length(field) for segment in self.segments)

    # -- rows ------------------------------------------------------------------------------------

    @cached_property
    def deleted(self) -> Rows:
        """The rows that are deleted."""
        return self._marked([segment.deleted for segment in self.segments])

    @cached_property
    def superseded(self) -> Rows:
        """The rows that a later revision has taken the place of."""
        return self._marked([segment.superseded for segment in self.segments])

    def _marked(self, parts: Iterable[NDArray[Any]]) -> Rows:
        return self._joined([self._numbered(which, docs) for which, docs in enumerate(parts) if len(docs)])

    def first_by_id(self, rows: Rows, count: int) -> Rows:
        """Of some rows those that are first in the order of article ids, at least ``count`` of each segment.

        All revisions of an article come, or none.
        """
        wanted = np.zeros(self.size, bool)
        wanted[rows] = True
        return self._joined(
            [
                self._numbered(which, _first_docs(segment, wanted[start : start + segment.size], count))
                for which, (segment, start) in enumerate(zip(self.segments, self.starts, strict=True))
            ]
        )


def _first_docs(segment: Segment, wanted: Mask, count: int) -> NDArray[np.uint16]:
    docs, articles = segment.pack.section("id.docs"), segment.pack.section("column.article").array
    found: NDArray[np.uint16] = np.zeros(0, np.uint16)
    for place in range(0, len(docs), _STEP):
        some = docs.part(place, min(place + _STEP, len(docs)))
        found = np.concatenate([found, some[wanted[some]]])
        if len(found) > count and articles[found[-1]] != articles[found[count - 1]]:
            same = articles[found[count:]] == articles[found[count - 1]]
            return found[: count + int(np.count_nonzero(same))]
    return found
