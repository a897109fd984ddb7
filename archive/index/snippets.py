"""The passage of an article that shows best what a query found, with the places to mark in it."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

from archive import languages
from archive.article import PARAGRAPH_BREAK, Article
from archive.index.request import QueryWords
from archive.index.telling import Span, alike, best, marked, telling
from archive.languages.passages import Match, matches, merged, whole_characters

__all__ = ["LENGTH", "Snippet", "snippet"]

LENGTH: Final = 200
"""Code points of a passage, about."""

_MOST_TEXT: Final = 20_000
"""Code points of a body that are looked through for the best passage."""

_ELLIPSIS: Final = "…"


class Snippet(NamedTuple):
    """A passage on one line; ``marks`` are offsets in it, in code points, in order and apart.

    A mark is a whole word, in scripts without spaces and in Korean the part that was found, and never
    splits a character. Of a question the words that tell something are marked and not every ``the``.
    """

    text: str
    marks: tuple[Span, ...] = ()


def snippet(article: Article, words: QueryWords, *, length: int = LENGTH) -> Snippet:
    """The best passage of the body for ``words``; its beginning where none of them is in it.

    It begins and ends with a sentence where that fits, else with a word, and stays in one paragraph unless
    that is short or another has more of the words.
    """
    text = article.text
    found = _found(article, text, words, length) if words else []
    told = telling(found, words, length)
    first, last = best(text, found, told, length)
    start, end = _bounds(text, first, last, length)
    inside = [match for match in found if start <= match.start and match.end <= end]
    return _one_line(text, start, end, merged(marked(text, inside, words, told)))


# -- where the words are -------------------------------------------------------------------------


def _found(article: Article, text: str, words: QueryWords, length: int) -> list[Match]:
    """What a query finds in the body, up to a little after the first passage that has all its words.

    That such a passage has a phrase of the query whole is not known: then the search goes on.
    """
    wanted = len({word.exact for word in words.words}) + len(words.patterns)
    found: list[Match] = []
    start, stop = 0, _MOST_TEXT
    for paragraph in article.body:
        part = paragraph[: max(_MOST_TEXT - start, 0)]
        matched = _matches(part, article.language, words)
        here = [Match(start + first, start + last, word) for first, last, word in matched]
        found += here
        if not words.phrases and stop == _MOST_TEXT and _kinds(here) >= wanted:
            first, last = best(text, here, alike(here), length)
            if _kinds(match for match in here if first <= match.start and match.end <= last) >= wanted:
                stop = last + length
        start += len(paragraph) + len(PARAGRAPH_BREAK)
        if start >= stop:
            break
    return found


def _kinds(found: Iterable[Match]) -> int:
    return len({match.word for match in found})


def _matches(text: str, language: str, words: QueryWords) -> list[Match]:
    found = matches(text, language, words.words) if words.words else []
    if words.patterns:
        tests = [_pattern(pattern).fullmatch for pattern in words.patterns]
        for start, end in languages.words(text):
            folded = languages.fold_word(text[start:end])
            number = next((number for number, test in enumerate(tests) if test(folded)), None)
            if number is not None:
                found.append(Match(start, end, len(words.words) + number))
        found.sort()
    return found


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."))


# -- where to cut --------------------------------------------------------------------------------


def _bounds(text: str, first: int, last: int, length: int) -> Span:
    """The passage around what it must show: sentences where they fit, else words."""
    if len(text) <= length:
        return 0, len(text)
    low, high = _room(text, first, last, length)
    begins, ends = _sentences(text, max(low, first - length), min(high, last + length), low)
    spare = max(length - (last - first), 0)
    fitting = [place for place in begins if first - spare <= place <= first]
    if high - first < length and (early := [place for place in fitting if place >= high - length]):
        start = early[0]
    elif fitting:
        start = fitting[-1]
    else:
        start = _word_start(text, max(min(first - spare // 2, high - length), low), first)
    stop = max(min(start + length, high), last)
    closing = [place for place in ends if max(last, stop - length // 4) <= place <= stop]
    if stop < high:
        stop = closing[-1] if closing else _word_end(text, last, stop)
    return start, stop


def _room(text: str, first: int, last: int, length: int) -> Span:
    """The paragraphs in which the passage may lie: one, or as many as it takes for half a passage."""
    low = text.rfind(PARAGRAPH_BREAK, 0, first)
    high = text.find(PARAGRAPH_BREAK, last)
    low, high = (0 if low < 0 else low + len(PARAGRAPH_BREAK)), (len(text) if high < 0 else high)
    if high - low < length // 2:
        high = len(text)
    return (low if high - low >= length // 2 else 0), high


def _sentences(text: str, start: int, end: int, low: int) -> tuple[list[int], list[int]]:
    """Where sentences begin and end between two places; the first begins there only at ``low``."""
    bounds = [(start + first, start + last) for first, last in languages.sentences(text[start:end])]
    begins = [first for first, _ in bounds]
    return begins if start == low else begins[1:], [last for _, last in bounds]


def _word_start(text: str, start: int, first: int) -> int:
    """The first word between two places, after a comma or the like if there is one."""
    if not start:
        return 0
    margin = max(start - _MARGIN, 0)
    begins = [margin + place for place, _ in languages.words(text[margin : first + 1])]
    later = [place for place in begins if start <= place <= first]
    # Where the match lies inside a word that begins before, the whole of it is shown.
    chosen = [*filter(partial(_after_a_pause, text), later), *later, *reversed(begins)]
    start = chosen[0] if chosen else min(languages.safe_cut(text, start), first)
    while start and text[start - 1] in _OPENING:
        start -= 1
    return start


def _after_a_pause(text: str, place: int) -> bool:
    """Whether a comma or the like is before, or a space where words have none between them."""
    before = text[max(place - 3, 0) : place].rstrip()
    return before[-1:] in _PAUSES or (text[place - 1].isspace() and _UNSPACED.match(text, place) is not None)


def _word_end(text: str, last: int, end: int) -> int:
    """The end of the last word between two places, with what closes it."""
    margin = max(last - _MARGIN, 0)
    closes = [margin + place for _, place in languages.words(text[margin : end + _MARGIN])]
    sooner = [place for place in closes if last <= place <= end]
    chosen = [*reversed(sooner), *(place for place in closes if place >= last)]
    end = chosen[0] if chosen else max(languages.safe_cut(text, end), last)
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


_MARGIN: Final = 40
_OPENING: Final = "([{“„‘«「『《〈¿¡\"'"
_CLOSING: Final = ")]}”“’»」』》〉.!?。！？…\"'"
_PAUSES: Final = (",", ";", ":", "،", "؛", "，", "；", "：", "、", "–", "—")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


# -- what is shown -------------------------------------------------------------------------------


_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DROPPED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def _paired(text: str) -> set[int]:
    """Where embeddings and isolates stand that are closed in ``text`` too, with what closes them.

    Unicode Standard Annex 9. What is not closed would turn the text that the passage is shown among, and
    overrides make letters stand in another order than they are read in: a passage has neither. The marks
    of direction (LRM, RLM, ALM) are letters without a form and reach no further: they stay.
    """
    paired: set[int] = set()
    opened: list[int] = []
    for found in _DIRECTION.finditer(text):
        place, char = found.start(), found[0]
        if char == _PDI:
            # It also ends the embeddings that were opened within its isolate.
            isolates = [depth for depth, place in enumerate(opened) if text[place] in _ISOLATES]
            if isolates:
                paired |= {opened[isolates[-1]], place}
                del opened[isolates[-1] :]
        elif char != _PDF:
            opened.append(place)
        elif opened and text[opened[-1]] not in _ISOLATES:
            begun = opened.pop()
            paired |= {begun, place} if text[begun] in _EMBEDDINGS else set()
    return paired


_ISOLATES: Final = "\u2066\u2067\u2068"
_EMBEDDINGS: Final = "\u202a\u202b"
_PDF: Final = "\u202c"
_PDI: Final = "\u2069"


_UNEVEN: Final = re.compile(f"[^\\S ]|  |^ |{_DROPPED.pattern}")


def _one_line(text: str, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    """The passage with white space collapsed, its marks moved along."""
    line = passage = text[start:end]
    places: Sequence[int] = range(len(passage) + 1)
    if _UNEVEN.search(passage):
        line, places = _evened(passage)
    before = _ELLIPSIS if text[:start].strip() else ""
    after = _ELLIPSIS if text[end:].strip() else ""
    line = before + line.rstrip() + after
    moved = (
        (len(before) + places[first - start], len(before) + places[last - start]) for first, last in spans
    )
    marks = merged(whole_characters(line, *mark) for mark in moved if mark[0] < mark[1])
    return Snippet(text=line, marks=tuple(marks))


def _evened(passage: str) -> tuple[str, Sequence[int]]:
    """The passage without what is not shown, and where in that each of its characters went."""
    shown: list[str] = []
    places: list[int] = []
    blank = True
    paired = _paired(passage)
    for place, char in enumerate(passage):
        places.append(len(shown))
        space = char.isspace()
        if not (space and blank) and (place in paired or not _DROPPED.match(char)):
            shown.append(" " if space else char)
            blank = space
    return "".join(shown), [*places, len(shown)]
