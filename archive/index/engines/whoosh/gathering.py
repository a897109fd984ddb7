"""Gathering entries into a segment: postings wait in memory as numbers, and are sorted once."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import length_to_byte

from archive.index.columns.arrays import ranges
from archive.index.columns.reader import author_text
from archive.index.columns.writer import ColumnBatch, Words
from archive.index.engines.whoosh.dictionary import encoded
from archive.index.engines.whoosh.layout import POSITIONAL, VALUES, WORDS
from archive.index.engines.whoosh.segment import Files, SegmentInfo
from archive.index.entry import Entry
from archive.index.packs import PackWriter, smallest

__all__ = ["Batch"]

_TERM: Final = 200
"""Bytes that a term takes up, as a string and in a dictionary."""

_BREAK: Final = ord("\n")
_SHIFT: Final = np.uint64(32)
_LOW: Final = np.uint64(2**32 - 1)


class Batch:
    """Documents on their way to a segment."""

    def __init__(self, words: Words) -> None:
        self.columns = ColumnBatch(words)
        self._words = {name: _Postings(positions=name in POSITIONAL) for name in WORDS}
        self._lengths = {name: array("I") for name in WORDS}
        self._values = {name: _Postings(positions=False) for name in VALUES}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def bytes(self) -> int:
        """About how much memory the words take up."""
        return self._bytes + _TERM * sum(postings.terms for postings in self._words.values())

    def add(self, entry: Entry, article: int, group: int) -> int:
        """Take in an entry and give the number of its document."""
        document = len(self.columns)
        self.columns.add(entry, article, group)
        for name, postings in self._words.items():
            vector = entry.texts.get(name)
            self._lengths[name].append(vector.length if vector else 0)
            if vector:
                postings.add(document, vector.terms)
                postings.weights.extend(vector.weights)
                postings.counts.extend(vector.counts)
                postings.places.extend(vector.places)
                self._bytes += 4 * (2 * len(vector.terms) + len(vector.counts) + len(vector.places))
        for name, values in _values(entry).items():
            self._values[name].add(document, values)
        return document

    def write(self, folder: Path, name: str) -> SegmentInfo:
        """Write the documents as a segment of that name, whole and on the disk."""
        lengths = {}
        with PackWriter(Files(name=name, bytes=0).path(folder)) as pack:
            for field, postings in self._words.items():
                if len(postings):
                    stored = self._lengths[field]
                    lengths[field] = sum(stored)
                    pack.add(
                        f"{field}.lengths", np.array([length_to_byte(item) for item in stored], np.uint8)
                    )
                    postings.write(pack, field)
            for field, postings in self._values.items():
                postings.write(pack, field)
            self.columns.write(pack)
            size = pack.close({"documents": len(self), "lengths": lengths})
        return SegmentInfo(pack=Files(name=name, bytes=size), documents=len(self))


def _values(entry: Entry) -> dict[str, Iterable[str]]:
    return {
        "id": (entry.id,),
        "persons": dict.fromkeys(key for key, _ in entry.persons),
        "authors": dict.fromkeys(author_text(*author) for author in entry.authors),
        "subjects": dict.fromkeys(entry.subjects),
        "places": dict.fromkeys(entry.places),
    }


class _Postings:
    """The postings of one field, in the order of their documents."""

    def __init__(self, *, positions: bool) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms, self._docs = array("I"), array("I")
        self._sizes = array("I")
        self._positions = positions
        self.weights, self.counts, self.places = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._terms)

    @property
    def terms(self) -> int:
        """The number of different terms."""
        return len(self._numbers)

    def add(self, document: int, terms: Iterable[str]) -> None:
        before = len(self._terms)
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._docs.append(document)
        self._sizes.append(len(self._terms) - before)

    def write(self, pack: PackWriter, field: str) -> None:
        if not len(self):
            return
        words = sorted(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        ranks = np.empty(len(words), np.uint64)
        ranks[numbers] = np.arange(len(words), dtype=np.uint64)
        terms = np.frombuffer(self._terms, np.uint32)
        # One sort of numbers that hold the term above and the place below.
        keys = ranks[terms] << _SHIFT
        keys |= np.arange(len(terms), dtype=np.uint64)
        keys.sort()
        places = (keys & _LOW).astype(np.int64)
        del keys
        counts = np.bincount(ranks[terms].astype(np.int64), minlength=len(words))
        text = encoded("\n".join([*words, ""]))
        pack.add(f"{field}.text", text)
        pack.add(f"{field}.ends", (np.frombuffer(text, np.uint8) == _BREAK).nonzero()[0] + 1, "u4")
        pack.add(f"{field}.starts", np.concatenate([[0], np.cumsum(counts)]), "u4")
        docs = np.repeat(np.frombuffer(self._docs, np.uint32), np.frombuffer(self._sizes, np.uint32))
        pack.add(f"{field}.docs", docs[places], "u2")
        del docs
        if len(self.weights):
            _add(pack, f"{field}.weights", np.frombuffer(self.weights, np.uint32)[places])
        if self._positions:
            self._write_places(pack, field, places, counts)

    def _write_places(
        self, pack: PackWriter, field: str, order: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> None:
        given = np.frombuffer(self.counts, np.uint32)
        starts = np.cumsum(given, dtype=np.int64) - given
        sizes = given[order]
        _add(pack, f"{field}.counts", sizes)
        _add(pack, f"{field}.places", np.frombuffer(self.places, np.uint32)[ranges(starts[order], sizes)])
        ends = np.cumsum(sizes, dtype=np.int64)[np.cumsum(counts) - 1]
        pack.add(f"{field}.offsets", np.concatenate([[0], ends]), "u8")


def _add(pack: PackWriter, name: str, values: NDArray[np.uint32]) -> None:
    pack.add(name, values, smallest(int(values.max(initial=0))))
