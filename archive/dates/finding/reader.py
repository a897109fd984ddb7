"""A date out of a string that is known to be one: metadata, a dateline, an option."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from archive import edtf
from archive.dates import language as languages
from archive.dates.finding.finder import Found, scan
from archive.dates.finding.grammar import Grammar, grammar
from archive.dates.finding.stamps import read_stamp, read_time
from archive.dates.finding.value import Frame, Stated

__all__ = ["ParsedDate", "parse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDate:
    """``time`` is ISO 8601 in the offset that was written, ``verbatim`` the string.

    A date without a year has ``missing_year`` and an ``edtf`` like ``XXXX-07-14``.
    """

    edtf: str
    time: str | None
    calendar: str
    missing_year: bool
    verbatim: str


_LONGEST: Final = 500
_JUNK: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s?[./]\s?(\d{1,2})\.?")
_DAY_BEFORE: Final = re.compile(r"(?<!\d)\d{1,2}\W{1,3}$")
_MONTH: Final = re.compile(r"-?\d{4}-\d\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FOUR_DIGITS: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_LONE_YEAR: Final = re.compile(
    r"\W*(?:copyrights?|\(c\))?\W*(?P<about>c\.|ca\.?|circa|~)?\s?(?P<year>1[0-9]{3}|2[01][0-9]{2})\W*",
    re.IGNORECASE,
)

# Which languages a script may be, likeliest first; a Latin text is tried in those whose months it names.
_LATIN: Final = (
    *("es", "fr", "de", "pt", "it", "nl", "pl", "ro", "tr"),
    *("cs", "sk", "sl", "hr", "sv", "fi", "hu", "id", "vi"),
)
_OF_SCRIPT: Final = (
    ("HANGUL", ("ko",)),
    ("HIRAGANA", ("ja",)),
    ("KATAKANA", ("ja",)),
    ("CJK", ("zh", "ja")),
    ("THAI", ("th",)),
    ("ARABIC", ("ar", "fa")),
    ("CYRILLIC", ("ru", "uk", "bg", "be", "sr")),
    ("GREEK", ("el",)),
    ("HEBREW", ("he",)),
    ("DEVANAGARI", ("hi",)),
)


def parse(text: str, *, language: str | None = None, order: str | None = None) -> ParsedDate | None:
    """The date of a string that is known to be one, ``None`` if it cannot be read for certain.

    Takes EDTF, ISO 8601, RFC 2822 and the clocks of systems, and the words of a language; without a
    ``language`` those that fit the script. ``order`` ("DMY", "MDY", "YMD") says how numbers stand; else the
    language's region decides, and what could be two days is none. The day is the one written, in its own
    offset. Two different dates in one string are no date.
    """
    if len(text) > _LONGEST:
        return None
    clean = " ".join(_JUNK.sub(" ", _unescaped(text)).split())
    if not any(char.isnumeric() or char == "X" for char in clean):
        return None
    machine = _machine(clean)
    if machine is not None:
        return _parsed(Stated(machine), clean, text)
    worded = _worded_in_any(clean, language, order)
    if worded is not None:
        return _parsed(worded, clean, text)
    rest = _numbers(clean)
    return None if rest is None else _parsed(Stated(rest), clean, text)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    import html

    return html.unescape(text)


def _parsed(stated: Stated, clean: str, text: str) -> ParsedDate:
    return ParsedDate(
        edtf=stated.edtf,
        time=read_time(clean) if edtf.parse(stated.edtf).precision == "day" else None,
        calendar=stated.calendar,
        missing_year=stated.edtf.startswith("XXXX-"),
        verbatim=text.strip(),
    )


def _machine(clean: str) -> str | None:
    """An EDTF expression, or a machine's date; of an EDTF date and time the date."""
    stamp = read_stamp(clean.strip(" ()[]"))
    if stamp is not None:
        return stamp
    try:
        edtf.parse(clean)
    except ValueError:
        return None
    return clean.split("T")[0]


