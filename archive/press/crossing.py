"""Where the names of an archive that cross scripts are kept, and from what they are worked out."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archive.errors import DamagedError
from archive.index import Index, Request
from archive.people.authority.crossings import Crossings, Named
from archive.people.keys import script

if TYPE_CHECKING:
    from archive.people import Register

__all__ = ["CROSSINGS_FILE", "opened"]

CROSSINGS_FILE: Final = "crossings.db"


def opened(folder: Path, register: Callable[[], "Register"]) -> Crossings | None:
    """The crossings of the index in ``folder``: those kept there if they are of its state, else made anew.

    ``register`` opens the register without decisions. ``None`` where there is no sound index.
    """
    try:
        index = Index.open(folder)
    except DamagedError:
        return None
    with index, register() as plain:
        stamp = f"{index.up_to} {index.count(revisions=True)} {plain.identity}"
        path = folder / CROSSINGS_FILE
        found = Crossings.open(path, stamp)
        if found is not None:
            return found
        names = list(_named(index, plain))
        try:
            return Crossings.compile(path, stamp, names)
        except (OSError, sqlite3.Error):
            return Crossings.compile(None, stamp, names)


def _named(index: Index, register: "Register") -> Iterator[Named]:
    """Every name that articles have, and the first Latin one of those whom the register knows."""
    counts = index.search(Request(facets={"person": None}, limit=0)).facets["person"].values
    persons = register.resolve([item.value for item in counts])
    for item in counts:
        person = persons.get(item.value)
        name = index.label("person", item.value) or item.value
        yield Named(person or item.value, name, "und", item.count, registered=person is not None)
        if person is not None:
            latin = (form for form in register.forms(person) if script(form.name) == "Latn")
            for form in islice(latin, 1):
                yield Named(person, form.name, form.language, item.count, registered=True)
