"""Reading a list: what it is, and the persons in it."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from archive.errors import DocumentError
from archive.people.importing import popolo, queries, tables
from archive.people.importing.objects import Opened, objects, utf8
from archive.people.importing.values import Listed, Part, Refused

__all__ = ["FORMATS", "Listing", "read", "recognised"]

FORMATS: Final = ("csv", "popolo", "wikidata")

_CHUNK: Final = 1 << 16


class Listing(NamedTuple):
    """The persons of a list, in its order, and what of it does not go in."""

    format: str
    persons: tuple[Listed, ...]
    refused: tuple[Refused, ...]


def read(data: bytes, name: str, form: str = "auto", *, most_bytes: int) -> Listing:
    """Read a list, packed with gzip or not; ``most_bytes`` is how large it may be unpacked.

    ``form`` is one of :data:`FORMATS` or ``auto``. Raises :class:`DocumentError` for a file that as a
    whole cannot be read or holds no person.
    """

    def opened() -> Iterator[bytes]:
        return _chunks(data, name, most_bytes)

    head = next(opened(), b"")
    form = recognised(head) if form == "auto" else form
    persons: dict[str, Listed] = {}
    refused: list[Refused] = []
    for part in _parts(opened, head, form, name):
        if isinstance(part, Refused):
            refused.append(part)
            continue
        persons.setdefault(part.same, Listed(place=part.place)).take(part)
    refused += [Refused(person.place, "it has no name") for person in persons.values() if not person.forms]
    found = tuple(person for person in persons.values() if person.forms)
    if not found:
        why = f": {refused[0].place}: {refused[0].reason}" if refused else ""
        raise DocumentError(name, f"there is no person in it{why}")
    return Listing(form, found, tuple(refused))


def recognised(head: bytes) -> str:
    """Which of :data:`FORMATS` a file is, by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        queried = b'"bindings"' in start or b'"vars"' in start or b"wikidata.org/entity/" in start[:2000]
        return "wikidata" if queried and b'"persons"' not in start[:200] else "popolo"
    return "wikidata" if start.startswith((b"?", b"item")) else "csv"


def _parts(opened: Opened, head: bytes, form: str, name: str) -> Iterator[Part | Refused]:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b"{", b"[")):
        if form == "popolo":
            raise DocumentError(name, "it is no JSON, which Popolo is")
        return tables.parts(opened(), name)
    utf8(head, name)
    listed = start.startswith(b"[")
    if form == "popolo":
        return popolo.parts(opened, name, listed=listed)
    if form == "csv":
        raise DocumentError(name, "it is JSON and no table")
    return queries.parts(objects(opened, None if listed else "bindings", name))


def _chunks(data: bytes, name: str, most_bytes: int) -> Iterator[bytes]:
    packed = data.startswith(b"\x1f\x8b")
    stream = gzip.GzipFile(fileobj=io.BytesIO(data)) if packed else io.BytesIO(data)
    size = 0
    with stream:
        while True:
            try:
                chunk = stream.read(_CHUNK)
            except (OSError, EOFError, zlib.error) as error:
                raise DocumentError(name, f"the compressed data is damaged: {error}") from error
            if not chunk:
                return
            size += len(chunk)
            if size > most_bytes:
                raise DocumentError(name, f"it unpacks to more than {most_bytes:,} bytes")
            yield chunk
