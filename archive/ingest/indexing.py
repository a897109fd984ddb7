"""Bringing the index up to the archive: entries are made in several processes and written in this one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from archive.article import Article
from archive.index import Entry, IndexWriter, entry
from archive.ingest.records import Progress
from archive.ingest.workers import AHEAD, pool
from archive.store import Store, StoredRevision

__all__ = ["INDEX_STEP", "catch_up", "fill", "numbered"]

INDEX_STEP: Final = 4_000
"""Articles between two commits of the index: each commit is a segment more to search and to merge."""

_FEW: Final = 256
"""Starting processes for fewer articles takes longer than indexing them."""

_CHUNK: Final = 64


def numbered(made: Entry, article: Article, seq: int) -> Entry:
    """An index entry with what the store gave its article."""
    return replace(made, id=article.id, revision=article.revision, seq=seq, duplicate_of=article.duplicate_of)


def catch_up(store: Store, writer: IndexWriter, progress: Progress | None = None, *, jobs: int = 1) -> int:
    """Index what the archive holds and the index does not; returns how many articles that were."""
    found = store.articles.changed_after(writer.up_to)
    told = (lambda done, shown: progress(done, None, shown)) if progress else None
    count = _write(found, writer, jobs, told, up_to=lambda stored: stored.changed)
    if count:
        writer.commit(up_to=store.articles.last_seq())
    return count


def fill(store: Store, writer: IndexWriter, progress: Progress | None = None, *, jobs: int = 1) -> int:
    """Index everything that the archive holds, into an empty index; returns how many revisions that were."""
    # Taken first: what comes in meanwhile is caught up by the next ingest.
    up_to, total = store.articles.last_seq(), store.articles.count(revisions=True)
    told = (lambda done, shown: progress(done, total, shown)) if progress else None
    count = _write(store.articles.iterate(revisions=True), writer, jobs, told, up_to=lambda _: 0)
    writer.commit(up_to=up_to)
    return count


def _write(
    found: Iterable[StoredRevision],
    writer: IndexWriter,
    jobs: int,
    told: Callable[[int, str], None] | None,
    *,
    up_to: Callable[[StoredRevision], int],
) -> int:
    count = 0
    for stored, made in _entries(iter(found), jobs):
        writer.add(made)
        count += 1
        if count % INDEX_STEP == 0:
            writer.commit(up_to=up_to(stored))
        if told and count % 100 == 0:
            told(count, stored.article.id)
    return count


def _entries(found: Iterator[StoredRevision], jobs: int) -> Iterator[tuple[StoredRevision, Entry]]:
    first = list(islice(found, _FEW))
    if jobs <= 1 or len(first) < _FEW:
        for stored in chain(first, found):
            yield stored, numbered(entry(stored.article), stored.article, stored.changed)
        return
    waiting: deque[tuple[list[StoredRevision], Future[list[Entry]]]] = deque()
    rest = chain(first, found)
    with pool(jobs) as workers:
        while chunk := list(islice(rest, _CHUNK)):
            given = [(stored.article, stored.changed) for stored in chunk]
            try:
                waiting.append((chunk, workers.submit(_made, given)))
            except BrokenProcessPool:
                waiting.append((chunk, _broken()))
            if len(waiting) > jobs * AHEAD:
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)


def _next(
    waiting: deque[tuple[list[StoredRevision], Future[list[Entry]]]],
) -> Iterator[tuple[StoredRevision, Entry]]:
    chunk, future = waiting.popleft()
    try:
        entries = future.result()
    except BrokenProcessPool:
        # Whatever killed the process, this one goes on alone.
        entries = _made([(stored.article, stored.changed) for stored in chunk])
    return zip(chunk, entries, strict=True)


def _broken() -> Future[list[Entry]]:
    future: Future[list[Entry]] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def _made(given: Sequence[tuple[Article, int]]) -> list[Entry]:
    return [numbered(entry(article), article, seq) for article, seq in given]
