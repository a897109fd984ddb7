"""What the parts of a written date mean: an EDTF expression, or nothing if there is no such date."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.dates import calendar
from archive.dates.grammar import Grammar
from archive.dates.numerals import number
from archive.edtf import day_number, days_in_month, format_date

__all__ = ["Stated", "order_numbers", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """``consistent`` is false where a year stands in two counts that disagree; then the common one holds."""

    edtf: str
    calendar: str = "gregorian"
    consistent: bool = True


def read(parts: Mapping[str, str], words: Grammar, *, order: str) -> Stated | None:
    """The date of parts by role (see :mod:`archive.dates.placeholders`); ``order`` is how numbers stand."""
    if "decade" in parts:
        return _decade(parts["decade"])
    year = _year(parts, words)
    if year is None:
        return None
    if "first" in parts:
        ordered = order_numbers(
            int(parts["first"]), int(parts["second"]), words.order if order is None else order
        )
        date = None if ordered is None else _date(year[0], *ordered)
    else:
        date = _span(parts, words, year[0])
    return None if date is None else Stated(edtf=date, calendar=year[1], consistent=year[2])


def order_numbers(first: int, second: int, order: str) -> tuple[int, int] | None:
    """Month and day of two numbers; without an order only if one of them cannot be a month.

    ``YMD`` says nothing of two numbers before a year.
    """
    if order == "DMY":
        return second, first
    if order == "MDY":
        return first, second
    if first == second:
        return first, second
    if first > 12 >= second:
        return second, first
    return (first, second) if second > 12 >= first else None


def _decade(text: str) -> Stated | None:
    """``1960`` is the decade 196X. The first of a century is refused: the words may mean the century."""
    year = number(text)
    if year is None or year % 100 == 0 or not 1000 <= year <= 2100:
        return None
    return Stated(edtf=f"{year // 10}X")


def _year(parts: Mapping[str, str], words: Grammar) -> tuple[int | None, str, bool] | None:
    """Year, calendar and whether both counts agree; ``None`` for no such year."""
    common = _common(parts, words)
    if "era" not in parts:
        return common
    era = words.eras[_key(parts["era"])]
    counted = era.year(number(parts["number"]) or 0)
    if common is not None and common[0] is not None:
        return common[0], era.calendar, common[0] == counted
    return None if counted is None else (counted, era.calendar, True)


def _common(parts: Mapping[str, str], words: Grammar) -> tuple[int | None, str, bool] | None:
    text = parts.get("year") or parts.get("bare") or parts.get("common")
    if text is None:
        return None, "gregorian", True
    year = number(text)
    if year is None:
        return None
    era = calendar.find_bare(words.language, year)
    if era is not None:
        counted = era.year(year)
        return None if counted is None else (counted, era.calendar, True)
    first = words.first_year if "bare" in parts else 1000
    if not first <= year <= 2199 or ("bare" in parts and year < 1800 and year % 100 == 0):
        return None  # 1200 is more often a number than a year
    return year, "gregorian", True


def _span(parts: Mapping[str, str], words: Grammar, year: int | None) -> str | None:
    months = _month(parts, words, ""), _month(parts, words, "2")
    days = _day(parts, "day"), _day(parts, "day2")
    if (None in days and 0 in days) or 0 in months:
        return None
    first = _date(year, months[0], days[0])
    if first is None or not any(role in parts for role in ("day2", "month2", "m2", "year2")):
        return first
    last_year = number(parts["year2"]) if "year2" in parts else year
    last = _date(last_year, months[1] or months[0], days[1])
    if last is None or year is None or first >= last:
        return None
    return f"{first}/{last}" if "to" in parts else f"{{{first},{last}}}"


def _month(parts: Mapping[str, str], words: Grammar, which: str) -> int | None:
    if f"month{which}" in parts:
        return words.months.get(_key(parts[f"month{which}"]))
    return number(parts[f"m{which}"]) if f"m{which}" in parts else None


def _day(parts: Mapping[str, str], role: str) -> int | None:
    return number(parts[role]) if role in parts else None


def _date(year: int | None, month: int | None, day: int | None) -> str | None:
    """EDTF of a date that exists; of a leap year, if there is none."""
    try:
        if month is not None:
            days_in_month(year or 0, month)
        if day is not None:
            day_number(year or 0, month or 0, day)
    except ValueError:
        return None
    if year is None:
        return None if month is None or day is None else f"XXXX-{month:02}-{day:02}"
    return format_date(year, month, day)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
