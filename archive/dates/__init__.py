"""Dates: found in text, read from a string, shown in any locale and calendar."""

from archive.dates.finder import find

__all__ = ["find"]
