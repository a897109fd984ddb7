"""Words in sequence, for all documents at once."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.index.engines.whoosh.postings import Places

__all__ = ["in_sequence"]

_ROOM: Final = 2**33
"""More than any position and any distance between words: what sets documents apart on one line."""


def in_sequence(words: Sequence[Places], steps: Sequence[int], slop: int) -> NDArray[np.bool_]:
    """Whether each document has the words in order, at the right distance.

    ``words`` gives for each word its positions in the same documents. Each word after the first stands
    as many places after the one before as ``steps`` says, or up to ``slop - 1`` more.

    >>> def places(*documents):
    ...     return np.array([len(item) for item in documents]), np.concatenate(documents)
    >>> in_sequence([places([0, 7], [2]), places([1], [4])], [1], 1).tolist()
    [True, False]
    """
    ends = _line(words[0])
    for word, step in zip(words[1:], steps, strict=True):
        here = _line(word)
        before = np.searchsorted(ends, here - step, "right") - 1  # the nearest end that is far enough
        near = (before >= 0) & (here - ends[before] < step + slop) if len(ends) else np.zeros(len(here), bool)
        ends = here[near]
    found = np.zeros(len(words[0][0]), bool)
    found[ends // _ROOM] = True
    return found


def _line(places: Places) -> NDArray[np.int64]:
    counts, positions = places
    return np.repeat(np.arange(len(counts)) * _ROOM, counts) + positions
