"""A language's way with dates: the data of ``languages/``, filled up from CLDR.

One file a language. Regular expressions in it may hold ``{placeholders}``, which
:mod:`archive.dates.finding.placeholders` explains; a blank is white space that may be a line break. The keys:

``locales``      CLDR locales whose month names count (the language's own if left out)
``spaced``       whether blanks part the words (true if left out)
``prefixes``     letters that stand attached before a word, one or two of them ("and", "in"; Arabic, Hebrew)
``order``        the order of dates in numbers, where CLDR's is not every region's: "" = never sure
``numerals``     ``chinese`` or ``hebrew`` where dates are written in such numerals too
``forms``        dates with a year, most telling first (from CLDR if left out)
``yearless``     day and month alone (from CLDR if left out): the article's date gives the year
``day_suffix``   what may follow the number of a day ("st", "º", ".")
``year_word``    the word behind a year that makes it one ("года", "年")
``to``, ``and``  words that join the ends of a range, or two dates
``months``       further names: twelve lists
``calendars``    calendars with months of their own by which the language's readers live

A bare year, and a month alone:

``standing``     first and last of the years that are taken for years wherever nothing speaks against it
``before``       what stands before a bare year and makes it one, not part of the mention
``after``        what stands behind it, likewise
``not_before``   what may not stand before a bare year: it makes a number of it
``not_after``    what may not follow one
``counted``      what may not follow one either, as the noun of a count, unless one of ``attributive`` words
                 stands before it ("the 2008 elections")
``span_before``  words before two joined years or dates that make them ends of a range ("between", "from")
``about``        words before a year that make it approximate; ``about_after`` such words behind it
``first_year``   bare years before it are of another calendar or none (1000 if left out)
``month_before`` what stands before the name of a month alone and makes it one
``standing_months``   names of months that are no other word and no person's name: they need nothing before
``events``       what follows a day without a year that names an event of some year ("the June 4 incident")
``last_year``, ``this_year``, ``next_year``   words beside a day or month without a year that tell its year
``past``, ``coming``  words beside one that tell whether it lies before the article or behind it
``beside``       words between a date and those words behind it ("of")
``lunar``        words beside a day or month that make it one of the moon: it is left out

Spans of time:

``decades``      forms of decades; ``decade_words`` = {word = number of the decade within its century}
``centuries``    forms of centuries; ``ordinals`` = {word = number}
``period_forms`` forms of seasons, quarters and halves with their year; ``yearless_periods`` without
``periods``      their names, by ``spring summer autumn winter quarter1 … quarter4 half1 half2``
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from archive.dates import cldr
from archive.dates.tables import names_of, table
from archive.errors import UsageError

__all__ = ["Language", "base", "languages", "load", "order"]


class Language(NamedTuple):
    tag: str
    spaced: bool = True
    prefixes: str = ""
    order: str = ""
    numerals: str = ""
    forms: tuple[str, ...] = ()
    yearless: tuple[str, ...] = ()
    day_suffix: str = ""
    year_word: str = ""
    to: tuple[str, ...] = ()
    and_: tuple[str, ...] = ()
    months: Mapping[str, int] = MappingProxyType({})
    calendars: tuple[str, ...] = ()
    standing: tuple[int, int] | tuple[()] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    attributive: tuple[str, ...] = ()
    span_before: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    about_after: tuple[str, ...] = ()
    first_year: int = 1000
    month_before: tuple[str, ...] = ()
    standing_months: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    last_year: tuple[str, ...] = ()
    this_year: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    lunar: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    decade_words: Mapping[str, int] = MappingProxyType({})
    centuries: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = MappingProxyType({})
    period_forms: tuple[str, ...] = ()
    yearless_periods: tuple[str, ...] = ()
    periods: Mapping[str, int] = MappingProxyType({})


def base(tag: str) -> str:
    """The language of a BCP 47 tag, without script and region: ``zh`` of ``zh-Hant-TW``."""
    return tag.replace("_", "-").split("-")[0].lower()


def languages() -> tuple[str, ...]:
    """The languages with a file of their own, sorted."""
    return names_of("languages")


@lru_cache(maxsize=512)
def load(tag: str) -> Language:
    """The language of a tag. One that CLDR does not know has only dates in numbers and eras."""
    name = base(tag)
    data = table("languages", name) if name in languages() else {}
    if name in _NO_LANGUAGE:
        return Language(tag=name)
    try:
        where = cldr.locale(name)
    except UsageError:
        return Language(tag=name)
    months: dict[str, int] = {}
    for one in data.get("locales", [name]):
        months.update(cldr.month_names(one))
    for month, names in enumerate(data.get("months", ()), 1):
        months.update(dict.fromkeys(names, month))
    given = {key: _frozen(data[key]) for key in _PLAIN if key in data}
    periods = {
        spelling: code for key, code in _PERIODS.items() for spelling in data.get("periods", {}).get(key, ())
    }
    return Language(
        tag=name,
        order=data.get("order", cldr.order(where)),
        forms=tuple(data.get("forms") or _forms(name)),
        yearless=tuple(data.get("yearless") or _yearless(name)),
        and_=tuple(data.get("and", ())),
        months=months,
        periods=periods,
        **given,
    )


def order(tag: str) -> str:
    """How a date in numbers is ordered; where the language leaves it open, its region decides."""
    found = load(tag).order
    if found or tag.lower() == base(tag):
        return found
    try:
        return cldr.order(cldr.locale(tag))
    except UsageError:
        return ""


_NO_LANGUAGE: Final = frozenset({"mis", "mul", "root", "und", "zxx"})
_PLAIN: Final = tuple(
    key
    for key in Language._fields
    if key not in {"tag", "order", "forms", "yearless", "and_", "months", "periods"}
)
_PERIODS: Final = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "winter": 24,
    **{f"quarter{number}": 32 + number for number in range(1, 5)},
    "half1": 40,
    "half2": 41,
}
"""The codes that EDTF gives the parts of a year."""


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _forms(name: str) -> list[str]:
    """Forms from CLDR: its long and medium dates, and its months with a year."""
    where = cldr.locale(name)
    texts: list[str | None] = [cldr.date_pattern(where, style) for style in ("long", "medium")]
    texts += [cldr.skeleton(where, key) for key in ("yMMMMd", "yMMMd", "yMMMM", "yMMM")]
    forms = [form for text in texts if text and (form := _form(text))]
    if cldr.order(where) == "DMY":
        forms += ["{day}\\.? {month},? {year}", "{month},? {year}"]
    return list(dict.fromkeys(forms))


def _yearless(name: str) -> list[str]:
    where = cldr.locale(name)
    return [
        form for key in ("MMMMd", "MMMd") if (text := cldr.skeleton(where, key)) and (form := _form(text))
    ]


_PLACES = {"y": "{year}", "d": "{day}"}


def _form(text: str) -> str | None:
    """A CLDR pattern as a form; ``None`` for one that is numbers alone, which order must decide."""
    parts: list[str] = []
    words = False
    for piece in _dated(cldr.pattern(text)):
        if not piece.letter:
            words = words or any(char.isalpha() for char in piece.text)
            parts.append(_literal(piece.text))
        elif piece.letter in "ML":
            words = words or len(piece.text) > 2
            parts.append("{month}" if len(piece.text) > 2 else "{m}")
        else:
            parts.append(_PLACES[piece.letter])
    return "".join(parts).strip() if words else None


def _dated(pattern: cldr.Pattern) -> list[cldr.Field]:
    """The pattern from its first to its last day, month or year, weekdays and eras taken out."""
    kept = [piece for piece in pattern if piece.letter in {"", *"yMLd"}]
    while kept and not kept[0].letter:
        kept.pop(0)
    return kept


def _literal(text: str) -> str:
    escaped = "".join(char if char.isalnum() else " " if char.isspace() else f"\\{char}" for char in text)
    return " ".join(escaped.split(" ")).replace("\\,", ",?").replace("\\.", "\\.?")
