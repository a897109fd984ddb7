"""Xapian: text terms with positions, boolean terms for the values, value slots for dates and facets."""

import heapq
import importlib
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.engine.articles import Article
from benchmarks.engine.protocol import Answer, Searcher
from benchmarks.engine.queries import FACETS, Query

__all__ = ["Xapian"]

_DEBIAN: Final = "/usr/lib/python3/dist-packages"
_DAY, _YEAR, _SOURCE, _PERSONS = range(4)
_PREFIXES: Final = {"year": "Y", "source": "XS", "person": "XP"}
_SLOTS: Final = {"year": _YEAR, "source": _SOURCE}


def _xapian() -> Any:
    """The bindings, also where Debian put them; no other package is taken from there."""
    if "xapian" in sys.modules:
        return sys.modules["xapian"]
    sys.path.append(_DEBIAN)
    try:
        return importlib.import_module("xapian")
    finally:
        sys.path.remove(_DEBIAN)


class Xapian:
    title = "Xapian"
    install = "apt-get install python3-xapian"
    notes = (
        "TermGenerator without stemmer, title weighs 3 and has terms of its own; BM25Weight; persons, "
        "source and year as boolean terms, day in a value slot; facets of a query by match spies (that of "
        "persons is Python's), of all articles by term frequencies; the total by `checkatleast`"
    )
    modes: Mapping[str, str] = {"total": "Xapian", "top": "Xapian, no total"}
    entries = False
    threads = False
    once = (
        f"import sys; sys.path.append({_DEBIAN!r}); import xapian; "
        "e = xapian.Enquire(xapian.Database(sys.argv[1])); e.set_query(xapian.Query(sys.argv[2])); "
        "[m.docid for m in e.get_mset(0, 10)]"
    )

    def load(self) -> str:
        version: str = _xapian().version_string()
        return version

    def build(self, items: Iterable[Article], folder: Path, step: int) -> None:
        xapian = _xapian()
        database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        generator = xapian.TermGenerator()
        for number, article in enumerate(items, 1):
            database.add_document(_document(xapian, generator, article))
            if number % step == 0:
                database.commit()
        database.commit()
        database.close()

    def open(self, folder: Path, mode: str) -> Searcher:
        return _Searcher(_xapian(), folder, total=mode == "total")

    def prepare(self, article: Article) -> Article:
        return article

    def update(self, folder: Path, _: Article, new: Article) -> None:
        xapian = _xapian()
        database = xapian.WritableDatabase(str(folder), xapian.DB_OPEN)
        database.replace_document(f"Q{new.id}", _document(xapian, xapian.TermGenerator(), new))
        database.commit()
        database.close()


def _document(xapian: Any, generator: Any, article: Article) -> Any:
    document = xapian.Document()
    generator.set_document(document)
    generator.set_termpos(0)
    generator.index_text(article.title, 1, "S")
    generator.set_termpos(0)
    generator.index_text(article.title, 3)
    generator.increase_termpos()
    generator.index_text(article.body)
    document.add_boolean_term(f"Q{article.id}")
    document.add_boolean_term(f"Y{article.year}")
    document.add_boolean_term(f"XS{article.source}")
    for person in article.persons:
        document.add_boolean_term(f"XP{person}")
    document.add_value(_DAY, xapian.sortable_serialise(article.day))
    document.add_value(_YEAR, str(article.year))
    document.add_value(_SOURCE, article.source)
    document.add_value(_PERSONS, " ".join(article.persons))
    return document


class _Searcher:
    def __init__(self, xapian: Any, folder: Path, *, total: bool) -> None:
        self._xapian = xapian
        self._database = xapian.Database(str(folder))
        self._total = total

        class Persons(xapian.MatchSpy):  # type: ignore[misc]  # the bindings have no types
            """Counts the persons of the matching articles."""

            def __init__(self) -> None:
                super().__init__()
                self.counts: Counter[str] = Counter()

            def __call__(self, document: Any, _: float) -> None:
                self.counts.update(document.get_value(_PERSONS).decode().split())

        self._persons = Persons

    def run(self, query: Query) -> Answer:
        if query.kind == "all":
            return Answer(-1, (), {name: self._all(name) for name in query.facets})
        xapian = self._xapian
        enquire = xapian.Enquire(self._database)
        enquire.set_weighting_scheme(xapian.BM25Weight())
        enquire.set_query(self._query(query))
        spies = {name: self._spy(name) for name in query.facets}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        exact = self._total or bool(spies)
        found = enquire.get_mset(0, 10, self._database.get_doccount() if exact else 0)
        numbers = [match.docid - 1 for match in found]
        facets = {name: self._counts(name, spy) for name, spy in spies.items()}
        return Answer(found.get_matches_estimated() if exact else -1, numbers, facets)

    def _query(self, query: Query) -> Any:
        new, words = self._xapian.Query, list(query.words)
        if query.kind == "phrase":
            found = new(new.OP_PHRASE, words)
        elif query.kind == "prefix":
            found = new(new.OP_WILDCARD, words[0], 0, new.WILDCARD_LIMIT_ERROR, new.OP_SYNONYM)
        else:
            found = new(new.OP_OR if query.kind == "or" else new.OP_AND, words)
        if query.person is not None and query.days is not None:
            first, last = map(self._xapian.sortable_serialise, query.days)
            during = new(new.OP_VALUE_RANGE, _DAY, first, last)
            found = new(new.OP_FILTER, found, new(new.OP_AND, new(f"XP{query.person}"), during))
        return found

    def _all(self, name: str) -> dict[str, int]:
        prefix = _PREFIXES[name]
        terms = ((item.term, item.termfreq) for item in self._database.allterms(prefix))
        best = heapq.nlargest(FACETS[name] or 1_000, terms, key=lambda pair: pair[1])
        return {term.decode()[len(prefix) :]: number for term, number in best}

    def _spy(self, name: str) -> Any:
        return self._persons() if name == "person" else self._xapian.ValueCountMatchSpy(_SLOTS[name])

    def _counts(self, name: str, spy: Any) -> dict[str, int]:
        if name == "person":
            return dict(spy.counts.most_common(FACETS[name]))
        return {item.term.decode(): item.termfreq for item in spy.values()}

    def close(self) -> None:
        self._database.close()
