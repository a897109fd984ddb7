"""Spans that are written as one: decades, centuries, seasons, quarters and halves of a year."""

from collections.abc import Mapping

from archive import edtf
from archive.dates import calendar, conversion
from archive.dates.finding.grammar import Grammar
from archive.dates.finding.stated import Frame, Stated, Year, key_of
from archive.dates.numerals import number
from archive.edtf import day_number, format_date, from_day_number

__all__ = ["read_century", "read_decade", "read_period"]

_LAST_CENTURY = 21
_TWENTIES_AGAIN = day_number(2015, 1, 1)  # from then on the twenties may be those of this century


def read_decade(parts: Mapping[str, str], words: Grammar, frame: Frame) -> Stated | None:
    """``1960`` is the decade 196X. The first of a century is refused: the words may mean the century.

    Of two digits or a word the century is the one that is named, else the twentieth, unless the decade may
    be of this one as well.
    """
    century, decade = _ordinal(parts, words, ""), 0
    if "decade" in parts:
        year = number(parts["decade"]) or 0
    else:
        word = parts.get("decadeword")
        decade = int(parts["shortdecade"]) if word is None else words.numbers.get(key_of(word), 0)
        first = 20 if frame.day is not None and frame.day < _TWENTIES_AGAIN else 30
        if not first <= int(parts.get("shortdecade2", decade)) <= 90 and century is None:
            return None
        year = 100 * ((century or 20) - 1) + decade
    if (year % 100 == 0 and year != 2000) or year % 10 or not 1000 <= year <= 2100:
        return None
    if own := calendar.find_own(words.language, year) if "decade" in parts else None:
        return None if "decade2" in parts else _days(own, (year, 1), (year + 9, 12))
    if "decade2" not in parts and "shortdecade2" not in parts:
        return Stated(f"{year // 10}X", completed="decade" not in parts and century is None and decade < 30)
    last = number(parts.get("decade2", "")) or year // 100 * 100 + int(parts.get("shortdecade2", 0))
    return Stated(f"{year // 10}X/{last // 10}X") if last > year and last % 10 == 0 else None


def read_century(parts: Mapping[str, str], words: Grammar, _: Frame) -> Stated | None:
    first, last = _ordinal(parts, words, ""), _ordinal(parts, words, "2")
    era = words.eras.get(key_of(parts["era"])) if "era" in parts else None
    before = era is not None and era.sign < 0
    if first is None or first < 1 or (not before and first > _LAST_CENTURY):
        return None
    if last is not None and not (first > last > 0 if before else first < last <= _LAST_CENTURY):
        return None
    if before:  # the years 100 to 1 BC are -0099 to 0000, of which no expression has the hundreds alone
        end = 1 - (100 * ((last or first) - 1) + 1)
        return Stated(f"{format_date(1 - 100 * first)}/{format_date(end)}")
    if last is None:
        return Stated(f"{first - 1:02}XX")
    return Stated(f"{first - 1:02}XX/{last - 1:02}XX")


def _ordinal(parts: Mapping[str, str], words: Grammar, which: str) -> int | None:
    for role in ("century", "roman"):
        if role + which in parts:
            return number(parts[role + which])
    word = parts.get("ordinal" + which)
    return None if word is None else words.numbers.get(key_of(word))


def read_period(parts: Mapping[str, str], words: Grammar, frame: Frame, year: Year) -> Stated | None:
    """A season, a quarter or a half. A winter of two years is that of the first, in which it begins.

    Without a year it is the last one that has begun when the article appears.
    """
    code = words.numbers[key_of(parts["period"])]
    if year.number is None and frame.day is not None:
        today = from_day_number(frame.day)[0]
        both = (f"{today - 1:04}-{code}", f"{today:04}-{code}")
        begun = [text for text in both if (edtf.parse(text).first or 0) <= frame.day]
        return Stated(begun[-1], completed=True)
    if year.number is None or not 1000 <= year.number <= 2199:
        return None
    if year.calendar in calendar.calendars() and calendar.calendar(year.calendar).own_months:
        return _own_period(code, year)
    if "winter" in parts and int(parts["winter"]) != (year.number + 1) % 100:
        return None
    return Stated(f"{year.number:04}-{code}", year.calendar, year.consistent)


def _own_period(code: int, year: Year) -> Stated | None:
    """A part of a year of a calendar whose seasons are its quarters, from spring on; of others nothing."""
    if not calendar.calendar(year.calendar).table.get("seasons") or year.number is None:
        return None
    # As EDTF numbers them: halves from 40 on, quarters from 33, seasons from 21.
    before, length = (39, 6) if code >= 40 else (32, 3) if code >= 33 else (20, 3)
    last = length * (code - before)
    return _days(year.calendar, (year.number, last - length + 1), (year.number, last))


def _days(name: str, first: tuple[int, int], last: tuple[int, int]) -> Stated | None:
    """The days from one month to another of a calendar, each with its year."""
    try:
        ends = conversion.month_days(name, *first)[0], conversion.month_days(name, *last)[1]
    except ValueError:
        return None
    return Stated("/".join(format_date(*from_day_number(day)) for day in ends), name)
