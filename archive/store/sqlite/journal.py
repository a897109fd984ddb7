"""Ledger, decisions, imports, failures and meta in SQLite."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from archive.store.ledger import LedgerRow, check_action, link, read_entry
from archive.store.rows import (
    DecisionRow,
    FailureRow,
    ImportRow,
    decision_text,
    failed_again,
    failure_text,
    import_text,
    read_decision,
    read_failure,
    read_import,
    value_text,
)
from archive.store.sqlite.columns import bound, column, decision_row, failure_row, import_row, ledger_row
from archive.store.sqlite.connection import Database
from archive.store.sqlite.originals import SqliteOriginals
from archive.store.text import json_text, sha256
from archive.store.values import Decision, Entry, Failure, Import

__all__ = ["SqliteDecisions", "SqliteFailures", "SqliteImports", "SqliteLedger", "SqliteMeta"]

_ENTRIES: Final = (
    "SELECT seq, at, action, subject, data, previous, hash FROM ledger WHERE seq > ? ORDER BY seq LIMIT 500"
)
_IMPORTS: Final = "SELECT seq, at, name, format, original FROM imports "
_FAILURES: Final = "SELECT seq, name, path, reason, options, original, attempts, first, last FROM failures "


class SqliteLedger:
    """See :class:`archive.store.protocol.Ledger`."""

    def __init__(self, database: Database, clock: Callable[[], str]) -> None:
        self._database = database
        self.clock = clock

    def append(self, action: str, subject: str, data: Mapping[str, Any]) -> Entry:
        check_action(action)
        text = json_text(dict(data))
        with self._database.writing():
            return read_entry(self.write(action, subject, text, at=self.clock()))

    def write(self, action: str, subject: str, data: str, *, at: str) -> LedgerRow:
        """Append one entry to the open transaction; ``data`` is JSON text."""
        seq, previous = self._database.head
        row = link(seq + 1, at=at, action=action, subject=subject, data=data, previous=previous)
        self._database.write("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", bound(row))
        self._database.head = (row.seq, row.hash)
        return row

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        while page := self._database.rows(_ENTRIES, (after,)):
            for row in map(ledger_row, page):
                yield read_entry(row)
                after = row.seq


class SqliteDecisions:
    """See :class:`archive.store.protocol.Decisions`."""

    def __init__(self, database: Database, ledger: SqliteLedger) -> None:
        self._database = database
        self._ledger = ledger

    def add(self, kind: str, data: Mapping[str, Any], reason: str) -> Decision:
        text = json_text(dict(data))
        with self._database.writing():
            row = DecisionRow(self._database.head[0] + 1, self._ledger.clock(), kind, text, reason)
            self._ledger.write("decided", kind, decision_text(row), at=row.at)
            self._database.write(
                "INSERT INTO decisions (seq, at, kind, data, reason) VALUES (?, ?, ?, ?, ?)",
                bound(row),
            )
        return read_decision(row)

    def list(self) -> tuple[Decision, ...]:
        rows = self._database.rows("SELECT seq, at, kind, data, reason FROM decisions ORDER BY seq")
        return tuple(read_decision(decision_row(row)) for row in rows)


class SqliteImports:
    """See :class:`archive.store.protocol.Imports`."""

    def __init__(self, database: Database, ledger: SqliteLedger, originals: SqliteOriginals) -> None:
        self._database = database
        self._ledger = ledger
        self._originals = originals

    def add(self, name: str, form: str, original: bytes) -> Import:
        digest = sha256(original)
        with self._database.writing():
            known = self._database.row(_IMPORTS + "WHERE original = ?", (digest,))
            if known is not None:
                return read_import(import_row(known))
            row = ImportRow(self._database.head[0] + 1, self._ledger.clock(), name, form, digest)
            self._originals.add(digest, original)
            self._ledger.write("imported", name, import_text(row), at=row.at)
            self._database.write(
                "INSERT INTO imports (seq, at, name, format, original) VALUES (?, ?, ?, ?, ?)", bound(row)
            )
        return read_import(row)

    def list(self) -> tuple[Import, ...]:
        rows = self._database.rows(_IMPORTS + "ORDER BY seq")
        return tuple(read_import(import_row(row)) for row in rows)

    def original(self, seq: int) -> bytes | None:
        row = self._database.row(_IMPORTS + "WHERE seq = ?", (seq,))
        return None if row is None else self._originals.get(import_row(row).original)


class SqliteFailures:
    """See :class:`archive.store.protocol.Failures`."""

    def __init__(self, database: Database, ledger: SqliteLedger, originals: SqliteOriginals) -> None:
        self._database = database
        self._ledger = ledger
        self._originals = originals

    def add(
        self, name: str, path: str | None, reason: str, original: bytes | None, options: Mapping[str, Any]
    ) -> Failure:
        text = json_text(dict(options))
        digest = None if original is None else sha256(original)
        with self._database.writing():
            seq, now = self._database.head[0] + 1, self._ledger.clock()
            row = failed_again(
                self._row(name), FailureRow(seq, name, path, reason, text, digest, 1, now, now)
            )
            if original is not None and digest is not None:
                self._originals.add(digest, original)
            self._ledger.write("failed", name, failure_text(row), at=now)
            self._database.write("DELETE FROM failures WHERE name = ?", (column(name),))
            self._database.write(
                "INSERT INTO failures (seq, name, path, reason, options, original, attempts, first, last)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bound(row),
            )
        return read_failure(row)

    def list(self) -> tuple[Failure, ...]:
        rows = map(failure_row, self._database.rows(_FAILURES))
        return tuple(read_failure(row) for row in sorted(rows, key=lambda row: row.name))

    def resolve(self, name: str) -> bool:
        with self._database.writing():
            if self._row(name) is None:
                return False
            self._ledger.write("resolved", name, "{}", at=self._ledger.clock())
            self._database.write("DELETE FROM failures WHERE name = ?", (column(name),))
        return True

    def original(self, name: str) -> bytes | None:
        row = self._row(name)
        return self._originals.get(row.original) if row and row.original else None

    def _row(self, name: str) -> FailureRow | None:
        values = self._database.row(_FAILURES + "WHERE name = ?", (column(name),))
        return values and failure_row(values)


class SqliteMeta:
    """See :class:`archive.store.protocol.Meta`."""

    def __init__(self, database: Database, ledger: SqliteLedger) -> None:
        self._database = database
        self._ledger = ledger

    def get(self, key: str) -> str | None:
        row: tuple[str] | None = self._database.row("SELECT value FROM meta WHERE key = ?", (key,))
        return row and row[0]

    def set(self, key: str, value: str) -> None:
        with self._database.writing():
            self._ledger.write("set", key, value_text(value), at=self._ledger.clock())
            self._database.write(
                "INSERT INTO meta (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )
