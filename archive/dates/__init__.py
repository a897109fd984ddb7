"""Dates: found in text, read from a string, shown in any locale and calendar."""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.dates.calendar import calendars
    from archive.dates.finding.finder import find
    from archive.dates.finding.reader import ParsedDate, parse
    from archive.dates.showing.display import show

__all__ = ["ParsedDate", "calendars", "find", "parse", "show"]

__getattr__ = lazily(
    __name__,
    {
        "calendar": ("calendars",),
        "showing.display": ("show",),
        "finding.finder": ("find",),
        "finding.reader": ("ParsedDate", "parse"),
    },
)
