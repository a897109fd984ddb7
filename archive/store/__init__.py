"""The archive of record: originals, articles with all their revisions, decisions, failures and the ledger.

:func:`create_store` and :func:`open_store` give the one in a SQLite file, :class:`MemoryStore` is its
twin in memory; both are a :class:`Store`.
"""

from typing import TYPE_CHECKING

from archive.lazy import lazily

if TYPE_CHECKING:
    from archive.store.memory import MemoryStore
    from archive.store.protocol import Articles, Decisions, Failures, Imports, Ledger, Meta, Store
    from archive.store.sqlite import SqliteStore, create_store, open_store
    from archive.store.sqlite.verification import verify_file
    from archive.store.values import (
        Damage,
        Decision,
        Entry,
        Failure,
        Import,
        Kind,
        Progress,
        RecordProper,
        Stored,
        StoredRevision,
        Submission,
    )

__all__ = [
    "Articles",
    "Damage",
    "Decision",
    "Decisions",
    "Entry",
    "Failure",
    "Failures",
    "Import",
    "Imports",
    "Kind",
    "Ledger",
    "MemoryStore",
    "Meta",
    "Progress",
    "RecordProper",
    "SqliteStore",
    "Store",
    "Stored",
    "StoredRevision",
    "Submission",
    "create_store",
    "open_store",
    "verify_file",
]

__getattr__ = lazily(
    __name__,
    {
        "memory": ("MemoryStore",),
        "protocol": ("Articles", "Decisions", "Failures", "Imports", "Ledger", "Meta", "Store"),
        "sqlite": ("SqliteStore", "create_store", "open_store"),
        "sqlite.verification": ("verify_file",),
        "values": (
            *("Damage", "Decision", "Entry", "Failure", "Import", "Kind", "Progress", "RecordProper"),
            *("Stored", "StoredRevision", "Submission"),
        ),
    },
)
