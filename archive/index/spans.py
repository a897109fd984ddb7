"""What a date covers, as spans of days.

A date may lie anywhere in a span, or in one of several: ``[1960,1962]`` is one of two years,
``1960-XX-12`` the twelfth of one of twelve months. Such a date is certain of a time that holds all of
its spans, and possible in a time that overlaps any of them. Several dates, as in ``{1960,1962}``, are
each a date of its own.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import inf
from typing import Final, TypeAlias

from archive import edtf
from archive.edtf.contents import runs

__all__ = ["MOST", "Span", "When", "dates_of", "envelope"]

Span: TypeAlias = tuple[int | None, int | None]
"""First and last day as day numbers; ``None`` where that end is open or unknown."""

When: TypeAlias = tuple[Span, ...]
"""One date: the spans in one of which it lies, in order, none next to another."""

MOST: Final = 120
"""A date of more spans than this, such as ``1XXX-12-25``, is taken as all that lies between its ends."""


@lru_cache(maxsize=4096)
def dates_of(text: str) -> tuple[When, ...]:
    """The dates that an EDTF expression means: one, or each member of a set that means all of them.

    A date that may be at any time at all is left out. Raises :class:`ValueError` for what is no EDTF.
    """
    value = edtf.parse(text)
    if value.choice == "all":
        dates = [_spans(date) for member in edtf.members(value) for date in _each(member)]
    else:
        dates = [[span for member in edtf.members(value) for span in _spans(member)]]
    found = dict.fromkeys(tuple(_joined(spans)) for spans in dates)
    return tuple(when for when in found if when != ((None, None),))


def envelope(dates: Iterable[When]) -> Span | None:
    """From the first day of all to the last; ``None`` where there are no dates."""
    spans = [span for when in dates for span in when]
    if not spans:
        return None
    firsts, lasts = zip(*spans, strict=True)
    return None if None in firsts else min(firsts), None if None in lasts else max(lasts)


def _each(member: edtf.Edtf) -> Iterator[edtf.Edtf]:
    """The days, months or years of a range in a set of which all are meant; a range of many as it is."""
    start, end = edtf.ends(member)
    listed: list[str] = []
    if member.precision == "interval" and start and end and start.precision == end.precision:
        listed = _between(start, end)
    yield from map(edtf.parse, listed) if listed else (member,)


def _between(start: edtf.Edtf, end: edtf.Edtf) -> list[str]:
    """The days, months or years from one to another; nothing where they are other units, or many."""
    if start.first is None or end.last is None:
        return []
    (year, month, _), (last_year, last_month, _) = map(edtf.from_day_number, (start.first, end.last))
    if start.precision == "day" and end.last - start.first < MOST:
        days = range(start.first, end.last + 1)
        return [edtf.format_date(*edtf.from_day_number(day)) for day in days]
    if start.precision == "month" and (last_year - year) * 12 + last_month - month < MOST:
        months = range(year * 12 + month - 1, last_year * 12 + last_month)
        return [edtf.format_date(number // 12, number % 12 + 1) for number in months]
    if start.precision == "year" and last_year - year < MOST:
        return [edtf.format_date(number) for number in range(year, last_year + 1)]
    return []


def _spans(value: edtf.Edtf) -> list[Span]:
    whole: list[Span] = [(value.first, value.last)]
    if whole == [(None, None)]:
        return whole
    found = runs(value)
    if len(found) > MOST:
        return whole
    return [
        (None if first == -inf else int(first), None if last == inf else int(last)) for first, last in found
    ]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in as few spans as can be, in order."""
    found: list[Span] = []
    for first, last in sorted(spans, key=lambda span: (span[0] is not None, span[0] or 0)):
        start, end = found[-1] if found else (0, None)
        if found and end is None:
            break  # the last one has no end
        if end is not None and (first is None or first <= end + 1):
            found[-1] = start, None if last is None else max(end, last)
        else:
            found.append((first, last))
    return found
