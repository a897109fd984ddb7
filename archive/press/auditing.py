"""What is wrong with the dates of articles, one article after the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from archive.article import Article
from archive.dates.auditing.audit import Kind, Place, Severity, audit
from archive.errors import NotFoundError, UsageError
from archive.press.searching import Searching
from archive.press.values import Filters

if TYPE_CHECKING:
    from archive.ingest import Progress

__all__ = ["DateCheck", "DateFinding", "check"]

_STEP: Final = 200
"""Articles that are read from the store at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFinding:
    """A :class:`archive.dates.auditing.audit.Finding` about a revision of an article.

    ``display`` is its date in the reader's locale and calendar, as are the dates in ``why``.
    """

    id: str
    revision: int
    severity: Severity
    kind: Kind
    place: Place
    start: int | None
    end: int | None
    verbatim: str
    edtf: str
    display: str
    why: str


class DateCheck(Iterator[DateFinding]):
    """The findings, found as they are asked for, in ``articles`` articles.

    ``notes`` are sentences for the reader: what was ignored or unknown in the search for them.
    """

    def __init__(
        self, findings: Iterable[DateFinding], *, articles: int, notes: tuple[str, ...] = ()
    ) -> None:
        self._findings = iter(findings)
        self.articles = articles
        self.notes = notes

    def __next__(self) -> DateFinding:
        return next(self._findings)


def check(
    searching: Searching,
    identifier: str | None,
    query: str,
    filters: Filters,
    progress: "Progress | None" = None,
) -> DateCheck:
    """The findings about one article, those that query and filters leave, or every one's latest revision.

    Raises :class:`NotFoundError` for an id that is not there, :class:`UsageError` for one with a search.
    """
    articles = searching.resources.store().articles
    if identifier is not None:
        if query or filters:
            raise UsageError("an ID is of one article, query and filters are of many; give either")
        one = articles.get(identifier)
        if one is None:
            raise NotFoundError(
                f"there is no article {identifier}; 'pressmark search --format ids' lists ids"
            )
        return DateCheck(_findings(searching, (one,), 1, progress), articles=1)
    if query or filters:
        keys, notes = searching.keys(query, filters)
        found = _loaded(searching, keys)
        return DateCheck(_findings(searching, found, len(keys), progress), articles=len(keys), notes=notes)
    total = articles.count()
    everything = (stored.article for stored in articles.iterate())
    return DateCheck(_findings(searching, everything, total, progress), articles=total)


def _loaded(searching: Searching, keys: Sequence[tuple[str, int]]) -> Iterator[Article]:
    left = iter(keys)
    while step := list(islice(left, _STEP)):
        found = searching.resources.store().articles.get_many(step)
        yield from (found[key] for key in step if key in found)


def _findings(
    searching: Searching, articles: Iterable[Article], total: int, progress: "Progress | None"
) -> Iterator[DateFinding]:
    for done, article in enumerate(articles, 1):
        if progress:
            progress(done, total, article.id)
        for item in audit(article, searching.show):
            yield DateFinding(
                id=article.id,
                revision=article.revision,
                severity=item.severity,
                kind=item.kind,
                place=item.place,
                start=item.start,
                end=item.end,
                verbatim=item.verbatim,
                edtf=item.edtf,
                display=searching.show(item.edtf),
                why=item.why,
            )
