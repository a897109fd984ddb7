"""Which words of two names answer each other, where names are given name and surname."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from archive.people.comparing.named import Named
from archive.people.comparing.verdict import Comparison
from archive.people.keys import fold
from archive.people.scripts.arabic import is_article, without_article
from archive.people.scripts.cyrillic import is_patronymic

__all__ = ["Pairing", "pairings"]

_MOST: Final = 6
_FEWEST: Final = 10
"""Letters of a name with a word left out: words of shorter ones agree by chance (Kim Song, Kim Song Nam)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """``pairs`` of words that must agree; ``most`` is the confidence that can come of it, and ``why``."""

    pairs: tuple[tuple[str, str], ...]
    most: float
    why: str

    def verdict(self, confidence: float, reason: str) -> Comparison:
        steps = tuple(f"{one} = {two}" for one, two in self.pairs)
        if confidence > self.most:
            return Comparison(self.most, f"{reason}; {self.why}", steps)
        return Comparison(confidence, f"{reason}; {self.why}" if self.why else reason, steps)


def pairings(a: Named, b: Named) -> Iterator[Pairing]:
    """The ways to pair the words of two names, at least two words each; the likeliest first."""
    one, two = _units(a), _units(b)
    if len(one) > _MOST or len(two) > _MOST or min(len(one), len(two)) < 2:
        if len(one) == len(two) == 1:
            yield Pairing(pairs=((one[0], two[0]),), most=0.84, why="one word only")
        return
    if len(one) == len(two):
        yield from _equal(one, two)
        return
    turned = len(one) > len(two)
    longer, shorter = (one, two) if turned else (two, one)
    for pairing in (*_joined(longer, shorter), *_dropped(longer, shorter)):
        yield _turn(pairing) if not turned else pairing


def _units(name: Named) -> tuple[str, ...]:
    return tuple(without_article(unit) for unit in name.units if not is_article(unit))


def _turn(pairing: Pairing) -> Pairing:
    return Pairing(pairs=tuple((two, one) for one, two in pairing.pairs), most=pairing.most, why=pairing.why)


def _equal(one: tuple[str, ...], two: tuple[str, ...]) -> Iterator[Pairing]:
    pairs, initials = _without_initials(tuple(zip(one, two, strict=True)))
    if len(pairs) > 1:
        why = "an initial stands for a name" if initials else ""
        yield Pairing(pairs=pairs, most=0.93 if initials else 1.0, why=why)
    turned = (two[-1], *two[:-1])
    if not initials and len(one) == 2:
        yield Pairing(
            pairs=tuple(zip(one, turned, strict=True)), most=0.9, why="surname first in one of them"
        )


def _without_initials(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """The pairs without middle initials that agree; with them where they do not."""
    kept = []
    initials = False
    for place, (one, two) in enumerate(pairs):
        first, second = fold(one), fold(two)
        middle = 0 < place < len(pairs) - 1
        if middle and 1 in (len(first), len(second)) and first[:1] == second[:1] and first != second:
            initials = True
            continue
        kept.append((one, two))
    return tuple(kept), initials


def _joined(longer: tuple[str, ...], shorter: tuple[str, ...]) -> Iterator[Pairing]:
    """Two words of the longer name are one of the other (Abd al-Aziz, Abdelaziz)."""
    if len(longer) != len(shorter) + 1:
        return
    long = sum(map(len, shorter)) > _FEWEST + 2
    for place in range(len(shorter)):
        words = (*longer[:place], "".join(longer[place : place + 2]), *longer[place + 2 :])
        yield Pairing(
            pairs=tuple(zip(words, shorter, strict=True)),
            most=0.93 if long else 0.84,
            why="two words are written as one",
        )


def _dropped(longer: tuple[str, ...], shorter: tuple[str, ...]) -> Iterator[Pairing]:
    """Pairings that leave words of the longer name out: in its middle, or a second surname."""
    missing = len(longer) - len(shorter)
    short = sum(map(len, shorter)) < _FEWEST
    for kept in combinations(range(len(longer)), len(shorter)):
        if kept[0] != 0:
            continue
        left = [word for place, word in enumerate(longer) if place not in kept]
        pairs = tuple(zip((longer[place] for place in kept), shorter, strict=True))
        at_end = kept[-1] != len(longer) - 1
        if missing == 1 and not at_end and len(shorter) == 2 and is_patronymic(fold(left[0])):
            yield Pairing(pairs=pairs, most=0.95, why="the patronymic is left out")
        elif short:
            yield Pairing(pairs=pairs, most=0.84, why="one has more words than the other")
        elif len(shorter) > 2:
            yield Pairing(pairs=pairs, most=0.84, why="one has more names than the other")
        elif at_end and missing > 1:
            yield Pairing(pairs=pairs, most=0.84, why="one has more surnames than the other")
        else:
            why = "a second surname is left out" if at_end else "a middle name is left out"
            yield Pairing(pairs=pairs, most=0.9, why=why)
