"""Merging neighbouring segments into one, by copying arrays."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import ranges
from archive.index.columns.joining import join
from archive.index.engines.whoosh.dictionary import Dictionary
from archive.index.engines.whoosh.layout import FIELDS, POSITIONAL, SUPERSEDED, WORDS
from archive.index.engines.whoosh.segment import (
    Files,
    Mask,
    Segment,
    SegmentInfo,
    lengths_of_bytes,
)
from archive.index.packs import PackWriter, Room, widest

__all__ = ["merge", "merge_words", "write_marks"]

STEP: Final = 1 << 20
"""So many postings are copied at a time."""

WINDOW: Final = 1 << 15
"""So many terms of each segment are looked at at a time."""

_BREAK: Final = ord("\n")


def write_marks(folder: Path, name: str, deleted: NDArray[Any], superseded: NDArray[Any]) -> Files | None:
    """Write the marks of a segment as a pack of that name; ``None`` where there are none."""
    if not len(deleted) and not len(superseded):
        return None
    with PackWriter(Files(name=name, bytes=0).path(folder)) as pack:
        pack.add("deleted", deleted, "u4")
        pack.add(SUPERSEDED, superseded, "u4")
        return Files(name=name, bytes=pack.close({}))


def merge(folder: Path, name: str, parts: Sequence[tuple[Segment, Mask]]) -> SegmentInfo:
    """Write the documents of several segments, in this order, as one.

    Each comes with a mask of those of its documents that go in. Its marks are for the caller to write.
    """
    merging = [_Part(segment, live) for segment, live in parts]
    start = 0
    for part in merging:
        start = part.number_from(start)
    with PackWriter(Files(name=name, bytes=0).path(folder)) as pack:
        lengths = {field: _merge_lengths(pack, field, merging) for field in WORDS}
        for field in FIELDS:
            _merge_field(pack, field, merging)
            for part in merging:
                part.segment.pack.release()
        join(pack, [part.segment.pack for part in merging], [part.live for part in merging])
        size = pack.close({"documents": start, "lengths": lengths})
    return SegmentInfo(pack=Files(name=name, bytes=size), documents=start)


def merge_words(pack: PackWriter, parts: Sequence[Segment]) -> None:
    """Write the words of several segments, in this order, to a pack."""
    merging = [_Part(segment, np.ones(segment.size, bool)) for segment in parts]
    start = 0
    for part in merging:
        start = part.number_from(start)
    for field in WORDS:
        _merge_field(pack, field, merging)


class _Part:
    """A segment of a merge; its documents get new numbers."""

    def __init__(self, segment: Segment, live: Mask) -> None:
        self.segment = segment
        self.live = live
        self.whole = bool(live.all())
        self.documents = int(np.count_nonzero(live))
        self.numbers: NDArray[np.uint16] = np.zeros(0, np.uint16)

    def number_from(self, start: int) -> int:
        self.numbers = (np.cumsum(self.live, dtype=np.int64) + (start - 1)).astype(np.uint16)
        return start + self.documents

    def section(self, name: str) -> NDArray[Any]:
        return self.segment.pack.section(name).array

    def total_length(self, field: str) -> int:
        """The sum of the true lengths, or of the stored ones where some documents go."""
        if self.whole:
            return self.segment.total_length(field)
        return int(lengths_of_bytes()[self.segment.lengths(field)[self.live]].sum())


def _merge_lengths(pack: PackWriter, field: str, parts: Sequence[_Part]) -> int:
    if not any(f"{field}.lengths" in part.segment.pack for part in parts):
        return 0
    pack.add(f"{field}.lengths", np.concatenate([part.segment.lengths(field)[part.live] for part in parts]))
    return sum(part.total_length(field) for part in parts)


# -- postings ------------------------------------------------------------------------------------


class _Source:
    """One field of a part: the terms that some document keeps, each with its rank among all."""

    def __init__(self, part: _Part, field: str, dictionary: Dictionary) -> None:
        self.part, self.field = part, field
        self.dictionary = dictionary
        self.starts = dictionary.starts.astype(np.int64)
        self.numbers = self._kept()
        self.ranks: NDArray[np.int64] = np.zeros(0, np.int64)

    def _kept(self) -> NDArray[np.int64]:
        """The numbers of the terms that stay."""
        if self.part.whole:
            return np.arange(len(self.dictionary))
        counts = np.zeros(len(self.dictionary), np.int64)
        for low, high in pairwise(_steps(self.starts[1:])):
            start, stop = int(self.starts[low]), int(self.starts[high])
            kept = _running(self.part.live[self.part_of("docs", start, stop)])
            bounds = self.starts[low : high + 1] - start
            counts[low:high] = kept[bounds[1:]] - kept[bounds[:-1]]
        return counts.nonzero()[0]

    def part_of(self, name: str, start: int, stop: int) -> NDArray[Any]:
        return self.part.segment.pack.section(f"{self.field}.{name}").part(start, stop)


def _running(values: NDArray[Any]) -> NDArray[np.int64]:
    """The sum of all values before each place, and of all."""
    return np.concatenate([[0], np.cumsum(values, dtype=np.int64)])


def _merge_field(pack: PackWriter, field: str, parts: Sequence[_Part]) -> None:
    sources = [
        _Source(part, field, dictionary)
        for part in parts
        if (dictionary := part.segment.dictionary(field)) is not None
    ]
    if not any(len(source.numbers) for source in sources):
        return
    ends = _merge_texts(pack, field, sources)
    terms = len(ends)
    pack.add(f"{field}.ends", ends, "u4")
    most = np.zeros(terms, np.int64)
    for source in sources:
        most[source.ranks] += source.starts[source.numbers + 1] - source.starts[source.numbers]
    rooms = _rooms(pack, field, sources, int(most.sum()))
    counts, places = np.zeros(terms, np.int64), np.zeros(terms, np.int64)
    for low, high in pairwise(_steps(np.cumsum(most))):
        counts[low:high], places[low:high] = _merge_terms(rooms, sources, low, high)
    pack.add(f"{field}.starts", _running(counts), "u4")
    if field in POSITIONAL:
        pack.add(f"{field}.offsets", _running(places), "u8")


def _merge_texts(pack: PackWriter, field: str, sources: Sequence[_Source]) -> NDArray[np.int64]:
    """Write the terms of all sources in one order, give each source its ranks, and say where terms end."""
    room = pack.reserve(f"{field}.text", "u1", sum(source.dictionary.size for source in sources))
    ranks: list[list[NDArray[np.int64]]] = [[] for _ in sources]
    ends, before = [], 0
    for parts in _windows(sources):
        # Sorting what is sorted in parts is merging.
        terms = list(dict.fromkeys(sorted(chain.from_iterable(parts))))
        numbers = dict(zip(terms, range(before, before + len(terms)), strict=True))
        for mine, part in zip(ranks, parts, strict=True):
            mine.append(np.fromiter(map(numbers.__getitem__, part), np.int64, len(part)))
        text = np.frombuffer(b"\n".join([*terms, b""]), np.uint8)
        ends.append((text == _BREAK).nonzero()[0] + room.count + 1)
        room.append(text)
        before += len(terms)
    for source, mine in zip(sources, ranks, strict=True):
        source.ranks = np.concatenate(mine)
    return np.concatenate(ends)


def _windows(sources: Sequence[_Source]) -> Iterator[list[list[bytes]]]:
    """The terms of each source, some at a time, so that all sources are at about the same term."""
    places = [0] * len(sources)
    while any(place < len(source.numbers) for place, source in zip(places, sources, strict=True)):
        found = []
        for place, source in zip(places, sources, strict=True):
            found.append(source.dictionary.some(source.numbers[place : place + WINDOW]))
        more = [
            terms[-1]
            for place, source, terms in zip(places, sources, found, strict=True)
            if place + WINDOW < len(source.numbers)
        ]
        if more:
            last = min(more)
            found = [terms[: bisect_right(terms, last)] for terms in found]
        places = [place + len(terms) for place, terms in zip(places, found, strict=True)]
        yield found


def _rooms(pack: PackWriter, field: str, sources: Sequence[_Source], postings: int) -> dict[str, Room]:
    rooms = {"docs": pack.reserve(f"{field}.docs", "u2", postings)}
    for name in ("weights", "counts", "places"):
        sections = [source.part.segment.pack.section(f"{field}.{name}") for source in sources]
        most = sum(map(len, sections))
        if most:
            kind = widest([section.part(0, 1) for section in sections])
            rooms[name] = pack.reserve(f"{field}.{name}", kind, most)
    return rooms


def _steps(ends: NDArray[np.int64]) -> Iterator[int]:
    """Where to cut the terms, whose postings end at ``ends``, so that each step has about :data:`STEP`."""
    yield 0
    place = 0
    while place < len(ends):
        before = int(ends[place - 1]) if place else 0
        place = max(place + 1, int(ends.searchsorted(before + STEP, "right")))
        yield place


def _merge_terms(
    rooms: dict[str, Room], sources: Sequence[_Source], low: int, high: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Copy the postings of the terms numbered from ``low`` to before ``high``.

    Gives for each term how many postings and how many places it has.
    """
    slices = [_Slice(source, low, high, places="places" in rooms) for source in sources]
    postings, places = np.zeros(high - low, np.int64), np.zeros(high - low, np.int64)
    for item in slices:
        item.begins = postings[item.ranks].copy()
        item.places_begin = places[item.ranks].copy()
        postings[item.ranks] += item.counts
        places[item.ranks] += item.place_counts
    starts, place_starts = np.cumsum(postings) - postings, np.cumsum(places) - places
    copied = {
        name: np.zeros(int((places if name == "places" else postings).sum()), f"<{room.kind}")
        for name, room in rooms.items()
    }
    for item in slices:
        to = ranges(starts[item.ranks] + item.begins, item.counts)
        for name in rooms.keys() - {"places"}:
            copied[name][to] = item.arrays[name]
        if "places" in rooms:
            to = ranges(place_starts[item.ranks] + item.places_begin, item.place_counts)
            copied["places"][to] = item.arrays["places"]
    for name, room in rooms.items():
        room.append(copied[name])
    return postings, places


