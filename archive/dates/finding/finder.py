"""Dates in running text: only those that the text states."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from archive import edtf
from archive.article import DateMention
from archive.dates import language as languages
from archive.dates.calendar import find_own
from archive.dates.finding.grammar import Grammar, grammar
from archive.dates.finding.lone import Lone
from archive.dates.finding.relative import with_relative
from archive.dates.finding.stated import Place
from archive.dates.finding.story import in_its_year
from archive.dates.finding.value import Frame, Stated, read
from archive.dates.numerals import number

__all__ = ["Found", "find", "scan"]

_NOWHERE = Frame("")
_TWO_DATES = (
    *("day2", "month2", "m2", "year2"),
    *("century2", "ordinal2", "roman2", "decade2", "shortdecade2"),
)


class Found(NamedTuple):
    """A date and where it stands, in code points."""

    start: int
    end: int
    stated: Stated


def find(
    text: str,
    language: str,
    *,
    reference: str | None = None,
    relative: bool = False,
) -> list[DateMention]:
    """Every date that the text states, in order, none within another.

    ``language`` is a BCP 47 tag; of an unknown language only dates in numbers are found. Offsets count
    code points. Precision comes before recall: a number is a year only where its words say so, and a date
    that cannot be (30 February) is none.

    ``reference`` is the article's own date in EDTF. If it is a day or a month, days and months without
    a year are found too and get the year that is nearest to it, or that of a day of an earlier year
    from which they go on (:mod:`archive.dates.finding.story`); ``relative`` asks for the words that
    mean a day only from there ("yesterday"). Such mentions say so by their own ``reference``.
    """
    frame = Frame(languages.order(language), _day(reference))
    words = grammar(languages.base(language))
    found: Iterable[Place] = scan(text, words, frame)
    if frame.day is not None:
        found = in_its_year(found, text, frame.day, partial(_is_told, text, words))
    if relative:
        found = with_relative(found, text, languages.base(language), reference)
    return [
        DateMention(
            edtf=stated.edtf,
            verbatim=text[start:end],
            calendar=stated.calendar,
            start=start,
            end=end,
            consistent=stated.consistent,
            reference=reference if stated.completed else None,
        )
        for start, end, stated in found
    ]


def _day(reference: str | None) -> int | None:
    """The day by which dates without a year are completed; ``None`` if the article's date is too vague."""
    if reference is None:
        return None
    value = edtf.parse(reference)
    if value.precision not in {"day", "month"} or value.first is None or value.last is None:
        return None
    return (value.first + value.last) // 2


def scan(text: str, words: Grammar, frame: Frame) -> Iterator[Found]:
    """The dates of a text by one grammar, in order."""
    end = listed_after = -1
    by_number, by_word, lettered = words.number.match, words.word.match, words.lettered
    for start in words.starts.finditer(text):
        at = start.start()
        if at < end:
            continue
        digit = text[at].isdecimal()
        match = None if digit else by_word(text, at)
        if match is None and (digit or lettered):
            match = by_number(text, at)
        if match is not None:
            found = list(_dates(text, match, words, frame))
            yield from found
            # What cannot be a date is passed over whole, but the name of an era, or of a month of another
            # calendar, may be a common word ("the year").
            if found or not _may_be_words(match, words):
                listed_after = found[-1].end if found else listed_after
                end = match.end()
                continue
        alone = _year_alone(text, at, listed_after, words) if digit or lettered else None
        if alone is None and not digit:
            alone = _month_alone(text, at, listed_after, words, frame)
        if alone is not None:
            listed_after = end = alone.end
            yield alone


