"""The terms of one field of a segment, in order, found by bisection in the mapped file."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.packs import Pack

__all__ = ["Dictionary", "decoded", "encoded"]

_ONE: Final = b"[^\n\x80-\xbf][\x80-\xbf]*"
"""One character of UTF-8."""


def encoded(term: str) -> bytes:
    """A term as it lies on the disk. Unpaired surrogates, which a text may hold, are kept."""
    return term.encode("utf-8", "surrogatepass")


def decoded(term: bytes) -> str:
    """The inverse of :func:`encoded`."""
    return term.decode("utf-8", "surrogatepass")


class Dictionary:
    """Terms by number, from 0 in the order of their bytes, which is that of their code points."""

    def __init__(self, pack: Pack, field: str) -> None:
        # The whole of it is checked here: bisection would jump from block to block.
        text = pack.section(f"{field}.text")
        text.array  # noqa: B018  # this checks it
        self._map, self._base, self.size = pack.map, text.start, len(text)
        self.ends: NDArray[np.uint32] = pack.section(f"{field}.ends").array
        self.starts: NDArray[np.uint32] = pack.section(f"{field}.starts").array
        self._first, self._last = self[0], self[len(self.ends) - 1]

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        start = self.ends.item(number - 1) if number else 0
        return self._map[self._base + start : self._base + self.ends.item(number) - 1]

    def lower(self, term: bytes) -> int:
        """The number of the first term that is not before ``term``."""
        item, data, base = self.ends.item, self._map, self._base
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) >> 1
            start = item(middle - 1) if middle else 0
            if data[base + start : base + item(middle) - 1] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, term: bytes) -> int:
        """The number of a term, -1 where there is no such term."""
        if not self._first <= term <= self._last:
            return -1
        number = self.lower(term)
        return number if number < len(self.ends) and self[number] == term else -1

    def postings(self, number: int) -> tuple[int, int]:
        """Where the postings of a term start and end."""
        return self.starts.item(number), self.starts.item(number + 1)

    def with_prefix(self, prefix: bytes) -> tuple[int, int]:
        """The first of the terms that begin with ``prefix``, and the one after the last."""
        # No byte of UTF-8 is as high as this.
        return self.lower(prefix), self.lower(prefix + b"\xff")

    def matching(self, pattern: str, limit: int) -> NDArray[np.int64]:
        """The numbers of the first ``limit`` terms that match a pattern with ``*`` and ``?``."""
        prefix = encoded(re.split(r"[*?]", pattern, maxsplit=1)[0])
        low, high = self.with_prefix(prefix)
        if low == high or (pattern.endswith("*") and encoded(pattern[:-1]) == prefix):
            return np.arange(low, min(high, low + limit))
        parts = [
            {"*": b"[^\n]*", "?": _ONE}.get(part) or re.escape(encoded(part))
            for part in re.split(r"([*?])", pattern)
        ]
        wanted = re.compile(b"^" + b"".join(parts) + b"$", re.MULTILINE)
        start, stop = self._span(low, high)
        places = []
        # Without the last line break, behind which a pattern of stars would find one more, empty line.
        for match in wanted.finditer(self._map[self._base + start : self._base + stop - 1]):
            places.append(start + match.start())
            if len(places) == limit:
                break
        return self.ends.searchsorted(np.array(places, self.ends.dtype), "right").astype(np.int64)

    def _span(self, low: int, high: int) -> tuple[int, int]:
        """Where the terms from number ``low`` to before ``high`` lie in the text."""
        if low >= high:
            return 0, 0
        return self.ends.item(low - 1) if low else 0, self.ends.item(high - 1)

    def some(self, numbers: NDArray[np.int64]) -> list[bytes]:
        """The terms of some numbers, which rise."""
        if not len(numbers):
            return []
        first, last = int(numbers[0]), int(numbers[-1])
        start, stop = self._span(first, last + 1)
        found = self._map[self._base + start : self._base + stop].split(b"\n")[:-1]
        return found if len(found) == len(numbers) else [found[place] for place in (numbers - first).tolist()]

    def lines(self, prefix: bytes = b"") -> bytes:
        """The terms that begin with ``prefix``, in order, with a line break behind each."""
        start, stop = self._span(*self.with_prefix(prefix))
        return self._map[self._base + start : self._base + stop]
