"""The words of a query, and the terms of each field that they can stand for.

A query is routed by script, never by a guess of its language: a Latin word gets the stems of every
language in Latin script that the archive holds.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from archive.languages.folding import fold_word
from archive.languages.grams import pairs, units
from archive.languages.normal import align
from archive.languages.stems import query_stems
from archive.languages.tables import language, primary, table
from archive.languages.tokens import PLAIN, kind, words_with_parts
from archive.languages.writing import script

__all__ = ["QueryWord", "query_words"]


class QueryWord(NamedTuple):
    """One word of a query. An article has the word if any one field has it.

    ``text`` is the word as typed, at ``start`` to ``end`` of the query; ``position`` counts words.
    ``exact`` is its term of the exact field. ``stems`` are alternatives. ``grams`` must all stand
    one after the other, the first at ``gram_position`` if the whole query is taken as a phrase; they
    are empty for scripts that have none. ``pairs`` are those that begin in the word, up to the one with
    the first letter of the next word of its run. ``script`` is an ISO 15924 code, ``Zyyy`` for numbers.
    """

    text: str
    start: int
    end: int
    position: int
    exact: str
    script: str
    stems: tuple[str, ...] = ()
    grams: tuple[str, ...] = ()
    gram_position: int = 0
    pairs: tuple[str, ...] = ()


def query_words(text: str, *, archive_languages: Collection[str]) -> tuple[QueryWord, ...]:
    """The words of ``text``, cut by the same rules as those of a document, without elided articles.

    ``archive_languages`` are the tags of the languages that the archive holds.

    >>> [(word.exact, word.stems) for word in query_words("Amistades", archive_languages=["es", "ko"])]
    [('amistades', ('es:amistad',))]
    """
    aligned = align(text)
    codes = sorted({primary(tag) for tag in archive_languages})
    words: list[QueryWord] = []
    position = place = 0
    for run, _, parts in words_with_parts(aligned.text):
        run_units: Sequence[str] = units(run) if kind(run) != PLAIN else ()
        before = 0
        for part, start, end in parts:
            count = len(units(part)) if run_units else 0
            first, grams = _grams(run_units, before, count)
            exact = fold_word(part)
            if exact and not _is_elided(part, aligned.text[end : end + 2]):
                written = script(part)
                word = QueryWord(
                    text=text[aligned.starts[start] : aligned.ends[end - 1]],
                    start=aligned.starts[start],
                    end=aligned.ends[end - 1],
                    position=position,
                    exact=exact,
                    stems=_stems(part, written, codes),
                    grams=grams,
                    gram_position=place + first,
                    pairs=tuple(pairs(run_units[before : before + count + 1])),
                    script=written,
                )
                words.append(word)
            before += count
            position += 1
        place += len(run_units)
    return tuple(words)


def _is_elided(word: str, after: str) -> bool:
    """Whether a word is the article or particle of ``l'Humanité``: one may search for it without."""
    return after[:1] in {"'", "’"} and after[1:].isalnum() and word.lower() in table("words")["elided"]


def _grams(run: Sequence[str], before: int, count: int) -> tuple[int, tuple[str, ...]]:
    """The pairs of a word of ``count`` units after ``before`` others of its run, and their first place.

    A word of one unit has no pair of its own. It is looked for beside its neighbour: the index has
    the single unit only where a run consists of it.
    """
    if count == 1 and len(run) > 1:
        first = max(before - 1, 0)
        return first, tuple(pairs(run[first : first + 2]))
    return before, tuple(pairs(run[before : before + count])) if count else ()


def _stems(word: str, written: str, codes: list[str]) -> tuple[str, ...]:
    sole = table("scripts")["sole"].get(written)
    if sole is not None:
        return query_stems(word, sole)
    able = (code for code in codes if written in language(code).scripts)
    return tuple(dict.fromkeys(stem for code in able for stem in query_stems(word, code)))
