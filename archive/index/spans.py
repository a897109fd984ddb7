"""What a date covers, as spans of days.

A date may lie anywhere in a span, or in one of several: ``[1960,1962]`` is one of two years,
``1960-XX-12`` the twelfth of one of twelve months. Such a date is certain of a time that holds all of
its spans, and possible in a time that overlaps any of them. Several dates, as in ``{1960,1962}``, are
each a date of its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from archive import edtf

__all__ = ["MOST", "Span", "When", "dates_of", "envelope"]

Span: TypeAlias = tuple[int | None, int | None]
"""First and last day as day numbers; ``None`` where that end is open or unknown."""

When: TypeAlias = tuple[Span, ...]
"""One date: the spans in one of which it lies, in order, none next to another."""

MOST: Final = 120
"""A date of more spans than this, such as ``1XXX-12-25``, is taken as all that lies between its ends."""

_MASKED: Final = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
)
_PLAIN: Final = re.compile(r"-?[0-9]*X*(?:-XX){0,2}|-?[0-9]{4}-[0-9]{2}-XX")
"""Masks of which every day between the ends is meant."""

_MARKS: Final = str.maketrans("", "", "?~%")


@lru_cache(maxsize=4096)
def dates_of(text: str) -> tuple[When, ...]:
    """The dates that an EDTF expression means: one, or each member of a set that means all of them.

    A date that may be at any time at all is left out. Raises :class:`ValueError` for what is no EDTF.
    """
    value = edtf.parse(text)
    if value.precision != "set":
        dates = [_spans(value)]
    elif text.startswith("{"):
        dates = [_spans(member) for member in _members(text, every=True)]
    else:
        dates = [[span for member in _members(text, every=False) for span in _spans(member)]]
    found = dict.fromkeys(tuple(_joined(spans)) for spans in dates)
    return tuple(when for when in found if when != ((None, None),))


def envelope(dates: Iterable[When]) -> Span | None:
    """From the first day of all to the last; ``None`` where there are no dates."""
    spans = [span for when in dates for span in when]
    if not spans:
        return None
    firsts, lasts = zip(*spans, strict=True)
    return None if None in firsts else min(firsts), None if None in lasts else max(lasts)


def _members(text: str, *, every: bool) -> Iterator[edtf.Edtf]:
    """The dates of a set. Where ``every`` one is meant, a range is its days, months or years, if few."""
    for item in text[1:-1].split(","):
        start, dots, end = (part.strip() for part in item.partition(".."))
        if not dots:
            yield edtf.parse(start)
            continue
        listed = list(_between(start, end)) if every and start and end else []
        yield from listed or [edtf.parse(f"{start or '..'}/{end or '..'}")]


def _between(start: str, end: str) -> Iterator[edtf.Edtf]:
    """The days, months or years from one to another; nothing where they differ in kind or are many."""
    first, last = edtf.parse(start), edtf.parse(end)
    if first.precision != last.precision or first.first is None or last.last is None:
        return
    (year, month, _), (last_year, last_month, _) = map(edtf.from_day_number, (first.first, last.last))
    texts: list[str] = []
    if first.precision == "day" and last.last - first.first < MOST:
        days = range(first.first, last.last + 1)
        texts = [edtf.format_date(*edtf.from_day_number(day)) for day in days]
    elif first.precision == "month" and (last_year - year) * 12 + last_month - month < MOST:
        months = range(year * 12 + month - 1, last_year * 12 + last_month)
        texts = [edtf.format_date(number // 12, number % 12 + 1) for number in months]
    elif first.precision == "year" and last_year - year < MOST:
        texts = [edtf.format_date(number) for number in range(year, last_year + 1)]
    yield from map(edtf.parse, texts)


def _spans(value: edtf.Edtf) -> list[Span]:
    whole: list[Span] = [(value.first, value.last)]
    if None in whole[0] or "X" not in value.text:
        return whole
    text = value.text.translate(_MARKS)
    match = _MASKED.fullmatch(text)
    if match is None or _PLAIN.fullmatch(text):
        return whole
    spans: list[Span] = []
    for date in _meant(*match.group("sign", "year", "month", "day")):
        spans.append((date.first, date.last))
        if len(spans) > MOST * 31:
            return whole
    spans = _joined(spans)
    return spans if spans and len(spans) <= MOST else whole


def _meant(sign: str, year: str, month: str | None, day: str | None) -> Iterator[edtf.Edtf]:
    """Each year, month or day that the characters, of which an X is any digit, may mean."""
    if day == "XX":
        day = None
    if month == "XX" and day is None:
        month = None
    if month is not None and "X" in month:
        months = [text for text in _digits(month) if "01" <= text <= "12"]
    else:
        months = [] if month is None else [month]
    parts = [_digits(year)]
    if months:
        parts.append(months)
    if day is not None:
        parts.append(_digits(day))
    for date in product(*parts):
        try:
            yield edtf.parse(sign + "-".join(date))
        except ValueError:
            continue  # a day that the month does not have, or the year -0000


def _digits(pattern: str) -> list[str]:
    if pattern.count("X") > 3:
        return []  # any year at all
    return ["".join(text) for text in product(*("0123456789" if char == "X" else char for char in pattern))]


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
