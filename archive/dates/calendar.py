"""Calendars as data: what an era is called in each language, and how its years are counted.

Each file of ``calendars/`` is one calendar. An *era* counts years from a Gregorian one: the year is
``offset + sign * n``. Spellings go by language, ``"*"`` for every other one; ``before`` stands before
the number ("Juche 49"), ``after`` behind it ("49 года чучхе").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.dates.tables import tables_of
from archive.errors import UsageError

__all__ = ["Calendar", "Era", "calendar", "calendars", "eras", "find_bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
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
    return tuple(sorted(_all()))


def calendar(name: str) -> Calendar:
    """Raises :class:`UsageError` that says which calendars there are."""
    try:
        return _all()[name]
    except KeyError:
        raise UsageError(f"unknown calendar {name!r}; there are {', '.join(calendars())}") from None


def eras(language: str) -> tuple[tuple[str, bool, Era], ...]:
    """Every spelling of an era in the language: spelling, whether it stands before the number, era."""
    found = []
    for item in _all().values():
        for era in item.eras:
            for names, before in ((era.before, True), (era.after, False)):
                spellings = names.get(language, names.get("*", ()))
                found += [(spelling, before, era) for spelling in spellings]
    return tuple(found)


def find_bare(language: str, year: int) -> Era | None:
    """The era that a year with no era named belongs to in the language; ``None`` is the common one."""
    for item in _all().values():
        first, last = item.bare.get(language, (1, 0))
        if first <= year <= last:
            return item.eras[0]
    return None


@cache
def _all() -> dict[str, Calendar]:
    return {name: _calendar(table) for name, table in tables_of("calendars").items()}


def _calendar(table: dict[str, Any]) -> Calendar:
    return Calendar(
        id=table["id"],
        eras=tuple(_era(table["id"], era) for era in table.get("eras", ())),
        icu=table.get("icu"),
        gregorian_months=table["gregorian_months"],
        show=table.get("show", {}),
        first_day=table.get("first_day"),
        last_day=table.get("last_day"),
        table=table,
        bare={language: (span[0], span[1]) for language, span in table.get("bare", {}).items()},
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
