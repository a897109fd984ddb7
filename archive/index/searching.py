"""From a request to a result: the query read, the engine asked, and asked again where nothing matched."""

from collections.abc import Iterator

from archive.errors import UsageError
from archive.index.conditions import filters
from archive.index.engines.protocol import Engine, Found, Search
from archive.index.fields import FACETS
from archive.index.query.likeness import alike
from archive.index.query.parser import Parsed, parse
from archive.index.query.ranking import ranked
from archive.index.query.restrictions import Resolve
from archive.index.request import Request, Result

__all__ = ["readings", "search"]


def search(engine: Engine, request: Request, resolve: Resolve | None) -> Result:
    """Answer a request from an engine."""
    known = {item.name for item in FACETS}
    for name in request.facets:
        if name not in known:
            raise UsageError(f"there is no facet {name!r}; there are {', '.join(sorted(known))}")
    tried: list[tuple[Parsed, Found]] = []
    for parsed in readings(engine, request, resolve):
        tried.append((parsed, engine.search(_search(engine, request, parsed))))
        if tried[-1][1].total:
            break
    # Where nothing is found in any reading, the strict one is what is spoken of.
    place = len(tried) - 1 if tried[-1][1].total else 0
    strict, (used, found) = tried[0][0], tried[place]
    notes = [
        *strict.notes,
        *(f"{text} stands for too many words; only some were searched" for text in found.cut),
    ]
    if place and used.tree is not strict.relaxed:
        notes.append("no article has what the query quotes; it was searched as plain words")
    return Result(
        total=found.total,
        hits=found.hits,
        facets=found.facets,
        reading=place,
        notes=tuple(notes),
        words=used.marked,
        unknown=_unknown(engine, strict),
    )


def readings(engine: Engine, request: Request, resolve: Resolve | None) -> Iterator[Parsed]:
    """The query of a request with its weights: as it stands, then looser, for where nothing is found."""
    articles = engine.languages()

    def read(text: str) -> Parsed:
        parsed = parse(text, archive_languages=list(articles), resolve=resolve, language=request.language)
        return ranked(parsed, articles, engine.frequency)

    parsed = read(request.query)
    yield parsed
    if parsed.relaxed is not None:
        yield parsed._replace(tree=parsed.relaxed)
    if parsed.unquoted is not None:
        yield read(parsed.unquoted)


def _search(engine: Engine, request: Request, parsed: Parsed) -> Search:
    """What an engine is asked for one reading of a request."""
    tree, refine, ranks = parsed.tree, parsed.refine, parsed.ranks
    if request.like is not None:
        tree = alike(engine, request.like, tree if request.query.strip() else None)
        refine, ranks = None, True
    return Search(
        tree=tree,
        refine=refine,
        filters=filters(request),
        facets=request.facets,
        sort=request.sort or ("relevance" if ranks else "-date"),
        limit=request.limit,
        offset=request.offset,
        unique=request.unique,
        revisions=request.revisions,
    )


def _unknown(engine: Engine, parsed: Parsed) -> tuple[str, ...]:
    """The words of the query that no article has in any form."""
    return tuple(
        dict.fromkeys(
            word.text
            for word in parsed.words
            if word.known and not any(all(engine.frequency(*term) for term in terms) for terms in word.known)
        )
    )
