"""Lists of persons that an archive takes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import DocumentError, UsageError
from archive.people.authority.persons import shipped
from archive.people.importing import FORMATS, Combined, Listed, combined, read

if TYPE_CHECKING:
    from archive.press.resources import Resources
    from archive.store import Store

__all__ = ["ImportReport", "RefusedRow", "imported", "take_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row or person that did not go in: its place in the file, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of a list of persons. ``kind`` is ``added``, ``planned`` (a dry run) or ``unchanged``.

    Of the ``persons`` in it, ``joined`` were known already and ``new`` were not; ``forms`` is how many name
    forms it adds, ``bare`` how many were left out because they are only a part of a name. ``homonyms`` is
    how many of its names several persons have, which join none of them; ``shared`` are the first of them.
    """

    name: str
    kind: str
    format: str
    persons: int = 0
    forms: int = 0
    joined: int = 0
    new: int = 0
    bare: int = 0
    homonyms: int = 0
    shared: tuple[str, ...] = ()
    refused: tuple[RefusedRow, ...] = ()


def take_in(resources: "Resources", path: str | PathLike[str], form: str, *, dry_run: bool) -> ImportReport:
    """Take in a file. See :meth:`archive.press.Press.import_people`."""
    if form not in ("auto", *FORMATS):
        raise UsageError(f"{form!r} is no format of lists; known are auto, {', '.join(FORMATS)}")
    settings = resources.home.settings
    data = _bytes(Path(path), settings.max_document_bytes)
    name = Path(path).name
    store = resources.store(write=True)
    known = _known(store, data)
    if known is not None:
        return ImportReport(name=known[0], kind="unchanged", format=known[1])
    listing = read(data, name, form, most_bytes=settings.max_unpacked_bytes)
    before = _lists(store, settings.max_unpacked_bytes)
    made = combined(shipped(), [*before, (name, listing.persons)])
    if not dry_run:
        store.imports.add(name, listing.format, data)
        resources.persons_changed(made.persons)
    count = made.counts[-1]
    return ImportReport(
        name=name,
        kind="planned" if dry_run else "added",
        format=listing.format,
        persons=count.persons,
        forms=count.forms,
        joined=count.joined,
        new=count.new,
        bare=count.bare,
        homonyms=count.homonyms,
        shared=count.shared,
        refused=tuple(RefusedRow(place=item.place, reason=item.reason) for item in listing.refused),
    )


def imported(store: "Store", most_bytes: int) -> Combined:
    """The persons of all lists that an archive keeps, read anew."""
    return combined(shipped(), _lists(store, most_bytes))


def _lists(store: "Store", most_bytes: int) -> list[tuple[str, Sequence[Listed]]]:
    found: list[tuple[str, Sequence[Listed]]] = []
    for item in store.imports.list():
        data = store.imports.original(item.seq) or b""
        try:
            found.append((item.name, read(data, item.name, item.format, most_bytes=most_bytes).persons))
        except DocumentError:
            # Today's rules find nobody in it; the others still count.
            found.append((item.name, ()))
    return found


def _known(store: "Store", data: bytes) -> tuple[str, str] | None:
    """Name and format of a list with the same bytes."""
    from archive.store.text import sha256

    digest = sha256(data)
    return next(((item.name, item.format) for item in store.imports.list() if item.original == digest), None)


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise DocumentError(str(path), f"it cannot be read: {error.strerror}") from error
    if len(data) > most:
        raise DocumentError(
            str(path), f"it is larger than {most:,} bytes, the limit for a document; gzip makes it smaller"
        )
    return data
