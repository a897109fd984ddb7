"""Places in a text: sentences, words, cuts that split no character, and what a query has found."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, NamedTuple
from unicodedata import category

from archive.languages.folding import fold_word
from archive.languages.grams import pairs, unit_spans, units
from archive.languages.normal import Aligned, align, prepare
from archive.languages.query import QueryWord
from archive.languages.stems import stems_of
from archive.languages.tables import primary
from archive.languages.tokens import HANGUL, PLAIN, UNSPACED, cut, kind, raw_words, words_with_parts

__all__ = [
    "Match",
    "highlight_spans",
    "matches",
    "merged",
    "safe_cut",
    "sentences",
    "whole_characters",
    "words",
]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def words(text: str) -> list[tuple[int, int]]:
    """Bounds of every word, in code points."""
    aligned = _aligned(text)
    return [
        (aligned.starts[start], aligned.ends[end - 1])
        for _, _, parts in words_with_parts(aligned.text)
        for _, start, end in parts
    ]


def _aligned(text: str) -> Aligned:
    """:func:`align`, without looking at every character of a text that is prepared as it stands."""
    if prepare(text) == text:
        return Aligned(text=text, starts=range(len(text)), ends=range(1, len(text) + 1))
    return align(text)


# -- sentences -----------------------------------------------------------------------------------

_CLOSING: Final = "[\"'”’»›)\\]}」』】〉》〕）］｝]*"
_ENDS: Final = (
    f"[。｡！？．]+{_CLOSING}\\s*"  # wide: no space after them
    f"|[.!?؟۔।॥։።፧፨။។៕‼⁇⁈⁉]+{_CLOSING}\\s+"
    "|[\n\x0b\x0c\r\x85\u2028\u2029]\\s*"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Bounds of every sentence, without white space around it. A line break ends a sentence.

    Unicode Standard Annex 29 in short, without a library: after a full stop a small letter goes on with
    the sentence. Nor does a stop end one after a single letter (U.S., J. Smith) or a day (the 5. of German).
    """
    bounds = []
    start = len(text) - len(text.lstrip())
    for found in _ends().finditer(text):
        end = found.start() + len(found[0].rstrip())
        if start < end and not (found[0][0] == "." and _goes_on(text, found.start(), found.end())):
            bounds.append((start, end))
            start = found.end()
    end = len(text.rstrip())
    return [*bounds, (start, end)] if start < end else bounds


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(_ENDS)


def _goes_on(text: str, stop: int, after: int) -> bool:
    last = text[stop - 1 : stop]
    before = text[stop - 2 : stop - 1] if stop > 1 else ""
    single = last.isalpha() and not before.isalnum() and category(before or " ")[0] != "M"
    day = last.isdecimal() and not text[max(stop - 3, 0) : stop].isdecimal()
    return text[after : after + 1].islower() or single or day


# -- characters ----------------------------------------------------------------------------------

_AROUND: Final = 64
_FAR: Final = 512


def safe_cut(text: str, offset: int) -> int:
    """The last place at or before ``offset`` where ``text`` can be cut without splitting a character.

    A user's character may be several code points: a letter and its marks, a family of emoji.
    """
    from icu4py.breakers import CharacterBreaker

    # White space begins a character whatever is before it; a flag is only told from the first one on.
    start = max(0, min(offset, len(text)) - _FAR)
    start = max(start, text.rfind(" ", start, offset), text.rfind("\n", start, offset))
    around = _SURROGATE.sub("\ufffd", text[start : offset + _AROUND])
    cut_at = start
    for end in accumulate(map(len, CharacterBreaker(around, "und")), initial=start):
        if end <= offset:
            cut_at = end
    return cut_at


