"""Both stores do the same with any sequence of changes."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.store import MemoryStore, Store, create_store

from .samples import NOW, clock, contents, damages, submission

# Few values, so that they meet again and again.
identities = st.sampled_from(["i", "j", "k", "l", "url:\udcff"])
texts = st.sampled_from(["A", "B", "C", "A ", "é", "e\u0301", "\ud800"])
small = st.binary(max_size=1)

Step = Callable[[Store], Any]


def putting(identity: str, body: str, original: bytes) -> Step:
    return lambda store: store.articles.put(submission(identity, body, original), now=NOW)


def rederiving(index: int, body: str, pipeline: str) -> Step:
    def step(store: Store) -> Any:
        found = list(store.articles.iterate(revisions=True))
        if not found:
            return None
        old = found[index % len(found)].article
        return store.articles.rederive(old.id, old.revision, replace(old, body=(body,)), pipeline)

    return step


def failing(name: str, reason: str, original: bytes | None) -> Step:
    return lambda store: store.failures.add(name, None, reason, original, {})


puts = st.builds(putting, identities, texts, small)
steps = st.one_of(
    puts,
    puts,
    st.builds(rederiving, st.integers(0, 20), texts, st.sampled_from(["test 1", "test 2"])),
    st.builds(failing, identities, texts, st.none() | small),
    identities.map(lambda name: lambda store: store.failures.resolve(name)),
    texts.map(lambda reason: lambda store: store.decisions.add("merge", {"a": reason}, reason)),
    st.tuples(identities, small).map(lambda item: lambda store: store.imports.add(item[0], "csv", item[1])),
    texts.map(lambda value: lambda store: store.ledger.append("noted", value, {})),
)
batches = st.lists(st.tuples(st.booleans(), st.lists(steps, max_size=8)), max_size=6)


class Undo(Exception):  # noqa: N818  # not an error: it ends a transaction
    pass


def run(store: Store, batch: list[Step], *, keep: bool) -> list[Any]:
    done: list[Any] = []
    with contextlib.suppress(Undo), store.transaction():
        done.extend(step(store) for step in batch)
        if not keep:
            raise Undo
    return done


@settings(deadline=None, max_examples=30)
@given(batches)
def test_twins(changes: list[tuple[bool, list[Step]]]) -> None:
    with TemporaryDirectory() as folder:
        memory, sqlite = MemoryStore(clock=clock()), create_store(Path(folder) / "archive.db", clock=clock())
        with memory, sqlite:
            for keep, batch in changes:
                assert run(sqlite, batch, keep=keep) == run(memory, batch, keep=keep)
            assert contents(sqlite) == contents(memory)
            assert damages(sqlite) == damages(memory) == []
