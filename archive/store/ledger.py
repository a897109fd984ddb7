"""The ledger as a chain: every entry carries the hash of the one before. Pure functions, no storage."""

import hashlib
from datetime import UTC, datetime
from typing import Final, NamedTuple

from archive.store.text import parse, quote
from archive.store.values import Entry

__all__ = [
    "ACTIONS",
    "GENESIS",
    "PUT_ACTIONS",
    "LedgerRow",
    "check_action",
    "link",
    "read_entry",
    "row_hash",
    "utc_now",
]

GENESIS: Final = "0" * 64
"""What the first entry has as the hash of the one before."""

PUT_ACTIONS: Final = frozenset({"added", "revised", "duplicate"})
"""Actions that bring in a revision."""

ACTIONS: Final = PUT_ACTIONS | {"rederived", "decided", "imported", "failed", "resolved", "set"}
"""The words that the store itself writes; nobody else may append them."""


class LedgerRow(NamedTuple):
    """An entry as it is stored: ``data`` is JSON text, hashed as it stands."""

    seq: int
    at: str
    action: str
    subject: str
    data: str
    previous: str
    hash: str


def check_action(action: str) -> None:
    """Raises :class:`ValueError` for a word that verification takes to be the store's own."""
    if action in ACTIONS:
        raise ValueError(f"only the store itself writes {action!r}")


def row_hash(seq: int, at: str, action: str, subject: str, data: str, previous: str) -> str:
    """SHA-256 of the JSON list ``[seq,at,action,subject,data,previous]`` without spaces, in UTF-8.

    >>> row_hash(1, "2026-11-24T03:00:00Z", "set", "format", '{"value":"1"}', GENESIS)[:12]
    '67d18b512368'
    """
    line = f"[{seq},{quote(at)},{quote(action)},{quote(subject)},{data},{quote(previous)}]"
    return hashlib.sha256(line.encode()).hexdigest()


def link(seq: int, *, at: str, action: str, subject: str, data: str, previous: str) -> LedgerRow:
    """The entry that follows one whose hash is ``previous``; ``data`` is JSON text."""
    return LedgerRow(
        seq, at, action, subject, data, previous, row_hash(seq, at, action, subject, data, previous)
    )


def read_entry(row: LedgerRow) -> Entry:
    """Raises :class:`DamagedError` where the data are not JSON."""
    data = parse(row.data, f"ledger entry {row.seq}")
    return Entry(**{**row._asdict(), "data": data})


def utc_now() -> str:
    """The time as it is written everywhere: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
