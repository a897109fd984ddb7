"""Looking after an archive: its state, its fixity, its index, and deriving it anew."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from archive.article import Article, to_dict
from archive.errors import DamagedError, DocumentError, NotFoundError
from archive.press.pages import Change, Damage, Status, Verified
from archive.press.resources import Resources
from archive.version import VERSION

if TYPE_CHECKING:
    from archive.describe import Toolkit
    from archive.index import Result
    from archive.ingest import Progress
    from archive.store import Store

__all__ = ["reindex", "reprocess", "status", "verify"]

REPROCESS_STEP: Final = 200
"""Articles derived anew in one transaction."""


def status(resources: Resources) -> Status:
    """What the archive holds. An index that is missing or damaged leaves the counts that it gives empty."""
    articles = resources.store().articles
    found, earliest, latest, indexed, current = None, None, None, 0, False
    try:
        index = resources.index()
        found = _counted(resources)
        earliest, latest = _edge(resources, "date"), _edge(resources, "-date")
        indexed, current = index.count(), index.up_to >= articles.last_seq()
    except DamagedError:
        pass
    facets = found.facets if found else {}
    return Status(
        home=str(resources.home.path),
        version=VERSION,
        articles=articles.count(),
        revisions=articles.count(revisions=True),
        duplicates=articles.duplicates(),
        failures=len(resources.store().failures.list()),
        originals_bytes=articles.original_bytes(),
        index_articles=indexed,
        index_current=current,
        persons=facets["person"].total if facets else 0,
        languages=tuple((item.value, item.count) for item in facets["language"].values) if facets else (),
        sources=tuple((item.value, item.count) for item in facets["source"].values) if facets else (),
        first=earliest,
        last=latest,
    )


def _counted(resources: Resources) -> "Result":
    from archive.index import Request

    return resources.index().search(Request(facets={"language": None, "source": None, "person": 1}, limit=0))


def _edge(resources: Resources, sort: str) -> str | None:
    """EDTF of the first publication in an order."""
    from archive.index import SORTS, Request

    order = next(item for item in SORTS if item == sort)
    hits = resources.index().search(Request(sort=order, limit=1)).hits
    article = resources.store().articles.get(hits[0].id, hits[0].revision) if hits else None
    return article.published.edtf if article and article.published else None


def verify(resources: Resources, progress: "Progress | None") -> Verified:
    """Check every byte of the archive of record."""
    from archive.store import Progress as Step

    damages: list[Damage] = []
    done: dict[str, int] = {}
    for item in resources.store().verify():
        if isinstance(item, Step):
            done[item.part] = item.done
            if progress:
                progress(item.done, item.total or None, item.part)
        else:
            damages.append(Damage(what=item.what, detail=item.detail))
    return Verified(
        originals=done.get("originals", 0),
        articles=done.get("revisions", 0),
        entries=done.get("ledger", 0),
        damages=tuple(damages),
    )


def reindex(resources: Resources, progress: "Progress | None", *, jobs: int | None = None) -> int:
    """Build a new index from the archive alone, beside the old one, and put it in its place."""
    from archive.index import Index
    from archive.ingest import fill

    with Index.rebuild(resources.home.index) as writer:
        fill(resources.store(), writer, progress, jobs=resources.jobs(jobs))
    resources.index_changed()
    resources.crossings()
    return resources.store().articles.count()


def reprocess(resources: Resources, ids: Sequence[str], progress: "Progress | None") -> Iterator[Change]:
    """Derive articles anew from their originals with today's rules; gives those that came out differently.

    Raises :class:`NotFoundError` for an id that is not there. An original that today's rules cannot
    read keeps what was derived before.
    """
    from archive.index import Index
    from archive.ingest import catch_up

    store = resources.store(write=True)
    tools = resources.workshop().tools()
    for identifier in ids:
        if store.articles.get(identifier) is None:
            raise NotFoundError(
                f"there is no article {identifier}; 'pressmark search --format ids' lists ids"
            )
    derived = _derived_anew(store, tools, set(ids), progress)
    with store.writer():
        while batch := list(islice(derived, REPROCESS_STEP)):
            with store.transaction():
                changed = [(old, new) for old, new in batch if _rederive(store, new)]
            yield from (
                Change(id=new.id, revision=new.revision, fields=_changed(old, new)) for old, new in changed
            )
        with Index.writer(resources.home.index) as writer:
            catch_up(store, writer, jobs=resources.jobs(None))
    resources.index_changed()
    resources.crossings()


def _rederive(store: "Store", article: Article) -> bool:
    return store.articles.rederive(article.id, article.revision, article, article.pipeline)


def _derived_anew(
    store: "Store", tools: "Toolkit", wanted: set[str], progress: "Progress | None"
) -> Iterator[tuple[Article, Article]]:
    """Each article as it was derived and as today's rules derive it."""
    from archive.describe import describe
    from archive.reading import Record, parse

    total = store.articles.count(revisions=True)
    for done, stored in enumerate(store.articles.iterate(revisions=True), 1):
        old = stored.article
        if progress:
            progress(done, total, old.id)
        data = store.articles.original(old.id, old.revision) if not wanted or old.id in wanted else None
        if data is None:
            continue
        original = old.original
        record = Record(
            name=original.name, media_type=original.media_type, data=data, container=original.container
        )
        try:
            draft = parse(record)
            made = describe(record, draft, tools=tools, overrides=stored.overrides, **stored.context)
        except DocumentError:
            continue
        kept = {name: getattr(old, name) for name in ("id", "revision", "duplicate_of", "ingested")}
        yield old, replace(made.article, **kept)


def _changed(old: Article, new: Article) -> tuple[str, ...]:
    before, after = to_dict(old), to_dict(new)
    return tuple(name for name in before if before[name] != after[name] and name != "pipeline")
