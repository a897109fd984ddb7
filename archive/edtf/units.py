"""The days, months, seasons and years that the digits of a date may mean."""

from typing import Final

from archive.edtf.days import day_number, days_in_month

__all__ = ["SEASONS", "units", "years"]

# First month and number of months: seasons 21-24 wherever they are taken as the northern ones, which
# EDTF leaves open; 25-28 northern, 29-32 southern; quarters, terms of four months, half-years.
SEASONS: Final = {
    **{base + i: (3 + 3 * i, 3) for base in (21, 25) for i in range(4)},
    **{29 + i: ((8 + 3 * i) % 12 + 1, 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}


def years(sign: str, pattern: str) -> list[int]:
    """Every year that the four characters, digits or X, may mean, in order."""
    if pattern.isdigit():
        return [int(sign + pattern)]
    digits = ["0123456789" if c == "X" else c for c in pattern]
    found = [int(a + b + c + d) for a in digits[0] for b in digits[1] for c in digits[2] for d in digits[3]]
    return [-year for year in reversed(found) if year] if sign else found


def units(year: int, month: str | None, day: str | None) -> list[tuple[int, int]]:
    """First and last day of every unit of the year that the patterns may mean, in order; maybe none.

    >>> units(1, None, None), units(1, "0X", "30")[:2]
    ([(1, 365)], [(30, 30), (89, 89)])
    """
    if month is None:
        return [(day_number(year, 1, 1), day_number(year, 12, 31))]
    if month.isdigit() and int(month) in SEASONS:
        return [] if day else [_season(year, int(month))]
    months = _matching(month, 12)
    if day is None:
        return [(day_number(year, m, 1), day_number(year, m, days_in_month(year, m))) for m in months]
    days = (day_number(year, m, d) for m in months for d in _matching(day, days_in_month(year, m)))
    return [(number, number) for number in days]


def _matching(pattern: str, last: int) -> list[int]:
    """The numbers from 1 to ``last`` that two characters, each a digit or X, may mean."""
    if pattern.isdigit():
        return [int(pattern)] if 1 <= int(pattern) <= last else []
    pairs = ((number, f"{number:02}") for number in range(1, last + 1))
    return [n for n, text in pairs if all(p in ("X", d) for p, d in zip(pattern, text, strict=True))]


def _season(year: int, code: int) -> tuple[int, int]:
    month, length = SEASONS[code]
    carry, end = divmod(month + length - 2, 12)
    return day_number(year, month, 1), day_number(year + carry, end + 1, days_in_month(year + carry, end + 1))
