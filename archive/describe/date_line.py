"""The date line: a line that is a date and little else."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from archive.article import DateMention
from archive.dates import find as find_dates
from archive.dates import parse as parse_date
from archive.reading import Block
from archive.sources.tables import table

__all__ = ["DateLine", "find_date_line"]

_LONGEST: Final = 60
"""Characters of a line that may be a date and little else: a weekday, a time, "published"."""

_REACH: Final = 4
"""Lines from the top or the bottom among which one without a hint stands."""

_SHARE: Final = 0.5
"""How much of a line's weight its dates are at least."""

_NUMBERS_WEIGHT: Final = 13
"""Weight of a day in numbers, which says no less than "December 1, 2011"."""

_NO_DATE_LINES: Final = frozenset({"title", "subtitle", "heading"})
_DAY: Final = re.compile(r"-?\d{4}-\d\d-\d\d")
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?"


class _Signs(NamedTuple):
    """What belongs to a date, what makes it part of a phrase, and what a sentence has."""

    beside: re.Pattern[str]
    particle: re.Pattern[str]
    sentence: re.Pattern[str]


@cache
def _signs() -> _Signs:
    data = table("date-lines")
    beside = [form.format(**data["weekdays"]) for form in data["beside"]]
    return _Signs(
        beside=re.compile("|".join([_CLOCK, *beside])),
        particle=re.compile("|".join(data["particles"])),
        sentence=re.compile(f"[{data['sentence']}]"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """Words that state a date, and the index of their block."""

    text: str
    index: int


def find_date_line(blocks: Sequence[Block], language: str) -> DateLine | None:
    """The first block that states one date and little else: near an end, or where the markup says so."""
    for index, block in enumerate(blocks):
        marked = block.hint in {"date", "dateline"}
        near = index < _REACH or index >= len(blocks) - _REACH
        if not (marked or near) or len(block.text) > _LONGEST or block.hint in _NO_DATE_LINES:
            continue
        date = parse_date(block.text, language=language)
        if date and (marked or (not date.missing_year and _is_mostly_date(block.text, language))):
            return DateLine(text=block.text, index=index)
        if marked and (found := find_dates(block.text, language)):
            return DateLine(text=found[0].verbatim, index=index)
    return None


def _is_mostly_date(text: str, language: str) -> bool:
    """Whether the dates in a line outweigh its other words, and it is no sentence.

    A year outweighs no word: "2012년 회의" is no date line. Nor is a date with a particle, as in
    "2012년 4월 15일에 열린 회의".
    """
    signs = _signs()
    if signs.sentence.search(text):
        return False
    text = signs.beside.sub(" ", text)
    mentions = find_dates(text, language)
    if any(signs.particle.match(text, mention.end) for mention in mentions):
        return False
    others = _weight(text) - sum(_weight(mention.verbatim) for mention in mentions)
    if others and not any("-" in mention.edtf[1:] for mention in mentions):
        return False
    dated = sum(map(_date_weight, mentions))
    return dated >= _SHARE * (dated + others) > 0


def _date_weight(mention: DateMention) -> int:
    in_numbers = _DAY.match(mention.edtf) and not any(map(str.isalpha, mention.verbatim))
    return _NUMBERS_WEIGHT if in_numbers else _weight(mention.verbatim)


def _weight(text: str) -> int:
    """Letters and digits; one that is wide counts twice, since a Han or Hangul character says more."""
    return sum(1 + (unicodedata.east_asian_width(char) == "W") for char in text if char.isalnum())
