"""How far one spelling is from another, and from all the words of a vocabulary at once."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Spellings", "distance", "has_hangul", "near"]

_BREAK: Final = 10
_CODE_POINTS: Final = 0x110000

_Row: TypeAlias = dict[int, NDArray[np.int8]]
"""A row of the table of distances: for each column near the diagonal the values of all words."""


def near(word: str, words: Iterable[str], *, distance: int, prefix: int = 0) -> list[str]:
    """The ``words`` at most ``distance`` edits from ``word`` that share its first ``prefix`` letters."""
    start = word[:prefix]
    others = Spellings(other for other in words if other.startswith(start))
    return [other for other, _ in others.near(word, distance)]


def distance(word: str, other: str, limit: int) -> int:
    """Damerau–Levenshtein distance (optimal string alignment); ``limit + 1`` for all that is farther.

    Insertions, deletions, replacements and swaps of neighbours count one each. A syllable of Hangul
    counts by its letters.

    >>> distance("pyongyang", "pyognyang", 2), distance("평양", "평앙", 2), distance("cuba", "korea", 2)
    (1, 1, 3)
    """
    return next((edits for _, edits in Spellings([other]).near(word, limit)), limit + 1)


def has_hangul(word: str) -> bool:
    """Whether a word has a syllable of Hangul."""
    return any("\uac00" <= letter <= "\ud7a3" for letter in word)


class Spellings:
    """Words, none of which holds a line break, laid out so that all are compared with one at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = list(words)
        self._text = "\n".join(("", *self.words, ""))

    @cached_property
    def _plain(self) -> "_Layout":
        return _layout(self._text)

    @cached_property
    def _by_letters(self) -> "_Layout":
        return _layout(unicodedata.normalize("NFD", self._text))

    def near(self, word: str, limit: int) -> list[tuple[str, int]]:
        """The words at most ``limit`` edits from ``word``, in their order, and how far each of them is."""
        by_letters = has_hangul(word)
        layout = self._by_letters if by_letters else self._plain
        places = _distances(unicodedata.normalize("NFD", word) if by_letters else word, layout, limit)
        found = [(self.words[place], edits) for place, edits in places]
        if by_letters:
            return found
        # The letters of a syllable count also where only the other word has any.
        return [
            (other, edits if not has_hangul(other) else distance(other, word, limit))
            for other, edits in found
            if not has_hangul(other) or distance(other, word, limit) <= limit
        ]


class _Layout(NamedTuple):
    """The code points of words, one a line, and where the line breaks before and after them are."""

    codes: NDArray[np.uint32]
    breaks: NDArray[Any]


def _layout(text: str) -> _Layout:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _Layout(codes, (codes == _BREAK).nonzero()[0])


def _distances(word: str, layout: _Layout, limit: int) -> list[tuple[int, int]]:
    """The places of the words at most ``limit`` edits from ``word``, and how far each is."""
    codes, breaks = layout
    points = [ord(letter) for letter in word]
    numbers = np.zeros(_CODE_POINTS, np.uint8 if len(points) < 256 else np.uint16)
    numbers[points] = np.arange(1, len(points) + 1)
    letters = numbers[codes]
    starts, lengths = breaks[:-1] + 1, np.diff(breaks) - 1
    # A letter that the word does not have is an edit.
    foreign = np.cumsum(letters == 0, dtype=np.int32)
    close = (abs(lengths - len(points)) <= limit) & (foreign[breaks[1:] - 1] - foreign[breaks[:-1]] <= limit)
    which = close.nonzero()[0]
    found = np.full(len(lengths), limit + 1, np.int8)
    _settle(found, numbers[points].tolist(), _Words(letters, which, starts[which], lengths[which]), limit)
    return [(place, found.item(place)) for place in (found <= limit).nonzero()[0].tolist()]


class _Words(NamedTuple):
    """Words by number, with where the letters of each start, and how many there are."""

    letters: NDArray[Any]
    which: NDArray[Any]
    starts: NDArray[Any]
    lengths: NDArray[Any]

    def column(self, number: int) -> NDArray[Any]:
        """The letter of each word at a place from 1; some other one where it has no so many."""
        found: NDArray[Any] = self.letters[np.minimum(self.starts + (number - 1), len(self.letters) - 1)]
        return found

    def only(self, mask: NDArray[np.bool_]) -> "_Words":
        return _Words(self.letters, self.which[mask], self.starts[mask], self.lengths[mask])


def _settle(found: NDArray[np.int8], own: Sequence[int], words: _Words, limit: int) -> None:
    """Put the distances of ``words`` into ``found``.

    The table of each word is worked out for all words together, row by row and no farther from its
    diagonal than the limit; after each row the words that are too far are left behind.
    """
    one = np.int8(1)
    last: _Row = {column: np.full(len(words.which), column, np.int8) for column in range(limit + 1)}
    before: _Row = {}
    for row, letter in enumerate(own, 1):
        here: _Row = {}
        previous = words.column(max(row - limit - 1, 1))
        for column in range(max(row - limit, 0), row + limit + 1):
            if column == 0:
                here[0] = np.full(len(words.which), row, np.int8)
                continue
            there = words.column(column)
            best = last[column - 1] + (there != letter)
            for other in (last.get(column), here.get(column - 1)):
                if other is not None:
                    best = np.minimum(best, other + one)
            if row > 1 and column - 2 in before:
                swapped = (there == own[row - 2]) & (previous == letter)
                best = np.where(swapped, np.minimum(best, before[column - 2] + one), best)
            here[column] = best
            previous = there
        alive = np.minimum.reduce(list(here.values())) <= limit
        if not alive.all():
            words = words.only(alive)
            last = {column: values[alive] for column, values in last.items()}
            here = {column: values[alive] for column, values in here.items()}
        before, last = last, here
    for column, values in last.items():
        ended = words.lengths == column
        found[words.which[ended]] = np.minimum(values[ended], limit + 1)
