"""``pressmark people suggest``: what there is to decide about persons."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from archive.cli.home import home_option, open_press
from archive.cli.options import joined, page_options
from archive.cli.output import emit, formats
from archive.cli.table import pairs
from archive.cli.terminal import terminal
from archive.cli.text import count

if TYPE_CHECKING:
    from archive.press import PersonLine, PersonSuggestion

__all__ = ["command"]

_MARGIN: Final = 11
"""Columns before the evidence: a number, a confidence and the gaps."""


@click.command("suggest")
@click.argument("name", nargs=-1, metavar="[NAME]...")
@page_options(20, "suggestions")
@click.option("--locale", metavar="TAG", help="Show names as in this locale: ko, en-GB, zh-Hant.")
@formats()
@home_option
def command(name: tuple[str, ...], limit: int | None, offset: int, locale: str | None, form: str) -> None:
    """List persons who may be one, and names of several, with reasons.

    The surest come first, each with what speaks for it and against it, and with the command that decides.
    NAME leaves those about one person. What was decided before is not suggested again. Nothing is changed.

    \b
    Example:
      pressmark people suggest
      pressmark people suggest "Steve Baker" --format json
    """
    with open_press() as press:
        found = press.suggest(joined(name) or None, limit=limit, offset=offset, locale=locale)
    emit(
        form,
        (_row(item, form) for item in found),
        table=lambda: _table(found, offset),
        document=lambda rows: {"schema": 1, "suggestions": list(rows)},
        columns=("kind", "confidence", "first", "second", "evidence", "command"),
        key="ids",
    )


def _row(item: "PersonSuggestion", form: str) -> dict[str, Any]:
    """A suggestion as plain values; the form ``ids`` has those of both persons in a line."""
    pair = {"ids": f"{item.first.id} {item.second.id}"} if form == "ids" else {}
    return {**asdict(item), **pair}


def _table(found: tuple["PersonSuggestion", ...], offset: int) -> Iterator[str]:
    if not found:
        yield "nothing to suggest"
        return
    screen = terminal()
    for number, item in enumerate(found, start=offset + 1):
        if number > offset + 1:
            yield ""
        asked = "may be" if item.kind == "merge" else "may be several persons, one of them"
        heading = f"{_person(item.first)} {asked} {_person(item.second)}"
        yield from pairs([(f"{number:>3}  {item.confidence:.2f}", heading)], screen)
        signs = [("-" if line.against else "+", line.words) for line in item.evidence]
        yield from pairs(signs, screen, indent=_MARGIN)
        yield " " * _MARGIN + item.command


def _person(person: "PersonLine") -> str:
    registered = ", in the register" if person.registered else ""
    return f"{person.label} ({person.id}, {count(person.count, 'article')}{registered})"
