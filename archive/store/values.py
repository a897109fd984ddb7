"""What goes into the archive of record and what comes out of it."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from archive.article import Article

__all__ = [
    "Damage",
    "Decision",
    "Entry",
    "Failure",
    "Import",
    "Kind",
    "Progress",
    "RecordProper",
    "Stored",
    "StoredRevision",
    "Submission",
]

Kind = Literal["added", "revised", "unchanged", "duplicate"]
"""What became of a submission."""


class Submission(NamedTuple):
    """One record on its way in.

    ``identity`` tells which article it is a state of (``id:kcna:2011-0``, ``url:https://…``,
    ``content:kcna:<hash>``). ``article`` is complete but for what the store assigns: id, revision,
    duplicate_of, ingested, and the hash and size of the original. ``supplied``, ``overrides`` and
    ``context`` (what a new derivation needs beside the bytes: name, media type and the like) are JSON
    values; with the bytes they are the record proper and are kept as they are for good.
    """

    identity: str
    article: Article
    original: bytes
    supplied: Mapping[str, Any]
    overrides: Mapping[str, Any]
    context: Mapping[str, Any]


class Stored(NamedTuple):
    """What became of a submission: ``article`` as it now stands in the archive.

    For ``unchanged`` that is the newest revision that has the same bytes or says the same. ``seq`` is
    the number of the ledger entry that brought the revision in.
    """

    kind: Kind
    article: Article
    seq: int


class StoredRevision(NamedTuple):
    """One revision with its record proper.

    ``seq`` is its place in the order of ingestion and never changes; ``changed`` is the number of the
    last ledger entry that touched it, equal to ``seq`` until it is derived anew.
    """

    seq: int
    changed: int
    identity: str
    article: Article
    supplied: Mapping[str, Any]
    overrides: Mapping[str, Any]
    context: Mapping[str, Any]


class RecordProper(NamedTuple):
    """What is kept of one revision for good, beside its original bytes."""

    seq: int
    id: str
    revision: int
    identity: str
    supplied: Mapping[str, Any]
    overrides: Mapping[str, Any]
    context: Mapping[str, Any]


class Decision(NamedTuple):
    """Something that a person decided, such as that two names are one person. It never changes."""

    seq: int
    at: str
    kind: str
    data: Mapping[str, Any]
    reason: str


class Failure(NamedTuple):
    """A document or record that could not be read, until it can.

    ``path`` is where it was found, if in a file; ``options`` what it was ingested with; ``original``
    the SHA-256 of its bytes, if they were kept; ``attempts`` counts the times it failed for this reason.
    """

    name: str
    path: str | None
    reason: str
    options: Mapping[str, Any]
    original: str | None
    attempts: int
    first: str
    last: str
    seq: int


class Import(NamedTuple):
    """A list of persons that was imported. ``original`` is the SHA-256 of its bytes."""

    seq: int
    at: str
    name: str
    format: str
    original: str


class Entry(NamedTuple):
    """One entry of the ledger; ``hash`` covers all of it and the ``hash`` of the entry before."""

    seq: int
    at: str
    action: str
    subject: str
    data: Mapping[str, Any]
    previous: str
    hash: str


class Damage(NamedTuple):
    """Something that is not as it was written: what, and in which way."""

    what: str
    detail: str


class Progress(NamedTuple):
    """How far a verification has come in one part of the archive. ``total`` is 0 where it is not known."""

    part: str
    done: int
    total: int
