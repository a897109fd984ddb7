"""Dates in order of time: those of an article on an axis, those of a search counted by year, decade or month.

The axis goes from 0, the first moment of its first day, to 1, the last moment of its last; whoever draws it
needs no arithmetic of days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from archive.article import Article
from archive.dates.calendar import calendar as calendar_of
from archive.dates.conversion import from_day, month_days, year_days
from archive.edtf import format_date, from_day_number, parse
from archive.errors import UsageError
from archive.index.fields import Bucket
from archive.press.searching import Searching
from archive.press.values import FacetValue, Filters

__all__ = ["By", "Chronology", "Mark", "Scale", "Tick", "Timeline", "chronology", "timeline"]

Scale: TypeAlias = Literal["day", "month", "year", "decade", "century"]
By: TypeAlias = Bucket

_YEAR: Final = 366
_SCALES: Final[tuple[tuple[int, Scale], ...]] = (
    (62, "day"),
    (3 * _YEAR, "month"),
    (40 * _YEAR, "year"),
    (400 * _YEAR, "decade"),
)
"""Each scale with the longest span of days that it serves; centuries serve the rest."""

_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_MOST_MONTHS: Final = 36
_MOST_YEARS: Final = 60
_MOST_FILLED: Final = 120
"""So many buckets may lie in a row before empty ones are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A date on the axis. ``start`` and ``end`` are places on it; ``None`` is an end that is open or unknown.

    ``verbatims`` are how the text prints it, ``published`` says that it is the article's own date.
    """

    edtf: str
    display: str
    start: float | None
    end: float | None
    published: bool
    verbatims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Where on the axis a unit of its scale begins.

    ``number`` counts the units through in the reader's calendar: those that ten divides are the round ones.
    """

    edtf: str
    display: str
    at: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The dates of an article from the earliest to the latest; ``undated`` have no place in time.

    ``first`` and ``last`` are the days of the axis, ``None`` where there is no date.
    """

    id: str
    scale: Scale
    first: str | None
    last: str | None
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """Articles counted by the dates that they mention, or by that of their publication, in order of time.

    Buckets without articles are there where few lie between others. ``articles`` have a date that counts.
    """

    field: str
    by: By
    articles: int
    buckets: tuple[FacetValue, ...]
    notes: tuple[str, ...] = ()


# -- an article ------------------------------------------------------------------------------------


class _Found(NamedTuple):
    edtf: str
    first: int | None
    last: int | None
    published: bool
    verbatims: tuple[str, ...]


def timeline(searching: Searching, article: Article) -> Timeline:
    """The dates that an article mentions and its own, each once."""
    found = list(_dates(article))
    days = [day for item in found for day in (item.first, item.last) if day is not None]
    if not days:
        marks = tuple(_mark(searching, item, 0, 0) for item in found)
        return Timeline(id=article.id, scale="day", first=None, last=None, ticks=(), marks=(), undated=marks)
    scale = _scale(max(days) - min(days) + 1)
    units = _units(min(days), max(days), scale, searching.calendar)
    first, end = units[0].first, units[-1].last + 1
    marks = tuple(_mark(searching, item, first, end) for item in found)
    return Timeline(
        id=article.id,
        scale=scale,
        first=_day(first),
        last=_day(end - 1),
        ticks=tuple(
            Tick(
                edtf=unit.edtf,
                display=searching.show(unit.edtf),
                at=(unit.first - first) / (end - first),
                number=unit.number,
            )
            for unit in units
        ),
        marks=tuple(mark for mark in marks if mark.start is not None or mark.end is not None),
        undated=tuple(mark for mark in marks if mark.start is None and mark.end is None),
    )


def _dates(article: Article) -> Iterator[_Found]:
    """By their first day, then by their last; a date without a first day stands at its last."""
    verbatims: dict[str, list[str]] = {}
    for item in article.dates:
        verbatims.setdefault(item.edtf, []).append(item.verbatim)
    own = article.published.edtf if article.published else None
    if own is not None:
        verbatims.setdefault(own, [])
    found = []
    for edtf, texts in verbatims.items():
        value = parse(edtf)
        found.append(_Found(edtf, value.first, value.last, edtf == own, tuple(dict.fromkeys(texts))))
    yield from sorted(found, key=_order)


def _order(item: _Found) -> tuple[bool, int, int, str]:
    first = item.last if item.first is None else item.first
    last = item.first if item.last is None else item.last
    return first is None, first or 0, last or 0, item.edtf


def _mark(searching: Searching, item: _Found, first: int, end: int) -> Mark:
    length = max(end - first, 1)
    return Mark(
        edtf=item.edtf,
        display=searching.show(item.edtf),
        start=None if item.first is None else (item.first - first) / length,
        end=None if item.last is None else (item.last + 1 - first) / length,
        published=item.published,
        verbatims=item.verbatims,
    )


def _scale(days: int) -> Scale:
    return next((scale for most, scale in _SCALES if days <= most), "century")


class _Unit(NamedTuple):
    """A unit of the scale. ``edtf`` is what names its beginning: a day, a month or a year."""

    first: int
    last: int
    number: int
    edtf: str


def _units(first: int, last: int, scale: Scale, calendar: str) -> list[_Unit]:
    """The units in which the days from first to last lie, of the calendar where it has them all."""
    if scale == "day":
        return [_Unit(day, day, day, _day(day)) for day in range(first, last + 1)]
    if not calendar_of(calendar).gregorian_months:
        try:
            return list(_walk(first, last, scale, calendar))
        except ValueError:  # the calendar has not all of these days
            pass
    return list(_walk(first, last, scale, "gregorian"))


def _walk(first: int, last: int, scale: Scale, calendar: str) -> Iterator[_Unit]:
    day = first
    while day <= last:
        _, year, month, _ = from_day(calendar, day)
        if scale == "month":
            start, end = month_days(calendar, year, month)
            yield _Unit(start, end, year * 12 + month - 1, _named(start, end, scale, calendar))
        else:
            length = _YEARS[scale]
            year = year // length * length
            start, end = year_days(calendar, year)
            named = _named(start, end, scale, calendar)
            end = year_days(calendar, year + length - 1)[1]
            yield _Unit(start, end, year // length, named)
        day = end + 1


def _named(first: int, last: int, scale: Scale, calendar: str) -> str:
    if calendar != "gregorian":
        return f"{_day(first)}/{_day(last)}"
    year, month, _ = from_day_number(first)
    return format_date(year, month if scale == "month" else None)


def _day(number: int) -> str:
    year, month, day = from_day_number(number)
    return format_date(year, month, day) if abs(year) <= 9999 else format_date(year)


# -- a search --------------------------------------------------------------------------------------


def chronology(
    searching: Searching, query: str, filters: Filters, *, by: By | None, published: bool
) -> Chronology:
    """Articles by year unless told; by month where they are of few years, by decade where of many."""
    if by is not None:
        return _counted(searching, query, filters, by, published)
    found = _counted(searching, query, filters, "year", published)
    years = [int(value.value) for value in found.buckets if value.count or value.possible]
    span = max(years) - min(years) + 1 if years else 0
    if span * 12 <= _MOST_MONTHS and years:
        return _counted(searching, query, filters, "month", published)
    return found if span <= _MOST_YEARS else _counted(searching, query, filters, "decade", published)


def _counted(searching: Searching, query: str, filters: Filters, by: By, published: bool) -> Chronology:
    field = by if published else f"mentioned-{by}"
    found = searching.facet(field, query, filters, limit=None, offset=0)
    return Chronology(
        field=field,
        by=by,
        articles=found.articles,
        buckets=_filled(searching, found.values, by),
        notes=found.notes,
    )


def _filled(searching: Searching, values: Sequence[FacetValue], by: By) -> tuple[FacetValue, ...]:
    """The values in order of time, with empty ones between them unless those are too many."""
    known = {_number(value.value, by): value for value in values}
    numbers = sorted(known)
    if numbers and numbers[-1] - numbers[0] < _MOST_FILLED:
        numbers = list(range(numbers[0], numbers[-1] + 1))
    return tuple(known.get(number) or _empty(searching, number, by) for number in numbers)


def _empty(searching: Searching, number: int, by: By) -> FacetValue:
    if by == "month":
        value = format_date(number // 12, number % 12 + 1)
    else:
        value = format_date(number) if by == "year" else format_date(number * 10)[:-1] + "X"
    return FacetValue(value=value, label=searching.show(value), count=0)


def _number(value: str, by: By) -> int:
    """Buckets of one kind counted through."""
    first = parse(value).first
    if first is None:
        raise UsageError(f"{value!r} has no place in time")
    year, month, _ = from_day_number(first)
    return {"year": year, "decade": year // 10, "month": year * 12 + month - 1}[by]
