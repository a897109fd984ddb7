"""What is stored, row by row, with the transaction it is in."""

import contextlib
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields

from archive.store.ledger import GENESIS, LedgerRow, link
from archive.store.originals import OriginalRow, Packer
from archive.store.records import RevisionRow
from archive.store.rows import ArticleRow, DecisionRow, FailureRow, ImportRow
from archive.store.verify import MetaRow

__all__ = ["MemoryRows", "State", "Tables"]


@dataclass(slots=True)
class State:
    """Everything stored, row by row, and what finds the rows."""

    ledger: list[LedgerRow] = field(default_factory=list)
    originals: dict[str, OriginalRow] = field(default_factory=dict)
    articles: dict[str, ArticleRow] = field(default_factory=dict)
    identities: dict[str, str] = field(default_factory=dict)
    revisions: dict[int, RevisionRow] = field(default_factory=dict)
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    decisions: list[DecisionRow] = field(default_factory=list)
    imports: list[ImportRow] = field(default_factory=list)
    failures: dict[str, FailureRow] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "State":
        return State(**{item.name: copy.copy(getattr(self, item.name)) for item in fields(self)})


class Tables:
    """The state with the transaction it is in."""

    def __init__(self, clock: Callable[[], str]) -> None:
        self.state = State()
        self.clock = clock
        self._packer = Packer()
        self._open = False

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        if self._open:
            raise RuntimeError("a transaction is open already")
        before, self._open = self.state.copy(), True
        try:
            yield
        except BaseException:
            self.state = before
            raise
        finally:
            self._open = False

    @property
    def next_seq(self) -> int:
        return len(self.state.ledger) + 1

    def write(self, action: str, subject: str, data: str, *, at: str) -> LedgerRow:
        previous = self.state.ledger[-1].hash if self.state.ledger else GENESIS
        row = link(self.next_seq, at=at, action=action, subject=subject, data=data, previous=previous)
        self.state.ledger.append(row)
        return row

    def add_original(self, digest: str, data: bytes) -> None:
        if digest not in self.state.originals:
            self.state.originals[digest] = self._packer.pack(digest, data)

    def row(self, article_id: str, revision: int | None) -> RevisionRow | None:
        article = self.state.articles.get(article_id)
        if article is None:
            return None
        seq = self.state.numbers.get((article_id, article.latest if revision is None else revision))
        return None if seq is None else self.state.revisions[seq]


class MemoryRows:
    """See :class:`archive.store.verify.Rows`."""

    def __init__(self, state: State) -> None:
        self._state = state

    def total(self, part: str) -> int:
        return len(getattr(self._state, part))

    def ledger(self) -> Iterator[LedgerRow]:
        return iter(self._state.ledger)

    def originals(self) -> Iterator[OriginalRow]:
        return iter(self._state.originals.values())

    def articles(self) -> Iterator[ArticleRow]:
        return iter(self._state.articles.values())

    def revisions(self) -> Iterator[RevisionRow]:
        return iter(self._state.revisions.values())

    def decisions(self) -> Iterator[DecisionRow]:
        return iter(self._state.decisions)

    def imports(self) -> Iterator[ImportRow]:
        return iter(self._state.imports)

    def failures(self) -> Iterator[FailureRow]:
        return iter(self._state.failures.values())

    def meta(self) -> Iterator[MetaRow]:
        return (MetaRow(key, value) for key, value in self._state.meta.items())

    def entry(self, seq: int) -> LedgerRow | None:
        return self._state.ledger[seq - 1] if 0 < seq <= len(self._state.ledger) else None

    def article(self, article_id: str) -> ArticleRow | None:
        return self._state.articles.get(article_id)

    def has_revision(self, article_id: str, revision: int) -> bool:
        return (article_id, revision) in self._state.numbers

    def original_size(self, digest: str) -> int | None:
        row = self._state.originals.get(digest)
        return None if row is None else row.size
