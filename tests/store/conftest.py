from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.store import MemoryStore, SqliteStore, Store, create_store

from .samples import clock


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    made: Store
    if request.param == "sqlite":
        made = create_store(tmp_path / "archive.db", clock=clock())
    else:
        made = MemoryStore(clock=clock())
    with made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def sqlite(path: Path) -> Iterator[SqliteStore]:
    with create_store(path, clock=clock()) as made:
        yield made
