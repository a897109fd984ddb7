"""The ``Press`` object: an archive with everything that can be done to it."""

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from archive.article import Article
from archive.config import Home
from archive.errors import NotFoundError
from archive.press.locale import reader_locale
from archive.press.resources import Resources
from archive.press.values import Facet, Filters, Found, IngestOptions

if TYPE_CHECKING:
    from archive.describe import Overrides
    from archive.index import Sort
    from archive.ingest import Document, Outcome, Progress, Report
    from archive.press.auditing import DateCheck
    from archive.press.deciding import DecisionLine
    from archive.press.lists import ImportReport
    from archive.press.pages import (
        Change,
        DateLine,
        FailureLine,
        PersonLine,
        PersonPage,
        PersonSuggestion,
        Status,
        Verified,
    )
    from archive.press.searching import Searching
    from archive.press.timeline import By, Chronology, Timeline
    from archive.reading import Unreadable

__all__ = ["Press"]

Paths = Iterable[str | PathLike[str]]


class Press:
    """An open archive. Use it as a context manager, or close it.

    Reading needs no right to write; two processes may read while one writes.
    """

    def __init__(self, home: Home) -> None:
        self.home = home.path
        self._home = home
        self._resources = Resources(home)

    def prepare(self) -> None:
        """Make the archive and its index where they are not there yet, so that both can be searched."""
        from archive.index import Index

        self._resources.store(write=True)
        Index.create(self._home.index)

    # -- taking in ---------------------------------------------------------------------------------

    def ingest(self, paths: Paths, **options: Unpack[IngestOptions]) -> "Report":
        """Take in files and folders; what is counted in the report is committed and searchable.

        Options and errors are those of :meth:`outcomes`.
        """
        from archive.ingest import report

        return report(self.outcomes(paths, **options))

    def outcomes(self, paths: Paths, **options: Unpack[IngestOptions]) -> "Iterator[Outcome]":
        """The same, one outcome at a time, each after its batch is committed to the archive.

        Raises :class:`archive.errors.UsageError` for an override that cannot be read,
        :class:`archive.errors.BusyError` if another process writes.
        """
        from archive.describe import option_overrides
        from archive.ingest import documents

        overrides = option_overrides(
            source=options.get("source"), language=options.get("language"), date=options.get("date")
        )
        skip = (self._home.index, self._home.database, self._home.sources)
        yield from self._run(
            documents(paths, skip=skip),
            overrides,
            jobs=options.get("jobs"),
            dry_run=options.get("dry_run", False),
            progress=options.get("progress"),
        )

    def retry(self, *, jobs: int | None = None, progress: "Progress | None" = None) -> "Report":
        """Read again what could not be read: its file where there is one, else the bytes that were kept."""
        from archive.ingest import failed_documents, report

        store = self._resources.store(write=True)
        outcomes: list[Outcome] = []
        for found, overrides in failed_documents(store.failures):
            outcomes.extend(self._run(found, overrides, jobs=jobs, progress=progress))
        return report(outcomes)

    def _run(
        self,
        found: "Iterable[Document | Unreadable]",
        overrides: "Overrides",
        *,
        jobs: int | None,
        progress: "Progress | None",
        dry_run: bool = False,
    ) -> "Iterator[Outcome]":
        from archive.index import Index
        from archive.ingest import Options, ingest, rehearse
        from archive.reading import Limits

        settings = self._home.settings
        options = Options(
            overrides=overrides,
            jobs=self._resources.jobs(jobs),
            limits=Limits(
                max_document_bytes=settings.max_document_bytes, max_unpacked_bytes=settings.max_unpacked_bytes
            ),
        )
        store = self._resources.store(write=True)
        workshop = self._resources.workshop()
        with store.writer():
            if dry_run:
                yield from rehearse(found, store=store, workshop=workshop, options=options, progress=progress)
                return
            try:
                with Index.writer(self._home.index) as writer:
                    yield from ingest(
                        found,
                        store=store,
                        writer=writer,
                        workshop=workshop,
                        options=options,
                        progress=progress,
                    )
            finally:
                self._resources.index_changed()
            self._resources.crossings()  # now, so that no search has to wait for them

    # -- finding -----------------------------------------------------------------------------------

    def search(
        self,
        query: str = "",
        *,
        like: str | None = None,
        facets: Sequence[str] = (),
        sort: "Sort | None" = None,
        limit: int | None = 10,
        offset: int = 0,
        locale: str | None = None,
        calendar: str | None = None,
        explain: bool = False,
        **filters: Unpack[Filters],
    ) -> Found:
        """Articles by words and filters; without words all that the filters leave, the latest first.

        ``like`` is the id of an article: found are others that share its telling words, the most
        alike first. ``facets`` are fields to count, ``person`` or ``person:5``; ``limit`` ``None``
        gives all hits. With ``explain`` the answer says how the query was read and where the score of
        each hit comes from. Raises :class:`archive.errors.UsageError` for a filter value that cannot be
        read, :class:`archive.errors.NotFoundError` for an article that is not there.
        """
        searching = self._searching(locale, calendar)
        return searching.search(
            query,
            filters,
            like=like,
            facets=facets,
            sort=sort,
            limit=limit,
            offset=offset,
            explain=explain,
        )

    def facet(
        self,
        field: str,
        query: str = "",
        *,
        limit: int | None = 20,
        offset: int = 0,
        locale: str | None = None,
        calendar: str | None = None,
        **filters: Unpack[Filters],
    ) -> Facet:
        """The values of one field over the articles that query and filters leave, by count, then label."""
        return self._searching(locale, calendar).facet(field, query, filters, limit=limit, offset=offset)

    def _searching(self, locale: str | None, calendar: str | None = None) -> "Searching":
        from archive.press.searching import Searching

        settings = self._home.settings
        self._resources.refresh()
        return Searching(self._resources, reader_locale(locale, settings), calendar or settings.calendar)

    # -- looking at --------------------------------------------------------------------------------

    def article(self, id: str, *, revision: int | None = None) -> Article:  # noqa: A002  # the record's own word
        """One article, its latest revision unless told. Raises :class:`archive.errors.NotFoundError`."""
        from archive.press.records import resolved

        article = self._resources.store().articles.get(id, revision)
        if article is None:
            raise _missing(id, revision)
        return resolved(article, self._resources.register())

    def articles(self, *, revisions: bool = False) -> Iterator[Article]:
        """Every article in order of ingestion: latest revisions, or all."""
        from archive.press.records import resolved

        register = self._resources.register()
        for stored in self._resources.store().articles.iterate(revisions=revisions):
            yield resolved(stored.article, register)

    def history(self, id: str) -> tuple[Article, ...]:  # noqa: A002  # the record's own word
        """Every revision of an article, the oldest first. Raises :class:`archive.errors.NotFoundError`."""
        from archive.press.records import resolved

        register = self._resources.register()
        articles = self._resources.store().articles.revisions(id)
        if not articles:
            raise _missing(id, None)
        return tuple(resolved(article, register) for article in articles)

    def original(self, id: str, *, revision: int | None = None) -> bytes:  # noqa: A002  # the record's own word
        """The bytes that an article was made from. Raises :class:`archive.errors.NotFoundError`."""
        data = self._resources.store().articles.original(id, revision)
        if data is None:
            raise _missing(id, revision)
        return data

    def dates(
        self,
        id: str,  # noqa: A002  # the record's own word
        *,
        locale: str | None = None,
        calendar: str | None = None,
        revision: int | None = None,
    ) -> "tuple[DateLine, ...]":
        """The dates that an article mentions, in the order of its text."""
        from archive.press.pages import DateLine

        searching = self._searching(locale, calendar)
        return tuple(
            DateLine(
                edtf=item.edtf,
                display=searching.show(item.edtf),
                verbatim=item.verbatim,
                calendar=item.calendar,
                start=item.start,
                end=item.end,
                consistent=item.consistent,
            )
            for item in self.article(id, revision=revision).dates
        )

    def timeline(
        self,
        id: str,  # noqa: A002  # the record's own word
        *,
        locale: str | None = None,
        calendar: str | None = None,
        revision: int | None = None,
    ) -> "Timeline":
        """The dates that an article mentions, and its own, in the order of time and placed on an axis."""
        from archive.press.timeline import timeline

        return timeline(self._searching(locale, calendar), self.article(id, revision=revision))

    def chronology(
        self,
        query: str = "",
        *,
        by: "By | None" = None,
        published: bool = False,
        locale: str | None = None,
        calendar: str | None = None,
        **filters: Unpack[Filters],
    ) -> "Chronology":
        """The dates that the articles of a search mention, counted in order of time.

        ``by`` is year, decade or month, else what suits their span; ``published`` counts the articles by
        their own dates instead.
        """
        from archive.press.timeline import chronology

        searching = self._searching(locale, calendar)
        return chronology(searching, query, filters, by=by, published=published)

    def check_dates(
        self,
        id: str | None = None,  # noqa: A002  # the record's own word
        *,
        query: str = "",
        locale: str | None = None,
        calendar: str | None = None,
        progress: "Progress | None" = None,
        **filters: Unpack[Filters],
    ) -> "DateCheck":
        """What cannot be right about the dates of articles, and what they imply, one finding after the other.

        Of the article ``id``, of those that ``query`` and filters leave, or of all. Errors are those of
        :meth:`article` and :meth:`search`.
        """
        from archive.press.auditing import check

        return check(self._searching(locale, calendar), id, query, filters, progress)

    def show_date(self, edtf: str, *, locale: str | None = None, calendar: str | None = None) -> str:
        """A date as a person reads it."""
        return self._searching(locale, calendar).show(edtf)

    def people(
        self,
        name: str | None = None,
        *,
        together: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
        locale: str | None = None,
    ) -> "tuple[PersonLine, ...]":
        """The persons of this archive, the most frequent first; with ``name`` only those it may mean.

        With ``together`` only those who are in articles with everybody named there, counted by these
        articles; a name there that is nobody's raises :class:`archive.errors.NotFoundError`.
        """
        from archive.press.people import listed

        return listed(self._searching(locale), name, together=together, limit=limit, offset=offset)

    def person(
        self, name: str, *, locale: str | None = None, calendar: str | None = None
    ) -> "tuple[PersonPage, ...]":
        """What is known of the persons that ``name`` means. Raises :class:`archive.errors.NotFoundError`."""
        from archive.press.people import pages

        found = pages(self._searching(locale, calendar), name)
        if not found:
            raise NotFoundError(
                f"no person of this archive is called {name!r}; 'pressmark people list' lists all"
            )
        return found

    # -- deciding who is who -----------------------------------------------------------------------

    def suggest(
        self, name: str | None = None, *, limit: int | None = 20, offset: int = 0, locale: str | None = None
    ) -> "tuple[PersonSuggestion, ...]":
        """Persons of this archive who may be one, and names that may be several persons', the surest first.

        With ``name`` only what is about the persons that it means. What was decided before is not
        suggested again; nothing is written. Raises :class:`archive.errors.NotFoundError` for a name that
        is nobody's.
        """
        from archive.press.suggesting import suggestions

        return suggestions(self._searching(locale), name, limit=limit, offset=offset)

    def merge(self, first: str, second: str, *, reason: str) -> "DecisionLine":
        """Decide that two names are one person: every article, facet and filter takes them so at once.

        A name is an id, or a full name in any script. The second one stays, unless only the first is of
        the register. Raises :class:`archive.errors.NotFoundError` for a name that is nobody's,
        :class:`archive.errors.UsageError` for one that several have and for two that are one already.
        """
        from archive.press.deciding import merge

        return merge(self._searching(None), first, second, reason)

    def split(self, name: str, person: str | None = None, *, reason: str) -> "DecisionLine":
        """Decide that a written name, or a person merged before, is not ``person``, whom it joins now.

        Errors are those of :meth:`merge`; also for a name that joins nobody or somebody else.
        """
        from archive.press.deciding import split

        return split(self._searching(None), name, person, reason)

    def undo(self, number: int | None = None, *, reason: str = "") -> "DecisionLine":
        """Take back a decision, the last one unless told; an undo can be taken back too.

        Raises :class:`archive.errors.UsageError` for one that is taken back already or not there.
        """
        from archive.press.deciding import undo

        return undo(self._resources, number, reason)

    def decisions(self) -> "tuple[DecisionLine, ...]":
        """What was decided about persons, the first decision first."""
        from archive.press.deciding import decisions

        return decisions(self._resources)

    def import_people(
        self, path: str | PathLike[str], *, form: str = "auto", dry_run: bool = False
    ) -> "ImportReport":
        """Take in a list of persons with their name forms; ``form`` is csv, popolo, wikidata or auto.

        The file is kept in the archive of record. Raises :class:`archive.errors.DocumentError` for one
        that cannot be read or holds no person, and :class:`archive.errors.UsageError` for another ``form``.
        """
        from archive.press.lists import take_in

        return take_in(self._resources, path, form, dry_run=dry_run)

    # -- looking after -----------------------------------------------------------------------------

    def failures(self) -> "tuple[FailureLine, ...]":
        """What could not be read, and why."""
        from archive.press.pages import FailureLine

        return tuple(
            FailureLine(name=item.name, reason=item.reason, first_seen=item.first, attempts=item.attempts)
            for item in self._resources.store().failures.list()
        )

    def status(self) -> "Status":
        """What the archive holds."""
        from archive.press.upkeep import status

        return status(self._resources)

    def verify(self, *, progress: "Progress | None" = None) -> "Verified":
        """Check every byte of the archive of record against its hash."""
        from archive.press.upkeep import verify

        return verify(self._resources, progress)

    def reindex(self, *, jobs: int | None = None, progress: "Progress | None" = None) -> int:
        """Make the index anew from the archive alone; gives the number of articles in it.

        ``jobs`` is the number of worker processes, by default that of the settings.
        """
        from archive.press.upkeep import reindex

        return reindex(self._resources, progress, jobs=jobs)

    def reprocess(self, ids: Sequence[str] = (), *, progress: "Progress | None" = None) -> "Iterator[Change]":
        """Derive articles anew from their originals with today's rules; gives those that changed."""
        from archive.press.upkeep import reprocess

        return reprocess(self._resources, ids, progress)

    def close(self) -> None:
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _missing(identifier: str, revision: int | None) -> NotFoundError:
    which = f"revision {revision} of {identifier}" if revision else identifier
    return NotFoundError(f"there is no article {which}; 'pressmark search --format ids' lists ids")
