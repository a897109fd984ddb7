"""Overlapping pairs of characters, for scripts in which a word has no certain bounds.

A character with its marks is one unit. A run of ``n`` units has ``n - 1`` pairs, or the unit itself
where it stands alone. Positions count units, so neighbouring pairs of a run have neighbouring
positions, and 김정일동지 has the pairs of 김정일 동지 at the same places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import add

from archive.languages.folding import fold, fold_run
from archive.languages.hangul import southern_spans, southern_spelling
from archive.languages.tokens import HANGUL, doubled, folded_lines, kind

__all__ = ["pairs", "southern", "unit_spans", "units", "units_of_runs"]

_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # Thai
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Lao
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f"  # Burmese
    "\u17b4-\u17d3\u17dd"  # Khmer
    "\u3099\u309a"  # voicing of kana
    "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"  # choice of a glyph
)
_TAKEN_APART = "\u0e33\u0eb3\u0edc\u0edd"
"""Letters of Thai and Lao that folding makes two characters of; they stay one unit."""

_folded = lru_cache(maxsize=10_000)(fold)
southern = lru_cache(maxsize=2_000)(southern_spelling)
"""An eojeol is spelled once for its pairs and once for its stem."""


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(f".[{_MARKS}]*")


@cache
def _by_unit() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}{_TAKEN_APART}]")


def units(run: str) -> Sequence[str]:
    """The folded units of an eojeol or of an unspaced run of a prepared text."""
    return southern(run) if kind(run) == HANGUL else next(units_of_runs([run]))


def units_of_runs(runs: Iterable[str]) -> Iterator[Sequence[str]]:
    """:func:`units` of each of the unspaced runs of a text."""
    text = doubled("\n".join(runs))
    by_unit, unit = _by_unit(), _unit()
    if not by_unit.search(text):
        yield from folded_lines(text)
        return
    for line in text.split("\n"):
        if by_unit.search(line):
            yield list(filter(None, map(_folded, unit.findall(line))))
        else:
            yield fold_run(line)


def unit_spans(run: str) -> list[tuple[str, int, int]]:
    """:func:`units`, each with its place in ``run``."""
    if kind(run) == HANGUL:
        return southern_spans(run)
    found = ((_folded(match[0]), *match.span()) for match in _unit().finditer(doubled(run)))
    return [unit for unit in found if unit[0]]


def pairs(of: Sequence[str]) -> list[str]:
    """Neighbours of a run joined.

    >>> pairs("平壌市"), pairs("党")
    (['平壌', '壌市'], ['党'])
    """
    return list(map(add, of, of[1:])) if len(of) > 1 else list(of)
