"""Originals in SQLite: one row for each different sequence of bytes."""

from archive.errors import DamagedError
from archive.store.originals import OriginalRow, Packer, unpack
from archive.store.sqlite.connection import Database

__all__ = ["SqliteOriginals"]


class SqliteOriginals:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._packer = Packer()

    def add(self, digest: str, data: bytes) -> None:
        """Keep ``data``, whose SHA-256 is ``digest``, if it is not there already."""
        if self._database.row("SELECT 1 FROM originals WHERE sha256 = ?", (digest,)) is None:
            row = self._packer.pack(digest, data)
            self._database.write(
                "INSERT INTO originals (sha256, size, encoding, data) VALUES (?, ?, ?, ?)", row
            )

    def get(self, digest: str) -> bytes:
        """Raises :class:`DamagedError` where the bytes are gone or changed."""
        row = self._database.row(
            "SELECT sha256, size, encoding, data FROM originals WHERE sha256 = ?", (digest,)
        )
        if row is None:
            raise DamagedError(f"original {digest} is gone; 'pressmark verify' lists all damage")
        return unpack(OriginalRow._make(row))
