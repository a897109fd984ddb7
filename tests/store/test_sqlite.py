"""What only the SQLite store promises."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import DamagedError, StorageError
from archive.store import Damage, SqliteStore, Store, create_store, open_store
from archive.store.sqlite.connection import expected

from .samples import NOW, contents, damages, put, submission


@pytest.fixture
def filled(sqlite: SqliteStore) -> SqliteStore:
    put(sqlite, "i", "A")
    put(sqlite, "j", "B")
    sqlite.decisions.add("merge", {}, "why")
    sqlite.imports.add("names.csv", "csv", b"name")
    return sqlite


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET at = 'x'",
        "DELETE FROM ledger",
        "INSERT OR REPLACE INTO ledger SELECT seq, 'x', action, subject, data, previous, hash FROM ledger",
        "INSERT INTO ledger SELECT seq + 100, at, action, subject, data, previous, hash FROM ledger",
        "UPDATE originals SET data = x'00'",
        "UPDATE originals SET sha256 = 'x' || sha256",
        "DELETE FROM originals",
        "INSERT OR REPLACE INTO originals SELECT sha256, size, encoding, x'00' FROM originals",
        "REPLACE INTO originals (rowid, sha256, size, encoding, data) VALUES (1, 'x', 0, 'none', x'')",
        "UPDATE articles SET identity = 'x' || identity",
        "UPDATE articles SET id = 'x' || id",
        "DELETE FROM articles",
        "INSERT OR REPLACE INTO articles SELECT id, identity, seq, 9 FROM articles",
        "UPDATE revisions SET record = '{}'",
        "UPDATE revisions SET record_sha256 = ''",
        "UPDATE revisions SET original = (SELECT min(original) FROM revisions)",
        "UPDATE revisions SET revision = revision + 1",
        "UPDATE revisions SET duplicate_of = article",
        "UPDATE revisions SET seq = seq + 100",
        "DELETE FROM revisions",
        "INSERT OR REPLACE INTO revisions SELECT * FROM revisions",
        "UPDATE decisions SET reason = 'x'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions SELECT seq, at, kind, data, 'x' FROM decisions",
        "UPDATE imports SET name = 'x'",
        "DELETE FROM imports",
        "INSERT OR REPLACE INTO imports SELECT seq, at, 'x', format, original FROM imports",
        "INSERT OR REPLACE INTO imports SELECT seq + 100, at, 'x', format, original FROM imports",
    ],
)
def test_what_is_written_once_stays(filled: SqliteStore, path: Path, statement: str) -> None:
    before = contents(filled)
    refused = pytest.raises(sqlite3.IntegrityError, match=r"append-only|never change|keeps its id")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, refused:
        connection.execute(statement)
    assert contents(filled) == before


def test_it_can_be_read_with_any_tool(sqlite: SqliteStore, path: Path) -> None:
    sqlite.articles.put(submission("id:kcna:1", supplied={"lang": "en"}, title="Cuba"), now=NOW)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT derived ->> 'title', record ->> '$.supplied.lang', identity, name"
            " FROM revisions JOIN articles ON id = article, (SELECT 'ledger' AS name)"
        ).fetchall()
    assert found == [("Cuba", "en", "id:kcna:1", "ledger")]


def test_derived_values_that_were_changed_are_not_handed_out(filled: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE revisions SET derived = replace(derived, 'Title', 'Other') WHERE seq = 2")
    with open_store(path) as store:
        article_id = next(iter(store.ledger.entries(after=1))).subject
        with pytest.raises(DamagedError, match=f"{article_id} revision 1 is not as it was written"):
            store.articles.get(article_id)
        with pytest.raises(DamagedError):
            list(store.articles.iterate())
        assert len(damages(store)) == 1


def _fill_the_disk(store: Store) -> None:
    with store.transaction():
        for number in range(1000):
            put(store, f"more {number}", f"text {number}")


def test_a_full_disk_leaves_the_old_state(filled: SqliteStore, path: Path) -> None:
    before = contents(filled)
    # The only way to a full disk that needs no disk: a limit of pages that SQLite itself keeps to.
    connection = filled._database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(StorageError, match="the disk is full; make room and run the same command again"):
        _fill_the_disk(filled)
    assert contents(filled) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    _fill_the_disk(filled)
    assert filled.articles.count() == 1002
    assert damages(filled) == []


def _swallow_what_fails(store: SqliteStore) -> None:
    with store.transaction():
        for number in range(1000):
            try:
                put(store, f"more {number}", f"text {number}")
            except StorageError:
                return


def test_a_failed_write_cannot_be_half_kept(filled: SqliteStore) -> None:
    before = contents(filled)
    connection = filled._database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(StorageError, match="the disk is full"):
        _swallow_what_fails(filled)
    assert contents(filled) == before


def test_files_that_may_not_be_written(filled: SqliteStore, path: Path) -> None:
    filled._database._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="cannot be written; check the permissions"):
        put(filled, "k")
    filled._database._connection.execute("PRAGMA query_only = OFF")
    assert put(filled, "k", "C") == "added"


def test_faults_of_the_program_are_not_dressed_up(filled: SqliteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        filled._database.rows("SELECT * FROM absent")


def test_text_that_is_not_utf_8_is_damage(filled: SqliteStore) -> None:
    with pytest.raises(DamagedError, match="Could not decode"):
        filled._database.rows("SELECT CAST(x'ff' AS TEXT)")
    assert expected(sqlite3.ProgrammingError("Cannot operate on a closed database."), "x") is None


def test_many_revisions_of_one_article(sqlite: SqliteStore) -> None:
    with sqlite.transaction():
        for number in range(50):
            put(sqlite, "i", f"text {number}")
    article_id = next(sqlite.articles.iterate()).article.id
    assert [item.revision for item in sqlite.articles.revisions(article_id)] == list(range(1, 51))
    assert damages(sqlite) == []


def test_verification_looks_at_one_state_while_others_write(path: Path) -> None:
    with create_store(path) as store:
        put(store, "i", "A")
        found = []
        for item in store.verify():
            found.append(item)
            put(store, f"more {len(found)}", f"text {len(found)}")
        assert not [item for item in found if isinstance(item, Damage)]
