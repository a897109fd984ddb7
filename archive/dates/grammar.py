"""The dates of one language as one regular expression.

A *form* of the language data is a regular expression with placeholders (see
:mod:`archive.dates.placeholders`). Its beginning, its end and its ranges are written here, with the forms
that every language has.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive.dates import calendar, language
from archive.dates.calendar import Era
from archive.dates.placeholders import Placeholders

__all__ = ["Grammar", "grammar"]

# Left and right of a date: it is no part of a longer number, a price, a version or a telephone number.
_START: Final = r"(?<!\d)(?<!\d[.,:/])"
_END: Final = r"(?!\d)(?![.,:/\-–]\d)"
_RANGE_END: Final = r"(?!\s?[-–—/~〜～]\s?\d)"

# Forms that programs fill with any language's month names.
_ANY_ORDER: Final = ("{month} {day},? {year}", "{day}(?: |-){month},?(?: |-){year}")
_DATE_PART: Final = re.compile(r"\{(?:day|month)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """``regex`` finds dates; ``anchor`` finds the years without which there are none.

    Every match of ``regex`` closes last a group that stands for its form; ``roles`` gives for it the
    groups inside with their roles. ``months`` and ``eras`` are keyed by casefolded spelling.
    """

    language: str
    regex: re.Pattern[str]
    anchor: re.Pattern[str]
    roles: dict[str, tuple[tuple[str, str], ...]]
    months: dict[str, int]
    eras: dict[str, Era]
    first_year: int


@lru_cache(maxsize=128)
def grammar(tag: str, *, loose: bool = False) -> Grammar:
    """The grammar of a base language. A loose one takes any case, and days without a year."""
    words = language.load(tag)
    eras = calendar.eras(words.tag)
    places = Placeholders(words, eras)
    start = rf"(?<!\w){_START}" if words.spaced else _START
    forms = "|".join(places.expand(form) for form in _forms(words, places, loose=loose))
    # What every form begins with is asked once: most places in a text are inside a word.
    pattern = f"{start}(?:{forms})|{places.expand('[(（]{bracketspan}[)）]')}"
    return Grammar(
        language=tag,
        regex=re.compile(pattern, re.IGNORECASE if loose else 0),
        anchor=re.compile(places.anchor()),
        roles=places.roles,
        months={name.casefold(): month for name, month in words.months.items()},
        eras={name.casefold(): era for name, _, era in eras},
        first_year=words.first_year,
    )


def _forms(words: language.Language, places: Placeholders, *, loose: bool) -> list[str]:
    """Every form with what must follow it, the longer before those that they begin with."""
    end = rf"(?!\w){_END}" if words.spaced else _END
    found = _numeric(words, places, end)
    found += [ranged + end for form in words.forms for ranged in _ranged(form)]
    found += [form + end for form in words.decades]
    if places.before or places.after:
        found.append("{erayear}" + end)
    found += _bare(words, end)
    if loose:
        found += [form + end for form in (*_ANY_ORDER, *words.yearless)]
    return found


def _ranged(form: str) -> list[str]:
    """A form with its ranges before it: from a day to one of another month, from day to day.

    Only where day and month stand before the year; other forms write their ranges out.
    """
    found = list(_DATE_PART.finditer(form))
    if not found or "{join}" in form or "{month}" not in form or form.index("{year}") < found[-1].start():
        return [form]
    start, end = found[0].start(), found[-1].end()
    part = form[start:end]
    second = part.replace("{day}", "{day2}").replace("{month}", "{month2}")
    ranges = [f"{form[:start]}{part}{{join}}{second}{form[end:]}"]
    if "{day}" in form:
        ranges.append(form.replace("{day}", "{day}{join}{day2}"))
    return [*ranges, form]


def _numeric(words: language.Language, places: Placeholders, end: str) -> list[str]:
    """Dates in numbers: the year first everywhere, else as the language orders them."""
    dot = r"[.．]\s?"
    forms = ["{fouryear}{separator}{m}{same}{day}"]
    if places.before:
        forms.append(rf"{{shortera}}[.．]\s?{{m}}{dot}{{day}}[.．]?")
    if words.order == "YMD":
        forms.insert(0, rf"{{fouryear}}{dot}{{m}}{dot}{{day}}[.．]?")
    forms += [rf"{{first}}{dot}{{second}}{dot}{{fouryear}}", "{first}{separator}{second}{same}{fouryear}"]
    return [rf"{form}(?:(?=T\d)|{end})" for form in forms]


def _bare(words: language.Language, end: str) -> list[str]:
    """Years alone, where the words around them make them years."""
    end += _RANGE_END + (f"(?!{words.not_after})" if words.not_after else "")
    found = []
    if words.before:
        lead = f"(?i:{'|'.join(words.before)})" + ("(?: |-)" if words.spaced else " ?")
        found += [f"{lead}{{yearspan}}{end}", f"{lead}{{bareyear}}{end}"]
    if words.span_before:
        found.append(f"(?i:{'|'.join(words.span_before)}) {{leadspan}}{end}")
    if words.year_word:
        found += [f"{{wordspan}}{end}", f"{{wordyear}}{end}"]
    if words.after:
        found.append(f"{{afteryear}}(?={'|'.join(words.after)})")
    return found
