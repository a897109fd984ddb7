"""The page of the query language: every example finds what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.index import Index, Request
from tests.index.library import examples, little_archive, write


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("index")
    write(folder, little_archive())
    with Index.open(folder) as opened:
        yield opened


@pytest.mark.parametrize(("query", "expected", "first"), examples())
def test_example(index: Index, query: str, expected: list[str], first: str) -> None:
    hits = [hit.id for hit in index.search(Request(query=query, limit=None)).hits]
    assert set(hits) == set(expected)
    assert not first or hits[0] == first
