"""Supplied metadata: the fields of a record by the names that the record itself uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from archive.sources.dateline import find_dateline
from archive.sources.profile import Profile

__all__ = ["Supplied", "mapped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """The fields of one record, typed and otherwise verbatim; None where the data do not give one.

    ``dates`` are texts of the publication date, the preferred one first; ``authors`` lines that may
    be whole bylines. An empty tuple is a list that was supplied and is empty. ``unmapped`` is what
    no field of the record takes.
    """

    title: str | None = None
    subtitle: str | None = None
    text: str | None = None
    dates: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    source: str | None = None
    authors: tuple[str, ...] | None = None
    persons: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None
    identifiers: tuple[str, ...] = ()
    section: str | None = None
    page: str | None = None
    issue: str | None = None
    rights: str | None = None
    dateline: str | None = None
    unmapped: Mapping[str, Any] = field(default_factory=dict)

    @property
    def date(self) -> str | None:
        """The preferred text of the publication date."""
        return self.dates[0] if self.dates else None


def mapped(supplied: Mapping[str, Any], profile: Profile) -> Supplied:
    """The fields of a record by a profile. Names are compared without case; values keep their letters."""
    if not supplied:
        return _NOTHING
    left = {key.strip().casefold(): (key, value) for key, value in supplied.items()}
    taken: dict[str, Any] = {}
    for given, name, read in _plan(profile):
        if given not in left or (name in taken and name != "dates"):
            continue
        value = read(left[given][1])
        if value is not None:
            taken[name] = taken[name] + value if name in taken else value
            del left[given]
    if profile.dateline_runs_on and taken.get("dateline"):
        taken |= _run_on(taken["dateline"], taken.get("text"), profile)
    return Supplied(**taken, unmapped=dict(left.values()))


@lru_cache(maxsize=256)
def _plan(profile: Profile) -> tuple[tuple[str, str, Callable[[Any], Any]], ...]:
    """Names in the data, the fields that they fill and how they are read; preferred names first."""
    return tuple(
        (given.casefold(), name, read) for name, read in _READERS.items() for given in profile.names_of(name)
    )


def _run_on(line: str, text: str | None, profile: Profile) -> dict[str, str | None]:
    """The dateline, and the text with what of the dateline field belongs to it."""
    found = find_dateline(line, profile)
    end = found.end if found else 0
    rest = line[end:].strip()
    joint = "" if rest.endswith("-") and rest[-2:-1].isalpha() else " "
    return {
        "dateline": line[:end].strip() or None,
        "text": f"{rest}{joint}{text or ''}".strip() if rest else text,
    }


def _text(value: Any) -> str | None:
    """A value as one text: numbers in digits, a named thing by its name, a list as paragraphs."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        parts = [part for part in map(_text, value) if part]
        return "\n\n".join(parts) or None
    if isinstance(value, bool) or value is None:
        return None
    return str(value).strip() or None


def _texts(value: Any) -> tuple[str, ...] | None:
    """A list of texts or of things with a name; a text is a list parted by semicolons or bars."""
    if isinstance(value, str):
        parts = [part for chunk in value.split(";") for part in chunk.split("|")]
        return tuple(part.strip() for part in parts if part.strip()) or None
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    text = _text(value)
    return (text,) if text else None


def _verbatim(value: Any) -> tuple[str, ...] | None:
    """Identifiers are never parted."""
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    text = _text(value)
    return (text,) if text else None


_READERS: dict[str, Callable[[Any], Any]] = {
    "title": _text,
    "subtitle": _text,
    "text": _text,
    "dates": _verbatim,
    "language": _text,
    "url": _text,
    "source": _text,
    "authors": _texts,
    "persons": _texts,
    "places": _texts,
    "subjects": _texts,
    "identifiers": _verbatim,
    "section": _text,
    "page": _text,
    "issue": _text,
    "rights": _text,
    "dateline": _text,
}
_NOTHING = Supplied()
