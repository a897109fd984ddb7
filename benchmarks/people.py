"""Speed and memory of finding persons with a long register: ``python -m benchmarks.people``.

Process time of one core, and two figures side by side in one run: with the persons that the package ships,
and with 60,000 more. Texts are those of ``$PRESSMARK_DATA`` where it is set, else the samples.
"""

import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from archive.people import Register, find, key
from archive.people.authority.crossings import Crossings, Named
from archive.people.authority.known import KnownNames
from archive.people.authority.persons import RegisteredPerson
from archive.people.keys import fold, script
from benchmarks.persons import persons

T = TypeVar("T")

PERSONS: Final = 60_000
KEYS: Final = 20_000
CROSSING: Final = 5_000
MOST: Final = 500_000
"""Bytes of a collection that are read."""

SAMPLES: Final = Path(__file__).parents[1] / "documents" / "samples"
XQUAD: Final = ("en", "es", "de", "ru", "zh", "ar", "el", "hi", "ro", "th", "tr", "vi")


def main() -> None:
    made, took = timed(lambda: persons(PERSONS))
    print(
        f"{'made up':34}{took:8.2f} s, {len(made):,} persons, {sum(len(one.forms) for one in made):,} forms"
    )
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder) / "short.db", Path(folder) / "long.db"
        print(f"{'':34}{'shipped':>8}{'long':>12}{'long/shipped':>14}")
        compiled(short, long, made)
        with Register.open(short) as first, Register.open(long) as second:
            resolving(first, second)
            for name, found in collections():
                reading(name, found, first, second)
    crossings(made)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def line(name: str, short: float, long: float, unit: str) -> None:
    ratio = f"{long / short:14.2f}" if short else ""
    print(f"{name:34}{short:8.2f}{long:12.2f}{ratio} {unit}")


def compiled(short: Path, long: Path, made: list[RegisteredPerson]) -> None:
    """Compile both, and see what they take on disk, to open and in memory."""
    _, first = timed(lambda: Register.compile(short).close())
    _, second = timed(lambda: Register.compile(long, imports=made, sources=["made"]).close())
    line("compile", first, second, "s")
    line("size of the table", short.stat().st_size / 1e6, long.stat().st_size / 1e6, "MB")
    first, second = (path.with_suffix(".trie").stat().st_size / 1e6 for path in (short, long))
    line("size of the trie", first, second, "MB")
    line("open for a search", opening(short), opening(long), "ms")
    line("memory of a process that finds", memory(short), memory(long), "MB")


def opening(path: Path) -> float:
    """Milliseconds to open the register and ask for one name, in the mean of ten."""

    def once() -> None:
        with Register.open(path) as register:
            register.lookup("Kim Il Sung")

    return sum(timed(once)[1] for _ in range(10)) * 100


def memory(path: Path) -> float:
    """Megabytes that a new process holds after it found persons with the register."""
    code = (
        "from pathlib import Path; from archive.people import Register, find\n"
        f"register = Register.open(Path({str(path)!r}))\n"
        "find('President Kim Il Sung met Fidel Castro in March.', 'en', register)\n"
        "print(Path('/proc/self/status').read_text().partition('VmRSS:')[2].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1000


def resolving(short: Register, long: Register) -> None:
    """Ask for keys that nobody has, and for some that somebody has."""
    keys = [key(f"Somebody {number}") for number in range(KEYS - 3000)] + ["kim-il-sung", "김일성"] * 1500
    first, second = (timed(lambda: one.resolve(keys))[1] * 1000 for one in (short, long))  # noqa: B023
    line(f"resolve {KEYS:,} keys", first, second, "ms")


def collections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Names of collections with their texts, each with its language; at most :data:`MOST` bytes of one."""
    folder = os.environ.get("PRESSMARK_DATA")
    by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for name, language, text in packed(Path(folder)) if folder else samples():
        if text and sizes[name] < MOST:
            sizes[name] += len(text.encode())
            by_name[name].append((text, language))
    yield from by_name.items()


def packed(data: Path) -> Iterator[tuple[str, str, str]]:
    for row in rows(data / "kcna" / "articles-2011.jsonl.gz"):
        yield f"kcna {row['lang']}", row["lang"], row["text"]
    for row in rows(data / "reuters" / "reuters21578.jsonl.gz"):
        yield "reuters en", "en", row.get("body") or ""
    for row in rows(data / "bsnlp" / "brexit.jsonl.gz"):
        yield f"bsnlp {row['lang']}", row["lang"], row["text"]
    for language in XQUAD:
        for row in rows(data / "xquad" / f"{language}.jsonl.gz"):
            yield f"xquad {language}", language, row["text"]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def samples() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SAMPLES.glob("??/**/*.txt")):
        language = path.relative_to(SAMPLES).parts[0]
        yield f"samples {language}", language, path.read_text("utf-8", "replace")


def reading(name: str, texts: list[tuple[str, str]], short: Register, long: Register) -> None:
    """The register's names alone, and the whole finder, over a collection."""
    size = sum(len(text.encode()) for text, _ in texts) / 1e6
    for what, work in (("register", look_up), ("finder", find_in)):
        speeds = []
        for register in (short, long):
            work(texts, register)  # tables are read, and words are known that were met before
            speeds.append(size / timed(lambda: work(texts, register))[1])  # noqa: B023
        line(f"{name}, {what}", speeds[0], speeds[1], "MB/s")


def find_in(texts: list[tuple[str, str]], register: Register) -> None:
    for text, language in texts:
        find(text, language, register)


def look_up(texts: list[tuple[str, str]], register: Register) -> None:
    """Look for registered forms at every place where one may begin, as the finder does."""
    names: KnownNames = register.names
    for text, language in texts:
        sum(1 for _ in names.find_all(text))
        words = re.findall(r"[^\W\d_]+", text)
        folded = [fold(word) for word in words]
        for place, word in enumerate(words):
            if not word[0].islower() and word[0] < "\u3000":
                names.longest(folded, place, script(word), language)


def crossings(made: list[RegisteredPerson]) -> None:
    """Names of an archive, none of them registered, in all their scripts."""
    forms = [(one.id, form) for one in made for form in one.forms]
    random.Random(1).shuffle(forms)
    named = [Named(key(form.name), form.name, form.language, 1, registered=False) for _, form in forms]
    found, took = timed(lambda: Crossings.compile(None, "", named[:CROSSING]))
    found.close()
    print(f"{f'crossings of {CROSSING:,} names':34}{took:8.2f} s, {took / CROSSING * 1e3:.2f} ms a name")


if __name__ == "__main__":
    main()
