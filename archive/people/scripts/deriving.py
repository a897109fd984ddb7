"""Forms of a name that a rule makes certain enough to be generated, for a register.

Only what a paper would print is made: Korean and Chinese names through their systems, Russian, Ukrainian and
Bulgarian ones in the Latin letters of each language. How sure a form is says how much the system folds
together; a name of two syllables is worth less, for too many share it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from archive.people.finding.eastern.surnames import split_eastern
from archive.people.keys import is_han, script, words

__all__ = ["DerivedForm", "derived"]


class DerivedForm(NamedTuple):
    """A form in another script or spelling; ``script`` is ISO 15924, ``confidence`` 0 to 1."""

    name: str
    script: str
    system: str
    confidence: float


_KOREAN: Final = {"rr": 0.97, "dprk": 0.96, "mr-marked": 0.97, "mr": 0.93, "kontsevich": 0.96}
_CHINESE: Final = {
    "pinyin": ("Latn", 0.97),
    "wade-giles": ("Latn", 0.95),
    "palladius": ("Cyrl", 0.97),
    "hangul": ("Hang", 0.96),
}
_READ: Final = 0.96
_SHORT: Final = 0.07
"""Less for a name of two syllables."""

_CYRILLIC: Final = {"ru": "ru", "uk": "uk", "bg": "bg"}
_PRESS: Final = 0.96
_LEARNED: Final = 0.98
_EXACT: Final = frozenset(("iso9", "scholarly", "bgn"))


def derived(name: str, language: str, *, korean: bool | None = None) -> Iterator[DerivedForm]:
    """Forms that the rules make of a full name in a language (BCP 47), none of them equal to it.

    ``korean`` says whether a name in Hangul or Han characters is a Korean's; ``None``: Hangul is, and Han
    characters are where the language is Korean. Nothing is derived from a name whose reading is not certain.

    >>> sorted(one.name for one in derived("최룡해", "ko") if one.script == "Latn")
    ['Choe Ryong Hae', 'Choe Ryonghae', 'Ch’oe Ryonghae']
    """
    primary = language.split("-")[0]
    code = script(name)
    found: Iterator[DerivedForm] = iter(())
    if code == "Hang" and korean is not False:
        found = _korean(name)
    elif code == "Hani" and primary in ("zh", "ko", "ja"):
        is_korean = primary == "ko" if korean is None else korean
        if is_korean:
            found = _korean_han(name)
        elif primary == "zh":
            found = _chinese(name)
    elif code == "Cyrl" and primary in _CYRILLIC and korean is not True:
        found = _slavic(name, primary)
    seen = {name}
    for form in found:
        if form.name not in seen:
            seen.add(form.name)
            yield form


def _whole(name: str) -> str | None:
    found = words(name)
    return found[0] if len(found) == 1 and 2 <= len(found[0]) <= 4 else None


def _less(confidence: float, given: int) -> float:
    return round(confidence if given > 1 else confidence - _SHORT, 2)


def _korean(name: str) -> Iterator[DerivedForm]:
    from archive.people.scripts.korean import is_hangul, romanise, romanise_joined, southern

    whole = _whole(name)
    if whole is None or not is_hangul(whole):
        return
    surname = len(split_eastern(whole)[0])
    given = len(whole) - surname
    south = southern(whole)
    if south != whole:
        yield DerivedForm(south, "Hang", "southern spelling", _less(0.99, given))
    for system, confidence in _KOREAN.items():
        spelled = south if system == "rr" else whole
        code = "Cyrl" if system == "kontsevich" else "Latn"
        if system in ("rr", "mr", "mr-marked"):
            written = romanise_joined(spelled, system, surname=surname)
        else:
            written = romanise(spelled, system, surname=surname)
        yield DerivedForm(written, code, system, _less(confidence, given))


def _korean_han(name: str) -> Iterator[DerivedForm]:
    from archive.people.scripts.hanja import hangul_of

    whole = _whole(name)
    found = hangul_of(whole) if whole and all(map(is_han, whole)) else ()
    if len(found) != 1:
        return
    yield DerivedForm(found[0], "Hang", "hanja", _less(_READ, len(found[0]) - 1))
    for form in _korean(found[0]):
        yield form._replace(system=f"hanja, {form.system}", confidence=round(form.confidence - 0.01, 2))


def _chinese(name: str) -> Iterator[DerivedForm]:
    from archive import languages
    from archive.people.scripts.chinese import pinyin_of, write
    from archive.people.scripts.hanja import hangul_of

    whole = _whole(name)
    if whole is None or not all(map(is_han, whole)):
        return
    surname = len(split_eastern(languages.fold(whole))[0])
    given = len(whole) - surname
    read = pinyin_of(whole)
    if len(read) == 1 and given:
        for system, (code, confidence) in _CHINESE.items():
            yield DerivedForm(write(read[0], system, surname=surname), code, system, _less(confidence, given))
    hangul = hangul_of(whole)
    if len(hangul) == 1 and given:
        yield DerivedForm(hangul[0], "Hang", "hanja", _less(_READ, given))


@cache
def _systems(language: str) -> tuple[str, ...]:
    from archive.people.scripts.cyrillic import SYSTEMS, of

    return tuple(system for system in SYSTEMS if of(system) == language)


def _slavic(name: str, language: str) -> Iterator[DerivedForm]:
    """Each system that is for the language; not for names that are Chinese or Korean, of single syllables."""
    from archive.people.scripts.cyrillic import is_patronymic, latin

    found = words(name)
    if len(found) < 2 or sum(map(len, found)) < 9:
        return
    for system in _systems(language):
        confidence = _LEARNED if system in _EXACT else _PRESS
        yield DerivedForm(latin(name, system), "Latn", system, confidence)
    if len(found) == 3 and is_patronymic(found[1]):
        parts = name.split()
        if len(parts) == 3:
            short = f"{parts[0]} {parts[2]}"
            yield DerivedForm(short, "Cyrl", "patronymic left out", 0.95)
            for system in _systems(language):
                yield DerivedForm(latin(short, system), "Latn", f"{system}, patronymic left out", 0.95)
