"""Making entries in several processes gives the index that one process gives."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

import archive
from archive.article import Article
from archive.index import Entry
from archive.ingest import indexing

HERE = os.getpid()
made = indexing._made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(indexing, "_FEW", 4)
    monkeypatch.setattr(indexing, "_CHUNK", 3)
    monkeypatch.setattr(indexing, "INDEX_STEP", 10)
    records = tmp_path / "articles.jsonl"
    lines = (
        f'{{"title": "Ship {number}", "text": "The ship number{number} left."}}\n' for number in range(40)
    )
    records.write_text("".join(lines), "utf-8")
    with archive.create(tmp_path / "home") as press:
        press.ingest([records], jobs=1)
    return tmp_path / "home"


def found(home: Path) -> list[str]:
    with archive.open(home) as press:
        everything = [hit.id for hit in press.search("ship", limit=None).hits]
        assert len(everything) == 40
        assert [press.search(f"number{number}").total for number in range(40)] == [1] * 40
        return everything


def test_as_many_processes_as_wanted(home: Path) -> None:
    before = found(home)
    for jobs in (1, 2):
        with archive.open(home) as press:
            assert press.reindex(jobs=jobs) == 40
        assert found(home) == before


def deadly(given: Sequence[tuple[Article, int]]) -> list[Entry]:
    """What makes entries, except in any process but the one of the tests."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return made(given)


def test_a_process_that_dies_costs_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(home)
    monkeypatch.setattr(indexing, "_made", deadly)
    with archive.open(home) as press:
        assert press.reindex(jobs=2) == 40
    assert found(home) == before
