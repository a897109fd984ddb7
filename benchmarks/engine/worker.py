"""What runs in a process of its own: one engine is built, asked or changed, and its figures printed.

``python -m benchmarks.engine.worker JOB SCRATCH [ENGINE [MODE]]`` prints one line of JSON.
"""

import json
import pickle
import random
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import read
from benchmarks.engine.engines import ENGINES
from benchmarks.engine.protocol import Adapter, Answer, Searcher
from benchmarks.engine.queries import Query, from_json
from benchmarks.engine.scratch import PROCESSES, Scratch

__all__ = ["main"]

_BLOCK: Final = 500
_CHECKED: Final = 100
_UPDATES: Final = 6
_BUDGET: Final = 20.0
"""Seconds that a class of questions may take, but for the first five."""

_LEAST: Final = 5


def main(words: Sequence[str]) -> None:
    job, folder, *rest = words
    print(json.dumps(JOBS[job](Scratch(Path(folder)), *rest)))


def version(_: Scratch, engine: str) -> dict[str, Any]:
    """Which version is installed, or how to install one."""
    adapter = ENGINES[engine]()
    try:
        return {"title": adapter.title, "notes": adapter.notes, "version": adapter.load()}
    except ImportError as error:
        return {"title": adapter.title, "missing": adapter.install, "error": str(error)}


# -- analysed articles -----------------------------------------------------------------------------


def analyse(scratch: Scratch, part: str) -> dict[str, Any]:
    """Analyse every second block of articles into a file."""
    from benchmarks.engine.ours import analysed

    spent, number, mine = 0.0, 0, int(part)
    with scratch.entries(mine).open("wb") as out:
        for place, article in enumerate(read(scratch.articles)):
            if place // _BLOCK % PROCESSES == mine:
                start = time.process_time()
                entry = analysed(article)
                spent += time.process_time() - start
                pickle.dump(entry, out, pickle.HIGHEST_PROTOCOL)
                number += 1
    return {"articles": number, "cpu_s": spent}


def check(scratch: Scratch) -> dict[str, Any]:
    """Whether the first entries on disk are what the analysis of today gives."""
    from benchmarks.engine.ours import analysed

    with scratch.entries(0).open("rb") as kept:
        for article in islice(read(scratch.articles), _CHECKED):
            wanted = pickle.dumps(analysed(article), pickle.HIGHEST_PROTOCOL)
            if kept.read(len(wanted)) != wanted:
                return {"same": False}
    return {"same": True}


