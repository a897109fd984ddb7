"""The words that mean a day only from the article's date, as one regular expression a language.

One file of ``relative/`` a language. ``{a,b}`` in a spelling stands for either ("прошл{ый,ого}"), ``=``
before one for just this case of letters, a blank for white space that may be a line break, and ``'`` for any
apostrophe. The keys:

``words``        "-1 day" = spellings; the unit is ``day week month year``, a week runs from Monday to Sunday
``not``          what may not stand beside such words: "the @", "@ ago", "every @ again" (``@`` the words)
``last``, ``this``, ``next``   forms with one ``{weekday}``, ``{month}`` or ``{season}``
``seasons``      further names: four lists from spring on

``weekdays``     further forms of the names of CLDR: seven lists from Monday on
``weekday_before``  what stands before a weekday alone and makes a day of it; "" where nothing needs to
``weekday_parts``   what may follow one and belongs to it ("abend")
``weekday_not``  what may not stand beside one
``weekday_of_week`` forms with ``{ofweek}`` (the words of a week) and ``{weekday}`` or ``{shortday}``
``short_weekdays``  seven short names for that
``future``       words beside a weekday or day that make it one to come; ``past`` words that keep it past
``verb_last``    true where the verb follows, so that what is behind counts first
``links``        words that join a weekday, a month or a year to the date it belongs to ("of", "dem")

``day``, ``day_last``, ``day_next``   forms of days of the month with ``{d}`` and perhaps ``{join}{d2}``
``day_of_month`` forms with ``{ofmonth}`` (the words of a month) and ``{d}``; ``day_not`` as above
``month_number`` what follows the number of a month ("월"), where months have one
``month_of_year``   forms with ``{ofyear}`` (the words of a year) and ``{month}``; ``month_not`` as above
``quarters``     true where a quarter without a year is the latest that has begun; ``quarter_not`` as above

``ago``          forms with ``{n}`` and ``{unit}``; ``from_now`` to come; ``ahead`` only in a sentence of
                 the future; ``count_not`` as above
``units``        names of the units; ``numbers`` from one up, several parted by "|"
``prefixes``     letters that are written before a word without a blank
``calendar``     in whose months and years the language counts, if not the common one
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from archive.dates import cldr, language
from archive.dates.locales import parent
from archive.dates.spellings import SPACE, alternatives, blanks
from archive.dates.tables import names_of, table

__all__ = ["UNITS", "Forms", "Kind", "Meaning", "Refused", "forms", "key"]

Kind: TypeAlias = Literal["words", "weekday", "month", "season", "quarter", "day", "count"]

UNITS: Final = ("day", "week", "month", "year")

_PLACE: Final = re.compile(r"\{([a-z0-9]+)\}")
_CHOICE: Final = re.compile(r"\{([^{}]*,[^{}]*)\}")
_SPECIAL: Final = frozenset(".^$*+?{}[]\\|()")
_TOLD: Final = 4
"""So many letters tell the words of a unit well enough to see whether a form may start."""
_MARKS: Final = "\u0900-\u0963"  # vowel signs of Devanagari are no letters to ``re``
_REFUSALS: Final[Mapping[str, str]] = MappingProxyType(
    {"words": "not", "weekday": "weekday_not", "day": "day_not", "count": "count_not",
     "month": "month_not", "quarter": "quarter_not"}
)  # fmt: skip


class Meaning(NamedTuple):
    """What a form says. ``number`` is a direction (-1 the last, 0 this, 1 the next) or, with a ``unit``, by
    how many units it is away; ``None`` where the sentence tells the direction."""

    kind: Kind
    number: int | None = None
    unit: str = ""


class Refused(NamedTuple):
    """What may not stand before and behind, both where both are given."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def holds(self, text: str, start: int, end: int) -> bool:
        left = self.before is None or self.before.search(text[max(0, start - 40) : start]) is not None
        return left and (self.after is None or self.after.match(text, end) is not None)


class Forms(NamedTuple):
    """``starts`` finds where a form may start; every match of ``match`` closes last a group that ``meanings``
    explains. Names are keyed by :func:`key`."""

    starts: re.Pattern[str]
    match: re.Pattern[str]
    meanings: dict[str, Meaning]
    roles: dict[str, tuple[tuple[str, str], ...]]
    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    refused: dict[str, tuple[Refused, ...]]
    weekday_before: re.Pattern[str]
    weekday_span: tuple[re.Pattern[str], re.Pattern[str]]
    future: re.Pattern[str]
    verb_last: bool
    link: re.Pattern[str]
    calendar: str


