"""CLDR's patterns of the Gregorian calendar filled in: days, months, quarters, years and spans of them."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from archive.dates import cldr
from archive.edtf import from_day_number

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "Fields",
    "Patterns",
    "Unit",
    "common_year",
    "join",
    "month_alone",
    "month_and_day",
    "separator",
]

Unit: TypeAlias = Literal["day", "month", "quarter", "year"]

Fields: TypeAlias = Callable[[int], tuple[int, int, int]]
"""Year, month and day of a day number, in some calendar."""

_ABBREVIATED: Final = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_WORD_APART: Final = re.compile(r"\s[^\W\d]+\.?")
_FORMATS: Final = {"month": ("yMMMM", "MMMM y"), "quarter": ("yQQQQ", "QQQQ y"), "year": ("y", "y")}
_INTERVALS: Final = {"day": ("yMMMMd", "yMMMd"), "month": ("yMMMM", "yMMM"), "year": ("y",)}


def join(where: "Locale", first: str, last: str) -> str:
    """Two ends as CLDR joins them where they have nothing in common; an empty end leaves the other alone."""
    return cldr.joined(where).format(first, last).strip()


def month_and_day(where: "Locale", month: int, day: int) -> str:
    """A day of no year."""
    return _fill(where, cldr.skeleton(where, "MMMMd") or "MMMM d", "", month, day)


def month_alone(where: "Locale", month: int) -> str:
    return cldr.month_name(where, month, "LLLL")


class Patterns(NamedTuple):
    """``fields`` tells how days fall into months of these names, ``year`` writes the year.

    A year that is not the ``common`` one brings its own words: a pattern's word for "year" set apart
    from the number (``y 'г'.``) is left out then.
    """

    where: "Locale"
    year: Callable[[int], str]
    common: bool = True
    fields: Fields = from_day_number

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:
        if unit == "day":
            text = cldr.date_pattern(self.where, "long")
        else:
            skeleton, default = _FORMATS[unit]
            text = cldr.skeleton(self.where, skeleton) or default
        if unit == "month" and inflected:
            text = text.replace("L", "M")
        return self._filled(text, number).strip()

    def year_of(self, number: int) -> str:
        return self.one(number, "year")

    def span(self, first: int, last: int, unit: Unit) -> str:
        start, end = self.fields(first), self.fields(last)
        differs = next((field for field, a, b in zip("yMd", start, end, strict=True) if a != b), None)
        parts = _interval(self.where, unit, differs) if differs and start[0] > 0 else None
        if parts is None:
            return join(self.where, self.one(first, unit), self.one(last, unit))
        return (self._filled(parts[0], first) + self._filled(parts[1], last)).strip()

    def _filled(self, text: str, number: int) -> str:
        year, month, day = self.fields(number)
        era = cldr.era(self.where, 1) if self.common and year > 0 else ""
        worded = year < 1 or not self.common
        return _fill(self.where, text, self.year(year), month, day, era=era, worded=worded)


def common_year(where: "Locale") -> Callable[[int], str]:
    """How years are written; year 0 is 1 BC."""

    def write(year: int) -> str:
        if year > 0:
            return str(year)
        first, second, *_ = cldr.pattern(cldr.skeleton(where, "Gy") or "y G")
        era, number = cldr.era(where, 0), 1 - year
        if first.letter == "G":
            return f"{era}{'' if second.letter else second.text}{number}"
        return f"{number} {era}"

    return write


def _fill(
    where: "Locale", text: str, year: str, month: int, day: int, *, era: str = "", worded: bool = False
) -> str:
    """A CLDR pattern with its fields filled; ``worded`` years leave out the pattern's own word for year."""
    pieces = cldr.pattern(text)
    found = ""
    for place, piece in enumerate(pieces):
        if piece.letter == "y":
            found += year
        elif piece.letter in {"M", "L"} and len(piece.text) > 2:
            found += cldr.month_name(where, month, piece.text)
        elif piece.letter in {"M", "L", "d"}:
            found += str(day if piece.letter == "d" else month).zfill(len(piece.text))
        elif piece.letter == "Q":
            quarter = (month + 2) // 3
            found += cldr.quarter_name(where, quarter) if len(piece.text) > 2 else str(quarter)
        elif piece.letter == "G":
            found += era
        elif worded and place and pieces[place - 1].letter == "y":
            found += _WORD_APART.sub("", piece.text, count=1)
        else:
            found += piece.text
    return found.replace("  ", " ")


# -- intervals -------------------------------------------------------------------------------------


def _interval(where: "Locale", unit: Unit, differs: str) -> tuple[str, str] | None:
    """The two parts of CLDR's format of an interval, by the largest field that differs; months in full.

    ``None`` if CLDR has none, or one that would leave out of an end what differs.
    """
    for skeleton in _INTERVALS.get(unit, ()):
        parts = _parts(cldr.interval(where, skeleton, differs))
        if parts and all(differs in _fields(part) for part in parts):
            first, last = (_ABBREVIATED.sub(r"\1\1\1\1", part) for part in parts)
            return first, last
    return None


def separator(where: "Locale", unit: Unit, differs: str) -> str:
    """What CLDR writes between the ends of such an interval, without what belongs to the first end."""
    between = cldr.joined(where).format("", "")
    parts = _interval(where, unit, differs)
    if parts is None:
        return between
    first, last = map(cldr.pattern, parts)
    if first[-1].letter:
        return between
    field = first[-2].letter if len(first) > 1 else ""
    behind = next((b.text for a, b in pairwise(last) if field and a.letter == field), "")
    text = first[-1].text
    while text and behind and text[0] == behind[0] and not text[0].isspace():
        text, behind = text[1:], behind[1:]
    return text or between


def _fields(text: str) -> str:
    """The fields of a pattern, each by one letter; a month is M."""
    return "".join(piece.letter for piece in cldr.pattern(text)).replace("L", "M")


def _parts(found: tuple[str, ...]) -> tuple[str, str] | None:
    if len(found) == 2:
        return found[0], found[1]
    if len(found) != 1:
        return None
    # A format that writes the month first alone, then within a date (LLLL – MMMM y), is not parted yet.
    pieces = cldr.pattern(found[0])
    letters = [piece.letter.replace("L", "M") for piece in pieces]
    for place, letter in enumerate(letters):
        if letter and letter in letters[:place]:
            return _text(pieces[:place]), _text(pieces[place:])
    return None


def _text(pieces: cldr.Pattern) -> str:
    """The pattern of these pieces; the reverse of :func:`archive.dates.cldr.pattern`."""
    return "".join(piece.text if piece.letter else _quoted(piece.text) for piece in pieces)


def _quoted(literal: str) -> str:
    escaped = literal.replace("'", "''")
    return f"'{escaped}'" if re.search("[A-Za-z]", literal) else escaped
