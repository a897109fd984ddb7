"""Reading the expressions of EDTF, levels 0 to 2."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from archive.edtf.days import MAX_YEAR, day_number, days_in_month
from archive.edtf.value import Edtf, Precision

__all__ = ["parse"]

_LONGEST: Final = 1000  # characters; each XXXX of a set costs 10,000 years
_DATE: Final = re.compile(
    r"[?~%]?(?P<sign>-?)(?P<year>[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
)
_MOMENT: Final = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_LONG_YEAR: Final = re.compile(
    r"(?:Y(-?)([1-9][0-9]{0,12})(?:E([1-9][0-9]?))?|(-?)([0-9]{4})(?=S))(?:S([1-9][0-9]?))?"
)

# First month and number of months: seasons 21-24 wherever they are taken as the northern ones, which
# EDTF leaves open; 25-28 northern, 29-32 southern; quarters, terms of four months, half-years.
_SEASONS: Final = {
    **{base + i: (3 + 3 * i, 3) for base in (21, 25) for i in range(4)},
    **{29 + i: ((8 + 3 * i) % 12 + 1, 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}
_YEAR_UNITS: Final[tuple[Precision, ...]] = ("year", "decade", "century", "millennium")


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF expression of any level. Raises :class:`ValueError` that says what is wrong with it."""
    if len(text) > _LONGEST:
        raise ValueError(f"an expression of {len(text)} characters is no date")
    if text[:1] in {"[", "{"}:
        return _set(text)
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return _moment(text)
    if text[:1] == "Y" or "S" in text:
        return _long_year(text)
    return _date(text)[0]


def _date(text: str) -> tuple[Edtf, int]:
    """A date, and the first day of the latest unit it may mean: intervals are ordered by it."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    sign, year, month, day = match["sign"], match["year"], match["month"], match["day"]
    if sign and year == "0000":
        raise ValueError(f"{text!r}: the year 0 has no sign")
    years = _years(sign, year)
    # Only the first and the last year that have such a day matter.
    spans = next(filter(None, (_spans(y, month, day) for y in years)), [])
    if not spans:
        raise ValueError(f"{text!r} is no date of the calendar")
    latest = next(filter(None, (_spans(y, month, day) for y in reversed(years))))
    known = year != "XXXX"
    value = Edtf(
        text=text,
        first=spans[0][0] if known else None,
        last=latest[-1][1] if known else None,
        precision=_precision(year, month, day),
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )
    return value, latest[-1][0]


def _years(sign: str, pattern: str) -> list[int]:
    """Every year that the four characters may mean, in order."""
    if pattern.isdigit():
        return [int(sign + pattern)]
    digits = ["0123456789" if c == "X" else c for c in pattern]
    years = [int(a + b + c + d) for a in digits[0] for b in digits[1] for c in digits[2] for d in digits[3]]
    return [-year for year in reversed(years) if year] if sign else years


def _spans(year: int, month: str | None, day: str | None) -> list[tuple[int, int]]:
    """First and last day of every unit of the year that the patterns may mean, in order; maybe none."""
    if month is None:
        return [(day_number(year, 1, 1), day_number(year, 12, 31))]
    if month.isdigit() and int(month) in _SEASONS:
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
    month, length = _SEASONS[code]
    carry, end = divmod(month + length - 2, 12)
    return day_number(year, month, 1), day_number(year + carry, end + 1, days_in_month(year + carry, end + 1))


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    known = year.rstrip("X")
    if known and "X" in known:
        return "interval"
    if known and known != year:
        return _YEAR_UNITS[4 - len(known)]
    if month is None or "X" in month:
        return "year"
    if int(month) in _SEASONS:
        return "season"
    return "month" if day is None or "X" in day else "day"


def _moment(text: str) -> Edtf:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date and time of the form YYYY-MM-DDThh:mm:ss, with Z or ±hh:mm")
    return replace(_date(match[1])[0], text=text)


def _long_year(text: str) -> Edtf:
    """A year of more than four digits, or one of which only some digits are significant."""
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a year of the form Y12345, Y12E3 or 1950S2")
    long_sign, digits, exponent, sign, four_digits, significant = match.groups()
    size = int(four_digits or digits) * 10 ** int(exponent or 0)
    if digits and size <= 9999:
        raise ValueError(f"{text!r}: Y is for years of more than four digits")
    negative = bool(long_sign or sign)
    if size > MAX_YEAR or (negative and not size):
        raise ValueError(f"{text!r}: years go from -{MAX_YEAR} to {MAX_YEAR}, and 0 has no sign")
    zeros = max(0, len(str(size)) - int(significant)) if significant else 0
    low = size // 10**zeros * 10**zeros
    high = low + 10**zeros - 1
    first, last = (-high, -low) if negative else (low, high)
    return Edtf(
        text=text,
        first=day_number(first, 1, 1),
        last=day_number(last, 12, 31),
        precision=_YEAR_UNITS[zeros] if zeros < len(_YEAR_UNITS) else "interval",
        approximate=bool(significant),
    )


def _interval(text: str) -> Edtf:
    start, _, end = text.partition("/")
    if not (start or end):
        raise ValueError(f"{text!r}: an interval needs one end at least")
    first, last = (None if part in {"", ".."} else _date(part) for part in (start, end))
    _check_order(text, first, last)
    return _spanned(text, "interval", [first and first[0].first], [last and last[0].last])


def _set(text: str) -> Edtf:
    """``[…]`` is one of the dates, ``{…}`` all of them; both span from the earliest to the latest."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise ValueError(f"{text!r}: the bracket is not closed")
    items = text[1:-1].split(",")
    firsts: list[int | None] = []
    lasts: list[int | None] = []
    for place, item in enumerate(items):
        start, dots, end = item.partition("..")
        if (not start and place > 0) or (dots and not end and place < len(items) - 1) or item in {"", ".."}:
            raise ValueError(f"{text!r}: a set holds dates; only its first and last may be open")
        first = _date(start) if start else None
        last = _date(end) if end else None if dots else first
        _check_order(text, first, last)
        firsts.append(first and first[0].first)
        lasts.append(last and last[0].last)
    return _spanned(text, "set", firsts, lasts)


def _check_order(text: str, first: tuple[Edtf, int] | None, last: tuple[Edtf, int] | None) -> None:
    if first is None or last is None or first[0].first is None or last[0].first is None:
        return
    if first[0].first > last[1]:
        raise ValueError(f"{text!r} ends before it starts")


def _spanned(text: str, precision: Precision, firsts: list[int | None], lasts: list[int | None]) -> Edtf:
    return Edtf(
        text=text,
        first=None if None in firsts else min(n for n in firsts if n is not None),
        last=None if None in lasts else max(n for n in lasts if n is not None),
        precision=precision,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )
