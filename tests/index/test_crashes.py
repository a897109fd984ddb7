"""A writer that is killed leaves the state before its commit or the one after it, and nothing else stays.

``CRASHES`` in the environment says how many are killed.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from archive.article import Article
from archive.errors import BusyError
from archive.index import Index, IndexWriter, Request, entry, generations
from archive.index.engines.whoosh import gathering, policy, writer
from archive.index.engines.whoosh.manifest import Manifest
from tests.index.library import article

CRASHES = int(os.environ.get("CRASHES", "12"))
MOST = 40
"""Commits to one index; then a new one is begun."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every commit writes several segments, by processes beside the writer's, and merges some."""
    monkeypatch.setattr(policy, "FEW", 2)
    monkeypatch.setattr(policy, "SMALLEST", 4)
    monkeypatch.setattr(writer, "MOST_DOCUMENTS", 2)
    monkeypatch.setattr(gathering, "CHUNK", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


# -- what is written -----------------------------------------------------------------------------


def batch(number: int) -> Iterator[Article]:
    """The articles of a commit: three new ones, one of an earlier commit anew, and a revision of one."""
    for item in range(3):
        yield article(f"n{number}-{item}", f"cuba w{number}", subjects=[f"s{number % 5}"], persons=["Kim"])
    if number > 1:
        again = number // 2
        yield article(f"n{again}-0", "cuba again", subjects=[f"s{again % 5}"], persons=["Kim"])
    yield article("same", f"try{number}", revision=number)


def commit(opened: IndexWriter, number: int, articles: Iterator[Article]) -> None:
    for item in articles:
        opened.add(entry(item))
    opened.commit(up_to=number)


def step(folder: Path, *, anew: bool) -> int:
    """Commit the next batch, or make the index anew with all batches up to that one."""
    if anew:
        with Index.open(folder) as index:
            number = index.up_to + 1
        with Index.rebuild(folder) as opened:
            commit(opened, number, (item for part in range(1, number + 1) for item in batch(part)))
    else:
        with Index.writer(folder) as opened:
            number = opened.up_to + 1
            commit(opened, number, batch(number))
    return number


def work(folder: Path, acknowledge: Connection) -> None:
    """What is killed."""
    while True:
        for turn in range(5):
            acknowledge.send_bytes(step(folder, anew=turn == 4).to_bytes(4, "big"))


# -- what is found -------------------------------------------------------------------------------


def check(folder: Path) -> int:
    """Hold the index to what its last commit made of it, and give the number of that commit."""
    with Index.open(folder) as index:
        last = index.up_to
        assert index.count() == 3 * last + (last > 0)
        assert index.count(revisions=True) == 4 * last

        def total(query: str, *, revisions: bool = False) -> int:
            return index.search(Request(query=query, revisions=revisions)).total

        for number in range(1, last + 1):
            assert total(f"w{number}") == (2 if number <= last // 2 else 3)
            assert total(f"try{number}") == (number == last)
            assert total(f"try{number}", revisions=True) == 1
        assert (total("again"), total(f"w{last + 1}"), total(f"try{last + 1}")) == (last // 2, 0, 0)
        found = index.search(Request(query="cuba", limit=None, facets={"subject": None, "person": None}))
        expected = {f"n{number}-{item}" for number in range(1, last + 1) for item in range(3)}
        assert sorted(hit.id for hit in found.hits) == sorted(expected)
        subjects = Counter(f"s{number % 5}" for number in range(1, last + 1) for _ in range(3))
        assert {item.value: item.count for item in found.facets["subject"].values} == subjects
        assert [item.count for item in found.facets["person"].values] == [3 * last][: min(last, 1)]
    return last


def leftovers(folder: Path) -> list[str]:
    """Files and folders that belong to no state of the index."""
    generation = generations.current(folder)
    assert generation
    there = {"CURRENT", "lock", generation.name, f"{generation.name}/manifest"}
    there |= {f"{generation.name}/{name}.pack" for name in Manifest.read(generation).packs()}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert found >= there
    return sorted(found - there)


def crash(folder: Path, after: float) -> list[str]:
    """Kill a writer, check what it left, commit once more and check again. Gives what it left too much."""
    receive, send = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=work, args=(folder, send))
    before = check(folder)
    process.start()
    send.close()
    time.sleep(after)
    process.kill()
    process.join()
    acknowledged = before
    try:
        while True:
            acknowledged = int.from_bytes(receive.recv_bytes(), "big")
    except EOFError:
        receive.close()
    assert process.exitcode == -9
    assert check(folder) in {acknowledged, acknowledged + 1}
    left = leftovers(folder)
    _step_when_free(folder)
    assert check(folder) in {acknowledged + 1, acknowledged + 2}
    assert leftovers(folder) == []
    return left


def _step_when_free(folder: Path) -> None:
    """A process that was just forked holds the lock until it closes what it has inherited."""
    for _ in range(500):
        try:
            step(folder, anew=False)
            break
        except BusyError:
            time.sleep(0.01)


def test_a_killed_writer_leaves_one_of_two_states(tmp_path: Path) -> None:
    chance = random.Random()  # noqa: S311  # any moment will do
    folder = tmp_path
    for number in range(CRASHES):
        if number == 0 or check(folder) > MOST:
            folder = tmp_path / f"index-{number}"
            Index.create(folder)
        crash(folder, after=chance.uniform(0, 0.15))
