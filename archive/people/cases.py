"""Bringing inflected names back to their base form."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.people.inflection import base_forms, declines
from archive.people.keys import fold
from archive.people.lexicon import Given, Lexicon

__all__ = ["Case", "normalised"]


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
    out = list(parts)
    for index, part in enumerate(parts):
        # Abbreviated and hyphenated given names are not in the tables: they are left as they are.
        readings = lexicon.readings(fold(part))
        if readings:
            base, gender, cases = _given(readings, parts[index + 1 :], language)
            out[index] = base or part
            break
    else:
        index = -1
    if not cases:
        return " ".join(out), tuple(said) if out == parts else _words(out)
    for later in range(index + 1, len(parts)):
        out[later] = _base(parts[later], gender, cases, language)
    return " ".join(out), _words(out)


def _words(parts: list[str]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in fold(part).replace(".", " ").replace("-", " ").split())


def _given(
    found: tuple[Given, ...], rest: list[str], language: str
) -> tuple[str | None, str, frozenset[int]]:
    """The reading of a given name that its surname allows: the base form unless that must decline."""
    nominative = [one for one in found if one.case == -1]
    if nominative and not (len(nominative) < len(found) and _declined_man(rest, language)):
        return None, nominative[0].gender, frozenset()
    oblique = [one for one in found if one.case != -1]
    base, gender = oblique[0].base, oblique[0].gender
    return base, gender, frozenset(one.case for one in oblique if one.base == base)


def _declined_man(rest: list[str], language: str) -> bool:
    """Александра Новака: the surname is the genitive of a man's, so the given name is too."""
    last = rest[-1] if rest else ""
    bases = [one for one in base_forms(last, language) if one.gender == "m" and one.case == 0]
    return bool(bases) and not last.endswith(("ова", "ева", "ина", "ska", "cka"))


def _base(part: str, gender: str, cases: frozenset[int], language: str) -> str:
    fitting = [one for one in base_forms(part, language) if one.case in cases and one.gender in ("", gender)]
    if gender == "f":
        fitting = [one for one in fitting if one.gender == "f" or one.base[-1:] in "аяaя"]
    if not fitting:
        return part
    return max(fitting, key=lambda one: (one.taken, -len(one.base))).base
