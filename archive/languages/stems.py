"""Stems, each with its language before it: ``es:amist``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from archive.languages.folding import MAX_WORD, fold_word
from archive.languages.grams import southern
from archive.languages.hangul import southern_head
from archive.languages.tables import Affixes, Language, language, stemming, table
from archive.languages.writing import NO_SCRIPT, script

__all__ = ["Stems", "query_stems", "stems_of"]

_MOST = 50_000
"""Words that are remembered for a language, of 130 to 230 bytes each: six to twelve megabytes."""

_SHORTEST = 3
"""Characters of the shortest stem that an alternation makes."""

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
        known = self._language
        written = script(word)
        if written == NO_SCRIPT:
            return ""
        if written in self._sole and self._sole[written] != known.tag:
            return stems_of(self._sole[written])[word]
        if written not in known.scripts:
            return ""
        # Endings are those of one script: Korean has none for Han characters.
        if written != known.scripts[0] and not known.stemmer and stemming(known.tag).endings:
            return ""
        if known.marks_matter:
            word = _lower(word, known)
            for step in _steps(known.tag):
                word = step(word)
            return f"{known.tag}:{word}"
        return _term(known, _stemmed(known, word))


@cache
def stems_of(code: str) -> Stems:
    """The stems of a primary subtag."""
    return Stems(code)


def query_stems(word: str, code: str) -> tuple[str, ...]:
    """The terms of the ``stem`` field that a word of a query can stand for in one language.

    Where endings are doubtful, a word stands for itself and for what remains without each ending that
    fits: 도로는 is 도 with 로는, or 도로 with 는. Two characters must remain: 국가 is a state, not 국
    with a particle, and the exact field has it anyway.
    """
    known = language(code)
    stem = stems_of(code)[word]
    if not known.doubtful or not stem:
        return (stem,) if stem else ()
    whole = _lower(word, known)
    return tuple(dict.fromkeys(_term(known, part) for part in (whole, *_remains(whole, code))))


def _remains(word: str, code: str) -> Iterator[str]:
    """``word`` without each ending that fits, the longest one first."""
    for size in range(len(word) - 2, 0, -1):
        keep = _endings(code).get(word[-size:])
        if keep is not None and len(word) - size >= keep:
            yield word[:-size]


@cache
def _endings(code: str) -> dict[str, int]:
    """The endings of a language in which they are doubtful, and the characters that must remain."""
    return {ending: group.keep for group in stemming(code).endings for ending in group.becomes}


def _term(known: Language, stem: str) -> str:
    folded = fold_word(stem)
    return f"{known.tag}:{folded}" if folded else ""


def _stemmed(known: Language, word: str) -> str:
    steps = _steps(known.tag)
    if not steps:
        return ""
    if "." in word:
        return fold_word(word)  # an abbreviation has no endings
    word = _lower(word, known)
    if (stem := stemming(known.tag).irregular.get(word)) is not None:
        return stem
    for step in steps:
        word = step(word)
    return word


def _lower(word: str, known: Language) -> str:
    word = word[:MAX_WORD]
    if not word.isalpha():
        word = _INVISIBLE.sub("", word).replace("’", "'")
    if known.dotless_i:
        word = word.replace("İ", "i").replace("I", "ı")
    return southern_head(southern(word)) if "Hang" in known.scripts else word.lower()


@cache
def _steps(code: str) -> tuple[Callable[[str], str], ...]:
    """What is done to a word of a language, one after the other; nothing for one without stems."""
    of, algorithm = stemming(code), language(code).stemmer
    steps: list[Callable[[str], str]] = []
    if of.spellings:
        steps.append(_exchange(of.spellings))
    steps += (_without(becomes, head=True) for becomes in _by_step(of.prefixes))
    steps += (_without(becomes, head=False) for becomes in _by_step(of.endings, before=True))
    if algorithm is not None:
        steps.append(_stemmer(algorithm))
    steps += (_without(becomes, head=False) for becomes in _by_step(of.endings, before=False))
    if of.alternations:
        alternations = {end: (other, _SHORTEST) for end, other in of.alternations.items()}
        steps.append(_without(alternations, head=False))
    return tuple(steps)


def _by_step(groups: Iterable[Affixes], before: bool | None = None) -> Iterator[dict[str, tuple[str, int]]]:
    """What each affix of a step becomes, and the number of characters that must remain.

    Of the steps ``before`` the algorithm (those below 1), of those after it, or of all.
    """
    wanted = (group for group in groups if before is None or before == (group.step < 1))
    for _, of in groupby(sorted(wanted, key=lambda group: group.step), key=lambda group: group.step):
        yield {affix: (other, group.keep) for group in of for affix, other in group.becomes.items()}


def _exchange(spellings: Mapping[str, str]) -> Callable[[str], str]:
    pattern = re.compile("|".join(sorted(map(re.escape, spellings), key=len, reverse=True)))
    return lambda word: pattern.sub(lambda found: spellings[found[0]], word)


def _without(becomes: dict[str, tuple[str, int]], *, head: bool) -> Callable[[str], str]:
    """A step that takes the longest affix off that leaves enough of a word."""
    # Sizes of the affixes by the two outer characters of a word: they leave few to look for.
    outer = slice(2) if head else slice(-2, None)
    single = {affix for affix in becomes if len(affix) == 1}
    sizes: dict[str, list[int]] = {}
    for size, two in sorted(
        {(len(affix), affix[outer]) for affix in becomes if len(affix) > 1}, reverse=True
    ):
        sizes.setdefault(two, []).append(size)
    for two, of in sizes.items():
        if two[0 if head else -1] in single:
            of.append(1)

    def without(word: str) -> str:
        for size in sizes.get(word[outer], (1,)):
            found = becomes.get(word[:size] if head else word[-size:])
            if found is None or size > len(word):
                continue
            other, keep = found
            rest = other + word[size:] if head else word[:-size] + other
            if len(rest) >= max(keep, 1):
                return rest
        return word

    return without


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    stemmer = Stemmer(algorithm)
    stemmer.maxCacheSize = 0  # this module keeps the stems itself
    stem: Callable[[str], str] = stemmer.stemWord
    return stem