def key(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("ʼ", "'").split())


@lru_cache(maxsize=128)
def forms(tag: str) -> Forms | None:
    """The forms of a base language; ``None`` if it has none."""
    name = next((name for name in (tag, parent(tag)) if name in names_of("relative")), None)
    return None if name is None else _Builder(name, table("relative", name)).build()


class _Builder:
    """Collects forms with their groups, and with what they open."""

    def __init__(self, tag: str, data: Mapping[str, Any]) -> None:
        self.words = language.load(tag)
        self.data = data
        self.meanings: dict[str, Meaning] = {}
        self.roles: dict[str, tuple[tuple[str, str], ...]] = {}
        self.openings: dict[str, set[str]] = {}
        self.patterns: list[str] = []
        self._groups: list[tuple[str, str]] = []
        self._count = 0
        own = data.get("weekdays", [[]] * 7)
        self.weekdays = cldr.weekday_names(tag) | {
            name: day for day, names in enumerate(own) for name in _choices(names)
        }
        self.short = {name: day for day, names in enumerate(data.get("short_weekdays", ())) for name in names}
        self.months = self.words.months
        self.seasons = {name: code for name, code in self.words.periods.items() if code <= 24}
        own = data.get("seasons", ())
        self.seasons |= {name: 21 + place for place, names in enumerate(own) for name in _choices(names)}
        self.quarters = {name: code for name, code in self.words.periods.items() if 33 <= code <= 36}
        self.numbers = {
            key(word): number
            for number, words in enumerate(data.get("numbers", ()), 1)
            for word in _choices(words.split("|"))
        }
        letters = f"\\w{_MARKS}"
        self._end = f"(?![{letters}])" if self.words.spaced else ""
        prefixes = data.get("prefixes", "")
        start = rf"(?<![{letters}].)" if self.words.spaced else ""
        self._start = rf"(?:{start}|(?<=(?<!\w)[{prefixes}].))" if prefixes else start
        self._places = {
            "weekday": (("weekday", _cased_any(self.weekdays)), self.weekdays),
            "shortday": (("weekday", _cased_any(self.short)), self.short),
            "season": (("season", _cased_any(self.seasons)), self.seasons),
            "quarter": (("quarter", _cased_any(self.quarters)), self.quarters),
            "month": (self._month(), self.months),
            "n": (("n", rf"\d{{1,2}}|{_any(self.numbers)}"), ()),
            "d": (("d", r"\d{1,2}(?!\d)"), ()),
            "d2": (("d2", r"\d{1,2}(?!\d)"), ()),
        }

    def _month(self) -> tuple[str, str]:
        suffix = self.data.get("month_number")
        number = rf"(?<!\d)(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?{suffix}|" if suffix else ""
        return "month", number + _cased_any(self.months)

    def build(self) -> Forms:
        data = self.data
        composed: tuple[tuple[str, Kind, str], ...] = (
            ("weekday_of_week", "weekday", "week"),
            ("month_of_year", "month", "year"),
            ("day_of_month", "day", "month"),
        )
        for name, kind, unit in composed:
            for form in data.get(name, ()):
                self._composed(Meaning(kind), form, unit)
        directed: tuple[tuple[str, Kind | None, int | None], ...] = (
            *(("ago", "count", -1), ("from_now", "count", 1), ("ahead", "count", 0)),
            *(("last", None, -1), ("this", None, 0), ("next", None, 1)),
            *(("day_last", "day", -1), ("day_next", "day", 1), ("day", "day", None)),
        )
        for name, said, direction in directed:
            for form in data.get(name, ()):
                self._add(Meaning(said or _kind(form), direction), [form])
        words = [(word, offset) for offset, spelled in data["words"].items() for word in _choices(spelled)]
        words.sort(key=lambda item: -len(item[0]))  # "kemarin lusa" before "kemarin"
        for offset, spellings in groupby(words, key=lambda item: item[1]):
            number, unit = offset.split()
            self._add(Meaning("words", int(number), unit), [word for word, _ in spellings])
        if data.get("weekday_before"):
            parts = "|".join(_choices(data.get("weekday_parts", ())))
            self._add(Meaning("weekday"), ["{weekday}" + (f"(?:{parts})?" if parts else "")])
        if data.get("quarters") and self.quarters:
            self._add(Meaning("quarter"), ["{quarter}"])
        return self._forms()

    def _forms(self) -> Forms:
        data, flags = self.data, re.IGNORECASE
        left = r"(?<!\w)" if self.words.spaced else ""
        before = "|".join(f"{left}{word} " if self.words.spaced else f"{word} ?" for word in
                          data.get("weekday_before", ()) if word)  # fmt: skip
        standing = "" in data.get("weekday_before", ())
        to = "|".join(["[-–—]", *self.words.to])
        names = _any(self.weekdays)
        markers = [
            f"(?P<{name}>{left}(?:{'|'.join(data[name])}){self._end})"
            for name in ("future", "past")
            if data.get(name)
        ]
        links = "|".join(data.get("links", ())) or "(?!)"
        return Forms(
            starts=re.compile(self._starts()),
            match=re.compile("|".join(self.patterns), flags),
            meanings=self.meanings,
            roles=self.roles,
            weekdays={key(name): day for name, day in (self.weekdays | self.short).items()},
            months={key(name): month for name, month in self.months.items()},
            seasons={key(name): code for name, code in (self.seasons | self.quarters).items()},
            numbers=self.numbers,
            refused={
                kind: tuple(_refused(item, left, self._end) for item in data.get(name, ()))
                for kind, name in _REFUSALS.items()
            },
            weekday_before=re.compile("" if standing else blanks(rf"(?:{before or '(?!)'})\Z"), flags),
            weekday_span=(
                re.compile(blanks(rf" ?(?:{to}) ?(?:{names})"), flags),
                re.compile(blanks(rf"(?:{names}) ?(?:{to}) ?\Z"), flags),
            ),
            future=re.compile(_quotes(blanks("|".join(markers))) or "(?!)", flags),
            verb_last=data.get("verb_last", False),
            link=re.compile(blanks(rf"[\s,，、(（]*(?:(?:{links})[\s(（]*)?"), flags),
            calendar=data.get("calendar", "gregorian"),
        )

    def _composed(self, meaning: Meaning, form: str, unit: str) -> None:
        """A form with the words of a unit in it, once for each of their offsets."""
        for offset, spellings in self.data["words"].items():
            number, name = offset.split()
            if name == unit:
                words = [_bare(word) for word in _choices(spellings)]
                self._add(meaning._replace(number=int(number), unit=unit), [form], {f"of{unit}": words})

    def _add(
        self, meaning: Meaning, spelled: Iterable[str], extra: Mapping[str, list[str]] = MappingProxyType({})
    ) -> None:
        self._groups = []
        patterns = []
        for form in self._ordered(spelled):
            for opening in _choices([form]):
                self._open(opening, extra)
            exact = form.startswith("=")
            pattern = self._expanded(form.removeprefix("="), extra)
            patterns.append(f"(?-i:{pattern})" if exact else pattern)
        name = f"f{len(self.meanings)}"
        self.meanings[name] = meaning
        self.roles[name] = tuple(self._groups)
        end = "" if meaning.kind in {"day"} and not self.words.spaced else self._end
        self.patterns.append(f"(?P<{name}>(?:{'|'.join(patterns)}){end})")

    @staticmethod
    def _ordered(spelled: Iterable[str]) -> list[str]:
        """Plain spellings with their choices made, the longest first; forms as they are."""
        forms = list(spelled)
        plain = not any(_PLACE.search(form) for form in forms)
        return sorted(_choices(forms), key=len, reverse=True) if plain else forms

    def _expanded(self, form: str, extra: Mapping[str, list[str]]) -> str:
        chosen = _CHOICE.sub(lambda match: f"(?:{match[1].replace(',', '|')})", form)
        return _PLACE.sub(lambda match: self._place(match[1], extra), _regex(chosen))

    def _place(self, name: str, extra: Mapping[str, list[str]]) -> str:
        if name in extra:
            return f"(?:{_any(extra[name])})"
        if name == "join":
            return f"(?:{SPACE}?(?:{'|'.join(['[-–—]', *self.words.to])}){SPACE}?)"
        if name == "unit":
            units = self.data["units"]
            groups = (self._group(unit, _any(_choices(units[unit]))) for unit in UNITS if unit in units)
            return f"(?:{'|'.join(groups)})"
        role, pattern = self._places[name][0]
        return self._group(role, pattern)

    def _group(self, role: str, pattern: str) -> str:
        self._count += 1
        name = f"g{self._count}"
        self._groups.append((name, role))
        return f"(?P<{name}>{pattern})"

    # -- where a form can start ----------------------------------------------------------------------

    def _open(self, form: str, extra: Mapping[str, list[str]]) -> None:
        """Note the words that a form opens with, or the names and what must follow them."""
        match = _PLACE.match(form)
        if match is not None:
            rest = self._plain(form[match.end() :], extra)
            names = extra.get(match[1]) or [match[1]]
            for name in names:
                self.openings.setdefault(name if match[1] in extra else f"{{{name}}}", set()).add(rest)
            return
        literal = _literal(form)
        follows = _PLACE.match(form, len(literal))
        rest = self._plain(follows[0], extra) if follows and follows[1] in {"n", "d"} else ""
        self.openings.setdefault(literal, set()).add(rest)

    def _plain(self, form: str, extra: Mapping[str, list[str]]) -> str:
        """A part of a form without groups; of the words of a unit only their beginnings."""
        groups, self._groups = self._groups, []
        short = {name: [word[:_TOLD] for word in words] for name, words in extra.items()}
        pattern = self._expanded(form, short)
        self._groups = groups
        return re.sub(r"\(\?P<\w+>", "(?:", pattern)

    def _starts(self) -> str:
        """One expression for the first character of every form; see :mod:`archive.dates.finding.grammar`."""
        tree: dict[str, dict[str, set[str]]] = {}
        numbers: set[str] = set()
        for opening, rests in self.openings.items():
            rest = "" if "" in rests else f"(?i:{'|'.join(sorted(rests))})"
            place = _PLACE.fullmatch(opening)
            names: Iterable[str] = (opening,)
            if place is not None and place[1] in {"n", "d"}:
                numbers.add(rf"(?<![\d.,:/$€£-])\d{{1,2}}(?!\d){rest}")
                names = self.numbers if place[1] == "n" else ()
            elif place is not None:
                names = self._places[place[1]][1]
                if place[1] == "month" and "month_number" in self.data:
                    numbers.add(rf"\d{{1,2}}\s?{self.data['month_number']}{rest}")
            for case in (case for name in names for case in _cased(name)):
                tree.setdefault(case[0], {}).setdefault(rest, set()).add(_pattern(case[1:]))
        branches = [
            f"{re.escape(char)}(?:{'|'.join(sorted(tails))}){rest}"
            for char, by_rest in sorted(tree.items())
            for rest, tails in sorted(by_rest.items())
        ]
        first = ("\\d" if numbers else "") + re.escape("".join(sorted(tree)))
        return rf"[{first}]{self._start}(?<=(?=(?:{'|'.join([*branches, *sorted(numbers)])})).)"


