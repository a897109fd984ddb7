"""Reading the expressions of EDTF, levels 0 to 2."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from archive.edtf.components import DATE
from archive.edtf.days import MAX_YEAR, day_number, days_in_month
from archive.edtf.units import SEASONS, units, years
from archive.edtf.value import Edtf, End, Level, Precision

__all__ = ["LONG_YEAR", "parse"]

_LONGEST: Final = 1000  # characters; each XXXX of a set costs 10,000 years
# Those that most dates need are compiled now, the others when they are first used.
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([?~%]?)")
_MOMENT: Final = (
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
LONG_YEAR: Final = r"(?:Y(-?)([1-9][0-9]{0,12})(?:E([1-9][0-9]?))?|(-?)([0-9]{4})(?=S))(?:S([1-9][0-9]?))?"
"""Groups: sign, digits and exponent behind Y, or sign and digits of four; significant digits."""

# Level 1 has its extensions one at a time: a season, unspecified digits of these forms or one mark at the
# end are level 1, two of them together level 2; a sign goes with any.
_LEVEL_1: Final = (
    r"-?(?:[0-9]{4}-2[1-4]|[0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?[?~%]?"
    r"|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-[01][0-9]-XX)"
)
# In an interval they are level 1 only as the examples of the standard have it: a season may be marked, and
# unspecified digits are level 2.
_LEVEL_1_END: Final = r"-?[0-9]{4}(?:-(?:[01][0-9]|2[1-4])(?:-[0-9]{2})?)?[?~%]?"
_YEAR_UNITS: Final[tuple[Precision, ...]] = ("year", "decade", "century", "millennium")


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF expression of any level. Raises :class:`ValueError` that says what is wrong with it.

    >>> value = parse("1984~/..")
    >>> value.level, value.approximate, value.end
    (1, True, 'open')
    """
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
    plain = _PLAIN.fullmatch(text)
    return _plain(text, *plain.groups()) if plain else _extended(text)


def _plain(text: str, year: str, month: str | None, day: str | None, mark: str) -> tuple[Edtf, int]:
    number = int(year)
    precision: Precision
    if month is None:
        precision, first, last = "year", day_number(number, 1, 1), day_number(number, 12, 31)
    else:
        length = days_in_month(number, int(month))
        if day is None:
            precision, first = "month", day_number(number, int(month), 1)
            last = first + length - 1
        elif 1 <= int(day) <= length:
            precision, first = "day", day_number(number, int(month), int(day))
            last = first
        else:
            raise ValueError(f"{text!r} is no date of the calendar")
    value = Edtf(
        text=text,
        first=first,
        last=last,
        precision=precision,
        level=1 if mark else 0,
        approximate=mark in {"~", "%"},
        uncertain=mark in {"?", "%"},
    )
    return value, first


def _extended(text: str) -> tuple[Edtf, int]:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    _, sign, year, _, _, month, _, _, day, _ = match.groups()
    if sign and year == "0000":
        raise ValueError(f"{text!r}: the year 0 has no sign")
    possible = years(sign, year)
    # Only the first and the last year that have such a day matter.
    spans = next(filter(None, (units(y, month, day) for y in possible)), [])
    if not spans:
        raise ValueError(f"{text!r} is no date of the calendar")
    latest = next(filter(None, (units(y, month, day) for y in reversed(possible))))
    known = year != "XXXX"
    end: End = "given" if known else "unknown"
    value = Edtf(
        text=text,
        first=spans[0][0] if known else None,
        last=latest[-1][1] if known else None,
        precision=_precision(year, month, day),
        level=1 if re.fullmatch(_LEVEL_1, text) else 2,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
        start=end,
        end=end,
    )
    return value, latest[-1][0]


def _precision(year: str, month: str | None, day: str | None) -> Precision:
    known = year.rstrip("X")
    if known and "X" in known:
        return "interval"
    if known and known != year:
        return _YEAR_UNITS[4 - len(known)]
    if month is None or "X" in month:
        return "year"
    if int(month) in SEASONS:
        return "season"
    return "month" if day is None or "X" in day else "day"


def _moment(text: str) -> Edtf:
    match = re.fullmatch(_MOMENT, text)
    if match is None:
        raise ValueError(f"{text!r} is not a date and time of the form YYYY-MM-DDThh:mm:ss, with Z or ±hh:mm")
    return replace(_date(match[1])[0], text=text)


def _long_year(text: str) -> Edtf:
    """A year of more than four digits, or one of which only some digits are significant."""
    match = re.fullmatch(LONG_YEAR, text)
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
        level=2 if significant or exponent else 1,
        approximate=bool(significant),
    )


def _interval(text: str) -> Edtf:
    start, _, end = text.partition("/")
    if not (start or end):
        raise ValueError(f"{text!r}: an interval needs one end at least")
    first, last = (None if part in {"", ".."} else _date(part) for part in (start, end))
    _check_order(text, first, last)
    level: Level = max(_level_of_end(start, first), _level_of_end(end, last))
    return _spanned(text, "interval", level, [_end(start, first)], [_end(end, last)])


def _level_of_end(text: str, date: tuple[Edtf, int] | None) -> Level:
    if date is None:
        return 1
    if date[0].level == 0:
        return 0
    return 1 if re.fullmatch(_LEVEL_1_END, text) else 2


def _set(text: str) -> Edtf:
    """``[…]`` is one of the dates, ``{…}`` all of them; both span from the earliest to the latest."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise ValueError(f"{text!r}: the bracket is not closed")
    items = text[1:-1].split(",")
    starts: list[Edtf | End] = []
    ends: list[Edtf | End] = []
    for place, item in enumerate(items):
        start, dots, end = item.partition("..")
        if (not start and place > 0) or (dots and not end and place < len(items) - 1) or item in {"", ".."}:
            raise ValueError(f"{text!r}: a set holds dates; only its first and last may be open")
        first = _date(start) if start else None
        last = _date(end) if end else None if dots else first
        _check_order(text, first, last)
        starts.append(_end(start or "..", first))
        ends.append(_end(end or "..", last))
    return _spanned(text, "set", 2, starts, ends)


def _check_order(text: str, first: tuple[Edtf, int] | None, last: tuple[Edtf, int] | None) -> None:
    if first is None or last is None or first[0].first is None or last[0].first is None:
        return
    if first[0].first > last[1]:
        raise ValueError(f"{text!r} ends before it starts")


def _end(text: str, date: tuple[Edtf, int] | None) -> Edtf | End:
    """The date at an end, else why there is none."""
    if date is not None:
        return date[0]
    return "open" if text == ".." else "unknown"


def _spanned(
    text: str, precision: Precision, level: Level, starts: list[Edtf | End], ends: list[Edtf | End]
) -> Edtf:
    firsts = [date.first for date in starts if isinstance(date, Edtf) and date.first is not None]
    lasts = [date.last for date in ends if isinstance(date, Edtf) and date.last is not None]
    return Edtf(
        text=text,
        first=min(firsts) if len(firsts) == len(starts) else None,
        last=max(lasts) if len(lasts) == len(ends) else None,
        precision=precision,
        level=level,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
        start=_farthest([date.start if isinstance(date, Edtf) else date for date in starts]),
        end=_farthest([date.end if isinstance(date, Edtf) else date for date in ends]),
    )


def _farthest(ends: list[End]) -> End:
    """What a set's end is: open if any member's is."""
    return "open" if "open" in ends else "unknown" if "unknown" in ends else "given"
