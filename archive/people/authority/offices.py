"""Offices named beside a name: what words there are for them, and where a text has one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from archive.article import Mention
from archive.people.tables import names, table

__all__ = ["Named", "around", "beside", "label"]

_BEFORE: Final = 90
_AFTER: Final = 60
"""Code points around a mention within which an office is likely that person's."""

_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0600-\u06ff]")
"""Scripts in which an office is found inside a word: they write particles or articles without a space."""

_BETWEEN: Final = re.compile(r"(?:[^\S\n]+(?:[\w'’]{1,3}|[^\W\d_a-zß-öø-ÿа-џґ][\w'’-]*)){0,4}[^\S\n]*\Z")
"""What may stand between an office and the name after it: small words and words with a capital."""

_ASIDE: Final = re.compile(r"(?:[^\S\n]*[,(（、][^\S\n]*(?:[\w'’.-]+[^\S\n]+){0,3}|[^\S\n]?)\Z")
"""What may stand between a name and the office after it."""


class Named(NamedTuple):
    """An office as a text names it: its kinds, and where it stands (code points of the text)."""

    kinds: tuple[str, ...]
    start: int
    end: int


def around(text: str, mention: Mention, language: str) -> Iterator[Named]:
    """The offices named near a mention, in order; ``language`` is a primary subtag."""
    if language in names("offices"):
        pattern, kinds = _phrases(language)
        start = max(0, mention.start - _BEFORE)
        for match in pattern.finditer(text, start, min(len(text), mention.end + _AFTER)):
            yield Named(kinds[match.lastindex or 0], match.start(), match.end())


def beside(text: str, mention: Mention, language: str) -> Named | None:
    """The office that belongs to the name itself: just before it or just after it."""
    last = None
    for named in around(text, mention, language):
        if named.end <= mention.start and _BETWEEN.match(text[named.end : mention.start]):
            last = named
        elif named.start >= mention.end:
            return last or (named if _ASIDE.match(text[mention.end : named.start]) else None)
    return last


def label(kind: str, language: str) -> str | None:
    """What a kind of office is called in a language (a primary subtag), in English where it has no table."""
    for code in (language, "en"):
        if code in names("offices"):
            found: list[str] = table("offices", code)["kinds"].get(kind, [])
            if found:
                return found[0]
    return None


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
    if _UNSPACED.search(phrase):
        return re.escape(phrase)
    stems = (re.escape(word if len(word) < 5 else word[:-2]) + r"\w{0,5}" for word in phrase.split())
    return r"\b" + r"\s+".join(stems) + r"\b"
