"""Surnames of the names that print without spaces, and where they end."""

from functools import cache

from archive.people.keys import is_han
from archive.people.tables import table

__all__ = ["eastern_surnames", "split_eastern"]


@cache
def eastern_surnames(script: str) -> frozenset[str]:
    """Surnames in Hangul (``ko``), in Han characters for Chinese and Korean (``zh``), Japanese (``ja``)."""
    if script == "zh":
        data = table("names", "chinese")
        return frozenset((*data["surnames"], *data["compound"]))
    if script == "ja":
        return frozenset(table("names", "japanese")["surnames"])
    return frozenset(table("names", "korean")["surnames"])


def split_eastern(name: str) -> tuple[str, str]:
    """Surname and given name of a Korean, Chinese or Japanese name without spaces.

    The longest surname of the tables that leaves a given name; else one character.

    >>> split_eastern("김정일"), split_eastern("남궁억"), split_eastern("野田佳彦"), split_eastern("胡锦涛")
    (('김', '정일'), ('남궁', '억'), ('野田', '佳彦'), ('胡', '锦涛'))
    """
    if all(map(is_han, name)):
        return _split_han(name)
    size = 2 if len(name) > 2 and name[:2] in eastern_surnames("ko") else 1
    return name[:size], name[size:]


def _split_han(name: str) -> tuple[str, str]:
    """A surname that Chinese and Japanese share by its first characters goes by the rest.

    >>> split_eastern("高野岩三郎"), split_eastern("高文谦"), split_eastern("林彪")
    (('高野', '岩三郎'), ('高', '文谦'), ('林', '彪'))
    """
    chinese, japanese = eastern_surnames("zh"), eastern_surnames("ja")
    for size in (3, 2):
        if len(name) > size and (name[:size] in japanese or name[:size] in chinese):
            short = len(name) == size + 1 and name[:size] not in chinese and name[0] in chinese
            if not short or name[-1] in table("names", "japanese")["given_alone"]:
                return name[:size], name[size:]
    if len(name) == 4:
        # A Japanese surname that is not listed; Chinese names of four characters have listed ones.
        return name[:2], name[2:]
    return name[:1], name[1:]