def _dates(text: str, match: re.Match[str], words: Grammar, frame: Frame) -> Iterator[Found]:
    """The date of a match, or the two that a match lists."""
    parts, spans = _parts(match, words)
    start, end = match.span()
    if words.lone.is_lunar(text, start, end):
        return
    if "year" not in parts and "era" not in parts:
        frame = _told(text, start, end, words, frame)
    if "and" not in parts:
        stated = read(parts, words, frame)
        if stated is not None:
            yield Found(start, end, stated)
        return
    if words.lone.span_before.search(text[max(0, start - 24) : start]):
        stated = read(parts, words, frame)
        if stated is not None:
            yield Found(start, end, stated)
        return
    first = read({role: part for role, part in parts.items() if role not in _TWO_DATES}, words, frame)
    second = read(
        {role: part for role, part in parts.items() if role not in _TWO_DATES}
        | {role[:-1]: parts[role] for role in _TWO_DATES if role in parts},
        words,
        frame,
    )
    if first is not None and second is not None:
        middle = spans["and"]
        yield Found(start, start + len(text[start : middle[0]].rstrip()), first)
        yield Found(middle[1] + len(text[middle[1] : end]) - len(text[middle[1] : end].lstrip()), end, second)


def _may_be_words(match: re.Match[str], words: Grammar) -> bool:
    """Whether an era alone, or a month of another calendar, is all that makes a date of it ("av 1986")."""
    parts = _parts(match, words)[0]
    if "month" not in parts:
        return {role for _, role in words.roles[match.lastgroup or ""]} <= {"year", "common", "era", "number"}
    calendar, _ = words.months.get(" ".join(parts["month"].casefold().split()), ("gregorian", 0))
    return calendar != "gregorian"


def _told(text: str, start: int, end: int, words: Grammar, frame: Frame) -> Frame:
    """The frame with what words beside a date without a year tell of it."""
    if frame.day is None:
        return frame
    offset, direction = words.lone.beside(text, start, end)
    return frame._replace(offset=offset, direction=direction)


def _is_told(text: str, words: Grammar, start: int, end: int) -> bool:
    return words.lone.beside(text, start, end) != (None, 0)


def _parts(match: re.Match[str], words: Grammar) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    """What a match holds and where, by role."""
    parts: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    for name, role in words.roles[match.lastgroup or ""]:
        if (value := match[name]) is not None and role not in parts:
            parts[role], spans[role] = value, match.span(name)
    return parts, spans


def _month_alone(text: str, at: int, listed_after: int, words: Grammar, frame: Frame) -> Found | None:
    match = words.lone.month_alone(text, at, listed_after) if frame.day is not None else None
    if match is None:
        return None
    parts = {"month": match["first"]} | ({"month2": match["second"], "to": "-"} if match["second"] else {})
    stated = read(parts, words, _told(text, *match.span(), words, frame))
    return None if stated is None else Found(*match.span(), stated)


def _year_alone(text: str, at: int, listed_after: int, words: Grammar) -> Found | None:
    lone = words.lone.year(text, at, listed_after)
    stated = None if lone is None else _lone(lone, words)
    return None if lone is None or stated is None else Found(lone.start, lone.end, stated)


def _lone(lone: Lone, words: Grammar) -> Stated | None:
    """A year, or the span of two: the second may be two digits of the same century or the next one."""
    first = read({"year": lone.years[0]}, words, _NOWHERE)
    if first is None or not any(_counts(year, words) for year in lone.years if len(year) != 2):
        return None
    if len(lone.years) == 1:
        return first._replace(edtf=first.edtf.replace("/", "~/") + "~" if lone.approximate else first.edtf)
    text = lone.years[1]
    if len(text) == 2:
        year = number(lone.years[0]) or 0
        last = year - year % 100 + int(text) + (100 if year % 100 == 99 and text == "00" else 0)
        if last <= year:
            return None
        text = f"{last:04}"
    second = read({"year": text}, words, _NOWHERE)
    if second is None or first.calendar != second.calendar:
        return None
    start, end = first.edtf.split("/")[0], second.edtf.split("/")[-1]
    return first._replace(edtf=f"{start}/{end}") if start < end else None


def _counts(text: str, words: Grammar) -> bool:
    """Whether four digits alone can be a year of the language: 1200 is more often a number."""
    year = number(text) or 0
    return len(text) == 3 or (
        words.first_year <= year
        and (year % 100 != 0 or year >= 1800 or find_own(words.language, year) is not None)
    )
