"""``pressmark facets``: counts per value of a field."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from archive.cli.errors import say
from archive.cli.filters import filters
from archive.cli.home import home_option, open_press
from archive.cli.options import joined, locale_options, page_options, query_argument, shown_in
from archive.cli.output import emit, formats
from archive.cli.results import facet_row, headline
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal
from archive.cli.text import count

if TYPE_CHECKING:
    from archive.press import Facet, Filters

__all__ = ["command"]

_COLUMNS = ("value", "label", "count", "possible")


@click.command("facets")
@click.argument("field")
@query_argument
@filters
@page_options(20, "values")
@locale_options
@formats()
@home_option
def command(
    field: str,
    query: tuple[str, ...],
    filters: "Filters",
    limit: int | None,
    offset: int,
    locale: str | None,
    calendar: str | None,
    form: str,
) -> None:
    """Count articles by person, year, source and the like.

    FIELD is person, year, decade, month, source, language, author, subject, place, mentioned-year,
    mentioned-decade or mentioned-month.
    Only articles that match QUERY and the filters are counted. A column "possible" counts articles whose
    date is too vague to say that it lies in the year, month or decade.

    \b
    Example:
      pressmark facets person
      pressmark facets year cuba --source kcna --limit all --format csv
    """
    with open_press() as press:
        found = press.facet(
            field, joined(query), limit=limit, offset=offset, **shown_in(locale, calendar), **filters
        )
    for note in found.notes:
        say(note)
    emit(
        form,
        map(facet_row, found.values),
        table=lambda: _table(found, offset),
        document=lambda rows: {
            "schema": 1,
            "field": found.field,
            "total": found.total,
            "articles": found.articles,
            "values": list(rows),
        },
        columns=_COLUMNS,
        key="value",
    )


def _table(found: "Facet", offset: int) -> Iterator[str]:
    shown = len(found.values)
    total = f"{count(found.total, 'value')} in {count(found.articles, 'article')}"
    yield headline(total, offset=offset, shown=shown, all_shown=shown == found.total)
    if not found.values:
        return
    yield ""
    values = found.values
    columns = [Column(name="label", cut=True), Column(name="value"), Column(name="count", right=True)]
    rows = [[value.label, value.value, str(value.count)] for value in values]
    if any(value.possible for value in values):
        columns.append(Column(name="possible", right=True))
        rows = [[*row, str(value.possible)] for row, value in zip(rows, values, strict=True)]
    if all(value.label == value.value for value in values):
        columns = columns[1:]
        rows = [row[1:] for row in rows]
    yield from lines(columns, rows, terminal())
