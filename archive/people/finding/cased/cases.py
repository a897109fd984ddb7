"""Bringing inflected names back to their base form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.people.finding.cased.lexicon import Given, Lexicon
from archive.people.inflection import Declined, base_forms, declines
from archive.people.keys import fold
from archive.people.tables import table

__all__ = ["Case", "is_womans", "normalised", "single"]

_SUFFIX: Final = re.compile(r"(?<=\w\w)['’][^\W\d_A-Z]{1,4}$")
"""An ending after an apostrophe: Farage'a."""

_ANY: Final = frozenset(range(5))
_WOMAN: Final = ("ая", "яя", "ová", "ská", "cká", "ska", "cka")
"""Endings of women's surnames that no case of a man's has."""
_POSSESSIVE: Final = ("ов", "ев", "ёв", "єв", "ин", "їн", "ін")
"""Endings of men's surnames to which a woman's adds а."""
_INDECLINABLE: Final = tuple("eiouyеиоуыэюі")
"""Last letters of men's given names that no case changes."""


@dataclass(frozen=True, slots=True)
class Case:
    """A possible base form of a word, as printed and folded."""

    base: str
    folded: str

    @staticmethod
    def readings(printed: str, language: str) -> Iterator["Case"]:
        for reading in base_forms(printed, language):
            yield Case(reading.base, fold(reading.base))


def normalised(
    printed: str, said: tuple[str, ...], lexicon: Lexicon, title: frozenset[int]
) -> tuple[str, tuple[str, ...]]:
    """The base form of a name and its folded words; unchanged where that cannot be told.

    A known given name shows gender and case; without one the case of the title before does, of a
    man. In the base form nothing is changed.
    """
    language = lexicon.language
    if not declines(language):
        return printed, said
    parts = printed.split()
    gender, cases = "m", title - {-1} if -1 not in title else frozenset()
    out = [_SUFFIX.sub("", part) for part in parts] if lexicon.suffixes else list(parts)
    if out != parts:
        # Jean-Claude'em Junckerem: what is written with an apostrophe shows that it is inflected.
        cases, parts = _ANY, out[:]
    for index, part in enumerate(parts):
        # Abbreviated and hyphenated given names are not in the tables: they are left as they are.
        readings = lexicon.readings(fold(part))
        if readings:
            base, gender, found = _given(fold(part), readings, parts[index + 1 :], language)
            if index + 1 < len(parts) and not found and gender == "m" and part[-1:] in _INDECLINABLE:
                found = _of_surname(parts[-1], lexicon)
            cases = found or (cases if cases is _ANY else found)
            out[index] = base or part
            break
    else:
        index, gender = -1, ""
    if not cases:
        return " ".join(out), tuple(said) if out == printed.split() else _words(out)
    for later in range(index + 1, len(parts)):
        out[later] = _base(parts[later], gender, cases, lexicon)
    return " ".join(out), _words(out)


def _words(parts: list[str]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in fold(part).replace(".", " ").replace("-", " ").split())


def _given(
    form: str, found: tuple[Given, ...], rest: list[str], language: str
) -> tuple[str | None, str, frozenset[int]]:
    """The reading of a given name that its surname allows: the base form unless that must decline."""
    nominative = [one for one in found if one.case == -1]
    if nominative and not (len(nominative) < len(found) and _declined_man(rest, language)):
        return None, nominative[0].gender, frozenset()
    oblique = [one for one in found if one.case != -1]
    if rest and rest[-1].endswith(_WOMAN) and all(one.gender == "m" for one in oblique):
        return None, "f", frozenset()  # Устина Заречная is no case of Устин
    if rest and len({one.base for one in oblique}) > 1 and not _is_own(rest[-1], language):
        # Marka Zuckerberga: of a foreigner, Mark rather than Marek.
        oblique.sort(key=lambda one: not form.startswith(fold(one.base)))
    base, gender = oblique[0].base, oblique[0].gender
    return base, gender, frozenset(one.case for one in oblique if one.base == base)


def _declined_man(rest: list[str], language: str) -> bool:
    """Александра Новака: the surname is the genitive of a man's, so the given name is too."""
    last = rest[-1] if rest else ""
    bases = [one for one in base_forms(last, language) if one.gender == "m" and one.case == 0]
    return bool(bases) and not last.endswith(("ова", "ева", "ина", "ska", "cka"))


def _is_own(surname: str, language: str) -> bool:
    """True for a surname with an ending of the language's own."""
    own = tuple(map(fold, table("names", "endings").get(language, ())))
    return any(fold(one.base).endswith(own) for one in base_forms(surname, language)) if own else False


def _of_surname(surname: str, lexicon: Lexicon) -> frozenset[int]:
    """Cases of a man's surname that is known in the base form alone: Джереми Ханта."""
    if lexicon.is_surname(fold(surname)):
        return frozenset()
    bases = (one for one in base_forms(surname, lexicon.language) if one.gender != "f")
    return frozenset(one.case for one in bases if lexicon.is_surname(fold(one.base)))


def _base(part: str, gender: str, cases: frozenset[int], lexicon: Lexicon) -> str:
    """The likeliest base form: a listed surname, what takes the longest ending, what is kept whole."""
    language = lexicon.language
    fitting = [
        one
        for one in base_forms(part, language)
        if one.case in cases and (not gender or one.gender in ("", gender))
    ]
    if gender == "f":
        fitting = [one for one in fitting if one.gender == "f" or one.base[-1:] in "аяaя"]
    if not fitting:
        return part

    def rank(one: Declined) -> tuple[bool, int, bool, int]:
        return lexicon.is_surname(fold(one.base)), one.taken, part.startswith(one.base), -len(one.base)

    return max(fitting, key=rank).base


def is_womans(printed: str, base: str) -> bool:
    """True for a case of a man's surname that is the base form of a woman's: Захарова, of Захаров."""
    return printed == base + "а" and base.endswith(_POSSESSIVE)


def single(printed: str, lexicon: Lexicon) -> str | None:
    """The listed surname that a single word is a case of; ``None`` where it is in the base form."""
    if not declines(lexicon.language) or lexicon.is_surname(fold(printed)):
        return None
    found = (one.base for one in base_forms(printed, lexicon.language))
    return next((base for base in found if lexicon.is_surname(fold(base))), None)
