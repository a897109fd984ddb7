"""What the placeholders of a form stand for: parts of a regular expression with roles.

Each becomes a group with a *role*, so that a match can be read without knowing which form it was:

``{day} {day2}``      number of a day, with the language's suffix; ``{dayword}`` a word for it (``ordinals``)
``{month} {month2}``  name of a month; ``{othermonth}`` the same without a role; ``{foreignmonth}``
                      of a calendar that the language does not live by
``{m} {m2}``          number of a month; ``{rm}`` in Roman numerals
``{year}``            a year with the language's year word: four digits, or a year of an era, or both,
                      one of them in brackets
``{year2}``           four digits of the last year of a range, with the year word
``{word}``            the language's year word, or nothing
``{winter}``          two digits of a second year, as in "winter 1986/87"
``{period}``          name of a season, a quarter or a half of the year; ``{quarter}`` of no season
``{decade}``          four digits that name a decade; ``{shortdecade}`` two; ``{decadeword}`` a word; the
                      century of these two may be named too, as below
``{century}``         number of a century; ``{roman}`` in Roman numerals; ``{ordinal}`` in words;
                      each with ``2`` for the last of a range
``{era}``             an era behind the number, ``{erabefore}`` one before it
``{join}``            what joins the two ends of a range, or two dates; ``{to}`` a range alone

The others serve the forms that every language has. A blank is white space that may hold one line break.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from archive.dates.language import Language
from archive.dates.spellings import NOTHING, POINT, SPACE, alternatives, blanks, cases, lower, names_only

__all__ = ["Eras", "Placeholders", "quarters"]

_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9]*)\}")
_CHINESE: Final = "〇零○一二三四五六七八九"
_CHINESE_NUMBER: Final = f"[{_CHINESE}十百廿卅]"
_HEBREW_YEAR: Final = r"(?:ה['׳]?)?[א-ת]{1,3}[\"״][א-ת](?![א-ת])"
_HEBREW_NUMBER: Final = r"(?:[א-ת][\"״][א-ת]|[א-ת]['׳]?)"
_MARK: Final = r"[\u200e\u200f]?"  # around the separators of numbers in Arabic and Hebrew
_DASH: Final = "[-–—－]"
_ZERO: Final = "[0０٠۰०০໐၀០๐]"
_FIRST_QUARTER: Final = 33  # as EDTF counts
_ROMAN: Final = "[IVXІХ]{1,6}(?![IVXІХ])"


class Eras(NamedTuple):
    """Spellings that stand before and after the number of a year, as alternatives of an expression; empty
    where the language has none."""

    before: str
    after: str
    markers: str
    """What beside a date says that it is one of a calendar."""


class Placeholders:
    """Expands the forms of one language; every form gets a group of its own, ``roles`` says what it reads."""

    def __init__(
        self,
        words: Language,
        months: Iterable[str],
        other_months: Iterable[str],
        eras: Eras,
        *,
        loose: bool,
    ) -> None:
        self.words = words
        self.roles: dict[str, tuple[tuple[str, str], ...]] = {}
        self.eras = eras
        self._groups: list[tuple[str, str]] = []
        self._count = 0
        self._written = lower if loose else cases
        self._months = self._spelled(months)
        self._other_months = alternatives(other_months, lower if loose else names_only)
        self.four, self._two, self._of_era = _numbers(words.numerals)
        self._word = f"(?i:{blanks(words.year_word)})" if words.year_word else ""
        self._gap = f"{SPACE}?"
        self._places = self._all()

    def _spelled(self, names: Iterable[str]) -> str:
        return alternatives(names, self._written)

    def together(self, forms: Iterable[str]) -> str:
        """One pattern of several forms, tried in their order but for those that open alike.

        What forms open with is asked once for all of them. Raises :class:`KeyError` for a placeholder
        that there is not.
        """
        openings: dict[str, list[str]] = {}
        for form in forms:
            match = _PLACEHOLDER.match(form)
            opening = match[0] if match else ""
            openings.setdefault(opening, []).append(form.removeprefix(opening))
        return "|".join(
            self._opened(opening, rests) if opening else "|".join(self._expanded(rest, []) for rest in rests)
            for opening, rests in openings.items()
        )

    def _opened(self, opening: str, rests: Iterable[str]) -> str:
        groups: list[tuple[str, str]] = []
        pattern = self._pattern(opening, groups)
        return f"{pattern}(?:{'|'.join(self._expanded(rest, groups) for rest in rests)})"

    def _expanded(self, form: str, before: list[tuple[str, str]]) -> str:
        """A form, or what is left of it behind the groups ``before``, as a group that closes last."""
        groups: list[tuple[str, str]] = []
        pattern = self._pattern(form, groups)
        name = f"f{len(self.roles)}"
        self.roles[name] = (*before, *groups)
        return f"(?P<{name}>{pattern})"

    def _pattern(self, form: str, groups: list[tuple[str, str]]) -> str:
        self._groups = groups
        return _PLACEHOLDER.sub(lambda match: self._places[match[1]](), blanks(form))

    def _all(self) -> Mapping[str, Callable[[], str]]:
        words = self.words
        return {
            "century": lambda: self._group("century", self._two),
            "century2": lambda: self._group("century2", self._two),
            "day": lambda: self._day("day"),
            "day2": lambda: self._day("day2"),
            "dayword": lambda: self._group("day", self._spelled(words.ordinals)),
            "dualday": lambda: self._day("dualday"),
            "dualmonth": lambda: self._month("dualmonth"),
            "decade": lambda: self._group("decade", self.four if "|" in self.four else rf"\d{{3}}{_ZERO}"),
            "decade2": lambda: self._group("decade2", rf"\d{{3}}{_ZERO}"),
            "decadeword": lambda: self._group("decadeword", self._spelled(words.decade_words)),
            "erayear": self._erayear,
            "first": lambda: self._group("first", r"\d{1,2}"),
            "fouryear": lambda: self._group("year", self.four),
            "era": lambda: self._group("era", self.eras.after or NOTHING),
            "erabefore": lambda: self._group("era", self.eras.before or NOTHING),
            "join": self._join,
            "m": lambda: self._group("m", self._two),
            "m2": lambda: self._group("m2", self._two),
            "marker": lambda: self._group("marker", self.eras.markers),
            "month": lambda: self._month("month"),
            "month2": lambda: self._month("month2"),
            "ordinal": lambda: self._group("ordinal", self._spelled(words.ordinals)),
            "ordinal2": lambda: self._group("ordinal2", self._spelled(words.ordinals)),
            "foreignmonth": lambda: self._group("month", self._other_months),
            "othermonth": lambda: f"(?:{self._months})",
            "period": lambda: self._group("period", self._spelled(words.periods)),
            "quarter": lambda: self._group("period", self._spelled(quarters(words))),
            "roman": lambda: self._group("roman", _ROMAN),
            "roman2": lambda: self._group("roman2", _ROMAN),
            "rm": lambda: self._group("m", _ROMAN),
            "same": self._same_separator,
            "second": lambda: self._group("second", r"\d{1,2}"),
            "separator": self._separator,
            "short": lambda: self._group("short", r"\d{2}"),
            "shortdecade": lambda: self._group("shortdecade", rf"\d{_ZERO}"),
            "shortdecade2": lambda: self._group("shortdecade2", rf"\d{_ZERO}"),
            "shortera": lambda: f"{self._short()}{self._common()}?",
            "slash": lambda: self._group("to", "/"),
            "to": self._to,
            "word": self._worded,
            "unranged": self._unranged,
            "winter": lambda: self._group("winter", r"\d{2}(?!\d)"),
            "year": self._year,
            "year2": lambda: self._group("year2", self.four) + self._worded(),
        }

    def _group(self, role: str, pattern: str) -> str:
        name = f"g{self._count}"
        self._count += 1
        self._groups.append((name, role))
        return f"(?P<{name}>{pattern})"

    def _day(self, role: str) -> str:
        suffix = f"(?:{blanks(self.words.day_suffix)})?" if self.words.day_suffix else ""
        # "A-95 at 10 June": the number of a model is no day.
        return r"(?<![A-ZА-ЯІЇЄҐ]-)" + self._group(role, self._two) + suffix

    def _month(self, role: str) -> str:
        return self._group(role, self._months) + POINT

    def _separator(self) -> str:
        return _MARK + self._group("separator", "[./／-]") + _MARK

    def _unranged(self) -> str:
        """Fails where the form has already matched the last day of a range."""
        name = next(name for name, role in reversed(self._groups) if role == "day2")
        return f"(?({name})(?!))"

    def _same_separator(self) -> str:
        name = next(name for name, role in reversed(self._groups) if role == "separator")
        return f"{_MARK}(?P={name}){_MARK}"

    def _join(self) -> str:
        found = self._group("to", blanks("|".join((_DASH, *self.words.to))))
        if self.words.and_:
            found = f"(?:{found}|{self._group('and', blanks('|'.join(self.words.and_)))})"
        return f"{self._gap}{found}{self._gap}"

    def _to(self) -> str:
        return self._gap + self._group("to", blanks("|".join((_DASH, *self.words.to)))) + self._gap

    def _year(self) -> str:
        needed = bool(self._word) and not self.words.spaced
        plain = self._group("year", self.four) + (f"{self._gap}{self._word}" if needed else self._worded())
        return f"(?:{self._erayear()}|{plain})" if self.eras.before or self.eras.after else plain

    def _worded(self) -> str:
        return f"(?:{self._gap}{self._word})?" if self._word else ""

    def _erayear(self) -> str:
        """A year of an era, the common year in brackets or not; or the common year, the other in brackets."""
        word = self._worded()
        parts = []
        if self.eras.before:
            if self.words.spaced or not self._word:
                parts.append(f"{self._short()}{word}(?:{self._common()}{word})?")
            else:  # without the year word it may be a century or a chapter
                needed = f"{self._gap}{self._word}"
                parts.append(f"{self._short()}(?:{needed}(?:{self._common()}{word})?|{self._common()}{word})")
            parts.append(self._beside())
        if self.eras.after:
            number = self._group("number", r"\d{1,4}")
            era = self._group("era", self.eras.after)
            parts.append(f"{number}{word}{self._common()}?{self._gap}{era}{self._common()}?")
        return f"(?:{'|'.join(parts)})"

    def _beside(self) -> str:
        """The common year with that of an era in brackets beside it."""
        word = self._worded()
        year = self._group("year", self.four)
        return rf"{year}{word}\s?[(（]\s?{self._short()}{word}\s?[)）]{word}"

    def _common(self) -> str:
        return rf"(?:\s?[(（]\s?{self._group('common', self.four)}{self._worded()}\s?\.?[)）])"

    def _short(self) -> str:
        return rf"{self._group('era', self.eras.before)}\s?{self._group('number', self._of_era)}"


def _numbers(numerals: str) -> tuple[str, str, str]:
    """Patterns of four digits, of the number of a day or month, and of a year of an era."""
    if numerals == "chinese":
        return (
            rf"(?:\d{{4}}|[{_CHINESE}]{{4}})",
            rf"(?:\d{{1,2}}(?!\d)|{_CHINESE_NUMBER}{{1,3}})",
            rf"(?:\d{{1,4}}(?!\d)|元|{_CHINESE_NUMBER}{{1,5}})",
        )
    if numerals == "hebrew":
        return rf"(?:\d{{4}}|{_HEBREW_YEAR})", rf"(?:\d{{1,2}}(?!\d)|{_HEBREW_NUMBER})", r"\d{1,4}(?!\d)"
    return r"\d{4}", r"\d{1,2}(?!\d)", rf"(?:\d{{1,4}}(?!\d)|{_ROMAN})"


def quarters(words: Language) -> list[str]:
    """The names of the parts of a year that are no seasons."""
    return [name for name, code in words.periods.items() if code >= _FIRST_QUARTER]
