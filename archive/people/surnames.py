"""Surnames of the names that print without spaces, and where they end."""

from functools import cache

from archive.people.keys import is_han
from archive.people.tables import table

__all__ = ["eastern_surnames", "split_eastern"]


@cache
def eastern_surnames(script: str) -> frozenset[str]:
    """Surnames in Hangul (``ko``), in Han characters for Chinese and Korean (``zh``), Japanese (``ja``)."""
    return frozenset(table("names", "surnames")[script])


def split_eastern(name: str) -> tuple[str, str]:
    """Surname and given name of a Korean, Chinese or Japanese name without spaces.

    The longest surname of the tables that leaves a given name; else one character.

    >>> split_eastern("김정일"), split_eastern("남궁억"), split_eastern("野田佳彦"), split_eastern("胡锦涛")
    (('김', '정일'), ('남궁', '억'), ('野田', '佳彦'), ('胡', '锦涛'))
    """
    tables = ("ja", "zh") if all(map(is_han, name)) else ("ko",)
    for size in (3, 2):
        if len(name) > size and any(name[:size] in eastern_surnames(one) for one in tables):
            return name[:size], name[size:]
    if len(name) == 4 and tables[0] == "ja":
        # A Japanese surname that is not listed; Chinese names of four characters have listed ones.
        return name[:2], name[2:]
    return name[:1], name[1:]
