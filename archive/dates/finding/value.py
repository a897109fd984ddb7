"""What the parts of a written date mean: an EDTF expression, or nothing if there is no such date."""

from collections.abc import Mapping

from archive import edtf
from archive.dates import calendar, conversion
from archive.dates.finding.grammar import Grammar
from archive.dates.finding.periods import read_century, read_decade, read_period
from archive.dates.finding.stated import Frame, Stated, Year, date_of, key_of
from archive.dates.finding.years import read_month, read_year
from archive.dates.numerals import number
from archive.edtf import format_date, from_day_number

__all__ = ["Frame", "Stated", "order_numbers", "read"]

_UNKNOWN_YEAR = "XXXX"


def read(parts: Mapping[str, str], words: Grammar, frame: Frame) -> Stated | None:
    """The date of parts by role (see :mod:`archive.dates.finding.placeholders`)."""
    for role, reader in (
        *(("decade", read_decade), ("shortdecade", read_decade), ("decadeword", read_decade)),
        *(("century", read_century), ("ordinal", read_century), ("roman", read_century)),
    ):
        if role in parts and "year" not in parts and "period" not in parts:
            return reader(parts, words, frame)
    if "short" in parts:
        return _short(parts, frame)
    year = read_year(parts, words)
    if year is None:
        return None
    if "period" in parts:
        return read_period(parts, words, frame, year)
    if "first" in parts:
        return _in_numbers(parts, frame, year)
    return _in_words(parts, words, frame, year)


def _in_numbers(parts: Mapping[str, str], frame: Frame, year: Year) -> Stated | None:
    ordered = order_numbers(int(parts["first"]), int(parts["second"]), frame.order)
    if ordered is None or year.number is None:
        return None
    if calendar.calendar(year.calendar).own_months:
        return _own(year.calendar, (ordered[0], None), parts, year, (ordered[1], None))
    date = date_of(year.number, *ordered)
    return None if date is None else Stated(date, year.calendar, year.consistent)


def _short(parts: Mapping[str, str], frame: Frame) -> Stated | None:
    """A day with two digits of its year, which is the one nearest to the article."""
    ordered = order_numbers(int(parts["first"]), int(parts["second"]), frame.order)
    if ordered is None or frame.day is None:
        return None
    today = from_day_number(frame.day)[0]
    year = max(y for y in range(today - 94, today + 6) if y % 100 == int(parts["short"]))
    date = date_of(year, *ordered)
    return None if date is None else Stated(date, completed=True)


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


def _in_words(parts: Mapping[str, str], words: Grammar, frame: Frame, year: Year) -> Stated | None:
    months = read_month(parts, words, ""), read_month(parts, words, "2")
    days = _day(parts, words, "day"), _day(parts, words, "day2")
    if None in (months[0] or ("", 0)) or (None in days and 0 in days):
        return None
    name, month = months[0] or ("gregorian", None)
    if name != "gregorian":
        if months[1] and months[1][0] != name:
            return None
        both = (month, months[1] and months[1][1])
        if year.number is None and frame.day is not None and words.language in calendar.calendar(name).bare:
            return _own_without_year(name, both, parts, frame, days)
        return _own(name, both, parts, year, days)
    if year.number is None:
        return _without_year(parts, frame, months, days)
    if "dualday" in parts:
        return _dual(parts, words, year.number, month, days[0])
    if "marker" in parts:
        return _julian(year.number, month, days[0])
    if year.calendar in calendar.calendars() and calendar.calendar(year.calendar).own_months:
        return _own(year.calendar, (month, None), parts, year, days)
    first = date_of(year.number, month, days[0])
    same = None not in months and months[0] == months[1] and "day2" not in parts  # two names of one month
    if first is None or same or not _is_range(parts):
        return None if first is None else Stated(first, year.calendar, year.consistent)
    last_year = number(parts["year2"]) if "year2" in parts else year.number
    last = date_of(last_year or 0, months[1][1] if months[1] else month, days[1])
    if last is None or not _in_order(first, last):
        return None
    return Stated(f"{first}/{last}", year.calendar, year.consistent)


def _is_range(parts: Mapping[str, str]) -> bool:
    return any(role in parts for role in ("day2", "month2", "m2", "year2"))


def _in_order(first: str, last: str) -> bool:
    start, end = edtf.parse(first).first, edtf.parse(last).last
    return start is not None and end is not None and start < end and first != last


