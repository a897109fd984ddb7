"""Dates in running text: only those that the text states."""

import re
from collections.abc import Iterator
from typing import Final

from archive.article import DateMention
from archive.dates import language as languages
from archive.dates.grammar import Grammar, grammar
from archive.dates.value import read

__all__ = ["find", "parts_of"]

_DIGIT: Final = re.compile(r"[\d〇零○一二三四五六七八九十元]")
# No date is longer than this on either side of its year.
_LEFT: Final = 80
_RIGHT: Final = 60


def find(text: str, language: str) -> list[DateMention]:
    """Every date that the text states, in order, none within another.

    ``language`` is a BCP 47 tag; of an unknown language only dates in numbers are found. Offsets count
    code points. Precision comes before recall: a number is a year only where its words say so, and a date
    that cannot be (30 February) is none.
    """
    if _DIGIT.search(text) is None:
        return []
    words = grammar(languages.base(language))
    order = languages.order(language)
    mentions = []
    for start, end in _windows(text, words):
        for match in words.regex.finditer(text, start, end):
            parts, first, last = parts_of(match, words)
            stated = read(parts, words, order=order)
            if stated is not None:
                mentions.append(
                    DateMention(
                        edtf=stated.edtf,
                        verbatim=text[first:last],
                        calendar=stated.calendar,
                        start=first,
                        end=last,
                        consistent=stated.consistent,
                    )
                )
    return mentions


def parts_of(match: re.Match[str], words: Grammar) -> tuple[dict[str, str], int, int]:
    """The parts of a match by role, and where its date starts and ends, without what only leads to it."""
    parts: dict[str, str] = {}
    start, end = match.span()
    for name, role in words.roles[match.lastgroup or ""]:
        value = match[name]
        if value is None:
            continue
        if role == "mention":
            start, end = match.span(name)
        else:
            parts.setdefault(role, value)
    return parts, start, end


def _windows(text: str, words: Grammar) -> Iterator[tuple[int, int]]:
    """The stretches around the years of the text: most of a text is far from any."""
    start = end = -1
    for match in words.anchor.finditer(text):
        if match.start() - _LEFT > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _LEFT)
        end = min(len(text), match.end() + _RIGHT)
    if end >= 0:
        yield start, end
