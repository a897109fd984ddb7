"""The postings of a field in memory, as numbers in the order of their documents, which are sorted once."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import ranges
from archive.index.engines.whoosh.dictionary import encoded
from archive.index.packs import PackWriter, smallest

__all__ = ["Postings"]

_BREAK: Final = ord("\n")
_SHIFT: Final = np.uint64(32)
_LOW: Final = np.uint64(2**32 - 1)


class Postings:
    """The postings of one field, in the order of their documents."""

    def __init__(self, *, positions: bool) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms, self._docs = array("I"), array("I")
        self._sizes = array("I")
        self._positions = positions
        self.weights, self.counts, self.places = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._terms)

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
