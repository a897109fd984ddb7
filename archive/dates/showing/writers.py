"""Days, months, years and spans of them, written in one locale and one calendar.

Where a calendar has no such date (Juche before 1912, the French Republic after 1805) the Gregorian one is
written. Where its months are not the Gregorian ones, a Gregorian month or year is written as the span of its
days: nothing coarser is true of it. Days that are exactly its own month or year are written as that.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from archive.dates.calendar import Calendar
from archive.dates.conversion import from_day, julian, republican
from archive.dates.showing.icu import Icu
from archive.dates.showing.patterns import Fields, Patterns, Unit, common_year, join
from archive.edtf import day_number, days_in_month, from_day_number
from archive.edtf import parse as parse_edtf

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Writer", "writer"]

_MOST_MONTHS: Final = 13


class Writer(Protocol):
    """Writes by day number; of a month, a quarter or a year any of its days will do."""

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:
        """A day, or what it lies in; ``inflected``: a month as it is written beside a day."""

    def year_of(self, number: int) -> str | None:
        """The year as it is counted on that day; ``None`` where it is not the Gregorian year."""

    def span(self, first: int, last: int, unit: Unit) -> str:
        """From one unit to another, both included."""


def writer(where: "Locale", calendar: Calendar) -> Writer:
    """The writer of a calendar in a locale."""
    gregorian = Patterns(where=where, year=common_year(where))
    if calendar.id == "gregorian":
        return gregorian
    inner: Writer
    if calendar.gregorian_months and not calendar.icu:
        inner = Patterns(where=where, year=_era_year(where, calendar), common=False)
    elif calendar.gregorian_months:
        inner = _Reigns(where, Icu(where, calendar.icu or "", from_day_number))
    else:
        fields = _fields(calendar)
        inner = _Own(
            _own(where, calendar, fields), fields, len(calendar.table.get("months", ())) or _MOST_MONTHS
        )
    return _Within(calendar=calendar, inner=inner, gregorian=gregorian)


def _era_year(where: "Locale", calendar: Calendar) -> Callable[[int], str]:
    era = calendar.eras[0]
    form = _by_locale(where, calendar.show)
    return lambda year: form.format(year=(year - era.offset) * era.sign, gregorian=year)


def _by_locale(where: "Locale", texts: Mapping[str, str]) -> str:
    parts = str(where).split("_")
    keys = ["_".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((texts[key] for key in keys if key in texts), texts["*"])


class _Reigns(NamedTuple):
    """A calendar of Gregorian months: a month or a year in which another era begins is written as both."""

    where: "Locale"
    inner: Icu

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:
        first, last = (self.inner.one(end, unit, inflected=inflected) for end in _bounds(number, unit))
        return first if first == last or unit == "day" else join(self.where, first, last)

    def year_of(self, number: int) -> str:
        return self.inner.year_of(number)

    def span(self, first: int, last: int, unit: Unit) -> str:
        return self.inner.span(_bounds(first, unit)[0], _bounds(last, unit)[1], unit)


# -- calendars with months of their own -----------------------------------------------------------


def _fields(calendar: Calendar) -> Fields:
    """Year, month and day of a day in the calendar."""
    if calendar.id == "julian":
        return julian
    name = calendar.id
    return lambda number: from_day(name, number)[1:]


def _own(where: "Locale", calendar: Calendar, fields: Fields) -> Writer:
    if calendar.icu:
        return Icu(where, calendar.icu, fields)
    if "starts" in calendar.table:
        return _Republican(where, calendar)
    return Patterns(where=where, year=common_year(where), fields=fields)


class _Republican(NamedTuple):
    """A calendar whose file lists the first days of its years and the names of its months."""

    where: "Locale"
    calendar: Calendar

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:  # noqa: ARG002  # French has no cases
        table = self.calendar.table
        year, month, day = republican(number, table["starts"])
        if month > 12:
            name = table["extra_days"][day - 1]
        else:
            name = table["months"][month - 1] if unit == "month" else f"{day} {table['months'][month - 1]}"
        day_text = "" if unit == "year" else name
        form = _by_locale(self.where, self.calendar.show)
        return form.format(day=day_text, year=table["years"][year - 1]).strip()

    def year_of(self, number: int) -> str:
        return self.one(number, "year")

    def span(self, first: int, last: int, unit: Unit) -> str:
        return join(self.where, self.one(first, unit), self.one(last, unit))


class _Own(NamedTuple):
    """Gregorian units as the days that they are, and those as a month or a year where they are exactly one.

    Days beyond the last of the ``months`` are in none: those at the end of a year of the French Republic.
    """

    inner: Writer
    fields: Fields
    months: int

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:
        if unit == "day":
            return self.inner.one(number, "day", inflected=inflected)
        return self.span(number, number, unit)

    def year_of(self, number: int) -> str | None:  # noqa: ARG002  # no season of these years is meant
        return None

    def span(self, first: int, last: int, unit: Unit) -> str:
        start, end = _bounds(first, unit)[0], _bounds(last, unit)[1]
        own = self._unit(start, end)
        same = {"year": 1, "month": 2}.get(own, 3)
        if self.fields(start)[:same] == self.fields(end)[:same]:
            return self.inner.one(start, own)
        return self.inner.span(start, end, own)

    def _unit(self, first: int, last: int) -> Unit:
        """The largest unit of the calendar that begins with the first day and ends with the last."""
        try:
            start, end, after = (self.fields(number) for number in (first, last, last + 1))
        except ValueError:  # the calendar ends there
            return "day"
        if start[1:] == after[1:] == (1, 1):
            return "year"
        whole = start[2] == after[2] == 1 and max(start[1], end[1]) <= self.months
        return "month" if whole else "day"


class _Within(NamedTuple):
    """A calendar for the days that it has, the Gregorian one for the others."""

    calendar: Calendar
    inner: Writer
    gregorian: Writer

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:
        return self._writer(*_bounds(number, unit)).one(number, unit, inflected=inflected)

    def year_of(self, number: int) -> str | None:
        return self._writer(number, number).year_of(number)

    def span(self, first: int, last: int, unit: Unit) -> str:
        return self._writer(_bounds(first, unit)[0], _bounds(last, unit)[1]).span(first, last, unit)

    def _writer(self, first: int, last: int) -> Writer:
        calendar = self.calendar
        start = parse_edtf(calendar.first_day).first if calendar.first_day else None
        end = parse_edtf(calendar.last_day).last if calendar.last_day else None
        inside = (start is None or start <= first) and (end is None or last <= end)
        return self.inner if inside else self.gregorian


def _bounds(number: int, unit: Unit) -> tuple[int, int]:
    """First and last day of the Gregorian unit that a day lies in."""
    year, month, _ = from_day_number(number)
    if unit == "day":
        return number, number
    if unit == "year":
        return day_number(year, 1, 1), day_number(year, 12, 31)
    first, last = (month, month) if unit == "month" else ((month - 1) // 3 * 3 + 1, (month + 2) // 3 * 3)
    return day_number(year, first, 1), day_number(year, last, days_in_month(year, last))
