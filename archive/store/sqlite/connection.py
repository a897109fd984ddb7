"""One SQLite connection: transactions, and SQLite's errors as those of the project."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from archive.errors import BusyError, DamagedError, PressmarkError, StorageError
from archive.store.ledger import GENESIS
from archive.store.lock import WriterLock

__all__ = ["Database", "expected", "translated"]

_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_REFUSED: Final = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write; check it, then run 'pressmark verify'",
    sqlite3.SQLITE_READONLY: "it cannot be written; check the permissions of the folder and its files",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the permissions of the folder and its files",
    sqlite3.SQLITE_PERM: "access was refused; check the permissions of the folder and its files",
    sqlite3.SQLITE_TOOBIG: "a document is too large to be stored",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


_ERRORS: Final = (sqlite3.Error, UnicodeDecodeError)
"""The latter for a message of SQLite's own that quotes bytes of a damaged schema."""


def expected(error: Exception, path: str) -> PressmarkError | None:
    """The project's error for one of SQLite's; None for what only a fault in the program can cause."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The module's own error for text that is not UTF-8 has no code.
        return DamagedError(f"{path} is damaged: {error}") if "decode" in str(error) else None
    primary = code & 0xFF
    if primary in _BUSY:
        return BusyError(f"another program holds {path}; try again when it is done")
    if primary in _DAMAGED:
        return DamagedError(f"{path} is damaged ({error}); 'pressmark verify' lists all damage")
    if primary in _REFUSED:
        return StorageError(f"{path}: {_REFUSED[primary]}")
    return None


@contextlib.contextmanager
def translated(path: str) -> Iterator[None]:
    """Raise SQLite's expected errors as the project's."""
    try:
        yield
    except _ERRORS as error:
        known = expected(error, path)
        if known is None:
            raise
        raise known from error


class Database:
    """A connection with the transaction it is in. ``head`` is the seq and hash of the ledger's last entry."""

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: WriterLock | None) -> None:
        self._connection = connection
        self._lock = lock
        self._open = False
        self._failure: Exception | None = None
        self.path = path
        self.head: tuple[int, str] = (0, GENESIS)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except _ERRORS as error:
            raise self._expected(error) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row, or None."""
        try:
            return self._connection.execute(sql, values).fetchone()
        except _ERRORS as error:
            raise self._expected(error) from error

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Only in a transaction. After a failed write nothing of the transaction can become lasting."""
        try:
            self._connection.execute(sql, values)
        except _ERRORS as error:
            self._failure = self._expected(error)
            raise self._failure from error

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        if self._open:
            raise RuntimeError("a transaction is open already")
        with self.hold():
            self.write("BEGIN IMMEDIATE")
            self._open, self._failure = True, None
            try:
                self.head = self.row("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1") or (0, GENESIS)
                yield
                if self._failure is not None:
                    raise self._failure
                self.write("COMMIT")
            finally:
                self._open = False
                # SQLite rolls back by itself on some errors, such as a full disk.
                if self._connection.in_transaction:
                    with contextlib.suppress(sqlite3.Error):  # the error that led here says more
                        self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The open transaction, or one for this change alone."""
        if self._open:
            yield
        else:
            with self.transaction():
                yield

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        if self._lock is None:
            raise StorageError(f"{self.path} was opened for reading only")
        with self._lock.hold():
            yield

    def close(self) -> None:
        self._connection.close()

    def _expected(self, error: Exception) -> Exception:
        return expected(error, str(self.path)) or error
