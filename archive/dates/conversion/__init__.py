"""Days of every calendar, both ways.

A day is its number as :mod:`archive.edtf` counts them (0001-01-01 of the Gregorian calendar is 1).

- ``gregorian``, ``julian``: years as in ISO 8601, 0 is 1 BC.
- Calendars of Gregorian months (``juche``, ``roc``, ``japanese``, ``buddhist``): years of an era.
- ``hebrew``: Tishri is month 1, Adar I 6, Adar 7 (Adar II of a leap year), Nisan 8, Elul 13; only leap
  years have a month 6.
- ``french-republican``: the days after Fructidor are those of month 13.
- Others: months 1 to 12. ``islamic-umalqura`` is the calendar of Umm al-Qura for 1300 to 1600 AH, and
  reckoned by cycles of thirty years outside of them.

A calendar's days end where its file says so.

>>> from archive.edtf import from_day_number
>>> from_day_number(to_day("islamic-umalqura", 1445, 9, 1))
(2024, 3, 11)
>>> from_day("japanese", to_day("gregorian", 1989, 1, 7))
CalendarDay(era='showa', year=64, month=1, day=7)
"""

from functools import cache
from typing import NamedTuple

from archive.dates.calendar import Era
from archive.dates.calendar import calendar as _calendar
from archive.dates.conversion.names import month_names
from archive.dates.conversion.reckoning import Reckoning, julian, reckoning_of, republican
from archive.edtf import parse

__all__ = [
    "CalendarDay",
    "from_day",
    "julian",
    "month_days",
    "month_names",
    "republican",
    "to_day",
    "year_days",
]


class CalendarDay(NamedTuple):
    """``era`` is the identifier of the era where a calendar of Gregorian months counts in eras."""

    era: str | None
    year: int
    month: int
    day: int


class _Span(NamedTuple):
    """The days of an era, or of a whole calendar without; its year is ``offset + sign * n`` through all."""

    era: str | None
    first: int | None
    last: int | None
    offset: int = 0
    sign: int = 1

    def holds(self, number: int) -> bool:
        return (self.first is None or self.first <= number) and (self.last is None or number <= self.last)


def from_day(calendar: str, number: int) -> CalendarDay:
    """Raises :class:`ValueError` for a day that the calendar does not have.

    Of two eras that meet on one day it takes the later.
    """
    reckoned, spans = _reckoning(calendar), _spans(calendar)
    for span in spans:
        if span.holds(number):
            year, month, day = reckoned.day(number)
            return CalendarDay(span.era, (year - span.offset) * span.sign, month, day)
    raise ValueError(f"the {calendar} calendar has no day {number}")


def to_day(calendar: str, year: int, month: int, day: int, *, era: str | int | None = None) -> int:
    """The day number. Raises :class:`ValueError` for a day that does not exist or lies out of the era.

    ``era`` is its identifier or its place in the calendar's file; only a calendar whose eras follow each
    other (``japanese``) needs it.
    """
    span, starts = _year(calendar, year, era)
    if not 1 <= month < len(starts):
        raise ValueError(f"year {year} of the {calendar} calendar has no month {month}")
    number = starts[month - 1] + day - 1
    if day < 1 or number >= starts[month] or not span.holds(number):
        raise ValueError(f"{year}-{month:02}-{day:02} is no day of the {calendar} calendar")
    return number


def month_days(calendar: str, year: int, month: int, *, era: str | int | None = None) -> tuple[int, int]:
    """First and last day of a month, of what lies within its era. Raises :class:`ValueError` for none."""
    span, starts = _year(calendar, year, era)
    if not 1 <= month < len(starts):
        raise ValueError(f"year {year} of the {calendar} calendar has no month {month}")
    return _within(calendar, span, starts[month - 1], starts[month] - 1)


def year_days(calendar: str, year: int, era: str | int | None = None) -> tuple[int, int]:
    """First and last day of a year, of what lies within its era. Raises :class:`ValueError` for none."""
    span, starts = _year(calendar, year, era)
    return _within(calendar, span, starts[0], starts[-1] - 1)


def _within(calendar: str, span: _Span, first: int, last: int) -> tuple[int, int]:
    first = first if span.first is None else max(first, span.first)
    last = last if span.last is None else min(last, span.last)
    if first > last:
        raise ValueError(f"the {calendar} calendar has no such days")
    return first, last


def _year(calendar: str, year: int, era: str | int | None) -> tuple[_Span, tuple[int, ...]]:
    span = _span(calendar, era)
    if span.era is not None and year < 1:
        raise ValueError(f"an era has no year {year}")
    return span, _reckoning(calendar).year(span.offset + span.sign * year)


@cache
def _reckoning(calendar: str) -> Reckoning:
    return reckoning_of(_calendar(calendar))


@cache
def _span(calendar: str, era: str | int | None) -> _Span:
    """Raises :class:`ValueError` for an era that there is not, or for none where one is needed."""
    found = _calendar(calendar)
    if era is None:
        common = [span for span in _spans(calendar) if span.sign > 0]
        if len(common) > 1:
            raise ValueError(f"a year of the {calendar} calendar needs its era")
        return common[0]
    for place, one in enumerate(found.eras):
        if era in {place, one.id}:
            return _of_era(calendar, one)
    raise ValueError(f"the {calendar} calendar has no era {era!r}")


@cache
def _spans(calendar: str) -> tuple[_Span, ...]:
    """The eras of a calendar, the latest first; one without identifier for a calendar that has none."""
    found = _calendar(calendar)
    if calendar == "gregorian" or not found.eras:
        return (_Span(None, *_bounds(calendar)),)
    spans = (_of_era(calendar, era) for era in found.eras)
    return tuple(sorted(spans, key=lambda span: span.first or 0, reverse=True))


def _of_era(calendar: str, era: Era) -> _Span:
    first, last = _bounds(calendar)
    starts = [day for day in (first, parse(era.first_day).first) if day is not None]
    ends = [day for day in (last, parse(era.last_day).last) if day is not None]
    return _Span(era.id, max(starts), min(ends), era.offset, era.sign)


@cache
def _bounds(calendar: str) -> tuple[int | None, int | None]:
    found = _calendar(calendar)
    first = parse(found.first_day).first if found.first_day else None
    last = parse(found.last_day).last if found.last_day else None
    return first, last
