"""What the placeholders of a form stand for: parts of a regular expression with roles.

Each becomes a group with a *role*, so that a match can be read without knowing which form it was:

``{day} {day2}``      number of a day, with the language's suffix
``{month} {month2}``  name of a month; ``{othermonth}`` the same without a role
``{m} {m2}``          number of a month
``{year}``            a year with the language's year word: four digits, or a year of an era, or both,
                      one of them in brackets
``{year2}``           four digits of the last year of a range, with the year word
``{decade}``          four digits that name a decade
``{join}``            what joins the two ends of a range, or two dates

The others serve the forms that every language has. A blank is white space that may hold one line break.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from archive.dates.calendar import Era
from archive.dates.language import Language

__all__ = ["Placeholders"]

_SPACE: Final = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,4})"
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9]*)\}")
_CHINESE_LANGUAGES: Final = frozenset({"ja", "yue", "zh"})
_CHINESE_YEAR: Final = "[〇零○一二三四五六七八九]{4}"
_CHINESE_NUMBER: Final = "[〇零○一二三四五六七八九十百廿卅]"
_MARK: Final = r"[\u200e\u200f]?"  # around the separators of numbers in Arabic and Hebrew
_DASH: Final = "[-–—－]"


class Placeholders:
    """Expands the forms of one language; every form gets a group of its own, ``roles`` says what is in it."""

    def __init__(self, words: Language, eras: Iterable[tuple[str, bool, Era]]) -> None:
        self.words = words
        self.roles: dict[str, tuple[tuple[str, str], ...]] = {}
        self._groups: list[tuple[str, str]] = []
        self._count = 0
        eras = tuple(eras)
        self.before = _alternatives(name for name, before, _ in eras if before)
        self.after = _alternatives(name for name, before, _ in eras if not before)
        self._months = _alternatives(words.months)
        chinese = words.tag in _CHINESE_LANGUAGES
        self._four = rf"(?:\d{{4}}|{_CHINESE_YEAR})" if chinese else r"\d{4}"
        self._two = rf"(?:\d{{1,2}}|{_CHINESE_NUMBER}{{1,3}})" if chinese else r"\d{1,2}"
        self._of_era = rf"(?:\d{{1,4}}(?!\d)|元|{_CHINESE_NUMBER}{{1,5}})" if chinese else r"\d{1,4}(?!\d)"
        self._word = f"(?i:{_blanks(words.year_word)})" if words.year_word else ""
        self._gap = f"{_SPACE}?"
        self._places = self._all()

    def anchor(self) -> str:
        """What every date with a year holds: four digits, or an era with a number."""
        parts = [self._four]
        if self.before:
            parts.append(rf"(?:{self.before})\s?[\d元〇零○一二三四五六七八九十百廿卅]")
        if self.after:
            parts.append(f"(?:{self.after})")
        return "|".join(parts)

    def expand(self, form: str) -> str:
        """The pattern of a form, as a group that closes last. Raises :class:`KeyError` for no placeholder."""
        self._groups = []
        pattern = _PLACEHOLDER.sub(lambda match: self._places[match[1]](), _blanks(form))
        name = f"f{len(self.roles)}"
        self.roles[name] = tuple(self._groups)
        return f"(?P<{name}>{pattern})"

    def _all(self) -> Mapping[str, Callable[[], str]]:
        return {
            "afteryear": lambda: self._fouryear("bare"),
            "bareyear": self._bareyear,
            "bracketspan": self._bracketspan,
            "day": lambda: self._day("day"),
            "day2": lambda: self._day("day2"),
            "decade": lambda: self._group("decade", r"\d{3}0"),
            "erayear": self._erayear,
            "first": lambda: self._group("first", r"\d{1,2}"),
            "fouryear": lambda: self._fouryear("year"),
            "join": self._join,
            "leadspan": self._leadspan,
            "m": lambda: self._group("m", self._two),
            "m2": lambda: self._group("m2", self._two),
            "month": lambda: self._month("month"),
            "month2": lambda: self._month("month2"),
            "othermonth": lambda: f"(?:{self._months})",
            "same": self._same_separator,
            "second": lambda: self._group("second", r"\d{1,2}"),
            "separator": self._separator,
            "shortera": lambda: f"{self._short()}{self._common()}?",
            "wordspan": self._wordspan,
            "wordyear": lambda: self._plainyear("bare", needs_word=True),
            "year": self._year,
            "year2": self._last_year,
            "yearspan": self._yearspan,
        }

    def _group(self, role: str, pattern: str) -> str:
        name = f"g{self._count}"
        self._count += 1
        self._groups.append((name, role))
        return f"(?P<{name}>{pattern})"

    def _day(self, role: str) -> str:
        suffix = f"(?:{_blanks(self.words.day_suffix)})?" if self.words.day_suffix else ""
        return self._group(role, self._two) + suffix

    def _month(self, role: str) -> str:
        return self._group(role, self._months) + r"\.?"

    def _separator(self) -> str:
        return _MARK + self._group("separator", "[./／-]") + _MARK

    def _same_separator(self) -> str:
        name = next(name for name, role in reversed(self._groups) if role == "separator")
        return f"{_MARK}(?P={name}){_MARK}"

    def _join(self) -> str:
        to = "|".join((_DASH, *self.words.to))
        both = "|".join(self.words.and_)
        found = self._group("to", _blanks(to))
        if both:
            found = f"(?:{found}|{self._group('and', _blanks(both))})"
        gap = self._gap
        return f"{gap}{found}{gap}"

    def _fouryear(self, role: str) -> str:
        return self._group(role, self._four)

    def _last_year(self) -> str:
        return self._fouryear("year2") + self._worded()

    def _year(self) -> str:
        plain = self._plainyear("year", needs_word=bool(self._word) and not self.words.spaced)
        return f"(?:{self._erayear()}|{plain})"

    def _worded(self) -> str:
        return f"(?:{self._gap}{self._word})?" if self._word else ""

    def _plainyear(self, role: str, *, needs_word: bool = False) -> str:
        return self._fouryear(role) + (f"{self._gap}{self._word}" if needs_word else self._worded())

    def _erayear(self) -> str:
        """A year of an era, the common year in brackets or not; or the common year, the other in brackets."""
        word = self._worded()
        parts = []
        if self.before:
            if self.words.spaced or not self._word:
                parts.append(f"{self._short()}{word}(?:{self._common()}{word})?")
            else:  # without the year word it may be a century or a chapter
                needed = f"{self._gap}{self._word}"
                parts.append(f"{self._short()}(?:{needed}(?:{self._common()}{word})?|{self._common()}{word})")
            parts.append(self._beside("year"))
        if self.after:
            number = self._group("number", r"\d{1,4}")
            era = self._group("era", self.after)
            parts.append(f"{number}{word}{self._common()}?{self._gap}{era}{self._common()}?")
        return f"(?:{'|'.join(parts)})"

    def _beside(self, role: str) -> str:
        """The common year with that of an era in brackets beside it."""
        word = self._worded()
        return rf"{self._fouryear(role)}{word}\s?[(（]\s?{self._short()}{word}\s?[)）]{word}"

    def _common(self) -> str:
        return rf"(?:\s?[(（]\s?{self._fouryear('common')}{self._worded()}\s?\.?[)）])"

    def _short(self) -> str:
        return rf"{self._group('era', self.before)}\s?{self._group('number', self._of_era)}"

    def _bareyear(self) -> str:
        beside = f"{self._beside('bare')}|" if self.before else ""
        return self._group("mention", f"(?:{beside}{self._plainyear('bare')})")

    def _yearspan(self) -> str:
        return self._group(
            "mention", self._fouryear("bare") + self._worded() + self._join() + self._last_year()
        )

    def _bracketspan(self) -> str:
        to = self._group("to", "[-–—－~〜～]")
        return self._group("mention", self._fouryear("bare") + to + self._last_year())

    def _wordspan(self) -> str:
        span = self._fouryear("bare") + self._worded() + self._join() + self._fouryear("year2")
        return span + self._gap + self._word

    def _leadspan(self) -> str:
        joins = _blanks("|".join((_DASH, *self.words.to, *self.words.and_)))
        join = self._gap + self._group("to", joins) + self._gap
        return self._group("mention", self._fouryear("bare") + self._worded() + join + self._last_year())


def _alternatives(names: Iterable[str]) -> str:
    """Every spelling in the cases in which it is written, longest first; empty if there is none."""
    forms = {form for name in names for form in (name, name.upper(), name[:1].upper() + name[1:])}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", _SPACE) for form in ordered)


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", _SPACE)
