"""``pressmark dates``: the dates that an article mentions, or the articles of a search."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

import click

from archive.cli.errors import say
from archive.cli.filters import filters
from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in
from archive.cli.output import emit, formats
from archive.cli.progress import bar
from archive.cli.results import facet_row, facet_table
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal
from archive.errors import UsageError

if TYPE_CHECKING:
    from archive.press import Chronology, DateLine, Filters, Timeline

__all__ = ["command"]

_COLUMNS = ("edtf", "display", "verbatim", "calendar", "start", "end", "consistent")
_MARK_COLUMNS = ("edtf", "display", "start", "end", "published", "verbatims")
_BUCKET_COLUMNS = ("value", "label", "count", "possible")


@click.command("dates")
@click.argument("article", metavar="[ID]", required=False)
@click.option("--timeline", "drawn", is_flag=True, help="Draw the dates in the order of time.")
@click.option("--check", "checked", is_flag=True, help="Say which dates cannot be right, and why.")
@click.option("--query", metavar="QUERY", help="Without ID: count the dates in the articles of this search.")
@filters
@click.option(
    "--by", type=click.Choice(("year", "decade", "month")), help="What to count a search by, else what suits."
)
@click.option("--published", is_flag=True, help="Count the articles of a search by their own dates instead.")
@locale_options
@formats()
@home_option
def command(
    article: str | None,
    drawn: bool,
    checked: bool,
    query: str | None,
    filters: "Filters",
    by: Literal["year", "decade", "month"] | None,
    published: bool,
    locale: str | None,
    calendar: str | None,
    form: str,
) -> None:
    """List the dates of an article, or count those of a search.

    They stand in the order of the text: each in the locale and calendar asked for, and as it is printed.
    A date whose own parts disagree, such as Juche 49 (1961), is marked. With --timeline they are drawn in the
    order of time, and so are the counts of a search: by decade, year or month, the certain ones and the
    possible.

    With --check nothing is listed but what cannot be right: years that disagree, a weekday that is another,
    an article dated before its calendar was announced or after it was taken in. Without ID all articles
    are checked, or those of a search.

    \b
    Example:
      pressmark dates minju-joson-3f9c2a7b1d04 --locale ko --calendar juche
      pressmark dates minju-joson-3f9c2a7b1d04 --timeline
      pressmark dates --query cuba --person 김정일 --timeline --by year
      pressmark dates --check --source kcna
    """
    shown = shown_in(locale, calendar)
    if checked:
        if drawn or by is not None or published:
            raise UsageError("--check lists findings: --timeline, --by and --published are without it")
        _check(article, query or "", filters, shown, form)
        return
    searched = query is not None or bool(filters) or by is not None or published
    if article is not None and searched:
        raise UsageError("an ID is of one article: --query, filters, --by and --published are for a search")
    if article is None and not searched and not drawn:
        raise UsageError("name an article by its ID, or articles by --query or a filter")
    if article is None:
        _search(query or "", filters, by, published, drawn, shown, form)
    elif drawn:
        _timeline(article, shown, form)
    else:
        _list(article, shown, form)


def _check(article: str | None, query: str, filters: "Filters", shown: Mapping[str, Any], form: str) -> None:
    from archive.cli.findings import print_findings

    streaming = form in {"jsonl", "csv", "ids"}
    with open_press() as press, bar("checking dates", streaming=streaming) as progress:
        found = press.check_dates(article, query=query, progress=progress, **shown, **filters)
        for note in found.notes:
            say(note)
        print_findings(form, found, progress)


# -- an article ------------------------------------------------------------------------------------


def _list(article: str, shown: Mapping[str, Any], form: str) -> None:
    with open_press() as press:
        found = press.dates(article, **shown)
    emit(
        form,
        map(asdict, found),
        table=lambda: _table(found),
        document=lambda rows: {"schema": 1, "id": article, "dates": list(rows)},
        columns=_COLUMNS,
        key="edtf",
    )


def _table(found: tuple["DateLine", ...]) -> Iterator[str]:
    if not found:
        yield "no dates"
        return
    columns = (
        Column(name="date"),
        Column(name="as printed", cut=True),
        Column(name="edtf"),
        Column(name=""),
    )
    rows = [
        (item.display, item.verbatim, item.edtf, "" if item.consistent else "inconsistent") for item in found
    ]
    yield from lines(columns, rows, terminal())


def _timeline(article: str, shown: Mapping[str, Any], form: str) -> None:
    with open_press() as press:
        found = press.timeline(article, **shown)
    emit(
        form,
        map(asdict, (*found.marks, *found.undated)),
        table=lambda: _axis(found),
        document=lambda _rows: {"schema": 1, **asdict(found)},
        columns=_MARK_COLUMNS,
        key="edtf",
    )


def _axis(found: "Timeline") -> Iterator[str]:
    from archive.cli.axis import axis

    return axis(found, terminal())


# -- a search --------------------------------------------------------------------------------------


def _search(
    query: str,
    filters: "Filters",
    by: Literal["year", "decade", "month"] | None,
    published: bool,
    drawn: bool,
    shown: Mapping[str, Any],
    form: str,
) -> None:
    with open_press() as press:
        found = press.chronology(query, by=by, published=published, **shown, **filters)
    for note in found.notes:
        say(note)
    emit(
        form,
        map(facet_row, found.buckets),
        table=lambda: _counts(found, drawn),
        document=lambda rows: {
            "schema": 1,
            "query": query,
            "field": found.field,
            "by": found.by,
            "articles": found.articles,
            "buckets": list(rows),
        },
        columns=_BUCKET_COLUMNS,
        key="value",
    )


def _counts(found: "Chronology", drawn: bool) -> Iterator[str]:
    from archive.cli.bars import bars

    if drawn:
        return bars(found, terminal())
    return facet_table([value for value in found.buckets if value.count or value.possible], terminal())
