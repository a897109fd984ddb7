"""The year of a written date: of the common count, of an era, or of both; and its month."""

from collections.abc import Mapping

from archive.dates import calendar
from archive.dates.finding.grammar import Grammar
from archive.dates.finding.stated import Year, key_of
from archive.dates.numerals import number

__all__ = ["read_month", "read_year"]


def read_year(parts: Mapping[str, str], words: Grammar) -> Year | None:
    """The year of the parts; ``None`` for no such year, one without a number where none is named."""
    text = parts.get("year") or parts.get("common")
    common = None
    if text is not None:
        month = read_month(parts, words, "") if "month" in parts else None
        common = _common(text, words, month, beside="common" in parts)
        if common is None:
            return None
    if "era" not in parts:
        return common or Year(None)
    counted = number(parts["number"]) or 0
    spelling = key_of(parts["era"])
    if spelling in words.own_eras:
        own = words.own_eras[spelling]
        beside = common.number if common else None
        named = "month" in parts or spelling not in _needs_month(own)
        return Year(counted, own, common=beside) if counted and named else None
    era = words.eras[spelling]
    year = era.year(counted)
    if common is not None and common.number is not None:
        return Year(common.number, era.calendar, consistent=common.number == year)
    return None if year is None else Year(year, era.calendar)


def _common(text: str, words: Grammar, month: tuple[str, int] | None, *, beside: bool) -> Year | None:
    """Four digits with no era: of the common one, or of the calendar that the language means by them.

    A year of a calendar with months of its own has no Gregorian month, and a year in letters that no
    such calendar counts is a word. ``beside`` an era, the year is the common one.
    """
    year = number(text)
    if year is None:
        return None
    own = None if beside else calendar.find_own(words.language, year)
    if own and month is None:
        return Year(year, own)
    if (own and month and month[0] == "gregorian") or (year > 2199 and not own and not text.isdecimal()):
        return None
    era = calendar.find_bare(words.language, year)
    if era is not None:
        return _of_era(era, year)
    own_month = month is not None and month[0] != "gregorian"
    return Year(year) if 1000 <= year <= 2199 or own_month or beside or len(text) == 3 else None


def _needs_month(name: str) -> frozenset[str]:
    era = calendar.calendar(name).own_era
    return frozenset() if era is None else frozenset(key_of(spelling) for spelling in era.needs_month)


def _of_era(era: calendar.Era, number: int) -> Year | None:
    year = era.year(number)
    return None if year is None else Year(year, era.calendar)


def read_month(parts: Mapping[str, str], words: Grammar, which: str) -> tuple[str, int] | None:
    """Calendar and number; number 0 for the name of none."""
    if f"month{which}" in parts:
        return words.months.get(key_of(parts[f"month{which}"]), ("gregorian", 0))
    text = parts.get(f"m{which}")
    return None if text is None else ("gregorian", number(text) or 0)
