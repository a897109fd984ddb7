"""Filters as conditions on an article's values and dates, whether they come from options or from a query."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from archive.errors import UsageError
from archive.index.dating import asked
from archive.index.fields import FILTERS, VALUE_FIELDS
from archive.index.request import Request, Value
from archive.index.spans import When, dates_of

__all__ = ["Condition", "During", "Filters", "OneOf", "condition", "during", "filters"]


class OneOf(NamedTuple):
    """The article has at least one of ``values`` in ``field``, one of the value fields or ``id``."""

    field: str
    values: tuple[str, ...]


class During(NamedTuple):
    """The article appeared at, or mentions, each of some times.

    A time is one or several spans of days, in any of which a date may be. A date counts if it may lie in
    one of them; where only certain dates are wanted, if it cannot lie outside: each span in which it may
    be lies in one of theirs.
    """

    field: Literal["published", "mentions"]
    times: tuple[When, ...]


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
        required["date"] = (during("published", request.date_from, request.date_to),)
    excluded = [item for name, values in request.excluded.items() for item in _conditions(name, values)]
    return Filters(required=required, excluded=tuple(excluded), certain=request.certain)


def _conditions(name: str, values: Iterable[Value]) -> tuple[Condition, ...]:
    if name not in FILTERS:
        raise UsageError(f"there is no filter {name!r}; there are {', '.join(FILTERS)}")
    return tuple(condition(name, value) for value in values)


def condition(name: str, value: Value, language: str | None = None) -> Condition:
    """The condition of one value of the filter ``name``, or of a ``date`` of publication.

    Raises :class:`UsageError` for what is no date, or none of the kind that the filter is about.
    """
    if name in VALUE_FIELDS:
        return OneOf(field=name, values=(value,) if isinstance(value, str) else value)
    text = asked(name, value if isinstance(value, str) else " ".join(value), language)
    times = dates_of(text)
    if name == "mentions":
        return During(field="mentions", times=times)
    # An article appears once: of several dates any will do.
    return During(field="published", times=(tuple(span for when in times for span in when),))


def during(field: Literal["published", "mentions"], first: int | None, last: int | None) -> During:
    """The condition of one span of days."""
    return During(field=field, times=(((first, last),),))
