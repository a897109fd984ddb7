"""What CLDR says of a language's dates, through Babel: patterns taken apart, month names, orders.

Babel is imported on first use. A *pattern* is CLDR's own (``d 'de' MMMM 'de' y``; Unicode Technical
Standard 35, part 4) as a tuple of fields and literals.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from archive.dates.locales import load
from archive.errors import UsageError

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "Field",
    "Pattern",
    "data",
    "date_pattern",
    "digits",
    "era",
    "interval",
    "joined",
    "locale",
    "month_name",
    "month_names",
    "order",
    "pattern",
    "quarter_name",
    "skeleton",
    "weekday_names",
]


class Field(NamedTuple):
    """A run of one pattern letter (``letter`` M, ``text`` MMMM), or a literal (``letter`` empty)."""

    letter: str
    text: str


Pattern = tuple[Field, ...]

_PIECE: Final = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+")


@lru_cache(maxsize=256)
def locale(tag: str) -> "Locale":
    """The locale of a BCP 47 tag or of a POSIX name (``ko``, ``zh-Hant-TW``, ``en_GB.UTF-8``).

    A region that CLDR does not know with the language falls back to the language. Raises
    :class:`UsageError` that names the tag if CLDR does not know the language either.
    """
    from babel import Locale, UnknownLocaleError

    parts = re.split(r"[-_]", re.split(r"[.@]|[-_][uxt][-_]", tag)[0])
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    raise UsageError(f"unknown locale {tag!r}; name one like 'ko', 'en-GB' or 'zh-Hant-TW'")


@lru_cache(maxsize=1024)
def pattern(text: str) -> Pattern:
    """A CLDR pattern taken apart.

    >>> pattern("d 'de' MMMM")
    (Field(letter='d', text='d'), Field(letter='', text=' de '), Field(letter='M', text='MMMM'))
    """
    fields: list[Field] = []
    for piece in _PIECE.finditer(text):
        if piece[2]:
            fields.append(Field(piece[2], piece[0]))
            continue
        literal = piece[0] if piece[1] is None else piece[1].replace("''", "'") or "'"
        if fields and not fields[-1].letter:
            literal = fields.pop().text + literal
        fields.append(Field("", literal))
    return tuple(fields)


def data(where: "Locale", *keys: str | int | None) -> Any:
    """What CLDR has under the keys for a locale, ``None`` if it has nothing; aliases are followed.

    Babel's own dictionaries write what an alias leads to into data that locales share, so that one
    language's months turn up in another (python-babel/babel#1234); this only reads.
    """
    whole = load(str(where))
    found: Any = whole
    for key in keys:
        found = _resolved(found, whole).get(key)
        if found is None:
            return None
    return _resolved(found, whole) if isinstance(found, dict | tuple) or _is_alias(found) else found


def _resolved(value: Any, whole: dict[Any, Any]) -> Any:
    if isinstance(value, tuple):  # an alias, and what stands beside it
        alias, own = value
        return {**_resolved(alias, whole), **own}
    if not _is_alias(value):
        return value
    found: Any = whole
    for key in value.keys:
        found = _resolved(found, whole)[key]
    return _resolved(found, whole)


def _is_alias(value: Any) -> bool:
    from babel.localedata import Alias

    return isinstance(value, Alias)


def date_pattern(where: "Locale", style: str) -> str:
    """The date format ``full``, ``long``, ``medium`` or ``short`` of a locale."""
    return str(data(where, "date_formats", style).pattern)


def skeleton(where: "Locale", name: str) -> str | None:
    """The format of a skeleton such as ``yMMMM``, if the locale has it."""
    found = data(where, "datetime_skeletons", name)
    return None if found is None else str(found.pattern)


def interval(where: "Locale", name: str, differs: str) -> tuple[str, ...]:
    """The parts of the format of an interval, by the largest field in which its ends differ."""
    return tuple(str(part) for part in data(where, "interval_formats", name, differs) or ())


def joined(where: "Locale") -> str:
    """How two ends are joined that have nothing in common, with gaps ``{0}`` and ``{1}``."""
    return str(data(where, "interval_formats", None))


def digits(where: "Locale") -> str:
    """The numbering system of a locale: ``latn``, ``arab``."""
    return str(data(where, "default_numbering_system"))


def era(where: "Locale", number: int) -> str:
    """The short name of the years before (0) and since (1) the common era."""
    return str(data(where, "eras", "abbreviated", number) or ("BC", "AD")[number])


def month_name(where: "Locale", month: int, field: str) -> str:
    """The name of a month as the pattern field asks for it: ``MMMM`` within a date, ``LLLL`` alone."""
    context = "stand-alone" if field.startswith("L") else "format"
    return str(data(where, "months", context, "wide" if len(field) >= 4 else "abbreviated", month))


def quarter_name(where: "Locale", quarter: int) -> str:
    """The name of a quarter of the year, in full, or the shorter one where CLDR tells them not apart."""
    names: dict[int, str] = {}
    for width in ("wide", "abbreviated", "narrow"):
        names = data(where, "quarters", "format", width)
        if len(set(names.values())) == len(names):
            break
    return names[quarter]


@cache
def month_names(tag: str) -> dict[str, int]:
    """Every name and abbreviation of the months, without a final point; none that means two months."""
    where = locale(tag)
    found: dict[str, set[int]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in data(where, "months", context, width).items():
                found.setdefault(name.strip(" .\u200f"), set()).add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}


@cache
def weekday_names(tag: str) -> dict[str, int]:
    """The full names of the days of the week, Monday 0 to Sunday 6; none of an unknown language."""
    try:
        where = locale(tag)
    except UsageError:
        return {}
    contexts = (data(where, "days", context, "wide") or {} for context in ("format", "stand-alone"))
    return {name: day for names in contexts for day, name in names.items()}


def order(where: "Locale") -> str:
    """How the language orders a date in numbers: ``DMY``, ``MDY`` or ``YMD``."""
    letters = [
        field.letter.upper() for field in pattern(date_pattern(where, "short")) if field.letter in set("dMy")
    ]
    return "".join(letters)
