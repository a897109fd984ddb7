"""SQLite FTS5: the text in a contentless table, the values in tables with indexes beside it."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import Article
from benchmarks.engine.protocol import Answer, Searcher
from benchmarks.engine.queries import FACETS, Query

__all__ = ["Fts5"]

_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61');
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(3.0, 1.0)');
CREATE TABLE article (id INTEGER PRIMARY KEY, day INTEGER, year INTEGER, source TEXT);
CREATE TABLE person (article INTEGER, person TEXT, PRIMARY KEY (article, person)) WITHOUT ROWID;
"""
_INDEXES: Final = """
CREATE INDEX IF NOT EXISTS article_year ON article (year);
CREATE INDEX IF NOT EXISTS article_source ON article (source);
CREATE INDEX IF NOT EXISTS person_person ON person (person);
ANALYZE;
"""


class Fts5:
    title = "SQLite FTS5"
    install = "a Python whose sqlite3 has FTS5"
    notes = (
        "contentless table of title and body with `bm25(3, 1)`, `unicode61`, no prefix index, WAL; "
        "year, source and persons in indexed tables; the total by a second statement"
    )
    modes: Mapping[str, str] = {"total": "FTS5", "top": "FTS5, no total"}
    entries = False
    threads = False
    once = (
        "import sys, sqlite3; sqlite3.connect(sys.argv[1] + '/fts.db').execute('SELECT rowid FROM words "
        "WHERE words MATCH ? ORDER BY rank LIMIT 10', ['\"' + sys.argv[2] + '\"']).fetchall()"
    )

    def load(self) -> str:
        try:
            sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)").connection.close()
        except sqlite3.OperationalError as error:
            raise ImportError(str(error)) from error
        return sqlite3.sqlite_version

    def build(self, items: Iterable[Article], folder: Path, step: int) -> None:
        database = sqlite3.connect(folder / "fts.db")
        database.executescript(_SCHEMA)
        for number, article in enumerate(items, 1):
            _insert(database, article)
            if number % step == 0:
                database.commit()
        database.executescript(_INDEXES)
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()

    def open(self, folder: Path, mode: str) -> Searcher:
        return _Searcher(folder, total=mode == "total")

    def prepare(self, article: Article) -> Article:
        return article

    def update(self, folder: Path, old: Article, new: Article) -> None:
        database = sqlite3.connect(folder / "fts.db")
        # A contentless table forgets a row only if it is told what the row said.
        database.execute(
            "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (old.number, old.title, old.body),
        )
        database.execute("DELETE FROM article WHERE id = ?", (old.number,))
        database.execute("DELETE FROM person WHERE article = ?", (old.number,))
        _insert(database, new)
        database.commit()
        database.close()


def _insert(database: sqlite3.Connection, article: Article) -> None:
    number = article.number
    database.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (number, article.title, article.body)
    )
    database.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?)", (number, article.day, article.year, article.source)
    )
    database.executemany("INSERT INTO person VALUES (?, ?)", [(number, person) for person in article.persons])


class _Searcher:
    def __init__(self, folder: Path, *, total: bool) -> None:
        self._database = sqlite3.connect(folder / "fts.db")
        self._total = total

    def run(self, query: Query) -> Answer:
        if query.kind == "all":
            return Answer(-1, (), {name: self._facet(name, None) for name in query.facets})
        where, values = "words MATCH ?", [_match(query)]
        if query.person is not None and query.days is not None:
            where += (
                " AND +words.rowid IN (SELECT person.article FROM person JOIN article ON id = person.article"
                " WHERE person = ? AND day BETWEEN ? AND ?)"
            )
            values += [query.person, *query.days]
        rows = self._database.execute(f"SELECT rowid FROM words WHERE {where} ORDER BY rank LIMIT 10", values)
        numbers = [number for (number,) in rows]
        total = -1
        if self._total:
            ((total,),) = self._database.execute(f"SELECT count(*) FROM words WHERE {where}", values)
        return Answer(total, numbers, {name: self._facet(name, values[0]) for name in query.facets})

    def _facet(self, name: str, match: Any) -> dict[str, int]:
        table, key = ("person", "article") if name == "person" else ("article", "id")
        joined = (
            ""
            if match is None
            else f"FROM words CROSS JOIN {table} ON {key} = words.rowid WHERE words MATCH ?"
        )
        rows = self._database.execute(
            f"SELECT {name}, count(*) {joined or f'FROM {table}'} GROUP BY 1 ORDER BY 2 DESC LIMIT ?",
            [*([] if match is None else [match]), FACETS[name] or -1],
        )
        return {str(value): number for value, number in rows}

    def close(self) -> None:
        self._database.close()


def _match(query: Query) -> Any:
    quoted = [f'"{word}"' for word in query.words]
    if query.kind == "phrase":
        return f'"{" ".join(query.words)}"'
    if query.kind == "prefix":
        return f"{quoted[0]} *"
    return f" {query.kind.upper()} ".join(quoted)
