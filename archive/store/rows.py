"""Decisions, failures and articles as they are stored, and what the ledger says of them."""

from typing import NamedTuple

from archive.store.text import parse, quote
from archive.store.values import Decision, Failure, Import

__all__ = [
    "ArticleRow",
    "DecisionRow",
    "FailureRow",
    "ImportRow",
    "decision_text",
    "failed_again",
    "failure_text",
    "import_text",
    "read_decision",
    "read_failure",
    "read_import",
    "value_text",
]


class ArticleRow(NamedTuple):
    """``seq`` is that of the first revision, ``latest`` the number of the newest."""

    id: str
    identity: str
    seq: int
    latest: int


class DecisionRow(NamedTuple):
    """``data`` is JSON text."""

    seq: int
    at: str
    kind: str
    data: str
    reason: str


class FailureRow(NamedTuple):
    """``seq`` is that of the ledger entry of the last attempt; ``options`` is JSON text."""

    seq: int
    name: str
    path: str | None
    reason: str
    options: str
    original: str | None
    attempts: int
    first: str
    last: str


class ImportRow(NamedTuple):
    seq: int
    at: str
    name: str
    format: str
    original: str


def failed_again(old: FailureRow | None, new: FailureRow) -> FailureRow:
    """``new`` with the attempts counted, if what stands in the list failed for the same reason."""
    if old is None or old.reason != new.reason:
        return new
    return new._replace(attempts=old.attempts + 1, first=old.first)


def decision_text(row: DecisionRow) -> str:
    """The ledger's JSON for a decision: all of it."""
    return f'{{"kind":{quote(row.kind)},"data":{row.data},"reason":{quote(row.reason)}}}'


def failure_text(row: FailureRow) -> str:
    """The ledger's JSON for a failure; its name is the entry's subject."""
    path, original = (quote(value) if value is not None else "null" for value in (row.path, row.original))
    return (
        f'{{"path":{path},"reason":{quote(row.reason)},"options":{row.options},"original":{original},'
        f'"attempts":{row.attempts},"first":{quote(row.first)}}}'
    )


def import_text(row: ImportRow) -> str:
    """The ledger's JSON for a list of persons; its name is the entry's subject."""
    return f'{{"format":{quote(row.format)},"original":{quote(row.original)}}}'


def value_text(value: str) -> str:
    """The ledger's JSON for a value of ``meta``; its key is the entry's subject."""
    return f'{{"value":{quote(value)}}}'


def read_decision(row: DecisionRow) -> Decision:
    return Decision(**{**row._asdict(), "data": parse(row.data, f"decision {row.seq}")})


def read_failure(row: FailureRow) -> Failure:
    return Failure(**{**row._asdict(), "options": parse(row.options, f"failure {row.seq}")})


def read_import(row: ImportRow) -> Import:
    return Import(**row._asdict())
