"""What a short text shows of its language beside what a model says: small words and letters.

The likelihood of a text in each language by two simple counts. Words: about a third of the words of a
text are articles, pronouns, prepositions and their like, and few of those stand in other languages.
Letters: one that a language does not write stands in a text of it only within a foreign name.
"""

from collections.abc import Iterable
from functools import cache
from math import exp, log
from typing import Any, Final, NamedTuple

from archive.languages.tables import table
from archive.languages.writing import script

__all__ = ["Traits", "hits", "languages_of", "likelihoods", "listed_in", "small_words", "traits"]

_HIT: Final = log(8.0)
"""A word that is listed for a language: how much likelier it is there than in another one."""

_MISS: Final = log(0.9)
"""The same for a word that is not listed for it."""

_STRANGE: Final = log(0.1)
"""The same for a letter that the language does not have."""

_ABSENT: Final = 0.7
"""What the absence of frequent letters counts of what chance says: some texts are written without marks."""

_END: Final = log(2.0)
_NOEND: Final = log(0.8)
_MOST: Final = 50
"""Words that are looked at, those with a capital among them."""

_WORDS: Final = 20
"""Words that count in full; of more each counts less, since a model needs no help with a long text."""

_MARKS: Final = "\"'“”„«»‹›‘’‚()[]{}<>.,;:!?¿¡…।،؛؟–—-/*"


class Traits(NamedTuple):
    """What is seen of a text.

    ``words`` are in small letters, without those with a capital, which may be names; ``letters`` those
    of their letters that are beyond a to z. ``every`` are all characters of the text, of which
    ``size`` are letters.
    """

    words: tuple[str, ...]
    letters: frozenset[str]
    every: frozenset[str]
    size: int


def traits(text: str, written: str) -> Traits:
    """The words of a text, and their letters of the script ``written``, that tell its language.

    >>> traits("Das Ende der schönen Brücke, von Köln", "Latn").words
    ('das', 'der', 'schönen', 'von')
    """
    words = [
        word
        for word in (word.strip(_MARKS) for word in text.split(maxsplit=_MOST)[:_MOST])
        if word and word[0].isalpha()
    ]
    small = [word for word in words if not word[0].isupper()]
    if words and words[0][0].isupper():
        small.insert(0, words[0].lower())
    if len(small) < 2:
        small = [word.lower() for word in words]
    letters = {char for char in set("".join(small)) if char > "\x7f" and char.isalpha()}
    return Traits(
        words=tuple(small),
        letters=frozenset(char for char in letters if script(char) == written),
        every=frozenset(text.lower()),
        size=sum(map(len, words)),
    )


def likelihoods(found: Traits, written: str, codes: Iterable[str]) -> dict[str, float]:
    """How likely a text with such traits is in each of some languages; 1 for a language without data."""
    weight = min(1.0, _WORDS / max(1, len(found.words)))
    words, endings = hits(found)
    number = len(found.words)
    alphabets, frequent = _alphabets(written), _frequent(written)
    listed, ending = _listed("function-words", "words"), _listed("endings", "endings")
    result = {}
    for code in codes:
        likelihood = 0.0
        if code in listed:
            count = words.get(code, 0)
            likelihood = count * _HIT + (number - count) * _MISS
            if code in ending:
                ends = endings.get(code, 0)
                likelihood += ends * _END + (number - count - ends) * _NOEND
            likelihood *= weight
        if found.letters and code in alphabets:
            likelihood += min(3, len(found.letters - alphabets[code])) * _STRANGE
        if code in frequent and frequent[code][0].isdisjoint(found.every):
            likelihood -= min(3.0, frequent[code][1] * found.size) * _ABSENT
        result[code] = exp(likelihood)
    return result


def hits(found: Traits) -> tuple[dict[str, int], dict[str, int]]:
    """How many of the words are listed for each language, and how many others end like words of it."""
    ends: dict[str, int] = {}
    listed, endings = _by_text("function-words", "words"), _by_text("endings", "endings")
    for word in found.words:
        if len(word) > 4:
            own = listed.get(word, ())
            codes = {*endings.get(word[-4:], ()), *endings.get(word[-3:], ()), *endings.get(word[-2:], ())}
            for code in codes.difference(own):
                ends[code] = ends.get(code, 0) + 1
    return listed_in(found.words), ends


def listed_in(words: Iterable[str]) -> dict[str, int]:
    """How many of some words, in small letters, are listed for each language."""
    counts: dict[str, int] = {}
    listed = _by_text("function-words", "words")
    for word in words:
        for code in listed.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return counts


@cache
def small_words(code: str) -> frozenset[str]:
    """The words that are listed for a language."""
    return frozenset(table("function-words")["words"].get(code, "").split())


def languages_of(word: str) -> tuple[str, ...]:
    """The languages that a word is listed for."""
    return _by_text("function-words", "words").get(word, ())


@cache
def _listed(name: str, part: str) -> frozenset[str]:
    return frozenset(table(name)[part])


@cache
def _by_text(name: str, part: str) -> dict[str, tuple[str, ...]]:
    """The languages of each word or ending."""
    found: dict[str, tuple[str, ...]] = {}
    for code, texts in table(name)[part].items():
        for text in dict.fromkeys(texts.split()):
            found[text] = (*found.get(text, ()), code)
    return found


@cache
def _alphabets(written: str) -> dict[str, frozenset[str]]:
    """Letters by language."""
    letters: dict[str, str] = table("identify")["letters"].get(written, {})
    return {code: frozenset("".join(chars.split())) for code, chars in letters.items()}


@cache
def _frequent(written: str) -> dict[str, tuple[frozenset[str], float]]:
    """Frequent letters by language, and their share of all letters."""
    found: dict[str, list[Any]] = table("identify")["frequent"].get(written, {})
    return {code: (frozenset(letters), share / 100) for code, (letters, share) in found.items()}
