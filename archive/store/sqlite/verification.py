"""The rows of a database for verification, read so that one damaged page does not hide the rest."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeVar

from archive.errors import DamagedError
from archive.store.ledger import LedgerRow, utc_now
from archive.store.originals import OriginalRow
from archive.store.records import RevisionRow
from archive.store.rows import ArticleRow, DecisionRow, FailureRow, ImportRow
from archive.store.sqlite.columns import article_row, decision_row, failure_row, import_row, ledger_row
from archive.store.sqlite.connection import translated
from archive.store.sqlite.opening import connect_reading
from archive.store.sqlite.schema import schema
from archive.store.values import Damage, Progress
from archive.store.verify import MetaRow, verify

__all__ = ["verify_file"]

# The columns of each table in the order of its row type.
_TABLES: Final = {
    "ledger": "SELECT seq, at, action, subject, data, previous, hash FROM ledger",
    "originals": "SELECT sha256, size, encoding, data FROM originals",
    "articles": "SELECT id, identity, seq, latest FROM articles",
    "revisions": (
        "SELECT seq, changed, article, revision, original, duplicate_of, content_sha256, pipeline,"
        " record_sha256, derived_sha256, record, derived FROM revisions"
    ),
    "decisions": "SELECT seq, at, kind, data, reason FROM decisions",
    "imports": "SELECT seq, at, name, format, original FROM imports",
    "failures": "SELECT seq, name, path, reason, options, original, attempts, first, last FROM failures",
    "meta": "SELECT key, value FROM meta",
}

_SMALLEST_ROW: Final = 32
"""Bytes; a file cannot hold more rows than that allows."""

_Row = TypeVar("_Row")


def verify_file(path: Path) -> Iterator[Damage | Progress]:
    """Check a database file: what is in it, then the file's own structure.

    On a connection of its own, so that nothing comes from a cache, and on one state of the
    database, whoever writes meanwhile. Raises :class:`HomeError` where there is no database.
    """
    try:
        connection = connect_reading(path, clock=utc_now)
    except DamagedError as error:
        yield Damage(what=path.name, detail=str(error))
        return
    with closing(connection), translated(str(path)):
        connection.execute("BEGIN")
        yield from verify(SqliteRows(connection, path.stat().st_size))
        yield from _structure(connection)


class SqliteRows:
    """See :class:`archive.store.verify.Rows`."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._connection = connection
        self._most = size // _SMALLEST_ROW

    def total(self, part: str) -> int:
        return self._number(f"SELECT count(*) FROM {part}")  # noqa: S608  # our own names

    def ledger(self) -> Iterator[LedgerRow | Damage]:
        return self._scan("ledger", ledger_row)

    def originals(self) -> Iterator[OriginalRow | Damage]:
        return self._scan("originals", OriginalRow._make)

    def articles(self) -> Iterator[ArticleRow | Damage]:
        return self._scan("articles", article_row)

    def revisions(self) -> Iterator[RevisionRow | Damage]:
        return self._scan("revisions", RevisionRow._make)

    def decisions(self) -> Iterator[DecisionRow | Damage]:
        return self._scan("decisions", decision_row)

    def imports(self) -> Iterator[ImportRow | Damage]:
        return self._scan("imports", import_row)

    def failures(self) -> Iterator[FailureRow | Damage]:
        return self._scan("failures", failure_row)

    def meta(self) -> Iterator[MetaRow | Damage]:
        return self._scan("meta", MetaRow._make)

    def entry(self, seq: int) -> LedgerRow | None:
        row = self._one(_TABLES["ledger"] + " WHERE seq = ?", seq)
        return row and ledger_row(row)

    def article(self, article_id: str) -> ArticleRow | None:
        row = self._one(_TABLES["articles"] + " WHERE id = ?", article_id)
        return row and article_row(row)

    def has_revision(self, article_id: str, revision: int) -> bool:
        return (
            self._one("SELECT 1 FROM revisions WHERE article = ? AND revision = ?", article_id, revision)
            is not None
        )

    def original_size(self, digest: str) -> int | None:
        row: tuple[int] | None = self._one("SELECT size FROM originals WHERE sha256 = ?", digest)
        return row and row[0]

    def _one(self, sql: str, *values: Any) -> Any:
        """A row; None if it is not there or cannot be read, which the scan of its table reports."""
        try:
            return self._connection.execute(sql, values).fetchone()
        except (sqlite3.Error, ValueError):
            return None

    def _number(self, sql: str) -> int:
        row = self._one(sql)
        return (row and row[0]) or 0

    def _scan(self, table: str, make: Callable[[Any], _Row]) -> Iterator[_Row | Damage]:
        sql = _TABLES[table] + " WHERE rowid = ?"
        for key in self._keys(table):
            if isinstance(key, Damage):
                yield key
                continue
            try:
                values = self._connection.execute(sql, (key,)).fetchone()
                row = None if values is None else make(values)
            except (sqlite3.Error, ValueError, AttributeError) as error:
                yield Damage(what=f"{table}, row {key}", detail=f"cannot be read: {_brief(error)}")
                continue
            if row is not None:
                yield row

    def _keys(self, table: str) -> Iterator[int | Damage]:
        """All row numbers; where they cannot be listed, every number that could be one."""
        after = -(2**63)
        while True:
            try:
                sql = f"SELECT rowid FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 500"  # noqa: S608  # our own names
                page = [row[0] for row in self._connection.execute(sql, (after,))]
                if any(key <= before for before, key in zip([after, *page], page, strict=False)):
                    raise sqlite3.DatabaseError("rows are out of order")
            except (sqlite3.Error, ValueError) as error:
                yield Damage(what=f"table {table}", detail=f"cannot be listed: {_brief(error)}")
                yield from range(max(after, 0) + 1, self._last_key() + 1)
                return
            if not page:
                return
            yield from page
            after = page[-1]

    def _last_key(self) -> int:
        # No table has more rows than the ledger.
        return min(self._number("SELECT max(seq) FROM ledger") or self._most, self._most)


def _structure(connection: sqlite3.Connection) -> Iterator[Damage | Progress]:
    try:
        # The full check, not the quick one: a row that its index does not find is as good as gone.
        for (text,) in connection.execute("PRAGMA integrity_check(50)"):
            if text != "ok":
                yield Damage(what="database file", detail=text)
        for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Damage(
                what=f"{table}, row {rowid}", detail=f"refers to a row of {parent} that is not there"
            )
        if _statements(connection) != _expected_statements():
            yield Damage(what="database schema", detail="is not that of this format")
    except (sqlite3.Error, ValueError) as error:
        yield Damage(what="database file", detail=_brief(error))
    yield Progress(part="structure", done=1, total=1)


def _expected_statements() -> list[Any]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        return _statements(connection)


def _statements(connection: sqlite3.Connection) -> list[Any]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()


def _brief(error: Exception) -> str:
    """Python puts whole documents into its message about text that is not UTF-8."""
    return " ".join(str(error)[:120].split())
