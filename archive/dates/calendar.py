"""Calendars as data: what an era is called in each language, and how its years are counted.

Each file of ``calendars/`` is one calendar. An *era* counts years from a Gregorian one: the year is
``offset + sign * n``. Spellings go by language, ``"*"`` for every other one; ``before`` stands before
the number ("Juche 49"), ``after`` behind it ("49 года чучхе").
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from archive.dates.tables import names_of, table
from archive.edtf import format_date
from archive.errors import UsageError

__all__ = [
    "Calendar",
    "Era",
    "OwnEra",
    "calendar",
    "calendars",
    "eras",
    "find_bare",
    "find_own",
    "markers",
    "own_eras",
]


class Era(NamedTuple):
    """``first`` and ``last`` bound the Gregorian years that can be named in it.

    ``first_day`` and ``last_day`` bound its days, as EDTF: an era of a reign begins within a year.
    ``written`` is when a text that names a year of it can have been written, as an EDTF interval: from
    the announcement on, ``None`` where nobody announced it.
    """

    calendar: str
    offset: int
    sign: int
    first: int
    last: int
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    id: str
    first_day: str
    last_day: str
    written: str | None = None

    def year(self, number: int) -> int | None:
        """The Gregorian year of a year of the era, ``None`` if the era has no such year."""
        year = self.offset + self.sign * number
        return year if number > 0 and self.first <= year <= self.last else None


class OwnEra(NamedTuple):
    """What the years of a calendar with months of its own are called.

    ``needs_month`` are the spellings that say it only beside a month of the calendar ("5 AM").
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    needs_month: frozenset[str]


class Calendar(NamedTuple):
    """``icu`` is the name under which ICU formats it, ``show`` the form by language where we do.

    ``bare`` maps a language to the years that mean this calendar there with no era named.
    ``gregorian_months``: its months and days are the Gregorian ones, only its years differ. Dates before
    ``first_day`` or after ``last_day`` are not shown in it. ``table`` is the file, for what only one
    calendar has.

    ``used`` is the EDTF interval of its use: the days that people lived by it. ``written`` is another
    thing, when a text that counts in it can have been written, as an EDTF interval; ``None`` where it has
    no known beginning. It opens with the announcement and does not close with the use: Juche 49 is 1960, but
    a text that says so is of 1997 or later, and may be of today. For a calendar with months of its own it
    is that of their names. ``own_months``: its months have names of their own, which
    ``month_spellings`` gives by language as lists of spellings, from the first month on. ``own_era`` names
    its years then. ``markers``, by language, say that a date of Gregorian months is one of this calendar.
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
    used: str | None
    written: str | None
    own_months: bool
    month_spellings: Mapping[str, tuple[tuple[str, ...], ...]]
    own_era: OwnEra | None
    markers: Mapping[str, tuple[str, ...]]


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
            found += [(spelling, before, era) for spelling, before in _spellings(era, language)]
    return tuple(found)


def own_eras(language: str) -> tuple[tuple[str, bool, str], ...]:
    """The same for calendars with months of their own: spelling, whether before the number, calendar."""
    return tuple(
        (spelling, before, item.id)
        for item in map(_read, calendars())
        if item.own_era
        for spelling, before in _spellings(item.own_era, language)
    )


def markers(language: str) -> tuple[tuple[str, str], ...]:
    """What beside a date says that it is one of a calendar: spelling, calendar ("Old Style", julian)."""
    return tuple(
        (spelling, item.id)
        for item in map(_read, calendars())
        for spelling in item.markers.get(language, item.markers.get("*", ()))
    )


def _spellings(era: Era | OwnEra, language: str) -> list[tuple[str, bool]]:
    return [
        (spelling, before)
        for names, before in ((era.before, True), (era.after, False))
        for spelling in names.get(language, names.get("*", ()))
    ]


def find_bare(language: str, year: int) -> Era | None:
    """The era that a year with no era named belongs to in the language; ``None`` is the common one."""
    for item in map(_read, calendars()):
        first, last = item.bare.get(language, (1, 0))
        if item.eras and first <= year <= last:
            return item.eras[0]
    return None


def find_own(language: str, year: int) -> str | None:
    """The calendar with months of its own that a bare year is counted in in the language, if any."""
    for item in map(_read, calendars()):
        first, last = item.bare.get(language, (1, 0))
        if item.own_months and first <= year <= last:
            return item.id
    return None


@cache
def _read(name: str) -> Calendar:
    found = table("calendars", name)
    return Calendar(
        id=name,
        eras=tuple(_era(name, era, found.get("written")) for era in found.get("eras", ())),
        icu=found.get("icu"),
        gregorian_months=found["gregorian_months"],
        show=found.get("show", {}),
        first_day=found.get("first_day"),
        last_day=found.get("last_day"),
        table=found,
        used=found.get("used"),
        written=found.get("written"),
        own_months=found.get("own_months", not found["gregorian_months"]),
        month_spellings=_month_spellings(found),
        own_era=_own_era(found["era"]) if "era" in found else None,
        markers=_by_language(found.get("markers", {})),
        bare={language: (span[0], span[1]) for language, span in found.get("bare", {}).items()},
    )


def _era(name: str, table: dict[str, Any], written: str | None) -> Era:
    first, last = table.get("first", -9999), table.get("last", 9999)
    return Era(
        calendar=name,
        offset=table["offset"],
        sign=table.get("sign", 1),
        first=first,
        last=last,
        before=_by_language(table.get("before", {})),
        after=_by_language(table.get("after", {})),
        id=table.get("id", name),
        first_day=table.get("first_day", format_date(first, 1, 1)),
        last_day=table.get("last_day", format_date(last, 12, 31)),
        written=table.get("written", written),
    )


def _month_spellings(found: dict[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    other = found.get("spellings_of")
    lists = table("calendars", other)["spellings"] if other else found.get("spellings", {})
    return {language: tuple(map(tuple, months)) for language, months in lists.items()}


def _own_era(table: dict[str, Any]) -> OwnEra:
    return OwnEra(
        before=_by_language(table.get("before", {})),
        after=_by_language(table.get("after", {})),
        needs_month=frozenset(table.get("needs_month", ())),
    )


def _by_language(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(names) for language, names in table.items()}
