"""Searching: a request to the index, and its answer as articles, labels and dates that a person reads."""

import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from archive.article import Article
from archive.errors import NotFoundError
from archive.index import FacetCounts, QueryWords, Request, Result, facet, snippet
from archive.press.names import Choice, choose
from archive.press.records import resolved
from archive.press.request import check_facet, facet_fields, request
from archive.press.resources import Resources
from archive.press.values import Facet, FacetValue, Filters, Found, Hit, Shown, Snippet, Suggestion

if TYPE_CHECKING:
    from archive.index import Entry, Sort

__all__ = ["Searching"]


class Searching:
    """Searches for one reader, whose ``locale`` and ``calendar`` everything is shown in."""

    def __init__(self, resources: Resources, locale: str, calendar: str) -> None:
        self.resources = resources
        self.locale = locale
        self.calendar = calendar

    def search(
        self,
        query: str,
        filters: Filters,
        *,
        like: str | None,
        facets: Sequence[str],
        sort: "Sort | None",
        limit: int | None,
        offset: int,
        explain: bool = False,
    ) -> Found:
        index = self.resources.index()
        start = time.perf_counter()
        asked, noted = self._request(
            query,
            filters,
            like=self._entry(like) if like else None,
            facets=facet_fields(facets),
            sort=sort,
            limit=limit,
            offset=offset,
        )
        result = index.search(asked, resolve=self._resolve)
        hits = self._hits(result)
        notes, suggestions = self._why(asked, noted, result)
        return Found(
            query=query,
            total=result.total,
            relaxed=result.relaxed,
            took_ms=(time.perf_counter() - start) * 1000,
            hits=hits,
            facets={
                name: self.values(name, counts, asked.facets[name]) for name, counts in result.facets.items()
            },
            notes=notes,
            suggestions=suggestions,
            explanation=index.explain(asked, result, resolve=self._resolve) if explain else None,
        )

    def facet(self, field: str, query: str, filters: Filters, *, limit: int | None, offset: int) -> Facet:
        check_facet(field)
        wanted = None if limit is None else limit + offset
        asked, noted = self._request(query, filters, facets={field: wanted}, limit=0)
        result = self.resources.index().search(asked, resolve=self._resolve)
        counts = result.facets[field]
        values = self.values(field, counts, wanted)[offset:]
        return Facet(
            field=field,
            total=counts.total,
            articles=counts.articles,
            values=values,
            notes=self._why(asked, noted, result)[0],
        )

    def keys(self, query: str, filters: Filters) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
        """Id and revision of all that query and filters leave, and what a reader would wonder about."""
        asked, noted = self._request(query, filters, facets={}, limit=None)
        result = self.resources.index().search(asked, resolve=self._resolve)
        return tuple((hit.id, hit.revision) for hit in result.hits), self._why(asked, noted, result)[0]

    def choose(self, name: str) -> Choice:
        """The persons of this archive that ``name`` means."""
        return choose(name, self.resources.register(), self.present)

    @cached_property
    def present(self) -> tuple[str, ...]:
        """Ids of the persons of this archive, the most frequent first."""
        everybody = self.resources.index().search(Request(facets={"person": None}, limit=0)).facets["person"]
        return tuple(item.value for item in everybody.values)

    def values(self, field: str, counts: FacetCounts, limit: int | None) -> tuple[FacetValue, ...]:
        """The values of a facet with their labels: by count, then label."""
        values = [
            FacetValue(
                value=item.value,
                label=self.label(field, item.value),
                count=item.count,
                possible=item.possible,
            )
            for item in counts.values
        ]
        values.sort(key=lambda item: (-item.count, -item.possible, item.label.casefold(), item.value))
        return tuple(values[:limit])

    def label(self, field: str, value: str) -> str:
        """How a facet value reads: a person's name, a source's, a language's, a date in words."""
        if field == "person":
            return self.person_label(value)
        if field == "source":
            return self.resources.index().label("source", value) or value
        if field == "language":
            from archive.languages import display_name

            return display_name(value, self.locale)
        if facet(field).bucket:
            return self.show(value)
        return value

    def person_label(self, identifier: str) -> str:
        """A person's name in the reader's language, else as an article of the archive prints it."""
        return (
            self.resources.register().label(identifier, self.locale)
            or self.resources.index().label("person", identifier)
            or identifier
        )

    def show(self, edtf: str) -> str:
        """A date in the reader's locale and calendar."""
        from archive.dates import show

        return show(edtf, locale=self.locale, calendar=self.calendar)

    def _request(
        self,
        query: str,
        filters: Filters,
        *,
        facets: Mapping[str, int | None],
        limit: int | None,
        offset: int = 0,
        sort: "Sort | None" = None,
        like: "Entry | None" = None,
    ) -> tuple[Request, tuple[str, ...]]:
        return request(
            query,
            filters,
            like=like,
            choose=self.choose,
            source_id=self._source_id,
            language=self.locale,
            facets=facets,
            limit=limit,
            offset=offset,
            sort=sort,
        )

    def _entry(self, identifier: str) -> "Entry":
        from archive.index import entry

        article = self.resources.store().articles.get(identifier)
        if article is None:
            raise NotFoundError(
                f"there is no article {identifier}; 'pressmark search --format ids' lists ids"
            )
        return entry(article)

    def _resolve(self, field: str, name: str) -> tuple[str, ...]:
        """What a name in the query itself means, by the same rules as in a filter."""
        if field == "source":
            return (self._source_id(name),)
        return self.choose(name).ids or (name,)

    def _source_id(self, name: str) -> str:
        """The id of a source that is given by id, name or alias."""
        from archive.sources import profiles

        folder = self.resources.home.sources
        return profiles(folder if folder.is_dir() else None).resolve(name).id

    def _hits(self, result: Result) -> tuple[Hit, ...]:
        wanted = [(hit.id, hit.revision) for hit in result.hits]
        articles = self.resources.store().articles.get_many(wanted)
        register = self.resources.register()
        return tuple(
            self._hit(resolved(articles[key], register), hit.score, result.words)
            for key, hit in zip(wanted, result.hits, strict=True)
            if key in articles
        )

    def _hit(self, article: Article, score: float, words: QueryWords) -> Hit:
        passage = snippet(article, words)
        published = article.published
        return Hit(
            id=article.id,
            revision=article.revision,
            score=round(score, 4),
            title=article.title,
            language=article.language,
            source=article.source,
            published=Shown(edtf=published.edtf, display=self.show(published.edtf)) if published else None,
            authors=tuple(author.name for author in article.authors),
            persons=tuple(person.id for person in article.persons),
            identifiers=article.identifiers,
            snippet=Snippet(text=passage.text, marks=passage.marks),
            url=article.url,
            duplicate_of=article.duplicate_of,
        )

    def _why(
        self, asked: Request, noted: Sequence[str], result: Result
    ) -> tuple[tuple[str, ...], tuple[Suggestion, ...]]:
        """What a reader would wonder about, in sentences, and what to search instead."""
        notes = [*noted, *result.notes]
        if self.resources.index().up_to < self.resources.store().articles.last_seq():
            notes.append(
                "the index is behind the archive: the next ingest catches up, or run 'pressmark reindex'"
            )
        if result.relaxed:
            notes.append("no article has all of these words; articles with some of them are given")
        if result.total and not result.unknown:
            return tuple(notes), ()
        from archive.press.misses import Readers, explain, safe

        readers = Readers(self.choose, self.person_label, self._resolve, self.locale)
        miss = explain(self.resources.index(), asked, result, readers, noted=bool(noted))
        return (*map(safe, notes), *miss.notes), miss.suggestions
