"""Words in sequence, for all documents at once."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.columns.arrays import ranges
from archive.index.engines.whoosh.postings import Places

__all__ = ["in_sequence"]

_ROOM: Final = 2**33
"""More than any position and any distance between words: what sets documents apart on one line."""


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
        before = ends.searchsorted(here - step, "right") - 1  # the nearest end that is far enough
        ends = here[(before >= 0) & (here - ends[before] < step + slop)]
    found = np.zeros(len(words[0].counts), bool)
    found[ends // _ROOM] = True
    return found


def _line(word: Places) -> NDArray[np.int64]:
    counts = word.counts
    line = word.places[ranges(word.starts, counts)].astype(np.int64)
    line += (np.arange(len(counts)) * _ROOM).repeat(counts)
    return line
