"""What about the dates of an article cannot be right, and what they imply: findings with their reasons.

A finding is a *contradiction* only where it is certain: a weekday that may be meant of another year, an
order of day and month that may be the other one, or a day of the calendar before the reform is none. That a
text names a day after its own date is none either, for there are plans; nor that it names a year in a
calendar that was not counted then, for people look back.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from archive import edtf
from archive.article import Article, DateMention
from archive.dates import calendar, conversion
from archive.dates.auditing import weekdays
from archive.dates.auditing.bounds import bounds, era, parts
from archive.dates.numerals import number
from archive.edtf import Edtf, format_date, from_day_number

__all__ = ["Finding", "Kind", "Place", "Severity", "Show", "audit"]

Severity: TypeAlias = Literal["contradiction", "implied"]
Kind: TypeAlias = Literal["years", "weekday", "future", "early", "bounds"]
Place: TypeAlias = Literal["published", "dates"]

Show: TypeAlias = Callable[[str], str]
"""Gives the words for an EDTF value."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS_ALONE: Final = re.compile(r"\d{1,4}[^\d.]{1,2}\d{1,2}[^\d.]{1,2}\d{1,4}")
"""Numbers that are ordered in more than one way: with points the day comes before the month everywhere."""

_DAY_ALONE: Final = re.compile(r"\d{1,2}\W?[^\W\d]{0,2}")
"""A day whose month and year stand with the next date of a list."""

_NEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a date of an article.

    ``years``: two years in one date disagree. ``weekday``: the weekday beside a date is that of another.
    ``future``: the article is dated after it was taken in. ``early``: it is dated before anybody counted as
    it does. ``bounds``, which is implied and no contradiction: when it can have been written.

    ``place`` is the field of the record; ``start`` and ``end`` are code points of the article's text where
    the words stand in it. ``verbatim`` are those words, ``edtf`` the date that they are about, of ``bounds``
    the interval that is left. ``why`` is a sentence for the reader.
    """

    severity: Severity
    kind: Kind
    place: Place
    start: int | None
    end: int | None
    verbatim: str
    edtf: str
    why: str


def audit(article: Article, show: Show = str) -> Iterator[Finding]:
    """The findings about an article: those about its own date, then those of its text in their order.

    ``show`` gives the words for dates in the reasons.
    """
    yield from _own_date(article, show)
    yield from _mentions(article, show)


# -- the article's own date --------------------------------------------------------------------------


def _own_date(article: Article, show: Show) -> Iterator[Finding]:
    published, limits = article.published, bounds(article)
    value = edtf.parse(published.edtf) if published else None
    if published and value:
        finding = _own_weekday(article, value, show)
        if finding is not None:
            yield finding
        if edtf.after(value, _day(limits.last)) == "yes":
            taken_in = _day(limits.last - 1).text
            why = f"{show(value.text)} is after {show(taken_in)}, when the article was taken in"
            yield _of_own_date("contradiction", "future", published.verbatim, value.text, why)
    if limits.first is None:
        return
    first = limits.first
    named = f"the era {first.era} of the {first.calendar} calendar"
    if first.era == first.calendar:
        named = f"the {first.calendar} calendar"
    cause = (
        f"“{_one_line(first.mention.verbatim)}” counts by {named}, which was announced on {show(first.edtf)}"
    )
    if published and value and edtf.before(value, _day(first.day)) == "yes":
        why = f"{cause}: the article's date, {show(value.text)}, is earlier, or its text was written later"
        yield _of_text("contradiction", "early", first.mention, value.text, why)
    elif value is None or _leaves_open(value, first.day):
        interval = f"{first.edtf}/{_day(limits.last).text}"
        why = f"written on or after {show(first.edtf)}: {cause}"
        yield _of_text("implied", "bounds", first.mention, interval, why)


def _leaves_open(value: Edtf, day: int) -> bool:
    """Whether a date does not say by itself that it is on or after a day."""
    if value.approximate or value.uncertain:
        return True
    return value.precision != "day" and edtf.before(_day(day - 1), value) != "yes"


def _own_weekday(article: Article, value: Edtf, show: Show) -> Finding | None:
    published = article.published
    if published is None or not _is_one_day(value):
        return None
    for tag in (article.language, "en"):  # machines write English
        named = weekdays.within(published.verbatim, tag)
        if named is not None:
            break
    if named is None or named in _possible(value, published.verbatim, published.calendar, None):
        return None
    return _of_own_date(
        "contradiction", "weekday", published.verbatim, value.text, _not_that(value, named, show)
    )


# -- the dates of the text -----------------------------------------------------------------------------


def _mentions(article: Article, show: Show) -> Iterator[Finding]:
    text, dates = article.text, [item for item in article.dates if not _is_relative(item)]
    names = [(item.start, item.end) for person in article.persons for item in person.mentions]
    for place, mention in enumerate(dates):
        if not mention.consistent:
            yield _of_text(
                "contradiction",
                "years",
                mention,
                mention.edtf,
                _disagreement(article.language, text, mention),
            )
            continue
        before = dates[place - 1] if place else None
        value = edtf.parse(mention.edtf)
        if not _is_one_day(value) or _is_in_list(mention, before):
            continue
        around = before.end if before else 0, dates[place + 1].start if place + 1 < len(dates) else len(text)
        beside = weekdays.beside(text, (mention.start, mention.end), article.language, around)
        if beside is None or any(start < beside.end and beside.start < end for start, end in names):
            continue
        if beside.number in _possible(value, mention.verbatim, mention.calendar, mention.reference):
            continue
        why = _not_that(value, beside.number, show)
        if mention.reference is not None:
            why += "; its year is taken from the article's date"
        start, end = min(beside.start, mention.start), max(beside.end, mention.end)
        yield Finding(
            severity="contradiction",
            kind="weekday",
            place="dates",
            start=start,
            end=end,
            verbatim=_one_line(text[start:end]),
            edtf=value.text,
            why=why,
        )


def _is_one_day(value: Edtf) -> bool:
    return (
        value.precision == "day" and value.first == value.last and not (value.approximate or value.uncertain)
    )


def _is_relative(mention: DateMention) -> bool:
    """Whether the article's date alone makes a day of the words: "yesterday", or a weekday itself."""
    return mention.reference is not None and not any(char.isnumeric() for char in mention.verbatim)


