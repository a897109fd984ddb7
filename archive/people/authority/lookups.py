"""Looking many things up at once in a table file."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

__all__ = ["among"]

_CHUNK: Final = 5000
"""Values of one query: SQLite has a bound on them."""


def among(connection: sqlite3.Connection, query: str, keys: Sequence[str]) -> Iterator[Any]:
    """Rows of a query that ends in ``IN``, for any number of keys. Half a surrogate pair is in no table."""
    clean = [name for name in keys if not any("\ud800" <= char <= "\udfff" for char in name)]
    for start in range(0, len(clean), _CHUNK):
        chunk = clean[start : start + _CHUNK]
        yield from connection.execute(f"{query} ({','.join('?' * len(chunk))})", chunk)
