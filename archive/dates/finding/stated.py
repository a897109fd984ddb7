"""What a written date comes to, and what it is read in."""

from typing import NamedTuple

from archive.edtf import day_number, days_in_month, format_date

__all__ = ["Frame", "Place", "Stated", "Year", "date_of", "key_of"]


class Stated(NamedTuple):
    """A date in words, read.

    ``consistent`` is false where a year stands in two counts that disagree; then the common one holds.
    ``completed`` is true where the year, or more, was taken from the article's own date.
    """

    edtf: str
    calendar: str = "gregorian"
    consistent: bool = True
    completed: bool = False


Place = tuple[int, int, Stated]
"""Start and end in code points, and the date."""


class Frame(NamedTuple):
    """What a date is read in: the ``order`` of days and months in numbers, and the day of the article.

    ``day`` is a day number. Without it a date that leaves out its year is none; a ``loose`` frame gives
    it as one of an unknown year. What words beside such a date tell of it: ``offset`` is by how many years
    it is away from the article, ``direction`` whether it lies before (-1) or behind it (1).
    """

    order: str
    day: int | None = None
    loose: bool = False
    offset: int | None = None
    direction: int = 0


class Year(NamedTuple):
    """``number`` counts in ``calendar``; of a calendar with Gregorian months it is the Gregorian year."""

    number: int | None
    calendar: str = "gregorian"
    consistent: bool = True
    common: int | None = None


def date_of(year: int, month: int | None, day: int | None) -> str | None:
    """EDTF of a date, if it exists."""
    try:
        if month is not None:
            days_in_month(year, month)
        if day is not None:
            day_number(year, month or 0, day)
        return format_date(year, month, day)
    except ValueError:
        return None


def key_of(text: str) -> str:
    return " ".join(text.casefold().split())
