"""When a text was written by what it says: nobody counts in an era that has not been announced."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from archive import edtf
from archive.article import Article, DateMention
from archive.dates import calendar, language
from archive.dates.calendar import Era
from archive.dates.finding.grammar import grammar
from archive.edtf import format_date, from_day_number

__all__ = ["Bound", "Bounds", "Part", "bounds", "era", "parts"]

_LONGEST_MONTH: Final = 31


class Bound(NamedTuple):
    """A day on or after which a text was written, and the mention that says so; ``era`` is an era's id."""

    day: int
    mention: DateMention
    calendar: str
    era: str

    @property
    def edtf(self) -> str:
        return format_date(*from_day_number(self.day))


class Bounds(NamedTuple):
    """Between when and when an article was written: what its text implies, and when it was taken in.

    ``last`` is the day number of the latest day on which it can have been dated, in any time zone.
    """

    first: Bound | None
    last: int


def bounds(article: Article) -> Bounds:
    """When an article was written by what it says, whatever date it bears: the latest lower bound.

    An era's name cannot be written before it is announced. What ends the use of a calendar gives no upper
    bound, because everybody may still count in it.
    """
    text = article.text
    found = [bound for mention in article.dates if (bound := _bound(text, mention, article.language))]
    year, month, day = map(int, article.ingested[:10].split("-"))
    taken_in = edtf.day_number(year, month, day)
    return Bounds(max(found, key=lambda bound: bound.day, default=None), taken_in + 1)


def _bound(text: str, mention: DateMention, tag: str) -> Bound | None:
    found = calendar.calendar(mention.calendar) if mention.calendar in calendar.calendars() else None
    if found is None:
        return None
    written, identifier = found.written, mention.calendar
    if found.own_months:  # its months have been named since then, and only its years, it may be, before
        value = edtf.parse(mention.edtf)
        days = edtf.duration(value)
        written = written if days is not None and days <= _LONGEST_MONTH else None
    elif any(each.written for each in found.eras):
        named = era(parts(text, mention, tag), tag)
        if named is not None and named.calendar == mention.calendar:
            written, identifier = named.written, named.id
    first = edtf.parse(written).first if written else None
    return None if first is None else Bound(first, mention, mention.calendar, identifier)


# -- what a date consists of ------------------------------------------------------------------------


class Part(NamedTuple):
    """What plays a role in a date (see :mod:`.finding.placeholders`), and where, in code points."""

    word: str
    start: int
    end: int


def parts(text: str, mention: DateMention, tag: str) -> Mapping[str, Part]:
    """What a date consists of, by role; nothing where it is part of a longer one."""
    words = grammar(language.base(tag))
    for pattern in (words.number, words.word):
        match = pattern.match(text, mention.start)
        if match is None or match.end() != mention.end:
            continue
        found: dict[str, Part] = {}
        for name, role in words.roles[match.lastgroup or ""]:
            if match[name] is not None:
                found.setdefault(role, Part(match[name], *match.span(name)))
        return found
    return {}


def era(found: Mapping[str, Part], tag: str) -> Era | None:
    """The era that a date names, ``None`` without one."""
    if "era" not in found:
        return None
    return grammar(language.base(tag)).eras.get(" ".join(found["era"].word.casefold().split()))
