"""``pressmark people show``: one person's names and offices."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import joined, locale_options, shown_in
from archive.cli.output import emit, formats
from archive.cli.table import Column, lines
from archive.cli.terminal import Terminal, terminal
from archive.cli.text import count, one_line
from archive.errors import NotFoundError

if TYPE_CHECKING:
    from archive.press import NameForm, PersonPage, RoleLine

__all__ = ["command"]


@click.command("show")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@locale_options
@formats()
@home_option
def command(name: tuple[str, ...], locale: str | None, calendar: str | None, form: str) -> None:
    """Show a person's names and offices.

    NAME is an id or a name in any script; where several persons have it, all are shown. Each name says
    what joined it to the person, each office the article that printed it.

    \b
    Example:
      pressmark people show kim-jong-il
      pressmark people show 김정일
    """
    with open_press() as press:
        people = press.person(joined(name), **shown_in(locale, calendar))
    if not people:
        raise NotFoundError(f"nobody here is called {joined(name)!r}: see 'pressmark people list'")
    emit(
        form,
        map(asdict, people),
        table=lambda: _pages(people),
        document=lambda rows: {"schema": 1, "people": list(rows)},
        columns=("id", "label", "count", "wikidata", "forms"),
        key="id",
    )


def _pages(people: tuple["PersonPage", ...]) -> Iterator[str]:
    screen = terminal()
    for number, page in enumerate(people):
        if number:
            yield ""
        facts = [page.id, count(page.count, "article"), *([page.wikidata] if page.wikidata else [])]
        yield screen.strong(one_line(page.label))
        yield from screen.facts(facts)
        yield from _forms(page.forms, screen)
        yield from _roles(page.roles, screen)


def _forms(forms: tuple["NameForm", ...], screen: Terminal) -> Iterator[str]:
    if forms:
        columns = (Column(name="name", cut=True), Column(name="language"), Column(name="joined by", cut=True))
        yield ""
        yield from lines(columns, [(form.name, form.language, form.reason) for form in forms], screen)


def _roles(roles: tuple["RoleLine", ...], screen: Terminal) -> Iterator[str]:
    if roles:
        columns = (Column(name="office", cut=True), Column(name="article"), Column(name="published"))
        yield ""
        yield from lines(columns, [(role.role, role.article, role.display or "") for role in roles], screen)
