"""A writer that is killed at any moment leaves the old state or the new one."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from archive.store import SqliteStore, Submission, create_store, open_store
from archive.store.sqlite import opening

from .samples import NOW, damages, submission

BATCHES = 12
KILLS = 50


@pytest.fixture(autouse=True)
def _small_log(monkeypatch: pytest.MonkeyPatch) -> None:
    # The log is copied into the database often, so that some are killed in the middle of that.
    monkeypatch.setattr(opening, "LOG_PAGES", 16)


def batches() -> Iterator[list[Submission]]:
    """New articles, a revision and a duplicate in every batch."""
    for number in range(BATCHES):
        yield [
            submission(f"a{number}", f"text {number} " * 150),
            submission(f"b{number}", f"other text {number}"),
            submission(f"a{number // 2}", f"changed {number}"),
            submission(f"c{number}", f"other text {number}"),
        ]


def ingest(path: Path, acknowledge: int) -> None:
    """Put in all batches; write a line for each article to a file descriptor when it is lasting."""
    with create_store(path) as store:
        for batch in batches():
            with store.transaction():
                done = [store.articles.put(item, now=NOW) for item in batch]
            lines = "".join(f"{item.article.id} {item.article.revision}\n" for item in done)
            os.write(acknowledge, lines.encode())


class Killed(NamedTuple):
    acknowledged: list[tuple[str, int]]
    finished: bool


def ingest_and_kill(path: Path, batches: int | None, seconds: float = 0) -> Killed:
    """Ingest in a process of its own, which is killed so many seconds after so many batches."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            ingest(path, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        lines = []
        if batches is not None:
            lines += [pipe.readline() for _ in range(batches * 4)]
            time.sleep(seconds)
            os.kill(process, signal.SIGKILL)
        lines += pipe.readlines()
    _, status = os.waitpid(process, 0)
    pairs = [line.split() for line in lines]
    return Killed([(name, int(number)) for name, number in pairs], status == 0)


def state(store: SqliteStore) -> list[tuple[object, ...]]:
    return [
        (item.identity, item.article.revision, item.article.body, item.article.duplicate_of)
        for item in store.articles.iterate(revisions=True)
    ]


def test_killed_at_any_moment(tmp_path: Path) -> None:
    ingest_and_kill(tmp_path / "whole.db", None)
    with open_store(tmp_path / "whole.db") as store:
        expected = state(store)
    assert len(expected) == BATCHES * 4
    noise = random.Random(20261124)  # noqa: S311  # no secret
    home, unfinished = 0, 0
    for _ in range(KILLS):
        path = tmp_path / f"{home}.db"
        killed = ingest_and_kill(path, noise.randrange(BATCHES), noise.uniform(0, 0.01))
        unfinished += not killed.finished
        with create_store(path) as store:  # a crash may have come before there was one
            assert damages(store) == []
            assert store.articles.get_many(killed.acknowledged).keys() == set(killed.acknowledged)
            found = state(store)
        # Whole batches in their order, and nothing else.
        assert len(found) % 4 == 0
        assert found == expected[: len(found)]
        if noise.random() < 0.3:
            assert ingest_and_kill(path, None).finished
            with open_store(path) as store:
                assert state(store) == expected
                assert damages(store) == []
            home += 1
    assert unfinished > KILLS // 4
