"""A date as people of a locale write it, in any precision and calendar."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.dates import cldr
from archive.dates.calendar import calendar as calendar_of
from archive.dates.numerals import native_digits
from archive.dates.showing.patterns import Unit, join, month_alone, month_and_day
from archive.dates.showing.words import Phrase, Words, roman, words
from archive.dates.showing.writers import Writer, writer
from archive.edtf import Edtf, Precision, from_day_number
from archive.edtf import parse as parse_edtf
from archive.errors import UsageError

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["show"]

_MARKS: Final = str.maketrans("", "", "?~%")
_UNKNOWN: Final = "?"
_UNITS: Final[dict[Precision, Unit]] = {"day": "day", "month": "month", "year": "year"}

# The codes of EDTF for parts of a year. Those of a hemisphere do not tell their months by their names.
_SEASONS: Final = range(21, 33)
_OF_A_HEMISPHERE: Final = range(25, 33)
_QUARTERS: Final = range(33, 37)
_HALVES: Final = range(40, 42)


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
        words=words(where.language, where.script),
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
        _interval(*(end or ".." for end in item.split("..")), style=style)
        if ".." in item
        else _marked(item, style)
        for item in text[1:-1].split(",")
    ]
    return str(format_list(items, "or" if text[0] == "[" else "standard", locale=style.where))


def _interval(start: str, end: str, *, style: _Style) -> str:
    """Two ends; ``..`` is open, an empty one unknown."""
    starts, ends = start not in {"", ".."}, end not in {"", ".."}
    if not starts and not ends:
        return _UNKNOWN
    if not ends:
        open_end = join(style.where, _marked(start, style), "" if end else _UNKNOWN)
        return _phrased(start, "since" if end else "to_unknown", open_end, style)
    if not starts:
        open_start = join(style.where, "" if start else _UNKNOWN, _marked(end, style))
        return _phrased(end, "until" if start else "from_unknown", open_start, style)
    first, last = parse_edtf(start), parse_edtf(end)
    unit = _unit(first)
    if unit and unit == _unit(last) and first.first is not None and last.last is not None and first != last:
        return style.write.span(first.first, last.last, unit)
    return join(style.where, _marked(start, style), _marked(end, style))


def _phrased(text: str, name: Phrase, otherwise: str, style: _Style) -> str:
    """A date within the language's words for what is said of it, where it has some."""
    phrase = style.words.phrase(name, _unit(parse_edtf(text)) or "other")
    return (
        phrase.format(_marked(text, style, inflected=name in style.words.inflected)) if phrase else otherwise
    )


def _marked(text: str, style: _Style, *, inflected: bool = False) -> str:
    """A date with its qualification: about, perhaps."""
    value = parse_edtf(text)
    plain = parse_edtf(text.translate(_MARKS).split("T")[0])
    unit = _unit(plain) or "other"
    about = style.words.phrase("approximate", unit)
    approximate = value.approximate and "S" not in text
    bend = "approximate" in style.words.inflected if approximate and about else inflected
    shown = _date(plain, style, inflected=bend)
    if approximate:
        shown = about.format(shown) if about else f"~{shown}"
    if value.uncertain:
        perhaps = style.words.phrase("uncertain", unit)
        shown = perhaps.format(shown) if perhaps else f"{shown}?"
    return shown


def _date(value: Edtf, style: _Style, *, inflected: bool) -> str:
    if value.first is None or value.last is None:
        return _yearless(value.text, style)
    unit = _unit(value)
    if unit is not None:
        return style.write.one(value.first, unit, inflected=inflected)
    if value.precision == "season":
        return _part_of_a_year(value.text, value.first, value.last, style)
    if style.gregorian and value.first > 0:
        year = from_day_number(value.first)[0]
        if value.precision == "decade" and (decade := _decade(year, style)):
            return decade
        if value.precision == "century" and style.words.century:
            return _century(year // 100, style)
    return style.write.span(value.first, value.last, "year")


def _decade(year: int, style: _Style) -> str:
    """Empty where the language has no words for this decade; of the first of a century nobody says "0"."""
    first, tens = year // 10 * 10, year // 10 * 10 % 100
    texts = style.words.decade
    text = texts.get(f"{tens:02}", texts.get("", ""))
    if not tens and "{tens}" in text:
        return ""
    number = year // 100 + 1
    return text.format(first, tens=tens, n=number, roman=roman(number))


def _century(hundreds: int, style: _Style) -> str:
    """The century of the years that begin with these digits: 19 is the twentieth."""
    number = hundreds + 1
    texts = style.words.century
    text = texts.get(str(style.where.ordinal_form(number)), texts.get("", ""))
    return text.format(n=number, roman=roman(number), year=hundreds * 100)


def _part_of_a_year(text: str, first: int, last: int, style: _Style) -> str:
    code = int(text[-2:])
    months = style.write.span(first, last, "month")
    year = style.write.year_of(first)
    if year is None:
        return months
    if code in _QUARTERS:
        return style.write.one(first, "quarter")
    if code in _HALVES and style.words.halves:
        return style.words.halves[code - _HALVES.start].format(year)
    if code in _SEASONS and style.words.seasons:
        season = style.words.seasons[(code - _SEASONS.start) % 4].format(year)
        return f"{season} ({months})" if code in _OF_A_HEMISPHERE else season
    return months


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
