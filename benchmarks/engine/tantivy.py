"""tantivy through its Python bindings: one text field with positions, values in fast fields."""

import importlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import Article
from benchmarks.engine.protocol import Answer, Searcher
from benchmarks.engine.queries import FACETS, Query

__all__ = ["Tantivy"]

_HEAP: Final = 256_000_000


def _tantivy() -> Any:
    return importlib.import_module("tantivy")


class Tantivy:
    title = "tantivy"
    install = "pip install tantivy (make bench-engine does)"
    notes = (
        "`text` with positions holds title and body, `title` the title again, default tokenizer; persons "
        "and source raw and fast, year and day fast integers; one indexing thread; facets by terms "
        "aggregations, which are a second pass over the hits"
    )
    modes: Mapping[str, str] = {"total": "tantivy", "top": "tantivy, no total"}
    entries = False
    threads = True
    once = (
        "import sys, tantivy; i = tantivy.Index.open(sys.argv[1]); "
        "i.searcher().search(tantivy.Query.term_query(i.schema, 'text', sys.argv[2]), 10)"
    )

    def load(self) -> str:
        version: str = _tantivy().__version__
        return version.split(",")[0].removeprefix("tantivy v")

    def build(self, items: Iterable[Article], folder: Path, step: int) -> None:
        tantivy = _tantivy()
        writer = tantivy.Index(_schema(tantivy), path=str(folder)).writer(_HEAP, 1)
        for number, article in enumerate(items, 1):
            writer.add_document(_document(tantivy, article))
            if number % step == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path, mode: str) -> Searcher:
        return _Searcher(_tantivy(), folder, total=mode == "total")

    def prepare(self, article: Article) -> Article:
        return article

    def update(self, folder: Path, old: Article, new: Article) -> None:
        tantivy = _tantivy()
        writer = tantivy.Index.open(str(folder)).writer(_HEAP, 1)
        writer.delete_documents_by_term("id", old.id)
        writer.add_document(_document(tantivy, new))
        writer.commit()


def _schema(tantivy: Any) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("number", fast=True)
    builder.add_text_field("title")
    builder.add_text_field("text")
    for name in ("person", "source"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("year", "day"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def _document(tantivy: Any, article: Article) -> Any:
    return tantivy.Document(
        id=article.id,
        number=article.number,
        title=article.title,
        text=[article.title, article.body],
        person=list(article.persons),
        source=article.source,
        year=article.year,
        day=article.day,
    )


class _Searcher:
    def __init__(self, tantivy: Any, folder: Path, *, total: bool) -> None:
        self._tantivy = tantivy
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._total = total

    def run(self, query: Query) -> Answer:
        tree = self._query(query)
        facets = self._facets(tree, query) if query.facets else {}
        if query.kind == "all":
            return Answer(-1, (), facets)
        found = self._searcher.search(tree, 10, count=self._total)
        numbers = self._searcher.fast_field_values("number", [address for _, address in found.hits])
        return Answer(found.count if self._total else -1, numbers, facets)

    def _facets(self, tree: Any, query: Query) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": name, "size": FACETS[name] or 100}} for name in query.facets}
        counted = self._searcher.aggregate(tree, wanted)
        return {
            name: {_key(item["key"]): item["doc_count"] for item in counted[name]["buckets"]}
            for name in query.facets
        }

    def _query(self, query: Query) -> Any:
        new, words = self._tantivy.Query, list(query.words)
        must, should = self._tantivy.Occur.Must, self._tantivy.Occur.Should
        if query.kind == "all":
            return new.all_query()
        if query.kind == "phrase":
            return new.phrase_query(self._schema, "text", words)
        if query.kind == "prefix":
            return new.phrase_prefix_query(self._schema, "text", words)
        terms = [new.term_query(self._schema, "text", word) for word in words]
        joined = terms[0]
        if len(terms) > 1:
            joined = new.boolean_query([(should if query.kind == "or" else must, term) for term in terms])
        if query.person is None or query.days is None:
            return joined
        person = new.term_query(self._schema, "person", query.person)
        during = new.range_query(self._schema, "day", self._tantivy.FieldType.Integer, *query.days)
        return new.boolean_query([(must, joined), (must, person), (must, during)])

    def close(self) -> None:
        """Nothing: the bindings close with the object."""


def _key(value: Any) -> str:
    return value if isinstance(value, str) else str(int(value))
