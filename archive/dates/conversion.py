"""Days of the calendars that are arithmetic and that ICU does not have."""

from collections.abc import Sequence

from archive.edtf import parse

__all__ = ["julian", "republican"]


def julian(number: int) -> tuple[int, int, int]:
    """Year, month and day of the Julian calendar; year 0 is 1 BC. Years are taken to start in March.

    >>> from archive.edtf import day_number
    >>> julian(day_number(1917, 11, 7))
    (1917, 10, 25)
    """
    cycle, day_of_cycle = divmod(number + 307, 1461)
    year = min(day_of_cycle // 365, 3)
    day_of_year = day_of_cycle - 365 * year
    march_month = (5 * day_of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    return cycle * 4 + year + (month < 3), month, day_of_year - (153 * march_month + 2) // 5 + 1


def republican(number: int, starts: Sequence[str]) -> tuple[int, int, int]:
    """Year from 1, month and day of a calendar of months of 30 days whose years start on the days given.

    The days after the twelfth month are those of month 13. The day must not be before the first start.
    """
    days = [parse(start).first or 0 for start in starts]
    year = sum(day <= number for day in days)
    month, day = divmod(number - days[year - 1], 30)
    return year, month + 1, day + 1
