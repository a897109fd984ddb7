"""Stems, each with its language before it: ``es:amist``."""

import re
from collections.abc import Callable
from functools import cache

from archive.languages.folding import MAX_WORD, fold_word
from archive.languages.hangul import southern_head, southern_spelling
from archive.languages.tables import Language, language, table
from archive.languages.writing import NO_SCRIPT, script

__all__ = ["Stems", "query_stems", "stems_of"]

_MOST = 100_000
"""Words that are remembered for a language: ten megabytes or so."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060]")


class Stems(dict[str, str]):
    """Stem terms by word as it stands in a text; an empty string where a word has none.

    A word has a stem if it is written in a script of the language. A script of one language alone
    (Hangul) has that language's stems in a text of any language, because a wrong guess of the
    language must not take them away.
    """

    def __init__(self, code: str) -> None:
        self._language = language(code)
        self._sole: dict[str, str] = table("scripts")["sole"]

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        stem = self[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        written = script(word)
        if written == NO_SCRIPT:
            return ""
        if written in self._sole and self._sole[written] != self._language.tag:
            return stems_of(self._sole[written])[word]
        # Endings are those of one script: Korean has none for Han characters.
        able = self._language.scripts[:1] if self._language.endings else self._language.scripts
        if written not in able:
            return ""
        if self._language.marks_matter:
            return f"{self._language.tag}:{_lower(word, self._language)}"
        return _term(self._language, _stemmed(self._language, word))


@cache
def stems_of(code: str) -> Stems:
    """The stems of a primary subtag."""
    return Stems(code)


def query_stems(word: str, code: str) -> tuple[str, ...]:
    """The terms of the ``stem`` field that a word of a query can stand for in one language.

    Endings that need no stemmer are taken off a query only where two characters remain: 국가 is a
    state, not 국 with a particle, and the exact field has it anyway.
    """
    known = language(code)
    stem = stems_of(code)[word]
    if not known.endings or not stem:
        return (stem,) if stem else ()
    whole = _term(known, _southern(word))
    return (whole, stem) if stem != whole and len(stem) - len(code) > 2 else (whole,)


def _term(known: Language, stem: str) -> str:
    folded = fold_word(stem)
    return f"{known.tag}:{folded}" if folded else ""


def _stemmed(known: Language, word: str) -> str:
    if known.endings:
        return _without_ending(_southern(word), known)
    if known.stemmer is None:
        return ""
    if "." in word:
        return fold_word(word)  # an abbreviation has no endings
    return _stemmer(known.stemmer)(_lower(word, known))


def _lower(word: str, known: Language) -> str:
    word = _INVISIBLE.sub("", word[:MAX_WORD]).replace("’", "'")
    if known.dotless_i:
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower()


def _southern(word: str) -> str:
    return southern_head(southern_spelling(word[:MAX_WORD]))


def _without_ending(word: str, known: Language) -> str:
    """``word`` without the longest of its endings."""
    keeps, longest = _endings(known.tag)
    for size in range(min(len(word) - 1, longest), 0, -1):
        keep = keeps.get(word[-size:])
        if keep is not None and len(word) - size >= keep:
            return word[:-size]
    return word


@cache
def _endings(code: str) -> tuple[dict[str, int], int]:
    """Endings with the number of characters that must remain before them; the longest one's length."""
    keeps = {suffix: keep for keep, suffixes in language(code).endings for suffix in suffixes}
    return keeps, max(map(len, keeps))


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    stemmer = Stemmer(algorithm)
    stemmer.maxCacheSize = 0  # this module keeps the stems itself
    stem: Callable[[str], str] = stemmer.stemWord
    return stem
