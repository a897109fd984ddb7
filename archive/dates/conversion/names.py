"""What months that are not the Gregorian ones are called in a language."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from archive.dates import cldr
from archive.dates.calendar import calendar as calendar_of
from archive.dates.conversion.reckoning import day_of, reckoning_of
from archive.dates.tables import names_of, table
from archive.errors import UsageError

__all__ = ["month_names"]

_PATTERNS: Final = ("MMMM", "LLLL", "MMM", "LLL")
_SOME_DAY: Final = 730_000
_MARKS: Final = (
    (re.compile("[ʻʿʼ’'`]"), ("ʻ", "’", "'", "")),
    (re.compile(r"(?<=\w)-(?=\w)"), (" ",)),
    (re.compile("\u200c"), (" ", "")),
)
_BARE_ALIF: Final = str.maketrans("أإآ", "ااا")
_YEARS: Final = 3  # one of them at least has every month that a leap year has


@lru_cache(maxsize=512)
def month_names(calendar: str, language: str) -> Mapping[str, int]:
    """Every name of the calendar's own months in the language of a BCP 47 tag, without a final point.

    From ICU, whole and abbreviated, within a date and alone, and from the calendar's file. Left out is
    what names a Gregorian month of the language too, what has a number in it, and, unless the file
    says it, what ICU gives to two months. What a calendar without months of its own has is empty.
    """
    found = calendar_of(calendar)
    base = language.replace("_", "-").split("-")[0].lower()
    names: dict[str, set[int]] = {}
    if found.icu and found.own_months:
        for name, month in _icu_names(found.icu, calendar, language):
            for written in _written(name):
                names.setdefault(written, set()).add(month)
    known = {name: months.pop() for name, months in names.items() if len(months) == 1}
    for lists in (found.month_spellings.get("*", ()), found.month_spellings.get(base, ())):
        for month, spellings in enumerate(lists, 1):
            known.update({written: month for name in spellings for written in _written(name)})
    common = _common_names(base)
    return MappingProxyType({name: month for name, month in known.items() if _tells(name, common)})


def _written(name: str) -> list[str]:
    """A name with every mark that writers put for the same sound or leave out.

    The signs of ain and hamza (Shaʻban, Sha'ban, Shaban), what stands on the Arabic alif, the hyphen of
    the article (Dhu al-Hijjah), the joiner within a Persian name.
    """
    names = [name]
    for found, instead in _MARKS:
        names += [found.sub(mark, one) for one in names for mark in instead if found.search(one)]
    names += [one.translate(_BARE_ALIF) for one in names]
    return list(dict.fromkeys(names))


def _icu_names(icu: str, calendar: str, language: str) -> Iterator[tuple[str, int]]:
    """Nothing for a language that ICU does not know: it would write it in the language of the machine."""
    try:
        where = str(cldr.locale(language))
    except UsageError:
        return
    day, year = reckoning_of(calendar_of(calendar))
    some, *_ = day(_SOME_DAY)
    for one in range(some, some + _YEARS):
        for first in sorted(set(year(one)[:-1])):
            for pattern in _PATTERNS:
                name = day_of(icu, where, pattern, first).strip(" .\u200f")
                yield name, day(first)[1]


@lru_cache(maxsize=64)
def _common_names(language: str) -> frozenset[str]:
    """The Gregorian months of a language as CLDR and the language's file have them, case folded."""
    data = table("languages", language) if language in names_of("languages") else {}
    names = {name for month in data.get("months", ()) for name in month}
    for tag in data.get("locales", [language]):
        try:
            names.update(cldr.month_names(tag))
        except UsageError:
            continue
    return frozenset(name.casefold() for name in names)


def _tells(name: str, common: frozenset[str]) -> bool:
    return bool(name) and name.casefold() not in common and not any(char.isnumeric() for char in name)
