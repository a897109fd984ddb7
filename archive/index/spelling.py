"""How far one spelling is from another."""

import unicodedata
from collections.abc import Iterable
from typing import Final

__all__ = ["distance", "near"]

_HANGUL: Final = range(0xAC00, 0xD7A4)


def near(word: str, words: Iterable[str], *, distance: int, prefix: int = 0) -> list[str]:
    """The ``words`` at most ``distance`` edits from ``word`` that share its first ``prefix`` letters."""
    start = word[:prefix]
    plain = _letters(word)
    shortest, longest = len(word) - distance, len(word) + distance
    if plain != word:
        # An edit of a letter within a syllable changes the number of syllables by one at most.
        longest += distance
    return [
        other
        for other in words
        if shortest <= len(other) <= longest
        and other.startswith(start)
        and _distance(plain, _letters(other), distance) <= distance
    ]


def distance(word: str, other: str, limit: int) -> int:
    """Damerau–Levenshtein distance (optimal string alignment); ``limit + 1`` for all that is farther.

    Insertions, deletions, replacements and swaps of neighbours count one each. A syllable of Hangul
    counts by its letters.

    >>> distance("pyongyang", "pyognyang", 2), distance("평양", "평앙", 2), distance("cuba", "korea", 2)
    (1, 1, 3)
    """
    return _distance(_letters(word), _letters(other), limit)


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word) if any(ord(letter) in _HANGUL for letter in word) else word


def _distance(word: str, other: str, limit: int) -> int:
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        here = [row] + [0] * len(other)
        for column, match in enumerate(other, 1):
            cost = min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (letter != match))
            if row > 1 and column > 1 and letter == other[column - 2] and match == word[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            here[column] = cost
        if min(here) > limit:
            return limit + 1
        before, last = last, here
    return min(last[-1], limit + 1)
