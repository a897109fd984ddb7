"""How far one spelling is from another, and from all the words of a vocabulary at once."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Spellings", "distance", "has_hangul", "lines", "near"]

_BREAK: Final = 10
_CODE_POINTS: Final = 0x110000
_ASCII: Final = 0x80
_STEP: Final = 1 << 16

_SYLLABLES: Final = range(0xAC00, 0xD7A4)
_JAMO: Final = range(0x1100, 0x1200)
_LEADS: Final = 0x1100
_VOWELS: Final = 0x1161
_TAILS: Final = 0x11A7
"""One before the first: a syllable may have none."""

_Row: TypeAlias = dict[int, NDArray[np.int8]]
"""A row of the table of distances: for each column near the diagonal the values of all words."""


def lines(words: Iterable[str]) -> str:
    """Words, none of which holds a line break, as a text with a line break behind each."""
    return "\n".join((*words, ""))


def near(word: str, words: Iterable[str], *, distance: int, prefix: int = 0) -> list[str]:
    """The ``words`` at most ``distance`` edits from ``word`` that share its first ``prefix`` letters."""
    start = word[:prefix]
    others = Spellings([lines(other for other in words if other.startswith(start))])
    return [other for other, _ in others.near(word, distance)]


def distance(word: str, other: str, limit: int) -> int:
    """Damerau–Levenshtein distance (optimal string alignment); ``limit + 1`` for all that is farther.

    Insertions, deletions, replacements and swaps of neighbours count one each. A syllable of Hangul
    counts by its letters.

    >>> distance("pyongyang", "pyognyang", 2), distance("평양", "평앙", 2), distance("cuba", "korea", 2)
    (1, 1, 3)
    """
    return next((edits for _, edits in Spellings([lines([other])]).near(word, limit)), limit + 1)


def has_hangul(word: str) -> bool:
    """Whether a word has a syllable of Hangul."""
    return any("\uac00" <= letter <= "\ud7a3" for letter in word)


class Spellings:
    """The words of texts, each with a line break behind it, laid out so that all are compared at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "".join(("\n", *texts))
        self._layout = _layout(self._text)

    def near(self, word: str, limit: int) -> list[tuple[str, int]]:
        """The words at most ``limit`` edits from ``word``, in their order, and how far each of them is."""
        if has_hangul(word):
            return self._by_letters(word, _maybe_near(word, self._layout, limit), limit)
        places, edits = _distances(word, self._layout, limit)
        found = list(zip(self._at(places), edits.tolist(), strict=True))
        # The letters of a syllable count also where only the other word has any.
        syllables = np.array([has_hangul(other) for other, _ in found], bool)
        parted = dict(self._by_letters(word, places[syllables], limit))
        return [
            (other, parted.get(other, edits))
            for other, edits in found
            if other in parted or not has_hangul(other)
        ]

    def _by_letters(self, word: str, places: NDArray[np.int64], limit: int) -> list[tuple[str, int]]:
        """Of some words those near ``word`` where syllables of Hangul count by their letters."""
        if not len(places):
            return []
        parted = unicodedata.normalize("NFD", "\n" + lines(self._at(places)))
        near, edits = _distances(unicodedata.normalize("NFD", word), _layout(parted), limit)
        return list(zip(self._at(places[near]), edits.tolist(), strict=True))

    def beginning(self, first: str, last: str) -> list[str]:
        """The words whose first letter is one from ``first`` to ``last``."""
        codes, breaks = self._layout
        letters = codes[breaks[:-1] + 1]
        return self._at(((letters >= ord(first)) & (letters <= ord(last))).nonzero()[0])

    def _at(self, places: NDArray[np.int64]) -> list[str]:
        breaks = self._layout.breaks
        starts, ends = (breaks[places] + 1).tolist(), breaks[places + 1].tolist()
        return [self._text[start:end] for start, end in zip(starts, ends, strict=True)]


class _Layout(NamedTuple):
    """The code points of words, one a line, and where the line breaks before and after them are."""

    codes: NDArray[np.uint32]
    breaks: NDArray[np.int64]


def _layout(text: str) -> _Layout:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _Layout(codes, (codes == _BREAK).nonzero()[0])


def _counts(layout: _Layout, each: NDArray[np.uint8]) -> NDArray[np.int32]:
    """What the letters of each word come to, given what each code point counts."""
    codes, breaks = layout
    until = np.empty(len(codes), np.int32)
    # NumPy makes numbers of eight bytes of what it looks up: step by step they stay in the cache.
    for start in range(0, len(codes), _STEP):
        until[start : start + _STEP] = each.take(codes[start : start + _STEP])
    np.cumsum(until, dtype=np.int32, out=until)
    found: NDArray[np.int32] = until[breaks[1:] - 1] - until[breaks[:-1]]
    return found


def _foreign(word: str) -> NDArray[np.uint8]:
    """1 for each code point that ``word`` does not have."""
    each = np.ones(_CODE_POINTS, np.uint8)
    each[[ord(letter) for letter in word]] = 0
    return each


def _maybe_near(word: str, layout: _Layout, limit: int) -> NDArray[np.int64]:
    """The places of all words that, by their letters, may be at most ``limit`` edits from one of Hangul.

    To part a whole vocabulary into letters would take longer than all else.
    """
    letters = unicodedata.normalize("NFD", word)
    each = _foreign(letters)
    of_hangul = np.zeros(_CODE_POINTS, np.uint8)
    of_hangul[_JAMO.start : _JAMO.stop] = 1
    leads, rest = np.divmod(np.arange(len(_SYLLABLES)), 588)
    vowels, tails = np.divmod(rest, 28)
    syllables = slice(_SYLLABLES.start, _SYLLABLES.stop)
    of_hangul[syllables] = 2 + (tails > 0)
    counts = each[_LEADS + leads] + each[_VOWELS + vowels] + each[_TAILS + tails] * (tails > 0)
    # Some sign with a mark may be of letters of the word.
    each[_ASCII:] = 0
    each[syllables] = counts
    least = sum(ord(letter) in _JAMO for letter in letters) - limit
    return ((_counts(layout, of_hangul) >= least) & (_counts(layout, each) <= limit)).nonzero()[0]


def _distances(word: str, layout: _Layout, limit: int) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """The places of the words at most ``limit`` edits from ``word``, and how far each is."""
    starts, lengths = layout.breaks[:-1] + 1, np.diff(layout.breaks) - 1
    # A letter that the word does not have is an edit.
    foreign = _counts(layout, _foreign(word))
    which = ((abs(lengths - len(word)) <= limit) & (foreign <= limit)).nonzero()[0]
    found = np.full(len(lengths), limit + 1, np.int8)
    words = _Words(layout.codes, which, starts[which], lengths[which])
    _settle(found, [ord(letter) for letter in word], words, limit)
    places = (found <= limit).nonzero()[0]
    return places, found[places]


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
