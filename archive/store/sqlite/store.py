"""The store itself: its parts over one connection."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.store.ledger import utc_now
from archive.store.sqlite.articles import SqliteArticles
from archive.store.sqlite.connection import Database
from archive.store.sqlite.journal import (
    SqliteDecisions,
    SqliteFailures,
    SqliteImports,
    SqliteLedger,
    SqliteMeta,
)
from archive.store.sqlite.opening import connect_reading, connect_writing, make, writer_lock
from archive.store.sqlite.originals import SqliteOriginals
from archive.store.values import Damage, Progress

__all__ = ["SqliteStore", "create_store", "open_store"]


class SqliteStore:
    """See :class:`archive.store.protocol.Store`."""

    def __init__(self, database: Database, clock: Callable[[], str]) -> None:
        self._database = database
        originals = SqliteOriginals(database)
        self.ledger = SqliteLedger(database, clock)
        self.articles = SqliteArticles(database, self.ledger, originals)
        self.decisions = SqliteDecisions(database, self.ledger)
        self.imports = SqliteImports(database, self.ledger, originals)
        self.failures = SqliteFailures(database, self.ledger, originals)
        self.meta = SqliteMeta(database, self.ledger)

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def writer(self) -> AbstractContextManager[None]:
        return self._database.hold()

    def verify(self) -> Iterator[Damage | Progress]:
        from archive.store.sqlite.verification import verify_file

        return verify_file(self._database.path)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_store(path: str | os.PathLike[str], *, clock: Callable[[], str] = utc_now) -> SqliteStore:
    """Make the database file ``path`` if it is not there, and open it for writing."""
    file = Path(path)
    make(file, writer_lock(file), clock=clock)
    return open_store(file, write=True, clock=clock)


def open_store(
    path: str | os.PathLike[str], *, write: bool = False, clock: Callable[[], str] = utc_now
) -> SqliteStore:
    """Open the database file ``path``. ``clock`` gives the time of ledger entries.

    Raises :class:`HomeError` where there is none, or one of a newer version, and
    :class:`DamagedError` where it is something else or its header is damaged.
    """
    file = Path(path)
    if not write:
        return SqliteStore(Database(connect_reading(file, clock=clock), file, None), clock)
    lock = writer_lock(file)
    return SqliteStore(Database(connect_writing(file, lock, clock=clock), file, lock), clock)
