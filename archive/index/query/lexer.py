"""The text of a query cut into tokens. Whatever is no syntax stays a word."""

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from archive import languages

__all__ = ["OPERATORS", "QUERY_FIELDS", "Token", "tokens", "unquoted"]

OPERATORS: Final = frozenset({"AND", "OR", "NOT", "ANDNOT", "ANDMAYBE"})

QUERY_FIELDS: Final = frozenset(
    {
        *("text", "title", "exact"),
        *("person", "author", "source", "language", "subject", "place"),
        *("date", "published", "year", "decade", "month", "mentions"),
    }
)
"""What may stand before a colon, or its name in another language (:func:`archive.languages.field_names`)."""

_QUOTES: Final = {
    '"': '"',
    "“": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
"""Each opening quotation mark with the one that closes it: that of keyboards and those of CJK text."""

_SPACE: Final = re.compile(r"\s+")
_FIELD: Final = re.compile(r"([^\W\d_][\w\u0300-\u036f\u0900-\u0dff\u200c'’-]*)[:：](?!//)\s*(?=\S)")
_RANGE: Final = re.compile(r"([\[{])\s*([^\[\]{}]*?)\s*\bTO\b\s*([^\[\]{}]*?)\s*([\]}])", re.IGNORECASE)
_SLOP: Final = re.compile(r"~(\d{1,3})")
_BOOST: Final = re.compile(r"\^(\d{1,4}(?:\.\d{1,4})?)")
_HEBREW: Final = re.compile('[\u05d0-\u05ea]"[\u05d0-\u05ea]')


class Token(NamedTuple):
    """A piece of a query.

    ``text`` is what the query has there; of a quote it is what stands between the marks, of a field
    its name. ``boost`` and ``slop`` are those written after a quote or a bracket. A range holds its
    ends; ``strict`` says of each whether it is left out.
    """

    kind: Literal["word", "quote", "open", "close", "operator", "field", "range"]
    text: str
    boost: float = 1.0
    slop: int = 1
    ends: tuple[str, str] = ("", "")
    strict: tuple[bool, bool] = (False, False)


def tokens(text: str, note: Callable[[str], None]) -> Iterator[Token]:
    """Cut a query. ``note`` is told, a sentence each time, what is ignored."""
    place = 0
    word = 0  # where the word at hand began
    while place < len(text):
        step = _step(text, place, word, note)
        if step is None:
            place += 1
            continue
        token, after = step
        yield from _word(text[word:place])
        if token is not None:
            yield token
        place = word = after
    yield from _word(text[word:])


def _word(text: str) -> Iterator[Token]:
    if text:
        yield Token(kind="operator" if text in OPERATORS else "word", text=text)


def _step(text: str, place: int, word: int, note: Callable[[str], None]) -> tuple[Token | None, int] | None:
    """What begins at a place and is no part of a word, and where it ends; ``None`` where there is nothing."""
    char = text[place]
    if match := _SPACE.match(text, place):
        return None, match.end()
    if char == "(":
        return Token(kind="open", text=char), place + 1
    if char == ")":
        boost, after = _boost(text, place + 1)
        return Token(kind="close", text=char, boost=boost), after
    if char in _QUOTES and not _HEBREW.match(text, max(place - 1, 0)):
        return _quote(text, place, note)
    if place == word and (match := _FIELD.match(text, place)) and (name := _field(match[1])):
        return Token(kind="field", text=name), match.end()
    if char in "[{" and place == word and (match := _RANGE.match(text, place)):
        strict = match[1] == "{", match[4] == "}"
        return Token(kind="range", text=match[0], ends=(match[2], match[3]), strict=strict), match.end()
    return None


def _field(name: str) -> str | None:
    """The field of that name, in any of the languages that have names for fields."""
    if name in QUERY_FIELDS:
        return name
    # With a capital it begins a headline: "Moskau: Treffen der Minister".
    return None if name[0].isupper() else languages.field_names().get(languages.fold_word(name))


def _quote(text: str, place: int, note: Callable[[str], None]) -> tuple[Token, int] | None:
    end = text.find(_QUOTES[text[place]], place + 1)
    if end < 0:
        note(f"the quotation mark {text[place]} is not closed and was ignored")
        return None
    after, slop = end + 1, 1
    if match := _SLOP.match(text, after):
        after, slop = match.end(), max(int(match[1]), 1)
    boost, after = _boost(text, after)
    return Token(kind="quote", text=text[place + 1 : end], boost=boost, slop=slop), after


def _boost(text: str, place: int) -> tuple[float, int]:
    match = _BOOST.match(text, place)
    return (float(match[1]), match.end()) if match else (1.0, place)


def unquoted(text: str) -> str:
    """A query with what it quotes as plain words."""
    for mark, closing in _QUOTES.items():
        quote = re.compile(f"{mark}([^{closing}]*){closing}(?:~\\d+)?")
        text = quote.sub(lambda found: f" {found[1].lower()} ", text)
    return text
