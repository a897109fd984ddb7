"""The engine of this project, asked with a ready query tree, and with a query as text."""

import datetime
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import archive.article as record
from archive.index import Entry, Index, Request, entry
from benchmarks.engine.articles import Article
from benchmarks.engine.protocol import Answer, Searcher
from benchmarks.engine.queries import FACETS, Query

__all__ = ["Ours", "analysed"]


def analysed(article: Article) -> Entry:
    """The entry of an article; that of article 0 is the first of the archive."""
    return replace(entry(_record(article)), seq=article.number + 1)


def _record(article: Article) -> record.Article:
    day = datetime.date.fromordinal(article.day).isoformat()
    return record.Article(
        id=article.id,
        revision=1,
        language=article.language,
        title=article.title,
        body=tuple(article.body.split("\n\n")),
        source=record.Source(id=article.source, name=f"Source {article.source}"),
        published=record.Published(edtf=day, verbatim=day, evidence="benchmark"),
        persons=tuple(record.Person(id=key, name=f"Person {key}") for key in article.persons),
        original=record.Original(sha256="0" * 64, media_type="text/plain", bytes=1, name="benchmark"),
        ingested="2026-01-01T00:00:00Z",
        pipeline="benchmark",
    )


class Ours:
    title = "ours"
    install = ""
    notes = "fields exact, gram and stem, each for title and body; asked with a ready query tree in `exact`"
    modes: Mapping[str, str] = {"tree": "ours", "text": "ours, from the text"}
    entries = True
    threads = False
    once = (
        "import sys, pathlib; from archive.index import Index, Request; "
        "Index.open(pathlib.Path(sys.argv[1])).search(Request(query='exact:' + sys.argv[2]))"
    )

    def load(self) -> str:
        from archive.version import VERSION

        # An index of nothing: what is imported by a first search is imported now.
        with tempfile.TemporaryDirectory() as folder:
            Index.create(Path(folder))
            for mode in self.modes:
                searcher = self.open(Path(folder), mode)
                searcher.run(Query("term", ("none",), facets=("year",)))
                searcher.close()
        return VERSION

    def build(self, items: Iterable[Entry], folder: Path, step: int) -> None:
        with Index.writer(folder) as writer:
            number = 0
            for number, item in enumerate(items, 1):
                writer.add(item)
                if number % step == 0:
                    writer.commit(up_to=number)
            if number % step:
                writer.commit(up_to=number)

    def open(self, folder: Path, mode: str) -> Searcher:
        return _FromText(folder) if mode == "text" else _FromTree(folder)

    def prepare(self, article: Article) -> Entry:
        # An article that is changed comes into the archive as its next revision, at the end.
        return replace(analysed(article), revision=2, seq=2**30 + article.number)

    def update(self, folder: Path, _: Article, new: Entry) -> None:
        with Index.writer(folder) as writer:
            writer.add(new)
            writer.commit(up_to=writer.up_to + 1)


def _request(query: Query, text: str = "") -> Request:
    return Request(
        query=text,
        filters={"person": [query.person]} if query.person else {},
        date_from=query.days and query.days[0],
        date_to=query.days and query.days[1],
        facets={name: FACETS[name] for name in query.facets},
        limit=0 if query.kind == "all" else 10,
    )


def _answer(found: Any) -> Answer:
    return Answer(
        found.total,
        [int(hit.id[1:]) for hit in found.hits],
        {
            name: {value.value: value.count for value in counts.values[: FACETS[name]]}
            for name, counts in found.facets.items()
        },
    )


class _FromTree:
    def __init__(self, folder: Path) -> None:
        from whoosh import query as nodes

        from archive.index import generations
        from archive.index.conditions import filters
        from archive.index.engines.protocol import Search
        from archive.index.engines.whoosh.engine import WhooshEngine

        generation = generations.current(folder)
        assert generation is not None
        self._engine = WhooshEngine(generation)
        self._nodes: Any = nodes
        self._filters, self._search = filters, Search

    def _tree(self, query: Query) -> Any:
        nodes, words = self._nodes, query.words
        if query.kind == "all":
            return nodes.Every()
        if query.kind == "phrase":
            return nodes.Phrase("exact", list(words))
        if query.kind == "prefix":
            return nodes.Prefix("exact", words[0])
        if query.kind == "term":
            return nodes.Term("exact", words[0])
        join = nodes.And if query.kind == "and" else nodes.Or
        return join([nodes.Term("exact", word) for word in words])

    def run(self, query: Query) -> Answer:
        request = _request(query)
        wanted = self._search(
            tree=self._tree(query),
            filters=self._filters(request),
            facets=request.facets,
            limit=request.limit,
        )
        return _answer(self._engine.search(wanted))

    def close(self) -> None:
        self._engine.close()


class _FromText:
    def __init__(self, folder: Path) -> None:
        self._index = Index.open(folder)

    def run(self, query: Query) -> Answer:
        return _answer(self._index.search(_request(query, _text(query))))

    def close(self) -> None:
        self._index.close()


def _text(query: Query) -> str:
    if query.kind == "all":
        return ""
    if query.kind == "phrase":
        return f'"{" ".join(query.words)}"'
    if query.kind == "prefix":
        return f"{query.words[0]}*"
    return f" {query.kind.upper()} ".join(f"exact:{word}" for word in query.words)
