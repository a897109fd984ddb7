import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import archive.errors
from archive.errors import BusyError, DamagedError, HomeError, StorageError
from archive.store import SqliteStore, create_store, open_store, verify_file
from archive.store.sqlite import opening

from .samples import clock, damages, put


def test_settings_of_the_file(sqlite: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x50724D6B,)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_settings_of_the_connection(sqlite: SqliteStore, path: Path) -> None:
    with closing(opening.connect(path, "rw")) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_making_it_again_keeps_what_is_there(path: Path) -> None:
    with create_store(path) as store:
        put(store, "i")
    with create_store(path) as store:
        assert store.articles.count() == 1
        assert [entry.action for entry in store.ledger.entries()] == ["set", "added"]


def test_making_needs_no_writer_place_where_there_is_nothing_to_make(sqlite: SqliteStore, path: Path) -> None:
    with sqlite.writer(), create_store(path) as second:
        assert second.articles.count() == 0


@pytest.mark.parametrize("left", [b"", None])
def test_what_a_crash_left_while_it_was_made_is_filled(path: Path, left: bytes | None) -> None:
    if left is None:
        with closing(opening.connect(path, "rwc")) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(left)
    with pytest.raises(HomeError, match="is empty; 'pressmark init' makes an archive"):
        open_store(path)
    with create_store(path) as store:
        put(store, "i")
        assert damages(store) == []


def test_nothing_there(path: Path) -> None:
    with pytest.raises(HomeError, match="is not there: No such file or directory"):
        open_store(path)
    with pytest.raises(HomeError):
        open_store(path, write=True)
    assert not path.exists()


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_something_else(path: Path, data: bytes, write: bool) -> None:
    path.write_bytes(data)
    with pytest.raises(DamagedError, match=r"archive\.db is damaged"):
        open_store(path, write=write)
    with pytest.raises(DamagedError):
        create_store(path)
    assert path.read_bytes() == data


def test_the_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(DamagedError, match="is not an archive of Pressmark"):
        open_store(path)


def edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_format_is_refused(sqlite: SqliteStore, path: Path, write: bool) -> None:
    edit(path, "PRAGMA user_version = 9", "UPDATE meta SET value = '9' WHERE key = 'format'")
    with pytest.raises(
        HomeError, match="has format 9, made by a newer version of Pressmark; this version reads"
    ):
        open_store(path, write=write)


@pytest.mark.parametrize("version", [0, 3])
def test_a_damaged_version_is_not_taken_for_another(sqlite: SqliteStore, path: Path, version: int) -> None:
    edit(path, f"PRAGMA user_version = {version}")
    with pytest.raises(DamagedError, match=f"its header says format {version}"):
        open_store(path)


class TestUpgrade:
    """The way from this format to one that has one more table."""

    @pytest.fixture
    def newer(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        def make(statement: str) -> None:
            monkeypatch.setattr(opening, "FORMAT", 3)
            monkeypatch.setattr(opening, "UPGRADES", {2: lambda connection: connection.execute(statement)})

        return make

    @pytest.fixture(autouse=True)
    def old(self, path: Path) -> None:
        with create_store(path, clock=clock()) as store:
            put(store, "i")

    @pytest.mark.parametrize("write", [False, True])
    def test_after_a_backup(self, path: Path, newer: Callable[[str], None], write: bool) -> None:
        newer("CREATE TABLE notes (text)")
        for _ in range(2):
            with open_store(path, write=write) as store:
                assert store.articles.count() == 1
                assert store.meta.get("format") == "3"
                assert [entry.action for entry in store.ledger.entries()] == ["set", "added", "set"]
        backup = path.with_name("archive.db.format-2")
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
            assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)

    def test_one_that_fails_leaves_the_old_format(self, path: Path, newer: Callable[[str], None]) -> None:
        newer("CREATE TABLE articles (twice)")
        with pytest.raises(DamagedError, match="table articles already exists"):
            open_store(path, write=True)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
            assert connection.execute("SELECT count(*) FROM ledger").fetchone() == (2,)

    def test_not_while_somebody_writes(self, path: Path, newer: Callable[[str], None]) -> None:
        with open_store(path, write=True) as store, store.writer():
            newer("CREATE TABLE notes (text)")
            with pytest.raises(BusyError):
                open_store(path)


