"""Threads may share an index that is open."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from archive.index import Index, Request
from archive.index.request import Result
from tests.index.library import write
from tests.index.test_flips import REQUESTS, some_article


def test_threads_get_the_answers_of_one(tmp_path: Path) -> None:
    for start in range(0, 120, 50):
        write(tmp_path, [some_article(number) for number in range(start, start + 60)])
    with Index.open(tmp_path) as index:
        expected = list(map(index.search, REQUESTS))
    for _ in range(5):
        together = Barrier(6)

        def ask(turn: int, index: Index, together: Barrier) -> list[tuple[Request, Result]]:
            together.wait()
            return [(request, index.search(request)) for request in REQUESTS[turn:] + REQUESTS[:turn]]

        with Index.open(tmp_path) as index, ThreadPoolExecutor(6) as threads:
            # Nothing was read before: each thread may be the first.
            for found in threads.map(ask, range(0, 24, 4), [index] * 6, [together] * 6):
                for request, result in found:
                    assert result == expected[REQUESTS.index(request)], request
