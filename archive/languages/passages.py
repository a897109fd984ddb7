"""Places in a text: sentences, words, cuts that split no character, and what a query has found."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from archive.languages.folding import fold_word
from archive.languages.grams import pairs, unit_spans, units
from archive.languages.normal import align
from archive.languages.query import QueryWord
from archive.languages.stems import stems_of
from archive.languages.tables import primary
from archive.languages.tokens import PLAIN, UNSPACED, kind, words_with_parts

__all__ = ["highlight_spans", "safe_cut", "sentences", "words"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_AROUND = 64


def words(text: str) -> list[tuple[int, int]]:
    """Bounds of every word, in code points."""
    aligned = align(text)
    return [
        (aligned.starts[start], aligned.ends[end - 1])
        for _, _, parts in words_with_parts(aligned.text)
        for _, start, end in parts
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """Bounds of every sentence, without white space around it. A line break ends a sentence."""
    from icu4py.breakers import SentenceBreaker

    parts = list(SentenceBreaker(_SURROGATE.sub("\ufffd", text), "und"))
    ends = list(accumulate(map(len, parts), initial=0))
    bounds = []
    for part, start, end in zip(parts, ends, ends[1:], strict=False):
        if part.strip():
            bounds.append((start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())))
    return bounds


def safe_cut(text: str, offset: int) -> int:
    """The last place at or before ``offset`` where ``text`` can be cut without splitting a character.

    A user's character may be several code points: a letter and its marks, a family of emoji.
    """
    from icu4py.breakers import CharacterBreaker

    start = max(0, min(offset, len(text)) - _AROUND)
    around = _SURROGATE.sub("\ufffd", text[start : offset + _AROUND])
    cut = start
    for end in accumulate(map(len, CharacterBreaker(around, "und")), initial=start):
        if end <= offset:
            cut = end
    return cut


def highlight_spans(text: str, language: str, query_words: Sequence[QueryWord]) -> list[tuple[int, int]]:
    """Bounds of what the words of a query match in ``text``, in order, merged where they touch.

    ``language`` is that of the text. In scripts with pairs of characters a match is the word's
    characters one after the other; elsewhere a whole word with the same folded form or stem.
    """
    aligned = align(text)
    exact = {word.exact for word in query_words}
    stems = {stem for word in query_words for stem in word.stems}
    of_language = stems_of(primary(language))
    sequences = {word.grams for word in query_words if word.grams}
    found: list[tuple[int, int]] = []
    for run, run_start, parts in words_with_parts(aligned.text):
        of = kind(run)
        inside = list(_sequences_in(run, run_start, sequences)) if sequences and of != PLAIN else []
        found += inside
        if not inside or of == UNSPACED:
            found += (
                (start, end)
                for part, start, end in parts
                if fold_word(part) in exact or (stems and of_language[part] in stems)
            )
    return _merged([(aligned.starts[start], aligned.ends[end - 1]) for start, end in found])


def _sequences_in(run: str, offset: int, sequences: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where in a run the pairs of a query word stand one after the other, or its single unit."""
    have_units = list(units(run))
    have = pairs(have_units)
    for wanted in sequences:
        alone = len(wanted) == 1 and wanted[0] in have_units
        size = len(wanted)
        where = have_units if alone else have
        for first in range(len(where) - size + 1):
            if where[first] == wanted[0] and tuple(where[first : first + size]) == wanted:
                spans = unit_spans(run)
                last = first if alone else first + size
                yield offset + spans[first][1], offset + spans[last][2]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
