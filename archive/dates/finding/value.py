"""What the parts of a written date mean: an EDTF expression, or nothing if there is no such date."""

from collections.abc import Mapping
from typing import NamedTuple

from archive import edtf
from archive.dates import calendar, conversion
from archive.dates.finding.grammar import Grammar
from archive.dates.numerals import number
from archive.edtf import day_number, days_in_month, format_date, from_day_number

__all__ = ["Frame", "Stated", "order_numbers", "read"]

_LAST_CENTURY = 21
_TWENTIES_AGAIN = day_number(2015, 1, 1)  # from then on the twenties may be those of this century
_FIRST_HALF = 40  # as EDTF counts
_UNKNOWN_YEAR = "XXXX"


class Stated(NamedTuple):
    """A date in words, read.

    ``consistent`` is false where a year stands in two counts that disagree; then the common one holds.
    ``completed`` is true where the year, or more, was taken from the article's own date.
    """

    edtf: str
    calendar: str = "gregorian"
    consistent: bool = True
    completed: bool = False


class Frame(NamedTuple):
    """What a date is read in: the ``order`` of days and months in numbers, and the day of the article.

    ``day`` is a day number. Without it a date that leaves out its year is none; a ``loose`` frame gives
    it as one of an unknown year. What words beside such a date tell of it: ``offset`` is by how many years
    it is away from the article, ``direction`` whether it lies before (-1) or behind it (1).
    """

    order: str
    day: int | None = None
    loose: bool = False
    offset: int | None = None
    direction: int = 0


class _Year(NamedTuple):
    """``number`` counts in ``calendar``; of a calendar with Gregorian months it is the Gregorian year."""

    number: int | None
    calendar: str = "gregorian"
    consistent: bool = True
    common: int | None = None


def read(parts: Mapping[str, str], words: Grammar, frame: Frame) -> Stated | None:
    """The date of parts by role (see :mod:`archive.dates.finding.placeholders`)."""
    for role, reader in (
        *(("decade", _decade), ("shortdecade", _decade), ("decadeword", _decade)),
        *(("century", _century), ("ordinal", _century), ("roman", _century)),
    ):
        if role in parts and "year" not in parts and "period" not in parts:
            return reader(parts, words, frame)
    if "short" in parts:
        return _short(parts, frame)
    year = _year(parts, words)
    if year is None:
        return None
    if "period" in parts:
        return _period(parts, words, frame, year)
    if "first" in parts:
        return _in_numbers(parts, frame, year)
    return _in_words(parts, words, frame, year)


# -- years -----------------------------------------------------------------------------------------


def _year(parts: Mapping[str, str], words: Grammar) -> _Year | None:
    """The year of the parts; ``None`` for no such year, one without a number where none is named."""
    text = parts.get("year") or parts.get("common")
    common = None
    if text is not None:
        month = _month(parts, words, "") if "month" in parts else None
        common = _common(text, words, month, beside="common" in parts)
        if common is None:
            return None
    if "era" not in parts:
        return common or _Year(None)
    counted = number(parts["number"]) or 0
    spelling = _key(parts["era"])
    if spelling in words.own_eras:
        own = words.own_eras[spelling]
        beside = common.number if common else None
        named = "month" in parts or spelling not in _needs_month(own)
        return _Year(counted, own, common=beside) if counted and named else None
    era = words.eras[spelling]
    year = era.year(counted)
    if common is not None and common.number is not None:
        return _Year(common.number, era.calendar, consistent=common.number == year)
    return None if year is None else _Year(year, era.calendar)


def _common(text: str, words: Grammar, month: tuple[str, int] | None, *, beside: bool) -> _Year | None:
    """Four digits with no era: of the common one, or of the calendar that the language means by them.

    A year of a calendar with months of its own has no Gregorian month, and a year in letters that no
    such calendar counts is a word. ``beside`` an era, the year is the common one.
    """
    year = number(text)
    if year is None:
        return None
    own = None if beside else calendar.find_own(words.language, year)
    if own and month is None:
        return _Year(year, own)
    if (own and month and month[0] == "gregorian") or (year > 2199 and not own and not text.isdecimal()):
        return None
    era = calendar.find_bare(words.language, year)
    if era is not None:
        return _of_era(era, year)
    own_month = month is not None and month[0] != "gregorian"
    return _Year(year) if 1000 <= year <= 2199 or own_month or beside or len(text) == 3 else None


def _needs_month(name: str) -> frozenset[str]:
    era = calendar.calendar(name).own_era
    return frozenset() if era is None else frozenset(_key(spelling) for spelling in era.needs_month)


def _of_era(era: calendar.Era, number: int) -> _Year | None:
    year = era.year(number)
    return None if year is None else _Year(year, era.calendar)


# -- spans of years ----------------------------------------------------------------------------------


def _decade(parts: Mapping[str, str], words: Grammar, frame: Frame) -> Stated | None:
    """``1960`` is the decade 196X. The first of a century is refused: the words may mean the century.

    Of two digits or a word the century is the one that is named, else the twentieth, unless the decade may
    be of this one as well.
    """
    century, decade = _ordinal(parts, words, ""), 0
    if "decade" in parts:
        year = number(parts["decade"]) or 0
    else:
        word = parts.get("decadeword")
        decade = int(parts["shortdecade"]) if word is None else words.numbers.get(_key(word), 0)
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


