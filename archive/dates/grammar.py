"""The dates of one language as one regular expression, and what its parts mean.

A *form* of the language data is a regular expression with placeholders. Each becomes a group with a
*role*, so that a match can be read without knowing which form it was:

``{day} {day2}``      number of a day, with the language's suffix
``{month} {month2}``  name of a month
``{m} {m2}``          number of a month
``{year}``            a year with the language's year word: four digits, or a year of an era, or both,
                      one of them in brackets
``{year2}``           four digits of the last year of a range, with the year word
``{decade}``          four digits that name a decade
``{join}``            what joins the two ends of a range, or two dates

A blank is white space that may hold one line break.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive.dates import calendar, language
from archive.dates.calendar import Era

__all__ = ["Grammar", "grammar"]

_SPACE: Final = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,4})"
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9]*)\}")
_DATE_PART: Final = re.compile(r"\{(?:day|month)\}")
_CHINESE_LANGUAGES: Final = frozenset({"ja", "yue", "zh"})
_CHINESE_YEAR: Final = "[〇零○一二三四五六七八九]{4}"
_CHINESE_NUMBER: Final = "[〇零○一二三四五六七八九十百廿卅]"

# Left and right of a date: it is no part of a longer number, a price, a version or a telephone number.
_START: Final = r"(?<!\d)(?<!\d[.,:/])"
_END: Final = r"(?!\d)(?![.,:/\-–]\d)"
_RANGE_END: Final = r"(?!\s?[-–—/~〜～]\s?\d)"
_MARK: Final = r"[\u200e\u200f]?"
_DASHES: Final = ("[-–—－]",)


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
    builder = _Builder(words)
    pattern = builder.pattern(loose=loose)
    return Grammar(
        language=tag,
        regex=re.compile(pattern, re.IGNORECASE if loose else 0),
        anchor=re.compile(builder.anchor()),
        roles=builder.roles,
        months={name.casefold(): month for name, month in words.months.items()},
        eras={name.casefold(): era for name, _, era in calendar.eras(words.tag)},
        first_year=words.first_year,
    )


class _Builder:
    """Writes the regular expression of a language; keeps count of its groups."""

    def __init__(self, words: language.Language) -> None:
        self.words = words
        self.roles: dict[str, tuple[tuple[str, str], ...]] = {}
        self._groups: list[tuple[str, str]] = []
        self._count = 0
        eras = calendar.eras(words.tag)
        self._before = _alternatives(name for name, before, _ in eras if before)
        self._after = _alternatives(name for name, before, _ in eras if not before)
        self._months = _alternatives(words.months)
        chinese = words.tag in _CHINESE_LANGUAGES
        self._four = rf"(?:\d{{4}}|{_CHINESE_YEAR})" if chinese else r"\d{4}"
        self._two = rf"(?:\d{{1,2}}|{_CHINESE_NUMBER}{{1,3}})" if chinese else r"\d{1,2}"
        self._of_era = rf"(?:\d{{1,4}}(?!\d)|元|{_CHINESE_NUMBER}{{1,5}})" if chinese else r"\d{1,4}(?!\d)"
        self._word = f"(?i:{_blanks(words.year_word)})" if words.year_word else ""
        self._gap = f"{_SPACE}?"
        self._start = rf"(?<!\w){_START}" if words.spaced else _START
        self._end = rf"(?!\w){_END}" if words.spaced else _END

    def anchor(self) -> str:
        """What every date with a year holds: four digits, or an era with a number."""
        parts = [self._four]
        if self._before:
            parts.append(rf"(?:{self._before})\s?[\d元〇零○一二三四五六七八九十百廿卅]")
        if self._after:
            parts.append(f"(?:{self._after})")
        return "|".join(parts)

    def pattern(self, *, loose: bool) -> str:
        words = self.words
        found = self._numeric()
        found += [ranged + self._end for form in words.forms for ranged in self._ranged(form)]
        found += [form + self._end for form in words.decades]
        if self._before or self._after:
            found.append("{erayear}" + self._end)
        found += self._bare()
        if loose:
            found += [form + self._end for form in words.yearless]
        # What every form begins with is asked once: most places in a text are inside a word.
        return f"{self._start}(?:{'|'.join(map(self._form, found))})|{self._form('[(（]{bracketspan}[)）]')}"

    # -- forms -----------------------------------------------------------------------------------

    def _form(self, text: str) -> str:
        """The pattern of a form, as a group of its own."""
        self._groups = []
        pattern = _PLACEHOLDER.sub(lambda match: getattr(self, f"_{match[1]}")(), _blanks(text))
        name = f"f{len(self.roles)}"
        self.roles[name] = tuple(self._groups)
        return f"(?P<{name}>{pattern})"

    def _ranged(self, form: str) -> list[str]:
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

    def _numeric(self) -> list[str]:
        """Dates in numbers: the year first everywhere, else as the language orders them."""
        dot = r"[.．]\s?"
        forms = ["{fouryear}{sep}{m}{same}{day}"]
        if self._before:
            forms.append(rf"{{shortera}}[.．]\s?{{m}}{dot}{{day}}[.．]?")
        if self.words.order == "YMD":
            forms.insert(0, rf"{{fouryear}}{dot}{{m}}{dot}{{day}}[.．]?")
        forms += [rf"{{first}}{dot}{{second}}{dot}{{fouryear}}", "{first}{sep}{second}{same}{fouryear}"]
        return [rf"{form}(?:(?=T\d)|{self._end})" for form in forms]

    def _bare(self) -> list[str]:
        """Years alone, where the words around them make them years."""
        words = self.words
        end = self._end + _RANGE_END + (f"(?!{words.not_after})" if words.not_after else "")
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

    # -- placeholders ----------------------------------------------------------------------------

    def _group(self, role: str, pattern: str) -> str:
        name = f"g{self._count}"
        self._count += 1
        self._groups.append((name, role))
        return f"(?P<{name}>{pattern})"

    def _day(self, role: str = "day") -> str:
        suffix = f"(?:{_blanks(self.words.day_suffix)})?" if self.words.day_suffix else ""
        return self._group(role, self._two) + suffix

    def _day2(self) -> str:
        return self._day("day2")

    def _month(self, role: str = "month") -> str:
        return self._group(role, self._months) + r"\.?"

    def _month2(self) -> str:
        return self._month("month2")

    def _m(self, role: str = "m") -> str:
        return self._group(role, self._two)

    def _m2(self) -> str:
        return self._m("m2")

    def _first(self) -> str:
        return self._group("first", r"\d{1,2}")

    def _second(self) -> str:
        return self._group("second", r"\d{1,2}")

    def _sep(self) -> str:
        return _MARK + self._group("separator", "[./／-]") + _MARK

    def _same(self) -> str:
        return f"{_MARK}(?P={self._groups[-2][0]}){_MARK}"

    def _join(self) -> str:
        to = "|".join((*_DASHES, *self.words.to))
        both = "|".join(self.words.and_)
        found = self._group("to", _blanks(to))
        if both:
            found = f"(?:{found}|{self._group('and', _blanks(both))})"
        gap = self._gap
        return f"{gap}{found}{gap}"

    def _fouryear(self, role: str = "year") -> str:
        return self._group(role, self._four)

    def _year2(self) -> str:
        return self._fouryear("year2") + self._worded()

    def _year(self) -> str:
        return (
            f"(?:{self._erayear()}|{self._plainyear(needs_word=bool(self._word) and not self.words.spaced)})"
        )

    def _worded(self) -> str:
        return f"(?:{self._gap}{self._word})?" if self._word else ""

    def _plainyear(self, role: str = "year", *, needs_word: bool = False) -> str:
        return self._fouryear(role) + (f"{self._gap}{self._word}" if needs_word else self._worded())

    def _erayear(self) -> str:
        """A year of an era, the common year in brackets or not; or the common year, the other in brackets."""
        word = self._worded()
        parts = []
        if self._before:
            if self.words.spaced or not self._word:
                parts.append(f"{self._short()}{word}(?:{self._common()}{word})?")
            else:  # without the year word it may be a century or a chapter
                needed = f"{self._gap}{self._word}"
                parts.append(f"{self._short()}(?:{needed}(?:{self._common()}{word})?|{self._common()}{word})")
            parts.append(self._beside("year"))
        if self._after:
            number = self._group("number", r"\d{1,4}")
            era = self._group("era", self._after)
            parts.append(f"{number}{word}{self._common()}?{self._gap}{era}{self._common()}?")
        return f"(?:{'|'.join(parts)})"

    def _beside(self, role: str) -> str:
        """The common year with that of an era in brackets beside it."""
        word = self._worded()
        return rf"{self._fouryear(role)}{word}\s?[(（]\s?{self._short()}{word}\s?[)）]{word}"

    def _common(self) -> str:
        return rf"(?:\s?[(（]\s?{self._fouryear('common')}{self._worded()}\s?\.?[)）])"

    def _short(self) -> str:
        return rf"{self._group('era', self._before)}\s?{self._group('number', self._of_era)}"

    def _shortera(self) -> str:
        return f"{self._short()}{self._common()}?"

    def _decade(self) -> str:
        return self._group("decade", r"\d{3}0")

    def _othermonth(self) -> str:
        return f"(?:{self._months})"

    def _bareyear(self) -> str:
        beside = f"{self._beside('bare')}|" if self._before else ""
        return self._group("mention", f"(?:{beside}{self._plainyear('bare')})")

    def _afteryear(self) -> str:
        return self._fouryear("bare")

    def _wordyear(self) -> str:
        return self._plainyear("bare", needs_word=True)

    def _yearspan(self) -> str:
        return self._group("mention", self._fouryear("bare") + self._worded() + self._join() + self._year2())

    def _bracketspan(self) -> str:
        return self._group(
            "mention", self._fouryear("bare") + self._group("to", "[-–—－~〜～]") + self._year2()
        )

    def _wordspan(self) -> str:
        span = self._fouryear("bare") + self._worded() + self._join() + self._fouryear("year2")
        return span + self._gap + self._word

    def _leadspan(self) -> str:
        joins = _blanks("|".join((*_DASHES, *self.words.to, *self.words.and_)))
        join = self._gap + self._group("to", joins) + self._gap
        return self._group("mention", self._fouryear("bare") + self._worded() + join + self._year2())


def _alternatives(names: Iterable[str]) -> str:
    """Every spelling in the cases in which it is written, longest first; empty if there is none."""
    forms = {form for name in names for form in (name, name.upper(), name[:1].upper() + name[1:])}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", _SPACE) for form in ordered)


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", _SPACE)
