"""Evidence that a Korean word begins with a name: surname, syllables of given names, titles, particles.

Korean writes a name and what belongs to it without a space (김영남위원장은), and most surnames are also
the first syllable of ordinary words. What a word says by itself is added up once a word; what stands
beside it is added where it stands.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from archive.people.finding.eastern.surnames import eastern_surnames
from archive.people.tables import table

__all__ = ["Reading", "closed", "ending", "is_title", "reading", "titles"]

# What a part of a word adds.
_SELDOM, _FREQUENT, _OTHER, _COMPOUND = 2.0, 1.5, 0.3, 3.0
_TELLING, _WEAK, _UNKNOWN = 1.0, 0.5, -1.5
_ORDINARY: Final = -2.0
"""The first two syllables begin an ordinary word (정부, 이번)."""
_ONE: Final = -1.7
"""A given name of one syllable."""
_TITLE, _SHORT_TITLE = 3.0, 1.0
_FITS, _UNFIT, _POLITE = 0.6, -1.5, 1.5
"""A particle that fits the last sound of the name, that does not, that only persons have."""

_VERB: Final = -4.0
"""하여, 하였다: a verb."""
_VERBAL: Final = frozenset(("여", "였다", "였으며", "였고", "였지만", "는", "나", "라", "면", "게"))
_OPEN: Final = frozenset(("가", "는", "를", "와", "라고", "라는", "로", "였다", "여"))
_CLOSED: Final = frozenset(("이", "은", "을", "과", "이라고", "이라는", "으로", "이었다", "이며", "이다"))
_PERSONAL: Final = frozenset(("께서", "께서는", "께서도", "에게", "에게는", "에게서", "께", "한테"))


class Reading(NamedTuple):
    """A name at the head of a word: its syllables, its evidence, the titles and the particle after it."""

    size: int
    score: float
    titles: str
    particle: str


@cache
def _data() -> Any:
    return table("languages", "ko")


@cache
def _names() -> Any:
    return table("names", "korean")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_names()[name])


@cache
def titles() -> frozenset[str]:
    return frozenset(_data()["titles"])


@cache
def ending() -> re.Pattern[str]:
    """What may follow a name in its word: titles, then a particle, then the end."""
    found = "|".join(sorted(_data()["titles"], key=len, reverse=True))
    particles = "|".join(sorted(_data()["particles"], key=len, reverse=True))
    return re.compile(f"(?P<titles>(?:{found})*)(?P<plural>들)?(?P<particle>{particles})?$")


@cache
def _stop() -> tuple[str, ...]:
    return tuple(_data()["stop"])


def closed(syllable: str) -> bool:
    """True where a syllable ends in a consonant."""
    return (ord(syllable) - 0xAC00) % 28 > 0


@lru_cache(maxsize=65536)
def reading(word: str) -> Reading | None:
    """The name with most evidence that a word of Hangul begins with; ``None`` where none can be."""
    if len(word) < 2 or word[0] not in _firsts() or word.startswith(_stop()):
        return None
    found = [one for size in (2, 3, 4) if (one := _of_size(word, size)) is not None]
    return max(found, key=lambda one: one.score, default=None)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(one[0] for one in eastern_surnames("ko"))


def _of_size(word: str, size: int) -> Reading | None:
    if len(word) < size:
        return None
    name = word[:size]
    surname = 2 if size > 2 and name[:2] in eastern_surnames("ko") else 1
    given = name[surname:]
    if len(given) > 2 or (surname == 1 and name[0] not in eastern_surnames("ko")):
        return None
    if given in _places() or name in _things():
        return None
    match = ending().match(word, size)
    # …위원장, …위원회: an organisation's name ran into its chairman.
    if match is None or (given[-1] == "위" and word[size : size + 1] == "원"):
        return None
    said, particle = match["titles"], match["particle"] or ""
    if said and name + said in titles():
        return None
    score = _COMPOUND if surname == 2 else _surname(name[0])
    score += _given(given)
    if surname == 1 and name[1] in _names()["ordinary"].get(name[0], ""):
        score += _ORDINARY
    if said:
        score += _TITLE if len(said) > 1 or said == "씨" else _SHORT_TITLE
    elif particle:
        score += _particle(name[-1], particle)
    return Reading(size, score, said, particle)


def _surname(surname: str) -> float:
    if surname in _set("seldom_words"):
        return _SELDOM
    return _FREQUENT if surname in _set("frequent") else _OTHER


def _given(given: str) -> float:
    if len(given) == 1:
        return _ONE + _syllable(given, "second")
    return _syllable(given[0], "first") + _syllable(given[1], "second")


def _syllable(syllable: str, place: str) -> float:
    if syllable not in _set(place):
        return _UNKNOWN
    return _WEAK if syllable in _set(f"{place}_weak") else _TELLING


def _particle(last: str, particle: str) -> float:
    if particle in _PERSONAL:
        return _POLITE
    if last == "하" and particle in _VERBAL:
        return _VERB
    if particle in _OPEN or particle in _CLOSED:
        return _FITS if closed(last) == (particle in _CLOSED) else _UNFIT
    return 0.0


@cache
def _places() -> frozenset[str]:
    return frozenset(_data()["places"])


@cache
def _things() -> frozenset[str]:
    return frozenset(_data()["things"])


@lru_cache(maxsize=65536)
def is_title(word: str) -> bool:
    """True for a word that ends in a title, alone or after an office: 내각총리, 외무상."""
    found = titles()
    return any(word[cut:] in found for cut in range(max(0, len(word) - 8), len(word) - 1))
