"""Days without a year that go on from a date of another year: "on 1 July 1914 … on 1 August"."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from archive import edtf
from archive.dates.finding.stated import Place
from archive.edtf import from_day_number

__all__ = ["in_its_year"]

_REACH: Final = 160
"""Code points behind a date within which a day without a year can go on from it."""

_SENTENCE: Final = re.compile(r"[.!?…。！？]\s+(?=[^\W\d_a-zа-яіїєґё])|\n\s*\n|[。！？]")
_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-\d\d")
_YEAR_IN_STORY: Final = re.compile(r"(?<!\d)\d{4}(?=-)")
_TURN: Final = 6
"""Months that a story does not go back: what seems earlier by more lies in the next year."""


def in_its_year(
    dates: Iterable[Place], text: str, today: int, is_told: Callable[[int, int], bool]
) -> Iterator[Place]:
    """The dates, in order, those that go on from an earlier one in the year of that one.

    A day goes on from the last date before it, if that states a day of a year before the article's and
    stands in the same sentence or the one before. A month does not: it is as often one of now. ``today`` is
    the day number of the article; ``is_told`` says of a start and an end whether words beside the date
    tell its year.
    """
    present = from_day_number(today)[0]
    story: tuple[int, int, int] | None = None  # year, month and end of the date that is gone on from
    for start, end, stated in dates:
        match = _DAY.fullmatch(stated.edtf.partition("/")[0])
        moved = stated
        if not stated.completed:
            story = None
            if match and int(match["year"]) < present:
                story = int(match["year"]), int(match["month"]), end
        elif story and match and _goes_on(text, story[2], start) and not is_told(start, end):
            year = story[0] + (int(match["month"]) + _TURN < story[1])
            value = _YEAR_IN_STORY.sub(f"{year:04}", stated.edtf)
            if year <= present and _exists(value):
                story = year, int(match["month"]), end
                moved = stated._replace(edtf=value)
        yield start, end, moved


def _goes_on(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) <= _REACH and "\n\n" not in between and len(_SENTENCE.findall(between)) <= 1


def _exists(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True
