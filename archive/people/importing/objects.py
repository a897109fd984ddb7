"""Objects in the list under a key of a JSON file, one at a time."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from archive.errors import DocumentError
from archive.people.importing.values import Refused
from archive.reading.elements import elements

__all__ = ["Item", "Opened", "objects", "utf8"]

_MOST_BYTES: Final = 1_000_000
"""Bytes of one object."""

_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]]', re.DOTALL)
_LIST: Final = re.compile(rb"\s*:\s*\[")
_CHUNK: Final = 1 << 16


class Item(NamedTuple):
    """An object, and where it stood."""

    place: str
    value: dict[str, Any]


Opened = Callable[[], Iterator[bytes]]
"""The bytes of a file from its start, in chunks."""


def objects(opened: Opened, key: str | None, name: str) -> Iterator[Item | Refused]:
    """The objects of the list under ``key``, if it is there; without a key the file is the list."""
    chunks = opened() if key is None else _after(opened(), key)
    if chunks is None:
        return
    for number, data in enumerate(elements(chunks, name, _MOST_BYTES), start=1):
        place = f"{key} {number}" if key else f"entry {number}"
        if data is None:
            yield Refused(place, f"it is larger than {_MOST_BYTES:,} bytes")
            continue
        try:
            value = json.loads(data)
        except (ValueError, RecursionError) as error:
            yield Refused(place, f"it is not valid JSON: {error}")
            continue
        yield Item(place, value) if isinstance(value, dict) else Refused(place, "it is no object")


def _after(chunks: Iterator[bytes], key: str) -> Iterator[bytes] | None:
    """What follows the key, from the bracket of its list on; a key inside of another list is not it."""
    data = b"".join(chunks)
    lists = 0
    wanted = key.encode()
    for match in _TOKEN.finditer(data):
        token = match.group()
        if token == b"[":
            lists += 1
        elif token == b"]":
            lists -= 1
        elif not lists and token[1:-1] == wanted and (found := _LIST.match(data, match.end())):
            return (data[at : at + _CHUNK] for at in range(found.end() - 1, len(data), _CHUNK))
    return None


def utf8(head: bytes, name: str) -> None:
    """Raises :class:`DocumentError` for JSON in another encoding, where a bracket may be half of a letter."""
    if b"\0" in head[:100]:
        raise DocumentError(name, "JSON must be in UTF-8")
