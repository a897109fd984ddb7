"""The passage of an article that shows best what a query found, with the places to mark in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from archive import languages
from archive.article import PARAGRAPH_BREAK, Article
from archive.index.request import QueryWords

__all__ = ["LENGTH", "Snippet", "snippet"]

LENGTH: Final = 200
"""Code points of a passage, about."""

_MOST_TEXT: Final = 20_000
"""Code points of a body that are looked through for the best passage."""

_ELLIPSIS: Final = "…"

Span: TypeAlias = tuple[int, int]


class Snippet(NamedTuple):
    """A passage on one line; ``marks`` are offsets in it, in code points, in order and apart."""

    text: str
    marks: tuple[Span, ...] = ()


def snippet(article: Article, words: QueryWords, *, length: int = LENGTH) -> Snippet:
    """The best passage of the body for ``words``; its beginning where none of them is in it."""
    text = article.text
    spans = list(_found(article, words, length)) if words else []
    first, last = _densest(text, spans, length)
    start, end = _whole_words(text, *_around(first, last, len(text), length), first, last)
    return _one_line(text, start, end, [span for span in spans if start <= span[0] and span[1] <= end])


# -- where the words are -------------------------------------------------------------------------


def _found(article: Article, words: QueryWords, length: int) -> Iterator[Span]:
    """What a query finds in the body, up to a little after the first paragraph that has all its words."""
    wanted = len(words.words) + len(words.patterns)
    start, end = 0, _MOST_TEXT
    for paragraph in article.body:
        part = paragraph[: max(_MOST_TEXT - start, 0)]
        spans = _marks(part, article.language, words)
        yield from ((start + first, start + last) for first, last in spans)
        start += len(paragraph) + len(PARAGRAPH_BREAK)
        if len({_key(part, span) for span in spans}) >= wanted:
            end = min(end, start + length)
        if start >= end:
            return


def _marks(text: str, language: str, words: QueryWords) -> list[Span]:
    spans = languages.highlight_spans(text, language, words.words) if words.words else []
    if words.patterns:
        parts = [re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".") for pattern in words.patterns]
        matches = re.compile("|".join(parts)).fullmatch
        more = [span for span in languages.words(text) if matches(languages.fold_word(text[slice(*span)]))]
        spans = sorted({*spans, *more})
    return spans


def _key(text: str, span: Span) -> str:
    return languages.fold(text[slice(*span)])


def _densest(text: str, spans: Sequence[Span], length: int) -> Span:
    """From where to where the passage must reach: most different words, then most words, then first."""
    best, reach = (0, 0), (0, 0)
    last = 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - start <= length:
            last += 1
        here = spans[first : last + 1]
        worth = len({_key(text, span) for span in here}), len(here)
        if worth > best:
            best, reach = worth, (start, here[-1][1])
    return reach


# -- where to cut --------------------------------------------------------------------------------


def _around(first: int, last: int, size: int, length: int) -> Span:
    """A passage of ``length`` with what it must show in the middle, as far as the text goes."""
    spare = max(length - (last - first), 0)
    start = max(min(first - spare // 2, size - length), 0)
    return start, min(max(start + length, last), size)


def _whole_words(text: str, start: int, end: int, first: int, last: int) -> Span:
    """The passage without words, or characters of several code points, that are cut in two."""
    margin = max(start - 40, 0)
    bounds = [(margin + begin, margin + close) for begin, close in languages.words(text[margin : end + 40])]
    if start:
        begins = [begin for begin, _ in bounds if start <= begin <= first]
        start = begins[0] if begins else languages.safe_cut(text, start)
        while start and text[start - 1] in _OPENING:
            start -= 1
    if end < len(text):
        closes = [close for _, close in bounds if last <= close <= end and close > start]
        end = closes[-1] if closes else max(languages.safe_cut(text, end), last)
        while end < len(text) and text[end] in _CLOSING:
            end += 1
    return start, end


_OPENING: Final = "([{“„‘«「『《〈¿¡\"'"
_CLOSING: Final = ")]}”“’»」』》〉.!?。！？…\"'"

_DROPPED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, those of writing direction too: a passage is shown among other text."""


def _one_line(text: str, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    """The passage with white space collapsed, its marks moved along."""
    shown: list[str] = []
    places: list[int] = []
    blank = True
    for char in text[start:end]:
        places.append(len(shown))
        space = char.isspace()
        if not (space and blank) and not _DROPPED.match(char):
            shown.append(" " if space else char)
            blank = space
    places.append(len(shown))
    line = "".join(shown)
    before = _ELLIPSIS if text[:start].strip() else ""
    after = _ELLIPSIS if text[end:].strip() else ""
    marks = [
        (len(before) + places[first - start], len(before) + places[last - start]) for first, last in spans
    ]
    return Snippet(
        text=before + line.rstrip() + after, marks=tuple(mark for mark in marks if mark[0] < mark[1])
    )
