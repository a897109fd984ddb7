"""All profiles: those that ship with the package and those of a folder of the user's."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from archive.errors import UsageError
from archive.sources.profile import GENERIC, Profile
from archive.sources.slug import slug
from archive.sources.tables import table

__all__ = ["Profiles", "profiles"]

_LISTS: Final = frozenset({"add", "complete"})
_NOTES: Final = frozenset({"sources"})
"""Keys of a profile file that are for its readers."""


class Profiles:
    """Finds the profile of a source. Later profiles replace earlier ones of the same id."""

    def __init__(self, found: Iterable[Profile]) -> None:
        self._by_id = {profile.id: profile for profile in found}
        self._by_name = {
            name.casefold(): profile
            for profile in self._by_id.values()
            for name in (*profile.names, profile.id)
        }
        self._by_host = {host: profile for profile in self._by_id.values() for host in profile.hosts}

    def __iter__(self) -> Iterator[Profile]:
        return iter(self._by_id.values())

    def resolve(self, name: str) -> Profile:
        """The profile with this id, name or alias, case aside; else the generic one under this name."""
        known = self._by_name.get(" ".join(name.split()).casefold()) or self._by_id.get(slug(name))
        return known or replace(GENERIC, id=slug(name), name=" ".join(name.split()) or slug(name))

    def by_host(self, host: str) -> Profile | None:
        """The source that publishes at a web host or at one above it."""
        labels = host.casefold().rstrip(".").split(".")
        parents = (".".join(labels[place:]) for place in range(len(labels) - 1))
        return next((self._by_host[parent] for parent in parents if parent in self._by_host), None)

    def by_rights(self, text: str) -> Profile | None:
        """The source whose name stands in a rights line; of several the one with the longest name."""
        line = " ".join(text.split()).casefold()
        names = (name for name in self._by_name if _stands_in(name, line))
        longest = max(names, key=len, default=None)
        return self._by_name[longest] if longest else None


@cache
def profiles(folder: Path | None = None) -> Profiles:
    """The profiles of the package and, over them, of ``folder``, one TOML file each.

    Raises :class:`UsageError` that names the file and the key where a profile is not right.
    """
    shipped = (
        item for item in (files("archive.sources") / "profiles").iterdir() if item.name.endswith(".toml")
    )
    own = sorted(folder.glob("*.toml")) if folder is not None and folder.is_dir() else []
    ordered: list[Traversable] = [*sorted(shipped, key=lambda item: item.name), *own]
    return Profiles(_read(item) for item in ordered)


def _stands_in(name: str, line: str) -> bool:
    """Whether a name stands in a line, not as a part of a longer word where words are parted."""
    place = line.find(name)
    while place >= 0:
        before, after = line[place - 1 : place], line[place + len(name) : place + len(name) + 1]
        if not (_joins(before, name[0]) or _joins(name[-1], after)):
            return True
        place = line.find(name, place + 1)
    return False


def _joins(left: str, right: str) -> bool:
    """Whether two characters belong to one word of an alphabet."""
    return bool(left and right) and left.isalnum() and right.isalnum() and max(left, right) < "\u1100"


def _read(file: Traversable) -> Profile:
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file}: not a source profile: {error}") from error
    try:
        return _profile(data)
    except ValueError as error:
        raise UsageError(f"{file}: {error}") from error


def _profile(data: Mapping[str, Any]) -> Profile:
    known = {item.name for item in fields(Profile)}
    for key in data.keys() - known - _NOTES:
        raise ValueError(f"unknown key {key!r}; known are {', '.join(sorted(known | _NOTES))}")
    for key in ("id", "name"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            raise ValueError(f"{key} must be a text that is not empty")
    if slug(data["id"]) != data["id"]:
        raise ValueError(f"id must be written {slug(data['id'])!r}")
    values: dict[str, Any] = {key: data[key] for key in data.keys() - _NOTES}
    for key in ("aliases", "hosts", "languages", "datelines", "end_marks", "sources"):
        if key in data:
            values[key] = _texts(key, data[key])
    values.pop("sources", None)
    if "hosts" in values:
        values["hosts"] = tuple(host.casefold().removeprefix("www.") for host in values["hosts"])
    if "fields" in data:
        values["fields"] = _fields(data["fields"])
    if "lists" in data:
        values["lists"] = _lists(data["lists"])
    for key, kind, what in (("time_zone", str, "a text"), ("dateline_runs_on", bool, "true or false")):
        if key in data and type(data[key]) is not kind:
            raise ValueError(f"{key} must be {what}")
    return Profile(**values)


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValueError(f"{key} must be a list of texts that are not empty")
    return tuple(value)


def _fields(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("fields must be a table")  # noqa: TRY004 - the error of a file, not of a program
    known = table("fields")["fields"]
    for key in value.keys() - known.keys():
        raise ValueError(f"unknown key fields.{key}; known are {', '.join(sorted(known))}")
    return {key: _texts(f"fields.{key}", names) for key, names in value.items()}


def _lists(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("lists must be a table")  # noqa: TRY004 - the error of a file, not of a program
    for key, says in value.items():
        if key not in ("persons", "places", "subjects"):
            raise ValueError(f"unknown key lists.{key}; known are persons, places, subjects")
        if says not in _LISTS:
            raise ValueError(f"lists.{key} must be 'add' or 'complete'")
    return value
