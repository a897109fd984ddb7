"""How far two words are from each other in sound: the cheapest way to change one into the other.

Costs are in sounds: 0 for the same, a quarter for a near one (b and p), and less than a whole for what a
script has to add (vowels in Hangul and kana) or to leave out (short vowels in Arabic letters, r at the end of
a syllable). Written for this project after Wagner and Fischer, The string-to-string correction problem, 1974.
"""

from functools import lru_cache
from math import inf
from typing import Final

from archive.people.keys import script
from archive.people.scripts.phones import LETTERS, near, same, sounds

__all__ = ["distance", "word_distance"]

_VOWELS: Final = frozenset("aeiouA@yáíú")
_LONG: Final = frozenset("áíú")
_LATIN: Final = frozenset(("Latn",))
_NEAR: Final = 0.25
_FARTHEST: Final = 2.0
_KOREAN: Final = frozenset(
    pair for one, two in ("gk", "dt", "bp", "JC", "JZ", "sS", "mn", "Ng") for pair in ((one, two), (two, one))
)
"""Sounds that Korean does not tell apart by itself, so that others write either."""


@lru_cache(maxsize=256)
def _same(scripts: frozenset[str], korean: bool) -> frozenset[tuple[str, str]]:
    found: frozenset[tuple[str, str]] = frozenset()
    for code in scripts:
        if code != "Latn" or len(scripts) == 1:
            found |= same(code)
    return found | _KOREAN if korean else found


class _Changes(dict[str, "_Change"]):
    """What it costs to say another sound for each sound."""

    def __init__(self, equal: frozenset[tuple[str, str]]) -> None:
        self._equal = equal

    def __missing__(self, sound: str) -> "_Change":
        self[sound] = found = _Change(sound, self._equal)
        return found


class _Change(dict[str, float]):
    """What it costs to say each sound for one."""

    def __init__(self, sound: str, equal: frozenset[tuple[str, str]]) -> None:
        self._sound = sound
        self._equal = equal

    def __missing__(self, other: str) -> float:
        pair = (self._sound, other)
        if self._sound == other or pair in self._equal:
            cost = 0.0
        elif pair in near():
            cost = _NEAR
        else:
            cost = 0.5 if self._sound in _VOWELS and other in _VOWELS else 0.9
        self[other] = cost
        return cost


@lru_cache(maxsize=256)
def _changes(scripts: frozenset[str], korean: bool) -> _Changes:
    return _Changes(_same(scripts, korean))


@lru_cache(maxsize=65536)
def _gaps(phones: str, scripts: frozenset[str]) -> tuple[float, ...]:
    return tuple(_gap(phones, place, scripts) for place in range(len(phones)))


def _gap(phones: str, place: int, scripts: frozenset[str]) -> float:
    """The cost of a sound that the other word lacks."""
    sound = phones[place]
    before = phones[place - 1] if place else ""
    after = phones[place + 1] if place + 1 < len(phones) else ""
    if sound == "@":
        return 0.02
    if sound in _VOWELS:
        return _vowel_gap(sound, before, after, scripts)
    if sound in "jw":
        return 0.1 if before and after else 0.3
    if sound == "h":
        return 0.3
    if sound == "g" and before == "N":
        return 0.05
    loose = not scripts.isdisjoint(("Hang", "Kana", "Hani"))
    if sound == "r" and loose and before in _VOWELS and after not in _VOWELS:
        return 0.1
    if "Hani" in scripts and (not after or after not in _VOWELS):
        return 0.12 if sound in "rl" else 0.3
    return 0.9


def _vowel_gap(sound: str, before: str, after: str, scripts: frozenset[str]) -> float:
    alone = before not in _VOWELS and after not in _VOWELS
    closed = bool(before) and alone
    if sound in _LONG:
        return 0.3 if sound == "á" else 0.5
    if "Arab" in scripts and after:
        return 0.04 if alone else 0.3
    if "Kana" in scripts and closed and sound in "uoi":
        return 0.05 if sound != "i" else 0.1
    if "Hani" in scripts and closed:
        return 0.08
    if "Hang" in scripts and closed and sound == "i" and before in "SJCZcsztd":
        return 0.1
    # The second half of a diphthong (Bayden, Baiden).
    return 0.25 if before in _VOWELS and sound in "iu" and not alone else 0.5


def distance(
    one: str, two: str, scripts: frozenset[str], korean: bool = False, *, most: float = inf
) -> float:
    """Cost of making ``one`` into ``two``, both strings of sounds, 0 and more; infinite if above ``most``.

    >>> distance("putin", "putin", frozenset(("Hang", "Latn")))
    0.0
    """
    if one == two:
        return 0.0
    changes = _changes(scripts, korean)
    lacking = _gaps(two, scripts)
    row = [0.0]
    for gap in lacking:
        row.append(row[-1] + gap)
    for sound, gap in zip(one, _gaps(one, scripts), strict=True):
        before = row[0]
        change = changes[sound]
        least = before + gap
        following = [least]
        for place, other in enumerate(two):
            above = row[place + 1]
            least += lacking[place]
            changed = before + change[other]
            if changed < least:
                least = changed
            if above + gap < least:
                least = above + gap
            following.append(least)
            before = above
        if min(following) > most:
            return inf
        row = following
    return round(row[-1], 4)


@lru_cache(maxsize=262144)
def word_distance(
    one: str, language: str, two: str, other: str, scripts: frozenset[str], korean: bool = False
) -> float:
    """The least distance of two words, each in its language, over all their readings.

    2 stands for any that is farther, for words that are so are different ones, and for no reading.
    """
    if "Arab" in scripts:
        # Arabic writes so few vowels that an English reading of the letters would allow any.
        language = LETTERS if script(one) == "Latn" else language
        other = LETTERS if script(two) == "Latn" else other
    # Two papers in Latin letters spell as their own language does.
    read = 2 if scripts == _LATIN else None
    least = _FARTHEST
    for first in sounds(one, language)[:read]:
        for second in sounds(two, other)[:read]:
            least = min(least, distance(first, second, scripts, korean, most=least))
    return least
