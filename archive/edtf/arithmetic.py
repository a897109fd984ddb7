"""Moving a value in time, and cutting it to a coarser unit."""

import re
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from archive.edtf.components import Components, components
from archive.edtf.days import day_number, days_in_month, from_day_number
from archive.edtf.expressions import LONG_YEAR, parse
from archive.edtf.value import Edtf, Precision

__all__ = ["Unit", "shift", "truncate"]

Unit: TypeAlias = Literal["day", "month", "year", "decade", "century"]

_YEARS: Final[dict[Unit, int]] = {"year": 1, "decade": 10, "century": 100}
_COMPONENTS: Final[dict[Unit, int]] = {"day": 3, "month": 2, "year": 1, "decade": 1, "century": 1}
_FINEST: Final[dict[Precision, tuple[Unit, ...]]] = {
    "day": ("day", "month", "year", "decade", "century"),
    "month": ("month", "year", "decade", "century"),
    "season": ("year", "decade", "century"),
    "year": ("year", "decade", "century"),
    "decade": ("decade", "century"),
    "century": ("century",),
}
"""The units by which a date of each precision can be moved."""


def shift(value: Edtf, number: int, unit: Unit) -> Edtf:
    """The value ``number`` units later, or earlier where that is negative, with all its marks.

    A day that the month has not becomes its last: 31 January and one month is the last of February, 29
    February and one year is 28 February. Intervals and sets are moved date by date; ends that are open or
    unknown stay so. Raises :class:`ValueError` where a date is coarser than the unit (a month cannot move by
    days), where its year is not known, and where EDTF has no expression of the outcome.

    >>> shift(parse("1960-01-31~"), 1, "month").text, shift(parse("{1966,1970..}"), -1, "decade").text
    ('1960-02-29~', '{1956,1960..}')
    """
    return _each(value, lambda date: _shifted(date, number, unit))


def truncate(value: Edtf, unit: Unit) -> Edtf:
    """The value with what is finer than the unit left out; what is coarser stays as it is.

    Intervals and sets are cut date by date, and what then is twice in a set is once. A mark stays where it
    says something of what is left, and a season is of the year that it is written with. Raises
    :class:`ValueError` for the decade or century of a year of more than four digits, which EDTF has not.

    >>> [truncate(parse("1960-08-29~"), unit).text for unit in ("month", "year", "decade", "century")]
    ['1960-08~', '1960~', '196X~', '19XX~']
    """
    return _each(value, lambda date: _truncated(date, unit))


def _each(value: Edtf, change: Callable[[str], str]) -> Edtf:
    """The value with every date of it changed; an end that is none has no date."""
    changed = re.sub(r"[^][{},/.]+", lambda match: change(match[0]), value.text)
    if value.choice is not None:
        items = dict.fromkeys(changed[1:-1].split(","))
        changed = f"{changed[0]}{','.join(items)}{changed[-1]}"
    return parse(changed)


# -- moving --------------------------------------------------------------------------------------


