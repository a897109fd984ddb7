"""Days as numbers, years without end, and the EDTF of a year, a month or a day.

Days are counted in the proleptic Gregorian calendar as :meth:`datetime.date.toordinal` counts them
(0001-01-01 is day 1), and on below 1 for earlier years; year 0 is 1 BC, as in ISO 8601.
"""

from typing import Final

__all__ = ["MAX_YEAR", "day_number", "days_in_month", "format_date", "from_day_number", "is_leap"]

MAX_YEAR: Final = 10**12
"""Years beyond this, before or after year 0, are refused: a day number must fit 64 bits."""


def is_leap(year: int) -> bool:
    """Whether a year of any sign has a 29 February.

    >>> is_leap(1900), is_leap(0)
    (False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31. Raises :class:`ValueError` where ``month`` is not 1 to 12.

    >>> days_in_month(1960, 2)
    29
    """
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not between 1 and 12")
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def day_number(year: int, month: int, day: int) -> int:
    """The day number of a date of any year. Raises :class:`ValueError` for a day that does not exist.

    >>> day_number(1, 1, 1), day_number(-44, 3, 15)
    (1, -16362)
    """
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"{year}-{month:02}-{day:02} is no day of the calendar")
    # The year is taken to start in March, so that the leap day is its last; 306 days lie between
    # March and January.
    year -= month < 3
    return (
        365 * year + year // 4 - year // 100 + year // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 306
    )


def from_day_number(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number; the inverse of :func:`day_number`.

    >>> from_day_number(0)
    (0, 12, 31)
    """
    era, day_of_era = divmod(number + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    day = day_of_year - (153 * march_month + 2) // 5 + 1
    return era * 400 + year_of_era + (month < 3), month, day


def format_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """The EDTF of a year, a month or a day; years of more than four digits have no months in EDTF.

    >>> format_date(-44, 3, 15)
    '-0044-03-15'
    """
    if abs(year) > 9999:
        if month is not None:
            raise ValueError(f"EDTF has no months for the year {year}")
        return f"Y{year}"
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    for part in (month, day):
        if part is None:
            break
        text += f"-{part:02}"
    return text