def entries(scratch: Scratch) -> Iterator[Any]:
    """The entries in the order of the articles."""
    with ExitStack() as stack:
        files = [stack.enter_context(scratch.entries(part).open("rb")) for part in range(PROCESSES)]
        place = 0
        while True:
            try:
                yield pickle.load(files[place // _BLOCK % PROCESSES])
            except EOFError:
                return
            place += 1


# -- building --------------------------------------------------------------------------------------


@dataclass
class _Reading:
    """Items, and the time that it took to read them: no part of building an index."""

    items: Iterator[Any]
    wall: float = 0.0
    cpu: float = 0.0

    def __iter__(self) -> Iterator[Any]:
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            item = next(self.items, None)
            self.wall += time.perf_counter() - wall
            self.cpu += time.thread_time() - cpu
            if item is None:
                return
            yield item


def build(scratch: Scratch, engine: str) -> dict[str, Any]:
    """Build an index anew."""
    adapter, folder = ENGINES[engine](), scratch.index(engine)
    adapter.load()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    reading = _Reading(entries(scratch) if adapter.entries else read(scratch.articles))
    wall, cpu = time.perf_counter(), _cpu()
    adapter.build(reading, folder, scratch.collection()["step"])
    wall, cpu = time.perf_counter() - wall, _cpu() - cpu - reading.cpu
    # Where another thread works on while this one reads, reading takes no time from it.
    return {
        "seconds": wall if adapter.threads else wall - reading.wall,
        "cpu_s": cpu,
        "peak_mb": max(_status("VmHWM"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    }


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _status(name: str) -> float:
    """A line of this process's status in MB; unlike ``ru_maxrss`` it knows nothing of the parent."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


# -- asking ----------------------------------------------------------------------------------------


def opened(scratch: Scratch, engine: str) -> dict[str, Any]:
    """Milliseconds of wall time to open an index and search it for the first time, without imports."""
    adapter, queries = ENGINES[engine](), _queries(scratch)
    first = next(iter(queries.values()))[0]
    adapter.load()
    start = time.perf_counter()
    searcher = adapter.open(scratch.index(engine), next(iter(adapter.modes)))
    searcher.run(first)
    return {"ms": (time.perf_counter() - start) * 1000}


def search(scratch: Scratch, engine: str, mode: str) -> dict[str, Any]:
    """All questions for the first time, then all again in another order."""
    adapter, queries = ENGINES[engine](), _queries(scratch)
    adapter.load()
    imported = _status("RssAnon")
    searcher = adapter.open(scratch.index(engine), mode)
    first = {name: _timed(searcher, asked) for name, asked in queries.items()}
    warm = {
        name: _timed(searcher, random.Random(0).sample(asked, len(asked))) for name, asked in queries.items()
    }
    return {
        "first": {name: _summary(times) for name, times in first.items()},
        "warm": {name: _summary(times) for name, times in warm.items()},
        "counts": {name: " ".join(_count(item.answer) for item in times) for name, times in first.items()},
        "imported_mb": imported,
        "anon_mb": _status("RssAnon"),
        "peak_mb": _status("VmHWM"),
    }


@dataclass(frozen=True, slots=True)
class _Timed:
    cpu: float
    wall: float
    answer: Answer = field(repr=False)


def _timed(searcher: Searcher, queries: Sequence[Query]) -> list[_Timed]:
    """The times of one question after the other; of a slow engine, of as many as there is time for."""
    found: list[_Timed] = []
    begin = time.perf_counter()
    for query in queries:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = searcher.run(query)
        cpu, end = time.process_time() - cpu, time.perf_counter()
        found.append(_Timed(cpu * 1000, (end - wall) * 1000, answer))
        if end - begin > _BUDGET and len(found) >= _LEAST:
            break
    return found


def _summary(times: Sequence[_Timed]) -> dict[str, float]:
    """Milliseconds: median and 95th percentile of CPU time and of wall time."""
    found = {}
    for name in ("cpu", "wall"):
        values = sorted(getattr(item, name) for item in times)
        found[f"{name}_p50"] = statistics.median(values)
        found[f"{name}_p95"] = values[min(len(values) - 1, int(len(values) * 0.95))]
    return found


def _count(answer: Answer) -> str:
    """One number to compare the answers of two engines by: hits and counted values."""
    counted = sum(sum(counts.values()) for counts in answer.facets.values())
    # Of all articles not every engine says how many there are.
    return str(counted + (answer.total if answer.numbers or not counted else 0))


def _queries(scratch: Scratch) -> dict[str, list[Query]]:
    return from_json(json.loads(scratch.queries.read_text("utf-8")))


# -- changing --------------------------------------------------------------------------------------


def update(scratch: Scratch, engine: str) -> dict[str, Any]:
    """Replace one article after the other in a copy of the index, and find each by a new word."""
    adapter = ENGINES[engine]()
    adapter.load()
    folder = scratch.index(engine).with_name("copy")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scratch.index(engine), folder)
    apart = max(1, min(scratch.collection()["articles"], 10_000) // _UPDATES)
    times = []
    for old in islice(read(scratch.articles), 0, apart * _UPDATES, apart):
        word = f"changed{old.number}x"
        new = adapter.prepare(replace(old, title=f"{old.title} {word}"))
        start = time.perf_counter()
        adapter.update(folder, old, new)
        middle = time.perf_counter()
        numbers = _found(adapter, folder, word)
        times.append(((middle - start) * 1000, (time.perf_counter() - middle) * 1000))
        if list(numbers) != [old.number]:
            raise SystemExit(f"{engine} does not find the changed article {old.number}")
    shutil.rmtree(folder)
    # The first one also loads what only writing needs.
    commits, searches = zip(*times[1:], strict=True)
    return {"commit_ms": statistics.median(commits), "visible_ms": statistics.median(searches)}


def _found(adapter: Adapter, folder: Path, word: str) -> Sequence[int]:
    searcher = adapter.open(folder, next(iter(adapter.modes)))
    try:
        return searcher.run(Query("term", (word,))).numbers
    finally:
        searcher.close()


JOBS: Final[Mapping[str, Callable[..., dict[str, Any]]]] = {
    "version": version,
    "analyse": analyse,
    "check": check,
    "build": build,
    "opened": opened,
    "search": search,
    "update": update,
}

if __name__ == "__main__":
    main(sys.argv[1:])
