"""The versions of the database's format, and the way from an older one to this one."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

__all__ = ["APPLICATION_ID", "FORMAT", "UPGRADES", "Upgrade", "schema"]

APPLICATION_ID: Final = 0x5072_4D6B
"""``PrMk`` in the file's header, by which tools such as ``file`` tell whose database it is."""

FORMAT: Final = 2
"""The format that this version writes. In the header as ``user_version``, and in ``meta`` as ``format``."""

Upgrade = Callable[[sqlite3.Connection], None]


def _to_2(connection: sqlite3.Connection) -> None:
    """Lists of persons that were imported."""
    for statement in _statements(_script("imports")):
        connection.execute(statement)


UPGRADES: Final[Mapping[int, Upgrade]] = {1: _to_2}
"""From each older format the step to the next. It runs in a transaction, on a database that was backed up."""


def schema() -> str:
    """The statements that make an empty database of this format."""
    return _script("schema") + _script("imports")


def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


def _statements(script: str) -> Iterator[str]:
    """One statement after the other; a script as a whole would end the open transaction."""
    pending = ""
    for part in script.split(";"):
        pending += part + ";"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