class _Slice:
    """The postings of some neighbouring terms of a source, without those of documents that go."""

    def __init__(self, source: _Source, low: int, high: int, *, places: bool) -> None:
        first, last = source.ranks.searchsorted((low, high)).tolist()
        self.ranks = source.ranks[first:last] - low
        self.counts = self.place_counts = self.begins = self.places_begin = np.zeros(last - first, np.int64)
        if first == last:
            self.arrays = {name: np.zeros(0, np.uint8) for name in ("docs", "weights", "counts", "places")}
            return
        numbers = source.numbers[first:last]
        lower, upper = source.starts[numbers], source.starts[numbers + 1]
        start, stop = int(lower[0]), int(upper[-1])
        docs = source.part_of("docs", start, stop)
        keep = source.part.live[docs]
        names = ["weights"] if f"{source.field}.weights" in source.part.segment.pack else []
        names += ["counts"] if places else []
        self.arrays = {name: source.part_of(name, start, stop)[keep] for name in names}
        self.arrays["docs"] = source.part.numbers[docs[keep]]
        kept = _running(keep)
        self.counts = kept[upper - start] - kept[lower - start]
        if places:
            sizes = source.part_of("counts", start, stop)
            offsets = source.part.segment.pack.section(f"{source.field}.offsets").array
            found = source.part_of("places", int(offsets[numbers[0]]), int(offsets[numbers[-1] + 1]))
            self.arrays["places"] = found[np.repeat(keep, sizes)]
            kept = _running(np.where(keep, sizes, 0))
            self.place_counts = kept[upper - start] - kept[lower - start]
