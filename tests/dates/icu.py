"""Days as ICU itself writes them, to hold ours against."""

import datetime
import random
from collections.abc import Iterator
from typing import Final

from icu4py.messageformat import MessageFormat

from archive.dates import show

__all__ = ["CALENDARS", "LOCALES", "differences"]

CALENDARS: Final = ("gregorian", "buddhist", "japanese", "persian", "islamic-umalqura", "hebrew", "roc")
LOCALES: Final = (*("en", "en-GB", "ko", "ar-EG", "fa", "th", "zh-Hant", "ja", "ru", "he", "bn", "my"),)

_FIRST: Final = datetime.date(1873, 1, 1).toordinal()
"""The first day that every one of the calendars shows."""

_LAST: Final = datetime.date(2199, 12, 31).toordinal()


RESPELLED: Final = {("gregorian", "bn"): ("\u09be\u09b0\u09c0", "\u09be\u09b0\u09bf")}
"""The end of January and February in CLDR 47 (Babel 2.18), which Gregorian dates have, and 48 (ICU 78)."""


def differences(calendar: str, *, days: int) -> Iterator[tuple[str, str, str, str]]:
    """Days out of ``days`` that we write otherwise than ICU, in twelve locales: locale, day, ours, ICU's."""
    drawn = random.Random(calendar).sample(range(_FIRST, _LAST), days)  # noqa: S311  # the same in every run
    for locale in LOCALES:
        name = locale.replace("-", "_")
        written = MessageFormat("{d, date, long}", f"{name}@calendar={calendar}")
        for day in map(datetime.date.fromordinal, drawn):
            ours = show(day.isoformat(), locale=locale, calendar=calendar)
            icus = written.format({"d": day})
            if ours.replace(*RESPELLED.get((calendar, locale), ("", ""))) != icus:
                yield locale, day.isoformat(), ours, icus
