"""Times as stretches of days: how far apart, how long, what two have in common, what holds several."""

from collections.abc import Iterable, Iterator
from math import inf
from typing import Final, NamedTuple

from archive.edtf.arithmetic import Unit, truncate
from archive.edtf.components import marked
from archive.edtf.contents import common_runs, ends, hull, members, runs
from archive.edtf.days import format_date, from_day_number
from archive.edtf.expressions import parse
from archive.edtf.relations import sort_key
from archive.edtf.value import Edtf

__all__ = ["Days", "difference", "duration", "intersection", "span"]

_UNITS: Final[tuple[Unit, ...]] = ("century", "decade", "year", "month", "day")
_ENDS: Final[tuple[Unit, ...]] = ("year", "month", "day")


class Days(NamedTuple):
    """A number of days, not known better than between two; ``None`` where there is no bound."""

    least: int | None
    greatest: int | None


def difference(a: Edtf, b: Edtf) -> Days:
    """How many days from a day of ``a`` to a day of ``b``, negative where ``b`` is earlier.

    What a person's age can be on a day, or how long after an event a report of it came.

    >>> difference(parse("1926-08-13"), parse("1966-10"))
    Days(least=14659, greatest=14689)
    """
    return Days(_minus(b.first, a.last), _minus(b.last, a.first))


def _minus(later: int | None, earlier: int | None) -> int | None:
    return None if later is None or earlier is None else later - earlier


def duration(value: Edtf) -> int | None:
    """The number of days from the first to the last that the value may mean, both counted: its length on a
    timeline, and the most that an interval can last. ``None`` where an end is open or unknown.

    >>> duration(parse("1966-10")), duration(parse("1985/.."))
    (31, None)
    """
    days = _minus(value.last, value.first)
    return None if days is None else days + 1


def intersection(a: Edtf, b: Edtf) -> Edtf | None:
    """What is left of two statements that are both true: the days that both may mean, ``None`` without any.

    Where all days of one are days of the other, it is that one. Else it goes from the first common day to
    the last: as an interval where both values last, and where one is a single day, not known which, as one of
    a range. It is approximate or uncertain where either value is. Raises :class:`ValueError` where EDTF has
    no expression for it, which needs years of more than four digits.

    >>> [str(intersection(parse("196X"), parse(text))) for text in ("1966-10", "1968/1972", "1980")]
    ['1966-10', '[1968..1969]', 'None']
    """
    common = common_runs(runs(a), runs(b))
    if not common:
        return None
    for value in sorted((a, b), key=sort_key):
        if common == runs(value):
            return _qualified(value, a, b)
    return _qualified(parse(_written(common[0][0], common[-1][1], a, b)), a, b)


def span(values: Iterable[Edtf]) -> Edtf:
    """The shortest date or interval that holds all the values: from when to when an archive goes.

    Its ends are written as the values have them, marks included. A missing end is open if it is so in a
    value, and else unknown. Raises :class:`ValueError` without values, and for an interval that would have a
    year of more than four digits at an end, which EDTF has not.

    >>> span(map(parse, ("1966-10", "1960-08-29", "{1962,1964~}"))).text
    '1960-08-29/1966-10'
    """
    listed = sorted(values, key=lambda value: (value.approximate or value.uncertain, sort_key(value)))
    if not listed:
        raise ValueError("no value, no span")
    first, last = min(hull(value)[0] for value in listed), max(hull(value)[1] for value in listed)
    for value in listed:
        if value.choice is None and (len(set(listed)) == 1 or runs(value) == [(first, last)]):
            return value
    dates = [ends(member) for value in listed for member in members(value)]
    start = next((date.text for date, _ in dates if date and date.first == first), "")
    end = next((date.text for _, date in dates if date and date.last == last), "")
    start, end = start.partition("T")[0], end.partition("T")[0]
    if not start and (not end or any(value.start == "open" for value in listed)):
        start = ".."
    if not end and (start == ".." or any(value.end == "open" for value in listed)):
        end = ".."
    return parse(f"{start}/{end}")


# -- writing days --------------------------------------------------------------------------------


def _written(first: float, last: float, a: Edtf, b: Edtf) -> str:
    """The common days of two values, of which the last or the first may be infinite."""
    for unit in _units_of(first, _UNITS):
        if hull(unit) == (first, last):
            return unit.text
    inside = [unit for day in (first, last) for unit in _units_of(day, _ENDS)]
    inside = [unit for unit in inside if first <= hull(unit)[0] and hull(unit)[1] <= last]
    start = next((unit.text for unit in inside if unit.first == first), "")
    end = next((unit.text for unit in inside if unit.last == last), "")
    if not all(value.choice == "all" or "/" in value.text for value in (a, b)):
        return f"[{start}..{end}]"
    if not start and (a.start == b.start == "open" or not end):
        start = ".."
    if not end and (a.end == b.end == "open" or start == ".."):
        end = ".."
    return f"{start}/{end}"


def _units_of(day: float, names: tuple[Unit, ...]) -> Iterator[Edtf]:
    """The units in which a day is, in that order; of a year of more than four digits only the year."""
    if abs(day) == inf:
        return
    year, month, date = from_day_number(int(day))
    if abs(year) > 9999:
        yield parse(format_date(year))
        return
    value = parse(format_date(year, month, date))
    yield from (truncate(value, name) for name in names)


def _qualified(value: Edtf, a: Edtf, b: Edtf) -> Edtf:
    approximate, uncertain = a.approximate or b.approximate, a.uncertain or b.uncertain
    if (value.approximate, value.uncertain) == (approximate, uncertain):
        return value
    return parse(marked(value.text, approximate=approximate, uncertain=uncertain))
