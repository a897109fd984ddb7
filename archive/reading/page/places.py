"""The table of places where pages state their metadata, and the candidates in its order."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Any, Final

from archive.reading.clean import clean, collapse
from archive.reading.draft import Candidate

__all__ = ["found", "is_place", "ranked", "table"]

_LONGEST: Final = 2000
"""Characters of a value; longer ones are no metadata."""

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def found(place: str, value: str) -> list[Candidate]:
    """The candidates for a value that stood at ``place``: one for each field that takes it."""
    names = _fields_of().get(place)
    if not names:
        return []
    # Many pages escape what is escaped already.
    value = collapse(clean(unescape(value)))
    if not value or len(value) > _LONGEST:
        return []
    return [
        Candidate(field=name, value=usable, place=place) for name in names if (usable := _usable(name, value))
    ]


def _usable(name: str, value: str) -> str | None:
    """The value as far as the field can take it: an address is no name, and a name is no address."""
    is_address = value.startswith(("http://", "https://"))
    if name == "url":
        return value if is_address else None
    if name == "language":
        tag = value.replace("_", "-").partition(",")[0].strip()
        return tag if _TAG.fullmatch(tag) else None
    return None if is_address or not any(map(str.isalnum, value)) else value


def is_place(place: str) -> bool:
    """Whether the table knows the place."""
    return place in _fields_of()


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """By field in the order of the table, then by rank; a value that a place repeats is there once."""
    ranks = _ranks()
    return tuple(sorted(dict.fromkeys(candidates), key=lambda item: ranks[item.field, item.place]))


@cache
def table() -> dict[str, Any]:
    """The table as it stands in the package."""
    return tomllib.loads((files("archive.reading.page") / "places.toml").read_text("utf-8"))


@cache
def _ranks() -> dict[tuple[str, str], int]:
    keys = ((name, place) for name, places in table()["fields"].items() for place in places)
    return {key: rank for rank, key in enumerate(keys)}


@cache
def _fields_of() -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for name, place in _ranks():
        fields[place] = (*fields.get(place, ()), name)
    return fields
