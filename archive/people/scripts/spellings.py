"""Korean syllables by how they are spelled, and what a spelling can stand for.

====================== ==================================================================
system                 source
====================== ==================================================================
``dprk``               romanisation of the DPRK of 1992, as its press spells persons
``mr``                 McCune and Reischauer 1939, its signs left out
``rr``                 Revised Romanization of Korean, ministry notice 2000-8
``personal``           what persons of the South chose: no system, a table of what is usual
``kontsevich``         L. R. Kontsevich 1966
``traditional``        Russian, Ukrainian and Bulgarian spellings beside it (Ким Чен Ир)
====================== ==================================================================

A spelling can stand for several syllables: Yong is 영 and 용. The *share* of a syllable says how likely
it is among them, by how frequent each is in given names and by whether a system gives it.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import Final, NamedTuple

from archive.people.finding.eastern.surnames import eastern_surnames
from archive.people.keys import fold
from archive.people.scripts.korean import southern, syllable
from archive.people.tables import table

__all__ = ["Reading", "candidates", "read", "spellings"]

_SYSTEMS: Final = {"Latn": ("dprk", "mr", "rr"), "Cyrl": ("kontsevich",)}
_OTHER: Final = {"Latn": ("personal", 0.3), "Cyrl": ("traditional", 0.3)}
_FIRST: Final = 0xAC00
_WEIGHTS: Final = (10.0, 3.0, 1.0)
"""Of the three classes of how frequent a syllable is."""


class Reading(NamedTuple):
    """A way to read a spelled name as a Hangul one.

    ``share`` is the joint share of its syllables, 0 to 1; ``least`` that of the most doubtful one.
    """

    system: str
    share: float
    least: float


@lru_cache(maxsize=4096)
def spellings(char: str, script: str, *, surname: bool = False) -> dict[str, tuple[frozenset[str], float]]:
    """Folded spellings of a syllable (``Latn``, ``Cyrl``) → the systems and the weight, 0 to 1."""
    systems: dict[str, set[str]] = defaultdict(set)
    weights: dict[str, float] = {}
    other, low = _OTHER[script]

    def add(spelled: str, system: str, weight: float) -> None:
        folded = fold(spelled)
        systems[folded].add(system)
        weights[folded] = max(weight, weights.get(folded, 0.0))

    for spelled in _surname(char, script) if surname else ():
        add(spelled, other, 1.0)
    for system in _SYSTEMS[script]:
        for voiced in (False,) if surname else (False, True):
            add(syllable(char, system, voiced=voiced), system, 1.0)
    for spelled in table("scripts", "korean")[other].get("syllables", {}).get(char, ()):
        add(spelled, other, 1.0)
    for one in dict.fromkeys((char, southern(char))):
        for system in _SYSTEMS[script]:
            add(syllable(one, system), system, low)
        for spelled in _free(one, other):
            add(spelled, other, low if one == char else low / 2)
    return {spelled: (frozenset(found), weights[spelled]) for spelled, found in systems.items()}


@cache
def _surname(char: str, script: str) -> tuple[str, ...]:
    data = table("scripts", "korean")
    names = data["surnames"] if script == "Latn" else data["traditional"]["surnames"]
    return tuple(names.get(char, ()))


def _free(char: str, kind: str) -> Iterator[str]:
    letters = table("scripts", "korean")[kind]
    initial, rest = divmod(ord(char) - _FIRST, 588)
    vowel, final = divmod(rest, 28)
    choices = (
        letters["initials"][initial].split() or [""],
        letters["vowels"][vowel].split(),
        letters["finals"][final].split() or [""],
    )
    yield from map("".join, product(*choices))


@cache
def _weight(char: str) -> float:
    frequent = table("scripts", "korean")["frequent"]
    if char in frequent["first"]:
        return _WEIGHTS[0]
    return _WEIGHTS[1] if char in frequent["second"] else _WEIGHTS[2]


@cache
def _spelled(script: str, surname: bool) -> dict[str, dict[str, float]]:
    """Spelling → every syllable that it can stand for → how likely, not yet divided by their sum."""
    chars = (
        [name for name in eastern_surnames("ko") if len(name) == 1]
        if surname
        else {*table("names", "surnames")["syllables"], *table("scripts", "hanja")["readings"]}
    )
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for char in sorted(chars):
        for spelled, (_, weight) in spellings(char, script, surname=surname).items():
            found[spelled][char] = weight * (10.0 if surname else _weight(char))
    return dict(found)


@lru_cache(maxsize=16384)
def _share(char: str, spelled: str, script: str, surname: bool) -> float:
    """The share of a syllable among those that a spelling can stand for; southern spellings count as one."""
    others = _spelled(script, surname).get(spelled, {})
    same = {char, southern(char)}
    own = max((others.get(one, 0.0) for one in same), default=0.0) or _WEIGHTS[2] * 0.3
    rest = sum(weight for one, weight in others.items() if not same & {one, southern(one)})
    return own / (own + (rest if not surname else 0.0))


def read(hangul: str, words: tuple[str, ...], script: str, *, surname: int = 1) -> Reading | None:
    """How folded words spell a Hangul name, surname first; ``None`` where they do not.

    A word may end only where a syllable does, and the surname only where a word does.

    >>> read("김정일", ("kim", "jong", "il"), "Latn").system
    'dprk'
    >>> read("김정일", ("kim", "jong", "un"), "Latn") is None
    True
    """
    joined = "".join(words)
    ends: set[int] = set()
    for word in words:
        ends.add(len(word) + max(ends, default=0))
    best: list[Reading] = []

    def follow(place: int, at: int, shares: tuple[float, ...], systems: tuple[frozenset[str], ...]) -> None:
        if at == len(hangul):
            if place == len(joined):
                best.append(Reading(_system(systems[surname:], script), prod(shares), min(shares)))
            return
        is_surname = at < surname
        for spelled, (system, _) in spellings(hangul[at], script, surname=is_surname).items():
            end = place + len(spelled)
            if not spelled or not joined.startswith(spelled, place):
                continue
            if any(place < stop < end for stop in ends) or (at + 1 == surname and end not in ends):
                continue
            one = _share(hangul[at], spelled, script, is_surname)
            follow(end, at + 1, (*shares, one), (*systems, system))

    follow(0, 0, (), ())
    return max(best, key=lambda reading: reading.share) if best else None


def _system(systems: tuple[frozenset[str], ...], script: str) -> str:
    """The first system that all given syllables are spelled by, else the name for none."""
    common = frozenset.intersection(*systems) if systems else frozenset()
    return next((one for one in _SYSTEMS[script] if one in common), _OTHER[script][0])


def candidates(words: tuple[str, ...], script: str, *, most: int = 8) -> list[str]:
    """Hangul names that folded words of one syllable each can spell, the likeliest first.

    >>> candidates(("kim", "jong", "il"), "Latn")[0]
    '김정일'
    """
    found = [("", 1.0)]
    for place, word in enumerate(words):
        options = _spelled(script, place == 0).get(word, {})
        found = [(name + char, likely * weight) for name, likely in found for char, weight in options.items()]
        found.sort(key=lambda one: (-one[1], one[0]))
        del found[most * 4 :]
    return [name for name, _ in found[:most]]
