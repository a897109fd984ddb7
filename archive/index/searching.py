"""From a request to a result: the query read, the engine asked, and asked again where nothing matched."""

from archive.errors import UsageError
from archive.index.conditions import filters
from archive.index.engines.protocol import Engine, Found, Search
from archive.index.fields import FACETS
from archive.index.query.likeness import alike
from archive.index.query.parser import Parsed, parse
from archive.index.query.ranking import ranked
from archive.index.query.restrictions import Resolve
from archive.index.request import Request, Result

__all__ = ["read", "search"]


def search(engine: Engine, request: Request, resolve: Resolve | None) -> Result:
    """Answer a request from an engine."""
    known = {item.name for item in FACETS}
    for name in request.facets:
        if name not in known:
            raise UsageError(f"there is no facet {name!r}; there are {', '.join(sorted(known))}")
    wanted = filters(request)
    parsed = read(engine, request, resolve)

    ranks = parsed.ranks or request.like is not None

    def ask(tree: object, refine: object) -> Found:
        if request.like is not None:
            tree = alike(engine, request.like, tree if request.query.strip() else None)
        return engine.search(
            Search(
                tree=tree,
                refine=refine if request.like is None else None,
                filters=wanted,
                facets=request.facets,
                sort=request.sort or ("relevance" if ranks else "-date"),
                limit=request.limit,
                offset=request.offset,
                unique=request.unique,
                revisions=request.revisions,
            )
        )

    found = ask(parsed.tree, parsed.refine)
    relaxed, marked = False, parsed.marked
    if not found.total and parsed.relaxed is not None:
        some = ask(parsed.relaxed, parsed.refine)
        if some.total:
            found, relaxed = some, True
    if not found.total and parsed.unquoted is not None:
        looser = read(engine, request._replace(query=parsed.unquoted), resolve)
        some = ask(looser.tree, looser.refine)
        if some.total:
            found, relaxed, marked = some, True, looser.marked
    notes = [
        *parsed.notes,
        *(f"{text} stands for too many words; only some were searched" for text in found.cut),
    ]
    return Result(
        total=found.total,
        hits=found.hits,
        facets=found.facets,
        relaxed=relaxed,
        notes=tuple(notes),
        words=marked,
        unknown=_unknown(engine, parsed),
    )


def read(engine: Engine, request: Request, resolve: Resolve | None) -> Parsed:
    """The query of a request as a tree with its weights."""
    articles = engine.languages()
    parsed = parse(request.query, archive_languages=list(articles), resolve=resolve)
    return ranked(parsed, articles, engine.frequency)


def _unknown(engine: Engine, parsed: Parsed) -> tuple[str, ...]:
    """The words of the query that no article has in any form."""
    return tuple(
        dict.fromkeys(
            word.text
            for word in parsed.words
            if word.known and not any(all(engine.frequency(*term) for term in terms) for terms in word.known)
        )
    )