def whole_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds, widened where they lie inside a character."""
    if _may_split(text, start):
        start = safe_cut(text, start)
    while _may_split(text, end) and safe_cut(text, end) < end:
        end += 1
    return start, end


def _may_split(text: str, offset: int) -> bool:
    """Whether a character could go on across ``offset``: so seldom that ICU is not loaded to be sure."""
    if not 0 < offset < len(text):
        return False
    before, here = text[offset - 1], text[offset]
    if (
        here < "\u0300"
    ):  # nothing goes on with a space, a mark or a letter of these, unless a sign waits for it
        return category(before) == "Cf"
    jamo = "\u1100" <= here <= "\u11ff" or "\ud7b0" <= here <= "\ud7fb"
    extended = category(before) in _EXTENDING or category(here) in _EXTENDING
    return jamo or extended or here > "\U0001f000"


_EXTENDING: Final = {"Mn", "Mc", "Me", "Cf", "Sk"}


# -- what a query has found ----------------------------------------------------------------------


_SPACED: Final = 2
"""Pairs of a Korean word that may be parted by a space: of three letters and more."""


class Match(NamedTuple):
    """``word`` is the place in the query of the word that stands at ``start`` to ``end`` of a text."""

    start: int
    end: int
    word: int


def highlight_spans(text: str, language: str, query_words: Sequence[QueryWord]) -> list[tuple[int, int]]:
    """Bounds of what the words of a query match in ``text``, in order, merged where they touch.

    ``language`` is that of the text. In scripts with pairs of characters a match is the word's
    characters one after the other; elsewhere a whole word with the same folded form or stem.
    """
    return merged((match.start, match.end) for match in matches(text, language, query_words))


def matches(text: str, language: str, query_words: Sequence[QueryWord]) -> list[Match]:
    """What :func:`highlight_spans` joins, in order, each with its word. Of words alike the first counts."""
    aligned = _aligned(text)
    starts, ends = aligned.starts, aligned.ends
    inside = _matcher(primary(language), tuple(query_words))
    found = []
    place = 0
    for word in raw_words(aligned.text):
        # What stands between two words is never the beginning of one.
        place = aligned.text.index(word, place)
        for start, end, which in inside[word]:
            found.append(Match(starts[place + start], ends[place + end - 1], which))
        place += len(word)
    found += (
        Match(starts[start], ends[end - 1], which)
        for start, end, which in _spaced(aligned.text, query_words, {match.word for match in found})
    )
    return sorted(found)


def _spaced(text: str, query_words: Sequence[QueryWord], found: Container[int]) -> Iterator[Match]:
    """Korean words not found as they are, where the text has them with spaces: 당 대회 for 당대회."""
    for number, word in enumerate(query_words):
        if number in found or kind(word.exact) != HANGUL or len(word.grams) < _SPACED:
            continue
        for match in re.finditer(" ?".join(map(re.escape, prepare(word.text))), text):
            yield Match(*match.span(), number)


def merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, as one where they touch or overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=8)
def _matcher(code: str, query_words: tuple[QueryWord, ...]) -> "_Matcher":
    return _Matcher(code, query_words)


class _Matcher(dict[str, tuple[Match, ...]]):
    """What a query finds in each word or run, which is looked at once however often it stands in a text.

    The hits of one search share it: their words are much the same.
    """

    _MOST: Final = 50_000

    def __init__(self, code: str, query_words: Sequence[QueryWord]) -> None:
        self._stem = stems_of(code)
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._sequences: dict[tuple[str, ...], set[int]] = {}
        for number, word in enumerate(query_words):
            first = self._exact.setdefault(word.exact, number)
            for stem in word.stems:
                self._stems.setdefault(stem, first)
            if word.grams:
                self._sequences.setdefault(word.grams, set()).add(first)
        # Words that their pairs do not find wherever they stand: runs that hold one are cut into words.
        self._to_cut = {
            word.exact for word in query_words if not word.grams or len(units(prepare(word.text))) == 1
        }

    def __missing__(self, run: str) -> tuple[Match, ...]:
        if len(self) >= self._MOST:
            self.clear()
        found = self[run] = tuple(sorted(set(self._inside(run))))
        return found

    def _inside(self, run: str) -> Iterator[Match]:
        of = kind(run)
        if of == PLAIN:
            yield from self._whole(run)
            return
        have = units(run)
        text = "".join(have)
        sequences = [
            Match(start, end, number)
            for grams, numbers in self._sequences.items()
            if all(gram in text for gram in grams)
            for start, end in _sequence_in(run, have, grams)
            for number in numbers
        ]
        yield from sequences
        if of == UNSPACED and any(word in text for word in self._to_cut):
            parts = next(cut([run]))
            for start, part in zip(accumulate(map(len, parts), initial=0), parts, strict=False):
                yield from self._whole(part, start)
        elif of != UNSPACED and not sequences:
            yield from self._whole(run)

    def _whole(self, word: str, start: int = 0) -> Iterator[Match]:
        number = self._exact.get(fold_word(word))
        if number is None and self._stems:
            number = self._stems.get(self._stem[word])
        if number is not None:
            yield Match(start, start + len(word), number)


def _sequence_in(run: str, have: Sequence[str], wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where in a run the pairs of a query word stand one after the other, or its single unit."""
    alone = len(wanted) == 1 and wanted[0] in list(have)
    size = len(wanted)
    where = list(have) if alone else pairs(have)
    for first in range(len(where) - size + 1):
        if where[first] == wanted[0] and tuple(where[first : first + size]) == wanted:
            spans = unit_spans(run)
            last = first if alone else first + size
            yield spans[first][1], spans[last][2]
