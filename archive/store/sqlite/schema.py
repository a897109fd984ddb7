"""The versions of the database's format, and the way from an older one to this one."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

__all__ = ["APPLICATION_ID", "FORMAT", "UPGRADES", "Upgrade", "schema"]

APPLICATION_ID: Final = 0x5072_4D6B
"""``PrMk`` in the file's header, by which tools such as ``file`` tell whose database it is."""

FORMAT: Final = 1
"""The format that this version writes. In the header as ``user_version``, and in ``meta`` as ``format``."""

Upgrade = Callable[[sqlite3.Connection], None]

UPGRADES: Final[Mapping[int, Upgrade]] = {}
"""From each older format the step to the next. It runs in a transaction, on a database that was backed up."""


def schema() -> str:
    """The statements that make an empty database of this format."""
    return Path(__file__).with_name("schema.sql").read_text("utf-8")
