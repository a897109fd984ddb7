"""The parts of an open archive, each opened when it is first needed."""

import os
from contextlib import ExitStack
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import TYPE_CHECKING, Final

from archive.config import Home
from archive.errors import HomeError

if TYPE_CHECKING:
    from archive.index import Index
    from archive.ingest import Workshop
    from archive.people import Register
    from archive.store import SqliteStore

__all__ = ["Resources"]

REGISTER_FILE: Final = "register.db"


class Resources:
    """What an archive consists of while it is open."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._store: SqliteStore | None = None
        self._writable = False
        self._register: Register | None = None
        self._index: Index | None = None

    def store(self, *, write: bool = False) -> "SqliteStore":
        """The archive of record. Opened for reading it needs no right to write."""
        if self._store is None or (write and not self._writable):
            from archive.store import create_store, open_store

            path = self.home.database
            if not write and not path.exists():
                raise HomeError(
                    f"{self.home.path} holds no archive yet; take something in with 'pressmark ingest'"
                )
            if self._store is not None:
                self._store.close()
            if write:
                self.home.documents.mkdir(parents=True, exist_ok=True)
            self._store = create_store(path) if write else open_store(path)
            self._writable = write
        return self._store

    def register(self) -> "Register":
        """The register of persons: compiled into the index folder, or in memory where that is refused."""
        if self._register is None:
            from archive.people import Register

            self._register = self._compiled() or Register.compile(None)
        return self._register

    def register_file(self) -> Path | None:
        """The compiled register, made if it is missing or old; ``None`` where it cannot be written."""
        compiled = self._compiled()
        if compiled is None:
            return None
        compiled.close()
        return self.home.index / REGISTER_FILE

    def _compiled(self) -> "Register | None":
        from archive.people import Register, StaleRegisterError

        path = self.home.index / REGISTER_FILE
        try:
            return Register.open(path)
        except StaleRegisterError:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return Register.compile(path)
            except (OSError, SQLiteError):
                return None

    def index(self) -> "Index":
        """The index, with person keys mapped by the register."""
        if self._index is None:
            from archive.index import Index

            self.store()  # without an archive there is nothing that an index could be of
            self._index = Index.open(self.home.index, persons=lambda keys: self.register().resolve(keys))
        return self._index

    def index_changed(self) -> None:
        """Forget the open index: what comes next must see what was written."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def workshop(self) -> "Workshop":
        """Where ingest's processes find their knowledge."""
        from archive.ingest import Workshop

        sources = self.home.sources
        return Workshop(
            sources=sources if sources.is_dir() else None,
            register=self.register_file(),
            languages=self.home.settings.languages,
            relative_dates=self.home.settings.relative_dates,
        )

    def jobs(self, option: int | None) -> int:
        """How many processes: the option, else the setting, else one a processor."""
        return option or self.home.settings.jobs or len(os.sched_getaffinity(0))

    def close(self) -> None:
        """Close all that is open."""
        with ExitStack() as stack:
            for part in (self._store, self._register, self._index):
                if part is not None:
                    stack.callback(part.close)
        self._store = self._register = self._index = None
        self._writable = False
