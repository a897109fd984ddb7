"""Dates: found in text, read from a string, shown in any locale and calendar."""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.dates.calendar import calendars
    from archive.dates.display import show
    from archive.dates.finder import find
    from archive.dates.reader import ParsedDate, parse

__all__ = ["ParsedDate", "calendars", "find", "parse", "show"]

__getattr__ = lazily(
    __name__,
    {
        "calendar": ("calendars",),
        "display": ("show",),
        "finder": ("find",),
        "reader": ("ParsedDate", "parse"),
    },
)