def _century(parts: Mapping[str, str], words: Grammar, _: Frame) -> Stated | None:
    first, last = _ordinal(parts, words, ""), _ordinal(parts, words, "2")
    era = words.eras.get(_key(parts["era"])) if "era" in parts else None
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
    return None if word is None else words.numbers.get(_key(word))


def _period(parts: Mapping[str, str], words: Grammar, frame: Frame, year: _Year) -> Stated | None:
    """A season, a quarter or a half. A winter of two years is that of the first, in which it begins.

    Without a year it is the last one that has begun when the article appears.
    """
    code = words.numbers[_key(parts["period"])]
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


def _own_period(code: int, year: _Year) -> Stated | None:
    """A part of a year of a calendar whose seasons are its quarters, from spring on; of others nothing."""
    if not calendar.calendar(year.calendar).table.get("seasons") or year.number is None:
        return None
    length = 6 if code >= _FIRST_HALF else 3
    last = length * (code - (_FIRST_HALF if code >= _FIRST_HALF else 32 if code > 32 else 20) + (length == 6))
    return _days(year.calendar, (year.number, last - length + 1), (year.number, last))


def _days(name: str, first: tuple[int, int], last: tuple[int, int]) -> Stated | None:
    """The days from one month to another of a calendar, each with its year."""
    try:
        ends = conversion.month_days(name, *first)[0], conversion.month_days(name, *last)[1]
    except ValueError:
        return None
    return Stated("/".join(format_date(*from_day_number(day)) for day in ends), name)


# -- days and months ---------------------------------------------------------------------------------


def _in_numbers(parts: Mapping[str, str], frame: Frame, year: _Year) -> Stated | None:
    ordered = order_numbers(int(parts["first"]), int(parts["second"]), frame.order)
    if ordered is None or year.number is None:
        return None
    if calendar.calendar(year.calendar).own_months:
        return _own(year.calendar, (ordered[0], None), parts, year, (ordered[1], None))
    date = _date(year.number, *ordered)
    return None if date is None else Stated(date, year.calendar, year.consistent)


def _short(parts: Mapping[str, str], frame: Frame) -> Stated | None:
    """A day with two digits of its year, which is the one nearest to the article."""
    ordered = order_numbers(int(parts["first"]), int(parts["second"]), frame.order)
    if ordered is None or frame.day is None:
        return None
    today = from_day_number(frame.day)[0]
    year = max(y for y in range(today - 94, today + 6) if y % 100 == int(parts["short"]))
    date = _date(year, *ordered)
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


def _in_words(parts: Mapping[str, str], words: Grammar, frame: Frame, year: _Year) -> Stated | None:
    months = _month(parts, words, ""), _month(parts, words, "2")
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
    first = _date(year.number, month, days[0])
    same = None not in months and months[0] == months[1] and "day2" not in parts  # two names of one month
    if first is None or same or not _is_range(parts):
        return None if first is None else Stated(first, year.calendar, year.consistent)
    last_year = number(parts["year2"]) if "year2" in parts else year.number
    last = _date(last_year or 0, months[1][1] if months[1] else month, days[1])
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
    last = _date(year + (last_month < month), last_month, days[1])
    return None if last is None or not _in_order(first, last) else Stated(f"{first}/{last}", completed=True)


def _nearest(month: int, day: int | None, today: int, frame: Frame) -> str | None:
    """The day or month of the year that lies nearest to ``today``, as far as words do not tell which."""
    year = from_day_number(today)[0]
    years = (year - 1, year, year + 1) if frame.offset is None else (year + frame.offset,)
    found = [date for one in years if (date := _date(one, month, day))]
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
    if _date(0, month, day) is None or day is None:  # year 0 has a 29 February
        return None
    return f"{_UNKNOWN_YEAR}-{month:02}-{day:02}"


def _dual(
    parts: Mapping[str, str], words: Grammar, year: int, month: int | None, day: int | None
) -> Stated | None:
    """The same day of two calendars, the Julian one before the Gregorian one or behind it."""
    other = words.months.get(_key(parts["dualmonth"])) if "dualmonth" in parts else ("gregorian", month or 0)
    if other is None or month is None or day is None:
        return None
    pairs = ((month, day), (other[1], number(parts["dualday"]) or 0))
    for julian, gregorian in (pairs, pairs[::-1]):
        stated = _julian(year, *julian)
        if stated is not None and stated.edtf == _date(year, *gregorian):
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
    year: _Year,
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
    found = [stated for one in years if (stated := _own(name, months, parts, _Year(one), days))]
    if frame.direction:
        found = [stated for stated in found if _lies(stated.edtf, today) in {0, frame.direction}]
    best = min(found, key=lambda stated: _distance(stated.edtf, today), default=None)
    return best and best._replace(completed=True)


def _month(parts: Mapping[str, str], words: Grammar, which: str) -> tuple[str, int] | None:
    """Calendar and number; number 0 for the name of none."""
    if f"month{which}" in parts:
        return words.months.get(_key(parts[f"month{which}"]), ("gregorian", 0))
    text = parts.get(f"m{which}")
    return None if text is None else ("gregorian", number(text) or 0)


def _day(parts: Mapping[str, str], words: Grammar, role: str) -> int | None:
    if role not in parts:
        return None
    found = number(parts[role])
    return words.numbers.get(_key(parts[role])) if found is None else found


def _date(year: int, month: int | None, day: int | None) -> str | None:
    """EDTF of a date, if it exists."""
    try:
        if month is not None:
            days_in_month(year, month)
        if day is not None:
            day_number(year, month or 0, day)
        return format_date(year, month, day)
    except ValueError:
        return None


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
