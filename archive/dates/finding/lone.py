"""Years and months that stand alone: what around them makes them dates.

A number of four digits is a year where a word before or behind it says so; in a language that lists no
counts among the years in living memory, wherever nothing speaks against it. The name of a month is one
where a word before it says so.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from archive.dates.finding.placeholders import Placeholders
from archive.dates.language import Language
from archive.dates.numerals import number
from archive.dates.spellings import NOTHING, POINT, SPACE, WORD, alternatives, blanks

__all__ = ["Lone", "LoneYears", "lone_years"]

_REACH: Final = 48
"""Code points before a number in which the words stand that say what it is."""

_NO_YEAR_AFTER: Final = re.compile(
    r"\s?[%°€$£¥₩‰]|['’]\d|[-–—−/~〜～:.,]\d|\s?[-–—~〜～/]\s?\d|[-_/=+*#@]?\w|\s?[x×]\s?\d"
)
_NO_YEAR_AFTER_UNSPACED: Final = re.compile(r"\s?[%°€$£¥₩‰]|['’]\d|\s?[-–—−/~〜～:.,]\s?\d|[a-zA-Z_]")
_NO_YEAR_BEFORE: Final = re.compile(
    r"[$€£¥₩₽№#§@&=+*\\<>^|]\s?\Z|[\w'’/_.,:-]\Z|(?<![\w.])(?:[A-ZА-ЯІЇЄҐ]\.?|[A-Z]\.[A-Z]\.)\s\Z|\d\s\Z"
)
_HISTORY: Final = range(1300, 2050)
_RECKONED: Final = range(1500, 2050)  # years that are given as "about"
_COPYRIGHT: Final = re.compile(r"©\s?\Z")
_OPENING: Final = re.compile(r"[(（\[]\s?\Z")
_CLOSING: Final = re.compile(r"\s?[)）\],;]")


class Lone(NamedTuple):
    """A year, or two that are joined: the ends of a range, or a year and the next one."""

    start: int
    end: int
    years: tuple[str, ...]
    approximate: bool = False


class LoneYears(NamedTuple):
    """The expressions of one language; see :mod:`archive.dates.language` for what they hold.

    ``listing`` stands between two dates of a list, ``joining`` between the ends of a range.
    """

    loose: bool
    spaced: bool
    shape: re.Pattern[str]
    standing: tuple[int, int] | tuple[()]
    before: re.Pattern[str]
    span_before: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    counted: re.Pattern[str]
    attributive: re.Pattern[str]
    after: re.Pattern[str]
    about: re.Pattern[str]
    about_after: re.Pattern[str]
    listing: re.Pattern[str]
    joining: re.Pattern[str]
    no_year_after: re.Pattern[str]
    month: re.Pattern[str]
    month_before: re.Pattern[str]
    standing_months: frozenset[str]
    years_beside: tuple[tuple[int, re.Pattern[str], re.Pattern[str]], ...]
    directions: tuple[tuple[int, re.Pattern[str], re.Pattern[str]], ...]
    lunar_before: re.Pattern[str]
    lunar_after: re.Pattern[str]

    def year(self, text: str, at: int, listed_after: int) -> Lone | None:
        """The year or years whose number starts at ``at``.

        ``listed_after`` is where a year ended before; one that is only joined to it by a comma or "and"
        is a year as well.
        """
        match = self.shape.match(text, at)
        if match is None:
            return None
        left = text[max(0, at - _REACH) : at]
        spanned = self.span_before.search(left) is not None
        second = match["last"] or match["short"]
        if match["word"] and not match["word2"] and not match["short"] and self.spaced:
            second = None  # a year with its word, and a number that is perhaps none
        if second and (match["to"] or match["dash"] or spanned):
            end, worded = match.end(), bool(match["word2"] or match["word3"] or match["word"])
        else:
            second, end, worded = None, match.end("single"), bool(match["word"])
        years: tuple[str, ...] = (match["first"], second) if second else (match["first"],)
        about = self.about.search(left) is not None
        around = self.about_after.match(text, end)
        sure = worded or (about and _value(years[0]) in _RECKONED) or around is not None
        lead = (spanned and len(years) > 1) or self._listed(text, at, listed_after)
        if not self._is_year(text, end, left, years, sure=sure, lead=lead):
            return None
        return Lone(at, around.end() if around else end, years, approximate=about or around is not None)

    def _listed(self, text: str, at: int, listed_after: int) -> bool:
        return listed_after >= 0 and self.listing.fullmatch(text, listed_after, at) is not None

    def _is_year(
        self, text: str, end: int, left: str, years: tuple[str, ...], *, sure: bool, lead: bool
    ) -> bool:
        if self.not_after.match(text, end):
            return False
        if len(years) == 1 and self.counted.match(text, end) and not self.attributive.search(left):
            return False
        if sure:
            return True
        if self.no_year_after.match(text, end) and not self.after.match(text, end):
            return False
        if lead or self.before.search(left) or self.after.match(text, end) or _COPYRIGHT.search(left):
            return True
        if self.not_before.search(left) and not _consecutive(years):
            return False
        if not self.loose and _OPENING.search(left) and _CLOSING.match(text, end):
            return len(years) > 1 or _value(years[0]) in _HISTORY
        if _NO_YEAR_BEFORE.search(left) or not self.standing:
            return False
        in_history = all(_value(year) % 10 and _value(year) in _HISTORY for year in years)
        if in_history and self.attributive.search(left):
            return True
        if len(years) > 1 and any(_value(year) % 10 for year in years):
            return True
        low, high = self.standing
        return all(low <= _value(year) <= high for year in years if len(year) == 4)

    def month_alone(self, text: str, at: int, listed_after: int) -> re.Match[str] | None:
        """The name of a month that starts at ``at`` and stands alone, or two that are joined."""
        match = self.month.match(text, at)
        if match is None:
            return None
        lead = self.month_before.search(text[max(0, at - _REACH) : at])
        standing = match["first"] in self.standing_months
        return match if lead or standing or self._listed(text, at, listed_after) else None

    def beside(self, text: str, start: int, end: int) -> tuple[int | None, int]:
        """What words beside a date without a year tell: by how many years it differs from the article's,
        and whether it lies before it (-1) or behind it (1).
        """
        left = text[max(0, start - _REACH) : start]
        for offset, before, after in self.years_beside:
            if before.search(left) or after.match(text, end):
                return offset, 0
        for direction, before, after in self.directions:
            if before.search(left) or after.match(text, end):
                return None, direction
        return None, 0

    def is_lunar(self, text: str, start: int, end: int) -> bool:
        """Whether words beside a date say that its months are those of the moon."""
        left = text[max(0, start - _REACH) : start]
        return bool(self.lunar_before.search(left) or self.lunar_after.match(text, end))


def lone_years(words: Language, places: Placeholders, months: Iterable[str], *, loose: bool) -> LoneYears:
    """Compile what the language says; in a loose grammar, nothing stands by itself."""
    last = rf"(?![{WORD}])" if words.spaced else ""
    to = blanks("|".join(("[-–—－]", *words.to)))
    named = alternatives(name for name in months if not name.endswith("."))
    left = r"(?<!\w)" if words.spaced else ""
    gap = "(?: |[-־])" if words.spaced else " ?"
    return LoneYears(
        loose=loose,
        spaced=words.spaced,
        shape=re.compile(_shape(words, places.four, to, last)),
        standing=() if loose else words.standing,
        before=_ending(words.before, left, gap),
        span_before=_ending(words.span_before, left, " "),
        not_before=_ending(words.not_before, left and r"(?<![\w-])", " ?"),
        not_after=re.compile("|".join(map(blanks, words.not_after)) or NOTHING),
        counted=re.compile("|".join(map(blanks, words.counted)) or NOTHING),
        attributive=_ending(words.attributive, left, " "),
        after=re.compile("|".join(map(blanks, words.after)) or NOTHING),
        about=_ending(words.about, left, " ?"),
        about_after=re.compile("|".join(map(blanks, words.about_after)) or NOTHING),
        listing=re.compile(blanks(rf"[,،]? ?(?:{'|'.join(words.and_) or ','})? ?|[,،] ?")),
        joining=re.compile(rf"{SPACE}?(?:{to}){SPACE}?"),
        no_year_after=_NO_YEAR_AFTER if words.spaced else _NO_YEAR_AFTER_UNSPACED,
        month=re.compile(
            rf"(?P<first>{named}){last}{POINT}"
            rf"(?:{SPACE}?(?:/|{to}){SPACE}?(?P<second>{named}){last}{POINT})?(?!\s?\d)"
        ),
        month_before=_ending(words.month_before, left, gap),
        standing_months=frozenset(words.standing_months),
        years_beside=tuple(
            (offset, _ending(names, left, " ?,? ?"), _beginning(names, words.beside))
            for offset, names in ((-1, words.last_year), (0, words.this_year), (1, words.next_year))
        ),
        directions=tuple(
            (direction, _ending(names, left, " ?"), _beginning(names, words.beside))
            for direction, names in ((-1, words.past), (1, words.coming))
        ),
        lunar_before=_ending(words.lunar, left, " ?"),
        lunar_after=_beginning(words.lunar, words.beside),
    )


def _shape(words: Language, four: str, to: str, last: str) -> str:
    """A year, two years that ``to`` joins, or a year and two digits; ``last`` is where a word ends."""
    word = f"(?i:{SPACE}?(?:{blanks(words.year_word)})){last}" if words.year_word else NOTHING
    # Three digits are a year if a whole word says so: "300 г" are grams.
    old = ""
    if words.year_word and words.spaced:
        old = rf"|\d{{3}}(?={SPACE}(?i:{blanks(words.year_word)})(?<=\w{{3}})(?!\w))"
    both = blanks("|".join(words.and_)) or NOTHING
    apart = r"\w" if words.spaced else r"\d"
    return (
        rf"(?P<single>(?P<first>{four}{old})(?P<word>{word})?)"
        rf"(?:{SPACE}?(?:(?P<to>{to})|(?P<and>{both})){SPACE}?(?P<last>{four})(?P<word2>{word})?(?!\d)"
        rf"|(?P<dash>[-–—－/~〜～])(?P<short>\d\d)(?P<word3>{word})?(?![{apart}/]|[-–.,]\d))?"
    )


def _ending(forms: Iterable[str], left: str, gap: str) -> re.Pattern[str]:
    """What may stand directly before a number."""
    found = "|".join(forms)
    return re.compile(blanks(rf"{left}(?i:{found}){gap}\Z")) if found else re.compile(NOTHING)


def _beginning(forms: Iterable[str], joins: Iterable[str]) -> re.Pattern[str]:
    """What may stand directly behind a date, after one of the words that join it."""
    found = "|".join(forms)
    joined = "".join(f"{join} |" for join in joins)
    return re.compile(blanks(rf",? ?[(（]?(?:{joined})(?i:{found})(?!\w)")) if found else re.compile(NOTHING)


def _consecutive(years: tuple[str, ...]) -> bool:
    """Whether two years follow each other, as those of a season or a fiscal year do."""
    return len(years) == 2 and (_value(years[0]) + 1 - _value(years[1])) % 100 == 0


def _value(text: str) -> int:
    return number(text) or 0
