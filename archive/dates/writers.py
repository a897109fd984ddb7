"""Days, months, years and spans of them, written in one locale and one calendar.

Where a calendar has no such date (Juche before 1912, the French Republic after 1805) the Gregorian one is
written. Where its months are not the Gregorian ones, a month or a year is written as the span of its days:
nothing coarser is true of it.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeAlias

from archive.dates import cldr
from archive.dates.calendar import Calendar
from archive.dates.conversion import julian, republican
from archive.edtf import day_number, days_in_month, from_day_number
from archive.edtf import parse as parse_edtf

if TYPE_CHECKING:
    from babel import Locale
    from icu4py.messageformat import MessageFormat

__all__ = ["Unit", "Writer", "join", "month_alone", "month_and_day", "writer"]

Unit: TypeAlias = Literal["day", "month", "year"]

_ABBREVIATED: Final = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_WORD_APART: Final = re.compile(r"\s[^\W\d]+\.?")
_FORMATS: Final = {"month": ("yMMMM", "MMMM y"), "year": ("y", "y")}
_INTERVALS: Final = {"day": ("yMMMMd", "yMMMd"), "month": ("yMMMM", "yMMM"), "year": ("y",)}


class Writer(Protocol):
    """Writes by day number; of a month or a year any of its days will do."""

    def one(self, number: int, unit: Unit) -> str:
        """A day, or the month or the year that it lies in."""

    def span(self, first: int, last: int, unit: Unit) -> str:
        """From one unit to another, both included."""


def writer(where: "Locale", calendar: Calendar) -> Writer:
    """The writer of a calendar in a locale."""
    gregorian = _Patterns(where=where, year=_common_year(where))
    if calendar.id == "gregorian":
        return gregorian
    inner: Writer
    if calendar.icu and calendar.gregorian_months:
        inner = _Icu(where=where, calendar=calendar.icu)
    elif calendar.gregorian_months:
        inner = _Patterns(where=where, year=_era_year(where, calendar), common=False)
    else:
        inner = _Days(where=where, day=_converted(where, calendar))
    return _Within(calendar=calendar, inner=inner, gregorian=gregorian)


def join(where: "Locale", first: str, last: str) -> str:
    """Two ends as CLDR joins them where they have nothing in common."""
    return cldr.joined(where).format(first, last)


def month_and_day(where: "Locale", month: int, day: int) -> str:
    """A day of no year."""
    return _fill(where, cldr.skeleton(where, "MMMMd") or "MMMM d", "", month, day)


def month_alone(where: "Locale", month: int) -> str:
    return cldr.month_name(where, month, "LLLL")


# -- Gregorian months ------------------------------------------------------------------------------


class _Patterns(NamedTuple):
    """CLDR's patterns of the Gregorian calendar, with ``year`` to write the year.

    A year that is not the ``common`` one brings its own words: a pattern's word for "year" set apart
    from the number (``y 'г'.``) is left out then.
    """

    where: "Locale"
    year: Callable[[int], str]
    common: bool = True

    def one(self, number: int, unit: Unit) -> str:
        if unit == "day":
            text = cldr.date_pattern(self.where, "long")
        else:
            skeleton, default = _FORMATS[unit]
            text = cldr.skeleton(self.where, skeleton) or default
        return self._filled(text, number).strip()

    def span(self, first: int, last: int, unit: Unit) -> str:
        start, end = from_day_number(first), from_day_number(last)
        differs = next((field for field, a, b in zip("yMd", start, end, strict=True) if a != b), None)
        parts = _interval(self.where, unit, differs) if differs and start[0] > 0 else None
        if parts is None:
            return join(self.where, self.one(first, unit), self.one(last, unit))
        return (self._filled(parts[0], first) + self._filled(parts[1], last)).strip()

    def _filled(self, text: str, number: int) -> str:
        year, month, day = from_day_number(number)
        era = cldr.era(self.where, 1) if self.common and year > 0 else ""
        worded = year < 1 or not self.common
        return _fill(self.where, text, self.year(year), month, day, era=era, worded=worded)


def _interval(where: "Locale", unit: Unit, differs: str) -> tuple[str, str] | None:
    """The two parts of CLDR's format of an interval, by the largest field that differs; months in full."""
    for skeleton in _INTERVALS[unit]:
        parts = cldr.interval(where, skeleton, differs)
        if len(parts) == 2:
            first, last = (_ABBREVIATED.sub(r"\1\1\1\1", part) for part in parts)
            return first, last
    return None


def _fill(
    where: "Locale", text: str, year: str, month: int, day: int, *, era: str = "", worded: bool = False
) -> str:
    """A CLDR pattern with its fields filled; ``worded`` years leave out the pattern's own word for year."""
    pieces = cldr.pattern(text)
    found = ""
    for place, piece in enumerate(pieces):
        if piece.letter == "y":
            found += year
        elif piece.letter in {"M", "L"} and len(piece.text) > 2:
            found += cldr.month_name(where, month, piece.text)
        elif piece.letter in {"M", "L", "d"}:
            found += str(day if piece.letter == "d" else month).zfill(len(piece.text))
        elif piece.letter == "G":
            found += era
        elif worded and place and pieces[place - 1].letter == "y":
            found += _WORD_APART.sub("", piece.text, count=1)
        else:
            found += piece.text
    return found.replace("  ", " ")


