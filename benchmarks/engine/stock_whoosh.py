"""Whoosh as it comes, with its own codec, searcher and plain analyser."""

# mypy: allow-untyped-calls
# Whoosh has no types.

from collections.abc import Iterable, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import Article
from benchmarks.engine.protocol import Answer, Searcher
from benchmarks.engine.queries import FACETS, Query

__all__ = ["StockWhoosh"]

_SMALL: Final = 2_000
"""Articles in a commit that are not worth a second process."""


class StockWhoosh:
    title = "stock Whoosh"
    install = "pip install whoosh"
    notes = (
        "`text` with positions holds title and body, `title` the title again, SimpleAnalyzer; two processes, "
        "segments are never merged, no compound files; facets by `groupedby`, "
        "those of persons over all articles by term frequencies"
    )
    modes: Mapping[str, str] = {"total": "stock Whoosh"}
    entries = False
    threads = True
    once = (
        "import sys; from whoosh import index, query; "
        "index.open_dir(sys.argv[1]).searcher().search(query.Term('text', sys.argv[2]), limit=10)"
    )

    def load(self) -> str:
        import whoosh.analysis
        import whoosh.fields
        import whoosh.index
        import whoosh.query
        import whoosh.sorting

        return str(whoosh.versionstring())

    def build(self, items: Iterable[Article], folder: Path, step: int) -> None:
        from whoosh import index

        made = index.create_in(folder, _schema())
        articles = iter(items)
        while (first := next(articles, None)) is not None:
            batch = chain([first], islice(articles, step - 1))
            if step > _SMALL:
                writer = made.writer(procs=2, multisegment=True, limitmb=512, compound=False)
            else:
                writer = made.writer(limitmb=512, compound=False)
            for article in batch:
                writer.add_document(**_document(article))
            writer.commit(merge=False)

    def open(self, folder: Path, _: str) -> Searcher:
        return _Searcher(folder)

    def prepare(self, article: Article) -> Article:
        return article

    def update(self, folder: Path, _: Article, new: Article) -> None:
        from whoosh import index

        writer = index.open_dir(folder).writer(compound=False)
        writer.update_document(**_document(new))
        writer.commit(merge=False)


def _schema() -> Any:
    from whoosh.analysis import SimpleAnalyzer
    from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

    return Schema(
        id=ID(unique=True),
        number=STORED,
        title=TEXT(analyzer=SimpleAnalyzer()),
        text=TEXT(analyzer=SimpleAnalyzer()),
        person=KEYWORD,
        source=ID(sortable=True),
        year=NUMERIC(sortable=True),
        day=NUMERIC(sortable=True),
    )


def _document(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "number": article.number,
        "title": article.title,
        "text": f"{article.title}\n{article.body}",
        "person": " ".join(article.persons),
        "source": article.source,
        "year": article.year,
        "day": article.day,
    }


class _Searcher:
    def __init__(self, folder: Path) -> None:
        from whoosh import index, query, sorting

        self._nodes: Any = query
        self._sorting: Any = sorting
        self._index = index.open_dir(folder)
        self._searcher = self._index.searcher()

    def run(self, query: Query) -> Answer:
        if query.kind == "all":
            return Answer(-1, (), {name: self._all(name) for name in query.facets})
        nodes = self._nodes
        narrow = None
        if query.person is not None and query.days is not None:
            narrow = nodes.And([nodes.Term("person", query.person), nodes.NumericRange("day", *query.days)])
        grouped = {
            name: self._sorting.FieldFacet(name, allow_overlap=name == "person", maptype=self._sorting.Count)
            for name in query.facets
        }
        found = self._searcher.search(self._tree(query), limit=10, filter=narrow, groupedby=grouped or None)
        facets = {name: _best(found.groups(name), FACETS[name]) for name in query.facets}
        # With groups it collects all hits, whatever the limit.
        numbers = [found[place]["number"] for place in range(min(10, found.scored_length()))]
        return Answer(len(found), numbers, facets)

    def _all(self, name: str) -> dict[str, int]:
        """The values of all articles; persons by the frequencies of their terms, which is much faster."""
        if name == "person":
            reader = self._searcher.reader()
            counts = {term.decode(): reader.doc_frequency(name, term) for term in reader.lexicon(name)}
        else:
            facet = self._sorting.FieldFacet(name, maptype=self._sorting.Count)
            counts = self._searcher.search(self._nodes.Every(), limit=1, groupedby={name: facet}).groups(name)
        return _best(counts, FACETS[name])

    def _tree(self, query: Query) -> Any:
        nodes, words = self._nodes, list(query.words)
        if query.kind == "phrase":
            return nodes.Phrase("text", words)
        if query.kind == "prefix":
            return nodes.Prefix("text", words[0])
        terms = [nodes.Term("text", word) for word in words]
        return nodes.Or(terms) if query.kind == "or" else nodes.And(terms)

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


def _best(counts: Mapping[Any, int], limit: int | None) -> dict[str, int]:
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    return {str(name): number for name, number in ranked[:limit]}
