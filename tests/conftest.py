"""Settings of the whole suite."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import settings

from archive.people.authority import compile as compiling
from archive.people.authority.persons import RegisteredPerson, shipped

# The same examples in every run, so that a change is judged by what it changes; EXPLORE=1 draws new ones.
settings.register_profile("repeatable", derandomize=True)
if not os.environ.get("EXPLORE"):
    settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def _tables_of_shipped_persons() -> Iterator[None]:
    """Fill the tables of a register without imports once in a run, and copy them from then on.

    Nearly every home that a test makes has such a register. The copy is what :func:`fill` made of the same
    persons and the same stamp; others are filled as ever.
    """
    fill = compiling.fill
    kept: dict[str, sqlite3.Connection] = {}

    def copied(
        connection: sqlite3.Connection, persons: Iterable[RegisteredPerson], stamp: Mapping[str, str]
    ) -> None:
        given = list(persons)
        if given != list(shipped()):
            fill(connection, given, stamp)
            return
        name = repr(sorted(stamp.items()))
        if name not in kept:
            kept[name] = sqlite3.connect(":memory:", check_same_thread=False)
            with kept[name]:
                fill(kept[name], given, stamp)
        kept[name].backup(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "fill", copied)
        yield
    for connection in kept.values():
        connection.close()
