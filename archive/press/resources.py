"""The parts of an open archive, each opened when it is first needed."""

import os
from contextlib import ExitStack
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import TYPE_CHECKING, Final

from archive.config import Home
from archive.errors import HomeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.index import Index
    from archive.ingest import Workshop
    from archive.people import Decision, Register, RegisteredPerson
    from archive.people.authority.crossings import Crossings
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
        self._crossings: Crossings | None = None
        self._stamp: tuple[int, int] | None = None

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

            decisions = self._decisions()
            self._register = self._compiled(decisions) or Register.compile(
                None, imports=self._imported(), decisions=decisions
            )
            self._register.cross(self.crossings)
        return self._register

    def crossings(self) -> "Crossings | None":
        """Which names of the archive are one in two scripts; worked out when index or register changed.

        ``None`` where there is no index to have names from.
        """
        if self._crossings is None:
            from archive.press.crossing import opened

            self._crossings = opened(self.home.index, self._plain_register)
        return self._crossings

    def _plain_register(self) -> "Register":
        """The register without what was decided."""
        from archive.people import Register

        return self._compiled(()) or Register.compile(None, imports=self._imported())

    def register_file(self) -> Path | None:
        """The compiled register, made if it is missing or old; ``None`` where it cannot be written."""
        compiled = self._compiled(())
        if compiled is None:
            return None
        compiled.close()
        return self.home.index / REGISTER_FILE

    def _compiled(
        self, decisions: "Sequence[Decision]", imports: "Sequence[RegisteredPerson] | None" = None
    ) -> "Register | None":
        """The compiled register, made if it is missing or old.

        ``imports`` are the persons of all lists, where they are at hand. ``None`` where it cannot be written.
        """
        from archive.people import Register, StaleRegisterError

        path = self.home.index / REGISTER_FILE
        sources = self._sources()
        try:
            return Register.open(path, sources=sources, decisions=decisions)
        except StaleRegisterError:
            found = self._imported() if imports is None else imports
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return Register.compile(path, imports=found, sources=sources, decisions=decisions)
            except (OSError, SQLiteError):
                return None

    def _sources(self) -> list[str]:
        """Hashes of the lists of persons that the archive keeps."""
        return [item.original for item in self.store().imports.list()] if self._has_store() else []

    def _has_store(self) -> bool:
        return self._store is not None or self.home.database.exists()

    def _imported(self) -> "Sequence[RegisteredPerson]":
        if not self._sources():
            return ()
        from archive.press.lists import imported

        return imported(self.store(), self.home.settings.max_unpacked_bytes).persons

    def _decisions(self) -> "Sequence[Decision]":
        found = self.store().decisions.list() if self._has_store() else ()
        if not found:
            return ()
        from archive.press.deciding import in_effect

        return in_effect(found)

    def persons_changed(self, imports: "Sequence[RegisteredPerson] | None" = None) -> None:
        """Forget what was open of persons: decisions or lists came in. ``imports`` are the persons of all."""
        if self._register is not None:
            self._register.close()
            self._register = None
        self.index_changed()
        self._stamp = self._persons_stamp()
        if imports is not None:
            self._register = self._compiled(self._decisions(), imports)
            if self._register is not None:
                self._register.cross(self.crossings)

    def refresh(self) -> None:
        """Notice what another process decided or imported."""
        stamp = self._persons_stamp()
        if self._stamp is not None and stamp != self._stamp:
            self.persons_changed()
        self._stamp = stamp

    def _persons_stamp(self) -> tuple[int, int]:
        if not self._has_store():
            return 0, 0
        store = self.store()
        lists = (store.decisions.list(), store.imports.list())
        first, second = (max((item.seq for item in found), default=0) for found in lists)
        return first, second

    def index(self) -> "Index":
        """The index, with person keys mapped by the register."""
        if self._index is None:
            from archive.index import Index

            self.store()  # without an archive there is nothing that an index could be of
            self._index = Index.open(self.home.index, persons=lambda keys: self.register().resolve(keys))
        return self._index

    def index_changed(self) -> None:
        """Forget the open index: what comes next must see what was written."""
        if self._crossings is not None:
            self._crossings.close()
            self._crossings = None
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
        self._stamp = None
        self._writable = False
