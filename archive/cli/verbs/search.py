"""``pressmark search``: find articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import click

from archive.cli.errors import say
from archive.cli.filters import filters
from archive.cli.home import home_option, open_press
from archive.cli.options import joined, locale_options, page_options, query_argument, shown_in
from archive.cli.output import Row, emit, formats
from archive.cli.results import facet_row, hit_row, results

if TYPE_CHECKING:
    from archive.press import Filters, Found
    from archive.press.values import Suggestion

__all__ = ["command"]

_COLUMNS = ("id", "published", "source", "language", "title", "authors", "score")


@click.command("search")
@query_argument
@filters
@click.option(
    "--facet", "facets", multiple=True, metavar="FIELD[:N]", help="Count its N commonest values too (10)."
)
@click.option("--like", metavar="ID", help="Articles that share the telling words of this one.")
@click.option(
    "--sort",
    type=click.Choice(("relevance", "date", "-date")),
    help="The order: relevance with a query, -date (the latest first) without, unless told.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Show how the query was read and where the score of each article comes from.",
)
@page_options(10, "articles")
@locale_options
@formats()
@home_option
def command(
    query: tuple[str, ...],
    filters: "Filters",
    facets: tuple[str, ...],
    like: str | None,
    sort: Literal["relevance", "date", "-date"] | None,
    explain: bool,
    limit: int | None,
    offset: int,
    locale: str | None,
    calendar: str | None,
    form: str,
) -> None:
    """Find articles.

    QUERY is words, "a phrase", AND OR NOT, field:word, wild*; several arguments are joined by spaces,
    and one that starts with "-" goes after "--". Without it, all articles that the filters leave are
    listed, the latest first. Filters may be repeated: any of the sources, languages, years, decades and
    months will do; all of the persons, authors, subjects and places must be there.

    \b
    Example:
      pressmark search cuba --year 2011 --facet person
      pressmark search '"supreme people'"'"'s assembly"' --person 김정일 --sort date
      pressmark search --author 'So Ho Won' --format json
      pressmark search --like kcna-20111201-3f2a --year 2011
      pressmark search 'cuba friendship' --explain
      pressmark search cuba --limit all --format ids | xargs -n 1 pressmark show
    """
    explained: dict[str, Any] = {"explain": True} if explain else {}
    with open_press() as press:
        found = press.search(
            joined(query),
            like=like,
            facets=facets,
            sort=sort,
            limit=limit,
            offset=offset,
            **shown_in(locale, calendar),
            **explained,
            **filters,
        )
    for note in found.notes:
        say(note)
    revisions = bool(filters.get("revisions"))
    emit(
        form,
        (hit_row(hit, revisions=revisions) for hit in found.hits),
        table=lambda: _page(found, offset=offset, revisions=revisions),
        document=lambda rows: _document(found, list(rows)),
        columns=_COLUMNS,
        key="id",
    )


def _page(found: "Found", *, offset: int, revisions: bool) -> Iterator[str]:
    yield from results(found, offset=offset, revisions=revisions)
    if found.explanation is not None:
        from archive.cli.explanation import explanation_table

        yield from explanation_table(found.explanation, offset=offset)


def _document(found: "Found", hits: list[Row]) -> Row:
    document: dict[str, Any] = {
        "schema": 1,
        "query": found.query,
        "total": found.total,
        "relaxed": found.relaxed,
        "took_ms": round(found.took_ms, 1),
        "hits": hits,
        "facets": {field: [facet_row(value) for value in values] for field, values in found.facets.items()},
    }
    if found.suggestions:
        document["suggestions"] = [_suggestion_row(item) for item in found.suggestions]
    if found.explanation is not None:
        from archive.cli.explanation import explanation_row

        document["explanation"] = explanation_row(found.explanation)
    return document


def _suggestion_row(suggestion: "Suggestion") -> Row:
    return {
        "words": suggestion.words,
        "spellings": list(suggestion.spellings),
        "others": [
            {"text": form.text, "count": form.count, "reason": form.reason, "person": form.person}
            for form in suggestion.others
        ],
    }