def _without_year(
    parts: Mapping[str, str],
    frame: Frame,
    months: tuple[tuple[str, int] | None, tuple[str, int] | None],
    days: tuple[int | None, int | None],
) -> Stated | None:
    """A day, a month or a range of them in the year that the article's date gives it."""
    month = months[0][1] if months[0] else None
    if month is None:
        return None
    if frame.loose and frame.day is None:
        unknown = _unknown_year(month, days[0])
        return None if unknown is None or _is_range(parts) else Stated(unknown)
    if frame.day is None:
        return None
    first = _nearest(month, days[0], frame.day, frame)
    same = None not in months and months[0] == months[1] and "day2" not in parts
    if first is None or same or not _is_range(parts):
        return None if first is None else Stated(first, completed=True)
    year, last_month = int(first[:4]), months[1][1] if months[1] else month
    last = date_of(year + (last_month < month), last_month, days[1])
    return None if last is None or not _in_order(first, last) else Stated(f"{first}/{last}", completed=True)


def _nearest(month: int, day: int | None, today: int, frame: Frame) -> str | None:
    """The day or month of the year that lies nearest to ``today``, as far as words do not tell which."""
    year = from_day_number(today)[0]
    years = (year - 1, year, year + 1) if frame.offset is None else (year + frame.offset,)
    found = [date for one in years if (date := date_of(one, month, day))]
    if frame.direction:
        found = [date for date in found if _lies(date, today) in {0, frame.direction}]
    return min(found, key=lambda date: _distance(date, today), default=None)


def _lies(date: str, today: int) -> int:
    """-1 for a date that is over, 1 for one that has not begun."""
    value = edtf.parse(date)
    return ((value.first or 0) > today) - ((value.last or 0) < today)


def _distance(date: str, today: int) -> tuple[int, int]:
    """Days between a date and today; of two that are as far, the one before."""
    value = edtf.parse(date)
    first, last = value.first or 0, value.last or 0
    return max(first - today, today - last, 0), int(first > today)


def _unknown_year(month: int, day: int | None) -> str | None:
    if date_of(0, month, day) is None or day is None:  # year 0 has a 29 February
        return None
    return f"{_UNKNOWN_YEAR}-{month:02}-{day:02}"


def _dual(
    parts: Mapping[str, str], words: Grammar, year: int, month: int | None, day: int | None
) -> Stated | None:
    """The same day of two calendars, the Julian one before the Gregorian one or behind it."""
    other = (
        words.months.get(key_of(parts["dualmonth"])) if "dualmonth" in parts else ("gregorian", month or 0)
    )
    if other is None or month is None or day is None:
        return None
    pairs = ((month, day), (other[1], number(parts["dualday"]) or 0))
    for julian, gregorian in (pairs, pairs[::-1]):
        stated = _julian(year, *julian)
        if stated is not None and stated.edtf == date_of(year, *gregorian):
            return stated
    return None


def _julian(year: int, month: int | None, day: int | None) -> Stated | None:
    """A day of the Julian calendar."""
    try:
        found = from_day_number(conversion.to_day("julian", year, month or 0, day or 0))
    except ValueError:
        return None
    return Stated(format_date(*found), "julian")


def _own(
    name: str,
    months: tuple[int | None, int | None],
    parts: Mapping[str, str],
    year: Year,
    days: tuple[int | None, int | None],
) -> Stated | None:
    """A date of a calendar with months of its own: a day, or the days of a month or a year, or a range."""
    counted = year.number
    if counted is None or year.calendar not in {name, "gregorian"}:
        return None
    try:
        first, last = _own_days(name, counted, months[0], days[0])
        if _is_range(parts):
            last = _own_days(name, counted, months[1] or months[0], days[1])[1]
    except ValueError:
        return None
    start, end = format_date(*from_day_number(first)), format_date(*from_day_number(last))
    years = from_day_number(first)[0], from_day_number(last)[0]
    consistent = year.common is None or year.common in years
    if first > last:
        return None
    return Stated(start if first == last else f"{start}/{end}", name, consistent)


def _own_days(name: str, year: int, month: int | None, day: int | None) -> tuple[int, int]:
    """First and last day; raises :class:`ValueError` for a date that there is not."""
    if month is None:
        return conversion.year_days(name, year)
    if day is None:
        return conversion.month_days(name, year, month)
    found = conversion.to_day(name, year, month, day)
    return found, found


def _own_without_year(
    name: str,
    months: tuple[int | None, int | None],
    parts: Mapping[str, str],
    frame: Frame,
    days: tuple[int | None, int | None],
) -> Stated | None:
    """The same without its year, in a language that counts in the calendar: of the year that is nearest."""
    today = frame.day or 0
    year = conversion.from_day(name, today).year
    years = (year - 1, year, year + 1) if frame.offset is None else (year + frame.offset,)
    found = [stated for one in years if (stated := _own(name, months, parts, Year(one), days))]
    if frame.direction:
        found = [stated for stated in found if _lies(stated.edtf, today) in {0, frame.direction}]
    best = min(found, key=lambda stated: _distance(stated.edtf, today), default=None)
    return best and best._replace(completed=True)


def _day(parts: Mapping[str, str], words: Grammar, role: str) -> int | None:
    if role not in parts:
        return None
    found = number(parts[role])
    return words.numbers.get(key_of(parts[role])) if found is None else found
