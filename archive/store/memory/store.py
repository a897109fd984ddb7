"""The store itself: its parts over one set of tables."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from archive.store.ledger import utc_now
from archive.store.memory.articles import MemoryArticles
from archive.store.memory.journal import (
    MemoryDecisions,
    MemoryFailures,
    MemoryImports,
    MemoryLedger,
    MemoryMeta,
)
from archive.store.memory.tables import MemoryRows, Tables
from archive.store.values import Damage, Progress
from archive.store.verify import verify

__all__ = ["MemoryStore"]


class MemoryStore:
    """See :class:`archive.store.protocol.Store`.

    For small archives: a transaction begins with a copy of its tables, and a search for duplicates
    looks at every article.
    """

    def __init__(self, *, clock: Callable[[], str] = utc_now) -> None:
        self._tables = Tables(clock)
        self.ledger = MemoryLedger(self._tables)
        self.articles = MemoryArticles(self._tables)
        self.decisions = MemoryDecisions(self._tables)
        self.imports = MemoryImports(self._tables)
        self.failures = MemoryFailures(self._tables)
        self.meta = MemoryMeta(self._tables)
        self.meta.set("format", "2")

    def transaction(self) -> AbstractContextManager[None]:
        return self._tables.transaction()

    def writer(self) -> AbstractContextManager[None]:
        return contextlib.nullcontext()

    def verify(self) -> Iterator[Damage | Progress]:
        return verify(MemoryRows(self._tables.state))

    def close(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
