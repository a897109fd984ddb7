"""The dates of one language as regular expressions.

A *form* of the language data is a regular expression with placeholders (see :mod:`.placeholders`). Its
beginning, its end and its ranges are written here, with the forms that every language has. Forms are
tried only where a date can start: at a number, or at one of the words that a form opens with.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from archive.dates import calendar, language
from archive.dates.calendar import Era
from archive.dates.conversion.names import month_names
from archive.dates.finding.lone import LoneYears, lone_years
from archive.dates.finding.placeholders import Eras, Placeholders, quarters
from archive.dates.numerals import CHINESE
from archive.dates.spellings import NOTHING, SPACE, WORD, alternatives, cases, lower

__all__ = ["Grammar", "grammar"]

# Left and right of a date: it is no part of a longer number, a price, a version or a telephone number.
_END: Final = r"(?!\d)(?![.,:/\-–]\d)"

# Forms that programs fill with any language's month names.
_ANY_ORDER: Final = ("{month} {day},? {year}", "{day}(?: |-){month},?(?: |-){year}")
_LOOSE: Final = (rf"{{shortera}}{_END}",)  # without the word for year it may be a chapter: come last
_DATE_PART: Final = re.compile(r"\{(?:day|month)\}")
_PLACEHOLDER: Final = re.compile(r"\{([a-z0-9]+)\}")
_LOOK_BEHIND: Final = re.compile(r"^(?:\(\?<[!=][^()]*\))+")
_OPENING_WORDS: Final = re.compile(r"(?:\(\?:(?P<several>[^()\\\[\]]*)\)|(?P<one>[^\W\d_]+))")

_CHINESE: Final = CHINESE.translate(dict.fromkeys(map(ord, "百卅元")))  # what days and months begin with
_NUMBERS: Final = frozenset(
    {"day", "m", "fouryear", "first", "decade", "shortdecade", "century", "year", "erayear"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """``starts`` finds where a date may start; ``number`` and ``word`` match one there.

    Every match of these closes last a group that stands for its form; ``roles`` gives for it the
    groups inside with their roles. ``months`` (calendar and number), ``eras`` and the words of
    ``numbers`` are keyed by casefolded spelling. ``lettered`` says that numbers may be letters, as those
    of Chinese and Hebrew are.
    """

    language: str
    starts: re.Pattern[str]
    number: re.Pattern[str]
    word: re.Pattern[str]
    roles: dict[str, tuple[tuple[str, str], ...]]
    months: dict[str, tuple[str, int]]
    eras: dict[str, Era]
    own_eras: dict[str, str]
    numbers: dict[str, int]
    first_year: int
    lettered: bool
    lone: LoneYears


@lru_cache(maxsize=128)
def grammar(tag: str, *, loose: bool = False) -> Grammar:
    """The grammar of a base language. A loose one takes any case, and is for strings known to be a date."""
    words = language.load(tag)
    usual, foreign = _months(words)
    months = foreign | usual
    eras = calendar.eras(words.tag)
    own_eras = calendar.own_eras(words.tag)
    spelled = [(name, before) for name, before, _ in (*eras, *own_eras)]
    # Without regard to case, small letters are enough: such an expression is ready in half the time.
    written, flags = (lower, re.IGNORECASE) if loose else (cases, 0)
    places = Placeholders(
        words,
        usual,
        foreign,
        Eras(
            before=_spelled([name for name, before in spelled if before], written),
            after=_spelled([name for name, before in spelled if not before], written),
            markers=alternatives((name for name, _ in calendar.markers(words.tag)), written),
        ),
        loose=loose,
    )
    several = [
        [(form, _opening(form)) for form in forms]
        for forms in (_forms(words, places, loose=loose), _yearless(words), _LOOSE if loose else ())
    ]
    number = [places.together(form for form, opens in forms if opens.number) for forms in several]
    word = [places.together(form for form, opens in forms if opens.word) for forms in several]
    openings = [opens for forms in several for _, opens in forms]
    return Grammar(
        language=tag,
        starts=re.compile(
            _starts(words, months, [name for name, before in spelled if before], openings, written), flags
        ),
        number=re.compile("|".join(filter(None, number)), flags),
        word=re.compile("|".join(filter(None, word)) or NOTHING, flags),
        roles=places.roles,
        months={name.casefold(): month for name, month in months.items()},
        eras={name.casefold(): era for name, _, era in eras},
        own_eras={name.casefold(): own for name, _, own in own_eras},
        numbers={
            name.casefold(): number
            for table in (words.periods, words.ordinals, words.decade_words)
            for name, number in table.items()
        },
        first_year=words.first_year,
        lettered=bool(words.numerals),
        lone=lone_years(words, places, usual, loose=loose),
    )


def _spelled(names: Collection[str], written: Callable[[str], Iterable[str]]) -> str:
    return alternatives(names, written) if names else ""


def _months(words: language.Language) -> tuple[dict[str, tuple[str, int]], dict[str, tuple[str, int]]]:
    """Calendar and number of months by name: of the calendars that the language lives by, and of others."""
    usual: dict[str, tuple[str, int]] = {}
    foreign: dict[str, tuple[str, int]] = {}
    for name in calendar.calendars():
        if calendar.calendar(name).own_months:
            found = {spelling: (name, month) for spelling, month in month_names(name, words.tag).items()}
            (usual if name in words.calendars else foreign).update(found)
    usual.update({spelling: ("gregorian", month) for spelling, month in words.months.items()})
    return usual, {spelling: month for spelling, month in foreign.items() if spelling not in usual}


# -- forms -----------------------------------------------------------------------------------------


def _forms(words: language.Language, places: Placeholders, *, loose: bool) -> list[str]:
    """Every form with what must follow it, the longer before those that they begin with."""
    end = rf"(?![{WORD}]){_END}" if words.spaced else _END
    found = _numeric(words, places, end)
    if words.periods:
        found += [form + end for form in words.period_forms]
    marked = "(?:,? {marker})?" if calendar.markers(words.tag) else ""
    found += [_ranged(form) + marked + end for form in words.forms]
    # Months of calendars from elsewhere are many: they have no ranges, and need their year.
    plain = [form for form in words.forms if form.count("{month}") == 1]
    found += [form.replace("{month}", "{foreignmonth}") + end for form in plain]
    found += [form + end for form in (*words.decades, *words.centuries)]
    if places.eras.before or places.eras.after:
        found.append("{erayear}" + end)
    if loose:
        found += [form + end for form in _ANY_ORDER]
    return found


def _yearless(words: language.Language) -> list[str]:
    """Forms without a year; they come after all that have one."""
    end = rf"(?![{WORD}]){_END}" if words.spaced else _END
    no_event = "".join(f"(?!{event})" for event in words.events)
    found = [_ranged(form, yearless=True) + end + no_event for form in words.yearless]
    return found + [form + end for form in words.yearless_periods if words.periods]


def _ranged(form: str, *, yearless: bool = False) -> str:
    """A form that takes ranges too: from a day to one of another month, from day to day; and a day of the
    Julian calendar with the same of the Gregorian one in brackets.

    Only where day and month stand before the year; other forms write their ranges out, and one that looks
    ahead for its month or year has none.
    """
    found = list(_DATE_PART.finditer(form))
    if not found or "{join}" in form or "(?=" in form or "{month}" not in form:
        return form
    if not yearless and form.index("{year}") < found[-1].start():
        return form
    start, end = found[0].start(), found[-1].end()
    part = form[start:end]
    second = part.replace("{day}", "{day2}").replace("{month}", "{month2}")
    others = [f"{{join}}{second}"]
    if part == "{month}":
        others.append("{slash}{month2}")
    if "{day}" in form:
        dual = part.replace("{day}", "{dualday}").replace("{month}", "{dualmonth}")
        others.append(rf" ?\({dual}\)")
        part = part.replace("{day}", "{day}(?:{join}{day2})?")
        return f"{form[:start]}{part}(?:{{unranged}}(?:{'|'.join(others)}))?{form[end:]}"
    return f"{form[:start]}{part}(?:{'|'.join(others)})?{form[end:]}"


def _numeric(words: language.Language, places: Placeholders, end: str) -> list[str]:
    """Dates in numbers: the year first everywhere, else as the language orders them."""
    dot = r"[.．]\s?"
    forms = ["{fouryear}{separator}{m}{same}{day}"]
    if places.eras.before:
        forms.append(rf"{{shortera}}[.．]\s?{{m}}{dot}{{day}}[.．]?")
    if words.order == "YMD":
        forms.insert(0, rf"{{fouryear}}{dot}{{m}}{dot}{{day}}[.．]?")
    forms += [rf"{{first}}{dot}{{second}}{dot}{{fouryear}}{{word}}"]
    forms += ["{first}{separator}{second}{same}{fouryear}{word}"]
    forms += ["{first}{separator}{second}{same}{short}{word}(?![.]?[\\w/-])"]
    return [rf"{form}(?:(?=T\d)|{end})" for form in forms]


# -- where a date can start ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Opening:
    """Whether a form opens with a number, with a word, and with which words that are no name.

    ``whole`` says that these are whole words and not the beginnings of several.
    """

    number: bool
    word: bool
    literals: tuple[str, ...] = ()
    whole: bool = True
    place: str = ""


def _opening(form: str) -> _Opening:
    form = _LOOK_BEHIND.sub("", form)
    if match := _PLACEHOLDER.match(form):
        name = match[1]
        both = name in {"year", "erayear", "ordinal", "period"}
        return _Opening(number=name in _NUMBERS or both, word=name not in _NUMBERS or both, place=name)
    match = _OPENING_WORDS.match(form)
    if match is None:
        raise ValueError(f"the form {form!r} must open with a placeholder or with plain words")
    literals = tuple((match["several"] or match["one"]).split("|"))
    return _Opening(number=False, word=True, literals=literals, whole=form[match.end()] in " \\{")


def _starts(
    words: language.Language,
    months: Mapping[str, object],
    eras: Collection[str],
    openings: Iterable[_Opening],
    written: Callable[[str], Iterable[str]],
) -> str:
    """One expression for the first character of every date.

    Its first element is a class of characters, by which ``re`` skips most of a text quickly; only then
    come the questions whether a word starts there and which.
    """
    names, beginnings = {*months}, set[str]()
    numbers = [r"\d"]
    for opens in openings:
        (names if opens.whole else beginnings).update(opens.literals)
        if opens.place == "period":
            names.update(words.periods)
        elif opens.place == "quarter":
            names.update(quarters(words))
        elif opens.place in {"ordinal", "dayword"}:
            names.update(words.ordinals)
        elif opens.place == "decadeword":
            beginnings.update(words.decade_words)
        elif opens.place == "roman":
            numbers.append(r"[IVXІХ](?=[IVXІХ]{0,5}(?!\w|\.\w))")
    first = {form[0] for name in names | beginnings | {*eras} for form in written(name) if name}
    if words.numerals == "chinese":
        numbers.append(
            rf"[{_CHINESE}](?=[{_CHINESE}]{{0,5}}"
            rf"(?:[、和と至到から~～—-]{{1,2}}[{_CHINESE}]{{1,4}})?{SPACE}?[年月世])"
        )
    elif words.numerals == "hebrew":
        numbers.append(r"[א-ת](?=[\"״׳']?[א-ת]?['׳]?\s[א-ת])")
        numbers.append(r"(?:ה['׳])?ת[קרש][א-ת]?[\"״][א-ת]")  # a year from 5500 on
    ends = r"(?![^\W\d_])" if words.spaced else ""
    era = rf"{alternatives(eras, written)}(?={SPACE}?[\d{CHINESE}IVXІХ])"
    spelled = f"{alternatives(names, written)}{ends}|{alternatives(beginnings, written)}|{era}"
    klass = re.escape("".join(sorted(first))).replace(r"\ ", "")
    extra = {"chinese": _CHINESE, "hebrew": "א-ת"}.get(words.numerals, "")
    roman = "IVXІХ" if any("IVX" in number for number in numbers) else ""
    before = rf"(?<![{WORD}].)" if words.spaced else ""
    if one := words.prefixes and f"[{words.prefixes}]":
        before = rf"(?:{before}|(?<=(?<!\w){one}.)|(?<=(?<!\w){one}{one}.))"
    any_number = "|".join(numbers)
    return (
        rf"[\d{extra}{roman}{klass}]{before}"
        rf"(?:(?<=\d)(?<!\d.)(?<!\d[.,:/].)|(?<=(?=(?:{any_number}|{spelled})).)(?<!\d))"
    )
