"""Text in scripts without word breaks, letter by letter: folded so that a name can be looked up anywhere.

Hangul counts among them, because a name is often written together with the words around it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import compress, count
from typing import Final

from archive import languages

__all__ = ["GAPS", "Letters", "folded", "is_unbroken", "occurrences"]

GAPS: Final = "·・‧•･=＝-‐－ \u3000"
"""What may stand between the parts of a name, or be left out."""

_GAP: Final = "\x02"
# Thai and Lao, Burmese, Khmer, Kana, Han, Hangul.
_LETTER: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]"
)


def is_unbroken(word: str) -> bool:
    """True where a folded word has a letter of such a script.

    >>> is_unbroken("金正恩"), is_unbroken("까스뜨로"), is_unbroken("castro")
    (True, True, False)
    """
    return not word.isascii() and _LETTER.search(word) is not None


class _Table(dict[str, str]):
    """One letter for each letter, so that offsets stay."""

    def __missing__(self, char: str) -> str:
        one = _GAP if char in GAPS else languages.fold(char)
        self[char] = one = one if len(one) == 1 else char
        return one


@cache
def _table() -> _Table:
    return _Table()


def folded(text: str) -> str:
    """A name as it is looked up: its letters folded one by one, without what stands between its parts.

    >>> folded("金正恩"), folded("乔·拜登"), folded("習近平")
    ('金正恩', '乔拜登', '习近平')
    """
    return _apart(text).replace(_GAP, "")


def _apart(text: str) -> str:
    # Faster than str.translate, which makes a number of every letter.
    return "".join(map(_table().__getitem__, text))


def occurrences(text: str, parts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the parts stand in a text, without overlaps: the first one, at one place the longest.

    >>> list(occurrences("金正恩金正", ["金正", "金正恩", "正恩"]))
    [(0, 3), (3, 5)]
    """
    found: list[tuple[int, int]] = []
    for part in parts:
        place = -1
        while (place := text.find(part, place + 1)) >= 0:
            found.append((place, -place - len(part)))
    last = 0
    for start, end in sorted(found):
        if start >= last:
            last = -end
            yield start, last


class Letters:
    """A text folded, without gaps, and where each letter of that stood."""

    def __init__(self, text: str) -> None:
        self._apart = _apart(text)
        self.text = self._apart.replace(_GAP, "")

    @cached_property
    def _before(self) -> list[int]:
        """For each gap, how many letters stand before it."""
        places = compress(count(), map(_GAP.__eq__, self._apart))
        return [place - gaps for gaps, place in enumerate(places)]

    def place(self, index: int) -> int:
        """Where in the text the letter number ``index`` stands."""
        return index + self._gaps_to(index)

    def _gaps_to(self, index: int) -> int:
        """How many gaps stand before a letter."""
        return bisect_left(self._before, index + 1)

    def cuts(self, start: int, size: int) -> Iterator[int]:
        """Letters before each gap inside the ``size`` letters from ``start`` on."""
        for gap in range(self._gaps_to(start), len(self._before)):
            cut = self._before[gap] - start
            if cut >= size:
                return
            yield cut
