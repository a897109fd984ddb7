"""The pipeline: paths → documents → drafts → articles → store → index, a generator of outcomes.

An outcome is given out after its batch is committed to the archive of record. The index follows in
larger steps and is complete when the generator ends; what a crash leaves out of it is caught up by
the next run.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from archive.article import Article
from archive.describe import Overrides
from archive.index import Entry, IndexWriter
from archive.ingest.documents import Document, documents
from archive.ingest.indexing import INDEX_STEP, catch_up, fill, numbered
from archive.ingest.outcomes import Kind, Outcome, Report, report
from archive.ingest.records import Progress, batches
from archive.ingest.workers import Batch, Item, Known, Made, Refused, Result, Task, Workshop, work
from archive.reading import Limits, Unreadable
from archive.store import Failures, Store, Submission

__all__ = [
    "INDEX_STEP",
    "Document",
    "Kind",
    "Options",
    "Outcome",
    "Progress",
    "Report",
    "Workshop",
    "catch_up",
    "documents",
    "failed_documents",
    "fill",
    "ingest",
    "now",
    "numbered",
    "rehearse",
    "report",
]

RECORD_NUMBER = re.compile(r"#\d+$", re.ASCII)
"""What follows the document's name in the name of one of its records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to ingest: what a person overrides, how many processes, which limits."""

    overrides: Overrides = field(default_factory=dict)
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)


def now() -> str:
    """The time of an ingestion: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ingest(
    found: Iterable[Document | Unreadable],
    *,
    store: Store,
    writer: IndexWriter,
    workshop: Workshop,
    options: Options,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """Take in every document of ``found``.

    Raises :class:`archive.errors.StorageError` when the archive cannot be written; what was given
    out before is in. A document that cannot be read is a ``failed`` outcome and kept for a retry.
    """
    catch_up(store, writer, jobs=options.jobs)
    seen: set[str] = set()
    failed: set[str] = set()
    try:
        for batch, results in _described(found, store, workshop, options, progress):
            yield from _take_in(batch, results, store, writer, failed)
            seen.update(item.path for item in batch if not isinstance(item, Known) and item.path)
        _settle(store, seen, failed)
    finally:
        # However the run ends, what the archive has taken in is to be found.
        writer.commit(up_to=store.articles.last_seq())


def _take_in(
    batch: Batch, results: Sequence[Result], store: Store, writer: IndexWriter, failed: set[str]
) -> Iterator[Outcome]:
    """Commit a batch to the archive, hand it to the index, and give its outcomes out."""
    at = now()
    with store.transaction():
        kept = [_keep(item, result, store, at) for item, result in zip(batch, results, strict=True)]
    for _, made in kept:
        if made is not None:
            writer.add(made)
    if writer.pending >= INDEX_STEP:
        writer.commit(up_to=store.articles.last_seq())
    for outcome, _ in kept:
        if outcome.kind == "failed":
            failed.add(outcome.name)
        yield outcome


def rehearse(
    found: Iterable[Document | Unreadable],
    *,
    store: Store,
    workshop: Workshop,
    options: Options,
    progress: Progress | None = None,
) -> list[Outcome]:
    """What :func:`ingest` would do, with the articles it would make; nothing is kept."""
    outcomes: list[Outcome] = []
    try:
        with store.transaction():
            for batch, results in _described(found, store, workshop, options, progress):
                for item, result in zip(batch, results, strict=True):
                    outcome, _ = _keep(item, result, store, now())
                    outcomes.append(replace(outcome, article=_rehearsed(outcome, result)))
            raise _RehearsalOver  # noqa: TRY301  # it has to leave the transaction
    except _RehearsalOver:
        return outcomes


class _RehearsalOver(Exception):  # noqa: N818  # not an error: it leaves the transaction without a commit
    pass


def _rehearsed(outcome: Outcome, result: Result) -> Article | None:
    if not isinstance(result, Made):
        return None
    return replace(result.description.article, id=outcome.id or "", revision=outcome.revision or 0)


def submission(task: Task, made: Made) -> Submission:
    """What the store takes in for one described record."""
    return Submission(
        identity=made.description.identity,
        article=made.description.article,
        original=task.record.data,
        supplied=made.description.supplied,
        overrides=task.overrides,
        context=task.context,
    )


def failed_documents(failures: Failures) -> Iterator[tuple[list[Document | Unreadable], Overrides]]:
    """What failed earlier, to be read again as it was: its file, else the bytes that were kept of it."""
    paths: set[str] = set()
    for item in failures.list():
        name, overrides = item.options["document"], item.options["overrides"]
        if item.path is None:
            data = failures.original(item.name)
            if data is not None:
                yield [Document(shown=item.name, name=name, size=len(data), data=data)], overrides
        elif item.path not in paths:
            paths.add(item.path)
            path = Path(item.path)
            shown = RECORD_NUMBER.sub("", item.name)
            again = Document(path=path, shown=shown, name=name)
            yield (list(documents([path])) if path.is_dir() else [again]), overrides


def _described(
    found: Iterable[Document | Unreadable],
    store: Store,
    workshop: Workshop,
    options: Options,
    progress: Progress | None,
) -> Iterator[tuple[Batch, list[Result]]]:
    records = batches(
        found,
        articles=store.articles,
        overrides=options.overrides,
        limits=options.limits,
        progress=progress,
    )
    return work(records, workshop, jobs=options.jobs)


def _keep(item: Item, result: Result, store: Store, at: str) -> tuple[Outcome, Entry | None]:
    """Put one result into the archive; the index entry comes back where something is to be indexed."""
    if isinstance(result, Known):
        return Outcome(kind="unchanged", name=result.shown, id=result.id, revision=result.revision), None
    if isinstance(result, Refused):
        return _fail(result, store), None
    assert isinstance(item, Task)  # noqa: S101  # only a task can have been made
    stored = store.articles.put(submission(item, result), now=at)
    outcome = Outcome(
        kind=stored.kind, name=item.shown, id=stored.article.id, revision=stored.article.revision
    )
    if stored.kind == "unchanged":
        return outcome, None
    return outcome, numbered(result.entry, stored.article, stored.seq)


def _fail(refused: Refused, store: Store) -> Outcome:
    failed = refused.failed
    options = {"document": refused.document, "overrides": refused.overrides}
    store.failures.add(failed.name, refused.path, failed.reason, failed.data, options)
    return Outcome(kind="failed", name=failed.name, reason=failed.reason)


def _settle(store: Store, seen: set[str], failed: set[str]) -> None:
    """Earlier failures of documents that were read now and did not fail again are over."""
    over = [item.name for item in store.failures.list() if item.path in seen and item.name not in failed]
    if over:
        with store.transaction():
            for name in over:
                store.failures.resolve(name)
