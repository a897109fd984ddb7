"""Weekdays beside a date: their names in a language, from CLDR and ``weekdays/``, and where they stand.

One file a language, for what CLDR does not have. Lists of seven go from Monday to Sunday. The keys:

``locales``    CLDR locales whose names count besides the language's own
``names``      further names, and the forms in which the language declines them
``short``      further abbreviations
``suffix``     what is tied to the number of a day before a name behind it, as a regular expression
``between``    words between a name and the day ("Montag, den 29. August"), as regular expressions
``elsewhere``  words near a date that say that it is of a calendar which is not read ("in the lunar calendar")
``not_after``  words after which a name is no weekday of the date behind it ("every Friday, 1 December to …")
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from archive.dates import cldr, language
from archive.dates.spellings import alternatives
from archive.dates.tables import names_of, table
from archive.errors import UsageError

__all__ = ["Weekday", "beside", "weekday_of", "within"]

_REACH: Final = 48
_SPACE: Final = r"(?:[^\S\n]|\n(?!\n))"
_COMMA: Final = "[,،、，]"
_NEAR: Final = 24
_LIST: Final = 30
"""So far from a weekday another one makes a list of the two."""

# Scripts whose words are not parted, or take endings of the grammar without a mark.
_RUNNING: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SENTENCE_START: Final = re.compile(r"(?:^|[\n.!?…:;(\"“„«])\s*$")
_SHORT_OPENING: Final = 4


class Weekday(NamedTuple):
    """A name and where it stands, in code points; Monday is 0, Sunday 6, as in :mod:`datetime`."""

    number: int
    start: int
    end: int


class _Names(NamedTuple):
    numbers: dict[str, int]
    """By casefolded spelling with single blanks."""
    ahead: re.Pattern[str]
    """A name that ends directly before a date."""
    short_ahead: re.Pattern[str]
    bracketed: re.Pattern[str]
    behind: re.Pattern[str]
    """A name that follows a date with no bracket."""
    wide: re.Pattern[str]
    not_after: re.Pattern[str]
    elsewhere: re.Pattern[str]
    follows: bool
    """Whether the language writes weekdays behind the date."""


def weekday_of(day: int) -> int:
    """The weekday of a day number: 0 for a Monday, 6 for a Sunday.

    >>> from archive.edtf import day_number
    >>> weekday_of(day_number(1961, 8, 29))
    1
    """
    return (day - 1) % 7


def beside(text: str, span: tuple[int, int], tag: str, around: tuple[int, int]) -> Weekday | None:
    """The weekday that stands with the date at ``span``, directly before or behind it.

    ``around`` is where the date before ends and the date behind begins, 0 and the length of the text
    without one. A name that may belong to either of two dates belongs to none, nor does one of a list.
    """
    names = _names(tag)
    if names is None or names.elsewhere.search(text, max(0, span[0] - _NEAR), span[1] + _NEAR):
        return None
    return _behind(text, span[1], names, around[1]) or _ahead(text, span[0], names, around[0])


def within(text: str, tag: str) -> int | None:
    """The weekday that a date line names, where it names just one.

    >>> within("Monday, 29 August 2011", "en"), within("2011年12月1日（木）", "ja"), within("2011", "en")
    (0, 3, None)
    """
    names = _names(tag)
    if names is None:
        return None
    matches = [*names.wide.finditer(text), *names.bracketed.finditer(text)]
    if match := names.short_ahead.match(text):
        matches.append(match)
    found = {_weekday(match, names).number for match in matches}
    return found.pop() if len(found) == 1 else None


def _behind(text: str, end: int, names: _Names, following: int) -> Weekday | None:
    if match := names.bracketed.match(text, end):
        return _weekday(match, names)
    match = names.behind.match(text, end)
    if match is None:
        return None
    if not re.search(_COMMA, match["gap"]):
        return _weekday(match, names)
    behind = match.end("name")
    of_next = following < len(text) and not re.search(r"\w", text[behind:following])
    return None if of_next or names.wide.search(text, behind, behind + _LIST) else _weekday(match, names)


def _ahead(text: str, start: int, names: _Names, preceding: int) -> Weekday | None:
    if names.follows:
        return None
    floor = max(preceding, start - _REACH)
    match = names.ahead.search(text, floor, start)
    if match is None:
        line = max(text.rfind("\n", 0, start) + 1, preceding)
        match = names.short_ahead.fullmatch(text, line, start)
        return None if match is None else _weekday(match, names)
    at = match.start("name")
    before = text[max(floor, at - _LIST) : at]
    if names.wide.search(before) or names.not_after.search(before) or _is_of_a_name(text, at, match["name"]):
        return None
    if preceding and not re.search(r"\w", text[preceding:at]) and re.search(_COMMA, match["gap"]):
        return None
    return _weekday(match, names)


def _weekday(match: re.Match[str], names: _Names) -> Weekday:
    return Weekday(names.numbers[_key(match["name"])], *match.span("name"))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_of_a_name(text: str, at: int, name: str) -> bool:
    """Whether a capital word before a capital name makes a proper name of the two: Gavin Friday.

    A short word that opens a sentence is none: "On Friday".
    """
    word = re.search(r"(\w+)[^\S\n]$", text[max(0, at - _REACH) : at])
    if word is None or not name[0].isupper() or not word[1][0].isupper():
        return False
    opens = _SENTENCE_START.search(text[: at - len(word[0])])
    return not (opens and len(word[1]) <= _SHORT_OPENING)


# -- names -------------------------------------------------------------------------------------------


@lru_cache(maxsize=128)
def _names(tag: str) -> _Names | None:
    """The names of a BCP 47 tag's language; ``None`` for one that CLDR does not know."""
    base = language.base(tag)
    words = language.load(base)
    data = table("weekdays", base) if base in names_of("weekdays") else {}
    try:
        places = [cldr.locale(one) for one in dict.fromkeys((base, tag, *data.get("locales", ())))]
    except UsageError:
        return None
    if not words.months:
        return None
    wide: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for place in places:
        for context in ("format", "stand-alone"):
            _gather(wide, (cldr.data(place, "days", context, "wide") or {}).items())
            _gather(short, (cldr.data(place, "days", context, "abbreviated") or {}).items())
    for key, found in (("names", wide), ("short", short)):
        _gather(found, ((day, name) for day, listed in enumerate(data.get(key, ())) for name in listed))
    full = _sure(wide)
    brief = {name: day for name, day in _sure(short).items() if name not in full and not _is_letter(name)}
    follows = _follows(cldr.pattern(cldr.date_pattern(places[0], "full")))
    return _compiled(full, brief, data, words, follows=follows)


