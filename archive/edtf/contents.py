"""What a value holds: the members of a set, the ends of an interval, and the days that it may mean."""

from collections.abc import Iterable
from math import inf
from typing import Final, TypeAlias

from archive.edtf.components import components
from archive.edtf.days import from_day_number
from archive.edtf.expressions import parse
from archive.edtf.units import units, years
from archive.edtf.value import Edtf

__all__ = ["Run", "common_runs", "ends", "hull", "members", "runs"]

Run: TypeAlias = tuple[float, float]
"""First and last day number of days in a row, without end where they are infinite."""

_FOUR_DIGITS: Final = (-3652500, 3652500)
"""Days before and after those of the years that four digits can name."""


def members(value: Edtf) -> tuple[Edtf, ...]:
    """The members of a set in the order in which they are written; a range is an interval.

    What is no set is its own only member. :attr:`Edtf.choice` tells whether all members or one is meant.

    >>> [member.text for member in members(parse("[1667,1670..1672,1760-12..]"))]
    ['1667', '1670/1672', '1760-12/..']
    """
    if value.choice is None:
        return (value,)
    return tuple(parse(_item(item)) for item in value.text[1:-1].split(","))


def _item(text: str) -> str:
    start, dots, end = text.partition("..")
    return f"{start or '..'}/{end or '..'}" if dots else text


def ends(value: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """The dates at the ends of an interval, ``None`` for one that is open or unknown.

    What is no interval starts and ends with itself.

    >>> [date and date.text for date in ends(parse("1985-04~/.."))]
    ['1985-04~', None]
    """
    if value.precision != "interval" or "/" not in value.text:
        return value, value
    start, end = (None if part in {"", ".."} else parse(part) for part in value.text.split("/"))
    return start, end


def hull(value: Edtf) -> Run:
    """The first and the last day that a value may mean."""
    return -inf if value.first is None else value.first, inf if value.last is None else value.last


def runs(value: Edtf, low: float = -inf, high: float = inf) -> list[Run]:
    """The days that a value may mean, as runs in order with days between them.

    Days before ``low`` and after ``high`` may be left out. Days of no known year are those of the
    years that four digits can name, 0 to 9999 or -1 to -9999.

    >>> runs(parse("0001-XX-01"), 1, 60)
    [(1, 1), (32, 32), (60, 60)]
    """
    if value.choice is not None:
        return _merged(run for member in members(value) for run in runs(member, low, high))
    if "X" not in value.text or "/" in value.text:
        return [hull(value)]
    sign, digits, *_ = components(value.text)
    while digits[-1] == "XX":  # any day of a month is the month, for the days that are meant
        digits = digits[:-1]
    if digits == ("XXXX",):
        return [(-inf, inf)]
    month, day = (*digits[1:], None, None)[:2]
    # A season may run into the next year.
    earliest = from_day_number(int(max(low, _FOUR_DIGITS[0])))[0] - 1
    latest = from_day_number(int(min(high, _FOUR_DIGITS[1])))[0]
    possible = (year for year in years(sign, digits[0]) if earliest <= year <= latest)
    found = (unit for year in possible for unit in units(year, month, day))
    return _merged(unit for unit in found if unit[0] <= high and unit[1] >= low)


def _merged(found: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged


def common_runs(mine: list[Run], others: list[Run]) -> list[Run]:
    """The days that are in both."""
    found = []
    places = [0, 0]
    while places[0] < len(mine) and places[1] < len(others):
        one, other = mine[places[0]], others[places[1]]
        first, last = max(one[0], other[0]), min(one[1], other[1])
        if first <= last:
            found.append((first, last))
        places[one[1] > other[1]] += 1
    return found
