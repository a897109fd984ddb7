"""The engine beside stock Whoosh on the same segments and SQLite's FTS5 on the same words.

``python -m benchmarks.engine --articles 12000``. Everything is measured in one run, in CPU time of this
process, over articles that a seed makes: 320 words each by Zipf's law, five persons, a day in 15 years.
"""

import argparse
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh import query as nodes

from archive.index import Entry, Index, Request
from archive.index.engines.protocol import Search
from archive.index.engines.whoosh.engine import WhooshEngine
from archive.index.entry import term_vector
from archive.languages import TermList
from tests.index import stock

WORDS: Final = 60_000
PERSONS: Final = 20_000
LENGTH: Final = 320
FIRST_DAY: Final = 733042  # 2008-01-01
STEP: Final = 2_000
"""Entries a commit."""

FACETS: Final = {"year": None, "person": 10, "source": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One query of a class in the forms that the three engines take; ``None`` where one has no such thing."""

    tree: Any
    text: str
    match: str | None
    person: int | None = None
    facets: tuple[str, ...] = ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=12_000)
    parser.add_argument("--queries", type=int, default=30, help="queries of each class")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder, database = Path(scratch) / "index", sqlite3.connect(Path(scratch) / "fts.db")
        build(folder, database, options.articles, random)
        compare(folder, database, options.queries, random)
        database.close()


# -- a library -----------------------------------------------------------------------------------


def zipf(random: np.random.Generator, size: int, kinds: int) -> list[int]:
    """Numbers below ``kinds``, number ``n`` in proportion to ``1 / (n + 1)``."""
    found = np.exp(random.random(size) * np.log(kinds + 1)).astype(int) - 1
    return [int(number) for number in np.minimum(found, kinds - 1)]


def articles(count: int, random: np.random.Generator) -> Iterator[tuple[Entry, list[str]]]:
    """Entries, each with its words in order."""
    for number in range(count):
        words = [f"w{word}" for word in zipf(random, LENGTH, WORDS)]
        places = TermList(terms=tuple(words), positions=array_of(len(words)))
        stems = TermList(terms=tuple(f"en:{word[:-1]}" for word in words), positions=array_of(len(words)))
        persons = dict.fromkeys(zipf(random, 5, PERSONS))
        day = FIRST_DAY + int(random.integers(15 * 365))
        yield (
            Entry(
                id=f"bench-{number:08}",
                revision=1,
                seq=number + 1,
                language="en",
                source=(f"s{number % 4}", f"Source {number % 4}"),
                texts={
                    "exact": term_vector([(places, 1)], positions=True),
                    "stem": term_vector([(stems, 1)], positions=False),
                },
                persons=tuple((f"p{person}", f"Person {person}") for person in persons),
                published=(day, day),
            ),
            words,
        )


def array_of(count: int) -> Any:
    from array import array

    return array("I", range(count))


def build(folder: Path, database: sqlite3.Connection, count: int, random: np.random.Generator) -> None:
    database.executescript(
        "CREATE VIRTUAL TABLE words USING fts5(text, tokenize='ascii');"
        "CREATE TABLE article (id INTEGER PRIMARY KEY, year INT, source TEXT);"
        "CREATE TABLE person (article INT, person TEXT);"
    )
    ours = theirs = 0.0
    with Index.writer(folder) as writer:
        for number, (entry, words) in enumerate(articles(count, random), 1):
            start = time.process_time()
            writer.add(entry)
            if number % STEP == 0 or number == count:
                writer.commit(up_to=number)
            middle = time.process_time()
            database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, " ".join(words)))
            theirs += time.process_time() - middle
            ours += middle - start
            year = 2008 + ((entry.published or (0, 0))[0] or 0) - FIRST_DAY
            database.execute(
                "INSERT INTO article VALUES (?, ?, ?)", (number, 2008 + (year - 2008) // 365, entry.source[0])
            )
            database.executemany(
                "INSERT INTO person VALUES (?, ?)", [(number, key) for key, _ in entry.persons]
            )
    database.executescript(
        "CREATE INDEX person_article ON person (article); CREATE INDEX a ON person (person);"
    )
    database.commit()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{count:,} articles of {LENGTH} words, commits of {STEP:,}")
    print(f"  indexing: {count / ours:,.0f} entries/s (two fields), FTS5 {count / theirs:,.0f} (one field)")
    print(f"  index: {size / count:,.0f} bytes an article in {len(list(folder.rglob('*.rows')))} segments")
    print(f"  peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


# -- queries -------------------------------------------------------------------------------------


def term(number: int) -> Any:
    return nodes.Term("exact", f"w{number}")


def classes(random: np.random.Generator, count: int) -> dict[str, list[Asked]]:
    """Queries by class, after those of the table that the design is measured with."""

    def one(low: int, high: int) -> int:
        return int(random.integers(low, high))

    def words(kind: Callable[[list[Any]], Any], joint: str, *numbers: int) -> Asked:
        text = f" {joint} ".join(f"w{number}" for number in numbers)
        return Asked(tree=kind([term(number) for number in numbers]), text=text, match=text)

    def alone(low: int, high: int, **more: Any) -> Asked:
        number = one(low, high)
        return Asked(tree=term(number), text=f"exact:w{number}", match=f"w{number}", **more)

    def phrase() -> Asked:
        numbers = one(0, 30), one(0, 30)
        text = " ".join(f"w{number}" for number in numbers)
        tree = nodes.Phrase("exact", [f"w{number}" for number in numbers])
        return Asked(tree=tree, text=f'"{text}"', match=f'"{text}"')

    def prefix() -> Asked:
        text = f"w{one(100, 600)}"
        return Asked(tree=nodes.Prefix("exact", text), text=f"{text}*", match=f"{text}*")

    def everything(*facets: str) -> Asked:
        return Asked(tree=nodes.Every(), text="", match=None, facets=facets)

    makers: dict[str, Callable[[], Asked]] = {
        "rare term": lambda: alone(20_000, 60_000),
        "frequent term": lambda: alone(5, 60),
        "two words AND": lambda: words(nodes.And, "AND", one(5, 200), one(5, 200)),
        "three words OR": lambda: words(nodes.Or, "OR", one(5, 500), one(5, 500), one(5, 500)),
        "phrase": phrase,
        "prefix": prefix,
        "term + person": lambda: alone(5, 60, person=one(0, 50)),
        "facet year": lambda: everything("year"),
        "facet person": lambda: everything("person"),
        "all three facets": lambda: everything("year", "person", "source"),
        "term + three facets": lambda: alone(5, 60, facets=("year", "person", "source")),
    }
    return {name: [make() for _ in range(count)] for name, make in makers.items()}


def compare(folder: Path, database: sqlite3.Connection, count: int, random: np.random.Generator) -> None:
    engine = WhooshEngine(folder / "gen-0001")
    searcher = stock.searcher(folder / "gen-0001")
    with Index.open(folder) as index:
        columns: dict[str, Callable[[Asked], object]] = {
            "ours, tree": lambda asked: engine.search(search(asked)),
            "ours, text": lambda asked: index.search(request(asked)),
            "stock Whoosh": lambda asked: searcher.search(asked.tree, limit=10).scored_length(),
            "FTS5": lambda asked: sql(database, asked),
        }
        able: dict[str, Callable[[Asked], bool]] = {
            "stock Whoosh": lambda asked: not asked.facets and asked.person is None,
        }
        print(
            f"\nCPU ms, p50/p95 of {count} queries, top 10; ours from a ready tree, and whole from the text"
        )
        print(f"{'':<22}" + "".join(f"{name:>18}" for name in columns))
        for name, queries in classes(random, count).items():
            cells = [
                timed(ask, queries) if able.get(column, lambda _: True)(queries[0]) else "—"
                for column, ask in columns.items()
            ]
            print(f"{name:<22}" + "".join(f"{cell:>18}" for cell in cells), flush=True)
    engine.close()


def timed(ask: Callable[[Asked], object], queries: Sequence[Asked]) -> str:
    ask(queries[0])
    spent = []
    for asked in queries:
        start = time.process_time()
        ask(asked)
        spent.append((time.process_time() - start) * 1000)
    spent.sort()
    return f"{statistics.median(spent):.2f}/{spent[int(len(spent) * 0.95)]:.2f}"


def request(asked: Asked) -> Request:
    return Request(
        query=asked.text,
        filters={} if asked.person is None else {"person": [f"p{asked.person}"]},
        facets={name: FACETS[name] for name in asked.facets},
    )


def search(asked: Asked) -> Search:
    from archive.index.conditions import filters

    given = request(asked)
    return Search(tree=asked.tree, filters=filters(given), facets=given.facets)


def sql(database: sqlite3.Connection, asked: Asked) -> list[Any]:
    rows: list[Any] = []
    if asked.match is not None:
        where, values = "words MATCH ?", [asked.match]
        if asked.person is not None:
            where += " AND rowid IN (SELECT article FROM person WHERE person = ?)"
            values.append(f"p{asked.person}")
        rows += database.execute(f"SELECT rowid FROM words WHERE {where} ORDER BY rank LIMIT 10", values)
    for name in asked.facets:
        table, key = ("person", "article") if name == "person" else ("article", "id")
        hits = "" if asked.match is None else f"WHERE {key} IN (SELECT rowid FROM words WHERE words MATCH ?)"
        counted = f"SELECT {name}, count(*) n FROM {table} {hits} GROUP BY 1 ORDER BY n DESC LIMIT 10"
        rows += database.execute(counted, [asked.match] if asked.match else [])
    return rows


if __name__ == "__main__":
    main()
