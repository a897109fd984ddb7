"""The seams of the archive of record. Everything that stores articles for good has these parts.

Every change is one ledger entry, and is on disk when the transaction that it is part of has ended; a
change outside a transaction is one of its own. Every method may raise :class:`DamagedError`,
:class:`StorageError` and :class:`BusyError`.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol, Self

from archive.article import Article
from archive.store.values import (
    Damage,
    Decision,
    Entry,
    Failure,
    Import,
    Progress,
    RecordProper,
    Stored,
    StoredRevision,
    Submission,
)

__all__ = ["Articles", "Decisions", "Failures", "Imports", "Ledger", "Meta", "Store"]


class Articles(Protocol):
    """Articles, their revisions and originals. An id without a revision means the latest."""

    def put(self, submission: Submission, *, now: str) -> Stored:
        """Take in one record; ``now`` becomes its ``ingested``.

        Raises :class:`DocumentError`, with nothing changed, where its metadata are not JSON values.
        """

    def get(self, article_id: str, revision: int | None = None) -> Article | None: ...

    def get_many(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Article]:
        """Articles by (id, revision); those that are not there are left out."""

    def stored(self, article_id: str, revision: int | None = None) -> StoredRevision | None:
        """One revision with its record proper."""

    def revisions(self, article_id: str) -> list[Article]:
        """All revisions of one article, the first one first; empty if there is no such article."""

    def original(self, article_id: str, revision: int | None = None) -> bytes | None:
        """The record's own bytes, checked against their hash."""

    def with_original(self, digest: str) -> list[RecordProper]:
        """The records of all revisions whose original has this SHA-256, by ``seq``."""

    def iterate(self, *, after: int = 0, revisions: bool = False) -> Iterator[StoredRevision]:
        """Latest revisions, or all, with a ``seq`` above ``after``, in that order.

        Gives what was there when it began, whatever is written meanwhile, and holds one at a time.
        """

    def changed_after(self, seq: int) -> Iterator[StoredRevision]:
        """All revisions that came in or were derived anew after ledger entry ``seq``, by ``changed``."""

    def rederive(self, article_id: str, revision: int, article: Article, pipeline: str) -> bool:
        """Replace what is derived; the record proper stays, whatever ``article`` says of it.

        False, with nothing written, where only the pipeline's stamp would change. Raises
        :class:`NotFoundError` if there is no such revision.
        """

    def count(self, *, revisions: bool = False) -> int:
        """How many articles, or revisions, there are."""

    def duplicates(self) -> int:
        """How many articles duplicate another in their latest revision."""

    def original_bytes(self) -> int:
        """The size of all originals together, unpacked, those of failures included."""

    def last_seq(self) -> int:
        """The last ledger entry that an index must know: of a revision that came in or was derived anew."""


class Decisions(Protocol):
    def add(self, kind: str, data: Mapping[str, Any], reason: str) -> Decision: ...

    def list(self) -> tuple[Decision, ...]:
        """All decisions, the first one first."""


class Imports(Protocol):
    """Lists of persons as they came in; persons are read from them whenever a register is compiled."""

    def add(self, name: str, form: str, original: bytes) -> Import:
        """Keep a list, whose format is ``form``; one with the same bytes is given as it is, unchanged."""

    def list(self) -> tuple[Import, ...]:
        """All lists, the first one first."""

    def original(self, seq: int) -> bytes | None:
        """The bytes of a list, checked against their hash."""


class Failures(Protocol):
    """What could not be read. A name is listed once; the ledger keeps the history."""

    def add(
        self, name: str, path: str | None, reason: str, original: bytes | None, options: Mapping[str, Any]
    ) -> Failure:
        """List a failure. The same reason again counts one attempt more, another one starts at 1."""

    def list(self) -> tuple[Failure, ...]:
        """Open failures, by name."""

    def resolve(self, name: str) -> bool:
        """Take a name off the list. False if it was not on it."""

    def original(self, name: str) -> bytes | None:
        """The bytes that could not be read, where they were kept."""


class Ledger(Protocol):
    def append(self, action: str, subject: str, data: Mapping[str, Any]) -> Entry:
        """Note something done. Raises :class:`ValueError` for a word that the store writes itself."""

    def entries(self, *, after: int = 0) -> Iterator[Entry]: ...


class Meta(Protocol):
    """Single values about the archive, such as the version of its format."""

    def get(self, key: str) -> str | None: ...

    def set(self, key: str, value: str) -> None: ...


class Store(Protocol):
    """An archive of record. Not to be shared between threads."""

    @property
    def articles(self) -> Articles: ...

    @property
    def decisions(self) -> Decisions: ...

    @property
    def imports(self) -> Imports: ...

    @property
    def failures(self) -> Failures: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def meta(self) -> Meta: ...

    def transaction(self) -> AbstractContextManager[None]:
        """All changes inside become lasting together at its end, or none of them if it is left by an error.

        Raises :class:`RuntimeError` inside another one, :class:`BusyError` if another process writes.
        """

    def writer(self) -> AbstractContextManager[None]:
        """Hold the writer's place over several transactions, so that no other process comes between.

        Raises :class:`BusyError` if another process has it. May be held again inside.
        """

    def verify(self) -> Iterator[Damage | Progress]:
        """Check every byte that has a hash, every link, every count."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
