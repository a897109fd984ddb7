"""Text that UTF-8 cannot carry, such as file names in other encodings, in columns of the database."""

from collections.abc import Iterable, Sequence
from typing import Any

from archive.store.ledger import LedgerRow
from archive.store.rows import ArticleRow, DecisionRow, FailureRow, ImportRow

__all__ = [
    "article_row",
    "bound",
    "column",
    "decision_row",
    "failure_row",
    "from_column",
    "import_row",
    "ledger_row",
]


def column(text: str) -> str | bytes:
    """Text as it is; with lone surrogates as bytes, so that the column holds a BLOB.

    >>> column("caf\\xe9"), column("caf\\udce9")
    ('café', b'caf\\xed\\xb3\\xa9')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def bound(row: Iterable[Any]) -> tuple[Any, ...]:
    """The values of a row as columns hold them."""
    return tuple(column(value) if isinstance(value, str) else value for value in row)


def from_column(value: str | bytes) -> str:
    """The inverse of :func:`column`."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def ledger_row(values: Sequence[Any]) -> LedgerRow:
    row = LedgerRow._make(values)
    return row._replace(subject=from_column(row.subject))


def article_row(values: Sequence[Any]) -> ArticleRow:
    row = ArticleRow._make(values)
    return row._replace(identity=from_column(row.identity))


def decision_row(values: Sequence[Any]) -> DecisionRow:
    row = DecisionRow._make(values)
    return row._replace(reason=from_column(row.reason))


def failure_row(values: Sequence[Any]) -> FailureRow:
    row = FailureRow._make(values)
    path = None if row.path is None else from_column(row.path)
    return row._replace(name=from_column(row.name), path=path, reason=from_column(row.reason))


def import_row(values: Sequence[Any]) -> ImportRow:
    row = ImportRow._make(values)
    return row._replace(name=from_column(row.name))
