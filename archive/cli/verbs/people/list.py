"""``pressmark people list``: persons and their counts."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import joined, page_options
from archive.cli.output import emit, formats
from archive.cli.table import Column, lines
from archive.cli.terminal import terminal

if TYPE_CHECKING:
    from archive.press import PersonLine

__all__ = ["command"]


@click.command("list")
@click.argument("name", nargs=-1, metavar="[NAME]...")
@click.option(
    "--with", "together", metavar="NAME", multiple=True, help="Only who is in articles with this person."
)
@page_options(None, "persons")
@click.option("--locale", metavar="TAG", help="Show names as in this locale: ko, en-GB, zh-Hant.")
@formats()
@home_option
def command(
    name: tuple[str, ...],
    together: tuple[str, ...],
    limit: int | None,
    offset: int,
    locale: str | None,
    form: str,
) -> None:
    """List persons and how many articles they are in.

    NAME leaves those whose name it is, or a part of it. With --with the numbers are of the articles that
    they are in together; given more than once, all must be there.

    \b
    Example:
      pressmark people list
      pressmark people list castro --format csv
      pressmark people list --with "Kim Jong Il" --limit 10
    """
    with open_press() as press:
        people = press.people(
            joined(name) or None, together=together, limit=limit, offset=offset, locale=locale
        )
    emit(
        form,
        map(asdict, people),
        table=lambda: _table(people),
        document=lambda rows: {"schema": 1, "people": list(rows)},
        columns=("id", "label", "count", "registered"),
        key="id",
    )


def _table(people: tuple["PersonLine", ...]) -> Iterator[str]:
    if not people:
        yield "no persons"
        return
    columns = (
        Column(name="name", cut=True),
        Column(name="id"),
        Column(name="articles", right=True),
        Column(name="register"),
    )
    rows = [
        (person.label, person.id, str(person.count), "yes" if person.registered else "no")
        for person in people
    ]
    yield from lines(columns, rows, terminal())
