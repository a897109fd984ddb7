"""Telling persons of one name apart: by the offices beside the name and by when they were held.

Nothing is guessed: where the text names no office, or one that two of them may have held at the time, they
are not told apart.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from archive.article import Mention
from archive.people.persons import Office, RegisteredPerson
from archive.people.tables import names, table

__all__ = ["chosen", "office_label"]

_BEFORE: Final = 90
_AFTER: Final = 60
"""Code points around a mention within which an office is that person's."""

_AFTERWARDS: Final = 1
"""Years after the end of an office in which a newspaper still calls a person by it."""

_BARE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0600-\u06ff]")
"""Scripts in which an office is found inside a word: they write particles or articles without a space."""


def chosen(
    text: str,
    mentions: Sequence[Mention],
    candidates: Iterable[RegisteredPerson],
    language: str,
    year: int | None,
) -> str | None:
    """The id of the one candidate whose offices the text names beside a mention, else ``None``.

    ``language`` is a primary subtag, ``year`` that of the article where it is known.
    """
    kinds = _kinds(text, mentions, language)
    if not kinds:
        return None
    held = [(person.id, office) for person in candidates for office in person.offices if office.kind in kinds]
    for late in (False, True):
        fitting = {name for name, office in held if _fits(office, year, late=late)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _fits(office: Office, year: int | None, *, late: bool) -> bool:
    """Whether an office was held in a year; ``late``: or at any time before it."""
    if year is None:
        return True
    start, end = _year(office.from_), _year(office.to)
    if start is not None and year < start:
        return False
    return late or end is None or year <= end + _AFTERWARDS


def _year(date: str | None) -> int | None:
    found = re.match(r"-?\d{4}", date or "")
    return int(found.group()) if found else None


def _kinds(text: str, mentions: Sequence[Mention], language: str) -> set[str]:
    """The kinds of office named around the mentions."""
    if language not in names("offices"):
        return set()
    pattern, kinds = _phrases(language)
    around = (text[max(0, item.start - _BEFORE) : item.end + _AFTER] for item in mentions)
    return {
        kind for part in around for match in pattern.finditer(part) for kind in kinds[match.lastindex or 0]
    }


@cache
def _phrases(language: str) -> tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]:
    """The words for offices, the longest first, and the kinds that the words of each group stand for."""
    kinds: dict[str, list[str]] = {}
    for kind, phrases in table("offices", language)["kinds"].items():
        for phrase in phrases:
            kinds.setdefault(phrase.lower(), []).append(kind)
    ordered = sorted(kinds, key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(f"({_inflected(phrase)})" for phrase in ordered)
    return re.compile(pattern, re.IGNORECASE), ((), *(tuple(kinds[phrase]) for phrase in ordered))


def _inflected(phrase: str) -> str:
    """A phrase with any endings: of each word of five letters or more two may differ."""
    if _BARE.search(phrase):
        return re.escape(phrase)
    stems = (re.escape(word if len(word) < 5 else word[:-2]) + r"\w{0,5}" for word in phrase.split())
    return r"\b" + r"\s+".join(stems) + r"\b"


def office_label(kind: str, language: str) -> str | None:
    """What a kind of office is called in a language (a primary subtag), in English where it has no table."""
    for code in (language, "en"):
        if code in names("offices"):
            found: list[str] = table("offices", code)["kinds"].get(kind, [])
            if found:
                return found[0]
    return None