def _kind(form: str) -> Kind:
    for kind in ("weekday", "month", "season"):
        if f"{{{kind}}}" in form:
            return kind
    raise ValueError(f"the form {form!r} names no weekday, month or season")


def _choices(spelled: Iterable[str]) -> list[str]:
    """Every spelling that the choices in braces give.

    >>> _choices(["this {week,month}{,s}"])
    ['this week', 'this weeks', 'this month', 'this months']
    """
    found = []
    for spelling in spelled:
        match = _CHOICE.search(spelling)
        if match is None:
            found.append(spelling)
            continue
        for choice in match[1].split(","):
            found += _choices([spelling[: match.start()] + choice + spelling[match.end() :]])
    return found


def _any(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(_pattern(name) for name in ordered) or "(?!)"


def _cased_any(names: Iterable[str]) -> str:
    """Names in the cases in which they are written: "may" is no month."""
    return f"(?-i:{_quotes(alternatives(names))})"


def _pattern(name: str) -> str:
    return _quotes(re.escape(name).replace(r"\ ", SPACE))


def _bare(spelling: str) -> str:
    """A spelling without what it says of its case and of what may follow."""
    return spelling.removeprefix("=").partition("(?!")[0]


def _regex(form: str) -> str:
    return _quotes(blanks(form))


def _quotes(pattern: str) -> str:
    return pattern.replace("'", "['’ʼ]")


def _literal(form: str) -> str:
    """The plain text that a form opens with; ``=`` is kept before it."""
    found = ""
    for char in form:
        if char in _SPECIAL:
            return found[:-1] if char in "?*" else found
        found += char
    return found


def _cased(opening: str) -> tuple[str, ...]:
    if opening.startswith("="):
        return (opening[1:],)
    return opening, opening.upper(), opening[:1].upper() + opening[1:]


def _refused(item: str, left: str, end: str) -> Refused:
    before, _, after = item.partition("@")
    return Refused(
        re.compile(_quotes(blanks(rf"{left}(?:{before})\Z")), re.IGNORECASE) if before else None,
        re.compile(_quotes(blanks(f"(?:{after}){end}")), re.IGNORECASE) if after else None,
    )
