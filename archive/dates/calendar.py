"""Calendars as data: what an era is called in each language, and how its years are counted.

Each file of ``calendars/`` is one calendar. An *era* counts years from a Gregorian one: the year is
``offset + sign * n``. Spellings go by language, ``"*"`` for every other one; ``before`` stands before
the number ("Juche 49"), ``after`` behind it ("49 года чучхе").
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from archive.dates.tables import names_of, table
from archive.errors import UsageError

__all__ = ["Calendar", "Era", "calendar", "calendars", "eras", "find_bare"]


class Era(NamedTuple):
    """``first`` and ``last`` bound the Gregorian years that can be named in it."""

    calendar: str
    offset: int
    sign: int
    first: int
    last: int
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    def year(self, number: int) -> int | None:
        """The Gregorian year of a year of the era, ``None`` if the era has no such year."""
        year = self.offset + self.sign * number
        return year if number > 0 and self.first <= year <= self.last else None


class Calendar(NamedTuple):
    """``icu`` is the name under which ICU formats it, ``show`` the form by language where we do.

    ``bare`` maps a language to the years that mean this calendar there with no era named.
    ``gregorian_months``: its months and days are the Gregorian ones, only its years differ. Dates before
    ``first_day`` or after ``last_day`` are not shown in it. ``table`` is the file, for what only one
    calendar has.
    """

    id: str
    eras: tuple[Era, ...]
    icu: str | None
    gregorian_months: bool
    show: Mapping[str, str]
    bare: Mapping[str, tuple[int, int]]
    first_day: str | None
    last_day: str | None
    table: Mapping[str, Any]


def calendars() -> tuple[str, ...]:
    """The identifiers of every calendar in which dates can be shown, sorted."""
    return names_of("calendars")


def calendar(name: str) -> Calendar:
    """Raises :class:`UsageError` that says which calendars there are."""
    if name not in calendars():
        raise UsageError(f"unknown calendar {name!r}; there are {', '.join(calendars())}")
    return _read(name)


def eras(language: str) -> tuple[tuple[str, bool, Era], ...]:
    """Every spelling of an era in the language: spelling, whether it stands before the number, era."""
    found = []
    for item in map(_read, calendars()):
        for era in item.eras:
            for names, before in ((era.before, True), (era.after, False)):
                spellings = names.get(language, names.get("*", ()))
                found += [(spelling, before, era) for spelling in spellings]
    return tuple(found)


def find_bare(language: str, year: int) -> Era | None:
    """The era that a year with no era named belongs to in the language; ``None`` is the common one."""
    for item in map(_read, calendars()):
        first, last = item.bare.get(language, (1, 0))
        if first <= year <= last:
            return item.eras[0]
    return None


@cache
def _read(name: str) -> Calendar:
    found = table("calendars", name)
    return Calendar(
        id=name,
        eras=tuple(_era(name, era) for era in found.get("eras", ())),
        icu=found.get("icu"),
        gregorian_months=found["gregorian_months"],
        show=found.get("show", {}),
        first_day=found.get("first_day"),
        last_day=found.get("last_day"),
        table=found,
        bare={language: (span[0], span[1]) for language, span in found.get("bare", {}).items()},
    )


def _era(name: str, table: dict[str, Any]) -> Era:
    return Era(
        calendar=name,
        offset=table["offset"],
        sign=table.get("sign", 1),
        first=table.get("first", -9999),
        last=table.get("last", 9999),
        before={language: tuple(names) for language, names in table.get("before", {}).items()},
        after={language: tuple(names) for language, names in table.get("after", {}).items()},
    )
