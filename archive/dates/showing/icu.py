"""Dates of a calendar that ICU knows, and spans of them.

ICU formats no spans for us. They are made of the two ends as ICU writes them, of which what both have in
common is written once, with the word or the sign that CLDR sets between such ends.
"""

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.dates.conversion.reckoning import day_of
from archive.dates.showing.patterns import Fields, Unit, separator

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Icu"]

_STYLES: Final = {"day": "long", "month": "::yMMMM", "quarter": "::yQQQQ", "year": "::y"}
_PARTS: Final[dict[str, str]] = {"day": "yMd", "month": "yM", "year": "y"}
_LARGER: Final = {"d": "yM", "M": "y", "y": ""}
_TEXTS: Final = {"d": ("d", "dd"), "M": ("MMMM", "LLLL", "M", "MM"), "y": ("y", "y年")}
"""The patterns in which a field may be written; ICU takes its numerals by what stands behind them (元年)."""

_GAP: Final = re.compile(r"[\s,،]")


class Icu(NamedTuple):
    """``calendar`` is ICU's name; ``fields`` gives year, month and day, of which the year may go by no era.

    A unit is written as that in which the day lies; days lie in the years 1 to 9999.
    """

    where: "Locale"
    calendar: str
    fields: Fields

    def one(self, number: int, unit: Unit, *, inflected: bool = False) -> str:  # noqa: ARG002  # ICU's own
        return self._text(number, _STYLES[unit])

    def year_of(self, number: int) -> str:
        return self.one(number, "year")

    def span(self, first: int, last: int, unit: Unit) -> str:
        start, end = self.one(first, unit), self.one(last, unit)
        pairs = zip("yMd", self.fields(first), self.fields(last), strict=True)
        differs = next((field for field, one, other in pairs if one != other), "d")
        between = separator(self.where, unit, differs)
        if self._text(first, "G") != self._text(last, "G"):
            return start + between + end
        order, larger = _order(self, unit), _LARGER[differs]
        leading = next(place for place, field in enumerate(order) if field not in larger)
        trailing = next(place for place, field in enumerate(reversed(order)) if field not in larger)
        head = self._head(start, end, (first, last), order[leading])
        tail = self._tail(start, end, (first, last), order[-1 - trailing])
        return start[: len(start) - tail] + between + end[head:]

    def _head(self, start: str, end: str, days: tuple[int, int], field: str) -> int:
        """How much both ends begin with before their field: years of YMD, the month of MDY, an era."""
        length = _common(start, end)
        wanted = [self._texts(day, field) for day in days]
        while length and not all(
            text[length:].startswith(texts) and not text[length - 1].isdecimal()
            for text, texts in zip((start, end), wanted, strict=True)
        ):
            length -= 1
        return length

    def _tail(self, start: str, end: str, days: tuple[int, int], field: str) -> int:
        """How much both ends finish with after their field, from a blank or a comma on."""
        length = _common(start[::-1], end[::-1])
        wanted = [self._texts(day, field) for day in days]
        while length and not (
            _GAP.match(start[-length])
            and all(
                text[:-length].rstrip(".").endswith(texts)
                for text, texts in zip((start, end), wanted, strict=True)
            )
        ):
            length -= 1
        return length

    def _texts(self, number: int, field: str) -> tuple[str, ...]:
        return tuple(self._text(number, style) for style in _TEXTS[field])

    def _text(self, number: int, style: str) -> str:
        return day_of(self.calendar, str(self.where), style, number).strip()


_PROBE: Final = datetime.date(2000, 1, 11).toordinal()
_DAY: Final = 11


@lru_cache(maxsize=256)
def _order(icu: Icu, unit: Unit) -> str:
    """The fields of a unit in the order in which they are written: where the text changes with each."""
    parts = _PARTS[unit]
    if len(parts) == 1:
        return parts
    year, month, day = icu.fields(_PROBE)
    here = _PROBE - day + _DAY
    days = range(here + 1, here + 800)
    changed = {
        "y": next(n for n in days if icu.fields(n)[1:] == (month, _DAY) and icu.fields(n)[0] != year),
        "M": next(n for n in days if icu.fields(n)[2] == _DAY),
        "d": here + 1,
    }
    text = icu.one(here, unit)
    places = {field: _common(text, icu.one(changed[field], unit)) for field in parts}
    return "".join(sorted(parts, key=places.__getitem__))


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
