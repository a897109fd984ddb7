"""One engine after the other, each in child processes."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import from_file, generate, read, write
from benchmarks.engine.engines import ENGINES
from benchmarks.engine.queries import Statistics, classes, to_json
from benchmarks.engine.scratch import PROCESSES, Scratch, load, save

__all__ = ["analysed", "built", "installed", "measured", "prepared", "python_ms"]

_RUNS: Final = 7
_ROOT: Final = Path(__file__).parents[2]


def prepared(scratch: Scratch, wanted: dict[str, Any]) -> None:
    """Make articles and questions, where they are not there yet. Exits where there are others."""
    there = scratch.collection()
    if there and there != wanted:
        sys.exit(f"{scratch.folder} was made with {there}; name another folder for {wanted}")
    if there:
        return
    scratch.folder.mkdir(parents=True, exist_ok=True)
    with _said("articles"):
        count, seed = wanted["articles"], wanted["seed"]
        made = from_file(Path(wanted["file"]), count, seed) if wanted["file"] else generate(count, seed)
        found = write(made, scratch.articles)
    if found < count:
        sys.exit(f"there are only {found} articles with a text in {wanted['file']}")
    with _said("questions"):
        asked = classes(Statistics.of(read(scratch.articles), seed), wanted["queries"], seed)
        save(scratch.queries, to_json(asked))
    scratch.complete(wanted)


def analysed(scratch: Scratch) -> dict[str, Any]:
    """Make the entries, where there are none or the analysis has changed; its speed."""
    kept = load(scratch.analysis)
    if kept and _child("check", scratch)["same"]:
        return kept
    scratch.analysis.unlink(missing_ok=True)
    with _said(f"analysis in {PROCESSES} processes"):
        start = time.perf_counter()
        parts = [_start("analyse", scratch, str(part)) for part in range(PROCESSES)]
        figures = [_result(part) for part in parts]
        seconds = time.perf_counter() - start
    size = sum(scratch.entries(part).stat().st_size for part in range(PROCESSES))
    found = {"seconds": seconds, "cpu_s": sum(part["cpu_s"] for part in figures), "bytes": size}
    save(scratch.analysis, found)
    return found


def installed(scratch: Scratch, engine: str) -> dict[str, Any]:
    """Title and version of an engine, or how to install it."""
    figures = _child("version", scratch, engine)
    if "missing" in figures:
        print(f"{figures['title']}: not installed ({figures['missing']})", flush=True)
    return figures


def built(scratch: Scratch, engine: str) -> dict[str, Any]:
    """The figures of building an index, which is built where it is not there yet."""
    kept = scratch.built(engine)
    if not kept.exists():
        with _said(f"{engine}: indexing"):
            save(kept, _child("build", scratch, engine))
    return load(kept)


def measured(scratch: Scratch, engine: str) -> dict[str, Any]:
    """All figures of an engine. What was built before is kept, but for ours."""
    figures = installed(scratch, engine)
    if "missing" in figures:
        return figures
    adapter = ENGINES[engine]()
    if adapter.entries:
        figures["analysis"] = analysed(scratch)
        scratch.built(engine).unlink(missing_ok=True)
    figures["build"] = built(scratch, engine)
    _read_through(scratch.index(engine))
    figures["modes"] = {}
    for mode in adapter.modes:
        with _said(f"{engine}: questions ({mode})"):
            figures["modes"][mode] = _child("search", scratch, engine, mode)
    with _said(f"{engine}: opening, fresh processes, updates"):
        figures["open_ms"] = _median(lambda: float(_child("opened", scratch, engine)["ms"]))
        word = next(iter(json.loads(scratch.queries.read_text("utf-8")).values()))[0]["words"][0]
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(_ROOT / "archive")], check=True)
        figures["process_ms"] = python_ms(adapter.once, str(scratch.index(engine)), word)
        figures["update"] = _child("update", scratch, engine)
    return figures


def python_ms(*words: str) -> float:
    """Milliseconds that a fresh interpreter takes for a program with arguments."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", *words], check=True, cwd=_ROOT)
        return (time.perf_counter() - start) * 1000

    once()
    return _median(once)


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(_RUNS))


def _read_through(folder: Path) -> None:
    """Bring an index into the page cache, where a search finds it that is not the first."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 22):
                    pass


def _start(job: str, scratch: Scratch, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "benchmarks.engine.worker", job, str(scratch.folder.resolve()), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)


def _result(process: "subprocess.Popen[str]") -> dict[str, Any]:
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, process.args[3:]))} failed")  # type: ignore[index]  # a list, see above
    result: dict[str, Any] = json.loads(output.splitlines()[-1])
    return result


def _child(job: str, scratch: Scratch, *words: str) -> dict[str, Any]:
    return _result(_start(job, scratch, *words))


@contextmanager
def _said(what: str) -> Iterator[None]:
    """Say what is done, and how long it took."""
    print(f"{what} …", end="", flush=True)
    start = time.perf_counter()
    yield
    print(f" {time.perf_counter() - start:,.1f} s", flush=True)
