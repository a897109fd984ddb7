"""A revision as it is stored: the record proper, sealed for good, and the article derived from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from archive.article import Article, content_hash, to_dict
from archive.errors import DamagedError, DocumentError
from archive.store.rules import Outcome
from archive.store.text import json_text, parse, seal, sha256, writable
from archive.store.values import RecordProper, StoredRevision, Submission

__all__ = [
    "RECORD_SCHEMA",
    "Offer",
    "RevisionRow",
    "offer",
    "put_text",
    "read_article",
    "read_record",
    "read_revision",
    "rederive",
    "rederived_text",
    "revision_row",
]

RECORD_SCHEMA: Final = 1


class Offer(NamedTuple):
    """The hashes of a submission by which it is told whether the archive has it."""

    original: str
    content: str


class RevisionRow(NamedTuple):
    """One revision. Hashes are SHA-256 in hexadecimal digits, of the UTF-8 of ``record`` and ``derived``."""

    seq: int
    changed: int
    article: str
    revision: int
    original: str
    duplicate_of: str | None
    content_sha256: str
    pipeline: str
    record_sha256: str
    derived_sha256: str
    record: str
    derived: str

    @property
    def label(self) -> str:
        return f"{self.article} revision {self.revision}"


def offer(submission: Submission) -> Offer:
    article = submission.article
    return Offer(
        original=sha256(submission.original),
        content=content_hash(article.title, article.subtitle, article.body),
    )


def revision_row(
    submission: Submission, hashes: Offer, outcome: Outcome, *, article_id: str, seq: int, now: str
) -> tuple[RevisionRow, Article]:
    """The row of a new revision and the article in it.

    Raises :class:`DocumentError` where a value cannot be JSON (NaN, endless nesting).
    """
    article = replace(
        submission.article,
        id=article_id,
        revision=outcome.revision,
        duplicate_of=outcome.duplicate_of,
        original=replace(submission.article.original, sha256=hashes.original, bytes=len(submission.original)),
        ingested=now,
    )
    try:
        article_id.encode()
        record = seal(json_text(_record(submission, article)))
        derived = seal(writable(article.to_json()))
    except ValueError as error:
        raise DocumentError(article.original.name, f"its metadata cannot be stored: {error}") from error
    row = RevisionRow(
        seq=seq,
        changed=seq,
        article=article_id,
        revision=outcome.revision,
        original=hashes.original,
        duplicate_of=outcome.duplicate_of,
        content_sha256=hashes.content,
        pipeline=article.pipeline,
        record_sha256=record.sha256,
        derived_sha256=derived.sha256,
        record=record.text,
        derived=derived.text,
    )
    return row, article


def _record(submission: Submission, article: Article) -> dict[str, Any]:
    return {
        "schema": RECORD_SCHEMA,
        "identity": submission.identity,
        "id": article.id,
        "revision": article.revision,
        "original": to_dict(article.original),
        "supplied": dict(submission.supplied),
        "overrides": dict(submission.overrides),
        "context": dict(submission.context),
        "ingested": article.ingested,
        "duplicate_of": article.duplicate_of,
    }


def put_text(row: RevisionRow) -> str:
    """The ledger's JSON for a new revision; the entry's subject is the article."""
    return (
        f'{{"revision":{row.revision},"original":"{row.original}","record":"{row.record_sha256}",'
        f'"derived":"{row.derived_sha256}","content":"{row.content_sha256}"}}'
    )


def rederive(row: RevisionRow, article: Article, pipeline: str) -> tuple[RevisionRow, list[str]] | None:
    """The row with what is derived made anew, and the names of the fields that changed.

    The record proper stays, whatever ``article`` says of it. None where only the pipeline's stamp
    would change. ``changed`` is for the caller to set.
    """
    old = read_article(row)
    new = replace(
        article,
        id=old.id,
        revision=old.revision,
        duplicate_of=old.duplicate_of,
        original=old.original,
        ingested=old.ingested,
        pipeline=pipeline,
    )
    before = to_dict(old)
    changed = [name for name, value in to_dict(new).items() if value != before[name] and name != "pipeline"]
    if not changed:
        return None
    derived = seal(writable(new.to_json()))
    anew = row._replace(
        content_sha256=content_hash(new.title, new.subtitle, new.body),
        pipeline=pipeline,
        derived_sha256=derived.sha256,
        derived=derived.text,
    )
    return anew, changed


def rederived_text(row: RevisionRow, changed: list[str]) -> str:
    """The ledger's JSON for a revision derived anew; ``seq`` is the entry that brought it in."""
    data = {
        "seq": row.seq,
        "revision": row.revision,
        "derived": row.derived_sha256,
        "content": row.content_sha256,
        "pipeline": row.pipeline,
        "fields": changed,
    }
    return json_text(data)


def read_article(row: RevisionRow) -> Article:
    """Raises :class:`DamagedError` where the derived text is not what was written."""
    _check(row.derived, row.derived_sha256, row)
    return Article.from_json(row.derived)


def read_revision(row: RevisionRow) -> StoredRevision:
    """Raises :class:`DamagedError` where the record proper or the article is not what was written."""
    record = read_record(row)
    return StoredRevision(
        seq=row.seq,
        changed=row.changed,
        identity=record.identity,
        article=read_article(row),
        supplied=record.supplied,
        overrides=record.overrides,
        context=record.context,
    )


def read_record(row: RevisionRow) -> RecordProper:
    """Raises :class:`DamagedError` where the record proper is not what was written."""
    _check(row.record, row.record_sha256, row)
    record: Mapping[str, Any] = parse(row.record, row.label)
    if record["schema"] != RECORD_SCHEMA:
        raise DamagedError(
            f"{row.label} has a record of schema {record['schema']}, which this version cannot read"
        )
    return RecordProper(
        seq=row.seq,
        id=row.article,
        revision=row.revision,
        identity=record["identity"],
        supplied=record["supplied"],
        overrides=record["overrides"],
        context=record["context"],
    )


def _check(text: str, expected: str, row: RevisionRow) -> None:
    if not isinstance(text, str) or sha256(text.encode()) != expected:
        raise DamagedError(f"{row.label} is not as it was written; 'pressmark verify' lists all damage")
