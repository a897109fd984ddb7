"""Verification: every byte that has a hash, every link, every count. The same for every way of storing.

The ledger is the thread: it says which revisions, decisions, failures and values there must be and
what their hashes are, and its own entries hold each other by theirs.
"""

from array import array
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, Protocol, TypeVar, get_type_hints

from archive.errors import DamagedError
from archive.store.ledger import GENESIS, PUT_ACTIONS, LedgerRow, row_hash
from archive.store.originals import OriginalRow, examine
from archive.store.records import RevisionRow
from archive.store.rows import (
    ArticleRow,
    DecisionRow,
    FailureRow,
    ImportRow,
    decision_text,
    failure_text,
    import_text,
    value_text,
)
from archive.store.text import parse, sha256
from archive.store.values import Damage, Progress

__all__ = ["MetaRow", "Rows", "verify"]

_STEP: Final = 500
"""Rows between two reports of progress."""

_MAX_GAP: Final = 1_000_000
"""A ledger entry whose number is further on than this has a damaged number."""

_BROKEN: Final = (DamagedError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What a row with values of the wrong kind makes the checks raise."""


class MetaRow(NamedTuple):
    key: str
    value: str


class Rows(Protocol):
    """Everything that is stored, as it is stored; a :class:`Damage` in place of a row that cannot be read."""

    def total(self, part: str) -> int: ...

    def ledger(self) -> Iterator[LedgerRow | Damage]: ...

    def originals(self) -> Iterator[OriginalRow | Damage]: ...

    def articles(self) -> Iterator[ArticleRow | Damage]: ...

    def revisions(self) -> Iterator[RevisionRow | Damage]: ...

    def decisions(self) -> Iterator[DecisionRow | Damage]: ...

    def imports(self) -> Iterator[ImportRow | Damage]: ...

    def failures(self) -> Iterator[FailureRow | Damage]: ...

    def meta(self) -> Iterator[MetaRow | Damage]: ...

    def entry(self, seq: int) -> LedgerRow | None: ...

    def article(self, article_id: str) -> ArticleRow | None: ...

    def has_revision(self, article_id: str, revision: int) -> bool: ...

    def original_size(self, digest: str) -> int | None:
        """The size noted for an original; None if there is no such original."""


def verify(rows: Rows) -> Iterator[Damage | Progress]:
    """Check everything. Never raises for damaged rows."""
    check = _Verification(rows)
    yield from _each("ledger", rows, rows.ledger(), check.ledger)
    yield from _each("originals", rows, rows.originals(), check.original)
    yield from _each("articles", rows, rows.articles(), check.article)
    yield from _each("revisions", rows, rows.revisions(), check.revision)
    yield from _each("decisions", rows, rows.decisions(), check.decision)
    yield from _each("imports", rows, rows.imports(), check.imported)
    yield from _each("failures", rows, rows.failures(), check.failure)
    yield from _each("meta", rows, rows.meta(), check.value)
    yield from check.missing()


_Row = TypeVar("_Row", bound=tuple[Any, ...])


@cache
def _kinds(row: Any) -> tuple[Any, ...]:
    """The kind of each value of a row type, as :func:`isinstance` takes it."""
    return tuple(get_type_hints(row).values())


def _each(
    part: str, rows: Rows, found: Iterator[_Row | Damage], check: Callable[[_Row], Iterator[Damage]]
) -> Iterator[Damage | Progress]:
    total, done = rows.total(part), 0
    for row in found:
        if isinstance(row, Damage):
            yield row
        else:
            try:
                if not all(map(isinstance, row, _kinds(type(row)))):
                    raise TypeError("a value is of the wrong kind")
                yield from check(row)
            except _BROKEN as error:
                yield Damage(what=f"{part}, row {done + 1}", detail=f"cannot be read: {error}")
        done += 1
        if done % _STEP == 0:
            yield Progress(part=part, done=done, total=total)
    yield Progress(part=part, done=done, total=total)


class _Verification:
    """What the ledger says must be there, ticked off as it is found."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._head: tuple[int, str] = (0, GENESIS)
        self._due = array("Q", [0])  # by seq of a revision, decision or import: the seq of its last change
        self._failures: dict[str, int] = {}
        self._values: dict[str, int] = {}
        self._damaged: set[str] = set()

    def ledger(self, row: LedgerRow) -> Iterator[Damage]:
        what = f"ledger entry {row.seq}"
        seq, previous = self._head
        if not 0 < row.seq - seq <= _MAX_GAP:
            yield Damage(what=what, detail=f"has a number that cannot follow {seq}")
            return
        if row.seq != seq + 1:
            yield Damage(what=f"ledger entries {seq + 1} to {row.seq - 1}", detail="are gone or unreadable")
        elif row.previous != previous:
            yield Damage(what=what, detail="does not carry the hash of the entry before")
        if row_hash(*row[:-1]) != row.hash:
            yield Damage(what=what, detail="does not have its own hash")
        self._head = (row.seq, row.hash)
        self._due.extend([0] * (row.seq - seq))
        self._note(row)

    def _note(self, row: LedgerRow) -> None:
        if row.action in PUT_ACTIONS or row.action in ("decided", "imported"):
            self._due[row.seq] = row.seq
        elif row.action == "rederived":
            self._due[parse(row.data, "data")["seq"]] = row.seq
        elif row.action == "failed":
            self._failures[row.subject] = row.seq
        elif row.action == "resolved":
            self._failures.pop(row.subject, None)
        elif row.action == "set":
            self._values[row.subject] = row.seq

    def original(self, row: OriginalRow) -> Iterator[Damage]:
        _, fault = examine(row)
        if fault:
            self._damaged.add(row.sha256)
            yield Damage(what=f"original {row.sha256}", detail=fault)

    def article(self, row: ArticleRow) -> Iterator[Damage]:
        what = f"article {row.id}"
        digest = sha256(row.identity.encode("utf-8", "surrogatepass"))
        if not digest.startswith(row.id.rpartition("-")[2]):
            yield Damage(what=what, detail="does not have the id of its identity")
        if not self._rows.has_revision(row.id, row.latest) or self._rows.has_revision(row.id, row.latest + 1):
            yield Damage(what=what, detail=f"does not have {row.latest} revisions, as is noted")

    def revision(self, row: RevisionRow) -> Iterator[Damage]:
        for fault in self._revision(row):
            yield Damage(what=row.label, detail=fault)

    def _revision(self, row: RevisionRow) -> Iterator[str]:
        if self._take(row.seq) != row.changed:
            yield "was not changed last by the entry that the ledger says"
        if sha256(row.record.encode()) != row.record_sha256:
            yield "has a record proper that is not as it was written"
        if sha256(row.derived.encode()) != row.derived_sha256:
            yield "has an article that is not as it was written"
        if not self._is_noted(row):
            yield "is not what the ledger says of it"
        record, derived = parse(row.record, "its record proper"), parse(row.derived, "its article")
        if _columns(row) != _values(record) or any(derived[key] != record[key] for key in _SHARED):
            yield "has columns that do not agree with its record proper"
        if derived["pipeline"] != row.pipeline:
            yield "has a column 'pipeline' that does not agree with its article"
        article = self._rows.article(row.article)
        if article is None or article.identity != record["identity"] or row.revision > article.latest:
            yield "has an identity that is not that of its article"
        elif row.revision == 1 and article.seq != row.seq:
            yield "is not the first of its article, as is noted"
        if (
            row.original in self._damaged
            or self._rows.original_size(row.original) != record["original"]["bytes"]
        ):
            yield "has an original that is gone or damaged"

    def _is_noted(self, row: RevisionRow) -> bool:
        came, last = self._rows.entry(row.seq), self._rows.entry(row.changed)
        if came is None or last is None or came.action not in PUT_ACTIONS or came.subject != row.article:
            return False
        first, now = parse(came.data, "data"), parse(last.data, "data")
        return (
            (first["revision"], first["original"], first["record"])
            == (row.revision, row.original, row.record_sha256)
            and (now["derived"], now["content"]) == (row.derived_sha256, row.content_sha256)
            and (row.changed == row.seq or (last.action, now["seq"]) == ("rederived", row.seq))
        )

    def decision(self, row: DecisionRow) -> Iterator[Damage]:
        entry = self._rows.entry(row.seq)
        noted = None if entry is None else (entry.action, entry.at, entry.data)
        if self._take(row.seq) != row.seq or noted != ("decided", row.at, decision_text(row)):
            yield Damage(what=f"decision {row.seq}", detail="is not what the ledger says of it")

    def imported(self, row: ImportRow) -> Iterator[Damage]:
        entry = self._rows.entry(row.seq)
        noted = None if entry is None else (entry.action, entry.subject, entry.at, entry.data)
        expected = ("imported", row.name, row.at, import_text(row))
        if self._take(row.seq) != row.seq or noted != expected:
            yield Damage(what=f"import {row.name}", detail="is not what the ledger says of it")
        if row.original in self._damaged or self._rows.original_size(row.original) is None:
            yield Damage(what=f"import {row.name}", detail="has an original that is gone or damaged")

    def failure(self, row: FailureRow) -> Iterator[Damage]:
        entry = self._rows.entry(row.seq)
        noted = None if entry is None else (entry.subject, entry.at, entry.data)
        last = self._failures.pop(row.name, None)
        if last != row.seq or noted != (row.name, row.last, failure_text(row)):
            yield Damage(what=f"failure {row.name}", detail="is not what the ledger says of it")
        if row.original and (row.original in self._damaged or self._rows.original_size(row.original) is None):
            yield Damage(what=f"failure {row.name}", detail="has an original that is gone or damaged")

    def value(self, row: MetaRow) -> Iterator[Damage]:
        entry = self._rows.entry(self._values.pop(row.key, 0))
        if entry is None or entry.data != value_text(row.value):
            yield Damage(what=f"meta {row.key}", detail="is not what the ledger says of it")

    def missing(self) -> Iterator[Damage]:
        """What the ledger says is there and was not found."""
        left = [seq for seq, due in enumerate(self._due) if due]
        for seq in [*left, *self._failures.values(), *self._values.values()]:
            entry = self._rows.entry(seq)
            noted = "" if entry is None else f": {entry.action} {entry.subject}"
            yield Damage(what=f"ledger entry {seq}", detail=f"notes something that is gone{noted}")

    def _take(self, seq: int) -> int:
        if not 0 < seq < len(self._due):
            return 0
        due, self._due[seq] = self._due[seq], 0
        return due


_SHARED: Final = ("id", "revision", "original", "duplicate_of", "ingested")
"""Fields of the record proper that the article repeats."""


def _columns(row: RevisionRow) -> tuple[Any, ...]:
    return row.article, row.revision, row.original, row.duplicate_of


def _values(record: Any) -> tuple[Any, ...]:
    return record["id"], record["revision"], record["original"]["sha256"], record["duplicate_of"]
