import os
import subprocess
import sys
from pathlib import Path

import pytest

import archive.errors
from archive.errors import BusyError, StorageError
from archive.store import SqliteStore, open_store
from archive.store.lock import WriterLock

from .samples import put


def test_only_one_holds_the_place(tmp_path: Path) -> None:
    one, two = WriterLock(tmp_path / "lock"), WriterLock(tmp_path / "lock")
    with one.hold():
        with pytest.raises(BusyError, match=f"process {os.getpid()} is writing to this home"), two.hold():
            pass
        with one.hold():
            pass
        with pytest.raises(BusyError), two.hold():
            pass
    with two.hold():
        pass


def test_a_folder_that_refuses(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"), WriterLock(tmp_path / "no" / "lock").hold():
        pass


def test_a_second_writer_is_told(sqlite: SqliteStore, path: Path) -> None:
    with open_store(path, write=True) as second:
        with sqlite.writer():
            with pytest.raises(BusyError, match="is writing to this home; try again"), second.transaction():
                pass
            assert second.articles.count() == 0
        put(second, "i")
    assert sqlite.articles.count() == 1


def test_readers_are_not_in_the_way(sqlite: SqliteStore, path: Path) -> None:
    put(sqlite, "i")
    with open_store(path) as reader, sqlite.transaction():
        put(sqlite, "j")
        assert reader.articles.count() == 1
    assert sqlite.articles.count() == 2


HOLDER = """
import os, sys
from pathlib import Path
from archive.store.lock import WriterLock
started, starting = os.pipe()
with WriterLock(Path(sys.argv[1])).hold():
    if os.fork() == 0:  # a worker that outlives its parent
        os.write(starting, b"x")
        os.read(0, 1)
        os._exit(0)
    os.read(started, 1)
    os.kill(os.getpid(), 9)
"""


def test_the_place_is_free_when_its_holder_dies_though_its_workers_live(tmp_path: Path) -> None:
    package = Path(archive.errors.__file__).parents[1]
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "lock")],
        env={**os.environ, "PYTHONPATH": str(package)},
        stdin=subprocess.PIPE,
    )
    try:
        assert holder.wait() == -9
        with WriterLock(tmp_path / "lock").hold():
            pass
    finally:
        assert holder.stdin is not None
        holder.stdin.close()
