"""Dates of a calendar that ICU knows: its names and forms, set into CLDR's forms of intervals.

ICU formats no intervals for us, but any pattern in any of its calendars.
"""

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.dates import cldr
from archive.dates.patterns import Fields, Unit, interval, join, text_of

if TYPE_CHECKING:
    from babel import Locale
    from icu4py.messageformat import MessageFormat

__all__ = ["Icu"]

_STYLES: Final = {"day": "long", "month": "::yMMMM", "quarter": "::yQQQQ", "year": "::y"}


_WORD: Final = re.compile(r"\w*")


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
        ends = [self.one(number, unit) for number in (first, last)]
        eras = [self._text(number, "G") for number in (first, last)]
        era = eras[0] in ends[0]
        pairs = zip("yMd", self.fields(first), self.fields(last), strict=True)
        differs = next((field for field, start, end in pairs if start != end), "d")
        parts = interval(self.where, unit, "G" if era and eras[0] != eras[1] else differs, era=era)
        if parts is None or not all(map(self._writes_years, parts, (first, last), ends)):
            return join(self.where, *ends)
        written = zip(parts, (first, last), strict=True)
        return "".join(self._pattern(part, number) for part, number in written).strip()

    def _pattern(self, text: str, number: int) -> str:
        """A pattern with the blanks at its ends, which separate it from what comes next."""
        bare = text.strip()
        start = text[: text.index(bare)]
        return start + self._text(number, bare) + text[len(start) + len(bare) :]

    def _writes_years(self, text: str, number: int, shown: str) -> bool:
        """Whether a pattern writes the year as ICU's own form does, which may have numerals of its own."""
        pieces = cldr.pattern(text)
        for place, piece in enumerate(pieces):
            if piece.letter == "y":
                # ICU takes its numerals by what stands behind: 元年 for the first year of a reign.
                behind = "".join(_WORD.findall(pieces[place + 1].text)[:1]) if pieces[place + 1 :] else ""
                return self._text(number, text_of((piece, cldr.Field("", behind)))) in shown
        return True

    def _text(self, number: int, style: str) -> str:
        written = _message(str(self.where), self.calendar, style)
        return written.format({"d": datetime.date.fromordinal(number)}).strip()


@lru_cache(maxsize=1024)
def _message(where: str, calendar: str, style: str) -> "MessageFormat":
    """A date without time knows no zone."""
    from icu4py.messageformat import MessageFormat

    return MessageFormat(f"{{d, date, {style}}}", f"{where}@calendar={calendar}")