def _shifted(text: str, number: int, unit: Unit) -> str:
    date, _, time = text.partition("T")
    if time:
        return f"{_shifted(date, number, unit)}T{time}"
    value = parse(text)
    if value.first is None:
        raise ValueError(f"{text!r} has no year that could be moved")
    if re.fullmatch(LONG_YEAR, text):
        return _long_year_shifted(text, number, unit)
    if unit not in _FINEST.get(value.precision, ()):
        raise ValueError(f"{text!r} is a {value.precision}: it cannot be moved by a {unit}")
    read = components(text)
    if value.precision in {"decade", "century"}:
        masked = read.digits[0].rstrip("X")
        return str(_with_masked_year(read, masked, number * _YEARS[unit] // 10 ** (4 - len(masked))))
    year = int(read.sign + read.digits[0])
    if unit in _YEARS:
        return _with_year(read, year + number * _YEARS[unit])
    month, *rest = (int(digits) for digits in read.digits[1:] if "X" not in digits)
    if unit == "month":
        year, place = divmod(year * 12 + month - 1 + number, 12)
        return _with_year(read._replace(digits=(read.digits[0], f"{place + 1:02}", *read.digits[2:])), year)
    year, month, day = from_day_number(day_number(year, month, *rest) + number)
    return _with_year(read._replace(digits=(read.digits[0], f"{month:02}", f"{day:02}")), year)


def _with_year(read: Components, year: int) -> str:
    """The date in another year, on the last of the month if the month has no such day."""
    if abs(year) > 9999:
        if len(read.digits) > 1 or any((*read.before, *read.behind)):
            raise ValueError(f"EDTF has only the year alone of {year}, without a mark")
        return f"Y{year}"
    digits = (f"{abs(year):04}", *read.digits[1:])
    if len(digits) == 3 and (digits[1] + digits[2]).isdigit():
        digits = (*digits[:2], f"{min(int(digits[2]), days_in_month(year, int(digits[1]))):02}")
    return str(read._replace(sign="-" if year < 0 else "", digits=digits))


def _with_masked_year(read: Components, known: str, number: int) -> Components:
    """The date so many decades or centuries on, by how many of its digits are known.

    The decade before ``000X`` is ``-000X``.
    """
    place = (-int(known) - 1 if read.sign else int(known)) + number
    digits = f"{place if place >= 0 else -place - 1:0{len(known)}}"
    if len(digits) > len(known):
        raise ValueError(
            f"EDTF has no decades and centuries beyond the year 9999: {str(read)!r} and {number}"
        )
    return read._replace(sign="-" if place < 0 else "", digits=(digits.ljust(4, "X"), *read.digits[1:]))


def _long_year_shifted(text: str, number: int, unit: Unit) -> str:
    year, zeros, is_estimated = _long_year(text)
    step = _YEARS.get(unit, 0)
    if step < 10**zeros:
        raise ValueError(f"{text!r} is coarser than a {unit}")
    moved = year + number * step
    significant = len(str(abs(moved))) - zeros
    if not is_estimated:
        return _written(moved)
    if significant < 1 or (moved < 0) != (year < 0):
        raise ValueError(f"{text!r} cannot be moved across the year 0")
    return f"{_written(moved)}S{significant}"


def _long_year(text: str) -> tuple[int, int, bool]:
    """The year, how many of its last digits say nothing, and whether it is an estimate."""
    match = re.fullmatch(LONG_YEAR, text)
    if match is None:
        raise ValueError(f"{text!r} is not a year of the form Y12345, Y12E3 or 1950S2")
    long_sign, digits, exponent, sign, four_digits, significant = match.groups()
    size = int(four_digits or digits) * 10 ** int(exponent or 0)
    zeros = max(0, len(str(size)) - int(significant)) if significant else 0
    return -size if long_sign or sign else size, zeros, significant is not None


def _written(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"


# -- cutting -------------------------------------------------------------------------------------


def _truncated(text: str, unit: Unit) -> str:
    text = text.partition("T")[0]
    if re.fullmatch(LONG_YEAR, text):
        return _long_year_truncated(text, unit)
    read = components(text)
    read = read.first(min(_COMPONENTS[unit], len(read.digits)))
    if unit in {"decade", "century"}:
        kept = 3 if unit == "decade" else 2
        read = read._replace(digits=(read.digits[0][:kept].ljust(4, "X"),))
    return str(read)


def _long_year_truncated(text: str, unit: Unit) -> str:
    year, zeros, is_estimated = _long_year(text)
    wanted = len(str(_YEARS.get(unit, 1))) - 1
    if zeros >= wanted:
        return text
    significant = len(str(abs(year))) - wanted
    if not is_estimated or significant < 1:
        raise ValueError(f"EDTF has no expression of the {unit} of {text}")
    return f"{_written(year)}S{significant}"
