"""Which values of a field a filter means: the same rules for every engine."""

from collections.abc import Iterable, Sequence
from typing import Final

from archive import languages

__all__ = ["WRITTEN", "matching"]

WRITTEN: Final = "="
"""Stands before a person's value that is the written form alone, not whom it belongs to."""

_LOOSE: Final = frozenset({"subject", "place", "author"})


def matching(field: str, wanted: Iterable[str], texts: Sequence[str]) -> set[int]:
    """The numbers of those ``texts`` that one of the ``wanted`` values means.

    A language takes its narrower tags too (``ko`` takes ``ko-KP``). Names of authors are taken without
    regard to case, accents, hyphens and variants of Han characters; so are subjects and places where none
    is written as it is wanted. Other fields hold ids, which are taken as they are.
    """
    found: set[int] = set()
    for value in wanted:
        if field == "language":
            found |= {number for number, tag in enumerate(texts) if languages.matches_language(tag, value)}
            continue
        same = {number for number, text in enumerate(texts) if text == value}
        if field == "author" or (not same and field in _LOOSE):
            folded = _loose(value)
            same = {number for number, text in enumerate(texts) if _loose(text) == folded}
        found |= same
    return found


def _loose(text: str) -> str:
    return " ".join(languages.fold(text).replace("-", " ").split())