def _gather(found: dict[str, set[int]], names: Iterable[tuple[int, str]]) -> None:
    for day, name in names:
        found.setdefault(name.strip(" .\u200f"), set()).add(day)


def _sure(names: dict[str, set[int]]) -> dict[str, int]:
    """Those that mean one day."""
    return {name: next(iter(days)) for name, days in names.items() if len(days) == 1}


def _is_letter(name: str) -> bool:
    """Whether an abbreviation is one letter of an alphabet: in brackets it may be anything."""
    return len(name) == 1 and name.lower() != name.upper()


def _follows(pattern: cldr.Pattern) -> bool:
    letters = "".join(field.letter for field in pattern)
    return max(letters.find("E"), letters.find("c"), letters.find("e")) > letters.find("d")


def _compiled(
    full: dict[str, int],
    brief: dict[str, int],
    data: dict[str, Any],
    words: language.Language,
    *,
    follows: bool,
) -> _Names:
    wide, short = _any_of(full), _any_of(brief)
    left = r"(?<![\w'’\u200c-])" if words.spaced else ""
    literal = "|".join([*data.get("between", ()), "(?!)"])
    gap = f"(?:{_SPACE}?{_COMMA}{_SPACE}?|{_SPACE})(?:(?:{literal}){_SPACE})?"
    if not words.spaced:
        gap = f"{_SPACE}?(?:(?:{literal}){_SPACE}?)?"
    ending = rf"(?={_SPACE}?(?:[,.;:)\]，。]|\n|$))"
    suffix = f"(?:{data['suffix']})?" if "suffix" in data else ""
    behind = (
        rf"{suffix}(?P<gap>{_SPACE}?{_COMMA}?{_SPACE}?)(?P<name>{wide})"
        if follows
        else rf"(?P<gap>{_SPACE}?{_COMMA}{_SPACE}?)(?P<name>{wide}){ending}"
    )
    listing = "|".join([*words.and_, "&", *data.get("not_after", ())])
    return _Names(
        numbers={_key(name): day for name, day in (brief | full).items()},
        ahead=re.compile(rf"{left}(?P<name>{wide})(?P<gap>{gap}\(?)\Z"),
        short_ahead=re.compile(rf"{left}(?P<name>{short})(?:(?<=\w{{3}})|(?=[.,]))\.?(?P<gap>{gap})"),
        bracketed=re.compile(
            rf"{_SPACE}?[(（\[]{_SPACE}?(?P<name>{wide}|{short})\.?(?:[・･]\w{{1,3}})?{_SPACE}?[)）\]]"
        ),
        behind=re.compile(behind),
        wide=re.compile(rf"{left}(?P<name>{wide})"),
        not_after=re.compile(rf"(?<!\w)(?i:{listing}){_SPACE}*\Z"),
        elsewhere=re.compile("|".join(data.get("elsewhere", ())) or "(?!)"),
        follows=follows,
    )


def _any_of(names: dict[str, int]) -> str:
    """The names as an alternative, each with its end: no letter, but in scripts that run on."""
    running = [name for name in names if _RUNNING.match(name[-1])]
    parted = [name for name in names if not _RUNNING.match(name[-1])]
    return rf"(?:{alternatives(running)}|(?:{alternatives(parted)})(?![\w-]))"
