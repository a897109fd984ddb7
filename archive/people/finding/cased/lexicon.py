"""What single words say about the names around them, in one language.

A lexicon gives every folded word its flags. Words of the language files, given names, surnames and
the names of countries, languages and cities (CLDR) are put together once a language is first read.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from archive.people.finding.cased.namelists import endings, firms, given, ordinary, particles, surnames
from archive.people.inflection import bases, inflected, inflects, variants
from archive.people.keys import fold, words
from archive.people.scripts.korean import syllable
from archive.people.tables import names, table

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Flag", "Given", "Lexicon", "lexicon"]


class Flag:
    """What a word can be; a word may have several. Plain integers: they are tested a lot."""

    TITLE: Final = 1
    """An office or a form of address that a name follows."""
    THING: Final = 2
    """What something called after a person ends in: square, university."""
    PLAIN: Final = 4
    """An ordinary word, capital or not."""
    PLACE: Final = 8
    """A country, a city, a language, or part of the name of one."""
    GIVEN: Final = 16
    KOREAN: Final = 32
    """A Korean surname."""
    SYLLABLE: Final = 64
    """A syllable of Korean given names."""
    CHINESE: Final = 128
    VIETNAMESE: Final = 256
    VIETNAMESE_GIVEN: Final = 512
    PARTICLE: Final = 1024
    DATE: Final = 2048
    """A month or a day of the week."""
    FAMILY: Final = 4096
    """A surname of the lists, in any case."""
    SHAPED: Final = 8192
    """A word that is nothing else and ends as surnames do."""
    ORDINARY_GIVEN: Final = 16384
    """A given name that is an ordinary word too (Grace)."""
    ORDINARY_FAMILY: Final = 32768
    """A surname that is an ordinary word or a place too (Brown, Lincoln)."""
    FIRM: Final = 65536
    """A firm that is called after a person (Ford)."""
    NOT_A_NAME: Final = TITLE | THING | PLAIN | PLACE


@dataclass(frozen=True, slots=True)
class Given:
    """A reading of a given name: base form as printed, gender, case (-1 nominative)."""

    base: str
    gender: str
    case: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """``language`` is the primary subtag whose rules of inflection count.

    ``before`` are nouns that something called after a person begins with (``plaza``, ``order of``),
    ``before_ends`` the last words of those of several words,
    ``after`` nouns without a capital that it ends in (``prize``); ``titles`` maps inflected titles
    to their cases. ``roles`` are nouns of an apposition (X, member of); ``fillers`` may stand before
    them, ``links`` between a title and its body; ``demonyms`` between title and name. ``abbreviations`` are
    titles whose full stop ends no sentence (``addresses`` those of them that are ``honorifics``),
    ``endings`` those of ordinary words, ``title_endings``
    those of compounds that are titles; ``weak`` titles after which a single word is no name (worker),
    ``plurals`` titles of several persons, ``bare`` titles that no body stands between and the name
    (the librarian of X). ``possessions`` are what a person has (the Lee Myung Bak group). ``articles``
    begin an apposition (the conductor, X Y, said), ``locatives`` stand before places; ``elisions`` are
    what loses its vowel before a word (l’attrice).
    ``capital_nouns`` says that every noun has a capital, ``suffixes`` that what follows an apostrophe in
    small letters is no part of a name (Erdoğan'ın). ``deeds`` are other verbs that often follow a name,
    and ``verb_endings`` those of past tenses; ``ordinary_endings`` those of words that are no single name.
    """

    language: str
    script: str
    flags: dict[str, int]
    titles: dict[str, frozenset[int]]
    before: frozenset[str]
    before_ends: frozenset[str]
    after: frozenset[str]
    links: frozenset[str]
    fillers: frozenset[str]
    roles: frozenset[str]
    speech: frozenset[str]
    demonyms: frozenset[str]
    abbreviations: frozenset[str]
    addresses: frozenset[str]
    honorifics: frozenset[str]
    weak: frozenset[str]
    conjunctions: frozenset[str]
    endings: tuple[str, ...]
    title_endings: tuple[str, ...]
    plurals: frozenset[str]
    bare: frozenset[str]
    possessions: frozenset[str]
    articles: frozenset[str]
    locatives: frozenset[str]
    elisions: frozenset[str]
    capital_nouns: bool
    suffixes: bool
    deeds: frozenset[str]
    verb_endings: tuple[str, ...]
    ordinary_endings: tuple[str, ...]

    def readings(self, folded: str) -> tuple[Given, ...]:
        """What a word can be as a given name, the base form and the language's own names first."""
        return _readings(folded, self.language, self.script)

    def is_surname(self, folded: str) -> bool:
        """True for a base form that is in the lists."""
        return folded in surnames(self.script, self.language)

    def look(self, folded: str) -> int:
        """Flags of a word with a capital, from the lists, as a case of a listed name, or by its ending."""
        flag, listed = self.flags.get(folded, 0), surnames(self.script, self.language)
        if folded in listed:
            flag |= Flag.FAMILY
        # What a case of a name looks like is the ordinary word where there is one (vlády: Vlad).
        if not flag & (Flag.GIVEN | Flag.PLAIN) and _is_given(folded, self.language, self.script):
            flag |= Flag.GIVEN
        if flag:
            return flag
        if self.title_endings and folded.endswith(self.title_endings):
            return Flag.TITLE
        if self.endings and folded.endswith(self.endings):
            return Flag.PLAIN
        cases = bases(folded, self.language)
        if not listed.isdisjoint(cases):
            return Flag.FAMILY
        if len(folded) > _SHAPED:
            shapes = endings(self.script)
            if folded.endswith(shapes) or any(base.endswith(shapes) for base in cases):
                return Flag.SHAPED
        return 0


_SHORT: Final = 4
"""Letters of an English word that is itself in other languages too; longer ones may be surnames (Banks)."""

_SHAPED: Final = 5
"""Letters of a word that its ending can show to be a surname, less one."""


@lru_cache(maxsize=65536)
def _readings(folded: str, language: str, script: str) -> tuple[Given, ...]:
    listed = given(script, language)
    found = [Given(name, sign, -1) for name, sign in listed.get(folded, ())]
    if inflects(language):
        for base in bases(folded, language):
            for name, sign in listed.get(base, ()):
                cases = inflected(base, language)
                found += [
                    Given(name, sign, case)
                    for form, rule, case in cases
                    if form == folded and rule in ("", sign)
                ]
    return tuple(dict.fromkeys(found))


def _is_given(folded: str, language: str, script: str) -> bool:
    listed = given(script, language)
    return folded in listed or (
        inflects(language) and any(base in listed for base in bases(folded, language))
    )


_GENERAL: Final = {"Latn": ("en", "es", "fr"), "Cyrl": ("ru",)}


@cache
def lexicon(language: str, script: str) -> Lexicon:
    """The lexicon for reading names of a script (``Latn``, ``Cyrl``) in text of a language.

    A language without a file of its own is read with those of the widest use in that script.
    """
    primary = language.split("-")[0].lower()
    own = primary in names("languages") and table("languages", primary)["script"] == script
    used = (primary,) if own else _GENERAL.get(script, ())
    return _build(primary, script, used)


def _build(primary: str, script: str, used: tuple[str, ...]) -> Lexicon:
    data = [table("languages", one) for one in used]
    flags: dict[str, int] = defaultdict(int)

    def mark(found: Any, flag: int, *, inflect: bool = False) -> None:
        for word in found:
            folded = fold(word)
            for form in variants(folded, primary) if inflect else (folded,):
                flags[form] |= flag

    def field(name: str) -> list[str]:
        return [word for one in data for word in one.get(name, ())]

    definite = {form for one in data for name in ("titles", "kinship") for form in _definite(one, name)}
    occupations = frozenset(form for one in data for form in _formed(one, "occupations", "feminines"))
    trades = {form for one in data for form in _formed(one, "trades", "feminines")}
    several = {form for one in data for form in _plurals(one, "titles", "occupations")}
    plurals = several.union(form for one in data for form in _plurals(one, "trades"))
    before = frozenset(form for word in field("things_before") for form in _thing_forms(word, primary))
    mark(field("titles"), Flag.TITLE, inflect=True)
    mark(definite, Flag.TITLE)
    mark(occupations, Flag.TITLE, inflect=True)
    mark(field("honorifics"), Flag.TITLE, inflect=True)
    mark(field("kinship"), Flag.TITLE, inflect=True)
    mark(field("things_after"), Flag.THING)
    mark(field("ordinary"), Flag.PLAIN)
    mark(several, Flag.PLAIN)
    free: set[str] = set()  # surnames that are words of English alone
    if script == "Latn" and used != ("en",):
        # Bodies and firms have English names in every language.
        eastern = set().union(*_eastern(script).values())
        listed = surnames(script, primary)
        english = [word for word in table("languages", "en")["ordinary"] if word not in eastern]
        free = {fold(word) for word in english if len(word) > _SHORT}.intersection(listed)
        mark((word for word in english if fold(word) not in free), Flag.PLAIN)
        mark(table("languages", "en")["things_after"], Flag.THING)
    mark((word for word in field("things_before") if " " not in word), Flag.PLAIN, inflect=True)
    known = given(script, primary)
    mark(_places(primary, script, known), Flag.PLACE, inflect=True)
    for form in known:
        flags[form] |= Flag.GIVEN
    mark(ordinary("given", script, primary), Flag.ORDINARY_GIVEN)
    mark(ordinary("surnames", script, primary).difference(free), Flag.ORDINARY_FAMILY)
    mark(firms()[0], Flag.FIRM)
    mark(_dates(primary, script), Flag.DATE | Flag.PLAIN)
    for flag, found in _eastern(script).items():
        for word in found:
            flags[word] |= flag
    mark(particles(script), Flag.PARTICLE)
    return Lexicon(
        language=primary,
        script=script,
        flags=dict(flags),
        titles=_titles(
            (*field("titles"), *definite, *field("honorifics"), *field("kinship"), *occupations, *trades),
            plurals,
            primary,
        ),
        before=before,
        before_ends=frozenset(form.rpartition(" ")[2] for form in before if " " in form),
        after=frozenset(map(fold, field("things_lower"))),
        links=frozenset(map(fold, field("links"))),
        fillers=frozenset(map(fold, field("fillers"))),
        roles=occupations.union(trades, map(fold, field("titles") + field("kinship") + field("roles"))),
        speech=frozenset(map(fold, field("speech"))),
        demonyms=frozenset(map(fold, field("demonyms"))),
        weak=frozenset(plurals).union(
            form for word in (*field("weak"), *occupations, *trades) for form in variants(fold(word), primary)
        ),
        conjunctions=frozenset(map(fold, field("conjunctions"))),
        honorifics=frozenset(map(fold, field("honorifics"))),
        addresses=frozenset(map(fold, field("abbreviations"))).intersection(map(fold, field("honorifics"))),
        abbreviations=frozenset(map(fold, field("abbreviations"))),
        endings=tuple(map(fold, field("endings"))),
        title_endings=tuple(map(fold, field("title_endings"))),
        plurals=frozenset(plurals),
        possessions=frozenset(map(fold, field("possessions"))),
        bare=frozenset(occupations | trades | plurals),
        articles=frozenset(map(fold, field("articles"))),
        locatives=frozenset(map(fold, field("locatives"))),
        elisions=frozenset(map(fold, field("elisions"))),
        capital_nouns=any(one.get("capital_nouns", False) for one in data),
        deeds=frozenset(map(fold, field("deeds"))),
        verb_endings=tuple(map(fold, field("verb_endings"))),
        ordinary_endings=tuple(data[0].get("ordinary_endings", ())) if used == (primary,) else (),
        suffixes=any(one.get("apostrophe_suffixes", False) for one in data),
    )


def _thing_forms(word: str, language: str) -> frozenset[str]:
    folded = fold(word)
    return variants(folded, language) if " " not in folded else frozenset((folded,))


def _formed(data: dict[str, Any], name: str, rules: str) -> Iterator[str]:
    """Folded words of a list of a language, and what the rules of their endings make of them."""
    pairs = sorted((tuple(map(fold, rule.split(">"))) for rule in data.get(rules, ())), key=_longest_first)
    for word in map(fold, data.get(name, ())):
        yield word
        for ending, other in pairs:
            if word.endswith(ending):
                yield word[: len(word) - len(ending)] + other
                break


def _definite(data: dict[str, Any], name: str) -> Iterator[str]:
    """Folded words of a list with the article that the language ties to their ends: депутатът."""
    pairs = [tuple(map(fold, rule.split(">"))) for rule in data.get("definites", ())]
    for word in map(fold, data.get(name, ())):
        fitting = [pair for pair in pairs if word.endswith(pair[0])]
        longest = max((len(ending) for ending, _ in fitting), default=0)
        for ending, other in fitting:
            if len(ending) == longest:
                yield word[: len(word) - longest] + other


def _longest_first(pair: tuple[str, ...]) -> int:
    return -len(pair[0])


def _plurals(data: dict[str, Any], *lists: str) -> set[str]:
    """The titles of lists, of several persons; those that have one form for both are left out."""
    one = {word for name in lists for word in _formed(data, name, "feminines")}
    data = {**data, "one": [*one.difference(map(fold, data.get("singular", ())))]}
    return set(_formed(data, "one", "plurals")) - one


def _titles(found: Iterable[str], plurals: set[str], language: str) -> dict[str, frozenset[int]]:
    """Inflected title → indexes of the cases it may be in; -1 for the base form."""
    cases: dict[str, set[int]] = defaultdict(set)
    for word in plurals:
        cases[word].add(-1)
    for word in found:
        folded = fold(word)
        cases[folded].add(-1)
        for form, _, case in inflected(folded, language):
            cases[form].add(case)
    return {word: frozenset(found) for word, found in cases.items()}


def _eastern(script: str) -> dict[int, set[str]]:
    data = table("names", "surnames")
    syllables = data["syllables"]
    if script == "Cyrl":
        shapes = {
            syllable(char, "kontsevich", voiced=voiced) for char in syllables for voiced in (False, True)
        }
        # The traditional spelling of 일 and 정 and the like, and э for е, as in Ким Чен Ир.
        shapes |= {shape.replace("дж", "чж") for shape in shapes} | {"ир", "чен", "сен", "чхер", "хе", "сек"}
        korean = map(fold, data["cyrillic"]["korean"])
        return {Flag.KOREAN: set(korean), Flag.SYLLABLE: {fold(shape) for shape in shapes}}
    if script != "Latn":
        return {}
    latin = data["latin"]
    shapes = {
        syllable(char, system, voiced=voiced)
        for char in syllables
        for system in ("dprk", "rr", "mr")
        for voiced in (False, True)
    }
    return {
        Flag.KOREAN: set(map(fold, latin["korean"])),
        Flag.SYLLABLE: shapes | set(latin["korean_syllables"]),
        Flag.CHINESE: set(map(fold, latin["chinese"])),
        Flag.VIETNAMESE: set(map(fold, latin["vietnamese"])),
        Flag.VIETNAMESE_GIVEN: set(map(fold, latin["vietnamese_given"])),
    }


@cache
def pinyin(syllables: int = 2) -> re.Pattern[str]:
    """The shape of a Chinese given name of one or two syllables written together, folded."""
    data = table("scripts", "pinyin")
    initials, finals = "|".join(data["initials"]), "|".join(sorted(data["finals"], key=len, reverse=True))
    return re.compile(f"(?:(?:{initials})?(?:{finals})){{{syllables}}}")


def _dates(primary: str, script: str) -> set[str]:
    """Names of months and days of the week, from CLDR."""
    locale = _locale(primary, script)
    found: set[str] = set()
    for kinds in (locale.months, locale.days):
        for context in kinds.values():
            found.update(fold(name) for width in ("wide", "abbreviated") for name in context[width].values())
    return {word.rstrip(".") for word in found}


def _locale(primary: str, script: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("ru" if script == "Cyrl" else "en")


_STATIONS: Final = "Antarctica/"
"""Time zones of stations: they are no cities and have the names of persons (Davis, Palmer)."""


def _places(primary: str, script: str, given: Collection[str]) -> set[str]:
    """Words of the names of countries, languages and time zone cities in a language, from CLDR.

    A given name inside a longer name (San Francisco) stays a given name.
    """
    locale = _locale(primary, script)
    found = [*locale.territories.values(), *locale.languages.values()]
    found += [
        zone["city"]
        for name, zone in locale.time_zones.items()
        if "city" in zone and not name.startswith(_STATIONS)
    ]
    found += table("names", "places").get(primary, [])
    if script == "Latn":
        found += table("names", "places")["latin"]
    split = (words(name) for name in found)
    return {
        word for parts in split for word in parts if len(word) > 2 and (len(parts) == 1 or word not in given)
    }
