"""The script that characters are written in, by ISO 15924 code."""

from bisect import bisect_right
from collections import Counter
from functools import cache

from archive.languages.tables import code_points, table

__all__ = ["script", "script_counts", "scripts"]

NO_SCRIPT = "Zyyy"
"""ISO 15924 for what belongs to no script: digits, punctuation, symbols."""


def scripts(text: str) -> set[str]:
    """Scripts of the letters of ``text``.

    >>> sorted(scripts("Kim 김, 7"))
    ['Hang', 'Latn']
    """
    return set(script_counts(text))


def script_counts(text: str) -> Counter[str]:
    """How many letters of each script ``text`` has."""
    known = _known()
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        counts[known[char]] += count
    del counts[NO_SCRIPT]
    return counts


def script(word: str) -> str:
    """The script of the first letter of ``word``, or ``Zyyy`` where it has none."""
    known = _known()
    for char in word:
        if (found := known[char]) != NO_SCRIPT:
            return found
    return NO_SCRIPT


class _Known(dict[str, str]):
    """Scripts by character, filled as characters turn up; never more than there are characters."""

    def __init__(self) -> None:
        rows = [
            (first, last, code)
            for code, ranges in table("scripts")["ranges"].items()
            for first, last in code_points(ranges)
        ]
        self._rows = sorted(rows)
        self._firsts = [row[0] for row in self._rows]

    def __missing__(self, char: str) -> str:
        point = ord(char)
        place = bisect_right(self._firsts, point) - 1
        found = NO_SCRIPT
        if place >= 0 and point <= self._rows[place][1] and not char.isdecimal():
            found = self._rows[place][2]
        self[char] = found
        return found


@cache
def _known() -> _Known:
    return _Known()