@pytest.mark.parametrize("write", [False, True])
def test_a_home_of_format_1_is_upgraded(path: Path, monkeypatch: pytest.MonkeyPatch, write: bool) -> None:
    """As version 1 made it: the schema without what format 2 brought."""
    first = (Path(opening.__file__).with_name("schema.sql")).read_text("utf-8")
    with monkeypatch.context() as before:
        before.setattr(opening, "FORMAT", 1)
        before.setattr(opening, "schema", lambda: first)
        create_store(path, clock=clock()).close()
        with open_store(path, write=True, clock=clock()) as store:
            put(store, "i")
    with open_store(path, write=write) as store:
        assert store.meta.get("format") == "2"
        assert store.articles.count() == 1
        assert store.imports.list() == ()
        assert damages(store) == []
    with open_store(path, write=True) as store:
        store.imports.add("names.csv", "csv", b"name")
        assert damages(store) == []
    with closing(sqlite3.connect(path.with_name("archive.db.format-1"))) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_opened_for_reading_it_cannot_be_written(sqlite: SqliteStore, path: Path) -> None:
    with open_store(path) as reader:
        with pytest.raises(StorageError, match="was opened for reading only"):
            put(reader, "i")
        with pytest.raises(StorageError, match="was opened for reading only"), reader.writer():
            pass


def test_a_reader_sees_what_is_written_later(sqlite: SqliteStore, path: Path) -> None:
    with open_store(path) as reader:
        assert reader.articles.count() == 0
        put(sqlite, "i")
        assert reader.articles.count() == 1


def test_another_program_that_holds_the_database(
    sqlite: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    with open_store(path, write=True) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match="another program holds"):
            put(store, "i")
        other.execute("ROLLBACK")
        put(store, "i")


def test_a_path_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9 ?#%20") / "archive.db"
    path.parent.mkdir()
    with create_store(path) as store:
        put(store, "i")
    with open_store(path) as store:
        assert store.articles.count() == 1
        assert damages(store) == []


READER = """
import os, sys
from archive.errors import PressmarkError
from archive.store import Damage, create_store, open_store, verify_file
# Everything is imported before, for the other user may not read where Python lies.
create_store(sys.argv[2]).close()
if os.getuid() == 0:
    os.setuid(65534)  # what root may do is not refused to it
try:
    with open_store(sys.argv[1]) as store:
        damages = [item for item in store.verify() if isinstance(item, Damage)]
        print(store.articles.count(), len(damages), sorted(os.listdir(os.path.dirname(sys.argv[1]))))
except PressmarkError as error:
    print(type(error).__name__, error)
"""


class TestReadOnlyFolder:
    """Media that cannot be written, and the user who may not."""

    @pytest.fixture
    def read(self, tmp_path: Path) -> Callable[[Callable[[Path], None]], str]:
        package = str(Path(archive.errors.__file__).parents[1])

        def run(fill: Callable[[Path], None]) -> str:
            with (
                tempfile.TemporaryDirectory() as name
            ):  # the folders of other tests are closed to other users
                folder = Path(name)
                fill(folder / "archive.db")
                folder.chmod(0o555)
                try:
                    done = subprocess.run(
                        [
                            sys.executable,
                            "-c",
                            READER,
                            str(folder / "archive.db"),
                            str(tmp_path / "other.db"),
                        ],
                        env={**os.environ, "PYTHONPATH": package},
                        capture_output=True,
                        text=True,
                        check=True,
                    )
                finally:
                    folder.chmod(stat.S_IRWXU)
                return done.stdout.strip()

        return run

    def test_it_can_be_read(self, read: Callable[[Callable[[Path], None]], str]) -> None:
        def fill(path: Path) -> None:
            with create_store(path) as store:
                put(store, "i")

        assert read(fill) == "1 0 ['archive.db', 'archive.lock']"

    def test_changes_that_a_crash_left_in_the_log_are_not_overlooked(
        self, read: Callable[[Callable[[Path], None]], str], path: Path
    ) -> None:
        def fill(copy: Path) -> None:
            with create_store(path) as store:
                put(store, "i")
                copy.write_bytes(path.read_bytes())
                copy.with_name("archive.db-wal").write_bytes(path.with_name("archive.db-wal").read_bytes())

        said = read(fill)
        assert said.startswith("HomeError ")
        assert said.endswith("copy the home to where it can be written and open it there")


def test_verification_of_what_cannot_be_opened(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)
    (found,) = verify_file(path)
    assert "is damaged" in getattr(found, "detail", "")