def _is_in_list(mention: DateMention, before: DateMention | None) -> bool:
    """Whether a date shares its month or year with another one: whose a weekday is, is not sure."""
    if _DAY_ALONE.fullmatch(mention.verbatim):
        return True
    return (
        before is not None
        and mention.start - before.end <= _NEAR
        and _DAY_ALONE.fullmatch(before.verbatim) is not None
    )


def _possible(value: Edtf, verbatim: str, name: str, reference: str | None) -> set[int]:
    """The weekdays of every day that the words may mean: 0 for a Monday."""
    day = value.first
    if day is None:
        return set()
    date = from_day_number(day)
    year, month, number_of_day = date
    days: set[int | None] = {day}
    if reference is not None:  # the nearest year, or a neighbour; of two digits, of another century
        days |= {_shifted(date, years) for years in (-1, 1, -100, 100)}
    if _NUMBERS_ALONE.fullmatch(verbatim):
        days.add(_reckoned("gregorian", year, number_of_day, month))
    if name == "gregorian":
        days |= {_reckoned(other, *date) for other in _same_months() if _was_used(other, day)}
    elif name in calendar.calendars() and calendar.calendar(name).table.get("sighted"):
        days |= {day - 1, day + 1}
    return {weekdays.weekday_of(each) for each in days if each is not None}


def _same_months() -> list[str]:
    """The calendars that have the Gregorian names of months for other days: their dates look like ours."""
    found = map(calendar.calendar, calendar.calendars())
    return [item.id for item in found if not item.gregorian_months and not item.own_months]


def _was_used(name: str, day: int) -> bool:
    used = calendar.calendar(name).used
    return used is None or edtf.within(_day(day), edtf.parse(used)) != "no"


def _shifted(date: tuple[int, int, int], years: int) -> int | None:
    return _reckoned("gregorian", date[0] + years, *date[1:])


def _reckoned(name: str, year: int, month: int, day: int) -> int | None:
    try:
        return conversion.to_day(name, year, month, day)
    except ValueError:
        return None


def _disagreement(tag: str, text: str, mention: DateMention) -> str:
    found = parts(text, mention, tag)
    named, common = era(found, tag), found.get("common") or found.get("year")
    if named is None or common is None or "number" not in found:
        return "the two years in it are not the same"
    counted = found["era"], found["number"]
    spelled = _one_line(text[min(part.start for part in counted) : max(part.end for part in counted)])
    year = named.year(number(found["number"].word) or 0)
    if year is None:
        return f"there is no “{spelled}”"
    return f"“{spelled}” is {year}, not {number(common.word)}"


# -- findings ----------------------------------------------------------------------------------------


def _not_that(value: Edtf, named: int, show: Show) -> str:
    is_one = _WEEKDAYS[weekdays.weekday_of(value.first or 0)]
    return f"{show(value.text)} is a {is_one}, not a {_WEEKDAYS[named]}"


def _of_own_date(severity: Severity, kind: Kind, verbatim: str, text: str, why: str) -> Finding:
    return Finding(
        severity=severity,
        kind=kind,
        place="published",
        start=None,
        end=None,
        verbatim=_one_line(verbatim),
        edtf=text,
        why=why,
    )


def _of_text(severity: Severity, kind: Kind, mention: DateMention, text: str, why: str) -> Finding:
    return Finding(
        severity=severity,
        kind=kind,
        place="published" if kind in {"early", "bounds"} else "dates",
        start=mention.start,
        end=mention.end,
        verbatim=_one_line(mention.verbatim),
        edtf=text,
        why=why,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(number_of_day: int) -> Edtf:
    return edtf.parse(format_date(*from_day_number(number_of_day)))
