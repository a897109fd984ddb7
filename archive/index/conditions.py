"""Filters as conditions on an article's values and dates, whether they come from options or from a query."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from archive import edtf
from archive.errors import UsageError
from archive.index.fields import FILTERS, VALUE_FIELDS
from archive.index.request import Request, Value

__all__ = ["Condition", "During", "Filters", "OneOf", "condition", "days", "filters"]


class OneOf(NamedTuple):
    """The article has at least one of ``values`` in ``field``, one of the value fields or ``id``."""

    field: str
    values: tuple[str, ...]


class During(NamedTuple):
    """The article appeared in a span of days, or mentions a date in it.

    Both days belong to it, ``None`` leaves that end open. A date counts if it overlaps the span;
    where only certain dates are wanted, if it lies wholly in it.
    """

    field: Literal["published", "mentions"]
    first: int | None
    last: int | None


Condition: TypeAlias = OneOf | During


class Filters(NamedTuple):
    """What an article must meet beside the query.

    ``required`` holds the conditions of each filter by its name; ``date`` stands for the span of
    ``--from`` and ``--to``. ``excluded`` holds what it must not meet.
    """

    required: Mapping[str, tuple[Condition, ...]] = MappingProxyType({})
    excluded: tuple[Condition, ...] = ()
    certain: bool = False


def filters(request: Request) -> Filters:
    """The filters of a request. Raises :class:`UsageError` for an unknown filter and for what is no date."""
    required = {name: _conditions(name, values) for name, values in request.filters.items() if values}
    if request.date_from is not None or request.date_to is not None:
        required["date"] = (During(field="published", first=request.date_from, last=request.date_to),)
    excluded = [item for name, values in request.excluded.items() for item in _conditions(name, values)]
    return Filters(required=required, excluded=tuple(excluded), certain=request.certain)


def _conditions(name: str, values: Iterable[Value]) -> tuple[Condition, ...]:
    if name not in FILTERS:
        raise UsageError(f"there is no filter {name!r}; there are {', '.join(FILTERS)}")
    return tuple(condition(name, value) for value in values)


def condition(name: str, value: Value) -> Condition:
    """The condition of one value of the filter ``name``. Raises :class:`UsageError` for what is no date."""
    if name in VALUE_FIELDS:
        return OneOf(field=name, values=(value,) if isinstance(value, str) else value)
    text = value if isinstance(value, str) else " ".join(value)
    try:
        first, last = days(name, text)
    except ValueError:
        raise UsageError(f"{text!r} is no {_WANTED[name]}") from None
    return During(field="mentions" if name == "mentions" else "published", first=first, last=last)


_WANTED: Final = {
    "year": "year: write it like 2011",
    "decade": "decade: write it like 1960s, 196X or 1960",
    "month": "month: write it like 2011-12",
    "mentions": "date: write it like 2011, 2011-12, 2011-12-19 or 196X (EDTF)",
    "date": "date: write it like 2011, 2011-12, 2011-12-19 or 196X (EDTF)",
}

_YEAR: Final = r"(-?)(\d{1,4})"
_LONG_YEAR: Final = r"Y-?\d{5,}"
_DECADE: Final = r"(-?\d{3})(?:[Xx]|\ds?)"
_DECADE_WORD: Final = r"(-?\d{3})(?:[Xx]|0s)"
_MONTH: Final = r"(-?\d{4})[-/.](\d{1,2})"


def days(name: str, text: str) -> tuple[int | None, int | None]:
    """First and last day of a date as a filter of that name writes it; ``date`` takes any EDTF expression.

    Raises :class:`ValueError` where it is none.
    """
    text = text.strip()
    if name == "month":
        match = re.fullmatch(_MONTH, text)
        if not match:
            raise ValueError(text)
        return _parsed(f"{match[1]}-{int(match[2]):02}")
    if name == "decade":
        match = re.fullmatch(_DECADE, text)
        if not match:
            raise ValueError(text)
        return _parsed(f"{match[1]}X")
    if match := re.fullmatch(_YEAR, text):
        return _parsed(f"{match[1]}{int(match[2]):04}")
    if name == "year":
        if not re.fullmatch(_LONG_YEAR, text):
            raise ValueError(text)
    elif match := re.fullmatch(_DECADE_WORD, text):
        return _parsed(f"{match[1]}X")
    return _parsed(text)


def _parsed(text: str) -> tuple[int | None, int | None]:
    value = edtf.parse(text)
    return value.first, value.last
