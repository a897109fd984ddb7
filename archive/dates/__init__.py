"""Dates: found in text, read from a string, shown in any locale and calendar."""

from archive.dates.calendar import calendars
from archive.dates.display import show
from archive.dates.finder import find
from archive.dates.reader import ParsedDate, parse

__all__ = ["ParsedDate", "calendars", "find", "parse", "show"]
