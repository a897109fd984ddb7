"""Words in sequence, for all documents at once."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.postings import Places

__all__ = ["in_sequence"]

_ROOM: Final = 2**33
"""More than any position and any distance between words: what sets documents apart on one line."""


_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
"""2 to the 64th, over the golden ratio."""


def in_sequence(words: Sequence[Places], steps: Sequence[int], slop: int) -> NDArray[np.bool_]:
    """Whether each row has the words in order, at the right distance.

    ``words`` gives for each word its places in the same rows. Each word after the first stands as
    many places after the one before as ``steps`` says, or up to ``slop - 1`` more.

    >>> def places(*rows):
    ...     counts = np.array([len(row) for row in rows])
    ...     return Places(counts, counts.cumsum() - counts, np.concatenate(rows))
    >>> in_sequence([places([0, 7], [2]), places([1], [4])], [1], 1).tolist()
    [True, False]
    """
    ends = _line(words[0])
    for word, step in zip(words[1:], steps, strict=True):
        here = _line(word)
        if not len(ends):
            break
        if slop == 1:
            here = here[_marked(here, ends + step)]
        before = ends.searchsorted(here - step, "right") - 1  # the nearest end that is far enough
        ends = here[(before >= 0) & (here - ends[before] < step + slop)]
    found = np.zeros(len(words[0].counts), bool)
    found[ends // _ROOM] = True
    return found


def _marked(numbers: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tells most of the numbers that are not among others, and takes all that are.

    A table that fits the processor's cache is several times quicker than bisection.
    """
    bits = np.uint64(max(14, (4 * len(others)).bit_length()))
    table = np.zeros(1 << int(bits), bool)
    table[_hashed(others, bits)] = True
    return table[_hashed(numbers, bits)]


def _hashed(numbers: NDArray[np.int64], bits: np.uint64) -> NDArray[np.uint64]:
    """Multiplicative hashing (Knuth, "The Art of Computer Programming", volume 3, section 6.4)."""
    return (numbers.view(np.uint64) * _GOLDEN) >> (np.uint64(64) - bits)


def _line(word: Places) -> NDArray[np.int64]:
    """All places on one line, each row with room of its own."""
    counts, where = word.counts, word.starts
    rows = np.arange(len(counts), dtype=np.int64)
    total = int(counts.sum())
    if total != len(counts):
        rows = rows.repeat(counts)
        starts = where - (counts.cumsum(dtype=np.int64) - counts)
        where = np.add(starts[rows], np.arange(total))
    rows *= _ROOM
    rows += word.places[where].astype(np.int64)
    return rows
