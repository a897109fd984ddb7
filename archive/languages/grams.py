"""Overlapping pairs of characters, for scripts in which a word has no certain bounds.

A character with its marks is one unit. A run of ``n`` units has ``n - 1`` pairs, or the unit itself
where it stands alone. Positions count units, so neighbouring pairs of a run have neighbouring
positions, and 김정일동지 has the pairs of 김정일 동지 at the same places.
"""

import re
from collections.abc import Sequence
from operator import add

from archive.languages.folding import fold, fold_run
from archive.languages.hangul import southern_spans, southern_spelling
from archive.languages.tokens import HANGUL, kind

__all__ = ["pairs", "unit_spans", "units"]

_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # Thai
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Lao
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f"  # Burmese
    "\u17b4-\u17d3\u17dd"  # Khmer
    "\u3099\u309a"  # voicing of kana
    "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"  # choice of a glyph
)
_HAS_MARK = f"[{_MARKS}]"
_UNIT = f".[{_MARKS}]*"


def units(run: str) -> Sequence[str]:
    """The folded units of an eojeol or of an unspaced run of a prepared text."""
    if kind(run) == HANGUL:
        return southern_spelling(run)
    if re.search(_HAS_MARK, run):
        return [unit for unit in map(fold, re.findall(_UNIT, run)) if unit]
    return fold_run(run)


def unit_spans(run: str) -> list[tuple[str, int, int]]:
    """:func:`units`, each with its place in ``run``."""
    if kind(run) == HANGUL:
        return southern_spans(run)
    found = ((fold(match[0]), *match.span()) for match in re.finditer(_UNIT, run))
    return [unit for unit in found if unit[0]]


def pairs(of: Sequence[str]) -> list[str]:
    """Neighbours of a run joined.

    >>> pairs("平壌市"), pairs("党")
    (['平壌', '壌市'], ['党'])
    """
    return list(map(add, of, of[1:])) if len(of) > 1 else list(of)
