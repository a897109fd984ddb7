"""Finding names in Thai: a form of address, a given name, a space, a surname.

Thai writes the words of a phrase together and parts phrases by spaces; a name is the one place with
a space inside a phrase. A surname ends with its phrase or before a word that goes on with the sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from archive.people.authority.known import KnownNames
from archive.people.finding.sightings import Sighting
from archive.people.keys import words
from archive.people.tables import table

__all__ = ["shorts", "sightings"]

_LETTERS: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
_VOWELS: Final = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
"""Signs that follow a consonant: no word begins with one."""


@cache
def _data() -> Any:
    return table("languages", "th")


def _any(name: str) -> str:
    return "|".join(map(re.escape, sorted(_data()[name], key=len, reverse=True)))


@cache
def _addressed() -> re.Pattern[str]:
    """A form of address that begins a word, and the given name and the rest of the phrase after it."""
    start = rf"(?![{_VOWELS}])(?!{_any('not_names')})"
    return re.compile(
        rf"(?:(?<![{_LETTERS}])|(?<={')|(?<='.join(sorted(_data()['precedes']))}))"
        rf"(?:{_any('titles')})[ ]?{start}((?:[เแโใไ]|[{_LETTERS}]{{2}})[{_LETTERS}]{{1,16}})[ ]"
        rf"{start}([{_LETTERS}]{{2,60}})"
    )


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(_any("follows"))


def sightings(text: str, language: str, known: KnownNames) -> Iterator[Sighting]:  # noqa: ARG001
    # Registered forms in Thai letters are too few to look for.
    """Names in Thai letters, in order."""
    for match in _addressed().finditer(text):
        given, rest = match.groups()
        stop = _stops().search(rest)
        surname = rest[: stop.start()] if stop else rest
        if len(surname) < 2 or len(surname) > 24 or _stops().search(given):
            continue
        end = match.start(2) + len(surname)
        name = text[match.start(1) : end]
        yield Sighting(start=match.start(1), end=end, name=name, words=words(name))


def shorts(text: str, parts: frozenset[str]) -> Iterator[Sighting]:
    """Given names after a form of address: นายประวิทย์กล่าว."""
    found = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True) if len(part) > 2)
    if not found:
        return
    for match in re.finditer(rf"(?:{_any('titles')})[ ]?({found})", text):
        name = match.group(1)
        yield Sighting(start=match.start(1), end=match.end(1), name=name, words=(name,), full=False)
