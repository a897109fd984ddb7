"""``pressmark dates``: the dates that an article mentions."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import locale_options, shown_in
from archive.cli.output import emit, formats
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal

if TYPE_CHECKING:
    from archive.press import DateLine

__all__ = ["command"]

_COLUMNS = ("edtf", "display", "verbatim", "calendar", "start", "end", "consistent")


@click.command("dates")
@click.argument("article", metavar="ID")
@locale_options
@formats()
@home_option
def command(article: str, locale: str | None, calendar: str | None, form: str) -> None:
    """List the dates that an article mentions.

    They stand in the order of the text: each in the locale and calendar asked for, and as it is printed.
    A date whose own parts disagree, such as Juche 49 (1961), is marked.

    \b
    Example:
      pressmark dates minju-joson-3f9c2a7b1d04 --locale ko --calendar juche
    """
    with open_press() as press:
        found = press.dates(article, **shown_in(locale, calendar))
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
