"""The archive of record in one SQLite file."""

from archive.store.sqlite.store import SqliteStore, create_store, open_store

__all__ = ["SqliteStore", "create_store", "open_store"]
