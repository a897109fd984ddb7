"""From documents to batches of records, as the workers take them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from typing import Any, BinaryIO, Final

from archive.describe import Overrides, canonical_url
from archive.errors import DocumentError
from archive.ingest.documents import Document
from archive.ingest.workers import Item, Known, Refused, Task
from archive.reading import Limits, Record, Unreadable, parse, split
from archive.sources import GENERIC, mapped
from archive.store import Articles

__all__ = ["Progress", "batches"]

Progress = Callable[[int, int | None, str], None]
"""Called with what is done, of how much (``None`` if unknown), and the name of what is at hand."""

BATCH_RECORDS: Final = 128
BATCH_BYTES: Final = 8_000_000


@dataclass(slots=True)
class _Batch:
    """A batch being filled, bounded in records and in bytes so that memory is."""

    items: list[Item] = field(default_factory=list)
    size: int = 0

    def add(self, item: Item) -> None:
        self.items.append(item)
        if isinstance(item, Task):
            self.size += len(item.record.data)

    @property
    def full(self) -> bool:
        return len(self.items) >= BATCH_RECORDS or self.size >= BATCH_BYTES


def batches(
    found: Iterable[Document | Unreadable],
    *,
    articles: Articles,
    overrides: Overrides,
    limits: Limits,
    progress: Progress | None = None,
) -> Iterator[list[Item]]:
    """Every record of every document in ``found``, in order.

    A record whose bytes the archive holds already, under the same overrides, is not described again.
    """
    everything = list(found)
    total = sum(item.size for item in everything if isinstance(item, Document))
    done = 0
    batch = _Batch()
    for item in everything:
        reading = _Reading()
        for record in _records(item, overrides, limits, reading):
            batch.add(_known(record, articles) or record if isinstance(record, Task) else record)
            if batch.full:
                yield batch.items
                batch = _Batch()
                if progress:
                    progress(done + reading.position, total, reading.name)
        done += item.size if isinstance(item, Document) else 0
    if batch.items:
        yield batch.items
    if progress and everything:
        progress(total, total, "")


@dataclass(slots=True)
class _Reading:
    """How far the document at hand is read, for the progress bar."""

    name: str = ""
    stream: BinaryIO | None = None

    @property
    def position(self) -> int:
        return self.stream.tell() if self.stream and not self.stream.closed else 0


def _records(
    document: Document | Unreadable, overrides: Overrides, limits: Limits, reading: _Reading
) -> Iterator[Task | Refused]:
    if isinstance(document, Unreadable):
        yield Refused(failed=document, document=document.name, path=document.name, overrides=overrides)
        return
    given = overrides
    try:
        # What a person says on the command line counts more than what lies beside the file.
        given = {**document.overrides(), **overrides}
        with document.open() as stream:
            shared = _shared_urls(stream, document.shown, limits)
            stream.seek(0)
            reading.name, reading.stream = document.shown, stream
            for record in split(stream, document.shown, limits=limits):
                yield _task(record, document, given, shared)
    except DocumentError as error:
        yield _refused(Unreadable(name=error.name, reason=error.reason), document, given)
    except OSError as error:
        reason = f"reading it failed: {error.strerror or error}"
        yield _refused(Unreadable(name=document.shown, reason=reason), document, given)


def _task(
    record: Record | Unreadable, document: Document, overrides: Overrides, shared: frozenset[str]
) -> Task | Refused:
    if isinstance(record, Unreadable):
        return _refused(record, document, overrides)
    # Messages name the path that the user gave; the record keeps the name within what was ingested.
    suffix = record.name.removeprefix(document.shown)
    return Task(
        record=replace(record, name=document.name + suffix),
        shown=record.name,
        document=document.name,
        path=document.location,
        overrides=overrides,
        shared_url=bool(shared) and _url(record) in shared,
    )


def _refused(failed: Unreadable, document: Document, overrides: Overrides) -> Refused:
    return Refused(failed=failed, document=document.name, path=document.location, overrides=overrides)


def _shared_urls(stream: BinaryIO, name: str, limits: Limits) -> frozenset[str]:
    """The URLs that records of one container have in common though their titles differ."""
    records = split(stream, name, limits=limits)
    head = list(islice(records, 2))
    if len(head) < 2 or not all(_fields(item) for item in head):
        return frozenset()
    titles: defaultdict[str, set[int]] = defaultdict(set)
    stream.seek(0)
    for record in split(stream, name, limits=limits):
        values = mapped(_fields(record), GENERIC)
        url = canonical_url(values.url)
        if url and not values.identifiers:
            titles[url].add(hash(values.title))
    return frozenset(url for url, seen in titles.items() if len(seen) > 1)


def _url(record: Record) -> str | None:
    return canonical_url(mapped(_fields(record), GENERIC).url)


def _fields(record: Record | Unreadable) -> Mapping[str, Any]:
    if isinstance(record, Unreadable):
        return {}
    try:
        return parse(record).supplied
    except DocumentError:
        return {}


def _known(task: Task, articles: Articles) -> Known | None:
    digest = sha256(task.record.data).hexdigest()
    for known in articles.with_original(digest):
        if known.overrides == task.overrides and known.context == task.context:
            return Known(shown=task.shown, id=known.id, revision=known.revision)
    return None
