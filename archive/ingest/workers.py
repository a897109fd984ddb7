"""The work on one record that needs no store: bytes → draft → article → index entry, in any process."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from archive.describe import Description, Overrides, Toolkit, describe
from archive.errors import DocumentError
from archive.index import Entry, entry
from archive.people import Register
from archive.reading import Record, Unreadable, parse
from archive.sources import profiles

__all__ = [
    "AHEAD",
    "Batch",
    "Item",
    "Known",
    "Made",
    "Refused",
    "Result",
    "Task",
    "Workshop",
    "make",
    "pool",
    "work",
]

AHEAD = 3
"""Batches that may wait for each worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where the knowledge lies that a worker loads once, and what the home's settings ask for."""

    sources: Path | None = None
    register: Path | None = None
    languages: tuple[str, ...] = ()
    relative_dates: bool = False

    def tools(self) -> Toolkit:
        """The knowledge, loaded once a process: a database must not be used across a fork."""
        return _tools(self, os.getpid())


@cache
def _tools(workshop: Workshop, _process: int) -> Toolkit:
    register = Register.open(workshop.register) if workshop.register else Register.compile(None)
    return Toolkit(
        profiles=profiles(workshop.sources),
        register=register,
        languages=workshop.languages,
        relative_dates=workshop.relative_dates,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One record to describe. ``shown`` is its name for messages, ``document`` that of its document.

    ``path`` is where the document lies.
    """

    record: Record
    shown: str
    document: str
    path: str | None = None
    overrides: Overrides = field(default_factory=dict)
    shared_url: bool = False

    @property
    def context(self) -> dict[str, Any]:
        """What describing needs beside the bytes, kept so that they can be described anew."""
        return {"shared_url": self.shared_url}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record whose bytes the archive holds under the same overrides: nothing is to be done."""

    shown: str
    id: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A document or record that could not be read, with what a retry needs.

    ``path`` is where its document lies, ``document`` the name that a record keeps of it.
    """

    failed: Unreadable
    document: str
    path: str | None = None
    overrides: Overrides = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A described record, with its index entry, which has no id yet."""

    description: Description
    entry: Entry


def make(task: Task, workshop: Workshop) -> "Made | Refused":
    """Describe one record; what cannot be read is a value, not an exception, so that a batch goes on."""
    try:
        draft = parse(task.record)
        description = describe(
            task.record,
            draft,
            tools=workshop.tools(),
            overrides=task.overrides,
            shared_url=task.shared_url,
        )
        return Made(description=description, entry=entry(description.article))
    except DocumentError as error:
        return _refused(task, error.reason)
    except (ValueError, TypeError, LookupError, RecursionError, ArithmeticError) as error:
        # A fault of ours on one document must not cost the others; it is kept and can be retried.
        return _refused(task, f"it could not be described ({type(error).__name__}: {error})")


def _refused(task: Task, reason: str) -> Refused:
    record = task.record
    failed = Unreadable(name=task.shown, reason=reason, data=record.data, container=record.container)
    return Refused(failed=failed, document=task.document, path=task.path, overrides=task.overrides)


Item = Task | Known | Refused
Result = Made | Known | Refused
Batch = Sequence[Item]


def _make_all(batch: Batch, workshop: Workshop) -> list[Result]:
    return [make(item, workshop) if isinstance(item, Task) else item for item in batch]


def work(batches: Iterator[Batch], workshop: Workshop, *, jobs: int) -> Iterator[tuple[Batch, list[Result]]]:
    """Describe every batch, in order, in ``jobs`` processes; a single batch stays in this one.

    A process that dies costs the one record that killed it, not the run.
    """
    first = next(batches, None)
    if first is None:
        return
    second = next(batches, None)
    rest = chain([first] if second is None else [first, second], batches)
    if second is None or jobs <= 1:
        for batch in rest:
            yield batch, _make_all(batch, workshop)
        return
    workshop.tools()  # loaded before the processes fork, so that they share it
    with _Crew(workshop, jobs) as crew:
        yield from crew.run(rest)


class _Crew:
    """Worker processes that are replaced when one of them dies."""

    def __init__(self, workshop: Workshop, jobs: int) -> None:
        self.workshop = workshop
        self.jobs = jobs
        self.pool = pool(jobs)
        self.waiting: deque[tuple[Batch, Future[list[Result]]]] = deque()

    def __enter__(self) -> "_Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    def run(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, list[Result]]]:
        for batch in batches:
            self._submit(batch)
            if len(self.waiting) > self.jobs * AHEAD:
                yield self._next()
        while self.waiting:
            yield self._next()

    def _submit(self, batch: Batch) -> None:
        try:
            future = self.pool.submit(_make_all, batch, self.workshop)
        except BrokenProcessPool:  # a batch that is already waiting killed it; its turn comes
            future = Future()
            future.set_exception(BrokenProcessPool())
        self.waiting.append((batch, future))

    def _next(self) -> tuple[Batch, list[Result]]:
        batch, future = self.waiting.popleft()
        try:
            return batch, future.result()
        except BrokenProcessPool:
            result = [made for item in batch for made in self._alone(item)]
            self._renew()
            return batch, result

    def _alone(self, item: Item) -> list[Result]:
        if not isinstance(item, Task):
            return [item]
        with pool(1) as spare:
            try:
                return spare.submit(_make_all, [item], self.workshop).result()
            except BrokenProcessPool:
                reason = "the process that read it died; it may need more memory than there is"
                return [_refused(item, reason)]

    def _renew(self) -> None:
        """Start new processes and give them all that waits."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = pool(self.jobs)
        waiting, self.waiting = self.waiting, deque()
        for batch, _ in waiting:
            self._submit(batch)


def pool(jobs: int) -> ProcessPoolExecutor:
    """Worker processes."""
    # A fork shares the loaded tables, and a script that ingests needs no __main__ guard.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method))
