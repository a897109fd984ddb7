"""A text as the terms of three fields: folded words, stems, and pairs of characters.

``exact``
    Every word, folded by :func:`~archive.languages.folding.fold_word`. The same in every language.
``stem``
    The stem of a word with its language before it (``en:friendship``), for words in a script of
    the text's language that has a stemmer; other words have none. At the word's position.
``gram``
    Pairs of neighbouring characters within a run of Han, Kana, Hangul, Thai and their like.
    Positions count characters of such runs, apart from those of words.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.languages.folding import fold_word
from archive.languages.grams import pairs, southern, unit_spans, units_of_runs
from archive.languages.normal import Aligned, align, prepare
from archive.languages.stems import Stems, stems_of
from archive.languages.tables import primary
from archive.languages.tokens import (
    HANGUL,
    PLAIN,
    UNSPACED,
    cut,
    has_runs,
    kind,
    raw_words,
    words_with_parts,
)

__all__ = ["RULES", "Analysis", "TermList", "Terms", "Token", "analyse", "terms"]

RULES = 2
"""Raised when the same text gives other terms than before: an index made with another number is stale."""

_MOST_WORDS = 100_000
"""Words that are remembered, of 170 to 250 bytes each with its term: 25 megabytes."""

_MOST_EOJEOLS = 50_000
"""The same for eojeols, of some 600 bytes each with its pairs: 30 megabytes."""


@dataclass(frozen=True, slots=True)
class Token:
    """A term and where it came from: offsets in code points of the original, and a position."""

    text: str
    start: int
    end: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The tokens of a text by field, each in order of position."""

    exact: tuple[Token, ...]
    stem: tuple[Token, ...]
    gram: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermList:
    """Terms of one field in order, and the position of each (unsigned, 32 bits)."""

    terms: tuple[str, ...]
    positions: "array[int]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The same as :class:`Analysis`, without offsets."""

    exact: TermList
    stem: TermList
    gram: TermList


def terms(text: str, language: str) -> Terms:
    """The terms of a text, for indexing. ``language`` is a BCP 47 tag; any is good, ``und`` too."""
    prepared = prepare(text)
    words = raw_words(prepared)
    grams: list[str] = []
    gram_positions = _positions(0)
    if has_runs(prepared):
        words = _expand(words, grams, gram_positions)
    stems = _stems(language)
    return Terms(
        exact=_term_list(list(map(_words().__getitem__, words))),
        stem=_term_list(list(map(stems.__getitem__, words))),
        gram=TermList(terms=tuple(grams), positions=gram_positions),
    )


def _expand(words: list[str], grams: list[str], positions: "array[int]") -> list[str]:
    """Runs cut into words; their pairs are added to ``grams`` and ``positions``."""
    expanded: list[str] = []
    place = 0
    eojeols = _eojeols()
    kinds = list(map(kind, words))
    runs = [word for word, of in zip(words, kinds, strict=True) if of == UNSPACED]
    cuts, run_units = cut(runs), units_of_runs(runs)
    for word, of in zip(words, kinds, strict=True):
        if of == PLAIN:
            expanded.append(word)
            continue
        if of == HANGUL:
            expanded.append(word)
            size, found = eojeols[word]
        else:
            expanded += next(cuts)
            of_run = next(run_units)
            size, found = len(of_run), pairs(of_run)
        grams += found
        positions.extend(range(place, place + len(found)))
        place += size
    return expanded


def _term_list(found: list[str]) -> TermList:
    if "" not in found:
        return TermList(terms=tuple(found), positions=_positions(len(found)))
    kept = [place for place, term in enumerate(found) if term]
    return TermList(terms=tuple(found[place] for place in kept), positions=array("I", kept))


def _positions(count: int) -> "array[int]":
    return array("I", range(count))


class _Words(dict[str, str]):
    """``exact`` terms by word as it stands in a text."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        term = self[word] = fold_word(word)
        return term


class _Eojeols(dict[str, tuple[int, list[str]]]):
    """Number of units and pairs by eojeol."""

    def __missing__(self, word: str) -> tuple[int, list[str]]:
        if len(self) >= _MOST_EOJEOLS:
            self.clear()
        spelled = southern(word)
        found = self[word] = len(spelled), pairs(spelled)
        return found


@cache
def _words() -> _Words:
    return _Words()


@cache
def _eojeols() -> _Eojeols:
    return _Eojeols()


def _stems(language: str) -> Stems:
    return stems_of(primary(language))


def analyse(text: str, language: str) -> Analysis:
    """The terms of a text with their places in it, for snippets and highlighting."""
    aligned = align(text)
    stems = _stems(language)
    exact: list[Token] = []
    stem: list[Token] = []
    gram: list[Token] = []
    position = place = 0
    for run, start, parts in words_with_parts(aligned.text):
        for part, first, last in parts:
            if term := _words()[part]:
                exact.append(_token(aligned, term, first, last, position))
            if term := stems[part]:
                stem.append(_token(aligned, term, first, last, position))
            position += 1
        if kind(run) != PLAIN:
            spans = unit_spans(run)
            gram += _gram_tokens(aligned, spans, start, place)
            place += len(spans)
    return Analysis(exact=tuple(exact), stem=tuple(stem), gram=tuple(gram))


def _gram_tokens(
    aligned: Aligned, spans: list[tuple[str, int, int]], offset: int, place: int
) -> Iterator[Token]:
    found = pairs([unit for unit, _, _ in spans])
    for index, term in enumerate(found):
        last = min(index + 1, len(spans) - 1)
        yield _token(aligned, term, offset + spans[index][1], offset + spans[last][2], place + index)


def _token(aligned: Aligned, term: str, start: int, end: int, position: int) -> Token:
    return Token(term, aligned.starts[start], aligned.ends[end - 1], position)
