"""Names in the cases of a language that declines them: forms made from a base form, and back.

Rules are data (``data/inflection``), one per kind of base form: ``after`` lists letters, any one of
which the base form ends in and keeps; ``endings`` are whole endings, of which ``cut`` letters (all
unless said) are taken off. The longest fitting ending decides.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from archive.people.keys import fold
from archive.people.tables import names, table

__all__ = ["CASES", "Declined", "base_forms", "bases", "declines", "inflected", "inflects", "variants"]

CASES: Final = ("genitive", "dative", "accusative", "instrumental", "locative")


@dataclass(frozen=True, slots=True)
class Rule:
    """Base forms in ``ending`` lose ``cut`` letters and take an ending of each of :data:`CASES`."""

    ending: str
    cut: int
    gender: str
    cases: tuple[tuple[str, ...], ...]

    @property
    def kept(self) -> str:
        return self.ending[: len(self.ending) - self.cut]


@dataclass(frozen=True, slots=True)
class Declined:
    """A reading of a word: its base form, gender (``m``, ``f`` or both ``""``), index of the case.

    ``taken`` is the length of the ending that says so: the longer, the surer.
    """

    base: str
    gender: str
    case: int
    taken: int


@cache
def declines(language: str) -> bool:
    """True where there are rules for the language (a primary subtag)."""
    return language in names("inflection")


@cache
def inflects(language: str) -> bool:
    """True where every word of a name changes with the case, not the last one alone as in German."""
    return declines(language) and not table("inflection", language).get("last_only", False)


def _same(word: str) -> str:
    return word


@cache
def _rules(language: str, spelling: Callable[[str], str]) -> tuple[Rule, ...]:
    found = []
    for row in table("inflection", language)["rule"]:
        cases = tuple(tuple(map(spelling, case.split("/"))) for case in row["cases"])
        gender = row.get("gender", "")
        found += [Rule(spelling(letter), 0, gender, cases) for letter in row.get("after", "")]
        for ending in map(spelling, row.get("endings", ())):
            found.append(Rule(ending, row.get("cut", len(ending)), gender, cases))
    return tuple(sorted(found, key=lambda rule: -len(rule.ending)))


@cache
def _endings(language: str, spelling: Callable[[str], str]) -> dict[str, tuple[Rule, ...]]:
    """Ending of a base form → its rules; the longest first."""
    found: dict[str, list[Rule]] = {}
    for rule in _rules(language, spelling):
        found.setdefault(rule.ending, []).append(rule)
    return {ending: tuple(rules) for ending, rules in found.items()}


def _ending(word: str, endings: Mapping[str, tuple[Rule, ...]]) -> str | None:
    """The longest ending that a word has and something before it."""
    size = len(next(iter(endings), ""))
    for start in range(max(1, len(word) - size), len(word) + 1):
        if (ending := word[start:]) in endings:
            return ending
    return None


@cache
def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = table("inflection", language).get("irregular", {})
    return {base: tuple(forms) for base, forms in found.items()}


def inflected(word: str, language: str) -> Iterator[tuple[str, str, int]]:
    """A folded base form in every case: folded form, gender of the rule, index of the case."""
    if not declines(language):
        return
    for base, forms in _irregular(language).items():
        if fold(base) == word:
            yield from ((fold(form), "m", index) for index, form in enumerate(forms))
            return
    rules = _endings(language, fold)
    ending = _ending(word, rules)
    for rule in rules[ending] if ending is not None else ():
        stem = word[: len(word) - rule.cut]
        for index, endings in enumerate(rule.cases):
            yield from ((stem + ending, rule.gender, index) for ending in endings)


@lru_cache(maxsize=65536)
def variants(word: str, language: str) -> frozenset[str]:
    """A folded word in every case, the base form included; only that where no rule fits.

    >>> sorted(variants("путин", "ru"))
    ['путин', 'путина', 'путине', 'путином', 'путину', 'путиным']
    """
    return frozenset((word, *(form for form, _, _ in inflected(word, language))))


@lru_cache(maxsize=16384)
def base_forms(word: str, language: str) -> tuple[Declined, ...]:
    """Readings of an inflected word as printed, capitals kept; not all of them are real words.

    >>> sorted({found.base for found in base_forms("Терезы", "ru")})
    ['Тереза']
    """
    if not declines(language):
        return ()
    found = [
        Declined(base, "m", index, len(form))
        for base, forms in _irregular(language).items()
        for index, form in enumerate(forms)
        if form == word
    ]
    endings, tails = _endings(language, _same), _tails(language, _same)
    for start in range(max(2, len(word) - _longest(language)), len(word)):
        for rule, ending in tails.get(word[start:], ()):
            base = word[: len(word) - len(ending)] + rule.ending[len(rule.kept) :]
            if ending and rule.ending == _ending(base, endings):
                found += [
                    Declined(base, rule.gender, index, len(word) - start)
                    for index, endings in enumerate(rule.cases)
                    if ending in endings
                ]
    return tuple(found)


@cache
def _tails(language: str, spelling: Callable[[str], str]) -> dict[str, tuple[tuple[Rule, str], ...]]:
    """Ends of inflected words → the rules that make them, and the ending."""
    found: dict[str, dict[tuple[Rule, str], None]] = {}
    for rule in _rules(language, spelling):
        for ending in (ending for endings in rule.cases for ending in endings):
            found.setdefault(rule.kept + ending, {})[rule, ending] = None
    return {tail: tuple(rules) for tail, rules in found.items()}


@cache
def _longest(language: str) -> int:
    """Letters of the longest end."""
    return max(len(tail) for spelling in (_same, fold) for tail in _tails(language, spelling))


@cache
def _irregular_bases(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for base, forms in _irregular(language).items():
        for form in forms:
            found.setdefault(fold(form), []).append(fold(base))
    return {form: tuple(dict.fromkeys(words)) for form, words in found.items()}


@lru_cache(maxsize=65536)
def bases(word: str, language: str) -> tuple[str, ...]:
    """Folded words that a folded word may be a case of, itself left out: :func:`variants` read backwards.

    >>> bases("путина", "ru")
    ('путин',)
    """
    if not declines(language):
        return ()
    tails, endings, irregular = _tails(language, fold), _endings(language, fold), _irregular(language)
    found = list(_irregular_bases(language).get(word, ()))
    for start in range(max(1, len(word) - _longest(language)), len(word) + 1):
        for rule, ending in tails.get(word[start:], ()):
            base = word[: len(word) - len(ending)] + rule.ending[len(rule.kept) :]
            if base != word and base not in irregular and rule.ending == _ending(base, endings):
                found.append(base)
    return tuple(base for base in dict.fromkeys(found) if base != word)
