"""Small submissions, and what the tests look at when they compare stores."""

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from archive.article import Article, Original, Source
from archive.store import Damage, Store, StoredRevision, Submission

NOW = "2026-11-24T03:00:00Z"


def clock() -> Callable[[], str]:
    """A clock that goes on by a second each time it is read."""
    start = datetime(2026, 11, 24, 4, tzinfo=UTC)
    ticks = itertools.count()
    return lambda: f"{start + timedelta(seconds=next(ticks)):%Y-%m-%dT%H:%M:%SZ}"


def article(body: str = "Text", *, title: str = "Title", source: str = "kcna", **values: Any) -> Article:
    name = values.pop("name", "articles.jsonl#1")
    return Article(
        **{
            "id": "",
            "revision": 0,
            "language": "en",
            "title": title,
            "body": (body,),
            "source": Source(id=source, name=source.upper()),
            "original": Original(sha256="", media_type="text/plain", bytes=0, name=name),
            "ingested": "",
            "pipeline": "test 1",
            **values,
        }
    )


def submission(
    identity: str,
    body: str = "Text",
    original: bytes | None = None,
    *,
    supplied: Mapping[str, Any] | None = None,
    overrides: Mapping[str, Any] | None = None,
    **values: Any,
) -> Submission:
    return Submission(
        identity=identity,
        article=article(body, **values),
        original=f"{identity} {body}".encode("utf-8", "surrogatepass") if original is None else original,
        supplied=supplied or {},
        overrides=overrides or {},
        context={"name": "articles.jsonl#1"},
    )


def put(store: Store, identity: str, body: str = "Text", original: bytes | None = None) -> str:
    return store.articles.put(submission(identity, body, original), now=NOW).kind


def damages(store: Store) -> list[str]:
    return [f"{item.what}: {item.detail}" for item in store.verify() if isinstance(item, Damage)]


def contents(store: Store) -> dict[str, Any]:
    """Everything that a store says of itself."""
    revisions = list(store.articles.iterate(revisions=True))
    return {
        "revisions": revisions,
        "latest": list(store.articles.iterate()),
        "changed": list(store.articles.changed_after(0)),
        "originals": [original(store, item) for item in revisions],
        "counts": (store.articles.count(), store.articles.count(revisions=True), store.articles.duplicates()),
        "bytes": store.articles.original_bytes(),
        "last": store.articles.last_seq(),
        "decisions": store.decisions.list(),
        "imports": [(item, store.imports.original(item.seq)) for item in store.imports.list()],
        "failures": store.failures.list(),
        "ledger": list(store.ledger.entries()),
    }


def original(store: Store, item: StoredRevision) -> bytes | None:
    return store.articles.original(item.article.id, item.article.revision)
