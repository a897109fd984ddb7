"""How the days of a calendar fall into its years and months, one function each way.

Years are counted through here, without eras: year 0 of the Gregorian and the Julian calendar is 1 BC.
A year is a tuple of day numbers: the first day of each month, then the first day of the next year.
"""

import datetime
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from archive.dates.calendar import Calendar
from archive.edtf import day_number, from_day_number, parse

if TYPE_CHECKING:
    from icu4py.messageformat import MessageFormat

__all__ = ["Reckoning", "day_of", "julian", "reckoning_of", "republican"]

Day: TypeAlias = tuple[int, int, int]
Year: TypeAlias = tuple[int, ...]

_MONTHS: Final = range(1, 13)
_CACHED: Final = 4096  # years
_SOME_DAY: Final = day_number(2000, 1, 1)


class Reckoning(NamedTuple):
    """``day`` gives year, month and day of a day number; ``year`` raises :class:`ValueError` for none."""

    day: Callable[[int], Day]
    year: Callable[[int], Year]


def reckoning_of(calendar: Calendar) -> Reckoning:
    """The reckoning of a calendar: the Gregorian months, ICU's, a list of first days, or the Julian one."""
    if calendar.gregorian_months:
        return Reckoning(from_day_number, _gregorian_year)
    if calendar.icu:
        year_days = calendar.table["year_days"]
        return Reckoning(partial(_icu_day, calendar.icu), partial(_icu_year, calendar.icu, year_days))
    if "starts" in calendar.table:
        starts = tuple(calendar.table["starts"])
        return Reckoning(lambda number: republican(number, starts), partial(_republican_year, starts))
    return Reckoning(julian, _julian_year)


# -- arithmetic ----------------------------------------------------------------------------------


@lru_cache(maxsize=_CACHED)
def _gregorian_year(year: int) -> Year:
    return (*(day_number(year, month, 1) for month in _MONTHS), day_number(year + 1, 1, 1))


def julian(number: int) -> Day:
    """Year, month and day of the Julian calendar; year 0 is 1 BC. Years are taken to start in March.

    >>> julian(day_number(1917, 11, 7))
    (1917, 10, 25)
    """
    cycle, day_of_cycle = divmod(number + 307, 1461)
    year = min(day_of_cycle // 365, 3)
    day_of_year = day_of_cycle - 365 * year
    march_month = (5 * day_of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    return cycle * 4 + year + (month < 3), month, day_of_year - (153 * march_month + 2) // 5 + 1


@lru_cache(maxsize=_CACHED)
def _julian_year(year: int) -> Year:
    return (*(_julian_first(year, month) for month in _MONTHS), _julian_first(year + 1, 1))


def _julian_first(year: int, month: int) -> int:
    year -= month < 3
    return 365 * year + year // 4 + (153 * ((month + 9) % 12) + 2) // 5 - 307


def republican(number: int, starts: Sequence[str]) -> Day:
    """Year from 1, month and day of a calendar of months of 30 days whose years start on the days given.

    The days after the twelfth month are those of month 13. The day must not be before the first start.
    """
    days = _starts(tuple(starts))
    year = sum(day <= number for day in days)
    month, day = divmod(number - days[year - 1], 30)
    return year, month + 1, day + 1


@cache
def _republican_year(starts: tuple[str, ...], year: int) -> Year:
    days = _starts(starts)
    if not 1 <= year <= len(days):
        raise ValueError(f"years go from 1 to {len(days)}")
    first = days[year - 1]
    # The last year of the list ended before its time.
    return (*range(first, first + 361, 30), days[year] if year < len(days) else first + 365)


@cache
def _starts(starts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(parse(start).first or 0 for start in starts)


# -- ICU -----------------------------------------------------------------------------------------

_LONGEST_MONTH: Final = 32  # days, and more than any month has


def _icu_day(name: str, number: int) -> Day:
    return _icu_fields(name, number)[:3]


def _icu_fields(name: str, number: int) -> tuple[int, int, int, int]:
    """Year, month, day and day of the year as ICU writes them.

    Hebrew months are counted as ICU counts them inside: Tishri 1, Adar I 6, Adar 7 (Adar II of a leap
    year), Elul 13. A common year has no month 6; there ICU writes the later months one lower.
    """
    text = day_of(name, "en@numbers=latn", "y|M|d|D", number)
    year, month, day, day_of_year = map(int, text.split("|"))
    if name == "hebrew" and month > 5 and (7 * year + 1) % 19 >= 7:
        month += 1
    return year, month, day, day_of_year


@lru_cache(maxsize=_CACHED)
def _icu_year(name: str, year_days: float, year: int) -> Year:
    """By estimate and correction: a day in the middle of the year, its first day, then its months."""
    number = _SOME_DAY
    while (found := _icu_fields(name, _inside(number)))[0] != year:
        middle = number - found[3] + year_days / 2
        number = round(middle + (year - found[0]) * year_days)
    starts = [number - found[3] + 1]
    while True:
        # A day that lies a longest month on lies in the next month, and its own day leads back to the first.
        number = starts[-1] + _LONGEST_MONTH
        found = _icu_fields(name, _inside(number))
        first = number - found[2] + 1
        if found[0] != year:
            return (*starts, first)
        starts += [first] * (found[1] - len(starts))


def _inside(number: int) -> int:
    """Raises :class:`ValueError` for a day that ICU is not asked about."""
    if not 1 <= number <= datetime.date.max.toordinal():
        raise ValueError("the year lies outside the years 1 to 9999 of the common era")
    return number


def day_of(name: str, where: str, pattern: str, number: int) -> str:
    """A day of an ICU calendar written by a pattern in a locale.

    The day is given as its midnight in UTC to a format in UTC: ICU would take it at midnight of the
    machine's zone, where it may be another day of the moon, and some zones have skipped a day.
    """
    midnight = datetime.datetime.fromordinal(number).replace(tzinfo=datetime.UTC)
    return _message(name, where, pattern).format({"d": midnight})


@lru_cache(maxsize=1024)
def _message(name: str, where: str, pattern: str) -> "MessageFormat":
    from icu4py.messageformat import MessageFormat

    mark = ";" if "@" in where else "@"
    return MessageFormat(f"{{d, date, {pattern}}}", f"{where}{mark}calendar={name};timezone=Etc/UTC")
