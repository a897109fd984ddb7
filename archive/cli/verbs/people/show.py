"""``pressmark people show``: one person's names, offices and company."""

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
    from archive.press import CareerLine, NameForm, PersonPage

__all__ = ["command"]


@click.command("show")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@locale_options
@formats()
@home_option
def command(name: tuple[str, ...], locale: str | None, calendar: str | None, form: str) -> None:
    """Show a person's names, offices and company.

    NAME is an id or a name in any script; where several persons have it, all are shown. Each name says
    what joined it to the person, each office by which articles call the person has the words of the
    first one. Of a person in more than a thousand articles, a thousand are read for these.

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
        yield screen.strong(one_line(page.label))
        yield from screen.facts(list(_facts(page)))
        yield from _forms(page.forms, screen)
        yield from _offices(page, screen)
        yield from _career(page.career, screen)
        yield from _company(page, screen)


def _facts(page: "PersonPage") -> Iterator[str]:
    yield page.id
    yield count(page.count, "article")
    if page.born or page.died:
        yield f"{page.born or '?'}–{page.died or ''}"
    if page.wikidata:
        yield page.wikidata


def _forms(forms: tuple["NameForm", ...], screen: Terminal) -> Iterator[str]:
    if forms:
        columns = (Column(name="name", cut=True), Column(name="language"), Column(name="joined by", cut=True))
        yield ""
        yield from lines(columns, [(form.name, form.language, form.reason) for form in forms], screen)


def _offices(page: "PersonPage", screen: Terminal) -> Iterator[str]:
    if page.offices:
        columns = (Column(name="office in the register", cut=True), Column(name="held"))
        yield ""
        yield from lines(columns, [(office.title, office.display or "") for office in page.offices], screen)


def _career(career: tuple["CareerLine", ...], screen: Terminal) -> Iterator[str]:
    """Each office with the words of the first article that has it."""
    if career:
        columns = (
            Column(name="called", cut=True),
            Column(name="by"),
            Column(name="published", cut=True),
            Column(name="articles", right=True),
            Column(name="first in"),
            Column(name="words", cut=True),
        )
        yield ""
        yield from lines(
            columns,
            [
                (line.office, line.evidence, line.display or "", str(line.articles), line.article, line.quote)
                for line in career
            ],
            screen,
        )


def _company(page: "PersonPage", screen: Terminal) -> Iterator[str]:
    if page.company:
        columns = (
            Column(name="together with", cut=True),
            Column(name="id"),
            Column(name="articles", right=True),
        )
        yield ""
        yield from lines(columns, [(one.label, one.id, str(one.count)) for one in page.company], screen)
