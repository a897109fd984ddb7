"""The whole pipeline on real articles: ``make bench``, with the data's folder in ``$PRESSMARK_DATA``.

Speeds and times stand beside a yardstick of the same run, because machines differ: ingest beside
stock Whoosh indexing the same texts in one field, a search beside an interpreter that does nothing.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PRESSMARK = (sys.executable, "-m", "archive")
RUNS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command: wall seconds, and the peak of its process tree's memory in MB (shared pages once)."""

    seconds: float
    megabytes: float


def main() -> None:
    folder = os.environ.get("PRESSMARK_DATA")
    if not folder:
        sys.exit("set PRESSMARK_DATA to the folder of the data")
    collection = Path(folder) / "kcna" / "articles-2011.jsonl.gz"
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        run("init", str(home))
        articles = sum(1 for _ in texts(collection))
        first = run("--home", str(home), "ingest", str(collection))
        again = run("--home", str(home), "ingest", str(collection))
        stock = yardstick(collection, Path(scratch) / "stock")
        print(f"ingest of {articles:,} articles (KCNA 2011), {os.cpu_count()} cores")
        line("  pressmark, everything", articles / first.seconds, "articles/s", articles / stock)
        line("  pressmark, all known already", articles / again.seconds, "articles/s", articles / stock)
        line("  stock Whoosh, the text in one field, one core", articles / stock, "articles/s")
        line("  peak memory of all processes", first.megabytes, "MB")
        line("  home on disk", size(home), "MB")
        print("a fresh process over it, median")
        nothing = median([sys.executable, "-c", "pass"])
        line("  python -c pass", nothing * 1000, "ms")
        for title, words in (
            ("search cuba", ["search", "cuba"]),
            (
                "search cuba --person 김정일 --facet person",
                ["search", "cuba", "--person", "김정일", "--facet", "person"],
            ),
            ("facets month", ["facets", "month"]),
            ("facets person", ["facets", "person"]),
            ("people show 'Kim Jong Il'", ["people", "show", "Kim Jong Il"]),
        ):
            wall = median([*PRESSMARK, "--home", str(home), *words])
            line(f"  pressmark {title}", wall * 1000, "ms", nothing * 1000)


def line(title: str, value: float, unit: str, yardstick: float | None = None) -> None:
    ratio = f"  ({value / yardstick:.2f} × the yardstick)" if yardstick else ""
    print(f"{title:<55}{value:>10,.1f} {unit}{ratio}", flush=True)


def run(*words: str) -> Run:
    """Run ``pressmark`` with ``words``, watching its memory."""
    start = time.perf_counter()
    process = subprocess.Popen([*PRESSMARK, *words], stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_memory(pid) for pid in _tree(process.pid)))
        time.sleep(0.05)
    if process.returncode:
        sys.exit(f"pressmark {' '.join(words)} gave {process.returncode}")
    return Run(seconds=time.perf_counter() - start, megabytes=peak / 1e6)


def median(command: Sequence[str]) -> float:
    """Median wall seconds of ``command`` over some runs, after one to warm up."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def texts(collection: Path) -> Iterator[str]:
    with gzip.open(collection, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            yield f"{item['title']}\n{item['text']}"


def yardstick(collection: Path, folder: Path) -> float:
    """Seconds that stock Whoosh takes to index the texts in one stemmed field, on one core."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import TEXT, Schema
    from whoosh.index import create_in

    folder.mkdir()
    writer = create_in(folder, Schema(text=TEXT(analyzer=StemmingAnalyzer()))).writer(limitmb=512)
    start = time.perf_counter()
    for text in texts(collection):
        writer.add_document(text=text)
    writer.commit()
    return time.perf_counter() - start


def size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _memory(pid: int) -> float:
    """Bytes of a process, pages that it shares counted in shares."""
    try:
        for row in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if row.startswith("Pss:"):
                return int(row.split()[1]) * 1024
    except OSError:
        pass
    return 0.0


if __name__ == "__main__":
    main()
