"""Dates as people write them into filters and queries: EDTF, words, years of other calendars."""

import re
import unicodedata
from typing import Final

from archive import edtf
from archive.errors import UsageError

__all__ = ["asked", "day_span", "written"]

_WANTED: Final = {
    "year": "write it like 2011",
    "decade": "write it like 1960s, 196X or 1960",
    "month": "write it like 2011-12",
    "date": "write it like 2011, 2011-12, 2011-12-19 or 196X (EDTF), or in words",
}
_INSTEAD: Final = {
    "year": "; for a longer time there are --decade, --from and --to",
    "decade": "; for a longer time there are --from and --to",
    "month": "; for a longer time there are --year, --decade, --from and --to",
}

_LONGEST: Final = {"year": 385, "decade": 3653, "month": 31}
"""Days; the longest years are those of the Hebrew calendar."""

_YEAR: Final = re.compile(r"(-?)([0-9]{1,4})")
_DECADE: Final = re.compile(r"(-?[0-9]{3})(?:[Xx]|0['’]?s)")
_MONTH: Final = re.compile(r"(-?[0-9]{4})[-/.]([0-9]{1,2})")
_SMALL_MASK: Final = re.compile(r"-?[0-9xX]{4}(?:-[0-9xX]{2}){0,2}")
_NUMBERS: Final = re.compile(r"[0-9]{1,2}\W[0-9]{1,2}\W[0-9]{2,4}")


def asked(name: str, text: str, language: str | None = None) -> str:
    """The EDTF of a date that is given as a year, decade or month, or as any date (other names).

    ``language`` is the reader's, which settles the order of numbers. A year, decade or month may be given
    by any date that lies in it; a time that runs over the turn of it and is no longer, such as a year of a
    calendar that begins in March, is left as it is. Raises :class:`UsageError` for what is no date, for a
    date without a year, and for one that is longer than what is wanted.

    >>> asked("year", "29 August 1960"), asked("mentions", "1960년 8월", "ko"), asked("decade", "1967")
    ('1960', '1960-08', '196X')
    """
    value = written(name, text, language)
    unit = name if name in _INSTEAD else "date"
    if unit == "date":
        return value.text
    found = _unit(value, unit)
    if found is not None:
        return found
    if value.first is not None and value.last is not None and value.last - value.first < _LONGEST[unit]:
        return value.text
    raise UsageError(f"{text!r} is longer than a {unit}: {_WANTED[unit]}{_INSTEAD[unit]}")


def written(name: str, text: str, language: str | None = None) -> edtf.Edtf:
    """The same as it is written, not cut to what the name wants."""
    unit = name if name in _INSTEAD else "date"
    found = _read(" ".join(text.split()), language)
    if found is None:
        raise UsageError(_refusal(unit, text, language))
    value = edtf.parse(found)
    if value.first is None and value.last is None:
        raise UsageError(f"{text!r} does not say which year: add it, as in 14 July 1960 or 1960-07-14")
    return value


def day_span(start: edtf.Edtf | None, end: edtf.Edtf | None) -> tuple[int | None, int | None]:
    """From the first day of one date to the last of another, both whole; ``None`` is no end.

    Raises :class:`UsageError` where nothing lies between.
    """
    first = None if start is None else start.first
    last = None if end is None else end.last
    if first is not None and last is not None and first > last:
        raise UsageError(f"the time from {start} to {end} ends before it starts")
    return first, last


def _read(text: str, language: str | None) -> str | None:
    """The EDTF of a date; ``None`` for what is none."""
    plain = unicodedata.normalize("NFKC", text)
    if match := _YEAR.fullmatch(plain):
        plain = f"{match[1]}{int(match[2]):04}"
    elif match := _DECADE.fullmatch(plain):
        plain = f"{match[1]}X"
    elif match := _MONTH.fullmatch(plain):
        plain = f"{match[1]}-{int(match[2]):02}"
    elif _SMALL_MASK.fullmatch(plain):
        plain = plain.upper()
    try:
        return edtf.parse(plain).text
    except ValueError:
        from archive.dates import parse  # most dates are EDTF, and words take a while to load

        date = parse(text, language=language) or parse(text)
        return None if date is None else date.edtf


def _unit(value: edtf.Edtf, unit: str) -> str | None:
    """The year, decade or month in which a date lies; ``None`` if it is longer, or EDTF cannot name it."""
    if value.first is None or value.last is None:
        return None
    year, month, _ = edtf.from_day_number(value.first)
    last_year, last_month, _ = edtf.from_day_number(value.last)
    if value.precision == "season":
        last_year = year  # a winter is of the year in which it begins
    try:
        if unit == "month":
            return edtf.format_date(year, month) if (year, month) == (last_year, last_month) else None
    except ValueError:
        return None  # years of five digits have no months
    if unit == "year":
        return edtf.format_date(year) if year == last_year else None
    decades = {f"{'-' if number < 0 else ''}{abs(number) // 10:03}X" for number in (year, last_year)}
    found = decades.pop()
    return found if not decades and len(found.lstrip("-")) == 4 else None


def _refusal(unit: str, text: str, language: str | None) -> str:
    """Why a text is no date, as helpfully as can be."""
    from archive.dates import parse

    if _NUMBERS.fullmatch(text.strip()):
        dates = (parse(text, language=language, order=order) for order in ("DMY", "MDY"))
        found = list(dict.fromkeys(date.edtf for date in dates if date is not None))
        if len(found) == 2:
            return f"{text!r} may be {found[0]} or {found[1]}: write the one that is meant"
    return f"{text!r} is no {unit}: {_WANTED[unit]}"