def _common_year(where: "Locale") -> Callable[[int], str]:
    def write(year: int) -> str:
        if year > 0:
            return str(year)
        first, second, *_ = cldr.pattern(cldr.skeleton(where, "Gy") or "y G")
        era, number = cldr.era(where, 0), 1 - year
        if first.letter == "G":
            return f"{era}{'' if second.letter else second.text}{number}"
        return f"{number} {era}"

    return write


def _era_year(where: "Locale", calendar: Calendar) -> Callable[[int], str]:
    era = calendar.eras[0]
    form = _by_locale(where, calendar.show)
    return lambda year: form.format(year=(year - era.offset) * era.sign, gregorian=year)


def _by_locale(where: "Locale", texts: Mapping[str, str]) -> str:
    parts = str(where).split("_")
    keys = ["_".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((texts[key] for key in keys if key in texts), texts["*"])


class _Icu(NamedTuple):
    """A calendar of Gregorian months that ICU formats."""

    where: "Locale"
    calendar: str

    def one(self, number: int, unit: Unit) -> str:
        if unit == "day":
            return _icu(self.where, self.calendar, number, "long")
        skeleton = "::yMMMM" if unit == "month" else "::y"
        ends = [_icu(self.where, self.calendar, end, skeleton) for end in _bounds(number, unit)]
        return ends[0] if ends[0] == ends[1] else join(self.where, *ends)

    def span(self, first: int, last: int, unit: Unit) -> str:
        return join(self.where, self.one(first, unit), self.one(last, unit))


# -- calendars with months of their own -----------------------------------------------------------


class _Days(NamedTuple):
    """A calendar of which only days are written."""

    where: "Locale"
    day: Callable[[int], str]

    def one(self, number: int, unit: Unit) -> str:
        return self.day(number) if unit == "day" else self.span(number, number, unit)

    def span(self, first: int, last: int, unit: Unit) -> str:
        return join(self.where, self.day(_bounds(first, unit)[0]), self.day(_bounds(last, unit)[1]))


def _converted(where: "Locale", calendar: Calendar) -> Callable[[int], str]:
    """How a day of the calendar is written."""
    if calendar.icu:
        name = calendar.icu
        return lambda number: _icu(where, name, number, "long")
    if "starts" in calendar.table:
        return lambda number: _republican(where, calendar, number)
    year_text = _common_year(where)

    def write(number: int) -> str:
        year, month, day = julian(number)
        era = cldr.era(where, 1) if year > 0 else ""
        return _fill(where, cldr.date_pattern(where, "long"), year_text(year), month, day, era=era)

    return write


def _republican(where: "Locale", calendar: Calendar, number: int) -> str:
    table = calendar.table
    year, month, day = republican(number, table["starts"])
    name = f"{day} {table['months'][month - 1]}" if month <= 12 else table["extra_days"][day - 1]
    return _by_locale(where, calendar.show).format(day=name, year=table["years"][year - 1])


class _Within(NamedTuple):
    """A calendar for the days that it has, the Gregorian one for the others."""

    calendar: Calendar
    inner: Writer
    gregorian: Writer

    def one(self, number: int, unit: Unit) -> str:
        return self._writer(*_bounds(number, unit)).one(number, unit)

    def span(self, first: int, last: int, unit: Unit) -> str:
        return self._writer(_bounds(first, unit)[0], _bounds(last, unit)[1]).span(first, last, unit)

    def _writer(self, first: int, last: int) -> Writer:
        calendar = self.calendar
        start = parse_edtf(calendar.first_day).first if calendar.first_day else None
        end = parse_edtf(calendar.last_day).last if calendar.last_day else None
        inside = (start is None or start <= first) and (end is None or last <= end)
        return self.inner if inside else self.gregorian


def _bounds(number: int, unit: Unit) -> tuple[int, int]:
    """First and last day of the day, month or year that a day lies in."""
    year, month, _ = from_day_number(number)
    if unit == "day":
        return number, number
    if unit == "month":
        return day_number(year, month, 1), day_number(year, month, days_in_month(year, month))
    return day_number(year, 1, 1), day_number(year, 12, 31)


def _icu(where: "Locale", calendar: str, number: int, style: str) -> str:
    """A day from year 1 to 9999 as ICU writes it; a date without time knows no zone."""
    return _message(str(where), calendar, style).format({"d": datetime.date.fromordinal(number)})


@lru_cache(maxsize=256)
def _message(where: str, calendar: str, style: str) -> "MessageFormat":
    from icu4py.messageformat import MessageFormat

    return MessageFormat(f"{{d, date, {style}}}", f"{where}@calendar={calendar}")
