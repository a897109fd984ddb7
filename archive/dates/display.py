"""A date as people of a locale write it, in any precision and calendar."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.dates import cldr
from archive.dates.calendar import calendar as calendar_of
from archive.dates.numerals import native_digits
from archive.dates.words import Words, words
from archive.dates.writers import Unit, Writer, join, month_alone, month_and_day, writer
from archive.edtf import Edtf, Precision, from_day_number
from archive.edtf import parse as parse_edtf
from archive.errors import UsageError

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["show"]

_MARKS: Final = str.maketrans("", "", "?~%")
_UNKNOWN: Final = "?"
_OPEN: Final = ("", "..")
_SEASONS: Final = ("21", "22", "23", "24")
_UNITS: Final[dict[Precision, Unit]] = {"day": "day", "month": "month", "year": "year"}


class _Style(NamedTuple):
    where: "Locale"
    write: Writer
    words: Words
    gregorian: bool


@lru_cache(maxsize=4096)
def show(edtf: str, *, locale: str, calendar: str = "gregorian") -> str:
    """An EDTF date in words, with the digits of the locale.

    Days are written in CLDR's long form; what has no form there (decades, seasons, open ends, "about") in
    the language's own words, else as an interval or with ``~`` and ``?``. Raises :class:`UsageError` for an
    expression, a locale or a calendar that is none.

    >>> show("1960-08-29", locale="en-GB")
    '29 August 1960'
    >>> show("1960-08-29", locale="ko", calendar="juche")
    '주체49(1960)년 8월 29일'
    """
    where = cldr.locale(locale)
    style = _Style(
        where=where,
        write=_writer(str(where), calendar),
        words=words(where.language),
        gregorian=calendar == "gregorian",
    )
    try:
        parse_edtf(edtf)
    except ValueError as error:
        raise UsageError(f"not a date in EDTF: {error}") from error
    return native_digits(_expression(edtf, style), cldr.digits(where))


@lru_cache(maxsize=256)
def _writer(where: str, calendar: str) -> Writer:
    return writer(cldr.locale(where), calendar_of(calendar))


def _expression(text: str, style: _Style) -> str:
    if text[0] in "[{":
        return _set(text, style)
    if "/" in text:
        start, end = text.split("/")
        return _interval(start, end, style=style)
    return _marked(text, style)


def _set(text: str, style: _Style) -> str:
    """One of several dates, or all of them."""
    from babel.lists import format_list

    items = [
        _interval(*item.split(".."), style=style) if ".." in item else _marked(item, style)
        for item in text[1:-1].split(",")
    ]
    return str(format_list(items, "or" if text[0] == "[" else "standard", locale=style.where))


def _interval(start: str, end: str, *, style: _Style) -> str:
    """Two ends; an empty or ``..`` one is open, except that EDTF says unknown by an empty one."""
    if start in _OPEN and end in _OPEN:
        return _UNKNOWN
    if end in _OPEN:
        shown = _marked(start, style)
        return style.words.since.format(shown) if style.words.since else join(style.where, shown, "").strip()
    if start in _OPEN:
        shown = _marked(end, style)
        return style.words.until.format(shown) if style.words.until else join(style.where, "", shown).strip()
    first, last = parse_edtf(start), parse_edtf(end)
    unit = _unit(first)
    if unit and unit == _unit(last) and first.first is not None and last.last is not None and first != last:
        return style.write.span(first.first, last.last, unit)
    return join(style.where, _marked(start, style), _marked(end, style))


def _marked(text: str, style: _Style) -> str:
    """A date with its qualification: about, perhaps."""
    value = parse_edtf(text)
    shown = _date(parse_edtf(text.translate(_MARKS).split("T")[0]), style)
    if value.approximate and "S" not in text:
        shown = style.words.approximate.format(shown)
    return f"{shown}?" if value.uncertain else shown


def _date(value: Edtf, style: _Style) -> str:
    if value.first is None or value.last is None:
        return _yearless(value.text, style)
    unit = _unit(value)
    if unit is not None:
        return style.write.one(value.first, unit)
    if (
        value.precision == "season"
        and style.gregorian
        and style.words.seasons
        and value.text[-2:] in _SEASONS
    ):
        season = style.words.seasons[_SEASONS.index(value.text[-2:])]
        return season.format(style.write.one(value.first, "year"))
    if value.precision == "decade" and style.gregorian and style.words.decade and value.first > 0:
        return style.words.decade.format(from_day_number(value.first)[0] // 10 * 10)
    return style.write.span(value.first, value.last, "month" if value.precision == "season" else "year")


def _yearless(text: str, style: _Style) -> str:
    """A day or a month of no year; what is not known better is a question mark."""
    _, *parts = text.split("-")
    if not parts or not all(part.isdigit() for part in parts):
        return _UNKNOWN
    month = int(parts[0])
    return (
        month_alone(style.where, month)
        if len(parts) == 1
        else month_and_day(style.where, month, int(parts[1]))
    )


def _unit(value: Edtf) -> Unit | None:
    """The unit that a date is whole and unqualified, if it is one."""
    if value.approximate or value.uncertain or value.first is None:
        return None
    return _UNITS.get(value.precision)