def _numbers(clean: str) -> str | None:
    """A month and a year in numbers, or a year alone."""
    if match := _MONTH_FIRST.fullmatch(clean):
        year, month = int(match[2]), int(match[1])
    elif match := _YEAR_FIRST.fullmatch(clean):
        year, month = int(match[1]), int(match[2])
    elif match := _LONE_YEAR.fullmatch(clean):
        return match["year"] + ("~" if match["about"] else "")
    else:
        return None
    return edtf.format_date(year, month) if 1 <= month <= 12 and 1000 <= year <= 2199 else None


def _worded_in_any(clean: str, language: str | None, order: str | None) -> Stated | None:
    """What the language says, else English; without a language what says most, the likelier first."""
    best: Stated | None = None
    for tag in _candidates(clean, language):
        stated = _worded(clean, tag, order)
        if stated is not None and (best is None or _days(stated.edtf) < _days(best.edtf)):
            best = stated
        if best is not None and (tag == language or _days(best.edtf) == 0 or set("/{") & set(best.edtf)):
            break
    return best


def _worded(clean: str, tag: str, order: str | None) -> Stated | None:
    """The one date that the words of a language state, the finest if others only hold it."""
    words = grammar(languages.base(tag), loose=True)
    frame = Frame(order or languages.order(tag), loose=True)
    found = [
        item
        for item in scan(clean, words, frame)
        # A day of a form that the language does not have is not the month alone.
        if not (_MONTH.fullmatch(item.stated.edtf) and _DAY_BEFORE.search(clean, 0, item.start))
    ]
    if not found:
        return None
    dates = [item.stated for item in found]
    if all(stated.edtf.startswith("XXXX") for stated in dates) and _FOUR_DIGITS.search(clean):
        return None  # the year may be there, where no form of the language has it
    finest = min(dates, key=lambda stated: _days(stated.edtf))
    if all(_holds(stated.edtf, finest.edtf) for stated in dates):
        return finest
    return _together(clean, found, words)


def _together(clean: str, found: list[Found], words: Grammar) -> Stated | None:
    """Several dates that the words between them make a list or a range."""
    gaps = [(first.end, second.start) for first, second in pairwise(found)]
    texts = [item.stated.edtf for item in found]
    if all(words.lone.listing.fullmatch(clean, *gap) for gap in gaps):
        whole = f"{{{','.join(texts)}}}"
    elif len(found) == 2 and words.lone.joining.fullmatch(clean, *gaps[0]):
        whole = "/".join(texts)
    else:
        return None
    try:
        edtf.parse(whole)
    except ValueError:
        return None
    return found[0].stated._replace(edtf=whole)


def _days(text: str) -> int:
    value = edtf.parse(text)
    return 0 if value.first is None or value.last is None else value.last - value.first


def _holds(outer: str, inner: str) -> bool:
    """Whether all of one date lies within the other; days without a year only within themselves."""
    if outer == inner:
        return True
    whole, part = edtf.parse(outer), edtf.parse(inner)
    if whole.first is None or whole.last is None or part.first is None or part.last is None:
        return False
    return whole.first <= part.first and part.last <= whole.last


def _candidates(clean: str, language: str | None) -> Iterator[str]:
    """The languages to try: the one that is known, English, which machines write everywhere, then others.

    A page may name a language that it is not in; so others are tried where the string names their months.
    """
    known = () if language is None or languages.base(language) == "und" else (language, "en")
    yield from known
    if known and _FOUR_DIGITS.search(clean) is None:
        return
    names = {unicodedata.name(char, "").partition(" ")[0] for char in clean if char.isalpha()}
    for script, tags in _OF_SCRIPT:
        if script in names:
            yield from (tag for tag in tags if tag not in known)
            return
    if not known:
        yield "en"
    words = set(_WORD.findall(clean.casefold()))
    yield from (tag for tag in _LATIN if tag not in known and not words.isdisjoint(_months(tag)))


@cache
def _months(tag: str) -> frozenset[str]:
    return frozenset(month.casefold() for month in languages.load(tag).months)
