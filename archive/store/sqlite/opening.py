"""Opening a database: making it, checking that it is one of ours, upgrading it."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from archive.errors import DamagedError, HomeError, StorageError
from archive.store.ledger import GENESIS, link
from archive.store.lock import WriterLock
from archive.store.rows import value_text
from archive.store.sqlite.connection import translated
from archive.store.sqlite.schema import APPLICATION_ID, FORMAT, UPGRADES, schema

__all__ = ["connect", "connect_reading", "connect_writing", "make", "writer_lock"]

CACHE_KIB: Final = 65_536
"""Most memory that SQLite keeps pages in: the indexes of some hundred thousand articles fit."""

LOG_PAGES: Final = 8192
"""Pages (4 KiB) that the write-ahead log may hold before they are copied into the database file."""

BUSY_SECONDS: Final = 5.0
"""How long to wait for another program that holds the database; writers of this project never wait."""


def writer_lock(path: Path) -> WriterLock:
    return WriterLock(path.with_suffix(".lock"))


def make(path: Path, lock: WriterLock, *, clock: Callable[[], str]) -> None:
    """Make the database at ``path``, unless it is there. One without tables, left by a crash, is filled."""
    with _opening(path), contextlib.closing(connect(path, "rwc")) as connection:
        if not _is_empty(connection):
            return
        with lock.hold():
            if _is_empty(connection):  # again, now that nobody else can be at it
                _fill(connection, clock())


def _fill(connection: sqlite3.Connection, now: str) -> None:
    first = link(1, at=now, action="set", subject="format", data=value_text(str(FORMAT)), previous=GENESIS)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN IMMEDIATE; {schema()}")
    connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", first)
    _stamp(connection, FORMAT)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("COMMIT")


def connect_writing(path: Path, lock: WriterLock, *, clock: Callable[[], str]) -> sqlite3.Connection:
    """A connection that may write; an older format is upgraded first."""
    _must_exist(path)
    with _opening(path):
        connection = connect(path, "rw")
        try:
            if _check(connection, path) < FORMAT:
                with lock.hold():
                    _upgrade(connection, path, clock())
            connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
        return connection


def connect_reading(path: Path, *, clock: Callable[[], str]) -> sqlite3.Connection:
    """A connection that cannot write. Read-only media will do, if the database was closed properly."""
    _must_exist(path)
    with _opening(path):
        connection = _open_reading(path)
        try:
            older = _check(connection, path) < FORMAT
        except BaseException:
            connection.close()
            raise
        if not older:
            return connection
        connection.close()
        try:
            connect_writing(path, writer_lock(path), clock=clock).close()
        except StorageError as error:
            raise HomeError(
                f"{path} was made by an older version and cannot be upgraded where it is; "
                "copy the home to where it can be written"
            ) from error
        return _open_reading(path)


def connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    """``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``. Raises SQLite's own errors."""
    # A path need not be UTF-8: percent signs carry its bytes.
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}" + (
        "&immutable=1" if immutable else ""
    )
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _opening(path: Path) -> Iterator[None]:
    try:
        with translated(str(path)):
            yield
    except sqlite3.OperationalError as error:
        # SQLite has no code of its own for a damaged header or a table that its schema does not name.
        raise DamagedError(f"{path} is damaged or not an archive of Pressmark: {error}") from error


def _open_reading(path: Path) -> sqlite3.Connection:
    try:
        return connect(path, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # The folder cannot hold the files that readers share with writers. Without changes that still lie
        # in the write-ahead log the database file is all there is, and nobody can change it.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise HomeError(
                f"{path} was not closed properly and lies where it cannot be written; "
                "copy the home to where it can be written and open it there"
            ) from error
        return connect(path, "ro", immutable=True)


def _must_exist(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise HomeError(
            f"{path} is not there: {error.strerror}; 'pressmark init' makes an archive"
        ) from error
    if size == 0:
        raise HomeError(f"{path} is empty; 'pressmark init' makes an archive")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """The format of the database.

    Raises :class:`HomeError` for a newer one, :class:`DamagedError` for something else altogether. The
    version stands in two places, so that a damaged one is not taken for a newer one.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if _is_empty(connection):
        raise HomeError(f"{path} is empty; 'pressmark init' makes an archive")
    if application != APPLICATION_ID:
        raise DamagedError(f"{path} is not an archive of Pressmark, or its header is damaged")
    noted = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    if noted is None or noted[0] != str(version):
        raise DamagedError(f"{path} is damaged: its header says format {version}, its table 'meta' does not")
    if version > FORMAT:
        raise HomeError(
            f"{path} has format {version}, made by a newer version of Pressmark; "
            f"this version reads formats up to {FORMAT}: install the newer version"
        )
    return version


def _upgrade(connection: sqlite3.Connection, path: Path, now: str) -> None:
    version = _check(connection, path)  # again, now that nobody else can be at it
    if version < FORMAT:
        _back_up(connection, path.with_name(f"{path.name}.format-{version}"))
    for step in range(version, FORMAT):
        connection.execute("BEGIN IMMEDIATE")
        try:
            UPGRADES[step](connection)
            seq, previous = connection.execute(
                "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            data = value_text(str(step + 1))
            entry = link(seq + 1, at=now, action="set", subject="format", data=data, previous=previous)
            connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", entry)
            _stamp(connection, step + 1)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _stamp(connection: sqlite3.Connection, version: int) -> None:
    connection.execute(
        "INSERT INTO meta VALUES ('format', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (str(version),),
    )
    connection.execute(f"PRAGMA user_version = {version}")


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database to ``target``; an unfinished copy never has that name."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with contextlib.closing(connect(unfinished, "rwc")) as copy:
        connection.backup(copy)
    unfinished.replace(target)
