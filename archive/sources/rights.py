"""Rights lines: who holds the rights, and since when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from archive.reading import Block
from archive.sources.profile import Profile
from archive.sources.tables import table

__all__ = ["Rights", "find_rights"]

_LONGEST: Final = 300
"""Characters of a rights line."""

_SHORT: Final = 80
"""Characters of a line in which a mere word is enough."""

_REACH: Final = 4
"""Blocks from the end, and from the beginning, among which a rights line is looked for."""

_AROUND: Final = ' .,;:|/·–—-()[]<>"'
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3})[.。]\s+|\s+\|\s+")
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """A rights line: its words, the years in it, the holder, the index of its block."""

    verbatim: str
    years: tuple[str, ...]
    owner: str
    index: int


def find_rights(blocks: Sequence[Block], profile: Profile) -> Rights | None:  # noqa: ARG001 - one shape for all finders
    """The rights line: a block that the markup calls one, else one near an end of the article."""
    hinted = [index for index, block in enumerate(blocks) if block.hint == "rights"]
    size = len(blocks)
    last = range(size - 1, max(size - 1 - _REACH, -1), -1)
    first = range(min(_REACH, size))
    for index in (*hinted, *last, *first):
        block = blocks[index]
        if block.hint in ("title", "subtitle", "heading") or len(block.text) > _LONGEST:
            continue
        if block.hint == "rights" or _is_rights(block.text):
            years = tuple(dict.fromkeys(_YEAR.findall(block.text)))
            return Rights(verbatim=block.text, years=years, owner=_owner(block.text), index=index)
    return None


@lru_cache(maxsize=512)
def _is_rights(line: str) -> bool:
    """Signs or words of rights in a line that is no sentence about rights."""
    folded = line.casefold()
    if not any(word in folded for word in _folded()):
        return False
    match = _words("signs", "reserved").search(line)
    if match is None:
        return False
    if not match.group()[0].isalpha() or not line[: match.start()].strip() or _words("reserved").search(line):
        return True
    return len(line) <= _SHORT and bool(_YEAR.search(line) or not line[match.end() :].strip(" ."))


@cache
def _folded() -> tuple[str, ...]:
    """Every sign and word, to look for before anything slower."""
    return (*(word.casefold() for kind in ("signs", "reserved") for word in table("rights")[kind]), "(c)")


def _owner(line: str) -> str:
    """The holder: what stands after sign and year, else before them, but before the words that reserve."""
    reserved = _words("reserved").search(line)
    told = line[: reserved.start()] if reserved else line
    places = [match.span() for pattern in (_words("signs"), _YEAR) for match in pattern.finditer(told)]
    before, after = told, ""
    if places:
        before = told[: min(places)[0]]
        pieces = _words("signs").sub("\n", _YEAR.sub("\n", told[min(places)[0] :])).split("\n")
        after = next((piece for piece in map(_trimmed, pieces) if piece), "")
    return after or _trimmed(before) or _trimmed(line[reserved.end() :] if reserved else "")


def _trimmed(piece: str) -> str:
    """A name without the small words and signs around it; without letters it is none."""
    words = piece.split()
    small = table("rights")["between"]
    while words and words[0].casefold() in small:
        words.pop(0)
    while words and words[-1].casefold() in small:
        words.pop()
    # The first sentence is the name; what follows are conditions.
    name = _SENTENCE.split(" ".join(words))[0].strip(_AROUND)
    return name if any(map(str.isalpha, name)) else ""


def _bounded(word: str) -> str:
    """A pattern for a word that stands by itself where its script parts words."""
    before = r"\b" if word[0].isalpha() and word[0] < "\u0590" else ""
    after = r"\b" if word[-1].isalpha() and word[-1] < "\u0590" else ""
    return f"{before}{re.escape(word)}{after}"


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    words = sorted((word for kind in kinds for word in table("rights")[kind]), key=len, reverse=True)
    parts = [_bounded(word) for word in words]
    if "signs" in kinds:
        parts.append(r"\(c\)(?=\s*[12]\d{3})")
    return re.compile("|".join(parts), re.IGNORECASE)
